// What a key can mean. The key table says which key means what, and where.

/// One thing that the explorer can be asked to do.
enum Action: Hashable, Sendable {
  case station(Int)
  case move(dx: Int, dy: Int)
  case page(Int)
  case toStart, toEnd
  case nextPanel, previousPanel, nextView, previousView, zoom
  case chooseGroup, chooseInput, chooseOutput, chooseTask, chooseModels, chooseSettings
  case chooseTarget
  case adjust(Int)
  case act
  case paint
  case confirm, cancel
  case runOrPause, stepOnce, rewind, newSeed
  case logX, logY
  case damage
  case help, palette, search
  case undo, redo
  case export, copyView, copyStudy, write, open
  case nextTheme, redraw, suspend, quit
}

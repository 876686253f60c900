// The one table from which keys, hints, help and the command palette are made.

import Terminal

typealias Binding = KeyBinding<Action>

/// Every binding of the explorer. `place` is empty for everywhere, or names the stations it works in.
enum KeyTable {
  /// Bindings in the order in which help lists them.
  static let all: [Binding] = journey + moving + choosing + doing + stepping + training + keeping

  private static func row(
    _ keys: [Key], _ action: Action, _ label: String, _ help: String, _ id: String,
    in place: String = ""
  ) -> Binding {
    Binding(keys: keys, action: action, label: label, help: help, place: place, id: id)
  }

  private static let journey = Station.allCases.map { station in
    row(
      [.character(Character("\(station.number)"))], .station(station.number),
      String(station.title.prefix(12)),
      "Go to station \(station.number), \(station.title): \(station.question)",
      station.title.lowercased())
  }

  private static let moving = [
    row([.left, .character("h")], .move(dx: -1, dy: 0), "left", "Move the cursor left.", "left"),
    row([.down, .character("j")], .move(dx: 0, dy: 1), "down", "Move the cursor down.", "down"),
    row([.up, .character("k")], .move(dx: 0, dy: -1), "up", "Move the cursor up.", "up"),
    row(
      [.right, .character("l")], .move(dx: 1, dy: 0), "right", "Move the cursor right.", "right"),
    row([.pageUp], .page(-1), "page up", "Move the cursor up by a page.", "page-up"),
    row([.pageDown], .page(1), "page down", "Move the cursor down by a page.", "page-down"),
    row([.home], .toStart, "start", "Move the cursor to the start.", "start"),
    row([.end], .toEnd, "end", "Move the cursor to the end.", "end"),
    row([.tab], .nextPanel, "panel", "Go to the next panel.", "next-panel"),
    row([.backTab], .previousPanel, "panel back", "Go to the previous panel.", "previous-panel"),
    row([.character("v")], .nextView, "view", "Show the next view of this panel.", "next-view"),
    row([.character("V")], .previousView, "view back", "Show the view before.", "previous-view"),
    row([.character("z")], .zoom, "zoom", "Zoom this panel to the whole screen, or back.", "zoom"),
  ]

  private static let choosing = [
    row([.character("g")], .chooseGroup, "group", "Choose the group G.", "choose-group"),
    row([.character("i")], .chooseInput, "in", "Choose the input representation.", "input"),
    row([.character("o")], .chooseOutput, "out", "Choose the output representation.", "output"),
    row([.character("t")], .chooseTask, "task", "Choose what the networks learn.", "task"),
    row([.character("m")], .chooseModels, "models", "Choose which models train.", "models"),
    row(
      [.character("s")], .chooseSettings, "settings", "Change the settings of this place.",
      "settings"),
    row(
      [.character("H")], .chooseTarget, "map to",
      "Choose the group H whose homomorphisms G → H are listed.", "homomorphisms-to", in: "Group"),
    row([.character("[")], .adjust(-1), "less", "The value under the cursor down by one.", "less"),
    row([.character("]")], .adjust(1), "more", "The value under the cursor up by one.", "more"),
    row([.character("{")], .adjust(-10), "less", "The value down by ten.", "less-10"),
    row([.character("}")], .adjust(10), "more", "The value up by ten.", "more-10"),
  ]

  private static let doing = [
    row(
      [.character("a")], .act, "act",
      "Act: letters are generators until Esc; - inverts the next.", "act"),
    row(
      [.character(" ")], .paint, "paint",
      "Paint or carve the place here; large groups: the way back.",
      "paint", in: "Symmetry"),
    row(
      [.character(".")], .stepOnce, "one letter", "Large groups: one letter of the way back.",
      "way-back", in: "Symmetry"),
    row(
      [.character("R")], .newSeed, "scramble",
      "Large groups: a random element, by the next seed.", "scramble", in: "Symmetry"),
    row(
      [.character("r")], .rewind, "home", "Large groups: back to where nothing has moved.",
      "solved", in: "Symmetry"),
    row([.enter], .confirm, "open", "Open or confirm.", "confirm"),
    row([.escape], .cancel, "back", "Go back or cancel.", "cancel"),
    row(
      [.character("d")], .damage, "damage",
      "Damage the cell or entry here, to see which law fails.",
      "damage", in: "Group Representation Network"),
  ]

  private static let stepping = [
    row(
      [.character(" ")], .runOrPause, "play", "Play the enumeration of cosets, or stop it.", "play",
      in: "Group"),
    row(
      [.character(".")], .stepOnce, "step", "One step of the enumeration of cosets.", "one-step",
      in: "Group"),
    row(
      [.character(" ")], .runOrPause, "play",
      "Impose generators one by one, or average; again stops.", "play-weights",
      in: "Weights"),
    row(
      [.character(".")], .stepOnce, "impose", "Impose the next generator, or average once more.",
      "impose", in: "Weights"),
  ]

  private static let training = [
    row(
      [.character(" ")], .runOrPause, "run/pause", "Run or pause the training.", "run",
      in: "Training"),
    row([.character(".")], .stepOnce, "step", "Take one step of training.", "step", in: "Training"),
    row(
      [.character("r")], .rewind, "rewind", "Rewind with the same seed; u brings the run back.",
      "rewind", in: "Training"),
    row(
      [.character("R")], .newSeed, "new seed",
      "Start again with a new seed; u brings the run back.",
      "new-seed", in: "Training"),
    row(
      [.character("x")], .logX, "log x", "Log scale of the step axis.", "log-x", in: "Training"),
    row(
      [.character("y")], .logY, "log y", "Log scale of the value axis.", "log-y", in: "Training"),
  ]

  private static let keeping = [
    row([.character("u")], .undo, "undo", "Undo the last change of the study.", "undo"),
    row([.control("r")], .redo, "redo", "Redo the change that was undone.", "redo"),
    row([.character("/")], .search, "search", "Search an element by its name.", "search"),
    row([.character("e")], .export, "export", "Export this view to a file.", "export"),
    row([.character("c")], .copyView, "copy", "Copy this view as text.", "copy"),
    row([.character("C")], .copyStudy, "copy study", "Copy the study as one line.", "copy-study"),
    row([.character("w")], .write, "write", "Write the study to a file.", "write"),
    row([.character("O")], .open, "open", "Open a study from a file.", "open"),
    row([.character(":")], .palette, "commands", "Commands by name, with completion.", "commands"),
    row([.character("?")], .help, "help", "Help for this place; Enter runs a line.", "help"),
    row([.character("T")], .nextTheme, "theme", "Next theme.", "theme"),
    row([.control("l")], .redraw, "redraw", "Draw the whole screen again.", "redraw"),
    row([.control("z")], .suspend, "suspend", "Suspend the program; fg brings it back.", "suspend"),
    row([.character("q")], .quit, "quit", "Quit; asks only while something runs.", "quit"),
  ]

  /// The bindings that work in `station`.
  static func bindings(in station: Station) -> [Binding] {
    all.filter {
      $0.place.isEmpty || $0.place.split(separator: " ").contains(Substring(station.title))
    }
  }

  /// What `key` means in `station`.
  static func action(for key: Key, in station: Station) -> Action? {
    lookup[station]?[key]
  }

  private static let lookup: [Station: [Key: Action]] = Dictionary(
    uniqueKeysWithValues: Station.allCases.map { station in
      let pairs = bindings(in: station).flatMap { binding in
        binding.keys.map { ($0, binding.action) }
      }
      return (station, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    })
}

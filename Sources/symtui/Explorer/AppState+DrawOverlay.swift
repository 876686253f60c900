// Prompts, lists, help and questions, drawn over the station.

import Engine
import Groups
import Networks
import Terminal

extension AppState {
  func drawOverlay(in body: Rect, on canvas: inout Canvas) {
    switch overlay {
    case .prompt(let prompt): drawPrompt(prompt, in: body, on: &canvas)
    case .picker(let picker): drawPicker(picker, in: body, on: &canvas)
    case .help(let help): drawHelp(help, in: body, on: &canvas)
    case .askQuit:
      Popup(
        title: "quit?", content: [[Span("Training still runs. y quits, any other key stays.")]],
        note: "y / n"
      ).draw(in: body, on: &canvas)
    case nil: break
    }
  }

  private func drawPrompt(_ prompt: Prompt, in body: Rect, on canvas: inout Canvas) {
    let width = min(76, body.width - 4)
    let names = prompt.completions.map { columns(of: $0.text) }
    let nameWidth = min(30, names.max() ?? 0)
    let rows = prompt.completions.map { completion -> [Span] in
      let padding = String(
        repeating: " ", count: max(1, nameWidth - columns(of: completion.text) + 2))
      return [Span(completion.text, .accent), Span(padding + completion.meaning, .muted)]
    }
    let view = PromptView(
      label: prompt.kind.label, editor: prompt.editor,
      fault: prompt.problem.map { PromptView.Fault($0, at: prompt.position) },
      completions: rows, completionCursor: prompt.chosen)
    let height = min(view.height(width: width - 4) + 2, max(6, body.height - 2))
    let box = body.centered(Size(width: width, height: height))
    canvas.fill(box)
    let note = prompt.isChecking ? "computing …  Esc stops" : "Tab completes · Enter · Esc"
    let inside = canvas.frame(box, title: title(prompt.kind), style: .focusedBorder, note: note)
    view.draw(in: inside.inset(by: 1, 0), on: &canvas)
  }

  private func title(_ kind: PromptKind) -> String {
    switch kind {
    case .group: "choose the group"
    case .target: "homomorphisms from \(world.study.group) to which group?"
    case .input: "input representation of \(world.study.group)"
    case .output: "output representation of \(world.study.group)"
    case .command: "command"
    case .search: "go to an element, by name or word"
    case .exportPath: "export this view: .svg .ansi .txt, or .csv for the numbers"
    case .writePath: "write the study to a file"
    case .openPath: "open a study from a file"
    case .setting(let name): "setting \(name)"
    }
  }

  private func drawPicker(_ picker: Picker, in body: Rect, on canvas: inout Canvas) {
    let rows = rows(of: picker)
    let nameWidth = rows.map { columns(of: $0.name) }.max() ?? 0
    let valueWidth = rows.map { columns(of: $0.value) }.max() ?? 0
    let lines = rows.map { row -> [Span] in
      [
        Span(row.name.padded(to: nameWidth + 2), Style(.text, bold: true)),
        Span(row.value.padded(to: valueWidth + 2), .accent), Span(row.meaning, .muted),
      ]
    }
    let title: String
    let note: String
    switch picker.kind {
    case .task: (title, note) = ("task", "Enter picks · Esc")
    case .models: (title, note) = ("models", "Enter switches · Esc")
    case .settings:
      let enter = station == .weights ? "takes" : "types"
      (title, note) = ("settings of \(station.title)", "[ ] change · Enter \(enter) · Esc")
    }
    Popup(
      title: title, content: lines.isEmpty ? [[Span("nothing to set here", .muted)]] : lines,
      cursor: picker.cursor, note: note
    ).draw(in: body.inset(by: 1), on: &canvas)
  }

  private func drawHelp(_ help: HelpPage, in body: Rect, on canvas: inout Canvas) {
    let station = help.station
    let width = min(86, body.width - 6)
    var lines: [[Span]] = []
    for paragraph in station.explanation {
      lines += wrap(paragraph, width: width - 1).map { [Span($0)] }
    }
    lines.append([Span("")])
    let first = lines.count
    let bindings = KeyTable.bindings(in: station)
    lines += bindings.map { binding in
      [Span(binding.keyNames.padded(to: 12), .key), Span(" \(binding.help)")]
    }
    lines.append([Span("")])
    lines += wrap("Upshot: \(station.upshot)", width: width - 1).map {
      [Span($0, Style(.accent, bold: true))]
    }
    lines += wrap("Sources: \(station.sources)", width: width - 1).map { [Span($0, .muted)] }
    // The explanation is seen first; going past the last key shows the upshot.
    let cursor = first + help.cursor
    let visible = max(1, body.height - 2)
    let tail = help.cursor == bindings.count - 1 ? lines.count - 1 : cursor
    let origin = max(0, min(tail - visible + 1, lines.count - visible))
    Popup(
      title: "\(station.number) \(station.title): \(station.question)", content: lines,
      origin: origin, cursor: cursor, note: "↑↓ · Enter runs the line · Esc", width: width
    ).draw(in: body, on: &canvas)
  }
}

extension String {
  /// With blanks at the end up to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns(of: self)))
  }
}

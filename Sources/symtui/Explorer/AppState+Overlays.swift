// Prompts, lists and help: what keys do in them, and what comes of them.

import Engine
import Groups
import Networks
import Representations
import Terminal

extension AppState {
  mutating func open(_ kind: PromptKind, _ text: String) {
    var prompt = Prompt(
      kind: kind, editor: LineEditor(text, history: histories[kind.label] ?? []))
    prompt.isFresh = !text.isEmpty
    prompt.complete(in: world, station: station)
    overlay = .prompt(prompt)
  }

  mutating func reduce(_ old: Prompt, _ key: Key) -> [Effect] {
    var prompt = old
    if prompt.isChecking, key != .escape { return [] }
    prompt.startOver(with: key)
    if prompt.reduceCompletion(key) {
      overlay = .prompt(prompt)
      return []
    }
    switch prompt.editor.handle(key) {
    case .cancelled:
      overlay = nil
      return old.isChecking ? [.cancel(.check)] : []
    case .submitted(let line): return submit(line, &prompt)
    case .complete, .edited, .ignored:
      if prompt.editor.text != old.editor.text {
        prompt.problem = nil
        prompt.position = nil
        prompt.chosen = nil
        prompt.complete(in: world, station: station)
      }
      overlay = .prompt(prompt)
      return []
    }
  }

  private mutating func submit(_ line: String, _ prompt: inout Prompt) -> [Effect] {
    // The editor empties itself; what was typed stays until it is accepted.
    prompt.editor.text = line
    let text = line.trimmed
    guard !text.isEmpty else {
      overlay = nil
      return []
    }
    histories[prompt.kind.label, default: []].removeAll { $0 == text }
    histories[prompt.kind.label, default: []].append(text)
    do throws(ParseError) {
      let effects = try run(prompt.kind, text)
      if case .some(.submit(.check)) = effects.first {
        prompt.isChecking = true
        overlay = .prompt(prompt)
      } else if case .prompt(let open) = overlay, open.kind == prompt.kind {
        overlay = nil
      }
      return effects
    } catch {
      prompt.problem = error.hint.map { "\(error.problem); \($0)" } ?? error.problem
      prompt.position = error.position
      overlay = .prompt(prompt)
      return []
    }
  }

  /// What a line at a prompt asks for.
  private mutating func run(_ kind: PromptKind, _ text: String) throws(ParseError) -> [Effect] {
    var study = world.study
    switch kind {
    case .group:
      study.choose(group: try GroupExpression(parsing: text))
      return check(study, keepRepresentations: false)
    case .target: return try showHomomorphisms(to: text)
    case .input:
      study.input = try RepExpression(parsing: text)
      return check(study, keepRepresentations: true)
    case .output:
      study.output = try RepExpression(parsing: text)
      return check(study, keepRepresentations: true)
    case .command: return try command(text)
    case .search:
      if var large = world.large {
        try large.search(text)
        world.large = large
        return world.movedRequests(station).map(Effect.submit)
      }
      if let effects = try filterElements(text) { return effects }
      guard let group = world.group else { return [] }
      world.selection.a = try group.element(parsing: text)
      return submitSelection()
    case .exportPath: return [export(to: text)]
    case .writePath:
      return [.save(path: text, text: world.study.description + "\n", what: "the study")]
    case .openPath: return [.readStudy(path: text)]
    case .setting(let name): return try set(name, text)
    }
  }

  /// A line of the command prompt: a name from the key table, or a word and what it takes.
  private mutating func command(_ text: String) throws(ParseError) -> [Effect] {
    if let binding = KeyTable.bindings(in: station).first(where: { $0.id == text }) {
      overlay = nil
      return perform(binding.action)
    }
    let screen = ShowCommand.Screen(rawValue: text)
    if let view = GroupView(rawValue: text) ?? screen?.view {
      overlay = nil
      return show(view)
    }
    if let screen {
      overlay = nil
      if let view = screen.weightsView { weightsScreen.show(view) }
      if let view = screen.networkView { networkScreen.show(view) }
      return go(to: screen.station)
    }
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let argument = words.count == 2 ? words[1] : ""
    switch words[0] {
    case "group" where !argument.isEmpty: return try run(.group, argument)
    case "to" where !argument.isEmpty: return try run(.target, argument)
    case "in" where !argument.isEmpty: return try run(.input, argument)
    case "out" where !argument.isEmpty: return try run(.output, argument)
    case "task" where !argument.isEmpty: return try choose(task: argument, in: text)
    case "theme" where !argument.isEmpty:
      guard Theme.all.contains(where: { $0.name == argument }) else {
        throw ParseError(
          "there is no theme called “\(argument)”", in: text, at: 6,
          hint: "themes: " + Theme.all.map(\.name).joined(separator: ", "))
      }
      return [.theme(argument)]
    case "set" where argument.contains("="):
      let equals = argument.firstIndex(of: "=") ?? argument.endIndex
      return try set(
        String(argument[..<equals]).trimmed,
        String(argument[equals...].dropFirst()).trimmed)
    default:
      throw ParseError(
        "there is no command “\(text)” here", in: text, at: 0, hint: "Tab completes; ? lists all")
    }
  }

  private mutating func choose(task name: String, in text: String) throws(ParseError) -> [Effect] {
    guard let task = TaskName(rawValue: name) else {
      throw ParseError(
        "there is no task called “\(name)”", in: text, at: 5,
        hint: "tasks: " + TaskName.allCases.map(\.rawValue).joined(separator: ", "))
    }
    var study = world.study
    study.choose(task: task)
    return adopt(study)
  }

  private mutating func set(_ name: String, _ value: String) throws(ParseError) -> [Effect] {
    switch name {
    case "pace":
      guard let pace = value == "full" ? 0 : Int(value), (0...100_000).contains(pace) else {
        throw ParseError("pace is steps a second, 1 to 100000, or full", in: value, at: 0)
      }
      trainingScreen.pace = pace
      return [.pace(pace)]
    case "smoothing":
      guard let smoothing = Double(value), (0...0.99).contains(smoothing) else {
        throw ParseError("smoothing is a number from 0 to 0.99", in: value, at: 0)
      }
      trainingScreen.smoothing = smoothing
      return []
    default: break
    }
    var study = world.study
    do {
      try study.settings.set(name, value)
    } catch {
      throw ParseError(error.description, in: value, at: 0)
    }
    return adopt(study)
  }

  /// Asks the engine for a check whose answer belongs to the prompt, and to nobody who asked before.
  private mutating func check(_ study: Study, keepRepresentations keep: Bool) -> [Effect] {
    (opening, taking) = (nil, nil)
    return [.submit(.check(study, keepRepresentations: keep))]
  }

  /// Waits for the engine to say whether a study that was read can be looked at.
  mutating func awaitOpened(_ path: String) {
    (opening, taking) = (path, nil)
    message = Message(text: "opening \(path) …")
  }

  mutating func checkSucceeded(_ checked: CheckedStudy) -> [Effect] {
    if let path = opening {
      opening = nil
      message = Message(text: "opened \(path)")
      return adopt(checked.study)
    }
    if let group = taking {
      taking = nil
      message = Message(text: "the group is \(group) now; u brings the last one back")
      return adopt(checked.study)
    }
    guard case .prompt(let prompt) = overlay, prompt.isChecking else { return [] }
    overlay = nil
    if let note = checked.note { message = Message(text: note, isProblem: true) }
    // Chosen once more, a table is read once more.
    if checked.study == world.study, prompt.kind == .group, checked.study.group.readsTable {
      return startOver(groupChanged: true)
    }
    return adopt(checked.study)
  }

  mutating func checkFailed(_ error: EngineError) -> [Effect] {
    if let path = opening {
      opening = nil
      message = Message(text: "\(path): \(error)", isProblem: true)
      return []
    }
    if let group = taking {
      taking = nil
      message = Message(text: "\(group): \(error)", isProblem: true)
      return []
    }
    guard case .prompt(var prompt) = overlay, prompt.isChecking else { return [] }
    prompt.isChecking = false
    prompt.problem = error.description
    if case .parse(let parse) = error { prompt.position = parse.position }
    overlay = .prompt(prompt)
    return []
  }
}

extension Prompt {
  /// What was there when the prompt opened goes as soon as something else is typed.
  fileprivate mutating func startOver(with key: Key) {
    guard isFresh else { return }
    isFresh = false
    switch key {
    case .character, .paste: editor.text = ""
    default: break
    }
  }

  /// Tab and Shift-Tab walk through the completions.
  fileprivate mutating func reduceCompletion(_ key: Key) -> Bool {
    guard !completions.isEmpty else { return false }
    switch key {
    case .tab: choose(chosen.map { ($0 + 1) % completions.count } ?? 0)
    case .backTab:
      choose(chosen.map { ($0 + completions.count - 1) % completions.count } ?? 0)
    default: return false
    }
    return true
  }

  private mutating func choose(_ index: Int) {
    chosen = index
    editor.text = completions[index].text
    problem = nil
    position = nil
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    let tail = drop { $0.isWhitespace }
    guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(tail[...last])
  }
}

// Everything the explorer is at one moment; the only things that change it are reduce and take.

import Engine
import Groups
import Networks
import Representations
import Terminal

/// The state of the whole program, apart from what the engine and the terminal own.
struct AppState: Sendable {
  var world: World
  var station = Station.group
  var overlay: Overlay?
  var message: Message?
  /// While acting, letters are generators; the word built so far, latest letter first.
  var acting: Acting?

  var symmetryScreen = SymmetryScreen()
  var largeSymmetryScreen = LargeSymmetryScreen()
  var groupScreen = GroupScreen()
  var largeGroupScreen = LargeGroupScreen()
  var lieGroupScreen = LieGroupScreen()
  var loopScreen = LoopScreen()
  var representationScreen = RepresentationScreen()
  var weightsScreen = WeightsScreen()
  var networkScreen = NetworkScreen()
  var trainingScreen = TrainingScreen()

  var undoStack: [Remembered] = []
  var redoStack: [Remembered] = []
  /// Lines typed before, by kind of prompt.
  var histories: [String: [String]] = [:]
  var themeName = ""
  var glyphs = GlyphSet.unicode
  /// The file whose study the engine looks at before it is adopted.
  var opening: String?
  /// The group that is taken into the study as soon as it is checked.
  var taking: GroupExpression?
  /// Lines drawn last, for exporting and copying the view.
  var size = Size(width: 80, height: 24)

  init(study: Study) { world = World(study: study) }

  /// A study to come back to.
  struct Remembered: Sendable {
    var study: Study
    var attempt: Int
    /// In a large group the element that `R` or `r` has left.
    var selection: LargeSelection?
  }

  /// Walking by generators.
  struct Acting: Hashable, Sendable {
    var inverse = false
    /// Generator names with exponents, in the order in which they acted.
    var letters: [String] = []

    /// The word as it is written: the letter that acted last stands first.
    var word: String { letters.isEmpty ? "e" : letters.reversed().joined(separator: " ") }
    /// The name of the element on which the first letter acts; nil where that is e.
    var start: String?

    /// The product that a is now: the word times the element on which it acts.
    var product: String {
      guard let start else { return word }
      return letters.isEmpty ? start : "\(word) · \(start)"
    }
  }

  /// The number of studies that undo can go back.
  static let undoLimit = 200
}

extension AppState {
  /// Puts `study` in place of the present one, which undo brings back; asks for what it needs.
  mutating func adopt(_ study: Study, attempt: Int? = nil) -> [Effect] {
    let newAttempt = attempt ?? world.attempt
    guard study != world.study || newAttempt != world.attempt else { return [] }
    remember(Remembered(study: world.study, attempt: world.attempt))
    return replace(with: Remembered(study: study, attempt: newAttempt))
  }

  /// What undo comes back to.
  mutating func remember(_ present: Remembered) {
    undoStack.append(present)
    if undoStack.count > Self.undoLimit { undoStack.removeFirst() }
    redoStack = []
  }

  /// The present as undo and redo keep it, with the element where `other` has one.
  private func present(for other: Remembered) -> Remembered {
    Remembered(
      study: world.study, attempt: world.attempt,
      selection: other.selection == nil ? nil : world.large?.selection)
  }

  mutating func undo() -> [Effect] {
    guard let last = undoStack.popLast() else {
      message = Message(text: "nothing to undo", isProblem: true)
      return []
    }
    redoStack.append(present(for: last))
    message = Message(text: "undone: \(change(to: last))")
    return replace(with: last)
  }

  mutating func redo() -> [Effect] {
    guard let next = redoStack.popLast() else {
      message = Message(text: "nothing to redo", isProblem: true)
      return []
    }
    undoStack.append(present(for: next))
    message = Message(text: "redone: \(change(to: next))")
    return replace(with: next)
  }

  /// The parts of a study that are not as they were.
  private func change(to other: Remembered) -> String {
    if let selection = other.selection { return "a = \(shortened(selection.a, to: 15))" }
    let before = Set(world.study.description.split(separator: ";"))
    let parts = other.study.description.split(separator: ";").filter { !before.contains($0) }
    return parts.isEmpty ? "the run" : parts.joined(separator: ";").trimmed
  }

  private mutating func replace(with new: Remembered) -> [Effect] {
    let old = world.study
    world.study = new.study
    world.attempt = new.attempt
    let groupChanged = old.group != new.study.group
    if groupChanged || old.input != new.study.input || old.output != new.study.output {
      return startOver(groupChanged: groupChanged)
    }
    if let selection = new.selection, world.large != nil {
      world.large?.selection = selection
      acting = nil
      largeSymmetryScreen.start(world)
    }
    return [.prepareRuns] + submitWayBack()
  }

  /// Forgets the answers about group, in and out, and asks anew.
  mutating func startOver(groupChanged: Bool) -> [Effect] {
    acting = nil
    world.forget(groupChanged: groupChanged)
    return dropAwaited() + submitAll() + [.prepareRuns]
  }

  /// Asks for everything that the study needs.
  func submitAll() -> [Effect] {
    world.requests.map(Effect.submit) + submitGroupViews()
  }

  /// Asks for what follows the selection.
  func submitSelection() -> [Effect] {
    world.selectionRequests.map(Effect.submit) + [.show(world.probe)]
  }

  /// Takes what the engine has to say.
  mutating func take(_ message: EngineMessage) -> [Effect] {
    switch message {
    case .run(let run):
      world.runs[run.key] = run
      if world.runs.count > Engine.keptRuns {
        let wanted = Set(world.runKeys)
        world.runs = world.runs.filter { wanted.contains($0.key) }
      }
      return []
    case .news(let news): return take(news)
    }
  }

  private mutating func take(_ news: News) -> [Effect] {
    let kind = news.request.kind
    guard world.awaited[kind] == news.request else { return [] }
    switch news.outcome {
    case .progress(let share):
      world.pending[kind] = .some(share)
      return []
    case .failed(let error):
      world.settle(kind)
      world.answered[kind] = news.request
      if kind == .check { return checkFailed(error) }
      world.failures[kind] = error
      return
        (world.requestsForLargeGroup(insteadOf: news.request, error)
        + world.complexRequests(insteadOf: news.request, error)).map(Effect.submit)
    case .done(.checked(let checked)):
      world.settle(kind)
      return checkSucceeded(checked)
    case .done(let snapshot):
      world.settle(kind)
      world.answered[kind] = news.request
      let hadGroup = world.structure != nil
      world.take(snapshot, for: news.request)
      if kind == .lie, let lie = world.lie {
        lieGroupScreen = LieGroupScreen()
        return lieGroupScreen.requests(lie.group).map(Effect.submit)
      }
      if kind == .largeGroup { openLargeSymmetry() }
      if [.anyRepresentation, .complexRepresentation, .largeGroup].contains(kind) {
        return (world.actionRequests + world.squareRequests).map(Effect.submit)
      }
      if kind == .loop { loopScreen = LoopScreen() }
      if kind == .film { groupScreen.startFilm() }
      if kind == .weightsFilm { weightsScreen.startFilm() }
      // The first structure of a group says where its selection starts: an object, unmoved.
      if kind == .structure, !hadGroup, station == .symmetry { world.selection.a = 0 }
      return (kind == .structure && !hadGroup ? submitSelection() : []) + submitGroupViews()
    }
  }

  /// Stops waiting for, and working on, what was asked about the study before: a late answer would
  /// be taken as one about the present study. Checks are about studies that are still to come.
  private mutating func dropAwaited() -> [Effect] {
    world.awaited.keys.filter { $0 != .check }.map { kind in
      world.settle(kind)
      return .cancel(kind)
    }
  }

  /// Stops waiting for everything; returns the kinds that were asked for.
  mutating func stopWaiting() -> [Request.Kind] {
    let kinds = Array(world.awaited.keys)
    for kind in kinds {
      world.settle(kind)
      if kind == .check { _ = checkFailed(.cancelled) } else { world.failures[kind] = .cancelled }
    }
    return kinds
  }
}

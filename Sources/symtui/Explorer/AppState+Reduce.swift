// What each key does: first to what lies on top, then to the explorer, then to the station.

import Engine
import Groups
import Networks
import Terminal

extension AppState {
  /// Takes one key. Pure: what has to be done outside is asked for.
  mutating func reduce(_ key: Key) -> [Effect] {
    // The next key finishes a motion at once.
    symmetryScreen.motion = nil
    largeSymmetryScreen.motion = nil
    switch overlay {
    case .prompt(let prompt): return reduce(prompt, key)
    case .picker(let picker): return reduce(picker, key)
    case .help(let help): return reduce(help, key)
    case .askQuit:
      if case .mouse = key { return [] }
      overlay = nil
      return key == .character("y") ? [.quit] : []
    case nil: break
    }
    message = nil
    if acting != nil, let effects = reduceActing(key) { return effects }
    if case .mouse(let event) = key { return reduceMouse(event) }
    guard let action = KeyTable.action(for: key, in: station) else {
      message = Message(text: "\(key.name) does nothing here; ? lists the keys", isProblem: true)
      return []
    }
    return perform(action)
  }

  /// Does what a key or a command stands for.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .station(let number):
      return Station.allCases.first { $0.number == number }.map { go(to: $0) } ?? []
    case .help:
      overlay = .help(HelpPage(station: station))
      return []
    case .undo: return undo()
    case .redo: return redo()
    case .nextTheme: return [.nextTheme]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit()
    case .act: return startActing()
    case .copyStudy:
      message = Message(text: "copied: \(world.study)")
      return [.copy(world.study.description)]
    case .copyView:
      let text = plainText(bareCanvas())
      message = Message(text: "copied this view as text, if the terminal lets programs copy")
      return [.copy(text)]
    case .runOrPause where station == .group, .stepOnce where station == .group:
      return playFilm(action)
    case .runOrPause where station == .weights, .stepOnce where station == .weights:
      return reduceStation(action)
    case .paint where station == .symmetry && world.large != nil,
      .stepOnce where station == .symmetry, .rewind where station == .symmetry,
      .newSeed where station == .symmetry:
      return moveLarge(action)
    case .runOrPause, .stepOnce, .rewind, .newSeed: return train(action)
    default:
      if let effects = openOverlay(for: action) { return effects }
      return reduceStation(action)
    }
  }

  /// Another station; the entry that was selected must exist in what it draws.
  mutating func go(to next: Station) -> [Effect] {
    station = next
    if next == .weights { world.clampEntry() }
    world.wantsNetwork = next == .network
    openLargeSymmetry()
    return
      leaveFilm() + submitGroupViews() + submitWayBack()
      + (world.networkRequests + world.squareRequests).map(Effect.submit)
      + (next == .representation ? world.actionRequests.map(Effect.submit) : [])
      + (next == .training ? [.prepareRuns] : [])
  }

  private mutating func quit() -> [Effect] {
    guard world.isTraining else { return [.quit] }
    overlay = .askQuit
    return []
  }

  private mutating func openOverlay(for action: Action) -> [Effect]? {
    switch action {
    case .chooseGroup: open(.group, world.study.group.description)
    case .chooseTarget: openTarget()
    case .chooseInput: open(.input, world.study.input.description)
    case .chooseOutput: open(.output, world.study.output.description)
    case .palette: open(.command, "")
    case .search: open(.search, "")
    case .export: open(.exportPath, "symtui-\(station.rawValue).svg")
    case .write: open(.writePath, "study.symtui")
    case .open: open(.openPath, "study.symtui")
    case .chooseTask: overlay = .picker(Picker(kind: .task))
    case .chooseModels: overlay = .picker(Picker(kind: .models))
    case .chooseSettings: overlay = .picker(Picker(kind: .settings))
    default: return nil
    }
    return []
  }

  mutating func reduceStation(_ action: Action) -> [Effect] {
    let before = world.selection
    let damaged = (world.damagedEntry, world.damagedCell)
    var effects: [Effect]
    if action == .damage, station == .group, let why = world.whyNotDamaged {
      message = Message(text: why, isProblem: true)
      return []
    }
    switch station {
    case .group where world.large != nil:
      largeGroupScreen.reduce(action, &world)
      return []
    case .symmetry where world.large != nil:
      largeSymmetryScreen.reduce(action, &world)
      return submitWayBack()
    case .symmetry:
      if action == .confirm, let wanted = symmetryScreen.wantedGroup(world) {
        return take(group: wanted)
      }
      effects = symmetryScreen.reduce(action, &world).map(Effect.submit)
    case .group where world.lie != nil:
      effects = lieGroupScreen.reduce(action, &world).map(Effect.submit)
    case .group where world.loop != nil:
      effects = loopScreen.reduce(action, &world).map(Effect.submit)
    case .group: effects = groupScreen.reduce(action, &world).map(Effect.submit)
    case .representation: effects = representationScreen.reduce(action, &world).map(Effect.submit)
    case .weights: effects = weightsScreen.reduce(action, &world).map(Effect.submit)
    case .network: effects = networkScreen.reduce(action, &world).map(Effect.submit)
    case .training: effects = trainingScreen.reduce(action, &world).map(Effect.submit)
    }
    if world.selection != before || damaged.0 != world.damagedEntry {
      effects += submitSelection()
    }
    return effects + leaveFilm()
  }

  /// A click moves the cursor there is in the panel; the wheel scrolls it.
  private mutating func reduceMouse(_ event: MouseEvent) -> [Effect] {
    switch event.kind {
    case .wheelUp: return reduceStation(.move(dx: 0, dy: -1))
    case .wheelDown: return reduceStation(.move(dx: 0, dy: 1))
    case .press:
      if event.point.y == 0 {
        let hit = TopBar.station(at: event.point.x, width: size.width, active: station)
        return hit.map { go(to: $0) } ?? []
      }
      return click(event.point)
    case .release: return []
    }
  }

  private mutating func click(_ point: Point) -> [Effect] {
    let body = Self.body(of: size)
    let before = world.selection
    var effects: [Effect] = []
    switch station {
    case .group where world.large != nil: largeGroupScreen.click(point, in: body, &world)
    case .symmetry where world.large != nil: largeSymmetryScreen.click(point, in: body)
    case .symmetry: symmetryScreen.click(point, in: body, &world)
    case .group where world.lie != nil: lieGroupScreen.click(point, in: body)
    case .group where world.loop != nil: loopScreen.click(point, in: body, world)
    case .group: groupScreen.click(point, in: body, &world)
    case .representation: representationScreen.click(point, in: body)
    case .weights: weightsScreen.click(point, in: body, &world)
    case .network:
      effects = networkScreen.click(point, in: body, &world).map(Effect.submit)
    case .training: trainingScreen.click(point, in: body)
    }
    return effects + (world.selection == before ? [] : submitSelection()) + submitGroupViews()
  }

  /// Training works from its station; elsewhere the keys are not bound.
  private mutating func train(_ action: Action) -> [Effect] {
    guard world.study.task != nil else {
      message = Message(text: trainingScreen.noTask(world), isProblem: true)
      return []
    }
    if action == .runOrPause || action == .stepOnce, world.hasTrained {
      message = Message(
        text: "every model has finished; R trains with a new seed, s sets more steps")
      return []
    }
    switch action {
    case .runOrPause: return [world.isTraining ? .pauseRace : .runRace]
    case .stepOnce: return [.stepRace]
    case .rewind:
      message = Message(text: "rewound, same seed; u brings the run back")
      return adopt(world.study, attempt: nextAttempt())
    default:
      var study = world.study
      study.settings.seed &+= 1
      message = Message(text: "seed \(study.settings.seed); u brings the run back")
      return adopt(study)
    }
  }

  /// An attempt that no remembered study uses.
  private func nextAttempt() -> Int {
    1 + (undoStack + redoStack).reduce(world.attempt) { max($0, $1.attempt) }
  }
}

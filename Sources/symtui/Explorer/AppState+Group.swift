// What the Group station asks of the explorer: answers for the views that are shown, the film of an
// enumeration, views by name, and the filter of the list of elements.

import Engine
import Groups
import Terminal

extension AppState {
  /// Asks for what stations 2 and 4 show and nobody has asked for yet.
  func submitGroupViews() -> [Effect] {
    if station == .weights { return weightsScreen.wanted(world).map(Effect.submit) }
    return station == .group && world.large == nil
      ? groupScreen.wanted(world).map(Effect.submit) : []
  }

  /// Goes to the Group station and shows one of its views.
  mutating func show(_ view: GroupView) -> [Effect] {
    if let refusal = world.refusal(of: view) {
      message = Message(text: refusal, isProblem: true)
      return []
    }
    if world.large != nil {
      _ = largeGroupScreen.show(view)
      return station == .group ? [] : go(to: .group)
    }
    groupScreen.show(view)
    return station == .group ? leaveFilm() + submitGroupViews() : go(to: .group)
  }

  // MARK: homomorphisms

  /// Asks for the second group, where the first has a list of elements.
  mutating func openTarget() {
    if let refusal = world.refusal(of: .homomorphisms) {
      message = Message(text: refusal, isProblem: true)
    } else {
      open(.target, groupScreen.homomorphismTarget(world).description)
    }
  }

  /// Lists the homomorphisms to the group that a text names.
  mutating func showHomomorphisms(to text: String) throws(ParseError) -> [Effect] {
    groupScreen.target = try GroupExpression(parsing: text)
    world.selection.homomorphism = 0
    return show(.homomorphisms)
  }

  // MARK: the film

  /// Space and `.`: they play and step the enumeration of cosets, where it is shown.
  mutating func playFilm(_ action: Action) -> [Effect] {
    guard groupScreen.left == .cosets else {
      message = Message(
        text: "this steps the enumeration of cosets, which v and “:cosets” show", isProblem: true)
      return []
    }
    guard world.film != nil else { return [] }
    return reduceStation(action)
  }

  /// Nothing plays, and nothing is enumerated, that is not looked at.
  mutating func leaveFilm() -> [Effect] {
    guard station != .group || groupScreen.left != .cosets else { return [] }
    var effects: [Effect] = []
    groupScreen.isPlaying = false
    if world.awaited[.film] != nil {
      world.settle(.film)
      effects.append(.cancel(.film))
    }
    return effects
  }

  // MARK: settings and search

  /// The settings of the Group station.
  mutating func adjustGroup(_ name: String, by step: Int) -> [Effect] {
    switch name {
    case "order": return cycleOrdering(by: step)
    case "radius": groupScreen.adjustRadius(by: step, world)
    default: groupScreen.nextStrategy()
    }
    return submitGroupViews()
  }

  /// `order 4`, `class r`: shows the elements of which that is true; in the list of elements also
  /// part of a name. Nil where the text means something else.
  mutating func filterElements(_ text: String) throws(ParseError) -> [Effect]? {
    guard station == .group, let structure = world.structure else { return nil }
    let isListed = groupScreen.right == .elements
    guard let filter = try ElementFilter(parsing: text, in: structure, byName: isListed) else {
      return nil
    }
    if let first = filter.matches.first, !filter.matches.contains(world.selection.a) {
      world.selection.a = first
    }
    groupScreen.filter = filter
    return show(.elements) + submitSelection()
  }
}

extension World {
  /// Why a view of the Group station is not to be had for this group, as a sentence; nil where it is.
  func refusal(of view: GroupView) -> String? {
    if large != nil {
      var screen = LargeGroupScreen()
      return screen.show(view)
        ? nil
        : "\(view == .lattice ? "subgroups" : "\(view)") needs a list of at most \(FiniteGroup.largestOrder) elements; here are table, "
          + "facts, classes, characters"
    }
    if lie != nil, view != .table, view != .facts {
      return
        "\(study.group) is infinite and has no \(view) view; here are generators, brackets, facts"
    }
    if loop != nil, ![.table, .numbers, .facts, .axioms].contains(view) {
      return "\(study.group) is no group and has no \(view) view; here are table, axioms, facts"
    }
    return nil
  }
}

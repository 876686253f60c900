// Walking by generators: letters act on the selection until Esc.

import Groups
import Terminal

extension AppState {
  /// Letters that act: the name of each generator, or the next free letter where names are longer.
  static func letters(of group: FiniteGroup) -> [(letter: Character, name: String, element: Int)] {
    zip(letters(named: group.generators.map(\.name)), group.generators).compactMap {
      letter, generator in
      letter.map { ($0, generator.name, generator.element) }
    }
  }

  /// A letter for each name, nil when the alphabet is used up.
  static func letters(named names: [String]) -> [Character?] {
    var taken: Set<Character> = []
    return names.map { name in
      // One-letter names are their own key; others take the next free letter of the alphabet.
      let own = name.count == 1 ? name.first : nil
      guard
        let letter = [own].compactMap({ $0 }).first(where: { !taken.contains($0) })
          ?? "abcdefghijklmnopqrstuvwxyz".first(where: { !taken.contains($0) })
      else { return nil }
      taken.insert(letter)
      return letter
    }
  }

  mutating func startActing() -> [Effect] {
    if let large = world.large {
      let start = large.selection.a == 0 ? nil : shortened(large.selection.a, to: 11)
      acting = Acting(start: start)
      if station == .symmetry { largeSymmetryScreen.start(world) }
      return submitWayBack()
    }
    guard let group = world.group, !group.generators.isEmpty else {
      if world.lie != nil || world.loop != nil {
        let instead =
          station == .network ? "PgUp PgDn change t, s the generator" : "the arrows choose"
        message = Message(text: "letters act in finite groups; here \(instead)")
      }
      return []
    }
    if station == .symmetry { symmetryScreen.start(&world) }
    let a = world.selection.a
    acting = Acting(start: a == 0 ? nil : group.name(of: a))
    world.walk = Walk(from: a)
    return station == .symmetry ? submitSelection() : []
  }

  /// Nil when the key is not about acting, so that it keeps its usual meaning.
  mutating func reduceActing(_ key: Key) -> [Effect]? {
    if let large = world.large { return reduceLargeActing(key, large) }
    guard let group = world.group, var walk = acting else { return nil }
    switch key {
    case .escape:
      acting = nil
      message = Message(text: walk.letters.isEmpty ? "" : "word: \(walk.word)")
      return []
    case .character("-"):
      walk.inverse.toggle()
      acting = walk
      return []
    case .character(let typed):
      let letters = Self.letters(of: group)
      guard let hit = letters.first(where: { $0.letter == typed }) else {
        guard typed.isLetter else { return nil }
        tellLetters(not: typed, letters.map(\.letter))
        return []
      }
      let element = walk.inverse ? group.inverse(hit.element) : hit.element
      if station == .symmetry,
        let generator = group.generators.firstIndex(where: { $0.name == hit.name })
      {
        symmetryScreen.acted(
          generator, inverse: walk.inverse, from: world.selection.a, group)
      }
      let letter = walk.inverse ? "\(hit.name)^-1" : hit.name
      walk.letters.append(letter)
      walk.inverse = false
      acting = walk
      return act(by: element, letter, in: group)
    default: return nil
    }
  }

  /// Says which letters act, where one was pressed that does not.
  mutating func tellLetters(not typed: Character, _ letters: [Character]) {
    let known = letters.prefix(12).map(String.init).joined(separator: " ")
    message = Message(text: "no generator \(typed); letters: \(known); Esc ends", isProblem: true)
  }

  /// The element acts on what the station shows: on a, and in Weights on the entry as well.
  private mutating func act(
    by element: Int, _ letter: String, in group: FiniteGroup
  ) -> [Effect] {
    let image = group.product(element, world.selection.a)
    world.walk.go(from: world.selection.a, to: image, by: letter)
    world.selection.a = image
    if station == .weights { weightsScreen.carryEntry(by: element, &world) }
    return submitSelection()
  }
}

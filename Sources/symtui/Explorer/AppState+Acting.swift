// Walking by generators: letters act on the selection until Esc.

import Groups
import Terminal

extension AppState {
  /// Letters that act: the name of each generator, or the next free letter where names are longer.
  static func letters(of group: FiniteGroup) -> [(letter: Character, name: String, element: Int)] {
    var taken: Set<Character> = []
    return group.generators.compactMap { generator in
      // One-letter names are their own key; others take the next free letter of the alphabet.
      let own = generator.name.count == 1 ? generator.name.first : nil
      guard
        let letter = [own].compactMap({ $0 }).first(where: { !taken.contains($0) })
          ?? "abcdefghijklmnopqrstuvwxyz".first(where: { !taken.contains($0) })
      else { return nil }
      taken.insert(letter)
      return (letter, generator.name, generator.element)
    }
  }

  mutating func startActing() -> [Effect] {
    guard let group = world.group, !group.generators.isEmpty else {
      if world.lie != nil || world.loop != nil {
        message = Message(text: "letters act in finite groups; here the arrows choose")
      }
      return []
    }
    acting = Acting()
    return []
  }

  /// Nil when the key is not about acting, so that it keeps its usual meaning.
  mutating func reduceActing(_ key: Key) -> [Effect]? {
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
      guard let hit = Self.letters(of: group).first(where: { $0.letter == typed }) else {
        return typed.isLetter ? [] : nil
      }
      let element = walk.inverse ? group.inverse(hit.element) : hit.element
      walk.letters.append(walk.inverse ? "\(hit.name)^-1" : hit.name)
      walk.inverse = false
      acting = walk
      return act(by: element, in: group)
    default: return nil
    }
  }

  /// The element acts on what the station shows: on a, and in Weights on the entry as well.
  private mutating func act(by element: Int, in group: FiniteGroup) -> [Effect] {
    world.selection.a = group.product(element, world.selection.a)
    if station == .weights { weightsScreen.carryEntry(by: element, &world) }
    return submitSelection()
  }
}

// What could be typed at a prompt: names from the tables that parse them.

import Engine
import Groups
import Networks
import Representations

extension Prompt {
  /// Fills in the completions for what has been typed so far.
  mutating func complete(in world: World, station: Station) {
    // Untouched, the line is what stands there now, not something to search for.
    let typed = isFresh ? "" : editor.text
    let all: [Completion]
    switch kind {
    case .group, .target: all = Self.groups
    case .input, .output: all = Self.representations(world)
    case .command: all = Self.commands(station)
    case .search: all = Self.elements(world, typed)
    default: all = []
    }
    completions = Self.matching(typed, all)
  }

  private static func matching(_ typed: String, _ all: [Completion]) -> [Completion] {
    let wanted = typed.lowercased()
    let starts = all.filter { $0.text.lowercased().hasPrefix(wanted) }
    if wanted.isEmpty { return starts }
    let contains = all.filter {
      let text = $0.text.lowercased()
      return !text.hasPrefix(wanted) && (text.contains(wanted) || $0.meaning.contains(wanted))
    }
    return starts + contains
  }

  private static let groups =
    GroupName.allCases.flatMap(\.forms).map { Completion(text: $0.example, meaning: $0.summary) }
    + [
      Completion(text: "Z(2) x Z(4)", meaning: "a direct product, with x or ×"),
      Completion(text: "Z(2)^3", meaning: "a direct power"),
      Completion(text: "Z(2) wr S(3)", meaning: "a wreath product"),
      Completion(text: "Embed(D(3),4,1)", meaning: "a group on some of n coordinates"),
      Completion(text: "table(octonions.csv)", meaning: "a Cayley table from a file"),
      Completion(text: "perm[(1 2 3),(1 2)(3 4)]", meaning: "what these permutations generate"),
      Completion(text: "<r, f | r^4 = f^2 = (r f)^2 = 1>", meaning: "generators and relations"),
    ]

  private static func representations(_ world: World) -> [Completion] {
    var all = [
      Completion(text: "V", meaning: "the defining representation"),
      Completion(text: "1", meaning: "one-dimensional, every element to 1"),
    ]
    all += RepName.allCases.map { Completion(text: $0.rawValue, meaning: $0.summary) }
    all += [
      Completion(text: "V*V", meaning: "a tensor product"),
      Completion(text: "V^2", meaning: "a tensor power"),
      Completion(text: "2*V+1", meaning: "copies and a direct sum"),
      Completion(text: "V'", meaning: "the dual"),
      Completion(text: "pixels(8)", meaning: "an 8 x 8 picture, for C(4) and D(4)"),
    ]
    return all
  }

  private static func commands(_ station: Station) -> [Completion] {
    KeyTable.bindings(in: station).map {
      Completion(
        text: $0.id, meaning: "\($0.help) (\($0.keys.map(\.name).joined(separator: ", ")))")
    } + [
      Completion(text: "group ", meaning: "GROUP: study this group."),
      Completion(text: "to ", meaning: "GROUP: list the homomorphisms to this group."),
      Completion(text: "in ", meaning: "REP: take this input representation."),
      Completion(text: "out ", meaning: "REP: take this output representation."),
      Completion(text: "task ", meaning: "NAME: learn this task."),
      Completion(text: "theme ", meaning: "NAME: dark, light, projector or mono."),
      Completion(text: "set ", meaning: "KEY=VALUE: change a setting of the training."),
    ] + GroupView.allCases.map { Completion(text: $0.rawValue, meaning: $0.summary) }
      + ShowCommand.Screen.allCases
      .filter { $0.weightsView != nil || $0.networkView != nil && $0 != .network }
      .map { Completion(text: $0.rawValue, meaning: "Show \($0) in \($0.station.title).") }
  }

  private static func elements(_ world: World, _ typed: String) -> [Completion] {
    guard let structure = world.structure else { return [] }
    let orders = Set(structure.classes.classes.map(\.elementOrder)).sorted().map {
      Completion(text: "order \($0)", meaning: "list the elements of this order")
    }
    return structure.elements.prefix(500).map {
      let name = structure.group.name(of: $0)
      return Completion(text: name, meaning: "order \(structure.group.elementOrder($0))")
    } + orders
  }
}

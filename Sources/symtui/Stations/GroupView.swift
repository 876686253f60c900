// The views of the Group station by name: for the palette, for `symtui show`, and for its panels.

/// A view of the Group station, called by the name that commands use.
enum GroupView: String, CaseIterable, Hashable, Sendable {
  case table, numbers, compact, graph, cycles, cosets
  case facts, classes, characters, lattice, elements, axioms, homomorphisms

  /// What it shows, as a sentence.
  var summary: String {
    switch self {
    case .table: "Show the Cayley table, with names."
    case .numbers: "Show the Cayley table, with numbers."
    case .compact: "Show as much of the Cayley table as fits."
    case .graph: "Show the Cayley graph: arrows from x to g x."
    case .cycles: "Show the cycle graph: powers as loops."
    case .cosets: "Show the enumeration of cosets, step by step."
    case .facts: "Show what is known of the group."
    case .classes: "Show the conjugacy classes and their equation."
    case .characters: "Show the character table."
    case .lattice: "Show the subgroups as a Hasse diagram."
    case .elements: "Show the list of elements; / filters it."
    case .axioms: "Show the laws, and what d breaks."
    case .homomorphisms: "Show the homomorphisms to a second group, which H chooses."
    }
  }
}

extension GroupScreen {
  /// What the left panel shows.
  enum Left: Int, CaseIterable { case names, numbers, compact, graph, cycles, cosets }

  /// What the right panel shows.
  enum Right: Int, CaseIterable {
    case facts, classes, characters, subgroups, elements, axioms, homomorphisms
  }

  /// The view of the left panel.
  var left: Left { Left(rawValue: panels.views[Self.table]) ?? .names }
  /// The view of the right panel.
  var right: Right { Right(rawValue: panels.views[Self.facts]) ?? .facts }

  /// Turns a panel to a view and gives it the keys.
  mutating func show(_ view: GroupView) {
    let (panel, number) =
      switch view {
      case .table: (Self.table, Left.names.rawValue)
      case .numbers: (Self.table, Left.numbers.rawValue)
      case .compact: (Self.table, Left.compact.rawValue)
      case .graph: (Self.table, Left.graph.rawValue)
      case .cycles: (Self.table, Left.cycles.rawValue)
      case .cosets: (Self.table, Left.cosets.rawValue)
      case .facts: (Self.facts, Right.facts.rawValue)
      case .classes: (Self.facts, Right.classes.rawValue)
      case .characters: (Self.facts, Right.characters.rawValue)
      case .lattice: (Self.facts, Right.subgroups.rawValue)
      case .elements: (Self.facts, Right.elements.rawValue)
      case .axioms: (Self.facts, Right.axioms.rawValue)
      case .homomorphisms: (Self.facts, Right.homomorphisms.rawValue)
      }
    panels.focus = panel
    panels.views[panel] = number
  }
}

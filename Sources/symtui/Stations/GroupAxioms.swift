// The laws of a group, one by one, on the table as it is or with one cell broken.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// What each law says, in the order in which they are checked.
  private static let meanings: [String: String] = [
    "closure": "a b is always an element.",
    "identity": "e a = a = a e.",
    "inverse": "every a has a b with a b = e = b a.",
    "Latin square": "every row and column holds each element once.",
    "associativity": "(a b) c = a (b c).",
  ]

  func axiomLines(
    _ structure: StructureSnapshot, _ world: World, width: Int
  ) -> [[Span]] {
    guard let axioms = world.axioms else {
      let why =
        world.failures[.axioms]?.description
        ?? (world.awaited[.axioms] == nil ? "" : "checking the laws …")
      return wrap(why, width: max(8, width)).map { [Span($0, .warning)] }
    }
    let cell = axioms.cell
    let names = [cell.row, cell.column, cell.value, structure.group.product(cell.row, cell.column)]
      .map { structure.group.name(of: $0) }
    var lines = wrapped(
      Self.heading(axioms, structure.group), keeping: names, width: max(8, width)
    ).map { [Span($0, axioms.isWhole ? .accent : .warning)] }
    lines.append([])
    for law in axioms.laws {
      let holds = law.failure == nil
      lines.append([Span("\(holds ? "✓" : "✗") \(law.name)", holds ? .good : .error)])
      // What fails associativity is worked out below.
      let text =
        law.name == "associativity" && axioms.triple != nil
        ? Self.meanings[law.name] : law.failure ?? Self.meanings[law.name]
      lines += wrapped(text ?? "", keeping: names, width: max(8, width - 2)).map {
        [Span("  \($0)", holds ? .muted : .text)]
      }
    }
    if let triple = axioms.triple {
      lines += [[]] + Self.workedOut(triple, structure, width: width)
    }
    return lines
  }

  private static func heading(_ axioms: AxiomsSnapshot, _ group: FiniteGroup) -> String {
    if axioms.isWhole {
      return "Checked on all \(group.order) × \(group.order) products, by Light's test:"
    }
    let (a, b) = (group.name(of: axioms.cell.row), group.name(of: axioms.cell.column))
    let right = group.name(of: group.product(axioms.cell.row, axioms.cell.column))
    return "One cell is damaged: \(a) · \(b) is \(right), the table says "
      + "\(group.name(of: axioms.cell.value))."
  }

  /// (a b) c and a (b c) step by step, in the colours of the elements.
  private static func workedOut(
    _ triple: FailedTriple, _ structure: StructureSnapshot, width: Int
  ) -> [[Span]] {
    let group = structure.group
    func element(_ rank: Int) -> Span {
      Span(" \(group.name(of: rank)) ", structure.style(of: rank))
    }
    func product(_ label: String, _ a: Int, _ b: Int, _ value: Int) -> [[Span]] {
      let whole = [
        Span(label, .muted), element(a), Span("·"), element(b), Span(" = "), element(value),
      ]
      if columns(of: whole) <= width { return [whole] }
      return [
        [Span(label, .muted), element(a), Span("·"), element(b)], [Span("  = "), element(value)],
      ]
    }
    return [[Span("with", .muted)]]
      + [("a ", triple.a), ("b ", triple.b), ("c ", triple.c)].map { name, rank in
        [Span("  \(name)= ", .muted), element(rank)]
      }
      + product("a b ", triple.a, triple.b, triple.ab)
      + product("(a b) c ", triple.ab, triple.c, triple.left)
      + product("b c ", triple.b, triple.c, triple.bc)
      + product("a (b c) ", triple.a, triple.bc, triple.right)
      + wrap("The four cells are lit in the table.", width: max(8, width)).map {
        [Span($0, .muted)]
      }
  }
}

/// Lines of at most `width` columns, none of which ends within one of the names.
private func wrapped(_ text: String, keeping names: [String], width: Int) -> [String] {
  let glue = "\u{A0}"
  let kept = names.sorted { $0.count > $1.count }.reduce(text) { text, name in
    columns(of: name) >= width
      ? text : text.replacing(name, with: name.replacing(" ", with: glue))
  }
  return wrap(kept, width: width).map { $0.replacing(glue, with: " ") }
}

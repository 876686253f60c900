// The right panel: the facts of the group, and the other views that take their turn.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

extension GroupScreen {
  /// What keys do in the right panel: nil where they mean what they mean in the table.
  mutating func reduceFacts(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> [Request]? {
    switch right {
    case .facts, .axioms: scrollLines(action, structure, world) ? [] : nil
    case .classes: reduceClasses(action, structure, &world) ? [] : nil
    case .characters: reduceCharacters(action, structure, &world) ? [] : nil
    case .subgroups: reduceLattice(action, structure, &world)
    case .elements: reduceElements(action, structure, &world) ? [] : nil
    case .homomorphisms: reduceHomomorphisms(action, &world)
    }
  }

  /// Scrolls facts and axioms, never past the last line, so that every key back is seen.
  private mutating func scrollLines(
    _ action: Action, _ structure: StructureSnapshot, _ world: World
  ) -> Bool {
    let step: Int
    switch action {
    case .move(_, let dy) where dy != 0: step = dy
    case .page(let pages): step = 10 * pages
    case .toEnd: step = 1000
    case .toStart: step = -1000
    default: return false
    }
    let lines =
      right == .facts
      ? factsLines(structure, world, width: 24) : axiomLines(structure, world, width: 24)
    factsOrigin = Scroll.moved(factsOrigin, by: step, count: max(1, lines.count - 4))
    return true
  }

  mutating func clickFacts(
    _ point: Point, in rect: Rect, _ structure: StructureSnapshot, _ world: inout World
  ) {
    switch right {
    case .facts, .axioms: break
    case .classes: clickClasses(point, in: rect, structure, &world)
    case .characters: clickCharacters(point, in: rect, structure, &world)
    case .subgroups: clickLattice(point, in: rect, &world)
    case .elements: clickElements(point, in: rect, structure, &world)
    case .homomorphisms: clickHomomorphisms(point, in: rect, &world)
    }
  }

  private func factsLines(
    _ structure: StructureSnapshot, _ world: World, width: Int
  ) -> [[Span]] {
    productLines(structure, world.selection, width: width) + [[]] + damageLines(world, width: width)
      + factLines(world, structure, width: width)
  }

  // MARK: drawing

  func drawFacts(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let title =
      switch right {
      case .facts: "\(world.study.group)"
      case .homomorphisms: "homomorphisms to \(homomorphismTarget(world))"
      default: "\(right) of \(world.study.group)"
      }
    let inside = panels.frame(
      Self.facts, rect, title, note: factsNote(world, room: rect.width - 6), on: &canvas
    )
    .inset(by: 1, 0)
    guard let structure = world.structure else { return }
    switch right {
    case .facts: drawLines(factsLines(structure, world, width: inside.width), inside, &canvas)
    case .axioms: drawLines(axiomLines(structure, world, width: inside.width), inside, &canvas)
    case .classes: drawClasses(structure, world, in: inside, on: &canvas)
    case .characters: drawCharacters(structure, world, in: inside, on: &canvas)
    case .subgroups: drawLattice(structure, world, in: inside, on: &canvas)
    case .elements: drawElements(structure, world, in: inside, on: &canvas)
    case .homomorphisms: drawHomomorphisms(world, in: inside, on: &canvas)
    }
  }

  private func factsNote(_ world: World, room: Int) -> String? {
    switch right {
    case .facts: nil
    case .classes: room < 26 ? "x with g x g^-1" : "elements g x g^-1 together"
    case .characters: "values are exact"
    case .subgroups: room < 26 ? "◆ normal" : "◆ normal · 3· 3 conjugates"
    case .elements: filter?.fits(world) == true ? "Esc shows all" : "/ order 4 filters"
    case .axioms: world.damagedCell == nil ? "d breaks a cell" : "d mends it"
    case .homomorphisms: room < 26 ? "H another group" : "H another group · kernel lit"
    }
  }

  private func drawLines(_ lines: [[Span]], _ rect: Rect, _ canvas: inout Canvas) {
    let origin = min(factsOrigin, max(0, lines.count - rect.height))
    canvas.put(Array(lines.dropFirst(origin)), in: rect)
  }

  private func productLines(
    _ structure: StructureSnapshot, _ selection: Selection, width: Int
  ) -> [[Span]] {
    let group = structure.group
    let (a, b) = (selection.a, selection.b)
    func described(_ label: String, _ element: Int) -> [Span] {
      let line = [
        Span(label, .muted), Span(" \(group.name(of: element)) ", structure.style(of: element)),
      ]
      let order = Span(" order \(group.elementOrder(element))", .muted)
      return columns(of: line + [order]) <= width ? line + [order] : line
    }
    let labels =
      group.hasGeneratorsNamedLikeFactors
      ? ["row      ", "column   ", "product  ", "row^-1   "]
      : ["a     ", "b     ", "a b   ", "a^-1  "]
    let elements = [a, b, group.product(a, b), group.inverse(a)]
    let size = structure.classes.classes[structure.classes.classOf[a]].size
    let ofClass = "of \(labels[0].prefix { $0 != " " }): \(size)"
    let isShort = columns(of: ofClass) + 12 > width
    return zip(labels, elements).map(described) + [
      [Span("class ", .muted), Span(isShort ? ofClass : ofClass + " in it")]
    ]
  }

  private func damageLines(_ world: World, width: Int) -> [[Span]] {
    guard world.damagedCell != nil else { return [] }
    guard let axioms = world.axioms else {
      let why = world.failures[.axioms]?.description ?? "checking the laws …"
      return wrap(why, width: width).map { [Span($0, .warning)] } + [[]]
    }
    return [[Span("one cell is damaged:", .warning)]]
      + axioms.laws.flatMap { law -> [[Span]] in
        guard let failure = law.failure else { return [[Span("✓ \(law.name)", .good)]] }
        return [[Span("✗ \(law.name)", .error)]]
          + wrap(failure, width: max(8, width - 2)).map { [Span("  \($0)")] }
      } + [[]]
  }

  private func factLines(_ world: World, _ structure: StructureSnapshot, width: Int) -> [[Span]] {
    let group = structure.group
    var lines = [
      fact("order", "\(group.order)", Style(.accent, bold: true)),
      fact("generators", group.generators.map(\.name).joined(separator: " ")),
      fact("classes", "\(structure.classes.classes.count)"),
    ]
    guard let known = world.facts else {
      if world.awaited[.facts] != nil { lines.append([Span("computing the rest …", .muted)]) }
      if let why = world.failures[.facts] { lines.append([Span(why.description, .warning)]) }
      return lines
    }
    let facts = known.facts
    lines += [
      fact("abelian", yesNo(facts.isAbelian)), fact("nilpotent", yesNo(facts.isNilpotent)),
      fact("solvable", yesNo(facts.isSolvable)), fact("simple", yesNo(facts.isSimple)),
      fact("perfect", yesNo(facts.isPerfect)), fact("exponent", "\(facts.exponent)"),
      fact("center", "\(facts.centerOrder)"), fact("derived", "\(facts.derivedOrder)"),
    ]
    func counted(_ name: String, _ value: Int?) {
      if let value { lines.append(fact(name, "\(value)")) }
    }
    counted("subgroups", facts.subgroupCount)
    counted("normal", facts.normalSubgroupCount)
    counted("automorphisms", facts.automorphismCount)
    if let irreps = known.irreps {
      let degrees = irreps.map { "\($0.degree)" }.joined(separator: " ")
      lines += wrappedFact("irreps", degrees, width: width)
    }
    if let structure = facts.structure { lines.append(fact("structure", structure)) }
    if let name = facts.identified { lines.append(fact("catalogue", name)) }
    let orders = facts.elementOrders.map { "\($0.order):\($0.count)" }.joined(separator: " ")
    lines += wrappedFact("orders", orders, width: width)
    if let presentation = facts.presentation {
      lines.append([Span("presentation", .muted)])
      lines += wrap(presentation, width: max(10, width - 2)).map { [Span($0)] }
    }
    for limit in known.limits {
      lines += wrap(limit, width: max(10, width - 2)).map { [Span($0, .warning)] }
    }
    return lines
  }

  /// A name and a value on as many lines as it needs.
  private func wrappedFact(_ name: String, _ value: String, width: Int) -> [[Span]] {
    wrap(value, width: max(10, width - 15)).enumerated().map { fact($0 == 0 ? name : "", $1) }
  }
}

extension FiniteGroup {
  /// Whether a generator is called a or b, as rows and columns of the table are elsewhere.
  var hasGeneratorsNamedLikeFactors: Bool {
    generators.contains { $0.name == "a" || $0.name == "b" }
  }
}

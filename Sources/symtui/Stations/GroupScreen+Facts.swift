// The panel beside the Cayley table: facts, classes, the character table, or the subgroups.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

extension GroupScreen {
  /// What keys do in the facts: nil where they mean what they mean in the table.
  mutating func reduceFacts(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> [Request]? {
    switch (FactsView(rawValue: panels.views[Self.facts]) ?? .facts, action) {
    case (.facts, .move(_, let dy)) where dy != 0: scrollFacts(by: dy, structure, world)
    case (.facts, .page(let pages)): scrollFacts(by: 10 * pages, structure, world)
    case (.facts, .toEnd): scrollFacts(by: 1000, structure, world)
    case (.facts, .toStart): factsOrigin = 0
    case (.classes, .move(let dx, let dy)): moveClass(structure, &world.selection, dx + dy)
    case (.characters, .move(let dx, let dy)):
      moveClass(structure, &world.selection, dx)
      world.selection.irrep = Scroll.moved(
        world.selection.irrep, by: dy, count: structure.classes.classes.count)
    case (.subgroups, .move(let dx, let dy)):
      world.selection.subgroup = Scroll.moved(
        world.selection.subgroup, by: dx + dy, count: world.lattice?.classes.count ?? 1)
    case (.subgroups, .confirm): return orderByCosets(structure, &world)
    default: return nil
    }
    return []
  }

  /// Never past the last line, so that every key back is seen.
  private mutating func scrollFacts(by step: Int, _ structure: StructureSnapshot, _ world: World) {
    let lines = factsLines(structure, world, width: 24).count
    factsOrigin = Scroll.moved(factsOrigin, by: step, count: max(1, lines - 4))
  }

  private func factsLines(
    _ structure: StructureSnapshot, _ world: World, width: Int
  ) -> [[Span]] {
    productLines(structure, world.selection) + [[]] + axiomLines(world)
      + factLines(world, structure, width: width)
  }

  /// a becomes the representative of a class nearby.
  private func moveClass(
    _ structure: StructureSnapshot, _ selection: inout Selection, _ step: Int
  ) {
    guard step != 0 else { return }
    let classes = structure.classes
    let next = Scroll.moved(
      classes.classOf[selection.a], by: step, count: classes.classes.count)
    selection.a = classes.classes[next].representative
  }

  /// The table in cosets of the selected subgroup; once more, in the order of words.
  private func orderByCosets(_ structure: StructureSnapshot, _ world: inout World) -> [Request] {
    guard let member = selectedSubgroup(world) else { return [] }
    let wanted = ElementOrdering.cosets(member.generators.map(structure.group.name))
    world.ordering = world.ordering == wanted ? .words : wanted
    return [.structure(world.study.group, world.ordering)]
  }

  private func selectedSubgroup(_ world: World) -> SubgroupLattice.Class? {
    guard let classes = world.lattice?.classes, !classes.isEmpty else { return nil }
    return classes[min(world.selection.subgroup, classes.count - 1)]
  }

  /// The elements of the selected subgroup, while subgroups are shown.
  func litElements(_ world: World) -> Set<Int> {
    guard panels.views[Self.facts] == FactsView.subgroups.rawValue else { return [] }
    return Set(selectedSubgroup(world)?.elements ?? [])
  }

  // MARK: drawing

  func drawFacts(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let view = FactsView(rawValue: panels.views[Self.facts]) ?? .facts
    let title = view == .facts ? "\(world.study.group)" : "\(view) of \(world.study.group)"
    let inside = panels.frame(Self.facts, rect, title, on: &canvas).inset(by: 1, 0)
    guard let structure = world.structure else { return }
    switch view {
    case .facts:
      let lines = factsLines(structure, world, width: inside.width)
      let origin = min(factsOrigin, max(0, lines.count - inside.height))
      canvas.put(Array(lines.dropFirst(origin)), in: inside)
    case .classes: drawClasses(structure, world, in: inside, on: &canvas)
    case .characters: drawCharacters(structure, world, in: inside, on: &canvas)
    case .subgroups: drawSubgroups(structure, world, in: inside, on: &canvas)
    }
  }

  /// The class equation, then a line a class; the class of a is lit.
  private func drawClasses(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let classes = structure.classes.classes
    var rest = rect
    let sizes = classes.map { "\($0.size)" }.joined(separator: " + ")
    let equation = wrap("\(structure.group.order) = \(sizes)", width: max(8, rect.width))
    canvas.put(
      equation.prefix(3).map { [Span($0, .accent)] }, in: rest.cutTop(min(3, equation.count)))
    canvas.put("class of          size  order", x: rest.x, y: rest.y, .muted)
    _ = rest.cutTop(1)
    let rows = classes.map { member -> [Span] in
      let name = structure.group.name(of: member.representative)
      let padding = String(repeating: " ", count: max(1, 17 - columns(of: name)))
      return [
        Span(" \(name) ", .element(member.representative)),
        Span("\(padding)\(member.size)".padded(to: 22 - columns(of: name))),
        Span(" \(member.elementOrder)", .muted),
      ]
    }
    let own = structure.classes.classOf[world.selection.a]
    ListView(
      rows, cursor: own, origin: pageOrigin(of: own, visible: rest.height, count: rows.count)
    ).draw(in: rest, on: &canvas)
  }

  /// The character table, exactly; the column is the class of a.
  private func drawCharacters(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let table = world.facts?.characters else {
      let limit = world.facts?.limits.joined(separator: " ")
      return canvas.putMissing(
        "characters", .facts, world, failure: limit, in: rect)
    }
    let own = structure.classes.classOf[world.selection.a]
    let group = structure.group
    let irreps = table.irreps
    let values = irreps.prefix(60).flatMap {
      $0.values.prefix(60).map { columns(of: $0.description) }
    }
    let names = table.classes.classes.prefix(60).map {
      columns(of: group.name(of: $0.representative))
    }
    let width = min(max(8, rect.width / 3), max(values.max() ?? 1, names.max() ?? 1) + 2)
    var grid = GridView(
      rowCount: irreps.count, columnCount: irreps.count, cellWidth: width,
      cursor: GridView.Index(row: min(world.selection.irrep, irreps.count - 1), column: own),
      header: { k in
        let representative = table.classes.classes[k].representative
        return Span(group.name(of: representative), .element(representative))
      },
      rowHeader: { k in
        let kind = irreps[k].frobeniusSchur
        return Span("χ\(k + 1) \(kind == 0 ? "0" : kind > 0 ? "+" : "-")", .muted)
      },
      cell: { i, j in
        let value = irreps[i].values[j]
        return Span(value.description, value == 0 ? .muted : .text)
      })
    grid.corner = Span("χ FS", .muted)
    grid.turnToPage(in: rect)
    grid.draw(in: rect, on: &canvas)
  }

  /// A line a class of subgroups; the selected one is lit in the table, Enter orders it by cosets.
  private func drawSubgroups(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let lattice = world.lattice else {
      return canvas.putMissing(
        "subgroups", .lattice, world, in: rect)
    }
    var rest = rect
    let head = rest.cutTop(2)
    let count = "\(lattice.subgroupCount) subgroups, \(lattice.classes.count) classes"
    canvas.put(
      [[Span(count, .accent)], [Span("order conj. is", .muted)]], in: head)
    let cursor = min(world.selection.subgroup, lattice.classes.count - 1)
    let foot = rest.cutBottom(min(4, max(0, rest.height - 4)))
    let rows = lattice.classes.map { member -> [Span] in
      [
        Span("\(member.order)".padded(to: 6), Style(.text, bold: true)),
        Span(
          (member.isNormal ? "normal" : "\(member.size)").padded(to: 8),
          member.isNormal ? .good : .text),
        Span(member.structure ?? "–"),
      ]
    }
    ListView(
      rows, cursor: cursor, origin: pageOrigin(of: cursor, visible: rest.height, count: rows.count)
    ).draw(in: rest, on: &canvas)
    let member = lattice.classes[cursor]
    let names = member.generators.map(structure.group.name).joined(separator: ", ")
    let below = lattice.covers.filter { $0.upper == cursor }.map { "\($0.lower + 1)" }
    let above = lattice.covers.filter { $0.lower == cursor }.map { "\($0.upper + 1)" }
    canvas.put(
      [
        [Span("‹\(names)›", Style(.text, bold: true))],
        [Span("above \(above.joined(separator: " "))", .muted)],
        [Span("below \(below.joined(separator: " "))", .muted)],
        [Span("Enter: table by its cosets", .hint)],
      ], in: foot)
  }

  private func productLines(_ structure: StructureSnapshot, _ selection: Selection) -> [[Span]] {
    let group = structure.group
    let (a, b) = (selection.a, selection.b)
    func described(_ label: String, _ element: Int) -> [Span] {
      [
        Span(label, .muted), Span(" \(group.name(of: element)) ", .element(element)),
        Span(" order \(group.elementOrder(element))", .muted),
      ]
    }
    return [
      described("a     ", a), described("b     ", b), described("a b   ", group.product(a, b)),
      described("a^-1  ", group.inverse(a)),
      [
        Span("class ", .muted),
        Span("of a: \(structure.classes.classes[structure.classes.classOf[a]].size) elements"),
      ],
    ]
  }

  private func axiomLines(_ world: World) -> [[Span]] {
    guard world.damagedCell != nil else { return [] }
    guard let axioms = world.axioms else {
      let why = world.failures[.axioms]?.description ?? "checking the laws …"
      return wrap(why, width: 24).map { [Span($0, .warning)] } + [[]]
    }
    return [[Span("one cell is damaged:", .warning)]]
      + axioms.laws.flatMap { law -> [[Span]] in
        guard let failure = law.failure else { return [[Span("✓ \(law.name)", .good)]] }
        return [[Span("✗ \(law.name)", .error)]]
          + wrap(failure, width: 24).map { [Span("  \($0)")] }
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
      lines.append(fact("irreps", degrees))
    }
    if let structure = facts.structure { lines.append(fact("structure", structure)) }
    if let name = facts.identified { lines.append(fact("catalogue", name)) }
    let orders = facts.elementOrders.map { "\($0.order):\($0.count)" }.joined(separator: "  ")
    lines.append(fact("orders", orders))
    if let presentation = facts.presentation {
      lines.append([Span("presentation", .muted)])
      lines += wrap(presentation, width: max(10, width - 2)).map { [Span($0)] }
    }
    for limit in known.limits {
      lines += wrap(limit, width: max(10, width - 2)).map { [Span($0, .warning)] }
    }
    return lines
  }
}

// The Cayley table: in the order of words, classes or cosets, or collapsed to a quotient.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// What keys do in the table.
  mutating func reduceTable(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) {
    switch action {
    case .move(let dx, let dy): move(dx, dy, structure, &world)
    case .page(let pages): move(0, 10 * pages, structure, &world)
    case .adjust(let step): move(step, 0, structure, &world)
    case .toStart: move(-structure.group.order, -structure.group.order, structure, &world)
    case .toEnd: move(structure.group.order, structure.group.order, structure, &world)
    case .confirm:
      // Follow the product: it becomes the next a.
      world.selection.a = structure.group.product(world.selection.a, world.selection.b)
    default: break
    }
  }

  /// Element by element, or coset by coset where the table is collapsed.
  private func move(
    _ dx: Int, _ dy: Int, _ structure: StructureSnapshot, _ world: inout World
  ) {
    guard let blocks = quotient(structure) else {
      return world.selection.move(in: structure, dx: dx, dy: dy)
    }
    func moved(_ element: Int, by step: Int) -> Int {
      guard step != 0 else { return element }
      return blocks.representatives[
        Scroll.moved(blocks.cosetOf[element], by: step, count: blocks.index)]
    }
    world.selection.a = moved(world.selection.a, by: dy)
    world.selection.b = moved(world.selection.b, by: dx)
  }

  mutating func clickTable(
    _ point: Point, in rect: Rect, _ structure: StructureSnapshot, _ world: inout World
  ) {
    guard let index = tableGrid(structure, world, in: rect).index(at: point, in: rect) else {
      return
    }
    let elements = quotient(structure)?.representatives ?? structure.elements
    world.selection.a = elements[index.row]
    world.selection.b = elements[index.column]
  }

  /// The cosets that stand for elements, where the table is collapsed.
  func quotient(_ structure: StructureSnapshot) -> CosetBlocks? {
    guard isCollapsed, let blocks = structure.blocks, blocks.isNormal else { return nil }
    return blocks
  }

  // MARK: drawing

  func drawTable(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let structure = world.structure else {
      let inside = panels.frame(Self.table, rect, "Cayley table", on: &canvas)
      return canvas.putMissing("the table", .structure, world, in: inside)
    }
    let labels = labels(structure, room: rect.width - 2)
    let order = quotient(structure)?.index ?? structure.group.order
    let title =
      quotient(structure) == nil
      ? "Cayley table · \(order) × \(order)" : "Quotient · \(order) × \(order) cosets"
    let inside = panels.frame(
      Self.table, rect, title, note: note(structure, labels, room: rect.width - 6), on: &canvas)
    let grid = tableGrid(structure, world, in: inside)
    grid.draw(in: inside, on: &canvas)
    guard let blocks = quotient(structure) else { return }
    var rest = inside
    _ = rest.cutTop(grid.rowCount * grid.cellHeight + 3)
    if rest.height >= blocks.index {
      let isNumbered = isNumbered(blocks, structure, room: inside.width)
      putCosets(blocks, structure, isNumbered, in: rest, on: &canvas)
    }
  }

  /// Each coset with its members, as many as fit, where the quotient leaves room below.
  private func putCosets(
    _ blocks: CosetBlocks, _ structure: StructureSnapshot, _ isNumbered: Bool, in rect: Rect,
    on canvas: inout Canvas
  ) {
    let group = structure.group
    for coset in 0..<blocks.index {
      let members = structure.elements[(coset * blocks.size)..<((coset + 1) * blocks.size)]
      let representative = blocks.representatives[coset]
      let name = isNumbered ? "\(coset)" : cosetName(coset, blocks, structure)
      var line = [Span(" \(name) ", structure.style(of: representative)), Span(" = ", .muted)]
      for member in members {
        let text = " \(group.name(of: member)) "
        guard columns(of: line) + columns(of: text) + 2 <= rect.width else {
          line.append(Span(" …", .muted))
          break
        }
        line.append(Span(text, structure.style(of: member)))
      }
      canvas.put(line, x: rect.x, y: rect.y + coset, maxWidth: rect.width)
    }
  }

  /// N for the subgroup itself, else its first element and N.
  private func cosetName(
    _ coset: Int, _ blocks: CosetBlocks, _ structure: StructureSnapshot
  ) -> String {
    let representative = blocks.representatives[coset]
    return representative == 0 ? "N" : "\(structure.group.name(of: representative)) N"
  }

  /// Whether cosets have numbers, as elements have where a table with names would not fit.
  private func isNumbered(
    _ blocks: CosetBlocks, _ structure: StructureSnapshot, room: Int
  ) -> Bool {
    guard left == .names, blocks.index <= room else { return true }
    let widest = (0..<blocks.index).map { columns(of: cosetName($0, blocks, structure)) }.max() ?? 1
    return (blocks.index + 1) * (min(14, widest) + 2) > room
  }

  private func note(_ structure: StructureSnapshot, _ labels: Left, room: Int) -> String {
    guard let blocks = structure.blocks, case .cosets(let words) = structure.ordering else {
      return "\(labels) · order by \(structure.ordering)"
    }
    let subgroup = "⟨\(words.isEmpty ? "e" : words.joined(separator: ", "))⟩"
    let long =
      quotient(structure) != nil
      ? "each cell is a coset of \(subgroup)"
      : "cosets of \(subgroup)" + (blocks.isNormal ? ", normal" : ", not normal")
    return columns(of: long) <= room ? long : "\(blocks.index) cosets of \(blocks.size)"
  }

  /// The table as it fills `rect`, on the page with the cursor.
  private func tableGrid(_ structure: StructureSnapshot, _ world: World, in rect: Rect) -> GridView
  {
    if let blocks = quotient(structure) {
      return quotientGrid(blocks, structure, world, in: rect)
    }
    let labels = labels(structure, room: rect.width)
    var grid = makeGrid(structure, labels, world, width: rect.width)
    grid.breaks = breaks(structure, grid, in: rect)
    grid.enlarge(toFill: rect)
    grid.turnToPage(in: rect)
    return grid
  }

  /// Where classes and cosets begin, if that leaves the table readable: not where nearly every
  /// element is alone, and not where only the blanks keep the whole table from being seen.
  private func breaks(_ structure: StructureSnapshot, _ grid: GridView, in rect: Rect) -> [Int] {
    let order = structure.group.order
    let starts: [Int]
    switch structure.ordering {
    case .words, .rank: return []
    case .cosets:
      guard let size = structure.blocks?.size, size > 1 else { return [] }
      starts = Array(stride(from: size, to: order, by: size))
    case .classes:
      starts = structure.classes.classes.dropLast().reduce(into: []) {
        $0.append(($0.last ?? 0) + $1.size)
      }
    }
    guard starts.count * 2 <= order + 2 else { return [] }
    let across = order * (grid.cellWidth + 1) + 2 - rect.width
    let down = order + 2 - rect.height
    let isWhole = across <= 0 && down <= 0
    return isWhole && (across + starts.count > 0 || down + starts.count > 0) ? [] : starts
  }

  /// The columns that the whole table takes with names, and the frame; 0 where it is too large.
  func tableWidth(_ world: World) -> Int {
    guard let structure = world.structure, structure.group.order < 200 else { return 0 }
    return tableWidth(structure)
  }

  private func tableWidth(_ structure: StructureSnapshot) -> Int {
    let name = structure.elements.map { columns(of: structure.group.name(of: $0)) }.max() ?? 1
    return name + 3 + structure.group.order * (name + 1)
  }

  /// The labels that were asked for; numbers where names leave room for fewer than six columns.
  private func labels(_ structure: StructureSnapshot, room: Int) -> Left {
    guard left == .names else { return left }
    let order = structure.group.order
    func isWhole(_ labels: Left) -> Bool {
      let width = Self.cellWidth(structure, labels, room: room)
      return width * (order + 1) + 1 <= room
        || labels == .names && tableWidth(structure) <= room + 2
    }
    // Beside a wide panel the whole table in numbers says more than a part of it in names.
    if isWide, !panels.isZoomed, !isWhole(.names), isWhole(.numbers) { return .numbers }
    let width = Self.cellWidth(structure, .names, room: room)
    return room / width - 1 < min(6, order) ? .numbers : .names
  }

  /// The places that a failing triple of the damaged table looks at.
  private func triplePlaces(_ world: World) -> Set<[Int]> {
    guard world.damagedCell != nil, let triple = world.axioms?.triple else { return [] }
    return [
      [triple.a, triple.b], [triple.ab, triple.c], [triple.b, triple.c], [triple.a, triple.bc],
    ]
  }

  private func makeGrid(
    _ structure: StructureSnapshot, _ labels: Left, _ world: World, width room: Int
  ) -> GridView {
    let group = structure.group
    let elements = structure.elements
    let positions = structure.positions
    let damaged = world.damagedCell
    let triple = triplePlaces(world)
    let lit = litElements(world)
    let selected = group.product(world.selection.a, world.selection.b)
    let label: @Sendable (Int) -> String = { element in
      switch labels {
      case .numbers: "\(positions[element])"
      case .compact: lastDigits(positions[element], 2)
      default: group.name(of: element)
      }
    }
    let head: @Sendable (Int) -> Span = { place in
      Span(label(elements[place]), structure.style(of: elements[place]))
    }
    let width = Self.cellWidth(structure, labels, room: room)
    var grid = GridView(
      rowCount: group.order, columnCount: group.order, cellWidth: width,
      cursor: GridView.Index(
        row: positions[world.selection.a], column: positions[world.selection.b]),
      header: head, rowHeader: head,
      cell: { row, column in
        let (a, b) = (elements[row], elements[column])
        if let damaged, damaged.row == a, damaged.column == b {
          let text = label(damaged.value)
          return Span(
            columns(of: text) < width ? text + "!" : text,
            Style(.error, bold: true, reverse: true))
        }
        let product = group.product(a, b)
        if triple.contains([a, b]) {
          return Span(label(product), Style(.warning, bold: true, reverse: true))
        }
        var style = structure.style(of: product)
        // Kin: the same product elsewhere in the table.
        if product == selected || lit.contains(product) {
          if case .heat = style.role { style = Style(.linked, reverse: true) }
          style.underline = true; style.bold = true
        }
        return Span(label(product), style)
      })
    grid.corner = Span("a∘b", .muted)
    return grid
  }

  /// The table of cosets: each is named and coloured by its first element.
  private func quotientGrid(
    _ blocks: CosetBlocks, _ structure: StructureSnapshot, _ world: World, in rect: Rect
  ) -> GridView {
    let group = structure.group
    let isNumbered = isNumbered(blocks, structure, room: rect.width)
    let name: @Sendable (Int) -> String = { coset in
      isNumbered ? "\(coset)" : cosetName(coset, blocks, structure)
    }
    let widest = (0..<min(blocks.index, 200)).map { columns(of: name($0)) }.max() ?? 1
    let selected = group.product(world.selection.a, world.selection.b)
    let head: @Sendable (Int) -> Span = {
      Span(name($0), structure.style(of: blocks.representatives[$0]))
    }
    var grid = GridView(
      rowCount: blocks.index, columnCount: blocks.index, cellWidth: min(14, widest) + 2,
      cursor: GridView.Index(
        row: blocks.cosetOf[world.selection.a], column: blocks.cosetOf[world.selection.b]),
      header: head, rowHeader: head,
      cell: { row, column in
        let product = blocks.product(row, column, in: group)
        var style = structure.style(of: blocks.representatives[product])
        if product == blocks.cosetOf[selected] { style.underline = true; style.bold = true }
        return Span(name(product), style)
      })
    grid.corner = Span("G/N", .muted)
    grid.enlarge(toFill: rect)
    grid.turnToPage(in: rect)
    return grid
  }

  /// Wide enough for the longest name among the first elements, narrow enough for a table; tighter
  /// where that lets the whole table be seen.
  private static func cellWidth(
    _ structure: StructureSnapshot, _ labels: Left, room: Int
  ) -> Int {
    switch labels {
    case .numbers: return "\(structure.group.order - 1)".count + 2
    case .compact: return 2
    default:
      let names = structure.elements.prefix(200).map { columns(of: structure.group.name(of: $0)) }
      let longest = min(14, names.max() ?? 1)
      let fits = [2, 1].first { longest + 1 + structure.group.order * (longest + $0) <= room }
      return longest + (fits ?? 2)
    }
  }
}

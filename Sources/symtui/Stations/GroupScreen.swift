// Station 2, Group: the Cayley table, the selected product, and what is known of the group.

import Engine
import Groups
import Terminal

/// The group as a table that the cursor walks, with facts beside it.
struct GroupScreen: Hashable, Sendable {
  /// Table (names, numbers, last digits) and facts (facts, classes, characters, subgroups).
  var panels = Panels(views: [3, 4])
  /// First line of the facts.
  var factsOrigin = 0

  private static let table = 0
  static let facts = 1

  /// How the cells of the table are labelled.
  private enum Labels: Int { case names, numbers, compact }

  /// What the panel beside the table shows.
  enum FactsView: Int { case facts, classes, characters, subgroups }

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) {
      let showsSubgroups = panels.views[Self.facts] == FactsView.subgroups.rawValue
      guard showsSubgroups, !world.wantsLattice else { return [] }
      world.wantsLattice = true
      return [.lattice(world.study.group)]
    }
    guard let structure = world.structure else { return [] }
    if panels.focus == Self.facts, let requests = reduceFacts(action, structure, &world) {
      return requests
    }
    switch action {
    case .move(let dx, let dy): world.selection.move(in: structure, dx: dx, dy: dy)
    case .page(let pages): world.selection.move(in: structure, dx: 0, dy: 10 * pages)
    case .adjust(let step): world.selection.move(in: structure, dx: step, dy: 0)
    case .toStart:
      world.selection.move(in: structure, dx: -structure.group.order, dy: -structure.group.order)
    case .toEnd:
      world.selection.move(in: structure, dx: structure.group.order, dy: structure.group.order)
    case .confirm:
      // Follow the product: it becomes the next a.
      world.selection.a = structure.group.product(world.selection.a, world.selection.b)
    case .damage: return damage(structure, &world)
    default: break
    }
    return []
  }

  private func damage(_ structure: StructureSnapshot, _ world: inout World) -> [Request] {
    if world.damagedCell != nil {
      world.damagedCell = nil
      world.axioms = nil
      return []
    }
    let group = structure.group
    guard group.order > 1 else { return [] }
    let product = group.product(world.selection.a, world.selection.b)
    let next = structure.elements[(structure.positions[product] + 1) % group.order]
    let cell = TableCell(row: world.selection.a, column: world.selection.b, value: next)
    world.damagedCell = cell
    world.axioms = nil
    return [.axioms(group.expression, damage: cell)]
  }

  // MARK: drawing

  /// Table on the left, facts on the right; on a wide screen the facts get more room.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect, world)
    if let place = places[Self.table] { drawTable(world, in: place, on: &canvas) }
    if let place = places[Self.facts] { drawFacts(world, in: place, on: &canvas) }
  }

  /// The facts get a third of the width, and less where that lets the whole table be seen.
  private func places(in rect: Rect, _ world: World) -> [Int: Rect] {
    var rest = rect
    let fair = min(48, max(27, rect.width * 36 / 100))
    var wanted = 0
    if let structure = world.structure, structure.group.order < 200 {
      let name = structure.elements.map { columns(of: structure.group.name(of: $0)) }.max() ?? 1
      wanted = name + 3 + structure.group.order * (name + 1)
    }
    let side = rest.cutRight(rect.width - wanted >= 24 ? min(fair, rect.width - wanted) : fair)
    return panels.places([rest, side], in: rect)
  }

  /// A click gives the keys to a panel, and moves the cursor to the product under it.
  mutating func click(_ point: Point, in rect: Rect, _ world: inout World) {
    guard let hit = panels.focus(at: point, places(in: rect, world)), hit.panel == Self.table,
      let structure = world.structure,
      let index = tableGrid(structure, world, in: hit.inside).index(at: point, in: hit.inside)
    else { return }
    world.selection.a = structure.elements[index.row]
    world.selection.b = structure.elements[index.column]
  }

  private func drawTable(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let structure = world.structure else {
      let inside = panels.frame(Self.table, rect, "Cayley table", on: &canvas)
      canvas.putMissing(
        "the table", .structure, world, in: inside)
      return
    }
    let labels = labels(structure, room: rect.width - 2)
    let inside = panels.frame(
      Self.table, rect, "Cayley table · \(structure.group.order) × \(structure.group.order)",
      note: "\(labels) · order by \(structure.ordering)", on: &canvas)
    tableGrid(structure, world, in: inside).draw(in: inside, on: &canvas)
  }

  /// The table as it fills `rect`, on the page with the cursor.
  private func tableGrid(_ structure: StructureSnapshot, _ world: World, in rect: Rect) -> GridView
  {
    let labels = labels(structure, room: rect.width)
    var grid = makeGrid(structure, labels, world, width: rect.width)
    grid.enlarge(toFill: rect)
    grid.turnToPage(in: rect)
    return grid
  }

  /// The labels that were asked for; numbers where names leave room for fewer than six columns.
  private func labels(_ structure: StructureSnapshot, room: Int) -> Labels {
    let wanted = Labels(rawValue: panels.views[Self.table]) ?? .names
    guard wanted == .names else { return wanted }
    let width = Self.cellWidth(structure, .names, room: room)
    return room / width - 1 < min(6, structure.group.order) ? .numbers : .names
  }

  private func makeGrid(
    _ structure: StructureSnapshot, _ labels: Labels, _ world: World, width room: Int
  ) -> GridView {
    let group = structure.group
    let elements = structure.elements
    let positions = structure.positions
    let damaged = world.damagedCell
    let lit = litElements(world)
    let selected = group.product(world.selection.a, world.selection.b)
    let label: @Sendable (Int) -> String = { element in
      switch labels {
      case .names: group.name(of: element)
      case .numbers: "\(positions[element])"
      case .compact: lastDigits(positions[element], 2)
      }
    }
    let head: @Sendable (Int) -> Span = { place in
      Span(label(elements[place]), .element(elements[place]))
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
        var style = Style.element(product)
        // Kin: the same product elsewhere in the table.
        if product == selected || lit.contains(product) {
          style.underline = true; style.bold = true
        }
        return Span(label(product), style)
      })
    grid.corner = Span("a∘b", .muted)
    return grid
  }

  /// Wide enough for the longest name among the first elements, narrow enough for a table; tighter
  /// where that lets the whole table be seen.
  private static func cellWidth(
    _ structure: StructureSnapshot, _ labels: Labels, room: Int
  ) -> Int {
    switch labels {
    case .names:
      let names = structure.elements.prefix(200).map { columns(of: structure.group.name(of: $0)) }
      let longest = min(14, names.max() ?? 1)
      let fits = [2, 1].first { longest + 1 + structure.group.order * (longest + $0) <= room }
      return longest + (fits ?? 2)
    case .numbers: return "\(structure.group.order - 1)".count + 2
    case .compact: return 2
    }
  }
}

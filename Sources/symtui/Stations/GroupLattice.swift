// The subgroups as a Hasse diagram: a level for each order, lines from each to the larger ones that
// lie directly above it.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// What keys do: up and down climb along covers, left and right move in the level, Enter turns the
  /// table to cosets, to the quotient where there is one, and back.
  mutating func reduceLattice(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> [Request]? {
    let count = world.lattice?.classes.count ?? 1
    switch action {
    case .move(let dx, let dy): climb(dx, dy, &world)
    case .page(let pages):
      for _ in 0..<10 { climb(0, pages, &world) }
    case .toStart: world.selection.subgroup = 0
    case .toEnd: world.selection.subgroup = count - 1
    case .confirm:
      guard let member = selectedSubgroup(world) else { return [] }
      return orderByCosets(of: member.generators, isNormal: member.isNormal, &world)
    default: return nil
    }
    return []
  }

  private func climb(_ dx: Int, _ dy: Int, _ world: inout World) {
    guard let lattice = world.lattice else { return }
    let cursor = min(world.selection.subgroup, lattice.classes.count - 1)
    guard let hasse = world.hasse, let place = hasse.place(of: cursor) else {
      world.selection.subgroup = Scroll.moved(
        cursor, by: dx + dy, count: lattice.classes.count)
      return
    }
    if dx != 0 {
      let level = hasse.subgroups(in: place.level)
      let index = level.firstIndex(of: cursor) ?? 0
      world.selection.subgroup = level[Scroll.moved(index, by: dx, count: level.count)]
      return
    }
    let next =
      dy < 0
      ? lattice.covers.filter { $0.lower == cursor }.map(\.upper)
      : lattice.covers.filter { $0.upper == cursor }.map(\.lower)
    func share(_ k: Int) -> Double {
      guard let place = hasse.place(of: k) else { return 0 }
      return (Double(place.index) + 0.5) / Double(hasse.levels[place.level].count)
    }
    let own = share(cursor)
    // The nearest one above or below; of equals the larger step first.
    world.selection.subgroup =
      next.min { (abs(share($0) - own), $0) < (abs(share($1) - own), $1) } ?? cursor
  }

  /// The table in cosets of the subgroup that elements generate; again, its quotient, if it is normal;
  /// again, in the order of words.
  mutating func orderByCosets(
    of generators: [Int], isNormal: Bool, _ world: inout World
  ) -> [Request] {
    guard let group = world.group else { return [] }
    let wanted = ElementOrdering.cosets(generators.map(group.name))
    if world.ordering == wanted, isNormal, !isCollapsed {
      isCollapsed = true
      return []
    }
    isCollapsed = false
    world.ordering = world.ordering == wanted ? .words : wanted
    return [.structure(world.study.group, world.ordering)]
  }

  /// Which of these Enter does next.
  func nextTurn(of generators: [Int], isNormal: Bool, _ world: World) -> String {
    guard let group = world.group,
      world.ordering == ElementOrdering.cosets(generators.map(group.name))
    else { return "Enter: its cosets" }
    return isNormal && !isCollapsed ? "Enter: quotient" : "Enter: back"
  }

  mutating func clickLattice(_ point: Point, in rect: Rect, _ world: inout World) {
    guard let lattice = world.lattice, let hasse = world.hasse else { return }
    let picture = HassePicture(hasse, lattice, world.selection.subgroup, in: diagram(in: rect))
    if let hit = picture.subgroup(at: point) { world.selection.subgroup = hit }
  }

  // MARK: drawing

  private func diagram(in rect: Rect) -> Rect {
    var rest = rect
    _ = rest.cutTop(1)
    _ = rest.cutBottom(min(4, max(0, rest.height - 4)))
    return rest
  }

  func drawLattice(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let lattice = world.lattice else {
      return canvas.putMissing("subgroups", .lattice, world, in: rect)
    }
    let count =
      "\(lattice.subgroupCount) subgroup\(lattice.subgroupCount == 1 ? "" : "s"), "
      + "\(lattice.classes.count) class\(lattice.classes.count == 1 ? "" : "es")"
    let short = "\(lattice.subgroupCount) in \(lattice.classes.count) classes"
    let area = diagram(in: rect)
    let cursor = min(world.selection.subgroup, lattice.classes.count - 1)
    let picture = world.hasse.map { HassePicture($0, lattice, cursor, in: area) }
    let more = picture?.hidden.map { "  \($0)" } ?? ""
    let fits = columns(of: count + more) <= rect.width
    let head = [Span(fits ? count : short, .accent), Span(more, .hint)]
    canvas.put(head, x: rect.x, y: rect.y, maxWidth: rect.width)
    if let picture {
      picture.draw(world.chartStyle, on: &canvas)
    } else if world.failures[.hasse] != nil {
      drawList(lattice, cursor, in: area, on: &canvas)
    } else {
      canvas.putMissing("the diagram", .hasse, world, in: area)
    }
    let foot = Rect(x: rect.x, y: area.maxY, width: rect.width, height: rect.maxY - area.maxY)
    canvas.put(footLines(structure, lattice, cursor, world, width: foot.width), in: foot)
  }

  /// What is selected, and what Enter does next.
  private func footLines(
    _ structure: StructureSnapshot, _ lattice: SubgroupLattice, _ cursor: Int, _ world: World,
    width: Int
  ) -> [[Span]] {
    let member = lattice.classes[cursor]
    let names = member.generators.map(structure.group.name).joined(separator: ", ")
    let index = structure.group.order / member.order
    let kind = member.isNormal ? "normal" : "\(member.size) conjugates"
    let next = nextTurn(of: member.generators, isNormal: member.isNormal, world)
    return [
      [Span(shortName("⟨\(names.isEmpty ? "e" : names)⟩", to: width), Style(.text, bold: true))],
      [
        Span(member.structure ?? "order \(member.order)", .accent),
        Span(" order \(member.order)"),
      ],
      [Span(kind, member.isNormal ? .good : .text), Span(", index \(index)")],
      [Span(next, .hint)],
    ]
  }

  /// Where the diagram would be too large: a line a class.
  private func drawList(
    _ lattice: SubgroupLattice, _ cursor: Int, in rect: Rect, on canvas: inout Canvas
  ) {
    let count = lattice.classes.count
    ListView(
      count: count, cursor: cursor,
      origin: pageOrigin(of: cursor, visible: rect.height, count: count)
    ) { k in
      let member = lattice.classes[k]
      return [
        Span(member.isNormal ? "◆ " : "  ", .good),
        Span("\(member.order)".padded(to: 6), Style(.text, bold: true)),
        Span("\(member.size)·".padded(to: 6), .muted), Span(member.structure ?? "–"),
      ]
    }.draw(in: rect, on: &canvas)
  }
}

/// A Hasse diagram in cells, scrolled so that the cursor is seen.
struct HassePicture {
  let hasse: HasseDiagram
  let lattice: SubgroupLattice
  let cursor: Int
  /// The cells of labels and lines, right of the orders.
  let area: Rect
  private let rect: Rect
  /// The text of each class, and the middles of all nodes: columns by level, then rows by level.
  private let texts: [String]
  private let columns: [[Int]]
  private let rows: [Int]
  private let shift: Point

  init(_ hasse: HasseDiagram, _ lattice: SubgroupLattice, _ cursor: Int, in rect: Rect) {
    self.hasse = hasse
    self.lattice = lattice
    self.cursor = min(cursor, lattice.classes.count - 1)
    self.rect = rect
    var area = rect
    let orders = (hasse.orders.map { "\($0)".count }.max() ?? 1) + 1
    _ = area.cutLeft(orders)
    self.area = area
    let (texts, columns) = Self.fit(hasse, lattice, width: area.width)
    (self.texts, self.columns) = (texts, columns)
    // Two rows a level at least, so that lines are seen between them.
    let levels = hasse.levels.count
    let pitch = levels < 2 ? 0 : max(2, min(5, (area.height - 1) / (levels - 1)))
    let height = pitch * (levels - 1) + 1
    let top = max(0, (area.height - height) / 2)
    rows = (0..<levels).map { top + pitch * (levels - 1 - $0) }
    let place = hasse.place(of: self.cursor) ?? HasseDiagram.Place(level: 0, index: 0)
    let widest = (columns.flatMap { $0 }.max() ?? 0) + 8
    shift = Point(
      x: Self.shift(columns[place.level][place.index], of: widest, room: area.width),
      y: Self.shift(rows[place.level], of: top + height, room: area.height))
  }

  /// The texts of the classes and the columns of all nodes: with structures where they fit, else with
  /// the number of conjugates alone.
  private static func fit(
    _ hasse: HasseDiagram, _ lattice: SubgroupLattice, width: Int
  ) -> (texts: [String], columns: [[Int]]) {
    var last: (texts: [String], columns: [[Int]]) = ([], [])
    for isFull in [true, false] {
      let texts = lattice.classes.map { text($0, isFull: isFull) }
      let widths = hasse.levels.map { level in
        level.map { node -> Int in
          if case .subgroup(let k) = node { return Terminal.columns(of: texts[k]) + 2 }
          return 1
        }
      }
      last = (texts, hasse.columns(widths: widths, room: width))
      if (widths.map { $0.reduce(0, +) }.max() ?? 0) <= width { break }
    }
    return last
  }

  /// `◆C4`, or `3·C2` for a class of three.
  private static func text(_ member: SubgroupLattice.Class, isFull: Bool) -> String {
    let name = member.structure.map(compact) ?? "\(member.order)"
    if !isFull { return member.isNormal ? "◆" : "\(member.size)" }
    return member.isNormal ? "◆\(name)" : "\(member.size)·\(name)"
  }

  /// `C2 x C4` without blanks.
  private static func compact(_ structure: String) -> String {
    String(structure.compactMap { $0 == " " ? nil : $0 == "x" ? "×" : $0 })
  }

  /// How far to scroll so that `place` is in the middle, without leaving room unused.
  private static func shift(_ place: Int, of extent: Int, room: Int) -> Int {
    guard extent > room else { return 0 }
    return min(max(0, place - room / 2), extent - room)
  }

  /// Where there are levels that are not in sight.
  var hidden: String? {
    let above = (rows.min() ?? 0) < shift.y
    let below = (rows.max() ?? 0) - shift.y >= area.height
    return above || below ? "\(above ? "↑" : "")\(below ? "↓" : "") more" : nil
  }

  private func cell(_ place: HasseDiagram.Place) -> Point {
    Point(
      x: area.x + columns[place.level][place.index] - shift.x,
      y: area.y + rows[place.level] - shift.y)
  }

  private func label(_ k: Int) -> Rect {
    guard let place = hasse.place(of: k) else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    let cell = cell(place)
    let width = Terminal.columns(of: texts[k])
    // The node has a blank at both sides.
    return Rect(x: cell.x - (width + 1) / 2 + 1, y: cell.y, width: width, height: 1)
  }

  /// The class whose label is at a point.
  func subgroup(at point: Point) -> Int? {
    guard area.contains(point) else { return nil }
    return lattice.classes.indices.first { label($0).contains(point) }
  }

  func draw(_ style: ChartStyle, on canvas: inout Canvas) {
    drawLines(style, on: &canvas)
    for level in hasse.levels.indices {
      let y = area.y + rows[level] - shift.y
      guard y >= rect.y, y < rect.maxY else { continue }
      canvas.put("\(hasse.orders[level])", x: rect.x, y: y, .muted)
    }
    let neighbours = Set(
      lattice.covers.flatMap { cover -> [Int] in
        cover.upper == cursor ? [cover.lower] : cover.lower == cursor ? [cover.upper] : []
      })
    for k in lattice.classes.indices where k != cursor { put(k, neighbours.contains(k), &canvas) }
    put(cursor, false, &canvas)
  }

  private func put(_ k: Int, _ isNeighbour: Bool, _ canvas: inout Canvas) {
    let place = label(k)
    guard place.y >= area.y, place.y < area.maxY else { return }
    let style: Style =
      k == cursor
      ? .cursor
      : lattice.classes[k].isNormal
        ? Style(.good, bold: isNeighbour) : Style(.text, bold: isNeighbour)
    for (i, character) in texts[k].enumerated()
    where place.x + i >= area.x && place.x + i < area.maxX {
      canvas[place.x + i, place.y] = Cell(character, style)
    }
  }

  private func drawLines(_ style: ChartStyle, on canvas: inout Canvas) {
    var art = PictureLines(in: area, style, isDense: lattice.covers.count > 12, on: canvas)
    for (cover, line) in zip(lattice.covers, hasse.lines) {
      let isNear = cover.upper == cursor || cover.lower == cursor
      for (low, high) in zip(line, line.dropFirst()) {
        art.line(
          from: cell(low), to: cell(high), role: isNear ? .accent : .muted, isNear: isNear)
      }
    }
    art.draw(on: &canvas)
  }
}

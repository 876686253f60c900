// Graphs of a group in cells: where nodes stand, and what is written there.

import Groups
import Terminal

/// The cells of the nodes of a graph: no two share one.
struct NodePlaces: Hashable, Sendable {
  /// What is written at the nodes.
  enum Labels: Hashable, Sendable {
    /// Names with a blank at both sides, or without.
    case padded, bare
    /// A dot.
    case dots
  }

  /// The middle of each node.
  let cells: [Point]
  let labels: Labels

  /// Nodes at `positions` in `rect`, with their names where all of them fit.
  init(_ positions: [GraphPoint], names: [String], in rect: Rect) {
    let widest = names.map { columns(of: $0) }.max() ?? 1
    if positions.count <= 80 {
      for (labels, extra) in [(Labels.padded, 2), (.bare, 0)] {
        let area = rect.inset(by: (widest + extra) / 2, 0)
        guard area.width > widest else { continue }
        let cells = Self.cells(positions, in: area)
        if Self.areApart(cells, names.map { columns(of: $0) + extra }) {
          self.cells = cells
          self.labels = labels
          return
        }
      }
    }
    cells = Self.cells(positions, in: rect)
    labels = .dots
  }

  /// A cell for each position, the nearest free one where that is taken.
  ///
  /// Cells beside each other count as taken too while there is room enough. Where there are more
  /// nodes than cells, those that remain share the last one.
  static func cells(_ positions: [GraphPoint], in rect: Rect) -> [Point] {
    guard rect.width > 0, rect.height > 0 else {
      return positions.map { _ in Point(x: rect.x, y: rect.y) }
    }
    let isRoomy = positions.count * 4 <= rect.width * rect.height
    var taken: Set<Point> = []
    return positions.map { position in
      let wish = Point(
        x: rect.x + Int((position.x * Double(rect.width - 1)).rounded()),
        y: rect.y + Int((position.y * Double(rect.height - 1)).rounded()))
      let cell = nearest(to: wish, in: rect, taken, isRoomy: isRoomy) ?? wish
      taken.insert(cell)
      return cell
    }
  }

  private static func nearest(
    to wish: Point, in rect: Rect, _ taken: Set<Point>, isRoomy: Bool
  ) -> Point? {
    func isFree(_ point: Point) -> Bool {
      guard rect.contains(point), !taken.contains(point) else { return false }
      return !isRoomy
        || !taken.contains(Point(x: point.x - 1, y: point.y))
          && !taken.contains(Point(x: point.x + 1, y: point.y))
    }
    if isFree(wish) { return wish }
    // Rows count double: a cell is twice as high as it is wide.
    for radius in 1...(2 * rect.height + rect.width) {
      var best: (point: Point, distance: Int)?
      for dy in -(radius / 2)...(radius / 2) {
        for dx in Set([radius - 2 * abs(dy), 2 * abs(dy) - radius]).sorted() {
          let point = Point(x: wish.x + dx, y: wish.y + dy)
          let distance = dx * dx + 4 * dy * dy
          if isFree(point), distance < best?.distance ?? .max { best = (point, distance) }
        }
      }
      if let best { return best.point }
    }
    return isRoomy ? nearest(to: wish, in: rect, taken, isRoomy: false) : nil
  }

  /// Whether names of these widths, in the middle of their cells, leave a blank between them.
  private static func areApart(_ cells: [Point], _ widths: [Int]) -> Bool {
    var rows: [Int: [(start: Int, end: Int)]] = [:]
    for (cell, width) in zip(cells, widths) {
      let start = cell.x - width / 2
      let others = rows[cell.y, default: []]
      if others.contains(where: { $0.start <= start + width && start <= $0.end }) { return false }
      rows[cell.y, default: []].append((start, start + width))
    }
    return true
  }
}

extension Canvas {
  /// A node: its name, or a dot, in the style of its element.
  mutating func putNode(
    _ name: String, at cell: Point, _ labels: NodePlaces.Labels, _ style: Style, isLit: Bool
  ) {
    var style = style
    if isLit { (style.bold, style.underline) = (true, true) }
    switch labels {
    case .dots: self[cell.x, cell.y] = Cell(isLit ? "◆" : "●", style)
    case .bare: put(name, x: cell.x - columns(of: name) / 2, y: cell.y, style)
    case .padded:
      var ground = style
      ground.underline = false
      let x = cell.x - (columns(of: name) + 2) / 2
      put([Span(" ", ground), Span(name, style), Span(" ", ground)], x: x, y: cell.y)
    }
  }
}

/// Lines behind the nodes of a picture: those at issue over the others, which are drawn finely where
/// there are many, also on a projector.
struct PictureLines {
  private var behind: LineArt
  private var near: LineArt
  /// Terminals without braille have one kind of line.
  private let isOne: Bool

  /// No lines yet; `isDense` where so many come that thick ones would run together.
  init(in rect: Rect, _ style: ChartStyle, isDense: Bool, on canvas: Canvas) {
    let fitting = style.fitting(canvas)
    isOne = fitting != .halfBlock || !isDense
    near = LineArt(in: rect, style: fitting)
    behind = LineArt(in: rect, style: isOne ? fitting : .braille)
  }

  mutating func line(
    from a: Point, to b: Point, role: Role, pattern: LineArt.Pattern = .solid, isNear: Bool
  ) {
    if isNear || isOne {
      near.line(from: a, to: b, role: role, pattern: pattern, faint: !isNear)
    } else {
      behind.line(from: a, to: b, role: role, pattern: pattern)
    }
  }

  func draw(on canvas: inout Canvas) {
    if !isOne { behind.draw(on: &canvas) }
    near.draw(on: &canvas)
  }
}

extension GroupScreen {
  /// The node at a point: the one whose cell is nearest, if it is near.
  static func node(at point: Point, _ places: NodePlaces) -> Int? {
    let reach = places.labels == .dots ? 3 : 6
    return places.cells.enumerated()
      .map { (index: $0, distance: abs($1.x - point.x) + 2 * abs($1.y - point.y)) }
      .min { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .flatMap { $0.distance <= reach ? $0.index : nil }
  }
}

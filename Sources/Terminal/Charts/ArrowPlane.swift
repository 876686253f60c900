// Arrows from the origin of a plane.

/// Arrows from the origin over two axes, with the same scale in both directions.
///
/// Each arrow has its name at its tip. Legible from 16 × 7 on.
public struct ArrowPlane: Sendable {
  /// One arrow.
  public struct Arrow: Sendable {
    /// Where its tip is, right and up.
    public var x: Double, y: Double
    /// What stands at its tip.
    public var label: String
    /// Its colour.
    public var role: Role
    /// The glyph it is drawn with in ASCII.
    public var marker: Character
    /// Whether it matters less.
    public var isFaint: Bool

    /// An arrow to `tip`, `[2]`.
    public init(
      _ tip: [Double], label: String, role: Role, marker: Character, isFaint: Bool = false
    ) {
      precondition(tip.count == 2, "a plane has two coordinates")
      (x, y) = (tip[0], tip[1])
      self.label = label
      self.role = role
      self.marker = marker
      self.isFaint = isFaint
    }
  }

  /// The arrows, the last one on top.
  public var arrows: [Arrow]
  /// The length that reaches the nearest edge.
  public var limit: Double
  /// How they are drawn; an ASCII canvas draws them in ASCII.
  public var style: ChartStyle

  /// A plane with arrows.
  public init(arrows: [Arrow], limit: Double, style: ChartStyle) {
    self.arrows = arrows
    self.limit = limit
    self.style = style
  }

  /// Draws axes, arrows and names.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard rect.width >= 3, rect.height >= 3, limit > 0 else { return }
    let style = canvas.glyphs == .ascii ? ChartStyle.ascii : style
    let grid = DotGrid(style: style, width: rect.width, height: rect.height)
    let scale = Scale(grid, limit: limit)
    let center = grid.cell(of: scale.dot(0, 0))
    for x in rect.x..<rect.maxX { canvas[x, rect.y + center.y] = Cell("─", .border) }
    for y in rect.y..<rect.maxY { canvas[rect.x + center.x, y] = Cell("│", .border) }
    canvas[rect.x + center.x, rect.y + center.y] = Cell("┼", .border)
    var raster = Raster(grid)
    for arrow in arrows where isDrawable(arrow) { draw(arrow, scale, into: &raster) }
    raster.draw(at: Point(x: rect.x, y: rect.y), on: &canvas)
    var taken: [Rect] = []
    for arrow in arrows.reversed() where isDrawable(arrow) {
      put(arrow, grid.cell(of: scale.dot(arrow.x, arrow.y)), in: rect, &taken, on: &canvas)
    }
  }

  /// Neither endless nor so far outside that drawing it would take long.
  private func isDrawable(_ arrow: Arrow) -> Bool {
    arrow.x.magnitude <= 100 * limit && arrow.y.magnitude <= 100 * limit
  }

  private func draw(_ arrow: Arrow, _ scale: Scale, into raster: inout Raster) {
    let tip = scale.dot(arrow.x, arrow.y)
    func stroke(from start: Point, to end: Point) {
      raster.line(
        from: start, to: end, role: arrow.role, faint: arrow.isFaint, marker: arrow.marker)
    }
    stroke(from: scale.dot(0, 0), to: tip)
    let length = (arrow.x * arrow.x + arrow.y * arrow.y).squareRoot()
    guard length > 0.15 * limit, raster.grid.style != .ascii else { return }
    let (along, across) = (0.12 * limit / length, 0.07 * limit / length)
    for side in [-across, across] {
      let x = arrow.x - along * arrow.x - side * arrow.y
      let y = arrow.y - along * arrow.y + side * arrow.x
      stroke(from: tip, to: scale.dot(x, y))
    }
  }

  /// Beyond the tip where there is room, else beside, above or below it.
  private func put(
    _ arrow: Arrow, _ tip: Point, in rect: Rect, _ taken: inout [Rect], on canvas: inout Canvas
  ) {
    let width = columns(of: arrow.label)
    let right = Point(x: tip.x + 2, y: tip.y)
    let left = Point(x: tip.x - 1 - width, y: tip.y)
    let up = arrow.y >= 0 ? -1 : 1
    let places =
      (arrow.x >= 0 ? [right, left] : [left, right])
      + [up, 2 * up, -up, -2 * up].map { Point(x: tip.x - width / 2, y: tip.y + $0) }
    for place in places {
      let x = min(max(0, place.x), max(0, rect.width - width))
      let box = Rect(x: rect.x + x, y: rect.y + place.y, width: width, height: 1)
      let near = box.inset(by: -1, 0)
      let isInside = place.y >= 0 && place.y < rect.height && abs(x - place.x) <= 1
      guard isInside, taken.allSatisfy({ $0.intersection(near).isEmpty }) else { continue }
      taken.append(box)
      canvas.put(
        arrow.label, x: box.x, y: box.y, Style(arrow.role, bold: !arrow.isFaint), maxWidth: width)
      return
    }
  }

  /// From the plane to dots.
  private struct Scale {
    let grid: DotGrid
    let unit: Double
    /// A dot of ASCII is twice as high as wide.
    let stretch: Double

    init(_ grid: DotGrid, limit: Double) {
      self.grid = grid
      stretch = grid.style == .ascii ? 2 : 1
      let per = grid.dotsPerCell
      let across = Double(grid.width * per.x - 1) / 2
      let up = Double(grid.height * per.y - 1) / 2 * stretch
      unit = min(across, up) / limit
    }

    func dot(_ x: Double, _ y: Double) -> Point {
      let per = grid.dotsPerCell
      return Point(
        x: Int((Double(grid.width * per.x - 1) / 2 + x * unit).rounded()),
        y: Int((Double(grid.height * per.y - 1) / 2 - y * unit / stretch).rounded()))
    }
  }
}

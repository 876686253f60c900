// Lines on a disc of the plane, for figures that turn.

/// A drawing of lines in the plane, x right and y up, in which the unit disc just fits.
///
/// Legible from 12 × 6 on.
public struct Sketch {
  private let rect: Rect
  private var raster: Raster
  /// Columns from the middle to the edge of the unit disc.
  private let radius: Double

  /// An empty drawing that will fill `rect`.
  public init(in rect: Rect, style: ChartStyle) {
    self.rect = rect
    raster = Raster(DotGrid(style: style, width: rect.width, height: rect.height))
    radius = max(0, min(Double(rect.width - 1) / 2, Double(rect.height - 1)))
  }

  /// Joins two points; a dashed line has gaps, and is weaker.
  public mutating func line(
    from a: (x: Double, y: Double), to b: (x: Double, y: Double), role: Role = .text,
    dashed: Bool = false
  ) {
    let (p, q) = (dot(a), dot(b))
    let steps = max(abs(q.x - p.x), abs(q.y - p.y))
    let marker = Self.slope(p, q)
    let dash = raster.grid.style == .ascii ? 1 : 2
    for k in 0...steps where !dashed || k / dash % 2 == 0 {
      let share = steps == 0 ? 0 : Double(k) / Double(steps)
      raster.set(
        Point(
          x: p.x + Int((Double(q.x - p.x) * share).rounded()),
          y: p.y + Int((Double(q.y - p.y) * share).rounded())),
        role: role, faint: dashed, marker: marker)
    }
  }

  /// The cell in which a point lies.
  public func cell(_ point: (x: Double, y: Double)) -> Point {
    let cell = raster.grid.cell(of: dot(point))
    return Point(x: rect.x + cell.x, y: rect.y + cell.y)
  }

  /// Puts the lines onto the canvas.
  public func draw(on canvas: inout Canvas) {
    raster.draw(at: Point(x: rect.x, y: rect.y), on: &canvas)
  }

  private func dot(_ point: (x: Double, y: Double)) -> Point {
    let per = raster.grid.dotsPerCell
    // A cell is twice as high as wide.
    let column = Double(rect.width) / 2 + point.x * radius
    let row = Double(rect.height) / 2 - point.y * radius / 2
    return Point(
      x: Int((column * Double(per.x) - 0.5 + 1e-6).rounded()),
      y: Int((row * Double(per.y) - 0.5 + 1e-6).rounded()))
  }

  /// What stands for a line in ASCII, where a dot is a cell.
  private static func slope(_ p: Point, _ q: Point) -> Character {
    let (dx, dy) = (q.x - p.x, q.y - p.y)
    if 2 * abs(dy) <= abs(dx) { return "-" }
    if 2 * abs(dx) <= abs(dy) { return "|" }
    return (dx > 0) == (dy > 0) ? "\\" : "/"
  }
}

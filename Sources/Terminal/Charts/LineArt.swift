// Straight lines between cells, for pictures of graphs.

/// Lines in an area of cells, finer than cells where the terminal can show that.
///
/// Lines are told apart by their pattern as well as by colour. In ASCII a whole line is drawn by its
/// slope, and a broken one by a character of its own.
public struct LineArt {
  /// How a line is broken.
  public enum Pattern: Hashable, Sendable, CaseIterable {
    case solid, dashed, dotted, sparse

    /// How many dots are set, of how many.
    func rhythm(_ style: ChartStyle) -> (on: Int, of: Int) {
      switch (self, style) {
      case (.solid, _), (_, .ascii): (1, 1)
      case (.dashed, .braille): (5, 8)
      case (.dashed, .halfBlock): (3, 5)
      case (.dotted, .braille): (1, 3)
      case (.dotted, .halfBlock): (1, 3)
      case (.sparse, _): (1, 6)
      }
    }

    /// What stands for it in ASCII; nil where the slope decides.
    fileprivate var mark: Character? {
      switch self {
      case .solid: nil
      case .dashed: ":"
      case .dotted: "."
      case .sparse: "'"
      }
    }
  }

  private let origin: Point
  private let grid: DotGrid
  private var raster: Raster

  /// No lines yet, in `rect`.
  public init(in rect: Rect, style: ChartStyle) {
    origin = Point(x: rect.x, y: rect.y)
    grid = DotGrid(style: style, width: rect.width, height: rect.height)
    raster = Raster(grid)
  }

  /// A line between the middles of two cells. What is faint never covers what is not.
  public mutating func line(
    from a: Point, to b: Point, role: Role, pattern: Pattern = .solid, faint: Bool = false
  ) {
    let per = grid.dotsPerCell
    func middle(_ cell: Point) -> (x: Double, y: Double) {
      (
        (Double(cell.x - origin.x) + 0.5) * Double(per.x) - 0.5,
        (Double(cell.y - origin.y) + 0.5) * Double(per.y) - 0.5
      )
    }
    let (start, end) = (middle(a), middle(b))
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let count = max(1, Int(max(abs(dx), abs(dy)).rounded()))
    let rhythm = pattern.rhythm(grid.style)
    let marker = pattern.mark ?? Self.slope(dx / Double(per.x), dy / Double(per.y))
    for k in 0...count where k % rhythm.of < rhythm.on {
      let share = Double(k) / Double(count)
      let dot = Point(
        x: Int((start.x + share * dx + 0.01).rounded()),
        y: Int((start.y + share * dy + 0.01).rounded()))
      guard dot.x >= 0, dot.y >= 0 else { continue }
      // In ASCII faint ink has no shape of its own.
      raster.set(dot, role: role, faint: faint && grid.style != .ascii, marker: marker)
    }
  }

  /// Puts the lines onto the canvas.
  public func draw(on canvas: inout Canvas) { raster.draw(at: origin, on: &canvas) }

  /// A cell is twice as high as it is wide.
  private static func slope(_ dx: Double, _ dy: Double) -> Character {
    if abs(2 * dy) < 0.6 * abs(dx) { return "-" }
    if abs(dx) < 0.6 * abs(dy) { return "|" }
    return (dx > 0) == (dy > 0) ? "\\" : "/"
  }
}

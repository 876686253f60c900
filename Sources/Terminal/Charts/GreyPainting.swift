// Pictures in grey: half-blocks of two greys a cell, or dots whose density is the brightness.

/// How a picture in grey is shown.
public struct PictureStyle: Hashable, Sendable {
  /// Whether two greys fit into a cell; elsewhere, and while things move, there are dots.
  public var hasGreys: Bool
  /// The dots.
  public var dots: ChartStyle
  /// Whether dots are darker than what is behind them.
  public var inkIsDark: Bool

  /// A style.
  public init(hasGreys: Bool = true, dots: ChartStyle = .braille, inkIsDark: Bool = false) {
    self.hasGreys = hasGreys
    self.dots = dots
    self.inkIsDark = inkIsDark
  }

  /// What suits a theme and a terminal.
  public static func suited(to theme: Theme, glyphs: GlyphSet, depth: ColorDepth) -> PictureStyle {
    PictureStyle(
      hasGreys: glyphs == .unicode && depth == .twoFiftySix && theme.palette != nil,
      dots: .suited(to: theme, glyphs: glyphs), inkIsDark: theme.isLight)
  }
}

extension Canvas {
  /// Fills `rect` with the brightness 0 … 1 at (x, y), both 0 … 1 from the top left; nil leaves blank.
  ///
  /// `isMoving` asks for dots, of which a frame sends few bytes.
  public mutating func putPicture(
    in rect: Rect, style: PictureStyle, isMoving: Bool = false,
    _ brightness: (_ x: Double, _ y: Double) -> Double?
  ) {
    let paints = style.hasGreys && !isMoving
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        func sample(_ dx: Double, _ dy: Double) -> Double? {
          brightness(
            (Double(column) + dx) / Double(rect.width), (Double(row) + dy) / Double(rect.height))
        }
        let cell =
          paints
          ? Self.greys(sample) : Self.dots(style, column: column, row: row, sample)
        if let cell { self[rect.x + column, rect.y + row] = cell }
      }
    }
  }

  private static func greys(_ sample: (Double, Double) -> Double?) -> Cell? {
    guard let upper = sample(0.5, 0.25), let lower = sample(0.5, 0.75) else { return nil }
    func level(_ value: Double) -> Int { min(7, max(0, Int(value * 8))) }
    return Cell("▀", Style(.greys(level(upper), level(lower))))
  }

  /// Ordered dithering (Bayer) with the dots of the style; a ramp of characters in ASCII.
  private static func dots(
    _ style: PictureStyle, column: Int, row: Int, _ sample: (Double, Double) -> Double?
  ) -> Cell? {
    if style.dots == .ascii {
      guard let value = sample(0.5, 0.5) else { return nil }
      let ramp = Array(" .:-=+*#%@")
      let ink = style.inkIsDark ? 1 - value : value
      return Cell(ramp[min(9, max(0, Int(ink * 10)))])
    }
    let grid = DotGrid(style: style.dots, width: 1, height: 1)
    var raster = Raster(grid)
    let per = grid.dotsPerCell
    var isBlank = true
    for y in 0..<per.y {
      for x in 0..<per.x {
        let place = (
          (Double(x) + 0.5) / Double(per.x), (Double(y) + 0.5) / Double(per.y)
        )
        guard let value = sample(place.0, place.1) else { continue }
        let ink = style.inkIsDark ? 1 - value : value
        guard ink > threshold(column * per.x + x, row * per.y + y) else { continue }
        raster.set(Point(x: x, y: y), role: .text, faint: false, marker: "#")
        isBlank = false
      }
    }
    return isBlank ? nil : raster.cell(0, 0)
  }

  private static func threshold(_ x: Int, _ y: Int) -> Double {
    let bayer = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]
    return (Double(bayer[y % 4][x % 4]) + 0.5) / 16
  }
}

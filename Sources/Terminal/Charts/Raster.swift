// Dots finer than a cell.

/// How curves are drawn.
public enum ChartStyle: Hashable, Sendable, CaseIterable {
  /// Fine: 2 × 4 dots a cell.
  case braille
  /// Bold: 1 × 2 blocks a cell, for projectors.
  case halfBlock
  /// The marker of the curve in every cell.
  case ascii

  /// What suits a theme and a terminal: nothing thin on a projector.
  public static func suited(to theme: Theme, glyphs: GlyphSet) -> ChartStyle {
    glyphs == .ascii ? .ascii : theme.isHeavy ? .halfBlock : .braille
  }
}

/// A drawing area of `width × height` cells, each of several dots.
struct DotGrid: Hashable {
  let style: ChartStyle
  let width: Int
  let height: Int

  /// Dots side by side, and above each other, in a cell.
  var dotsPerCell: (x: Int, y: Int) {
    switch style {
    case .braille: (2, 4)
    case .halfBlock: (1, 2)
    case .ascii: (1, 1)
    }
  }

  /// The dot for a place given in shares of the area, (0, 0) at the lower left.
  ///
  /// Upwards, 0 and 1 are the middles of the lowest and the highest row, as labels stand there.
  func dot(x: Double, y: Double) -> Point {
    let per = dotsPerCell
    let row = (1 - y) * Double(height - 1)
    return Point(
      x: Int((x * Double(width * per.x - 1)).rounded()),
      // The middle lies between two dots; rounding errors must not decide which it is.
      y: Int(((row + 0.5) * Double(per.y) - 0.5 + 1e-6).rounded()))
  }

  /// The cell in which a dot lies.
  func cell(of dot: Point) -> Point {
    Point(x: dot.x / dotsPerCell.x, y: dot.y / dotsPerCell.y)
  }

  /// The column of cells for a share of the width.
  func column(_ x: Double) -> Int { cell(of: dot(x: x, y: 0)).x }

  /// The row of cells for a share of the height.
  func row(_ y: Double) -> Int { cell(of: dot(x: 0, y: y)).y }
}

/// Ink on the dots of a grid.
struct Raster {
  private struct Ink {
    var dots: UInt8 = 0
    var role = Role.text
    var isFaint = false
    var marker: Character = " "
  }

  let grid: DotGrid
  private var inks: [Ink]

  init(_ grid: DotGrid) {
    self.grid = grid
    inks = Array(repeating: Ink(), count: grid.width * grid.height)
  }

  /// Sets one dot.
  ///
  /// Faint ink never covers strong ink; strong ink wipes faint ink from its cell.
  mutating func set(_ dot: Point, role: Role, faint: Bool, marker: Character) {
    let cell = grid.cell(of: dot)
    guard cell.x >= 0, cell.x < grid.width, cell.y >= 0, cell.y < grid.height else { return }
    let index = cell.y * grid.width + cell.x
    var ink = inks[index]
    if ink.dots != 0 {
      if faint, !ink.isFaint { return }
      let shares = grid.style == .braille && faint == ink.isFaint
      if !shares, ink.role != role || faint != ink.isFaint { ink.dots = 0 }
    }
    ink.dots |= bit(dot)
    ink.role = role
    ink.isFaint = faint
    ink.marker = marker
    inks[index] = ink
  }

  /// Joins two dots (Bresenham).
  mutating func line(from a: Point, to b: Point, role: Role, faint: Bool, marker: Character) {
    let (dx, dy) = (abs(b.x - a.x), -abs(b.y - a.y))
    let (sx, sy) = (a.x < b.x ? 1 : -1, a.y < b.y ? 1 : -1)
    var (p, error) = (a, dx + dy)
    while true {
      set(p, role: role, faint: faint, marker: marker)
      if p == b { return }
      let twice = 2 * error
      if twice >= dy {
        error += dy
        p.x += sx
      }
      if twice <= dx {
        error += dx
        p.y += sy
      }
    }
  }

  /// The row of `column` that holds most of its ink, the upper one of equals; `nil` without any.
  func row(inColumn column: Int) -> Int? {
    var best: (row: Int, dots: Int)?
    for y in 0..<grid.height {
      let dots = inks[y * grid.width + column].dots.nonzeroBitCount
      if dots > best?.dots ?? 0 { best = (y, dots) }
    }
    return best?.row
  }

  /// Puts every cell with ink onto the canvas.
  func draw(at origin: Point, on canvas: inout Canvas) {
    for y in 0..<grid.height {
      for x in 0..<grid.width {
        if let cell = cell(x, y) { canvas[origin.x + x, origin.y + y] = cell }
      }
    }
  }

  /// What stands in a cell of the grid; `nil` without ink.
  func cell(_ x: Int, _ y: Int) -> Cell? {
    let ink = inks[y * grid.width + x]
    return ink.dots == 0 ? nil : Cell(glyph(ink), Style(ink.role, bold: !ink.isFaint))
  }

  private func bit(_ dot: Point) -> UInt8 {
    switch grid.style {
    case .braille:
      let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
      return bits[dot.y % 4][dot.x % 2]
    case .halfBlock: return dot.y % 2 == 0 ? 1 : 2
    case .ascii: return 1
    }
  }

  private func glyph(_ ink: Ink) -> Character {
    switch grid.style {
    case .braille:
      return Character(Unicode.Scalar(0x2800 + UInt32(ink.dots)) ?? " ")
    case .halfBlock: return ink.dots == 3 ? "█" : ink.dots == 1 ? "▀" : "▄"
    case .ascii: return ink.isFaint ? "." : ink.marker
    }
  }
}

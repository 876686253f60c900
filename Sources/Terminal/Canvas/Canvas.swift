// The grid of cells into which every screen draws.

/// One column of one row: a character and how it looks.
public struct Cell: Hashable, Sendable {
  /// Exactly one column wide.
  public var character: Character
  /// How it looks.
  public var style: Style

  /// A cell; a canvas replaces characters that do not fit into one column.
  public init(_ character: Character = " ", _ style: Style = .text) {
    self.character = character
    self.style = style
  }
}

/// A grid of cells.
///
/// The same calls give the same cells, whatever the terminal.
///
/// Everything is clipped. Control characters, wide characters and marks are replaced, and in an
/// ASCII canvas every glyph becomes its twin (`Glyphs`).
public struct Canvas: Hashable, Sendable {
  /// The largest width and height of a screen; more is cut down to this.
  public static let limit = 1000
  /// The most cells of a picture for a file.
  public static let mostCells = 1 << 22

  /// Columns and rows.
  public let size: Size
  /// What the cells may hold.
  public let glyphs: GlyphSet
  /// `[height × width]`, row by row.
  private(set) var cells: [Cell]

  /// A blank canvas.
  public init(size: Size, glyphs: GlyphSet = .unicode) {
    self.size = Size(
      width: min(max(0, size.width), Self.limit), height: min(max(0, size.height), Self.limit))
    self.glyphs = glyphs
    cells = Array(repeating: Cell(), count: self.size.width * self.size.height)
  }

  /// A blank canvas for a picture in a file, as wide and as high as it needs; nil above `mostCells` cells.
  public init?(picture size: Size) {
    let (cells, overflow) = size.width.multipliedReportingOverflow(by: size.height)
    guard size.width >= 0, size.height >= 0, !overflow, cells <= Self.mostCells else { return nil }
    self.size = size
    glyphs = .unicode
    self.cells = Array(repeating: Cell(), count: cells)
  }

  /// The whole canvas.
  public var bounds: Rect { Rect(size) }

  /// The cell in column `x` of row `y`: blank outside, where setting does nothing.
  public subscript(x: Int, y: Int) -> Cell {
    get { contains(x, y) ? cells[y * size.width + x] : Cell() }
    set {
      guard contains(x, y) else { return }
      cells[y * size.width + x] = Cell(glyphs.admit(newValue.character), newValue.style)
    }
  }

  /// Writes `text` from column `x` of row `y` on and returns the columns it takes.
  ///
  /// Text that would take more than `maxWidth` columns is cut and ends in `…` (`~` in ASCII).
  @discardableResult
  public mutating func put(
    _ text: String, x: Int, y: Int, _ style: Style = .text, maxWidth: Int? = nil
  ) -> Int {
    put([Span(text, style)], x: x, y: y, maxWidth: maxWidth)
  }

  /// Writes `spans` one after the other and returns the columns they take.
  @discardableResult
  public mutating func put(_ spans: [Span], x: Int, y: Int, maxWidth: Int? = nil) -> Int {
    let limit = max(0, maxWidth ?? Int.max)
    guard limit > 0 else { return 0 }
    var column = 0
    for span in spans {
      for character in span.text {
        if column == limit {
          self[x + limit - 1, y].character = "…"
          return limit
        }
        if maxWidth == nil, x + column >= size.width { return column }
        self[x + column, y] = Cell(character, span.style)
        column += 1
      }
    }
    return column
  }

  /// Fills `rect` with one character.
  public mutating func fill(_ rect: Rect, _ character: Character = " ", _ style: Style = .text) {
    let part = rect.intersection(bounds)
    let cell = Cell(glyphs.admit(character), style)
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX { cells[y * size.width + x] = cell }
    }
  }

  /// Changes the style of every cell in `rect`, leaving the characters.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let part = rect.intersection(bounds)
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX { change(&cells[y * size.width + x].style) }
    }
  }

  /// The rows as text, trailing blanks kept.
  public func lines() -> [String] {
    (0..<size.height).map { y in
      String(cells[(y * size.width)..<((y + 1) * size.width)].map(\.character))
    }
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < size.width && y < size.height
  }
}

// A table with fixed headers, of which a window is shown.

/// A scrolling grid with a fixed header row and column.
///
/// Cells are asked for by closure, so a table of 10^18 rows draws like a small one. Legible from
/// 12 × 4 on.
public struct GridView: Sendable {
  /// Where a text stands in its cell.
  public enum Alignment: Hashable, Sendable { case leading, center, trailing }

  /// A place in the grid.
  public struct Index: Hashable, Sendable {
    /// From 0.
    public var row: Int
    /// From 0.
    public var column: Int

    /// A place in the grid.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// The size of the whole table.
  public var rowCount: Int
  /// The size of the whole table.
  public var columnCount: Int
  /// Columns of the screen that a cell takes.
  public var cellWidth: Int
  /// Rows of the screen that a cell takes; text stands in the middle one.
  public var cellHeight = 1
  /// Blank columns between cells.
  public var gap = 0
  /// Rows, and columns, before which a blank one is left: the starts of blocks but the first.
  public var breaks: [Int] = []
  /// Where texts stand in their cells.
  public var alignment = Alignment.center
  /// The heading of a column.
  public var header: @Sendable (Int) -> Span
  /// The heading of a row.
  public var rowHeader: @Sendable (Int) -> Span
  /// What stands in row, column.
  public var cell: @Sendable (Int, Int) -> Span
  /// The cell under the cursor.
  public var cursor: Index?
  /// The first row and column shown, if the cursor allows it.
  public var origin: Index
  /// What stands in the corner, such as `∘`.
  public var corner = Span("")
  /// The number of the first row and column in the note.
  public var countsFrom = 0

  /// A grid that asks for its cells.
  public init(
    rowCount: Int, columnCount: Int, cellWidth: Int, cursor: Index? = nil,
    origin: Index = Index(row: 0, column: 0), header: @escaping @Sendable (Int) -> Span,
    rowHeader: @escaping @Sendable (Int) -> Span, cell: @escaping @Sendable (Int, Int) -> Span
  ) {
    self.rowCount = max(0, rowCount)
    self.columnCount = max(0, columnCount)
    self.cellWidth = max(1, cellWidth)
    self.header = header
    self.rowHeader = rowHeader
    self.cell = cell
    self.cursor = cursor
    self.origin = origin
  }

  /// Enlarges the cells of a table that is smaller than `rect`, up to 7 rows and `widest` columns a
  /// cell, so that it fills the room it has; cells keep about the shape of a square.
  public mutating func enlarge(toFill rect: Rect, widest: Int = 14) {
    guard rowCount > 0, columnCount > 0 else { return }
    let high = (rect.height - 2 - breaks.count) / rowCount
    let headers = columns(of: corner.text) + 1
    let wide = (rect.width - max(headers, 7) - breaks.count) / columnCount - gap
    cellHeight = max(1, min(high, 7, max(1, (max(wide, cellWidth) + 1) / 2)))
    cellWidth = max(cellWidth, min(wide, widest, max(cellWidth, cellHeight * 5 / 2)))
  }

  /// The rows and columns that a drawing into `rect` shows.
  public func visibleRange(in rect: Rect) -> (rows: Range<Int>, columns: Range<Int>) {
    let layout = GridLayout(self, in: rect)
    return (layout.rows, layout.columns)
  }

  /// The cell that a drawing into `rect` shows at `point`, if there is one.
  public func index(at point: Point, in rect: Rect) -> Index? {
    let layout = GridLayout(self, in: rect)
    for row in layout.rows {
      for column in layout.columns where layout.cell(row, column).contains(point) {
        return Index(row: row, column: column)
      }
    }
    return nil
  }

  /// Draws headers, cells, the cursor with its row and column headings, and which part is shown.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    let layout = GridLayout(self, in: rect)
    drawHeaders(layout, on: &canvas)
    for row in layout.rows {
      for column in layout.columns {
        var span = cell(row, column)
        if cursor == Index(row: row, column: column) { span.style = .cursor }
        put(span, in: layout.cell(row, column), on: &canvas)
      }
    }
    if layout.hasNote { drawNote(layout, on: &canvas) }
  }

  private func drawHeaders(_ layout: GridLayout, on canvas: inout Canvas) {
    let rect = layout.rect
    for column in layout.columns {
      var span = cut(header(column), to: cellWidth)
      if cursor?.column == column { span.style = emphasized(span.style) }
      var place = layout.cell(layout.rows.lowerBound, column)
      place = Rect(x: place.x, y: rect.y, width: place.width, height: 1)
      put(span, in: place, on: &canvas)
    }
    for row in layout.rows {
      var span = cut(rowHeader(row), to: layout.headerWidth)
      if cursor?.row == row { span.style = emphasized(span.style) }
      let cell = layout.cell(row, layout.columns.lowerBound)
      let place = Rect(x: rect.x, y: cell.y, width: layout.headerWidth, height: cell.height)
      put(span, in: place, aligned: .trailing, on: &canvas)
      let top = layout.startsBlock(row: row) ? cell.y - 1 : cell.y
      for y in top..<cell.maxY { canvas[rect.x + layout.headerWidth, y] = Cell("│", .border) }
    }
    canvas.put(corner.text, x: rect.x, y: rect.y, corner.style, maxWidth: layout.headerWidth)
    canvas[rect.x + layout.headerWidth, rect.y] = Cell("│", .border)
    guard layout.hasRule else { return }
    let last = layout.cell(layout.rows.lowerBound, max(0, layout.columns.upperBound - 1))
    let end = layout.columns.isEmpty ? layout.cellsX : min(rect.maxX, last.maxX)
    for x in rect.x..<end { canvas[x, rect.y + 1] = Cell("─", .border) }
    canvas[rect.x + layout.headerWidth, rect.y + 1] = Cell("┼", .border)
  }

  /// The end of a heading, where neighbours differ: of column 12 the 2, never a mere `…`.
  private func cut(_ span: Span, to width: Int) -> Span {
    Span(String(span.text.suffix(width)), span.style)
  }

  private func emphasized(_ style: Style) -> Style {
    guard case .element = style.role else { return Style(.accent, bold: true, underline: true) }
    return Style(style.role, bold: true, underline: true)
  }

  private func put(
    _ span: Span, in place: Rect, aligned: Alignment? = nil, on canvas: inout Canvas
  ) {
    // Only the text is underlined, not the whole cell.
    var ground = span.style
    ground.underline = false
    canvas.fill(place, " ", ground)
    let free = max(0, place.width - Terminal.columns(of: span.text))
    let indent =
      switch aligned ?? alignment {
      case .leading: 0
      case .center: free / 2
      case .trailing: free
      }
    canvas.put(
      span.text, x: place.x + indent, y: place.y + (place.height - 1) / 2, span.style,
      maxWidth: place.width)
  }

  private func drawNote(_ layout: GridLayout, on canvas: inout Canvas) {
    let rect = layout.rect
    let note = windowNote(
      rows: layout.rows,
      of: layout.rows.count < rowCount ? String(rowCount) : nil,
      columns: layout.columns,
      of: layout.columns.count < columnCount ? String(columnCount) : nil,
      countsFrom: countsFrom, width: rect.width)
    if let note { canvas.put(note, x: rect.x, y: rect.maxY - 1, .muted) }
  }
}

/// Which part of a grid fits where.
private struct GridLayout {
  let rect: Rect
  let headerWidth: Int
  let rows: Range<Int>
  let columns: Range<Int>
  let hasRule: Bool
  let hasNote: Bool
  private let pitch: Int
  private let cellWidth: Int
  private let cellHeight: Int
  /// The breaks among the rows, and among the columns, that are shown.
  private let rowBreaks: [Int]
  private let columnBreaks: [Int]

  /// The first column of the cells.
  var cellsX: Int { rect.x + headerWidth + 1 }
  private var cellsY: Int { rect.y + (hasRule ? 2 : 1) }

  init(_ grid: GridView, in rect: Rect) {
    self.rect = rect
    cellWidth = grid.cellWidth
    cellHeight = max(1, grid.cellHeight)
    pitch = grid.cellWidth + grid.gap
    hasRule = rect.height >= 6
    let heads = hasRule ? 2 : 1
    let down = Side(count: grid.rowCount, pitch: cellHeight, last: cellHeight, grid.breaks)
    let tall = down.window(rect.height - heads, grid.origin.row, grid.cursor?.row)
    // The row headings decide how many columns fit; those of the first window are measured.
    var width = Terminal.columns(of: grid.corner.text)
    for row in tall { width = max(width, Terminal.columns(of: grid.rowHeader(row).text)) }
    headerWidth = min(width, max(1, rect.width / 3))
    let across = Side(count: grid.columnCount, pitch: pitch, last: cellWidth, grid.breaks)
    columns = across.window(
      max(0, rect.width - headerWidth - 1), grid.origin.column, grid.cursor?.column)
    let cut = tall.count < grid.rowCount || columns.count < grid.columnCount
    hasNote = cut && rect.height >= 5
    rows =
      hasNote
      ? down.window(rect.height - heads - 1, grid.origin.row, grid.cursor?.row) : tall
    rowBreaks = down.breaks(in: rows)
    columnBreaks = across.breaks(in: columns)
  }

  /// The cells of the screen that show `row`, `column`.
  func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: cellsX + (column - columns.lowerBound) * pitch + columnBreaks.count { $0 <= column },
      y: cellsY + (row - rows.lowerBound) * cellHeight + rowBreaks.count { $0 <= row },
      width: cellWidth, height: cellHeight)
  }

  /// Whether a blank row is left above this one.
  func startsBlock(row: Int) -> Bool { rowBreaks.contains(row) }

  /// The rows, or the columns, of a grid.
  private struct Side {
    let count: Int
    /// From one to the next, and the extent of the last one.
    let pitch: Int
    let last: Int
    let breaks: [Int]

    init(count: Int, pitch: Int, last: Int, _ breaks: [Int]) {
      self.count = count
      self.pitch = pitch
      self.last = last
      self.breaks = breaks
    }

    func breaks(in range: Range<Int>) -> [Int] {
      breaks.filter { $0 > range.lowerBound && $0 < range.upperBound }
    }

    /// As many as fit into `room` around `cursor`, with the blanks between them.
    func window(_ room: Int, _ origin: Int, _ cursor: Int?) -> Range<Int> {
      guard count > 0, room >= last else { return 0..<0 }
      var visible = 1 + (room - last) / pitch
      while true {
        let start = Scroll.origin(origin, cursor: cursor, visible: visible, count: count)
        let range = start..<(start + min(visible, count - start))
        let blanks = breaks(in: range).count
        if visible == 1 || (range.count - 1) * pitch + last + blanks <= room { return range }
        visible = min(visible, range.count) - 1
      }
    }
  }
}

// A matrix as colours, with a digit in every cell.

/// A matrix as coloured cells, each with its number or a digit, and the key to them below.
///
/// Every cell says its level twice, by colour and by glyph: magnitudes as `0` … `7`, signed values
/// as `d c b a · 1 2 3 4` (from -4 to 4) where there is no room for a sign. Legible from 12 × 4 on.
public struct HeatMap: Sendable {
  /// How values become levels.
  public enum Scale: Hashable, Sendable {
    /// Magnitudes from a least to a greatest value.
    case sequential(ClosedRange<Double>)
    /// Signed values from -m to m, 0 in the middle.
    case diverging(Double)
  }

  /// What narrow cells show.
  public enum Marks: Hashable, Sendable {
    /// The level as a digit or letter.
    case digits
    /// The level as a shade of ASCII characters, for themes without colour.
    case shades
  }

  /// The matrix has this many rows.
  public var rows: Int
  /// The matrix has this many columns.
  public var columns: Int
  /// `[rows × columns]`, row by row.
  public var values: [Double]
  /// How values become levels.
  public var scale: Scale
  /// The heading of a row; no headings without it.
  public var rowLabel: (@Sendable (Int) -> String)?
  /// The heading of a column; no headings without it.
  public var columnLabel: (@Sendable (Int) -> String)?
  /// The cell under the cursor.
  public var cursor: GridView.Index?
  /// Whether a cell is kin of the selection.
  public var isLinked: (@Sendable (Int, Int) -> Bool)?
  /// Columns of the screen that a cell takes, 1 … 6; by default as many as fit.
  public var cellWidth: Int?
  /// The first row and column shown, if the cursor allows it.
  public var origin: GridView.Index
  /// What narrow cells show.
  public var marks: Marks
  /// Whether the key is drawn.
  public var showsKey: Bool
  /// The number of the first row and column in the note beside the key.
  public var countsFrom = 1

  /// A heat map of `values`, `[rows × columns]`.
  public init(
    rows: Int, columns: Int, values: [Double], scale: Scale,
    rowLabel: (@Sendable (Int) -> String)? = nil, columnLabel: (@Sendable (Int) -> String)? = nil,
    cursor: GridView.Index? = nil, isLinked: (@Sendable (Int, Int) -> Bool)? = nil,
    cellWidth: Int? = nil, origin: GridView.Index = GridView.Index(row: 0, column: 0),
    marks: Marks = .digits, showsKey: Bool = true
  ) {
    precondition(values.count == rows * columns, "a heat map needs rows × columns values")
    self.rows = rows
    self.columns = columns
    self.values = values
    self.scale = scale
    self.rowLabel = rowLabel
    self.columnLabel = columnLabel
    self.cursor = cursor
    self.isLinked = isLinked
    self.cellWidth = cellWidth
    self.origin = origin
    self.marks = marks
    self.showsKey = showsKey
  }

  /// The scale that fits `values`: diverging if any of them is negative.
  public static func scale(for values: [Double]) -> Scale {
    let finite = values.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
    return low < 0 ? .diverging(max(-low, high)) : .sequential(0...max(0, high))
  }

  /// The rows and columns that a drawing into `rect` shows.
  public func visibleRange(in rect: Rect) -> (rows: Range<Int>, columns: Range<Int>) {
    let layout = HeatMapLayout(self, in: rect)
    return (layout.rows, layout.columns)
  }

  /// Draws the matrix and, where there is room, headings and the key.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    let layout = HeatMapLayout(self, in: rect)
    drawLabels(layout, on: &canvas)
    for row in layout.rows {
      for column in layout.columns { drawCell(row, column, layout, on: &canvas) }
    }
    if let key = layout.key {
      HeatMapKey(map: self, rows: layout.rows, columns: layout.columns)
        .draw(in: key, on: &canvas)
    }
  }

  /// The role and the one-column mark of a value.
  public func level(of value: Double) -> (role: Role, mark: Character) {
    guard value.isFinite else { return (.muted, mark(of: .muted)) }
    switch scale {
    case .sequential(let range):
      let span = range.upperBound - range.lowerBound
      let share = span > 0 ? (value - range.lowerBound) / span : 0
      let role = Role.heat(Int(min(7, max(0, share * 8))))
      return (role, mark(of: role))
    case .diverging(let limit):
      let share = limit > 0 ? value / limit * 4 : 0
      let role = Role.diverging(Int(min(4, max(-4, share)).rounded()))
      return (role, mark(of: role))
    }
  }

  /// The one-column mark of a level.
  func mark(of role: Role) -> Character {
    switch role {
    case .heat(let level): Array(marks == .shades ? " .:-=+*#" : "01234567")[level]
    case .diverging(let level): Array("dcba·1234")[level + 4]
    default: "?"
    }
  }

  /// The cell of the matrix that a drawing into `rect` shows at `point`.
  public func index(at point: Point, in rect: Rect) -> GridView.Index? {
    let layout = HeatMapLayout(self, in: rect)
    for row in layout.rows {
      for column in layout.columns where layout.cell(row, column).contains(point) {
        return GridView.Index(row: row, column: column)
      }
    }
    return nil
  }

  private func drawLabels(_ layout: HeatMapLayout, on canvas: inout Canvas) {
    if let rowLabel {
      for row in layout.rows {
        let label = rowLabel(row)
        let width = min(layout.labelWidth, Terminal.columns(of: label))
        let style = cursor?.row == row ? Style(.accent, bold: true, underline: true) : .muted
        let place = layout.cell(row, layout.columns.lowerBound)
        canvas.put(label, x: place.x - 1 - width, y: place.y, style, maxWidth: width)
      }
    }
    guard let columnLabel, layout.hasColumnLabels else { return }
    let widest = layout.columns.map { Terminal.columns(of: columnLabel($0)) }.max() ?? 0
    // Where headings would touch, only every so many are drawn, and the one of the cursor.
    let stride = widest < layout.cellWidth ? 1 : 1 + widest / layout.cellWidth
    for column in layout.columns {
      let isCurrent = cursor?.column == column
      let distance = cursor.map { abs($0.column - column) } ?? stride
      guard isCurrent || (column % stride == 0 && distance >= stride) else { continue }
      let label = columnLabel(column)
      let place = layout.cell(layout.rows.lowerBound, column)
      let width = min(layout.cellWidth * stride, Terminal.columns(of: label))
      let indent = max(0, (layout.cellWidth - width + 1) / 2)
      let style = isCurrent ? Style(.accent, bold: true, underline: true) : .muted
      canvas.put(label, x: place.x + indent, y: place.y - 1, style, maxWidth: width)
    }
  }

  private func drawCell(
    _ row: Int, _ column: Int, _ layout: HeatMapLayout, on canvas: inout Canvas
  ) {
    let value = values[row * columns + column]
    let (role, mark) = level(of: value)
    let isCursor = cursor == GridView.Index(row: row, column: column)
    let style: Style =
      isCursor ? .cursor : isLinked?(row, column) == true ? .linked : Style(role)
    let place = layout.cell(row, column)
    canvas.fill(place, " ", style)
    let text: String
    switch layout.cellWidth {
    case 4...:
      let width = layout.cellWidth - 1
      text =
        layout.places.map { Numerals.decimal(value, places: $0) }
        ?? Numerals.fitted(value, width: width)
    case 2...3 where marks == .digits:
      if case .diverging(let k) = role { text = k == 0 ? "·" : "\(k)" } else { fallthrough }
    default: text = String(mark)
    }
    let isNumber = layout.cellWidth >= 4
    let free = layout.cellWidth - text.count
    let indent = isNumber && layout.places != nil ? free : (free + 1) / 2
    canvas.put(text, x: place.x + indent, y: place.y, style, maxWidth: layout.cellWidth)
  }
}

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
      HeatMapKey(self, rows: layout.rows, columns: layout.columns)
        .draw(in: key, on: &canvas)
    }
  }

  /// The role and the one-column mark of a value.
  public func level(of value: Double) -> (role: Role, mark: Character) {
    guard value.isFinite else { return (.muted, "?") }
    switch scale {
    case .sequential(let range):
      let span = range.upperBound - range.lowerBound
      let share = span > 0 ? (value - range.lowerBound) / span : 0
      let level = Int(min(7, max(0, share * 8)))
      return (.heat(level), Array(marks == .shades ? " .:-=+*#" : "01234567")[level])
    case .diverging(let limit):
      let share = limit > 0 ? value / limit * 4 : 0
      let level = Int(min(4, max(-4, share)).rounded())
      return (.diverging(level), Array("dcba·1234")[level + 4])
    }
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

/// Which part of a heat map goes where.
private struct HeatMapLayout {
  let cellWidth: Int
  let labelWidth: Int
  let hasColumnLabels: Bool
  let rows: Range<Int>
  let columns: Range<Int>
  let key: Rect?
  /// How many digits after the point show all values alike in a cell; `nil` if nothing does.
  let places: Int?
  private let cells: Rect

  init(_ map: HeatMap, in rect: Rect) {
    var rest = rect
    let hasKey = map.showsKey && rect.height >= 4 && rect.width >= 12
    if hasKey { _ = rest.cutBottom(1) }
    hasColumnLabels = map.columnLabel != nil && rest.height >= 2
    if hasColumnLabels { _ = rest.cutTop(1) }
    let tall = Self.window(map.rows, rest.height, map.origin.row, map.cursor?.row)
    var width = 0
    if let label = map.rowLabel {
      width = tall.map { Terminal.columns(of: label($0)) }.max() ?? 0
      width = min(width, max(1, rect.width / 3))
      _ = rest.cutLeft(width + 1)
    }
    labelWidth = width
    let fitting = map.columns > 0 ? rest.width / map.columns : 1
    cellWidth = min(6, max(1, map.cellWidth ?? fitting))
    cells = rest
    rows = tall
    columns = Self.window(
      map.columns, rest.width / cellWidth, map.origin.column, map.cursor?.column)
    places = Self.places(map.values, width: cellWidth - 1)
    let gap = rest.height > rows.count ? 1 : 0
    let below = Rect(x: rect.x, y: rest.y + rows.count + gap, width: rect.width, height: 1)
    key = hasKey ? below : nil
  }

  /// The most digits, up to four, with which every value fits, if they tell the largest apart.
  private static func places(_ values: [Double], width: Int) -> Int? {
    let largest = values.reduce(0.0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    guard largest > 0, largest < 1e6, values.allSatisfy(\.isFinite) else { return nil }
    if values.allSatisfy({ $0 == $0.rounded() }) {
      return values.allSatisfy { Numerals.decimal($0, places: 0).count <= width } ? 0 : nil
    }
    return [4, 3, 2, 1].first { places in
      largest * [1, 10, 100, 1000, 10_000][places] >= 10
        && values.allSatisfy { Numerals.decimal($0, places: places).count <= width }
    }
  }

  func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: cells.x + (column - columns.lowerBound) * cellWidth,
      y: cells.y + row - rows.lowerBound, width: cellWidth, height: 1)
  }

  private static func window(_ count: Int, _ visible: Int, _ origin: Int, _ cursor: Int?)
    -> Range<Int>
  {
    guard visible > 0, count > 0 else { return 0..<0 }
    let start = Scroll.origin(origin, cursor: cursor, visible: visible, count: count)
    return start..<(start + min(visible, count - start))
  }
}

/// The scale of a heat map in one row: every level's swatch between the values at its ends.
private struct HeatMapKey {
  private let map: HeatMap
  private let part: String

  init(_ map: HeatMap, rows: Range<Int>, columns: Range<Int>) {
    self.map = map
    var parts: [String] = []
    if rows.count < map.rows, !rows.isEmpty {
      parts.append("rows \(rows.lowerBound + 1)–\(rows.upperBound) of \(map.rows)")
    }
    if columns.count < map.columns, !columns.isEmpty {
      parts.append("columns \(columns.lowerBound + 1)–\(columns.upperBound) of \(map.columns)")
    }
    part = parts.joined(separator: " · ")
  }

  func draw(in rect: Rect, on canvas: inout Canvas) {
    let (low, high, roles): (Double, Double, [Role]) =
      switch map.scale {
      case .sequential(let range):
        (range.lowerBound, range.upperBound, (0..<8).map { .heat($0) })
      case .diverging(let limit): (-limit, limit, (-4...4).map { .diverging($0) })
      }
    let marks = roles.map { role -> Character in
      switch role {
      case .heat(let k): Array(map.marks == .shades ? " .:-=+*#" : "01234567")[k]
      case .diverging(let k): Array("dcba·1234")[k + 4]
      default: " "
      }
    }
    let ends = [Numerals.short(low, digits: 3), Numerals.short(high, digits: 3)]
    let room = rect.width - ends[0].count - ends[1].count - 2
    let swatch = room >= 3 * roles.count ? 3 : room >= roles.count ? 1 : 0
    guard swatch > 0 else { return }
    var x = rect.x + canvas.put(ends[0], x: rect.x, y: rect.y, .muted) + 1
    for (role, mark) in zip(roles, marks) {
      canvas.fill(Rect(x: x, y: rect.y, width: swatch, height: 1), " ", Style(role))
      canvas[x + swatch / 2, rect.y] = Cell(mark, Style(role))
      x += swatch
    }
    x += 1 + canvas.put(ends[1], x: x + 1, y: rect.y, .muted)
    canvas.put(part, x: x + 2, y: rect.y, .muted, maxWidth: rect.maxX - x - 2)
  }
}

// Where the parts of a heat map go, and its key.

/// Which part of a heat map goes where.
struct HeatMapLayout {
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
      y: cells.y + (row - rows.lowerBound), width: cellWidth, height: 1)
  }

  private static func window(_ count: Int, _ visible: Int, _ origin: Int, _ cursor: Int?)
    -> Range<Int>
  {
    guard visible > 0, count > 0 else { return 0..<0 }
    let start = Scroll.origin(origin, cursor: cursor, visible: visible, count: count)
    return start..<(start + min(visible, count - start))
  }
}

/// The scale of a heat map in one row: every level's swatch between the values at its ends, and
/// which part of the matrix is shown.
struct HeatMapKey {
  let map: HeatMap
  let rows: Range<Int>
  let columns: Range<Int>

  func draw(in rect: Rect, on canvas: inout Canvas) {
    let (low, high, roles): (Double, Double, [Role]) =
      switch map.scale {
      case .sequential(let range):
        (range.lowerBound, range.upperBound, (0..<8).map { .heat($0) })
      case .diverging(let limit): (-limit, limit, (-4...4).map { .diverging($0) })
      }
    let ends = [Numerals.short(low, digits: 3), Numerals.short(high, digits: 3)]
    let room = rect.width - ends[0].count - ends[1].count - 2
    // Narrow swatches where they make room for the note; the key goes first otherwise.
    let fitting = [3, 1].filter { $0 * roles.count <= room }
    let noted = fitting.first { note(width: room - $0 * roles.count - 2) != nil }
    guard let swatch = noted ?? fitting.first else { return }
    var x = rect.x + canvas.put(ends[0], x: rect.x, y: rect.y, .muted) + 1
    for role in roles {
      canvas.fill(Rect(x: x, y: rect.y, width: swatch, height: 1), " ", Style(role))
      canvas[x + swatch / 2, rect.y] = Cell(map.mark(of: role), Style(role))
      x += swatch
    }
    x += 1 + canvas.put(ends[1], x: x + 1, y: rect.y, .muted)
    if let note = note(width: rect.maxX - x - 2) { canvas.put(note, x: x + 2, y: rect.y, .muted) }
  }

  private func note(width: Int) -> String? {
    windowNote(
      rows: rows, of: rows.count < map.rows ? String(map.rows) : nil,
      columns: columns, of: columns.count < map.columns ? String(map.columns) : nil,
      countsFrom: map.countsFrom, width: width)
  }
}

// A vector with a heading: an entry a line with a bar, or cells side by side where it is long.

import Terminal

/// The entries of a vector as numbers and bars, or as coloured cells.
struct VectorBlock {
  var title: [Span]
  var values: [Double]
  /// What entry is compared with, if anything: entries that differ are marked.
  var other: [Double]?
  /// The entry under the cursor.
  var cursor: Int?
  /// The end of the scale of bars and colours.
  var limit: Double

  /// The lines that all entries take one below the other, with the heading.
  static func height(_ count: Int) -> Int { count + 1 }

  func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    canvas.put(title, x: rect.x, y: rect.y, maxWidth: rect.width)
    var body = rect
    _ = body.cutTop(1)
    guard !values.isEmpty, !body.isEmpty else { return }
    if values.count <= body.height {
      drawLines(in: body, on: &canvas)
    } else {
      drawCells(in: body, on: &canvas)
    }
  }

  private func differs(_ i: Int) -> Bool {
    guard let other else { return false }
    // NaN differs from everything.
    return !((values[i] - other[i]).magnitude <= 1e-9 * max(1, limit))
  }

  private func drawLines(in rect: Rect, on canvas: inout Canvas) {
    let pitch = min(4, max(1, rect.height / values.count))
    let thickness = max(1, pitch - 1)
    let number = min(rect.width, 6)
    for (i, value) in values.enumerated() {
      let y = rect.y + i * pitch
      let wrong = differs(i)
      let style: Style = cursor == i ? .cursor : wrong ? Style(.error, underline: true) : .text
      let text = Self.text(value, width: number)
      let x = rect.x + max(0, number - text.count)
      canvas.put(text, x: x, y: y + (thickness - 1) / 2, style, maxWidth: number)
      let bar = Rect(
        x: rect.x + number + 1, y: y, width: rect.width - number - 1, height: thickness)
      drawBar(value, wrong ? .error : other == nil ? .accent : .good, in: bar, on: &canvas)
    }
  }

  /// From the middle to the right where positive, to the left where negative.
  private func drawBar(_ value: Double, _ style: Style, in rect: Rect, on canvas: inout Canvas) {
    guard rect.width >= 5 else { return }
    let half = (rect.width - 1) / 2
    let zero = rect.x + half
    let share = limit > 0 && value.isFinite ? min(1, value.magnitude / limit) : 0
    let length = share > 0 ? max(1, Int((share * Double(half)).rounded())) : 0
    for y in rect.y..<rect.maxY {
      canvas[zero, y] = Cell("│", .border)
      for k in 0..<length { canvas[value < 0 ? zero - 1 - k : zero + 1 + k, y] = Cell("█", style) }
    }
  }

  /// Cells in rows, as many as fit: a square where the vector could be a picture.
  private func drawCells(in rect: Rect, on canvas: inout Canvas) {
    let layout = CellLayout(values.count, in: rect.size)
    let rows = min(rect.height, layout.rows)
    let row = (cursor ?? 0) / layout.columns
    let first = pageOrigin(of: row, visible: rows, count: layout.rows) * layout.columns
    let last = min(values.count, first + rows * layout.columns)
    for i in first..<last {
      let place = i - first
      let x = rect.x + place % layout.columns * layout.width
      let y = rect.y + place / layout.columns * layout.height
      let wrong = differs(i)
      var style = Style.diverging(level(values[i], of: limit))
      if wrong { style = Style(.error, underline: true) }
      if cursor == i { style = .cursor }
      let text =
        layout.width >= 3
        ? narrow(values[i], width: layout.width)
        : wrong ? "x" : values[i] == 0 ? "·" : values[i] > 0 ? "+" : "-"
      canvas.fill(
        Rect(x: x, y: y, width: layout.width, height: layout.height), " ", Style(style.role))
      canvas.put(
        text, x: x + max(0, layout.width - (layout.width < 3 ? layout.width : text.count)),
        y: y + (layout.height - 1) / 2, style)
    }
    if last - first < values.count, rect.width >= 14 {
      let note = " \(first + 1)–\(last) of \(values.count)"
      let at = max(columns(of: title), rect.width - columns(of: note))
      canvas.put(
        note, x: rect.x + at, y: rect.y - 1, .muted, maxWidth: rect.width - at)
    }
  }

  /// Two digits after the point, fewer where there is no room.
  private static func text(_ value: Double, width: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    let text = fixed(value, 2)
    return text.count <= width ? text : Numerals.fitted(value, width: width)
  }
}

/// A number that ends in the last of `width` columns. Only a minus sign may stand in the first, so
/// that numbers side by side do not touch.
func narrow(_ value: Double, width: Int) -> String {
  let text = fixed(value, 2)
  return text.count < width || value < 0 && text.count == width
    ? text : Numerals.fitted(value, width: value < 0 ? width : width - 1)
}

/// How many cells of which size stand in a row.
private struct CellLayout {
  let columns: Int
  let width: Int
  let rows: Int
  /// Lines of the screen that a cell takes.
  let height: Int

  init(_ count: Int, in size: Size) {
    let side = (1...max(1, count)).first { $0 * $0 >= count } ?? 1
    if side * side == count, side <= size.height,
      let width = [9, 8, 7, 6, 5, 4, 3].first(where: { side * $0 <= size.width })
    {
      (columns, self.width, rows) = (side, width, side)
      height = max(1, min(3, size.height / side))
      return
    }
    height = 1
    for width in [6, 5, 4, 3, 2, 1] {
      let fitting = max(1, size.width / width)
      if (count + fitting - 1) / fitting <= size.height {
        (columns, self.width, rows) = (fitting, width, (count + fitting - 1) / fitting)
        return
      }
    }
    columns = max(1, size.width / 2)
    width = 2
    rows = (count + columns - 1) / columns
  }
}

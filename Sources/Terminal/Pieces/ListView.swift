// A list with a cursor.

/// Rows of spans with a cursor and a scroll bar.
///
/// Legible from 10 × 1 on.
public struct ListView: Sendable {
  /// How many rows there are.
  public var count: Int
  /// The row under the cursor.
  public var cursor: Int?
  /// The first row shown, if the cursor allows it.
  public var origin: Int
  /// The row of an index.
  ///
  /// Asked only for rows that are shown.
  public var row: @Sendable (Int) -> [Span]

  /// A list that asks for its rows.
  public init(
    count: Int, cursor: Int? = nil, origin: Int = 0, row: @escaping @Sendable (Int) -> [Span]
  ) {
    self.count = max(0, count)
    self.cursor = cursor
    self.origin = origin
    self.row = row
  }

  /// A list of given rows.
  public init(_ rows: [[Span]], cursor: Int? = nil, origin: Int = 0) {
    self.init(count: rows.count, cursor: cursor, origin: origin) { rows[$0] }
  }

  /// The rows that a drawing into `rect` shows.
  public func visibleRange(in rect: Rect) -> Range<Int> {
    guard rect.height > 0 else { return 0..<0 }
    let start = Scroll.origin(origin, cursor: cursor, visible: rect.height, count: count)
    return start..<(start + min(rect.height, count - start))
  }

  /// The row that a drawing into `rect` shows at `point`.
  public func index(at point: Point, in rect: Rect) -> Int? {
    let range = visibleRange(in: rect)
    let index = range.lowerBound + (point.y - rect.y)
    return rect.contains(point) && range.contains(index) ? index : nil
  }

  /// Draws the list.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    let range = visibleRange(in: rect)
    let scrolls = count > rect.height && rect.width > 2
    let width = scrolls ? rect.width - 1 : rect.width
    for index in range {
      let y = rect.y + index - range.lowerBound
      let isCurrent = index == cursor
      canvas.put(row(index), x: rect.x, y: y, maxWidth: width)
      if isCurrent {
        let line = Rect(x: rect.x, y: y, width: width, height: 1)
        canvas.restyle(line) { $0 = .cursor }
      }
    }
    if scrolls {
      canvas.scrollBar(
        x: rect.maxX - 1, y: rect.y, height: rect.height, origin: range.lowerBound,
        visible: rect.height, count: count)
    }
  }
}

// Keeping a cursor in view.

/// Scrolling arithmetic, safe for counts up to `Int.max`.
public enum Scroll {
  /// The origin nearest to `origin` that shows the row `cursor` among `visible` rows of `count`, and
  /// leaves no room unused at the end.
  public static func origin(_ origin: Int, cursor: Int?, visible: Int, count: Int) -> Int {
    let visible = max(1, visible)
    let last = max(0, count - visible)
    var start = min(max(0, origin), last)
    if let cursor, cursor >= 0, cursor < count {
      if cursor < start { start = cursor }
      if cursor - start >= visible { start = cursor - visible + 1 }
    }
    return min(start, last)
  }

  /// `cursor` moved by `step`, kept in `0 ..< count`; 0 if there is nothing.
  public static func moved(_ cursor: Int, by step: Int, count: Int) -> Int {
    let (sum, overflow) = cursor.addingReportingOverflow(step)
    let target = overflow ? (step > 0 ? Int.max : 0) : sum
    return min(max(0, target), max(0, count - 1))
  }

  /// Where the thumb of a scroll bar of `length` cells begins, and its length.
  static func thumb(origin: Int, visible: Int, count: Int, length: Int) -> Range<Int> {
    guard length > 0, count > visible, visible > 0 else { return 0..<max(0, length) }
    let share = Double(visible) / Double(count)
    let size = min(length, max(1, Int((share * Double(length)).rounded())))
    let travel = Double(origin) / Double(count - visible)
    let start = Int((min(1, max(0, travel)) * Double(length - size)).rounded())
    return start..<(start + size)
  }
}

/// Which part of a table is shown, in at most `width` columns: `rows 1–9 of 20 · columns 1–4 of 8`.
/// What is shown whole is not mentioned; the columns are left out first. `nil` if nothing fits.
func windowNote(
  rows: Range<Int>, of rowTotal: String?, columns: Range<Int>, of columnTotal: String?,
  countsFrom first: Int, width: Int
) -> String? {
  func part(_ noun: String, _ range: Range<Int>, _ total: String?) -> String? {
    guard let total, !range.isEmpty else { return nil }
    return "\(noun) \(range.lowerBound + first)–\(range.upperBound - 1 + first) of \(total)"
  }
  var parts = [part("rows", rows, rowTotal), part("columns", columns, columnTotal)]
    .compactMap { $0 }
  if parts.count == 2, parts.joined(separator: " · ").count > width {
    let short = parts.map { $0.replacing(" of ", with: "/") }
    if short.joined(separator: " · ").count <= width { parts = short }
  }
  while !parts.isEmpty {
    let note = parts.joined(separator: " · ")
    if note.count <= width { return note }
    parts.removeLast()
  }
  return nil
}

extension Canvas {
  /// A scroll bar down the column `x` from row `y`, `height` rows long; none if all is visible.
  mutating func scrollBar(x: Int, y: Int, height: Int, origin: Int, visible: Int, count: Int) {
    guard count > visible else { return }
    let thumb = Scroll.thumb(origin: origin, visible: visible, count: count, length: height)
    for i in 0..<height {
      self[x, y + i] = thumb.contains(i) ? Cell("█", .muted) : Cell("│", .border)
    }
  }
}

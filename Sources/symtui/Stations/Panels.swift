// What all stations share: which panel has the keys, which view each shows, and whether it is zoomed.

import Engine
import Terminal

/// The panels of a station, one of which has the keys.
struct Panels: Hashable, Sendable {
  /// The number of views of each panel.
  let viewCounts: [Int]
  /// The panel that has the keys.
  var focus = 0
  /// The view that each panel shows.
  var views: [Int]
  /// Whether the panel with the keys fills the station.
  var isZoomed = false

  init(views: [Int]) {
    viewCounts = views
    self.views = views.map { _ in 0 }
  }

  /// Takes the actions that are about panels; says whether it did.
  mutating func reduce(_ action: Action) -> Bool {
    let count = viewCounts.count
    switch action {
    case .nextPanel: focus = (focus + 1) % count
    case .previousPanel: focus = (focus + count - 1) % count
    case .nextView: views[focus] = (views[focus] + 1) % viewCounts[focus]
    case .previousView:
      views[focus] = (views[focus] + viewCounts[focus] - 1) % viewCounts[focus]
    case .zoom: isZoomed.toggle()
    case .cancel where isZoomed: isZoomed = false
    default: return false
    }
    return true
  }

  /// The rectangles in which panels are drawn: all of them, or the zoomed one in the whole.
  func places(_ all: [Rect], in whole: Rect) -> [Int: Rect] {
    if isZoomed { return [focus: whole] }
    return Dictionary(uniqueKeysWithValues: all.enumerated().filter { !$0.1.isEmpty })
  }

  /// Gives the keys to the panel at `point` and returns the inside of its frame.
  mutating func focus(at point: Point, _ places: [Int: Rect]) -> (panel: Int, inside: Rect)? {
    guard let hit = places.first(where: { $0.value.contains(point) }) else { return nil }
    focus = hit.key
    return (hit.key, hit.value.inset(by: 1))
  }

  /// A frame that shows which panel has the keys; returns the inside.
  func frame(
    _ panel: Int, _ rect: Rect, _ title: String, note: String? = nil, on canvas: inout Canvas
  ) -> Rect {
    canvas.frame(
      rect, title: title, style: panel == focus ? .focusedBorder : .border, note: note)
  }
}

/// Where a table starts so that `cursor` is in sight: the same place for neighbouring cursors, so
/// that moving does not redraw everything.
func pageOrigin(of cursor: Int, visible: Int, count: Int) -> Int {
  guard visible > 0, count > visible else { return 0 }
  let step = max(1, visible - visible / 4)
  return min(cursor / step * step, count - visible)
}

extension GridView {
  /// Scrolls by pages, so that the cursor is in sight.
  mutating func turnToPage(in rect: Rect) {
    guard let cursor else { return }
    let visible = visibleRange(in: rect)
    origin = Index(
      row: pageOrigin(of: cursor.row, visible: visible.rows.count, count: rowCount),
      column: pageOrigin(of: cursor.column, visible: visible.columns.count, count: columnCount))
  }
}

extension Canvas {
  /// Words where an answer is still missing: what is computed and how far it is, or what went wrong.
  mutating func putMissing(
    _ what: String, _ kind: Request.Kind, _ world: World, failure: String? = nil, in rect: Rect
  ) {
    let failure = world.failures[kind]?.description ?? failure
    let pending: Double?? = world.awaited[kind] == nil ? nil : world.pending[kind] ?? .some(nil)
    if let failure {
      putCentred(failure, .warning, in: rect)
    } else if let pending {
      put("computing \(what) …", x: rect.x, y: rect.y, .muted, maxWidth: rect.width)
      if let share = pending, rect.height > 1 {
        ProgressBar(fraction: share).draw(in: rect.row(1), on: &self)
      }
    }
  }

  /// A message in place of what is not there: in the middle of a large empty `rect`, at the top of a
  /// small one.
  mutating func putCentred(_ text: String, _ style: Style, in rect: Rect) {
    let lines = wrap(text, width: min(72, max(8, rect.width)))
    let isLarge = rect.height >= lines.count + 6
    let widest = lines.map { columns(of: $0) }.max() ?? 0
    let x = isLarge ? rect.x + max(0, (rect.width - widest) / 2) : rect.x
    let y = isLarge ? rect.y + (rect.height - lines.count) / 2 : rect.y
    for (row, line) in lines.prefix(rect.height).enumerated() {
      put(line, x: x, y: y + row, style, maxWidth: rect.maxX - x)
    }
  }

  /// Lines of spans from the top of `rect`, as many as fit.
  mutating func put(_ lines: [[Span]], in rect: Rect) {
    for (row, line) in lines.prefix(rect.height).enumerated() {
      put(line, x: rect.x, y: rect.y + row, maxWidth: rect.width)
    }
  }
}

/// A name, padded, and a value: one line of a panel of facts.
func fact(_ name: String, _ value: String, _ style: Style = .text, indent: Int = 14) -> [Span] {
  let padding = String(repeating: " ", count: max(1, indent - name.count))
  return [Span(name + padding, .muted), Span(value, style)]
}

/// Yes or no, in words.
func yesNo(_ value: Bool) -> String { value ? "yes" : "no" }

/// A short decimal: so many significant digits, or an exponent where that is shorter.
func short(_ value: Double, significant: Int = 4) -> String {
  guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
  if value == 0 { return "0" }
  let size = abs(value)
  if size >= 1e-3, size < 1e6 {
    let digits = max(0, significant - 1 - Int(size.logarithm10.rounded(.down)))
    return trimZeros(fixed(value, digits))
  }
  let exponent = Int(size.logarithm10.rounded(.down))
  let mantissa = value / power10(exponent)
  return "\(trimZeros(fixed(mantissa, 1)))e\(exponent)"
}

/// Exactly `digits` digits after the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
  let scale = power10(digits)
  let scaled = (abs(value) * scale).rounded()
  guard scaled < 9e15 else { return "\(value)" }
  let whole = Int(scaled / scale)
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard digits > 0 else { return "\(sign)\(Int(scaled))" }
  let rest = "\(Int(scaled) - whole * Int(scale))"
  return "\(sign)\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
}

private func trimZeros(_ text: String) -> String {
  guard text.contains(".") else { return text }
  var text = text
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text
}

private func power10(_ n: Int) -> Double {
  (0..<abs(n)).reduce(1.0) { power, _ in n < 0 ? power / 10 : power * 10 }
}

extension Double {
  /// log₁₀, for choosing digits.
  var logarithm10: Double {
    var value = self
    var exponent = 0.0
    while value >= 10 {
      value /= 10
      exponent += 1
    }
    while value < 1, value > 0 {
      value *= 10
      exponent -= 1
    }
    return exponent
  }
}

// Small drawings of one number or a few.

/// How far something has come, in one row.
///
/// Legible from 10 columns on.
public struct ProgressBar: Sendable {
  /// 0 … 1, or `nil` when nobody knows how much there is.
  public var fraction: Double?
  /// What is being done.
  public var label: String

  /// A bar.
  public init(fraction: Double?, label: String = "") {
    self.fraction = fraction
    self.label = label
  }

  /// Draws label, bar and percentage in the first row of `rect`.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    var row = rect.row(0)
    if !label.isEmpty {
      let used = canvas.put(label, x: row.x, y: row.y, maxWidth: row.width * 2 / 3)
      _ = row.cutLeft(used + 1)
    }
    guard let fraction, fraction.isFinite else {
      canvas.put("…", x: row.x, y: row.y, .muted, maxWidth: row.width)
      return
    }
    let done = min(1, max(0, fraction))
    let percent = " \(Int((done * 100).rounded(.down)))%"
    let bar = row.width > 8 ? Rect(x: row.x, y: row.y, width: row.width - 5, height: 1) : row
    let eighths = Int((done * Double(bar.width * 8)).rounded())
    for i in 0..<bar.width {
      let part = min(8, max(0, eighths - 8 * i))
      let glyph: Character =
        canvas.glyphs == .ascii ? (part >= 4 ? "#" : "-") : Array("░▏▎▍▌▋▊▉█")[part]
      canvas[bar.x + i, bar.y] = Cell(glyph, part > 0 ? .accent : .muted)
    }
    if bar.width < row.width {
      let padded = String(repeating: " ", count: max(0, 5 - percent.count)) + percent
      canvas.put(padded, x: bar.maxX, y: bar.y, .text, maxWidth: 5)
    }
  }
}

/// The course of a few numbers in one row, without axes.
///
/// Legible from 4 columns on.
public struct Sparkline: Sendable {
  /// The numbers; the last ones are shown.
  ///
  /// What is not finite leaves a gap.
  public var values: [Double]
  /// How it looks.
  public var style: Style

  /// A line.
  public init(_ values: [Double], style: Style = .accent) {
    self.values = values
    self.style = style
  }

  /// Draws one number a column in the first row of `rect`.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    let shown = values.suffix(rect.width)
    let finite = shown.filter(\.isFinite)
    guard !rect.isEmpty, let low = finite.min(), let high = finite.max() else { return }
    let steps = Array(canvas.glyphs == .ascii ? "_.-~=+*#" : "▁▂▃▄▅▆▇█")
    for (i, value) in shown.enumerated() where value.isFinite {
      let height = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5
      canvas[rect.x + i, rect.y] = Cell(steps[min(7, Int(height * 8))], style)
    }
  }
}

/// What stands on the screen while the window is too small.
public struct TooSmallView: Sendable {
  /// The least size that works.
  public var minimum: Size

  /// A notice.
  public init(minimum: Size = Size(width: 60, height: 20)) { self.minimum = minimum }

  /// Whether `size` is below the minimum.
  public func applies(to size: Size) -> Bool {
    size.width < minimum.width || size.height < minimum.height
  }

  /// Draws the notice in the middle of `rect`.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    let words =
      "The window is \(rect.width)×\(rect.height). "
      + "Please make it at least \(minimum.width)×\(minimum.height)."
    let lines = wrap(words, width: max(1, rect.width - 2))
    let box = rect.centered(Size(width: rect.width, height: lines.count))
    for (i, line) in lines.prefix(box.height).enumerated() {
      let x = box.x + max(0, (box.width - columns(of: line)) / 2)
      canvas.put(line, x: x, y: box.y + i, .warning)
    }
  }
}

// A window over the screen.

/// A centred frame with a title and scrolling content.
///
/// Legible from 20 × 5 on.
public struct Popup: Sendable {
  /// What stands in the upper edge.
  public var title: String
  /// The lines inside.
  public var content: [[Span]]
  /// The first line shown.
  public var origin: Int
  /// The line under the cursor.
  public var cursor: Int?
  /// What stands in the lower edge, such as how to leave.
  public var note: String?
  /// Columns inside; by default as many as the longest line takes.
  public var width: Int?
  /// Rows inside; by default as many as there are lines.
  public var height: Int?

  /// A window with lines; `width` and `height` are those of the inside.
  public init(
    title: String, content: [[Span]] = [], origin: Int = 0, cursor: Int? = nil,
    note: String? = "Esc closes", width: Int? = nil, height: Int? = nil
  ) {
    self.title = title
    self.content = content
    self.origin = origin
    self.cursor = cursor
    self.note = note
    self.width = width
    self.height = height
  }

  /// Draws the window in the middle of `rect` and returns its inside.
  @discardableResult
  public func draw(in rect: Rect, on canvas: inout Canvas) -> Rect {
    let widest = content.map { columns(of: $0) }.max() ?? 0
    let edges = max(columns(of: title), columns(of: note ?? "")) + 2
    let size = Size(
      width: (width ?? max(widest + 1, edges)) + 4, height: (height ?? max(1, content.count)) + 2)
    let box = rect.centered(size)
    canvas.fill(box)
    canvas.frame(box, title: title, style: .focusedBorder, note: note)
    let inside = box.inset(by: box.width > 6 ? 2 : 1, 1)
    ListView(content, cursor: cursor, origin: origin).draw(in: inside, on: &canvas)
    return inside
  }
}

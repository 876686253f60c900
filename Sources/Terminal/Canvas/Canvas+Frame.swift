// Boxes around panels.

extension Canvas {
  /// Draws a box along the edge of `rect` and returns the inside.
  ///
  /// `title` stands in the upper edge, `note` at the right of the lower one; both are cut to fit.
  /// Legible from 8 × 3 on; a rectangle below 2 × 2 gets no box.
  @discardableResult
  public mutating func frame(
    _ rect: Rect, title: String? = nil, style: Style = .border, note: String? = nil
  ) -> Rect {
    guard rect.width >= 2, rect.height >= 2 else { return rect }
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    for x in (rect.x + 1)..<right {
      self[x, rect.y] = Cell("─", style)
      self[x, bottom] = Cell("─", style)
    }
    for y in (rect.y + 1)..<bottom {
      self[rect.x, y] = Cell("│", style)
      self[right, y] = Cell("│", style)
    }
    self[rect.x, rect.y] = Cell("╭", style)
    self[right, rect.y] = Cell("╮", style)
    self[rect.x, bottom] = Cell("╰", style)
    self[right, bottom] = Cell("╯", style)
    let room = rect.width - 6
    guard room > 0 else { return rect.inset(by: 1) }
    if let title, !title.isEmpty {
      let heading = style.role == .focusedBorder ? Style(.title, bold: true) : .title
      let used = put(title, x: rect.x + 3, y: rect.y, heading, maxWidth: room)
      self[rect.x + 2, rect.y] = Cell(" ", style)
      self[rect.x + 3 + used, rect.y] = Cell(" ", style)
    }
    if let note, !note.isEmpty {
      let used = min(Terminal.columns(of: note), room)
      self[right - 3 - used, bottom] = Cell(" ", style)
      put(note, x: right - 2 - used, y: bottom, .muted, maxWidth: room)
      self[right - 2, bottom] = Cell(" ", style)
    }
    return rect.inset(by: 1)
  }
}

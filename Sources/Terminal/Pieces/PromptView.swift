// Asking for a line of text.

/// A label, an editor with its caret, what is wrong and where, and completions.
///
/// Legible from 20 × 1 on; completions and the fault take rows below, as far as there are.
public struct PromptView: Sendable {
  /// A fault in the text: a sentence, and the character it concerns.
  public struct Fault: Hashable, Sendable {
    /// What is wrong, and what would be right.
    public var message: String
    /// The character it concerns, counted from 0; `nil` for the whole text.
    public var position: Int?

    /// A fault.
    public init(_ message: String, at position: Int? = nil) {
      self.message = message
      self.position = position
    }
  }

  /// What is asked for.
  public var label: String
  /// The text and its caret.
  public var editor: LineEditor
  /// What is wrong with the text.
  public var fault: Fault?
  /// What the word before the caret could become.
  public var completions: [[Span]]
  /// The completion under the cursor.
  public var completionCursor: Int?

  /// A prompt.
  public init(
    label: String, editor: LineEditor, fault: Fault? = nil, completions: [[Span]] = [],
    completionCursor: Int? = nil
  ) {
    self.label = label
    self.editor = editor
    self.fault = fault
    self.completions = completions
    self.completionCursor = completionCursor
  }

  /// The rows needed to show everything in `width` columns.
  public func height(width: Int) -> Int {
    1 + faultLines(width: width).count + (fault?.position == nil ? 0 : 1) + completions.count
  }

  /// Draws the prompt from the top of `rect` on.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    var rest = rect
    let line = rest.cutTop(1)
    let used = canvas.put(label, x: line.x, y: line.y, .key, maxWidth: max(0, line.width / 2))
    let start = line.x + (used > 0 ? used + 1 : 0)
    let room = max(1, line.maxX - start)
    let text = Array(editor.text)
    let first = Scroll.origin(0, cursor: editor.caret, visible: room, count: text.count + 1)
    for i in first..<min(first + room, text.count + 1) {
      let character = i < text.count ? text[i] : " "
      let style: Style =
        i == editor.caret ? .cursor : i == fault?.position ? Style(.error, underline: true) : .text
      canvas[start + i - first, line.y] = Cell(character, style)
    }
    if let fault {
      if let position = fault.position, !rest.isEmpty {
        let row = rest.cutTop(1)
        let x = start + min(max(0, position - first), room - 1)
        canvas[x, row.y] = Cell("^", .error)
      }
      for message in faultLines(width: rect.width) where !rest.isEmpty {
        let row = rest.cutTop(1)
        canvas.put(message, x: row.x, y: row.y, .error, maxWidth: row.width)
      }
    }
    ListView(completions, cursor: completionCursor).draw(in: rest, on: &canvas)
  }

  private func faultLines(width: Int) -> [String] {
    fault.map { wrap($0.message, width: width) } ?? []
  }
}

// The cells as text.

/// The rows of `canvas` as lines, without blanks at their ends.
public func plainText(_ canvas: Canvas) -> String {
  canvas.lines().map { line in
    var kept = line[...]
    while kept.last == " " { kept = kept.dropLast() }
    return kept + "\n"
  }.joined()
}

import Terminal
import Testing

/// What `draw` leaves on a blank canvas, as lines without blanks at their ends.
func screen(
  _ width: Int, _ height: Int, ascii: Bool = false, _ draw: (inout Canvas) -> Void
) -> String {
  var canvas = Canvas(
    size: Size(width: width, height: height), glyphs: ascii ? .ascii : .unicode)
  draw(&canvas)
  return plainText(canvas)
}

/// Expects two screens to be the same; names the first row that differs.
func expectScreen(
  _ drawn: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let rows = drawn.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = (expected + "\n").split(separator: "\n", omittingEmptySubsequences: false)
  for (i, (row, want)) in zip(rows, wanted).enumerated() where row != want {
    Issue.record("row \(i) is\n\(row)\nand should be\n\(want)", sourceLocation: sourceLocation)
    return
  }
  #expect(rows.count == wanted.count, "as many rows", sourceLocation: sourceLocation)
}

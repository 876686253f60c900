import Terminal
import Testing

@Suite struct LineArtTests {
  private func drawn(
    _ style: ChartStyle, _ pattern: LineArt.Pattern, _ a: Point, _ b: Point, ascii: Bool = false
  ) -> String {
    screen(10, 5, ascii: ascii) { canvas in
      var art = LineArt(in: canvas.bounds, style: style)
      art.line(from: a, to: b, role: .text, pattern: pattern)
      art.draw(on: &canvas)
    }
  }

  @Test func `in ASCII a whole line is drawn by its slope, a broken one by a mark`() {
    let (left, right) = (Point(x: 0, y: 2), Point(x: 9, y: 2))
    expectScreen(drawn(.ascii, .solid, left, right, ascii: true), "\n\n----------\n\n")
    expectScreen(drawn(.ascii, .dashed, left, right, ascii: true), "\n\n::::::::::\n\n")
    let top = Point(x: 3, y: 0)
    expectScreen(
      drawn(.ascii, .solid, top, Point(x: 3, y: 4), ascii: true), "   |\n   |\n   |\n   |\n   |")
    expectScreen(
      drawn(.ascii, .solid, top, Point(x: 7, y: 4), ascii: true),
      "   \\\n    \\\n     \\\n      \\\n       \\")
  }

  @Test func `patterns are told apart without colour`() {
    let (a, b) = (Point(x: 0, y: 1), Point(x: 9, y: 1))
    for style in ChartStyle.allCases {
      let lines = LineArt.Pattern.allCases.prefix(3).map { drawn(style, $0, a, b) }
      #expect(Set(lines).count == 3, "\(style)")
    }
  }

  @Test func `what leads out of the area is cut off`() {
    for style in ChartStyle.allCases {
      for far in [
        Point(x: -40, y: -7), Point(x: 80, y: 90), Point(x: -1, y: 2), Point(x: 4, y: -1),
      ] {
        let canvas = drawn(style, .solid, Point(x: 4, y: 2), far)
        #expect(canvas.split(separator: "\n").allSatisfy { $0.count <= 10 })
      }
    }
  }

  @Test func `a faint line does not cover a strong one`() {
    var canvas = Canvas(size: Size(width: 9, height: 9))
    var art = LineArt(in: canvas.bounds, style: .braille)
    art.line(from: Point(x: 0, y: 4), to: Point(x: 8, y: 4), role: .accent)
    art.line(from: Point(x: 4, y: 0), to: Point(x: 4, y: 8), role: .muted, faint: true)
    art.draw(on: &canvas)
    #expect(canvas[4, 4].style.role == .accent && canvas[4, 1].style.role == .muted)
  }
}

import Testing

@testable import Terminal

@Suite struct WritersTests {
  private var sample: Canvas {
    var canvas = Canvas(size: Size(width: 12, height: 3))
    canvas.put("<a & \"b\">", x: 0, y: 0, .accent)
    canvas.put("e", x: 0, y: 1, .element(0))
    canvas.put("r²", x: 1, y: 1, Style(.element(1), bold: true, underline: true))
    return canvas
  }

  @Test func `text is the rows without blanks at their ends`() {
    #expect(plainText(sample) == "<a & \"b\">\ner²\n\n")
  }

  @Test func `ANSI selects a look only where it changes, and resets every line`() {
    let text = ansi(sample, theme: .dark, depth: .twoFiftySix)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      rows[0]
        == "\u{1B}[0;38;5;117;48;5;234m<a & \"b\">\u{1B}[0;38;5;252;48;5;234m   \u{1B}[0m")
    #expect(
      rows[1].hasPrefix("\u{1B}[0;38;5;16;48;5;214me\u{1B}[0;1;4;38;5;16;48;5;74mr²\u{1B}[0;"))
  }

  @Test func `ANSI in 8 colours uses the short codes, and none without colour`() {
    #expect(ansi(sample, theme: .dark, depth: .eight).contains("\u{1B}[0;30;43me"))
    let mono = ansi(sample, theme: .dark, depth: .none)
    #expect(!mono.contains("3") && mono.hasPrefix("\u{1B}[0;1m<a"))
    #expect(mono.hasSuffix("            \n"), "a row without looks has no sequences")
  }

  @Test(arguments: Theme.all)
  func `SVG is well formed, with every word escaped`(theme: Theme) throws {
    let picture = svg(sample, theme: theme)
    let elements = try checkWellFormed(picture)
    #expect(elements.first == "svg" && elements.contains("text"))
    #expect(picture.contains("&lt;a &amp; &quot;b&quot;&gt;"))
    #expect(picture.contains("viewBox=\"0 0 100.8 54\""))
  }

  @Test func `SVG paints backgrounds as rectangles, under the text`() {
    let picture = svg(sample, theme: .dark)
    let box = "<rect x=\"0\" y=\"18\" width=\"8.4\" height=\"18\" fill=\"#ffaf00\"/>"
    #expect(picture.contains(box))
    #expect(picture.contains("font-weight=\"bold\" text-decoration=\"underline\">r</text>"))
    #expect(picture.contains("fill=\"#1c1c1c\"/>"))
  }

  @Test func `SVG places what is not ASCII cell by cell, and draws lines, blocks and dots`() {
    var canvas = Canvas(size: Size(width: 9, height: 2))
    canvas.put("ab ρ●&c⣀▄", x: 0, y: 0, .accent)
    canvas.put("a──┐", x: 2, y: 1, .accent)
    let picture = svg(canvas, theme: .dark)
    let words = [
      ("x=\"0\" textLength=\"25.2\"", "ab "), ("x=\"25.2\" fill", "ρ"), ("x=\"33.6\" fill", "●"),
      ("x=\"42\" textLength=\"16.8\"", "&amp;c"),
    ]
    for (place, word) in words {
      let line = picture.split(separator: "\n").first { $0.contains(">\(word)</text>") }
      #expect(line?.contains("y=\"14\" \(place)") == true, "\(word)")
    }
    // Two dots in the lowest row of the eighth cell, the lower half of the ninth.
    #expect(
      picture.contains("d=\"M59.8 14.6h2.2v2.2h-2.2zM64 14.6h2.2v2.2h-2.2zM67.2 9h8.4v9h-8.4z"))
    // Lines from edge to edge; the corner turns down to the edge below.
    #expect(picture.contains("d=\"M25.2 26.5h8.4v1h-8.4zM33.6 26.5h8.4v1h-8.4zM42 26.5h4.7"))
    #expect(picture.contains("M45.7 26.5h1v9.5h-1z\"/>"))
    #expect(!picture.contains("─") && !picture.contains("⣀"))
  }

  @Test func `a projector's lines are heavy in every writer`() {
    var canvas = Canvas(size: Size(width: 4, height: 2))
    canvas.frame(canvas.bounds)
    #expect(ansi(canvas, theme: .projector, depth: .none).contains("┏━━┓"))
    #expect(svg(canvas, theme: .projector).contains("h8.4v2.4h-8.4z"))
    #expect(svg(canvas, theme: .dark).contains("h8.4v1h-8.4z"))
    #expect(plainText(canvas) == "╭──╮\n╰──╯\n")
  }

  /// The names of the elements in order; throws where a tag is not closed or a character is bare.
  private func checkWellFormed(_ text: String) throws -> [String] {
    var names: [String] = []
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      rest = rest[start...]
      let end = try #require(rest.firstIndex(of: rest.first == "<" ? ">" : ";"))
      let inner = rest[rest.index(after: start)..<end]
      if rest.first == "&" {
        #expect(["amp", "lt", "gt", "quot"].contains(inner))
      } else if inner.hasPrefix("/") {
        #expect(open.popLast() == inner.dropFirst())
      } else {
        #expect(!inner.contains("<") && inner.filter { $0 == "\"" }.count % 2 == 0)
        let name = inner.prefix { $0 != " " && $0 != "/" }
        names.append(String(name))
        if !inner.hasSuffix("/") { open.append(name) }
      }
      rest = rest[rest.index(after: end)...]
    }
    #expect(open.isEmpty, "all elements are closed")
    return names
  }
}

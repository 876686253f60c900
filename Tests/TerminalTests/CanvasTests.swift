import Testing

@testable import Terminal

@Suite struct CanvasTests {
  @Test func `text is clipped at all edges`() {
    let drawn = screen(5, 3) { canvas in
      canvas.put("abcdefgh", x: -2, y: 0)
      canvas.put("abc", x: 3, y: 1)
      canvas.put("abc", x: 0, y: 3)
      canvas.put("abc", x: 0, y: -1)
    }
    expectScreen(drawn, "cdefg\n   ab\n")
  }

  @Test(arguments: [
    (5, "hello", 5), (4, "hel…", 4), (1, "…", 1), (0, "", 0), (9, "hello", 5), (-3, "", 0),
  ])
  func `text that is too long ends in an ellipsis`(width: Int, shown: String, used: Int) {
    var canvas = Canvas(size: Size(width: 12, height: 1))
    #expect(canvas.put("hello", x: 0, y: 0, maxWidth: width) == used)
    #expect(plainText(canvas) == shown + "\n")
  }

  @Test func `spans share one limit, and the ellipsis has the style of what it replaces`() {
    var canvas = Canvas(size: Size(width: 12, height: 1), glyphs: .ascii)
    let used = canvas.put(
      [Span("ab", .accent), Span("cde", .error), Span("f", .good)], x: 1, y: 0, maxWidth: 4)
    #expect(used == 4)
    #expect(plainText(canvas) == " abc~\n")
    #expect(canvas[2, 0].style == .accent && canvas[4, 0].style == .error)
  }

  @Test(arguments: [
    ("\u{1B}[31m", " [31m"), ("a\tb\nc", "a b c"), ("\u{7}x\u{0}", " x"), ("群x", "□x"),
    ("e\u{301}x", "ex"), ("👩‍👩‍👧", "□"), ("𝔽", "□"), ("\u{200B}x", " x"), ("é", "é"),
    ("\u{202E}x", " x"),
    ("\r\nx", " x"),
  ])
  func `what is not one column wide is replaced`(text: String, shown: String) {
    let drawn = screen(8, 1) { $0.put(text, x: 0, y: 0) }
    #expect(drawn == shown + "\n")
  }

  @Test func `every way into a cell goes through the glyph table`() {
    let drawn = screen(4, 1, ascii: true) { canvas in
      canvas.put("─", x: 0, y: 0)
      canvas[1, 0] = Cell("●")
      canvas.fill(Rect(x: 2, y: 0, width: 1, height: 1), "█")
      canvas[3, 0] = Cell("群")
    }
    #expect(drawn == "-*#=\n")
  }

  @Test func `outside there are blanks, and setting does nothing`() {
    var canvas = Canvas(size: Size(width: 2, height: 2))
    let before = canvas
    canvas[2, 0] = Cell("x")
    canvas[0, -1] = Cell("x")
    canvas.fill(Rect(x: 2, y: 2, width: 5, height: 5), "x")
    #expect(canvas == before && canvas[9, 9] == Cell())
  }

  @Test func `sizes are cut to sane ones`() {
    let size = Canvas(size: Size(width: -4, height: 1_000_000_000)).size
    #expect(size == Size(width: 0, height: Canvas.limit))
  }

  @Test func `restyling leaves the characters`() {
    var canvas = Canvas(size: Size(width: 3, height: 1))
    canvas.put("abc", x: 0, y: 0)
    canvas.restyle(Rect(x: 1, y: 0, width: 9, height: 9)) { $0.reverse = true }
    #expect(canvas.lines() == ["abc"])
    #expect((0..<3).map { canvas[$0, 0].style.reverse } == [false, true, true])
  }

  @Test func `a frame has a title above and a note below`() {
    let drawn = screen(20, 4) { canvas in
      let inside = canvas.frame(canvas.bounds, title: "D(4)", note: "8 × 8")
      #expect(inside == Rect(x: 1, y: 1, width: 18, height: 2))
    }
    expectScreen(
      drawn,
      """
      ╭─ D(4) ───────────╮
      │                  │
      │                  │
      ╰────────── 8 × 8 ─╯
      """)
  }

  @Test func `a frame cuts its words, and leaves them out where there is no room`() {
    let drawn = screen(20, 4, ascii: true) { canvas in
      canvas.frame(Rect(x: 0, y: 0, width: 11, height: 2), title: "a long title", note: "notes")
      canvas.frame(Rect(x: 11, y: 0, width: 6, height: 2), title: "a", note: "b")
      canvas.frame(Rect(x: 0, y: 2, width: 2, height: 2), title: "a")
      #expect(canvas.frame(Rect(x: 5, y: 2, width: 1, height: 2)).width == 1)
    }
    expectScreen(
      drawn,
      """
      +- a lo~ -++----+
      +- notes -++----+
      ++
      ++
      """)
  }
}

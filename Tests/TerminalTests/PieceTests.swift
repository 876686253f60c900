import Terminal
import Testing

@Suite struct PieceTests {
  @Test func `a list shows its cursor and where it is`() {
    let list = ListView((0..<9).map { [Span("item \($0)")] }, cursor: 5)
    expectScreen(
      screen(12, 4) { list.draw(in: $0.bounds, on: &$0) },
      """
      item 2     │
      item 3     █
      item 4     █
      item 5     │
      """)
    #expect(list.index(at: Point(x: 1, y: 3), in: Rect(x: 0, y: 0, width: 12, height: 4)) == 5)
    #expect(list.index(at: Point(x: 1, y: 4), in: Rect(x: 0, y: 0, width: 12, height: 4)) == nil)
  }

  @Test func `a pop-up is as large as its content`() {
    let popup = Popup(title: "Help", content: [["one"], ["two and more words"]])
    expectScreen(
      screen(34, 8) { popup.draw(in: $0.bounds, on: &$0) },
      """


           ╭─ Help ──────────────╮
           │ one                 │
           │ two and more words  │
           ╰──────── Esc closes ─╯


      """)
  }

  @Test func `a pop-up scrolls what does not fit`() {
    let popup = Popup(title: "Help", content: (0..<9).map { [Span("line \($0)")] }, origin: 3)
    expectScreen(
      screen(24, 6) { popup.draw(in: $0.bounds, on: &$0) },
      """
          ╭─ Help ───────╮
          │ line 3     │ │
          │ line 4     █ │
          │ line 5     █ │
          │ line 6     │ │
          ╰─ Esc closes ─╯
      """)
  }

  @Test func `a prompt puts a caret under the fault`() {
    let prompt = PromptView(
      label: "Group:", editor: LineEditor("D(4) x Foo(3)"),
      fault: PromptView.Fault(
        "there is no group called “Foo”; the groups are Z C D S A", at: 7),
      completions: [["Fi22"]])
    expectScreen(
      screen(40, 6) { prompt.draw(in: $0.bounds, on: &$0) },
      """
      Group: D(4) x Foo(3)
                    ^
      there is no group called “Foo”; the
      groups are Z C D S A
      Fi22

      """)
    #expect(prompt.height(width: 40) == 5)
  }

  @Test func `a long line scrolls with its caret`() {
    let prompt = PromptView(
      label: "Group:", editor: LineEditor(String(repeating: "abcdefghij", count: 5)),
      fault: PromptView.Fault("bad", at: 45))
    expectScreen(
      screen(20, 2) { prompt.draw(in: $0.bounds, on: &$0) },
      """
      Group: ijabcdefghij
                    ^
      """)
  }

  @Test func `a progress bar shows its share, or that nobody knows it`() {
    let drawn = screen(30, 3) { canvas in
      ProgressBar(fraction: 0.5, label: "work").draw(in: canvas.bounds.row(0), on: &canvas)
      ProgressBar(fraction: nil, label: "work").draw(in: canvas.bounds.row(1), on: &canvas)
      ProgressBar(fraction: 1).draw(in: canvas.bounds.row(2), on: &canvas)
    }
    expectScreen(
      drawn,
      """
      work ██████████░░░░░░░░░░  50%
      work …
      █████████████████████████ 100%
      """)
  }

  @Test func `a sparkline shows its last values and leaves gaps`() {
    let line = Sparkline([9, 9, 0, 1, 2, .nan, 4, 5, 6, 7, 8])
    expectScreen(
      screen(10, 1) { line.draw(in: $0.bounds, on: &$0) },
      """
      █▁▁▂ ▄▅▆▇█
      """)
    let flat = Sparkline([-1e308, 1e308, .infinity])
    #expect(screen(3, 1, ascii: true) { flat.draw(in: $0.bounds, on: &$0) } == "_#\n")
  }

  @Test func `a window that is too small says so`() {
    let view = TooSmallView()
    #expect(view.applies(to: Size(width: 59, height: 40)))
    #expect(!view.applies(to: Size(width: 60, height: 20)))
    expectScreen(
      screen(30, 5) { view.draw(in: $0.bounds, on: &$0) },
      """

        The window is 30×5. Please
         make it at least 60×20.


      """)
  }
}

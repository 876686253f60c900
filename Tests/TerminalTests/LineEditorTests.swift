import Terminal
import Testing

@Suite struct LineEditorTests {
  /// The text with `|` where the caret is, after these keys.
  private func typing(_ keys: [Key], from text: String = "", history: [String] = []) -> String {
    var editor = LineEditor(text, history: history)
    for key in keys { _ = editor.handle(key) }
    return String(editor.text.prefix(editor.caret)) + "|" + editor.text.dropFirst(editor.caret)
  }

  @Test(arguments: [
    ([Key.character("a"), .left, .character("b")], "b|a"),
    ([.character("a"), .home, .delete], "|"),
    ([.backspace], "|"), ([.delete], "|"), ([.left], "|"), ([.right], "|"),
    ([.paste("D(4)\nx"), .control("a"), .control("d")], "|(4) x"),
    ([.character("a"), .character("b"), .control("b"), .control("k")], "a|"),
    ([.character("a"), .character("b"), .control("u"), .control("y"), .control("y")], "abab|"),
  ])
  func `keys edit the line`(keys: [Key], result: String) {
    #expect(typing(keys) == result)
  }

  @Test(arguments: [
    (Key.control("w"), "sets D(4) x |"), (.alt("b"), "sets D(4) x |S"),
    (.control("a"), "|sets D(4) x S"),
    (.control("u"), "|"), (.home, "|sets D(4) x S"), (.control("h"), "sets D(4) x |"),
  ])
  func `words and ends`(key: Key, result: String) {
    #expect(typing([key], from: "sets D(4) x S") == result)
  }

  @Test func `words end at brackets`() {
    #expect(typing([.control("w"), .control("w")], from: "S(5) x D(12)") == "S(5) x |")
    #expect(typing([.home, .alt("f"), .alt("f")], from: "S(5) x D") == "S(5|) x D")
  }

  @Test func `Enter gives the line, empties the editor and remembers`() {
    var editor = LineEditor("D(4)")
    #expect(editor.handle(.enter) == .submitted("D(4)"))
    #expect(editor.text.isEmpty && editor.history == ["D(4)"])
    #expect(editor.handle(.enter) == .submitted(""))
    editor.text = "D(4)"
    _ = editor.handle(.enter)
    #expect(editor.history == ["D(4)"], "blanks and repetitions are not remembered")
  }

  @Test func `up and down walk the history and come back to the draft`() {
    let history = ["one", "two"]
    let draft: [Key] = [.character("x")]
    #expect(typing(draft + [.up], history: history) == "two|")
    #expect(typing(draft + [.up, .up, .up], history: history) == "one|")
    #expect(typing(draft + [.up, .up, .down], history: history) == "two|")
    #expect(typing(draft + [.up, .down, .down], history: history) == "x|")
    #expect(typing([.up]) == "|")
  }

  @Test func `Escape, Tab and foreign keys are reported`() {
    var editor = LineEditor("a")
    #expect(editor.handle(.escape) == .cancelled && editor.handle(.control("c")) == .cancelled)
    #expect(editor.handle(.tab) == .complete)
    #expect(editor.handle(.function(1)) == .ignored && editor.handle(.pageUp) == .ignored)
    #expect(editor.text == "a")
  }

  @Test func `pasted controls vanish, and a huge paste is cut`() {
    #expect(typing([.paste("a\u{1B}[31mb\tc\r\nd")]) == "a[31mb c d|")
    var editor = LineEditor()
    _ = editor.handle(.paste(String(repeating: "x", count: 100_000)))
    #expect(editor.text.count == LineEditor.limit)
    _ = editor.handle(.character("y"))
    #expect(editor.text.count == LineEditor.limit)
  }

  @Test func `the caret counts characters, not bytes`() {
    #expect(typing([.left], from: "é⊗👩‍👩‍👧") == "é⊗|👩‍👩‍👧")
  }
}

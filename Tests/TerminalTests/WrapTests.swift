import Terminal
import Testing

@Suite struct WrapTests {
  @Test(arguments: [
    ("the quick brown fox", 10, ["the quick", "brown fox"]),
    ("the quick brown fox", 9, ["the quick", "brown fox"]),
    ("the quick brown fox", 8, ["the", "quick", "brown", "fox"]),
    ("antidisestablishment", 8, ["antidise", "stablish", "ment"]),
    ("a antidisestablishment b", 8, ["a", "antidise", "stablish", "ment b"]),
    ("one\n\ntwo", 20, ["one", "", "two"]),
    ("  indented words", 10, ["  indented", "  words"]),
    ("", 5, [""]), ("   ", 5, ["   "]), ("x", 0, []), ("ab", 1, ["a", "b"]),
  ])
  func `text is broken between words`(text: String, width: Int, lines: [String]) {
    #expect(wrap(text, width: width) == lines)
  }

  @Test(arguments: 1...40)
  func `no line is longer than asked, and no word is lost`(width: Int) {
    let text = "Every equivariant linear map between permutation representations ties its weights."
    let lines = wrap(text, width: width)
    #expect(lines.allSatisfy { columns(of: $0) <= width })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}

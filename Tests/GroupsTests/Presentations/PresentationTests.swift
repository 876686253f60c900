import LinearAlgebra
import Testing

@testable import Groups

@Suite struct PresentationTests {
  @Test(arguments: [
    ("<r,f|r^4=f^2=1,r f=f r^-1>", "<r, f | r^4 = f^2 = 1, r f = f r^-1>"),
    (" < a | > ", "<a | >"), ("<|>", "< | >"), ("<a|a>", "<a | a>"), ("<|1>", "< | 1>"),
    ("<x,y|xyx,x*y * x>", "<x, y | x y x, x y x>"), ("<xy,x|xy x>", "<xy, x | xy x>"),
    ("<xy,x|xyx>", nil),
    ("<s1,s2|(s1*s2)^3,(s1 s2)^-3>", "<s1, s2 | (s1 s2)^3, (s1 s2)^-3>"),
    ("<a,b|[a,b]=[a,[a,b]]^2>", "<a, b | [a, b] = [a, [a, b]]^2>"),
    ("<a|(a a) a^2^3 (1 e)^5 ((a))>", "<a | a a a^2^3 (1 1)^5 a>"),
    ("<e|e^3>", "<e | e^3>"), ("<R,r|R r=r R>", "<R, r | R r = r R>"),
    ("<a|a^9223372036854775807 = 1>", nil),
    ("<a|1^9223372036854775807>", "<a | 1^9223372036854775807>"),
  ])
  func `presentations are read and printed`(text: String, printed: String?) throws {
    guard let printed else {
      #expect(throws: ParseError.self) { try Presentation(parsing: text) }
      return
    }
    let presentation = try Presentation(parsing: text)
    #expect(presentation.description == printed)
    #expect(try Presentation(parsing: printed) == presentation)
  }

  @Test(arguments: [
    ("<a, b | [a, b]>", [[-1, -2, 1, 2]]), ("<a | a^3 = a>", [[1, 1]]),
    ("<a | a^-3>", [[-1, -1, -1]]),
    ("<r, f | r^2 = f^2 = 1, r f = f r^-1>", [[1, 1], [2, 2], [1, 2, 1, -2]]),
    ("<a, b | a b a^-1, a a^-1, 1, e>", [[2]]), ("<e, x | e x, 1 = x>", [[1, 2], [-2]]),
    ("<a, b | (a b)^2 = (a b)^2>", []), ("<a, b | (a b^-1)^-2>", [[2, -1, 2, -1]]),
    ("<x, y, xy | xy x, xx y>", [[3, 1], [1, 1, 2]]), ("<a | a^0, (a^5)^0>", []),
    ("<a, b | a^2 = b^3 = 1>", [[1, 1], [2, 2, 2]]),
  ])
  func `relators are these letters`(text: String, relators: [[Int]]) throws {
    #expect(try Presentation(parsing: text).relators == relators)
  }

  @Test(arguments: [
    ("", 0, "presentation is expected"), ("r", 0, "presentation is expected"),
    ("<a", 2, "“|” is expected"), ("<a b|>", 3, "“|” is expected"),
    ("<a,|>", 3, "name of a generator"),
    ("<a,a|>", 3, "two generators"), ("<1|>", 1, "name of a generator"), ("<é|>", 1, "name of"),
    ("<a|a^2", 6, "“>” is expected"), ("<a|a^>", 5, "an integer"),
    ("<a|,>", 3, "a word is expected"),
    ("<a|a,>", 5, "a word is expected"), ("<a|a=>", 5, "a word is expected"),
    ("<a|a b>", 5, "no generator called “b”"), ("<a|a>b", 5, "ends before"),
    ("<a|A>", 3, "no generator called “A”"), ("<a|a2>", 3, "no generator"),
    ("<a|(a>", 5, "close the parenthesis"), ("<a|[a]>", 5, "commutator"),
    ("<a|2>", 3, "no element"), ("<a|(1 2)>", 6, "no element"),
    ("<a|a^99999999999999999999>", 5, "64 bits"),
    ("<a|a^9223372036854775807>", 3, "more than 100000 letters"),
    ("<a|a^-9223372036854775808>", 3, "more than 100000 letters"),
    ("<a|a, ((a^1000)^1000)^-1>", 6, "more than 100000 letters"),
    ("<a|a^60000, a^60000>", 12, "up to this word"),
    ("<a|a = a = a | a>", 13, "“>” is expected"),
  ])
  func `errors say what is wrong and where`(text: String, position: Int, problem: String) {
    let error = #expect(throws: ParseError.self) { try Presentation(parsing: text) }
    #expect(error?.position == position)
    #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
    #expect(error?.input == text)
  }

  @Test func `inside a group expression the caret stands under the wrong character`() {
    let text = "Z2 x <x, y | x^2, z>"
    let error = #expect(throws: ParseError.self) { try GroupExpression(parsing: text) }
    #expect(error?.caret == text + "\n                  ^")
  }

  @Test func `words that would explode are refused, not written out`() {
    let commutators =
      String(repeating: "[a,", count: 190) + "b" + String(repeating: "]", count: 190)
    let powers = "a" + String(repeating: "^2", count: 190)
    for word in [commutators, powers] {
      let error = #expect(throws: ParseError.self) { try Presentation(parsing: "<a, b | \(word)>") }
      #expect(error?.problem.contains("100000") == true)
    }
    for opening in ["(", "[", "[a,("] {
      let deep = "<a | " + String(repeating: opening, count: 100_000) + "a"
      #expect(throws: ParseError.self) { try Presentation(parsing: deep) }
    }
    let names = (0...100).map { "a\($0)" }.joined(separator: ",")
    #expect(throws: ParseError.self) { try Presentation(parsing: "<\(names)|>") }
  }

  @Test func `words of a subgroup are read with their commas in their place`() throws {
    let presentation = try Presentation(parsing: "<a, b | >")
    #expect(try presentation.words(parsing: " ") == [])
    #expect(
      try presentation.words(parsing: "a^2, [a, b] ,b^-1") == [[1, 1], [-1, -2, 1, 2], [-2]])
    for (text, position) in [("a,", 2), (",", 0), ("a b)", 3), ("c", 0), ("a, c", 3)] {
      let error = #expect(throws: ParseError.self) { try presentation.words(parsing: text) }
      #expect(error?.position == position, "\(text)")
    }
  }

  @Test func `seeded garbage is read or refused, and what is read round-trips`() throws {
    var random = SplitMix64(seed: 11)
    let pieces = [
      "<", ">", "|", ",", "=", "a", "b", "e", "x", "ab", "1", "^", "-2", "3", "(", ")", "[", "]",
      " ", "é", "99999999999999999999", "<a, b | ", "a^2", "\u{0}",
    ]
    var readCount = 0
    for _ in 0..<30_000 {
      let body = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let text = Bool.random(using: &random) ? body : "<a, b | \(body)>"
      do throws(ParseError) {
        let presentation = try Presentation(parsing: text)
        readCount += 1
        #expect(try Presentation(parsing: presentation.description) == presentation, "\(text)")
      } catch {
        #expect((0...text.count).contains(error.position), "\(text)")
      }
    }
    #expect(readCount > 300)
  }

  @Test func `random presentations round-trip`() throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<1000 {
      let relations = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          randomWord(depth: 3, &random).flattened
        }
      }
      let presentation = Presentation(generators: ["a", "e", "x12"], relations: relations)
      let length = relations.joined().reduce(0) { $0 + min($1.length, 1_000_000) }
      if length > Presentation.mostLetters { continue }
      #expect(try Presentation(parsing: presentation.description) == presentation)
    }
  }

  private func randomWord(depth: Int, _ random: inout SplitMix64) -> Word {
    switch Int.random(in: 0...(depth > 0 ? 4 : 1), using: &random) {
    case 0: return .identity
    case 1: return .generator(Int.random(in: 0..<3, using: &random))
    case 2:
      return .product(
        (0..<Int.random(in: 2...3, using: &random)).map { _ in
          randomWord(depth: depth - 1, &random)
        })
    case 3:
      return .power(
        randomWord(depth: depth - 1, &random), Int.random(in: -5...5, using: &random))
    default:
      return .commutator(
        randomWord(depth: depth - 1, &random), randomWord(depth: depth - 1, &random))
    }
  }
}

import Groups
import LinearAlgebra
import Testing

@Suite struct WordTests {
  @Test(arguments: [
    ("D(4)", "r f", "r f"), ("D(4)", "rf", "r f"), ("D(4)", "f r", "r^3 f"),
    ("D(4)", "fr", "r^3 f"),
    ("D(4)", "f*r^-1", "r f"), ("D(4)", "f r^2", "r^2 f"), ("D(4)", "(r f)^2", "e"),
    ("D(4)", "[r, f]", "r^2"), ("D(4)", "1", "e"), ("D(4)", "e", "e"), ("D(4)", "e r 1", "r"),
    ("D(4)", "r^99999999999", "r^3"), ("D(4)", "r^-99999999999", "r"), ("D(4)", "r^2^3", "r^2"),
    ("D(4)", "[r f, [r, f]]", "e"), ("D(4)", "rrff", "r^2"), ("D(4)", "( ( r ) )", "r"),
    ("Q(8)", "b a", "a^3 b"), ("Q(8)", "b^2", "a^2"), ("Z(6)", "t^-1", "t^5"),
    ("p4m(3)", "r a r^-1", "b"), ("p4m(3)", "r b r^-1", "a^2"), ("p4m(3)", "f a f", "a^2"),
    ("p4m(3)", "f b f", "b"), ("p4m(3)", "r f", "r f"), ("p4m(3)", "f r", "r^3 f"),
    ("D(4) x Z(3)", "r1 f1 t2", "r1 f1 t2"), ("D(4) x Z(3)", "t2 f1 r1", "r1^3 f1 t2"),
    ("S(4)", "(1 2 3)(3 4)", "(1 2 3 4)"), ("S(4)", "(1,2,3)", "(1 2 3)"), ("S(4)", "()", "e"),
    ("S(4)", "g1", "(1 2 3 4)"), ("S(4)", "g2 g1", "(2 3 4)"), ("S(4)", "(g2 g1)^-1", "(2 4 3)"),
    ("S(4)", "[(1 2), (2 3)]", "(1 3 2)"), ("S(4)", "(1 2)^3 (1)", "(1 2)"),
    ("A(4)", "(1 2)(3 4)", "(1 2)(3 4)"), ("S(3) x S(3)", "(1 2)(4 5 6)", "(1 2)(4 5 6)"),
    ("S(3) x S(3)", "g12 g21", "(1 2)(4 5 6)"), ("Cube", "g1^4", "e"),
    ("Trivial(2) x S(3)", "(3 4)", "(3 4)"), ("perm[()]", "e", "e"), ("Z(1)", "t^5", "e"),
    ("S(3) x Z(2)", "g11^2 t2", "g11^2 t2"),
  ])
  func `words have these values`(text: String, word: String, name: String) throws {
    let group = try group(text)
    #expect(group.name(of: try group.element(parsing: word)) == name)
  }

  @Test(arguments: [
    ("D(4)", "", 0), ("D(4)", "r ^", 3), ("D(4)", "s", 0), ("D(4)", "r s", 2), ("D(4)", "r2", 0),
    ("D(4)", "(r f", 4), ("D(4)", "[r f]", 4), ("D(4)", "r)", 1), ("D(4)", "2", 0),
    ("D(4)", "r^99999999999999999999", 2), ("D(4)", "(1 2)", 3), ("D(4)", "r é", 2),
    ("A(4)", "(1 2)", 0), ("S(4)", "(1 5)", 3), ("S(4)", "(1 1)", 3), ("S(3) x S(3)", "(1 4)", 0),
    ("D(4) x Z(3)", "r", 0), ("D(4)", "R", 0),
  ])
  func `words that are none are refused where they go wrong`(
    text: String, word: String, position: Int
  ) throws {
    let group = try group(text)
    let error = #expect(throws: ParseError.self) { try group.element(parsing: word) }
    #expect(error?.position == position)
    #expect(error?.input == word)
  }

  @Test func `deep words are refused, not followed`() throws {
    let group = try group("D(4)")
    for opening in ["(", "[", "[r,("] {
      let word = String(repeating: opening, count: 100_000) + "r"
      #expect(throws: ParseError.self) { try group.element(parsing: word) }
    }
    let powers = "r" + String(repeating: "^1", count: 100_000)
    #expect(throws: ParseError.self) { try group.element(parsing: powers) }
    let long = Array(repeating: "r f", count: 100_000).joined(separator: " ")
    #expect(try group.element(parsing: long) == 0)
  }

  /// Ten thousand words, each also multiplied out in the permutations of a faithful action.
  @Test(arguments: [
    "D(4)", "D(7)", "S(5)", "A(6)", "Cube", "p4m(5)", "p2(3)", "Z(12)", "D(5) x S(4)",
  ])
  func `normal forms of random words are products of permutations`(text: String) throws {
    let group = try group(text)
    let degree = try #require(group.degree)
    let generators = try group.generators.map { try #require(group.permutation(of: $0.element)) }
    var random = SplitMix64(seed: 11)
    for _ in 0..<10_000 {
      var product = Permutation.identity(degree)
      var letters: [String] = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let k = Int.random(in: 0..<generators.count, using: &random)
        let exponent = Int.random(in: -5...5, using: &random)
        product = product * generators[k].power(exponent)
        letters.append("\(group.generators[k].name)^\(exponent)")
      }
      let element = try group.element(parsing: letters.joined(separator: " "))
      #expect(group.permutation(of: element) == product, "\(letters), seed 11")
    }
  }

  @Test func `seeded garbage is a word or an error`() throws {
    let groups = try ["D(4)", "S(4)", "Z(1)", "D(4) x Z(3)", "perm[()]"].map(group)
    var random = SplitMix64(seed: 3)
    let pieces = [
      "r", "f", "g1", "r1", "(", ")", "[", "]", ",", "^", "-", "1", "2", "(1 2)", "()", "*", " ",
      "e",
      "é", "99999999999999999999", "\u{0}", "🙂", "(1 2 3", "t",
    ]
    var readCount = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...9, using: &random)
      let word = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      for group in groups {
        do throws(ParseError) {
          let element = try group.element(parsing: word)
          readCount += 1
          #expect((0..<group.order).contains(element))
        } catch {
          #expect((0...word.count).contains(error.position), "\(word)")
        }
      }
    }
    #expect(readCount > 1000)
  }
}

@testable import Groups
import LinearAlgebra
import Testing

@Suite struct GroupExpressionTests {
  @Test(arguments: [
    ("Z4xZ2", "Z(4) x Z(2)"), ("p44", "p4(4)"), ("p4m4", "p4m(4)"), ("p12", "p1(2)"),
    ("C4", "C(4)"), ("D4", "D(4)"), ("S5", "S(5)"), ("V4", "V4"), ("V4xV4", "V4 x V4"),
    ("Q8", "Q(8)"), ("Q(16)", "Q(16)"), ("Z(2)^3", "Z(2)^3"), ("Z2^3×S3", "Z(2)^3 x S(3)"),
    ("(Z2 x Z3)^2", "(Z(2) x Z(3))^2"), ("Z2 x (Z3 x Z4)", "Z(2) x Z(3) x Z(4)"),
    ("((D4))", "D(4)"), (" dic( 3 ) ", "Dic(3)"), ("CUBE", "Cube"), ("cubexc3", "Cube x C(3)"),
    ("Z4^1", "Z(4)"), ("(Z2^2)^2", "(Z(2)^2)^2"), ("trivial(3)", "Trivial(3)"),
    ("perm[(1 2 3)(4 5),(1,2)]", "perm[(1 2 3)(4 5),(1 2)]"), ("perm[()]", "perm[()]"),
    ("perm(5)[(1 2)]", "perm(5)[(1 2)]"), ("PERM [ (1 2) (2 3) ]", "perm[(1 2 3)]"),
    ("perm[(1 2),(3 4)]^2 x z2", "perm[(1 2),(3 4)]^2 x Z(2)"), ("D(4)xD4", "D(4) x D(4)"),
    ("<r,f|r^4=f^2=1,r f=f r^-1>", "<r, f | r^4 = f^2 = 1, r f = f r^-1>"),
    ("<a|a^2>^2xZ3", "<a | a^2>^2 x Z(3)"), ("< | >", "< | >"),
    (
      "<x,y|xyx=y,x^2 x>x<x|x>",
      "<x, y | x y x = y, x^2 x> x <x | x>"
    ),
  ])
  func `expressions are read and printed`(text: String, printed: String) throws {
    let expression = try GroupExpression(parsing: text)
    #expect(expression.description == printed)
    #expect(try GroupExpression(parsing: printed) == expression)
  }

  @Test(arguments: [
    ("", 0, "a group is expected"), ("Foo", 0, "no group called “Foo”"),
    ("D(4) x", 6, "a group is expected"), ("D(4) + C2", 5, "is expected"),
    ("D(4", 3, "“)” is expected"), ("D()", 2, "an integer is expected"),
    ("D", 1, "needs an argument"), ("V4(2)", 2, "takes no argument"), ("D(4,5)", 1, "one argument"),
    ("Z(2)^0", 5, "counts from 1"), ("Z(99999999999999999999)", 2, "64 bits"),
    ("perm[(1 1)]", 8, "twice"), ("perm[(0 1)]", 6, "no point 0"), ("perm[]", 5, "permutation is"),
    ("perm(3)[(1 4)]", 11, "no point 4"), ("perm[(1 99999)]", 8, "no point"),
    ("perm(0)[()]", 5, "cannot be worked with"), ("Z2 wr", 5, "a group is expected"),
    ("<r | r^4 = 1", 12, "“>” is expected"), ("<r>", 2, "“|” is expected"),
    ("table()", 6, "path"), ("table(a.csv", 11, "“)” is expected"), ("table", 5, "“(” is expected"),
    ("table(a;b)", 7, "cannot hold"), ("×", 0, "a group is expected"),
    ("é", 0, "a group is expected"), ("D4 x SL", 7, "needs an argument"),
    ("SL(2,3,4)", 2, "one or two"), ("small(8)", 5, "two arguments"), ("PSL2", 3, "two arguments"),
    ("Lorentz(3)", 7, "no argument"), ("SO+", 3, "needs two arguments"), ("SO(0)", 3, "from 1"),
    ("Sp(3)", 3, "Sp(4)"), ("O(65)", 2, "64"), ("SO(0,0)", 5, "p + q"), ("O(40,40)", 5, "p + q"),
    ("SL(2,4)", 5, "power of the prime 2"), ("GL(2,6)", 5, "no prime"), ("SL(0,3)", 3, "from 1"),
    ("PSL(1,3)", 4, "n ≥ 2"), ("Heis(1)", 5, "n ≥ 2"), ("M(13)", 2, "M(22)"),
    ("Rubik4", 5, "Rubik(3)"),
    ("small(64,1)", 6, "63"), ("small(8,6)", 8, "5 groups"), ("Z2 x small(0,1)", 11, "63"),
    ("Embed(S(3),2)", 11, "3 x 3 matrices"), ("Embed(S(3),4,2)", 11, "from coordinate 2"),
    ("Embed(S(3),4,-1)", 11, "do not fit"), ("Embed(S(3))", 10, "“,” is expected"),
    ("Z(0)", 2, "from 1"), ("Z(-3)", 2, "from 1"), ("Q(12)", 2, "Dic(3)"), ("Q(4)", 2, "Q(8)"),
    ("D(4) x S(0)", 9, "from 1"),
  ])
  func `errors say what is wrong and where`(text: String, position: Int, problem: String) {
    let error = #expect(throws: ParseError.self) { try GroupExpression(parsing: text) }
    #expect(error?.position == position)
    #expect(error?.problem.contains(problem) == true)
    #expect(error?.input == text)
  }

  @Test func `positions count characters and the caret stands under them`() {
    let error = #expect(throws: ParseError.self) { try GroupExpression(parsing: "Z2 × Foo") }
    #expect(error?.caret == "Z2 × Foo\n     ^")
  }

  @Test func `deep nesting is refused, not followed`() {
    let deep = String(repeating: "(", count: 100_000) + "Z2"
    let error = #expect(throws: ParseError.self) { try GroupExpression(parsing: deep) }
    #expect(error?.problem.contains("200") == true)
    let chain = Array(repeating: "Z2", count: 100_000).joined(separator: " wr ")
    let wreath = #expect(throws: ParseError.self) { try GroupExpression(parsing: chain) }
    #expect(wreath?.problem.contains("200 wreath products") == true)
    let embedded = String(repeating: "Embed(", count: 100_000) + "Z2"
    #expect(throws: ParseError.self) { try GroupExpression(parsing: embedded) }
    let allowed = String(repeating: "(", count: 200) + "Z2" + String(repeating: ")", count: 200)
    #expect(throws: Never.self) { try GroupExpression(parsing: allowed) }
  }

  @Test(arguments: [
    ("S(9)", "S(8)"), ("Z(50000)", "Z(40320)"), ("p4(200)", "p4(100)"), ("A(9)", "A(8)"),
    ("D(99999)", "D(20160)"), ("Q(65536)", "Q(32768)"), ("Z(2)^16", "Z(2)^15"),
    ("S(30)", "S(8)"), ("p4m(9223372036854775807)", "p4m(70)"), ("Dic(20000)", "Dic(10080)"),
  ])
  func `too large a group is refused with what would work`(text: String, nearby: String) throws {
    let expression = try GroupExpression(parsing: text)
    let error = #expect(throws: GroupError.self) { try FiniteGroup(expression) }
    guard case .tooLarge(_, _, let limit) = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
    #expect(limit == 40320)
    #expect(error?.description.contains("40320") == true)
    #expect(error?.description.hasSuffix("\(nearby) works") == true)
    #expect(try FiniteGroup(GroupExpression(parsing: nearby)).order <= limit)
  }

  @Test(arguments: [
    "perm[(1 2 3 4 5 6 7 8 9),(1 2)]", "S(8) x S(8)", "perm[(1 2 3 4 5 6 7 8),(1 2)] x Z2",
    "(S(4) x S(4))^9", "perm(2000)[(1 2),(2 3 4 5 6 7 8 9 10 11 12 13 14)]",
    "perm[(1 3 8 6)(2 5 7 4)(9 33 25 17)(10 34 26 18)(11 35 27 19),(9 11 16 14)(10 13 15 12)]",
  ])
  func `too large products and permutation groups are refused`(text: String) throws {
    let expression = try GroupExpression(parsing: text)
    let error = #expect(throws: GroupError.self) { try FiniteGroup(expression) }
    #expect(error?.description.contains("40320") == true)
  }

  @Test(arguments: [
    "Trivial(100000)", "p1(1)^65", "Z(1)^9223372036854775807", "SO(3)", "SO(3) x Z2", "Q8 wr V4",
    "Z2 wr D(2)", "SO(2) wr S3", "Embed(SO(2),3)", "small(8,3)", "table(a.csv)",
  ])
  func `arguments out of range are refused with what would be right`(text: String) throws {
    let error = #expect(throws: GroupError.self) { try group(text) }
    switch error {
    case .invalid(let sentence), .limit(let sentence): #expect(!sentence.isEmpty)
    case .tooLarge, nil: Issue.record("\(text): \(String(describing: error))")
    }
  }

  @Test(
    arguments: [
      .product([]), .power(.named(.cyclic, [2]), 0), .permutations(degree: nil, []),
      .permutations(degree: 1, [Permutation.identity(2) * .init(cycle: [0, 1], degree: 2)]),
      .named(.klein, [3]), .named(.cyclic, []), .named(.cyclic, [0]), .named(.quaternion, [12]),
      .named(.specialLinear, [2, 4]), .named(.small, [8, 6]), .table(""),
      .embedded(.named(.symmetric, [3]), size: 2, at: 0),
    ] as [GroupExpression])
  func `expressions that no text gives are refused, not built`(expression: GroupExpression) {
    #expect(throws: GroupError.self) { try FiniteGroup(expression) }
  }

  @Test func `seeded garbage is read or refused, and what is read round-trips`() throws {
    var random = SplitMix64(seed: 2024)
    let pieces = [
      "Z", "D", "S5", "p4m", "V4", "perm", "perm(6)", "[", "]", "(", ")", "(1 2)", "()", ",", "x",
      "×", "^", "2", "-1", "9999999999999999999999", " ", "Cube", "wr", "<", "é", "🙂", "\u{0}", "1",
      "<a|a^3>", "<x, y|", "|", "=", ">",
      "SL(2,3)", "SO", "+", "Embed(", "table(", "small(8,3)", "Lorentz", "SO(3)", "M11", "rubik",
    ]
    var readCount = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...8, using: &random)
      let text = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      do throws(ParseError) {
        let expression = try GroupExpression(parsing: text)
        readCount += 1
        #expect(try GroupExpression(parsing: expression.description) == expression, "\(text)")
      } catch {
        #expect((0...text.count).contains(error.position), "\(text)")
      }
    }
    #expect(readCount > 100)
  }

  @Test func `random expressions round-trip`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let expression = randomExpression(depth: 3, &random)
      #expect(try GroupExpression(parsing: expression.description) == expression)
    }
  }

  private func randomExpression(depth: Int, _ random: inout SplitMix64) -> GroupExpression {
    switch Int.random(in: 0...(depth > 0 ? 5 : 1), using: &random) {
    case 0:
      let name = GroupName.allCases.randomElement(using: &random) ?? .cyclic
      let count = name.arity.randomElement(using: &random) ?? 0
      let arguments = (0..<count).map { _ in Int.random(in: 1...20, using: &random) }
      if name.objection(to: arguments) != nil { return .table("random (1).csv") }
      return .named(name, arguments)
    case 1:
      // By default there are as many points as the largest one moved, and one if none is.
      let images = (0..<UInt32(5)).shuffled(using: &random)
      let permutation = try? Permutation(images: images)
      return .permutations(degree: 5, [permutation ?? .identity(5)])
    case 2:
      let factors = (0..<Int.random(in: 2...3, using: &random)).map { _ in
        randomExpression(depth: depth - 1, &random)
      }
      let flat = factors.flatMap { factor in
        if case .product(let inner) = factor { inner } else { [factor] }
      }
      return .product(flat)
    case 3:
      return .wreath(
        randomExpression(depth: depth - 1, &random), randomExpression(depth: depth - 1, &random))
    case 4:
      let group = randomExpression(depth: depth - 1, &random)
      let embedded = GroupExpression.embedded(
        group, size: 60, at: Int.random(in: 0...3, using: &random))
      return (try? embedded.validate()) == nil ? group : embedded
    default:
      let exponent = Int.random(in: 2...4, using: &random)
      return .power(randomExpression(depth: depth - 1, &random), exponent)
    }
  }
}

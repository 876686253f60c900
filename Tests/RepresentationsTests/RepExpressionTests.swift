import Groups
import LinearAlgebra
import Representations
import Testing

struct RepExpressionTests {
  @Test(arguments: [
    ("V", "V"), ("1*V", "V"), ("3 * V", "3*V"), ("3·V", "3*V"), ("V'^2", "V'^2"),
    ("V * V", "V*V"), ("V⊗V", "V*V"), ("T(2,1)", "T(2,1)"), ("t( 3 )", "T(3)"),
    ("pixels(8)", "pixels(8)"), ("10*1", "10*1"), ("regular@2", "regular@2"), ("V1", "V1"),
    ("V@1", "V1"), ("V1@2", "V1@2"), ("irrep(3)", "irrep(3)"), ("realirrep(2)", "realirrep(2)"),
    ("cosets( r^2 , [r,f] )", "cosets(r^2,[r,f])"), ("cosets((1,2,3))", "cosets((1,2,3))"),
    ("dual(V+1)", "(V+1)'"), ("dual(V)", "V'"), ("(V)", "V"), ("trivial", "1"),
    ("V^1", "V"), ("V^0", "1"), ("V^2^3", "V^2^3"), ("1*1*V", "1*1*V"), ("1*1", "1"),
    ("2*(V+1)", "2*(V+1)"), ("2*(3*V)", "2*(3*V)"), ("(2*V)*V", "(2*V)*V"),
    ("V+(V+1)", "V+V+1"), ("(V*V)*V", "V*V*V"), ("(V+1)*V^2", "(V+1)*V^2"), ("3*1*V", "3*1*V"),
    ("(1*1*V)^2", "(1*1*V)^2"), ("1'", "1'"), ("2*1+V+V^2", "2*1+V+V^2"),
    ("Regular + PERM+sign+det+standard", "regular+perm+sign+det+standard"),
    ("V*V'+V'", "V*V'+V'"), ("det*V", "det*V"), ("(V+1)@2", "(V+1)@2"), ("  V  ", "V"),
    ("V ^ 2 '", "V^2'"), ("V@2'", "V2'"), ("T(0,0)", "T(0,0)"),
  ])
  func `an expression prints in normal form, which parses back`(
    text: String, normal: String
  ) throws {
    let expression = try RepExpression(parsing: text)
    #expect(expression.description == normal)
    #expect(try RepExpression(parsing: normal) == expression)
  }

  @Test(arguments: [
    ("", 0, "empty"), ("   ", 3, "empty"), ("V+", 2, "missing at the end"),
    ("Vee", 0, "no representation called “Vee”"), ("2", 0, "only 1 is"), ("V*2", 2, "2 is not"),
    ("2*3*V", 2, "3 is not"), ("0*V", 0, "at least 1"), ("V^", 2, "exponent is missing"),
    ("V^-1", 2, "exponent is missing"), ("pixels", 6, "“(” is missing after pixels"),
    ("pixels(0)", 7, "at least 1"), ("T(1", 3, "“)” is missing"), ("(V", 2, "“)” is missing"),
    ("V)", 1, "“)” is not expected"), ("V2 V", 3, "“V” is not expected"),
    ("V0", 1, "count from 1"), ("V^99999999999999999999", 2, "too large"),
    ("V–1", 1, "not expected"), ("irrep(0)", 6, "at least 1"), ("@1", 0, "does not begin"),
    ("cosets()", 7, "a word is missing"), ("é+V", 0, "does not begin"),
    ("⊗V", 0, "does not begin"),
  ])
  func `a mistake is reported where it is`(text: String, position: Int, problem: String) {
    let error = #expect(throws: ParseError.self) { try RepExpression(parsing: text) }
    #expect(error?.position == position)
    let message = error?.description ?? ""
    #expect(message.contains(problem), "\(message)")
  }

  @Test func `expressions drawn at random print and parse back to the same value`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let expression = draw(depth: 4, using: &random)
      let text = expression.description
      #expect(try RepExpression(parsing: text) == expression, "\(text)")
    }
  }

  @Test func `seeded garbage never crashes, and what parses prints stably`() {
    var random = SplitMix64(seed: 6)
    let pieces = [
      "V", "1", "2", "9999999999", "+", "*", "'", "^", "@", "(", ")", ",", "T(", "pixels(", " ",
      "irrep(2)", "cosets(", "regular", "⊗", "·", "dual(", "é", "\u{0}", "🙂", "[", "-", "٣",
    ]
    var parsed = 0
    for round in 0..<20_000 {
      let text = (0..<random.index(below: 12)).map { _ in
        pieces[random.index(below: pieces.count)]
      }.joined()
      guard let expression = try? RepExpression(parsing: text) else { continue }
      parsed += 1
      #expect(
        (try? RepExpression(parsing: expression.description)) == expression,
        "round \(round): \(text)")
    }
    #expect(parsed > 200)
  }

  @Test func `deep nesting is refused and long sums are not`() throws {
    for text in [
      String(repeating: "(", count: 100_000), "V" + String(repeating: "'", count: 100_000),
      "V" + String(repeating: "@1", count: 100_000), String(repeating: "dual(", count: 100_000),
      String(repeating: "(", count: 150) + "V" + String(repeating: "')", count: 150),
    ] {
      #expect(throws: ParseError.self) { try RepExpression(parsing: text) }
    }
    let long = Array(repeating: "V'", count: 10_000).joined(separator: "+")
    #expect(try RepExpression(parsing: long).description == long)
    let deep = String(repeating: "(", count: 200) + "V" + String(repeating: ")", count: 200)
    #expect(try RepExpression(parsing: deep) == .defining)
  }

  private func draw(depth: Int, using random: inout SplitMix64) -> RepExpression {
    let leaves: [RepExpression] = [
      .trivial, .defining, .named(.regular), .named(.sign), .irrep(2), .pixels(3),
      .tensorType(2, nil), .tensorType(1, 1), .cosets(["r", "f r"]), .realIrrep(1),
    ]
    if depth == 0 { return leaves[random.index(below: leaves.count)] }
    func part() -> RepExpression { draw(depth: depth - 1, using: &random) }
    switch random.index(below: 7) {
    case 0: return .dual(part())
    case 1: return .tensorPower(part(), random.index(below: 4))
    case 2: return .tensorProduct([part(), part(), part()])
    case 3: return .directSum([part(), part()])
    case 4: return .copies(1 + random.index(below: 3), of: part())
    case 5: return .factor(part(), 1 + random.index(below: 3))
    default: return leaves[random.index(below: leaves.count)]
    }
  }
}

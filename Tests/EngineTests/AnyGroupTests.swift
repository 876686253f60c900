import Engine
import Groups
import LinearAlgebra
import Representations
import Support
import Testing

/// Questions about groups whose elements are not listed.
@Suite struct AnyGroupTests {
  private func weights(_ group: String, _ input: String, _ output: String) throws
    -> AnyWeightsSnapshot
  {
    let request = Request.anyWeights(
      try GroupExpression(parsing: group), try RepExpression(parsing: input),
      try RepExpression(parsing: output))
    guard case .anyWeights(let answer) = try Answers().snapshot(request, .none) else {
      throw EngineError.fault("another kind of answer")
    }
    return answer
  }

  @Test func `maps of a Lie group come with formulas and counts`() throws {
    let answer = try weights("SO(3)", "V^2", "V")
    #expect(answer.basis.dimension == 1)
    #expect(answer.basis.formula(0) == "ε(1,2,3)")
    #expect(answer.basis.steps == ["A1", "A2", "A3"])
    #expect(answer.basis.parameterCountsByGenerator == [27, 7, 1, 1])
    #expect(answer.whyEmpty == nil)
    #expect(answer.sample?.rows == 3)
    let reflected = try weights("O(2)", "V", "V")
    #expect(reflected.basis.steps == ["A1", "f"])
    #expect(reflected.basis.parameterCountsByGenerator == [4, 2, 1])
  }

  @Test(arguments: [
    ("O(3)", "V", "1", "changes the sign of all vectors of V and of none of 1"),
    ("SU(3)", "V", "V'", "the cube roots of unity"), ("GL(2)", "V", "V'", "acts as c on V"),
    ("Scaling(3)", "V^2", "V", "acts as c^2 on V^2 and as c on V"),
    ("SO(3)", "V", "1", "no irreducible representation is in both; V → V has 1, 1 → 1 has 1"),
  ])
  func `an empty basis says why`(
    group: String, input: String, output: String, part: String
  ) throws {
    let answer = try weights(group, input, output)
    #expect(answer.basis.dimension == 0)
    #expect(answer.whyEmpty?.contains(part) == true, "\(String(describing: answer.whyEmpty))")
  }

  @Test func `representations of Lie groups show their generators`() throws {
    let request = Request.anyRepresentation(
      try GroupExpression(parsing: "SO(2) x S(3)"), try RepExpression(parsing: "V1+V2"))
    guard case .anyRepresentation(let answer) = try Answers().snapshot(request, .none) else {
      throw EngineError.fault("another kind of answer")
    }
    #expect(answer.generators?.map(\.name) == ["A1", "g12", "g22"])
    #expect(answer.generators?.map(\.isInfinitesimal) == [true, false, false])
    #expect(answer.facts.isFaithful == true)
    #expect(answer.residual < 1e-12)
    let word = try answer.representation.matrix(ofWord: "A1^2 g12^-1")
    #expect(abs(word.re[0, 0] - 2.0.cosine) < 1e-12)
  }

  @Test func `only what cannot be listed is beyond enumeration`() throws {
    let answers = Answers()
    for (text, isBeyond) in [("SO(3)", true), ("S(8)", false), ("S(9)", true), ("D(4)", false)] {
      #expect(try answers.isBeyondEnumeration(GroupExpression(parsing: text)) == isBeyond)
    }
  }
}

extension Double {
  /// By its series, so that the test needs no other library.
  fileprivate var cosine: Double {
    var (term, sum) = (1.0, 1.0)
    for k in 1..<20 {
      term *= -self * self / Double((2 * k - 1) * 2 * k)
      sum += term
    }
    return sum
  }
}

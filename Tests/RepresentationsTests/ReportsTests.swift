import Groups
import LinearAlgebra
import Support
import Testing

@testable import Representations

@Suite struct ReportsTests {
  @Test(arguments: [
    ("S(4)", "irrep(4)"), ("D(5)", "irrep(4)"), ("Q(8)", "realirrep(5)"), ("Z(9)", "realirrep(2)"),
    ("A(5)", "irrep(2)"), ("S(4)", "cosets(g1)*sign+2*standard"), ("D(4) x Z(3)", "V1*V2+det"),
    ("D(4)", "pixels(5)"), ("V4", "V"), ("Dic(3)", "V^2"), ("p4(3)", "standard"),
  ])
  func `every report of work on a representation can end it there`(
    text: String, expression: String
  ) throws {
    let group = try finiteGroup(text)
    let parsed = try RepExpression(parsing: expression)
    let rho = try Representation(parsed, of: group)
    let basis = try equivariantBasis(from: rho, to: rho)
    let coefficients = [Double](repeating: 1, count: basis.dimension)
    let works: [(Checkpoint) throws -> Void] = [
      { _ = try Representation(parsed, of: group, checkpoint: $0) },
      { _ = try rho.exactCharacter(checkpoint: $0) },
      { _ = try rho.facts(checkpoint: $0) },
      { _ = try rho.homomorphismResidual(checkpoint: $0) },
      { _ = try rho.signedPermutation(of: 1, checkpoint: $0) },
      { _ = try group.characterTable(checkpoint: $0) },
      { _ = try equivariantBasis(from: rho, to: rho, checkpoint: $0) },
      { _ = try basis.combine(coefficients, checkpoint: $0) },
    ]
    for (k, work) in works.enumerated() {
      #expect(try ReportCounter.deafReports(of: work).isEmpty, "work \(k)")
    }
  }

  @Test func `matrices of a million dimensions report within a row`() throws {
    let group = try finiteGroup("D(4)")
    let long = try representation("V^20", of: group)
    let trivial = try representation("1", of: group)
    let stretches = (1 << 20) / entriesBetweenReports
    for (input, output) in [(long, trivial), (trivial, long)] {
      let count = try ReportCounter.reports {
        _ = try equivariantBasis(from: input, to: output, checkpoint: $0)
      }
      // Joining the entries and checking the classes, for both generators.
      #expect(count >= 4 * (stretches - 1))
    }
    for text in ["V^20", "pixels(1024)", "1000*V^10"] {
      let rho = try representation(text, of: group)
      let count = try ReportCounter.reports { _ = try rho.signedPermutation(of: 1, checkpoint: $0) }
      #expect(count >= rho.dimension / entriesBetweenReports - 1, "\(text)")
    }
  }

  @Test func `one large leaf reports while its law is measured`() throws {
    let rho = try representation("pixels(512)", of: try finiteGroup("D(4)"))
    let count = try ReportCounter.reports { _ = try rho.homomorphismResidual(checkpoint: $0) }
    // Three matrices, a product and a comparison for each pair.
    #expect(count >= 8 * 3)
  }

  @Test func `equality looks at dimensions, sources and signs`() throws {
    let plain = SignedPermutation(sources: [1, 0, 2], signs: nil)
    let signed = SignedPermutation(sources: [1, 0, 2], signs: [1, -1, 1])
    let others = [
      SignedPermutation(sources: [0, 1, 2], signs: nil),
      SignedPermutation(sources: [1, 0], signs: nil),
      SignedPermutation(sources: [1, 0, 2], signs: [1, 1, -1]),
    ]
    for matrix in [plain, signed] {
      #expect(try matrix.equals(matrix, .none))
      for other in others + [matrix == plain ? signed : plain] {
        #expect(try !matrix.equals(other, .none))
        #expect(try !other.equals(matrix, .none))
      }
    }
  }
}

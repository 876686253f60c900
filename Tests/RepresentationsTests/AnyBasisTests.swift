import Groups
import LinearAlgebra
import Support
import Testing

@testable import Representations

/// Equivariant maps of every group in the grammar.
struct AnyBasisTests {
  private func maps(_ group: String, _ input: String, _ output: String) throws -> EquivariantBasis {
    let group = try GroupExpression(parsing: group)
    return try equivariantBasis(
      from: AnyRepresentation(RepExpression(parsing: input), of: group),
      to: AnyRepresentation(RepExpression(parsing: output), of: group))
  }

  @Test func `more unknowns than a machine integer counts are refused`() {
    let error = #expect(throws: RepresentationError.self) { try maps("Z(2)^40", "V", "V") }
    #expect("\(String(describing: error))".contains("2^63"))
  }

  @Test func `dimensions agree with EMLP for every row`() throws {
    let noncompact = ["SL", "GL", "Sp", "SO+", "SO(1,", "O(1,", "Lorentz", "Scaling"]
    var compared = 0
    for row in try ReferenceData.bases() {
      let basis = try maps(row.group, row.in, row.out)
      #expect(basis.dimensionIn == row.dimensionIn, "\(row)")
      #expect(basis.dimensionOut == row.dimensionOut, "\(row)")
      #expect(basis.dimension == row.basisDimension, "\(row)")
      #expect(basis.residual < 1e-10, "\(row)")
      #expect(!basis.isExact || basis.residual == 0, "\(row)")
      if !noncompact.contains(where: { row.group.hasPrefix($0) }) {
        #expect(basis.expectedDimension == row.basisDimension, "\(row)")
      }
      #expect(
        basis.expectedDimension == nil || basis.expectedDimension == row.basisDimension, "\(row)")
      compared += 1
    }
    #expect(compared == 411)
  }

  @Test(arguments: [
    ("SO(3)", "T(4)", "T(4)", 91), ("SO(3)", "T(5)", "T(5)", 603), ("SO+(1,3)", "T(3)", "T(3)", 25),
    ("SO+(1,3)", "T(4)", "T(4)", 196), ("SU(3)", "T(2,2)", "T(2,2)", 23),
    ("Sp(4)", "T(2,1)", "T(2,1)", 14), ("S(30)", "V^2", "V^2", 15), ("S(12)", "V^3", "V^3", 203),
    ("Rubik(3)", "V", "V", 9), ("Rubik(3)", "V", "V^2", 51), ("D(4)", "V^6", "V^6", 1024),
    ("p4m(16)", "regular", "regular", 2048), ("p4(24)", "V", "V", 146), ("Z(1024)", "V", "V", 1024),
    ("S(6)", "100*1+100*V+20*V^2", "100*1+100*V+20*V^2", 84000), ("M(24)", "V", "V", 2),
    ("S(30)", "standard^2", "standard^2", 4), ("A(20)", "V*sign", "V", 2),
    ("SO(3)", "irrep(2)", "irrep(2)", 1), ("SO(3)", "irrep(2)^2", "irrep(2)^2", 5),
    ("SO(3)", "irrep(3)*V", "irrep(2)+irrep(4)", 2),
    ("SO(2)", "irrep(2)*irrep(3)", "irrep(5)+V", 4),
    ("S(5)", "standard^2", "standard^2", 4), ("D(8)", "V^3", "V", 3), ("C(3)", "V^2", "V^2", 6),
    ("S(5)", "standard^4", "standard^4", 568),
  ])
  func `large questions have the dimensions of the literature`(
    group: String, input: String, output: String, dimension: Int
  ) throws {
    let clock = ContinuousClock()
    var result: EquivariantBasis?
    let time = try clock.measure { result = try maps(group, input, output) }
    let basis = try #require(result)
    #expect(time < .seconds(20))
    #expect(basis.dimension == dimension)
    #expect(basis.expectedDimension == nil || basis.expectedDimension == dimension)
    #expect(basis.residual < 1e-10)
  }
}

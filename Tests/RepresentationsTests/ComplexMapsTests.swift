import Groups
import LinearAlgebra
import Support
import Testing

@testable import Representations

/// Maps between complex representations of finite groups.
struct ComplexMapsTests {
  @Test(arguments: [
    ("C(3)", "irrep(2)", "irrep(2)", 1), ("C(3)", "irrep(2)", "irrep(3)", 0),
    ("C(5)", "irrep(2)*irrep(3)", "V*irrep(1)+irrep(4)", 0), ("C(3)", "irrep(2)", "V", 1),
    ("C(3)", "irrep(2)'", "irrep(3)", 1), ("Q(8)", "irrep(5)", "irrep(5)", 1),
    ("Q(8)", "irrep(5)^2", "irrep(5)^2", 4), ("Q(8)", "irrep(5)", "V", 2),
    ("SL(2,3)", "irrep(4)+2*irrep(5)", "irrep(4)*irrep(2)+irrep(5)", 0),
    ("A(4)", "irrep(2)*irrep(4)", "irrep(4)+irrep(3)", 1),
  ])
  func `they commute with every element and are orthonormal`(
    name: String, input: String, output: String, dimension: Int
  ) throws {
    let group = try finiteGroup(name)
    let from = try ComplexRepresentation(RepExpression(parsing: input), of: group)
    let to = try ComplexRepresentation(RepExpression(parsing: output), of: group)
    let basis = try equivariantBasis(from: from, to: to)
    #expect(basis.dimension == basis.expectedDimension)
    if dimension > 0 { #expect(basis.dimension == dimension) }
    #expect(basis.residual < 1e-12)
    let maps = (0..<basis.dimension).map { basis.complexMatrix($0) }
    for (i, a) in maps.enumerated() {
      for g in 0..<group.order {
        let defect = to.matrix(of: g) * a - a * from.matrix(of: g)
        #expect(defect.maximumMagnitude < 1e-12)
      }
      for (j, b) in maps.enumerated() {
        let overlap = (a.adjoint * b).trace
        #expect(abs(overlap.re - (i == j ? 1 : 0)) < 1e-12 && abs(overlap.im) < 1e-12)
      }
    }
  }
}

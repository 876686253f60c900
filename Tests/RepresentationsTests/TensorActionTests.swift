import Groups
import LinearAlgebra
import Testing

@testable import Representations

@Suite struct TensorActionTests {
  private func representation(_ group: String, _ rep: String) throws -> AnyRepresentation {
    try AnyRepresentation(RepExpression(parsing: rep), of: GroupExpression(parsing: group))
  }

  @Test(arguments: [
    ("SO(3)", "V^3+2*V+1"), ("SO(3)", "irrep(2)*(V+1)"), ("SO+(1,3)", "V*V'+det"),
    ("GL(2)", "V*det*V'"), ("Sp(4)", "V^2"), ("Rubik(3)", "V+V*sign"), ("M(24)", "standard*V"),
    ("S(20)", "V^2+standard"), ("SO(3)xC(2)", "V+V1*V2"), ("D(4)xSO(2)", "(V1+1)*V2"),
    ("SU(2)", "V^2*V'+2*V"), ("U(2)", "V*det+V'"), ("SU(2)xD(4)", "V1*V2+V2"),
  ])
  func `index by index it does what the matrix does`(_ group: String, _ rep: String) throws {
    let rho = try representation(group, rep)
    var random = SplitMix64(seed: 3)
    for _ in 0..<3 {
      let element = try rho.sample(using: &random)
      let matrix = try rho.matrix(of: element)
      let x = Matrix(
        rows: rho.realDimension, columns: 3,
        elements: (0..<3 * rho.realDimension).map { _ in random.normal() })
      let expected = (rho.isComplex ? matrix.asReal : matrix.re) * x
      let moved = try rho.action(of: element) * x
      #expect((moved - expected).maximumMagnitude <= 1e-12 * max(1, expected.maximumMagnitude))
    }
  }

  @Test func `a complex matrix and its real form multiply alike`() {
    var random = SplitMix64(seed: 5)
    func matrix() -> ComplexMatrix {
      func part() -> Matrix {
        Matrix(rows: 3, columns: 3, elements: (0..<9).map { _ in random.normal() })
      }
      return ComplexMatrix(re: part(), im: part())
    }
    let (a, b) = (matrix(), matrix())
    #expect(((a * b).asReal - a.asReal * b.asReal).maximumMagnitude < 1e-14)
  }

  @Test(arguments: [
    ("S(20)", "V^2+1", MatrixKind.permutation), ("S(20)", "V+sign", .signedPermutation),
    ("S(20)", "standard", .orthogonal), ("SO(3)", "V^2", .orthogonal),
    ("SO(3)", "2*1", .permutation),
    ("SL(2)", "det", .permutation), ("O(2)", "det", .signedPermutation), ("GL(2)", "V", .general),
    ("Lorentz", "V'", .general), ("U(2)", "V+det", .orthogonal),
    ("D(4)xSO(3)", "V1", .signedPermutation),
  ])
  func `the kind of all matrices is told by the factors`(
    _ group: String, _ rep: String, _ kind: MatrixKind
  ) throws {
    #expect(try representation(group, rep).matrixKind() == kind)
  }
}

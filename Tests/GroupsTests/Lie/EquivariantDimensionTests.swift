@testable import Groups
import LinearAlgebra
import Testing

/// Equivariant maps between tensors of type (p, q), counted by a null space: what the generators
/// must give if they are right.
@Suite struct EquivariantDimensionTests {
  @Test(arguments: [
    ("SO(2)", 2, 0, 2, 0, 6), ("SO(3)", 1, 0, 2, 0, 1), ("SO(3)", 2, 0, 2, 0, 3),
    ("SO(4)", 2, 0, 2, 0, 4), ("SO(4)", 3, 0, 1, 0, 4), ("SO(5)", 2, 0, 2, 0, 3),
    ("O(2)", 1, 0, 1, 0, 1),
    ("O(2)", 2, 0, 2, 0, 3), ("O(3)", 3, 0, 1, 0, 3), ("O(3)", 1, 0, 2, 0, 0),
    ("Scaling(3)", 1, 0, 1, 0, 9),
    ("Scaling(3)", 2, 0, 2, 0, 81), ("Scaling(3)", 1, 0, 0, 1, 0), ("Scaling(3)", 1, 1, 0, 0, 9),
    ("SO+(1,3)", 2, 0, 2, 0, 4), ("SO+(1,3)", 1, 0, 0, 1, 1), ("SO+(1,3)", 1, 0, 2, 1, 4),
    ("SO(1,3)", 1, 1, 1, 1, 4), ("SO(1,3)", 1, 0, 2, 0, 0), ("O(1,3)", 1, 1, 1, 1, 3),
    ("O(1,3)", 0, 2, 2, 0, 3), ("Lorentz", 3, 0, 1, 0, 3), ("SO+(1,1)", 1, 0, 1, 0, 2),
    ("SO+(1,1)", 2, 0, 2, 0, 6), ("SO+(1,1)", 1, 1, 1, 1, 6), ("O(1,1)", 2, 0, 2, 0, 3),
    ("O(1,1)", 1, 1, 0, 0, 1), ("Sp(2)", 1, 0, 0, 1, 1), ("Sp(2)", 3, 0, 1, 0, 2),
    ("Sp(4)", 2, 0, 2, 0, 3),
    ("Sp(4)", 1, 1, 1, 1, 3), ("Sp(4)", 2, 0, 0, 2, 3), ("Sp(6)", 1, 0, 2, 0, 0),
    ("SL(2)", 2, 0, 2, 0, 2),
    ("SL(2)", 1, 0, 0, 1, 1), ("SL(3)", 2, 0, 2, 0, 2), ("SL(3)", 3, 0, 1, 0, 0),
    ("SL(3)", 1, 0, 0, 1, 0),
    ("SL(3)", 1, 1, 1, 1, 2), ("SL(4)", 1, 0, 1, 0, 1), ("GL(2)", 2, 0, 2, 0, 2),
    ("GL(2)", 1, 0, 2, 1, 2),
    ("GL(3)", 1, 1, 0, 0, 1), ("U(1)", 3, 0, 1, 0, 0), ("U(1)", 1, 1, 1, 1, 1),
    ("U(2)", 1, 1, 1, 1, 2),
    ("U(2)", 0, 2, 2, 0, 0), ("U(3)", 2, 0, 2, 0, 2), ("U(3)", 1, 0, 0, 1, 0),
    ("SU(2)", 3, 0, 1, 0, 2),
    ("SU(2)", 2, 0, 0, 2, 2), ("SU(2)", 1, 2, 2, 1, 5), ("SU(3)", 2, 0, 2, 0, 2),
    ("SU(3)", 1, 0, 0, 1, 0),
    ("SU(4)", 1, 1, 0, 0, 1), ("Embed(SO(2),3)", 2, 0, 2, 0, 19), ("Embed(O(2),3)", 3, 0, 1, 0, 10),
    ("Embed(SO(3),5,1)", 1, 0, 0, 0, 2), ("Embed(SO(3),5,1)", 3, 0, 1, 0, 51),
    ("SO(3) x S(3)", 1, 0, 1, 0, 2),
    ("SO(2) x D(4)", 1, 0, 1, 0, 2), ("SO(2) x D(4)", 2, 0, 2, 0, 24),
    ("Lorentz x S(3)", 1, 0, 1, 0, 2),
    ("SO(2)", 3, 0, 3, 0, 20), ("O(3)", 3, 0, 3, 0, 15),
  ])
  func `dimensions are those of EMLP`(
    text: String, p: Int, q: Int, r: Int, s: Int, dimension: Int
  ) throws {
    let group = try LieGroup(GroupExpression(parsing: text))
    var normal = Matrix(rows: 0, columns: 0)
    for generator in group.algebra {
      let a = generator.matrix.dense
      add(difference(tensor(a, r, s), tensor(a, p, q)), to: &normal)
    }
    for generator in group.discrete {
      let g = generator.matrix.dense
      add(difference(power(g, r, s), power(g, p, q)), to: &normal)
    }
    // The normal matrix of real and imaginary parts has every null vector twice over.
    let values = try symmetricEigen(normal).values
    let zeros = values.count { $0 < 1e-9 * max(1, values.last ?? 1) }
    #expect(zeros.isMultiple(of: 2) && zeros / 2 == dimension)
  }

  /// X ↦ L X - X R as a matrix on vec X, rows stacked.
  private func difference(_ left: ComplexMatrix, _ right: ComplexMatrix) -> ComplexMatrix {
    let transposed = ComplexMatrix(re: right.re.transpose, im: right.im.transpose)
    return left.kronecker(.identity(right.rows))
      - ComplexMatrix.identity(left.rows).kronecker(transposed)
  }

  private func add(_ c: ComplexMatrix, to normal: inout Matrix) {
    let n = c.columns
    if normal.rows == 0 { normal = Matrix(rows: 2 * n, columns: 2 * n) }
    let square = c.adjoint * c
    for i in 0..<n {
      for j in 0..<n {
        let (re, im) = square[i, j]
        normal[i, j] += re
        normal[n + i, n + j] += re
        normal[i, n + j] -= im
        normal[n + i, j] += im
      }
    }
  }

  /// A on V^p ⊗ V'^q: the Kronecker sum of A, p times, and -Aᵀ, q times.
  private func tensor(_ a: ComplexMatrix, _ p: Int, _ q: Int) -> ComplexMatrix {
    let dual = ComplexMatrix(re: -1 * a.re.transpose, im: -1 * a.im.transpose)
    let parts = Array(repeating: a, count: p) + Array(repeating: dual, count: q)
    var sum = ComplexMatrix(rows: 1, columns: 1)
    for part in parts {
      sum = sum.kronecker(.identity(a.rows)) + ComplexMatrix.identity(sum.rows).kronecker(part)
    }
    return sum
  }

  /// g on V^p ⊗ V'^q; the discrete generators here are orthogonal, so that V' is V.
  private func power(_ g: ComplexMatrix, _ p: Int, _ q: Int) -> ComplexMatrix {
    (0..<(p + q)).reduce(ComplexMatrix.identity(1)) { product, _ in product.kronecker(g) }
  }
}

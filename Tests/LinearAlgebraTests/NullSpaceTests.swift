import LinearAlgebra
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The cyclic shift (Tx)_i = x_{i-1}.
private func shift(_ n: Int) -> Matrix {
  var t = Matrix(rows: n, columns: n)
  for i in 0..<n { t[i, (i + n - 1) % n] = 1 }
  return t
}

/// (T ⊗ 1 - 1 ⊗ Tᵀ) vec W = 0 says T W = W T.
private func commutationConstraint(_ t: Matrix) -> Matrix {
  let one = Matrix.identity(t.rows)
  return t.kronecker(one) - one.kronecker(t.transpose)
}

@Test(arguments: 2...14)
func `matrices that commute with the shift are the circulants`(n: Int) throws {
  let solution = try nullSpace(of: commutationConstraint(shift(n)))
  #expect(solution.dimension == n)
  #expect(abs(solution.smallestNonzero - 2 * sin(.pi / Double(n))) < 1e-9)
  #expect(solution.largestZero < 1e-12)
  for k in 0..<n {
    let w = solution.basis.column(k)
    for i in 0..<n {
      for j in 0..<n { #expect(abs(w[i * n + j] - w[(j - i + n) % n]) < 1e-12) }
    }
  }
}

@Test(arguments: [(3, 8), (8, 8), (40, 8)])
func `a null space has the right dimension and is orthonormal`(m: Int, n: Int) throws {
  let rank = 3
  let c = randomMatrix(m, rank, seed: 5) * randomMatrix(rank, n, seed: 6)
  let solution = try nullSpace(of: c)
  let q = solution.basis
  #expect(solution.dimension == n - rank)
  #expect(solution.singularValues.count == n)
  #expect((c * q).maximumMagnitude < 1e-12)
  #expect((q.transpose * q - .identity(n - rank)).maximumMagnitude < 1e-13)
  #expect(solution.gap > 1e-6)
}

@Test func `a singular value of a billionth is still told from zero`() throws {
  // Squaring the matrix would drown 1e-8 in the rounding of the largest value.
  let q = try symmetricEigen(randomMatrix(3, 3, seed: 7) + Matrix.identity(3)).vectors
  let diagonal = Matrix([[1, 0, 0], [0, 1e-8, 0], [0, 0, 0]])
  let solution = try nullSpace(of: q * diagonal * q.transpose)
  #expect(solution.dimension == 1)
  #expect(abs(solution.smallestNonzero / 1e-8 - 1) < 1e-6)
}

@Test func `without equations everything is a solution, with the identity nothing`() throws {
  #expect(try nullSpace(of: Matrix(rows: 0, columns: 3)).dimension == 3)
  #expect(try nullSpace(of: Matrix(rows: 2, columns: 3)).dimension == 3)
  #expect(try nullSpace(of: .identity(4)).dimension == 0)
  #expect(try nullSpace(of: Matrix(rows: 5, columns: 0)).dimension == 0)
}

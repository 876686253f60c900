import LinearAlgebra
import Testing

@Test(arguments: [1, 2, 5, 20, 65])
func `a matrix times its inverse is the identity`(n: Int) throws {
  let a = randomMatrix(n, n, seed: UInt64(n))
  #expect((try a * a.inverse() - .identity(n)).maximumMagnitude < 1e-9)
}

@Test func `a matrix without an inverse is refused`() {
  #expect(throws: LinearAlgebraError.singular) { try Matrix([[1, 2], [2, 4]]).inverse() }
  #expect(throws: LinearAlgebraError.singular) {
    try Matrix([[1, 1], [1, 1 + 1e-16]]).inverse()
  }
  #expect(throws: LinearAlgebraError.notFinite) { try Matrix([[.infinity]]).inverse() }
}

@Test func `the determinant is multiplicative and knows the sign of a permutation`() {
  let (a, b) = (randomMatrix(6, 6, seed: 1), randomMatrix(6, 6, seed: 2))
  #expect(abs((a * b).determinant - a.determinant * b.determinant) < 1e-9)
  #expect(Matrix([[0, 1, 0], [0, 0, 1], [1, 0, 0]]).determinant == 1)
  #expect(Matrix([[0, 1], [1, 0]]).determinant == -1)
  #expect(Matrix([[1, 2], [2, 4]]).determinant == 0)
  #expect(Matrix(rows: 0, columns: 0).determinant == 1)
}

@Test func `singular values of diag(3,4)`() throws {
  #expect(try singularValues(of: Matrix([[3, 0], [0, -4]])) == [4, 3])
}

@Test(arguments: [(4, 7), (7, 4), (30, 30)])
func `squares of the singular values sum to the square of the norm`(m: Int, n: Int) throws {
  let a = randomMatrix(m, n, seed: 3)
  let values = try singularValues(of: a)
  #expect(values.count == min(m, n))
  #expect(values == values.sorted(by: >))
  let sum = values.reduce(0) { $0 + $1 * $1 }
  #expect(abs(sum - a.frobeniusNorm * a.frobeniusNorm) < 1e-10 * sum)
}

@Test func `NaN is refused by the factorisations`() {
  let bad = Matrix([[1, .nan], [0, 1]])
  #expect(throws: LinearAlgebraError.notFinite) { try singularValues(of: bad) }
  #expect(throws: LinearAlgebraError.notFinite) { try symmetricEigen(bad) }
  #expect(throws: LinearAlgebraError.notFinite) { try nullSpace(of: bad) }
  #expect(bad.determinant.isNaN)
}

@Test(arguments: [1, 2, 9, 40])
func `eigenvectors rebuild a symmetric matrix`(n: Int) throws {
  let a = randomMatrix(n, n, seed: 4)
  let symmetric = a + a.transpose
  let eigen = try symmetricEigen(symmetric)
  var diagonal = Matrix(rows: n, columns: n)
  for i in 0..<n { diagonal[i, i] = eigen.values[i] }
  let v = eigen.vectors
  #expect(eigen.values == eigen.values.sorted())
  #expect((v * diagonal * v.transpose - symmetric).maximumMagnitude < 1e-11)
  #expect((v.transpose * v - .identity(n)).maximumMagnitude < 1e-12)
}

@Test func `a size beyond the limit is refused before it starts`() {
  let wide = Matrix(rows: 0, columns: largestFactorisedSide + 1)
  #expect(throws: LinearAlgebraError.self) { try nullSpace(of: wide) }
}

import LinearAlgebra
import Testing

/// Entries drawn from N(0, 1).
func randomMatrix(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
  var random = SplitMix64(seed: seed)
  return Matrix(
    rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in random.normal() })
}

/// The definition, as the oracle for the product through BLAS.
private func plainProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
  var c = Matrix(rows: a.rows, columns: b.columns)
  for i in 0..<a.rows {
    for j in 0..<b.columns {
      for k in 0..<a.columns { c[i, j] += a[i, k] * b[k, j] }
    }
  }
  return c
}

@Test(arguments: [(1, 1, 1), (3, 5, 2), (17, 9, 31), (64, 64, 64), (2, 0, 3)])
func `the product through BLAS is the product by definition`(m: Int, k: Int, n: Int) {
  let (a, b) = (randomMatrix(m, k, seed: 1), randomMatrix(k, n, seed: 2))
  #expect((a * b - plainProduct(a, b)).maximumMagnitude < 1e-12)
}

@Test func `a matrix times a vector is a product with a column`() {
  let (a, x) = (randomMatrix(7, 5, seed: 3), randomMatrix(5, 1, seed: 4))
  let product = Matrix(rows: 7, columns: 1, elements: a * x.elements)
  #expect((product - a * x).maximumMagnitude < 1e-13)
}

@Test func `transposing reverses a product`() {
  let (a, b) = (randomMatrix(6, 4, seed: 5), randomMatrix(4, 9, seed: 6))
  #expect(((a * b).transpose - b.transpose * a.transpose).maximumMagnitude < 1e-13)
}

@Test func `kronecker products multiply factor by factor`() {
  let a = randomMatrix(2, 3, seed: 7)
  let b = randomMatrix(4, 2, seed: 8)
  let c = randomMatrix(3, 2, seed: 9)
  let d = randomMatrix(2, 5, seed: 10)
  let difference = a.kronecker(b) * c.kronecker(d) - (a * c).kronecker(b * d)
  #expect(difference.maximumMagnitude < 1e-12)
}

@Test func `stacking rows turns A W B into one kronecker product`() {
  let a = randomMatrix(3, 4, seed: 11)
  let w = randomMatrix(4, 5, seed: 12)
  let b = randomMatrix(5, 2, seed: 13)
  let left = (a * w * b).elements
  let right = a.kronecker(b.transpose) * w.elements
  #expect(zip(left, right).allSatisfy { abs($0 - $1) < 1e-12 })
}

@Test func `a direct sum has the blocks on its diagonal and zeros elsewhere`() {
  let sum = Matrix([[1, 2], [3, 4]]).directSum(Matrix([[5, 6, 7]]))
  #expect(sum == Matrix([[1, 2, 0, 0, 0], [3, 4, 0, 0, 0], [0, 0, 5, 6, 7]]))
}

@Test func `the frobenius norm neither overflows nor hides a NaN`() {
  #expect(abs(Matrix([[3e200, 4e200]]).frobeniusNorm / 5e200 - 1) < 1e-15)
  #expect(Matrix([[1, .nan]]).frobeniusNorm.isNaN)
  #expect(Matrix([[.nan, 1]]).maximumMagnitude.isNaN)
  #expect(Matrix(rows: 0, columns: 3).frobeniusNorm == 0)
}

@Test func `trace and scaling act on the entries`() {
  #expect((2 * Matrix([[1, 5], [7, 3]])).trace == 8)
  #expect(Matrix.identity(3).trace == 3)
}

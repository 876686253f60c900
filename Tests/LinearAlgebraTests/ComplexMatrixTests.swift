import LinearAlgebra
import Testing

struct ComplexMatrixTests {
  private func random(_ rows: Int, _ columns: Int, seed: UInt64) -> ComplexMatrix {
    var random = SplitMix64(seed: seed)
    func part() -> Matrix {
      Matrix(
        rows: rows, columns: columns,
        elements: (0..<rows * columns).map { _ in random.normal() })
    }
    return ComplexMatrix(re: part(), im: part())
  }

  @Test func `products agree with the definition`() {
    let (a, b) = (random(3, 4, seed: 1), random(4, 2, seed: 2))
    let product = a * b
    for i in 0..<3 {
      for j in 0..<2 {
        var sum = (re: 0.0, im: 0.0)
        for k in 0..<4 {
          let (x, y) = (a[i, k], b[k, j])
          sum.re += x.re * y.re - x.im * y.im
          sum.im += x.re * y.im + x.im * y.re
        }
        #expect(abs(product[i, j].re - sum.re) < 1e-14 && abs(product[i, j].im - sum.im) < 1e-14)
      }
    }
  }

  @Test func `adjoints reverse products, and traces of products commute`() {
    let (a, b) = (random(3, 3, seed: 3), random(3, 3, seed: 4))
    #expect(((a * b).adjoint - b.adjoint * a.adjoint).maximumMagnitude < 1e-14)
    #expect((a.conjugate.conjugate - a).maximumMagnitude == 0)
    let (left, right) = ((a * b).trace, (b * a).trace)
    #expect(abs(left.re - right.re) < 1e-13 && abs(left.im - right.im) < 1e-13)
    #expect((a + b - b - a).maximumMagnitude < 1e-14)
  }

  @Test func `Kronecker products multiply factor by factor`() {
    let (a, b) = (random(2, 2, seed: 5), random(3, 3, seed: 6))
    let (c, d) = (random(2, 2, seed: 7), random(3, 3, seed: 8))
    let left = a.kronecker(b) * c.kronecker(d)
    #expect((left - (a * c).kronecker(b * d)).maximumMagnitude < 1e-13)
    let sum = a.directSum(b) * c.directSum(d)
    #expect((sum - (a * c).directSum(b * d)).maximumMagnitude < 1e-13)
  }

  @Test func `magnitudes are those of complex numbers, and NaN is not lost`() {
    var a = ComplexMatrix(rows: 2, columns: 2)
    a[0, 1] = (3, 4)
    #expect(a.maximumMagnitude == 5 && !a.isReal)
    #expect(ComplexMatrix.identity(2).isReal)
    a[1, 1] = (.nan, 0)
    #expect(a.maximumMagnitude.isNaN)
  }
}

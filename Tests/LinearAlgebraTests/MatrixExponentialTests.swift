import LinearAlgebra
import Testing

@Suite struct MatrixExponentialTests {
  @Test func `of a diagonal matrix it is that of the entries`() throws {
    let values = [0.0, 1, -3, 20, 1e-9]
    var a = Matrix(rows: 5, columns: 5)
    for (i, value) in values.enumerated() { a[i, i] = value }
    let e = try a.exponential()
    let expected = [1, 2.718281828459045, 0.049787068367863944, 485165195.4097903, 1.000000001]
    for i in 0..<5 { #expect((e[i, i] / expected[i] - 1).magnitude < 1e-13) }
  }

  @Test func `of a nilpotent matrix it ends`() throws {
    let e = try Matrix([[0, 2, 0], [0, 0, 3], [0, 0, 0]]).exponential()
    #expect((e - Matrix([[1, 2, 3], [0, 1, 3], [0, 0, 1]])).maximumMagnitude < 1e-15)
  }

  @Test(arguments: [1, 2, 5, 12])
  func `exp(A) exp(-A) is 1, and the determinant exp(tr A)`(n: Int) throws {
    var random = SplitMix64(seed: UInt64(n))
    for scale in [0.01, 1, 4] {
      let a = Matrix(
        rows: n, columns: n, elements: (0..<n * n).map { _ in scale * random.normal() / Double(n) })
      let (e, inverse) = (try a.exponential(), try (-1 * a).exponential())
      let size = e.maximumMagnitude * inverse.maximumMagnitude
      #expect((e * inverse - .identity(n)).maximumMagnitude < 1e-13 * max(1, size), "seed \(n)")
      let twice = try (2 * a).exponential()
      #expect((e * e - twice).maximumMagnitude < 1e-12 * max(1, twice.maximumMagnitude))
    }
  }

  @Test func `turns by large angles stay turns`() throws {
    for angle in [0.5, 100, 10_000] {
      let e = try Matrix([[0, angle], [-angle, 0]]).exponential()
      #expect((e.transpose * e - .identity(2)).maximumMagnitude < 1e-11)
      #expect((e[0, 0] * e[0, 0] + e[0, 1] * e[0, 1] - 1).magnitude < 1e-11)
    }
  }

  @Test func `complex matrices too`() throws {
    let pi = Matrix([[Double.pi]])
    let e = try ComplexMatrix(re: Matrix(rows: 1, columns: 1), im: pi).exponential()
    #expect((e[0, 0].re + 1).magnitude < 1e-15 && e[0, 0].im.magnitude < 1e-15)
  }

  @Test func `what is not finite is refused, what overflows is not`() throws {
    #expect(throws: LinearAlgebraError.notFinite) { try Matrix([[.nan]]).exponential() }
    #expect(throws: LinearAlgebraError.notFinite) { try Matrix([[.infinity]]).exponential() }
    #expect(try Matrix([[1e6]]).exponential().isFinite == false)
    #expect(try Matrix(rows: 0, columns: 0).exponential().rows == 0)
  }
}

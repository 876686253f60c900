// exp(A) of dense matrices, by scaling, a Padé approximant and squaring.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Matrix {
  /// exp(A) = 1 + A + A²/2 + …, O(n³) and a product more each time that ‖A‖ doubles.
  ///
  /// Scaled until the [13/13] Padé approximant is exact to rounding, then squared back (N. J. Higham,
  /// The Scaling and Squaring Method for the Matrix Exponential Revisited, 2005). Entries beyond the
  /// range of `Double` come out infinite or NaN. Throws `.notFinite` when an entry of A is.
  public func exponential() throws(LinearAlgebraError) -> Matrix {
    precondition(isSquare, "only a square matrix has an exponential")
    guard isFinite else { throw .notFinite }
    if rows == 0 { return self }
    let norm = (0..<rows).reduce(0.0) { largest, i in
      max(largest, row(i).reduce(0) { $0 + $1.magnitude })
    }
    guard norm.isFinite else { throw .notFinite }
    let squarings = norm > 5.37 ? Int(log2(norm / 5.37).rounded(.up)) : 0
    var result = try (exp2(-Double(squarings)) * self).padeExponential()
    for _ in 0..<squarings { result = result * result }
    return result
  }

  /// (V - U)⁻¹ (V + U), U odd and V even in A.
  private func padeExponential() throws(LinearAlgebraError) -> Matrix {
    let b: [Double] = [
      64_764_752_532_480_000, 32_382_376_266_240_000, 7_771_770_303_897_600,
      1_187_353_796_428_800, 129_060_195_264_000, 10_559_470_521_600, 670_442_572_800,
      33_522_128_640, 1_323_241_920, 40_840_800, 960_960, 16380, 182, 1,
    ]
    let one = Matrix.identity(rows)
    let a2 = self * self
    let a4 = a2 * a2
    let a6 = a4 * a2
    let oddHigh = a6 * (b[13] * a6 + b[11] * a4 + b[9] * a2)
    let u = self * (oddHigh + b[7] * a6 + b[5] * a4 + b[3] * a2 + b[1] * one)
    let evenHigh = a6 * (b[12] * a6 + b[10] * a4 + b[8] * a2)
    let v = evenHigh + b[6] * a6 + b[4] * a4 + b[2] * a2 + b[0] * one
    return try (v - u).inverse() * (v + u)
  }
}

extension ComplexMatrix {
  /// exp(A), through the real matrix [[re, -im], [im, re]] of twice the size.
  ///
  /// Throws `.notFinite` when an entry of A is.
  public func exponential() throws(LinearAlgebraError) -> ComplexMatrix {
    if isReal { return ComplexMatrix(try re.exponential()) }
    let n = rows
    var double = Matrix(rows: 2 * n, columns: 2 * n)
    for i in 0..<n {
      for j in 0..<n {
        double[i, j] = re[i, j]
        double[n + i, n + j] = re[i, j]
        double[i, n + j] = -im[i, j]
        double[n + i, j] = im[i, j]
      }
    }
    let image = try double.exponential()
    var result = ComplexMatrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0..<n { result[i, j] = (image[i, j], image[n + i, j]) }
    }
    return result
  }
}

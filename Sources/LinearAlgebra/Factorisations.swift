// Inverses, determinants, singular values and eigenvalues through LAPACK.

#if canImport(Accelerate)
  import Accelerate
#else
  import COpenBLAS
#endif

/// The largest side of a matrix that is factorised: beyond it one answer takes minutes.
public let largestFactorisedSide = 8192

extension Matrix {
  /// The inverse, O(n³).
  ///
  /// Throws `.singular` when the reciprocal condition number is below 2⁻⁵².
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    precondition(isSquare, "only a square matrix has an inverse")
    try checkForLAPACK()
    guard rows > 0 else { return self }
    // LAPACK reads columns: it sees the transpose, and gives the transpose of the inverse.
    var (factors, pivots, isExactlySingular) = luFactors()
    if isExactlySingular || LAPACK.reciprocalCondition(factors, rows, norm: rowSumNorm) < 0x1p-52 {
      throw .singular
    }
    LAPACK.invert(&factors, rows, pivots)
    return Matrix(rows: rows, columns: columns, elements: factors)
  }

  /// The determinant, by LU factors, O(n³); 1 for the empty matrix, NaN if an entry is not finite.
  public var determinant: Double {
    precondition(isSquare, "only a square matrix has a determinant")
    guard isFinite else { return .nan }
    guard rows > 0 else { return 1 }
    let (factors, pivots, _) = luFactors()
    var result = 1.0
    for i in 0..<rows {
      result *= factors[i * rows + i]
      if pivots[i] != Int32(i + 1) { result = -result }
    }
    return result
  }

  /// The 1-norm of what LAPACK sees, the transpose: the largest sum of a row.
  private var rowSumNorm: Double {
    (0..<rows).reduce(0) { largest, i in
      max(largest, row(i).reduce(0) { $0 + $1.magnitude })
    }
  }

  private func luFactors() -> (factors: [Double], pivots: [Int32], isExactlySingular: Bool) {
    var factors = elements
    var pivots = [Int32](repeating: 0, count: rows)
    let info = LAPACK.lu(&factors, rows, &pivots)
    return (factors, pivots, info > 0)
  }

  func checkForLAPACK() throws(LinearAlgebraError) {
    guard max(rows, columns) <= largestFactorisedSide else {
      throw .tooLarge(
        "a \(rows) × \(columns) matrix is too large to factorise: the limit is "
          + "\(largestFactorisedSide) on a side")
    }
    guard isFinite else { throw .notFinite }
  }
}

/// The singular values in descending order, `[min(rows, columns)]`; LAPACK's divide and conquer.
public func singularValues(of matrix: Matrix) throws(LinearAlgebraError) -> [Double] {
  try matrix.checkForLAPACK()
  guard matrix.rows > 0, matrix.columns > 0 else { return [] }
  var a = matrix.elements
  // Row-major read as column-major is the transpose, which has the same singular values.
  return try LAPACK.singularValues(&a, matrix.columns, matrix.rows, vectors: false).values
}

/// The eigenvalues and eigenvectors of a symmetric matrix.
public struct SymmetricEigen: Sendable {
  /// Ascending, `[n]`.
  public let values: [Double]
  /// Orthonormal eigenvectors in the columns, `[n × n]`, in the order of the values.
  public let vectors: Matrix
}

/// Solves A v = λ v for a symmetric A, O(n³); only the lower triangle is read.
public func symmetricEigen(_ matrix: Matrix) throws(LinearAlgebraError) -> SymmetricEigen {
  precondition(matrix.isSquare, "only a square matrix has eigenvalues")
  try matrix.checkForLAPACK()
  let n = matrix.rows
  guard n > 0 else { return SymmetricEigen(values: [], vectors: matrix) }
  var a = matrix.elements
  let values = try LAPACK.symmetricEigen(&a, n)
  return SymmetricEigen(
    values: values, vectors: Matrix(rows: n, columns: n, elements: a).transpose)
}

// The solutions of C x = 0, with the evidence for their number.

/// A null space with its evidence: how clearly the zero singular values stand apart.
public struct NullSpace: Sendable {
  /// `[n × k]`, orthonormal columns that span the null space.
  public let basis: Matrix
  /// All n singular values, descending; a wide matrix is filled up with exact zeros.
  public let singularValues: [Double]
  /// The smallest singular value that counts as non-zero; 0 if there is none.
  public let smallestNonzero: Double
  /// The largest singular value that counts as zero; 0 if there is none.
  public let largestZero: Double

  /// k, the number of independent solutions.
  public var dimension: Int { basis.columns }
  /// `smallestNonzero` relative to the largest singular value; 1 for a zero or empty matrix.
  ///
  /// Where it is far above the tolerance, the dimension is certain.
  public var gap: Double {
    guard let largest = singularValues.first, largest > 0 else { return 1 }
    return smallestNonzero / largest
  }
}

/// The null space of C `[m × n]`: singular values at most `relativeTolerance · σmax` count as zero.
///
/// A tall C is first reduced to its triangular QR factor R `[n × n]`, which has the same singular
/// values and right vectors, and R goes to LAPACK's divide and conquer. Unlike the eigenvalues of
/// CᵀC this keeps a small singular value accurate to 1e-16 σmax, and unlike a decomposition of C it
/// never builds the m × m left basis. O(m n² + n³), memory O(m n).
public func nullSpace(
  of c: Matrix, relativeTolerance: Double = 1e-9
) throws(LinearAlgebraError) -> NullSpace {
  guard c.columns <= largestFactorisedSide else {
    throw .tooLarge(
      "a null space in \(c.columns) unknowns is too large: the limit is \(largestFactorisedSide)")
  }
  guard c.elements.count <= Int(Int32.max) else {
    throw .tooLarge("\(c.rows) equations in \(c.columns) unknowns are more than BLAS can index")
  }
  guard c.isFinite else { throw .notFinite }
  let n = c.columns
  guard n > 0 else {
    return NullSpace(
      basis: Matrix(rows: 0, columns: 0), singularValues: [], smallestNonzero: 0, largestZero: 0)
  }
  var square = squareFactor(of: c)
  let (values, vectors) = try LAPACK.singularValues(&square, n, n, vectors: true)
  let cut = relativeTolerance * values[0]
  let rank = values.firstIndex { $0 <= cut } ?? n
  var basis = Matrix(rows: n, columns: n - rank)
  for i in 0..<n {
    for k in rank..<n { basis.elements[i * (n - rank) + k - rank] = vectors[i * n + k] }
  }
  return NullSpace(
    basis: basis, singularValues: values, smallestNonzero: rank > 0 ? values[rank - 1] : 0,
    largestZero: rank < n ? values[rank] : 0)
}

/// A column-major `[n × n]` matrix with the singular values and right vectors of C.
private func squareFactor(of c: Matrix) -> [Double] {
  let n = c.columns
  if c.rows > n {
    var columnMajor = c.transpose.elements
    return LAPACK.triangularFactor(&columnMajor, c.rows, n)
  }
  var square = [Double](repeating: 0, count: n * n)
  for i in 0..<c.rows {
    for j in 0..<n { square[j * n + i] = c.elements[i * n + j] }
  }
  return square
}

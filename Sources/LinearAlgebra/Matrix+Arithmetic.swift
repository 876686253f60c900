// Sums and products of matrices.

#if canImport(Accelerate)
  import Accelerate
#else
  import COpenBLAS
#endif

extension Matrix {
  /// The matrix product, O(rows · columns · other.columns) through BLAS.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(
      a.columns == b.rows, "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns) is undefined")
    var c = Matrix(rows: a.rows, columns: b.columns)
    guard c.elements.count > 0, a.columns > 0 else { return c }
    BLAS.start()
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, BLAS.int(a.rows), BLAS.int(b.columns),
      BLAS.int(a.columns), 1, a.elements, BLAS.int(a.columns), b.elements, BLAS.int(b.columns), 0,
      &c.elements, BLAS.int(b.columns))
    return c
  }

  /// The matrix times a column vector.
  public static func * (a: Matrix, x: [Double]) -> [Double] {
    precondition(a.columns == x.count, "\(a.columns) columns meet \(x.count) numbers")
    return (0..<a.rows).map { i in
      var sum = 0.0
      for j in 0..<a.columns { sum += a.elements[i * a.columns + j] * x[j] }
      return sum
    }
  }

  /// The sum, entry by entry.
  public static func + (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, +) }

  /// The difference, entry by entry.
  public static func - (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, -) }

  /// Every entry times a number.
  public static func * (scale: Double, a: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: a.columns, elements: a.elements.map { scale * $0 })
  }

  private func combined(with b: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
    precondition(rows == b.rows && columns == b.columns, "the shapes differ")
    var result = self
    for i in result.elements.indices { result.elements[i] = operation(elements[i], b.elements[i]) }
    return result
  }

  /// The Kronecker product: entry (i·p + k, j·q + l) is a_ij b_kl, for b of size p × q.
  public func kronecker(_ other: Matrix) -> Matrix {
    var result = Matrix(rows: rows * other.rows, columns: columns * other.columns)
    let width = result.columns
    for i in 0..<rows {
      for j in 0..<columns {
        let a = elements[i * columns + j]
        if a == 0 { continue }
        for k in 0..<other.rows {
          let start = (i * other.rows + k) * width + j * other.columns
          for l in 0..<other.columns {
            result.elements[start + l] = a * other.elements[k * other.columns + l]
          }
        }
      }
    }
    return result
  }

  /// The block-diagonal matrix of this one and the other.
  public func directSum(_ other: Matrix) -> Matrix {
    var result = Matrix(rows: rows + other.rows, columns: columns + other.columns)
    for i in 0..<rows {
      for j in 0..<columns { result[i, j] = self[i, j] }
    }
    for i in 0..<other.rows {
      for j in 0..<other.columns { result[rows + i, columns + j] = other[i, j] }
    }
    return result
  }
}

// Dense complex matrices in double precision.

/// A dense matrix of complex numbers, `[rows × columns]`, kept as two real ones, so that a product
/// is four products of BLAS and a real matrix is its own real part.
public struct ComplexMatrix: Sendable, Hashable {
  /// The real parts, `[rows × columns]`.
  public var re: Matrix
  /// The imaginary parts, `[rows × columns]`.
  public var im: Matrix

  /// `re + i im`, both of one shape.
  public init(re: Matrix, im: Matrix) {
    precondition(re.rows == im.rows && re.columns == im.columns, "the shapes differ")
    self.re = re
    self.im = im
  }

  /// A real matrix.
  public init(_ real: Matrix) {
    self.init(re: real, im: Matrix(rows: real.rows, columns: real.columns))
  }

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.init(Matrix(rows: rows, columns: columns))
  }

  /// The n × n identity.
  public static func identity(_ n: Int) -> ComplexMatrix { ComplexMatrix(Matrix.identity(n)) }

  /// The number of rows.
  public var rows: Int { re.rows }
  /// The number of columns.
  public var columns: Int { re.columns }

  /// The entry in row i and column j, both from 0.
  @inlinable
  public subscript(i: Int, j: Int) -> (re: Double, im: Double) {
    get { (re[i, j], im[i, j]) }
    set {
      re[i, j] = newValue.re
      im[i, j] = newValue.im
    }
  }

  /// Whether every imaginary part is 0.
  public var isReal: Bool { im.elements.allSatisfy { $0 == 0 } }

  /// Every entry replaced by its complex conjugate.
  public var conjugate: ComplexMatrix { ComplexMatrix(re: re, im: -1 * im) }

  /// The conjugate transpose; of a unitary matrix the inverse.
  public var adjoint: ComplexMatrix {
    ComplexMatrix(re: re.transpose, im: -1 * im.transpose)
  }

  /// The sum of the diagonal entries.
  public var trace: (re: Double, im: Double) { (re.trace, im.trace) }

  /// max |a|, 0 for an empty matrix, NaN if an entry is.
  public var maximumMagnitude: Double {
    var result = 0.0
    for (x, y) in zip(re.elements, im.elements) {
      let square = x * x + y * y
      if square.isNaN { return .nan }
      result = max(result, square)
    }
    return result.squareRoot()
  }

  /// The matrix product, O(rows · columns · other.columns) through BLAS.
  public static func * (a: ComplexMatrix, b: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
  }

  /// The sum, entry by entry.
  public static func + (a: ComplexMatrix, b: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(re: a.re + b.re, im: a.im + b.im)
  }

  /// The difference, entry by entry.
  public static func - (a: ComplexMatrix, b: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(re: a.re - b.re, im: a.im - b.im)
  }

  /// The Kronecker product: entry (i·p + k, j·q + l) is a_ij b_kl, for b of size p × q.
  public func kronecker(_ other: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(
      re: re.kronecker(other.re) - im.kronecker(other.im),
      im: re.kronecker(other.im) + im.kronecker(other.re))
  }

  /// The block-diagonal matrix of this one and the other.
  public func directSum(_ other: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(re: re.directSum(other.re), im: im.directSum(other.im))
  }
}

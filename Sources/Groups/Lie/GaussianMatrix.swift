import LinearAlgebra

/// A square matrix of whole complex numbers a + bi, kept as its few entries that are not 0.
///
/// Generators of the classical Lie algebras are such matrices, so that their brackets are exact.
public struct GaussianMatrix: Hashable, Sendable {
  /// One entry that is not 0, counted from 0.
  public struct Entry: Hashable, Sendable {
    /// The row.
    public let row: Int
    /// The column.
    public let column: Int
    /// The real part.
    public let re: Int
    /// The imaginary part.
    public let im: Int
  }

  /// n, for an n × n matrix.
  public let size: Int
  /// Row by row, none of them 0.
  public let entries: [Entry]

  /// Entries that fall on one place are added.
  init(size: Int, _ entries: [(row: Int, column: Int, re: Int, im: Int)]) {
    self.size = size
    var sums: [Int: (re: Int, im: Int)] = [:]
    for entry in entries {
      let sum = sums[entry.row * size + entry.column] ?? (0, 0)
      sums[entry.row * size + entry.column] = (sum.re + entry.re, sum.im + entry.im)
    }
    self.entries = sums.sorted { $0.key < $1.key }.compactMap { place, value in
      if value == (0, 0) { return nil }
      return Entry(row: place / size, column: place % size, re: value.re, im: value.im)
    }
  }

  /// A diagonal matrix of real numbers.
  init(diagonal: [Int]) {
    self.init(
      size: diagonal.count, diagonal.enumerated().map { ($0.offset, $0.offset, $0.element, 0) })
  }

  /// The n × n identity.
  static func identity(_ n: Int) -> GaussianMatrix {
    GaussianMatrix(diagonal: Array(repeating: 1, count: n))
  }

  /// A 1 in row p(j), column j for each j.
  init(_ permutation: Permutation) {
    self.init(
      size: permutation.degree, (0..<permutation.degree).map { (permutation[$0], $0, 1, 0) })
  }

  /// Whether no entry has an imaginary part.
  public var isReal: Bool { entries.allSatisfy { $0.im == 0 } }

  /// The entry in row i and column j. O(log entries).
  public subscript(i: Int, j: Int) -> (re: Int, im: Int) {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if (entries[middle].row, entries[middle].column) < (i, j) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < entries.count, entries[low].row == i, entries[low].column == j else {
      return (0, 0)
    }
    return (entries[low].re, entries[low].im)
  }

  /// All entries as floating-point numbers.
  public var dense: ComplexMatrix {
    var result = ComplexMatrix(rows: size, columns: size)
    for entry in entries {
      result[entry.row, entry.column] = (Double(entry.re), Double(entry.im))
    }
    return result
  }

  /// The matrix product. O(entries of both, paired by row).
  static func * (a: GaussianMatrix, b: GaussianMatrix) -> GaussianMatrix {
    let rows = Dictionary(grouping: b.entries, by: \.row)
    var products: [(row: Int, column: Int, re: Int, im: Int)] = []
    for x in a.entries {
      for y in rows[x.column] ?? [] {
        products.append((x.row, y.column, x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re))
      }
    }
    return GaussianMatrix(size: a.size, products)
  }

  /// `self + factor · other`.
  func adding(_ factor: Int, _ other: GaussianMatrix) -> GaussianMatrix {
    GaussianMatrix(
      size: size,
      entries.map { ($0.row, $0.column, $0.re, $0.im) }
        + other.entries.map { ($0.row, $0.column, factor * $0.re, factor * $0.im) })
  }

  /// a b - b a.
  func bracket(_ other: GaussianMatrix) -> GaussianMatrix {
    (self * other).adding(-1, other * self)
  }

  /// Rows and columns exchanged, and the sign of every imaginary part changed if `conjugated`.
  func transposed(conjugated: Bool = false) -> GaussianMatrix {
    GaussianMatrix(
      size: size, entries.map { ($0.column, $0.row, $0.re, conjugated ? -$0.im : $0.im) })
  }

  /// The Kronecker product: entry (i·q + k, j·q + l) is a_ij b_kl, for b of size q.
  func kronecker(_ other: GaussianMatrix) -> GaussianMatrix {
    let q = other.size
    return GaussianMatrix(
      size: size * q,
      entries.flatMap { x in
        other.entries.map { y in
          (
            x.row * q + y.row, x.column * q + y.column, x.re * y.re - x.im * y.im,
            x.re * y.im + x.im * y.re
          )
        }
      })
  }

  /// This matrix in rows and columns start ..< start + size of n, and `rest` on the diagonal of the
  /// others.
  func embedded(in n: Int, at start: Int, rest: Int) -> GaussianMatrix {
    GaussianMatrix(
      size: n,
      entries.map { ($0.row + start, $0.column + start, $0.re, $0.im) }
        + (0..<n).filter { $0 < start || $0 >= start + size }.map { ($0, $0, rest, 0) })
  }
}

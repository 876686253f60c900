// A matrix of a generator, kept as what it is: signs and places where that is all there is to it.

import LinearAlgebra
import Networks
import Representations

/// One matrix of a representation, `[d × d]`.
public enum GeneratorMatrix: Sendable {
  /// Row i has signs[i] = ±1 in column sources[i] and zeros beside it.
  case signed(sources: [Int], signs: [Int8])
  /// Any other.
  case dense(Matrix)

  /// Recognises a signed permutation. O(d²).
  public init(_ matrix: Matrix) {
    var sources: [Int] = []
    var signs: [Int8] = []
    var isTaken = [Bool](repeating: false, count: matrix.columns)
    for i in 0..<matrix.rows {
      let row = matrix.row(i)
      guard let place = row.firstIndex(where: { $0 != 0 }), abs(row[place]) == 1,
        !isTaken[place], row[(place + 1)...].allSatisfy({ $0 == 0 })
      else {
        self = .dense(matrix)
        return
      }
      isTaken[place] = true
      sources.append(place)
      signs.append(row[place] > 0 ? 1 : -1)
    }
    self = .signed(sources: sources, signs: signs)
  }

  /// ρ(element). O(d) for signed permutations, else O(d²).
  ///
  /// Throws a `RepresentationError` where a dense matrix is too large.
  public init(_ representation: Representation, _ element: Int) throws {
    if let (sources, signs) = representation.signedPermutation(of: element) {
      self = .signed(sources: sources, signs: signs)
    } else {
      self = .dense(try representation.matrix(of: element))
    }
  }

  /// d.
  public var dimension: Int {
    switch self {
    case .signed(let sources, _): sources.count
    case .dense(let matrix): matrix.rows
    }
  }

  /// The numbers that it keeps.
  var size: Int {
    if case .dense(let matrix) = self { matrix.elements.count } else { dimension }
  }

  /// Whether some entry is negative.
  public var hasSigns: Bool {
    switch self {
    case .signed(_, let signs): signs.contains(-1)
    case .dense(let matrix): matrix.elements.contains { $0 < 0 }
    }
  }

  /// Where each basis vector goes, and with which sign; nil for other matrices. O(d).
  public var images: [(place: Int, sign: Int)]? {
    guard case .signed(let sources, let signs) = self else { return nil }
    var images = [(place: Int, sign: Int)](repeating: (0, 1), count: sources.count)
    for (i, source) in sources.enumerated() { images[source] = (i, Int(signs[i])) }
    return images
  }

  /// ρ W. O(entries of W) for signed permutations.
  public static func * (matrix: GeneratorMatrix, w: Matrix) -> Matrix {
    switch matrix {
    case .dense(let matrix): matrix * w
    case .signed(let sources, let signs): LinearAction.signed(sources: sources, signs: signs) * w
    }
  }

  /// W ρ. O(entries of W) for signed permutations.
  public static func * (w: Matrix, matrix: GeneratorMatrix) -> Matrix {
    switch matrix {
    case .dense(let matrix): return w * matrix
    case .signed(let sources, let signs):
      var moved = w
      let width = w.columns
      for row in stride(from: 0, to: width * w.rows, by: max(1, width)) {
        for (i, j) in sources.enumerated() {
          moved.elements[row + j] = Double(signs[i]) * w.elements[row + i]
        }
      }
      return moved
    }
  }

  /// The matrix product.
  static func * (a: GeneratorMatrix, b: GeneratorMatrix) -> GeneratorMatrix {
    guard case .signed(let sources, let signs) = a, case .signed(let others, let otherSigns) = b
    else { return .dense(a.dense * b.dense) }
    return .signed(
      sources: sources.map { others[$0] },
      signs: zip(sources, signs).map { otherSigns[$0] * $1 })
  }

  /// The inverse of an orthogonal matrix.
  var transpose: GeneratorMatrix {
    switch self {
    case .dense(let matrix): return .dense(matrix.transpose)
    case .signed(let sources, let signs):
      var (places, flipped) = (sources, signs)
      for (i, j) in sources.enumerated() { (places[j], flipped[j]) = (i, signs[i]) }
      return .signed(sources: places, signs: flipped)
    }
  }

  /// All d² entries.
  var dense: Matrix {
    switch self {
    case .dense(let matrix): return matrix
    case .signed(let sources, let signs):
      var matrix = Matrix(rows: sources.count, columns: sources.count)
      for (i, j) in sources.enumerated() { matrix[i, j] = Double(signs[i]) }
      return matrix
    }
  }

  /// Whether it is the identity, to within 1e-9.
  var isOne: Bool {
    switch self {
    case .signed(let sources, let signs):
      sources.indices.allSatisfy { sources[$0] == $0 && signs[$0] > 0 }
    case .dense(let matrix):
      (matrix - Matrix.identity(matrix.rows)).maximumMagnitude < 1e-9
    }
  }

  /// Whether it is orthogonal, or antisymmetric where it belongs to a Lie algebra.
  func keepsLengths(isInfinitesimal: Bool) -> Bool {
    guard case .dense(let matrix) = self else { return !isInfinitesimal }
    let defect =
      isInfinitesimal
      ? matrix + matrix.transpose : matrix.transpose * matrix - Matrix.identity(matrix.rows)
    return defect.maximumMagnitude < 1e-9
  }
}

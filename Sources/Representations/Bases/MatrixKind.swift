import LinearAlgebra

/// What all matrices of a representation have in common, as its tensor factors tell.
public enum MatrixKind: Int, Comparable, Sendable {
  /// One 1 in each row and column.
  case permutation
  /// One ±1 in each row and column.
  case signedPermutation
  /// Lengths are kept.
  case orthogonal
  /// Invertible, and no more than that.
  case general

  /// Kinds further down hold those above them.
  public static func < (a: MatrixKind, b: MatrixKind) -> Bool { a.rawValue < b.rawValue }

  /// The kind of a matrix, or for one of a Lie algebra that of the matrices exp(tA).
  init(_ matrix: ComplexMatrix, isInfinitesimal: Bool) {
    if isInfinitesimal {
      let isZero = matrix.maximumMagnitude == 0
      let isTurning = (matrix + matrix.adjoint).maximumMagnitude <= 1e-12
      self = isZero ? .permutation : isTurning ? .orthogonal : .general
      return
    }
    guard (matrix * matrix.adjoint - .identity(matrix.rows)).maximumMagnitude <= 1e-12 else {
      self = .general
      return
    }
    let entries = matrix.re.elements
    self =
      !matrix.isReal || entries.contains { $0.magnitude != 0 && $0.magnitude != 1 }
      ? .orthogonal : entries.contains(-1) ? .signedPermutation : .permutation
  }
}

extension AnyRepresentation {
  /// The kind of all its matrices: sums and products of matrices of a kind are of that kind.
  ///
  /// O(generators · factors · n³). Throws `Cancelled`.
  public func matrixKind(checkpoint: Checkpoint = .none) throws -> MatrixKind {
    var kind = MatrixKind.permutation
    var seen = Set<PairKey>()
    for (leaf, _) in terms.terms.flatMap(\.leaves)
    where seen.insert(PairKey(factor: leaf.factor, output: [leaf.key], input: [])).inserted {
      // Large permutation groups move points whatever the element.
      if case .points = leaf.kind { continue }
      for generator in generators where generator.atom == leaf.factor {
        try checkpoint.report()
        let matrix = try leaf.matrix(of: generator.element)
        kind = max(kind, MatrixKind(matrix, isInfinitesimal: generator.isInfinitesimal))
      }
    }
    return kind
  }
}

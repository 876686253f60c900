// Kinds of matrices, and which non-linearities commute with all matrices of a kind.

import LinearAlgebra
import Representations

/// A group of invertible matrices, from which one can be drawn at random.
public enum MatrixFamily: String, CaseIterable, Sendable, Hashable {
  /// One 1 in each row and column.
  case permutation
  /// One ±1 in each row and column.
  case signedPermutation
  /// One positive number in each row and column.
  case positiveMonomial
  /// One number ≠ 0 in each row and column.
  case monomial
  /// Rotations: orthogonal, of determinant 1.
  case specialOrthogonal
  /// All invertible matrices.
  case generalLinear

  /// A random member, n × n.
  ///
  /// Factors of monomial matrices are uniform in 0.3 … 3; rotations are Haar distributed; invertible
  /// matrices have normal entries.
  public func matrix(_ n: Int, using random: inout some RandomNumberGenerator) -> Matrix {
    switch self {
    case .permutation: return monomial(n, using: &random) { _ in 1 }
    case .signedPermutation:
      return monomial(n, using: &random) { $0.uniform() < 0.5 ? -1 : 1 }
    case .positiveMonomial: return monomial(n, using: &random) { Self.factor(&$0) }
    case .monomial:
      return monomial(n, using: &random) { ($0.uniform() < 0.5 ? -1 : 1) * Self.factor(&$0) }
    case .specialOrthogonal: return rotation(n, using: &random)
    case .generalLinear: return .normal(rows: n, columns: n, using: &random)
    }
  }

  private static func factor(_ random: inout some RandomNumberGenerator) -> Double {
    0.3 + 2.7 * random.uniform()
  }

  private func monomial<Random: RandomNumberGenerator>(
    _ n: Int, using random: inout Random, entry: (inout Random) -> Double
  ) -> Matrix {
    var places = Array(0..<n)
    for i in places.indices.dropLast() { places.swapAt(i, i + random.index(below: n - i)) }
    var matrix = Matrix(rows: n, columns: n)
    for (i, j) in places.enumerated() { matrix[i, j] = entry(&random) }
    return matrix
  }

  /// Gram–Schmidt on normal rows, twice for accuracy; the last row turned so that the determinant
  /// is 1.
  private func rotation(_ n: Int, using random: inout some RandomNumberGenerator) -> Matrix {
    var rows: [[Double]] = []
    while rows.count < n {
      var row = (0..<n).map { _ in random.normal() }
      for _ in 0..<2 {
        for former in rows {
          let share = zip(former, row).reduce(0) { $0 + $1.0 * $1.1 }
          for k in row.indices { row[k] -= share * former[k] }
        }
        let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        row = row.map { $0 / norm }
      }
      if row.allSatisfy(\.isFinite) { rows.append(row) }
    }
    let matrix = Matrix(rows)
    guard matrix.determinant < 0, let last = rows.last else { return matrix }
    rows[n - 1] = last.map { -$0 }
    return Matrix(rows)
  }
}

/// The reason for which a non-linearity commutes with every matrix of a family.
public enum CommutingLaw: Sendable, Hashable {
  /// Moving entries and changing each are independent.
  case anyPointwise
  /// σ(−x) = −σ(x).
  case odd
  /// σ(cx) = cσ(x) for c > 0.
  case positivelyHomogeneous
  /// Linear maps that are multiples of the identity commute with everything.
  case linear
  /// Orthogonal matrices keep ‖x‖.
  case norm
  /// A number on which the group does not act times a vector.
  case scalar
}

extension MatrixFamily {
  /// Whether all members are orthogonal, so that ‖Mx‖ = ‖x‖.
  public var isOrthogonal: Bool {
    switch self {
    case .permutation, .signedPermutation, .specialOrthogonal: true
    case .positiveMonomial, .monomial, .generalLinear: false
    }
  }

  /// Why σ(Mx) = Mσ(x) for all M of the family; nil where it does not hold.
  ///
  /// Wood and Shawe-Taylor 1996; for rotations Pacini et al. 2024.
  public func law(for nonlinearity: Nonlinearity) -> CommutingLaw? {
    switch nonlinearity {
    case .gated: return .scalar
    case .norm: return isOrthogonal ? .norm : nil
    case .pointwise(let activation):
      if activation.isLinear { return .linear }
      switch self {
      case .permutation: return .anyPointwise
      case .signedPermutation: return activation.isOdd ? .odd : nil
      case .positiveMonomial:
        return activation.isPositivelyHomogeneous ? .positivelyHomogeneous : nil
      case .monomial, .specialOrthogonal, .generalLinear: return nil
      }
    }
  }
}

extension MatrixKind {
  /// The family of exactly these matrices; nil where there is none.
  public var family: MatrixFamily? {
    switch self {
    case .permutation: .permutation
    case .signedPermutation: .signedPermutation
    case .orthogonal, .general: nil
    }
  }

  /// The family that obeys the same laws: mirrors spoil nothing that rotations leave.
  public var familyOfSameLaws: MatrixFamily {
    family ?? (self == .orthogonal ? .specialOrthogonal : .generalLinear)
  }

  /// Why σ(Mx) = Mσ(x) for all M of the kind; nil where it does not hold.
  public func law(for nonlinearity: Nonlinearity) -> CommutingLaw? {
    familyOfSameLaws.law(for: nonlinearity)
  }
}

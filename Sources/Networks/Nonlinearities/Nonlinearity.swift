// What can stand between two linear layers: point-wise functions, and those that use the norm.

import LinearAlgebra

/// A map of vectors that is not linear: entry by entry, or scaled by something invariant.
///
/// The last two never look at entries, only at ‖x‖ and at an invariant scalar, so that they commute
/// with every orthogonal matrix (Weiler and Cesa 2019, §2.6).
public enum Nonlinearity: Hashable, Sendable {
  /// σ of each entry.
  case pointwise(Activation)
  /// ReLU(‖x‖ − b) x / ‖x‖ with b = 1/2, and 0 at 0.
  case norm
  /// sigmoid(s) x, where s is a scalar channel on which the group acts trivially.
  case gated

  /// All of them, the point-wise first.
  public static let all: [Nonlinearity] =
    Activation.allCases.map(Nonlinearity.pointwise) + [.norm, .gated]

  /// b in the norm type.
  public static let threshold = 0.5

  /// How it is written.
  public var symbol: String {
    switch self {
    case .pointwise(let activation): activation.symbol
    case .norm: "norm"
    case .gated: "gated"
    }
  }

  /// Whether it scales whole vectors by an invariant number.
  public var scalesVectors: Bool {
    if case .pointwise = self { false } else { true }
  }

  /// Applies it to every column of `x`, `[dimension × batch]`; `gates` is `[batch]`, the scalar
  /// channel, and is not looked at unless gated.
  public func apply(to x: inout Matrix, gates: [Double]) {
    switch self {
    case .pointwise(let activation):
      for i in x.elements.indices { x.elements[i] = activation.value(x.elements[i]) }
    case .norm: scaleColumns(of: &x, by: x.columnNorms.map(factor))
    case .gated:
      precondition(gates.count == x.columns, "one gate a column is needed")
      scaleColumns(of: &x, by: gates.map(factor))
    }
  }

  /// What a vector is multiplied by, where whole vectors are: by its norm, or by its gate; else 1.
  public func factor(_ invariant: Double) -> Double {
    switch self {
    case .pointwise: 1
    case .norm: invariant > 0 ? max(0, invariant - Self.threshold) / invariant : 0
    case .gated: logistic(invariant)
    }
  }

  private func scaleColumns(of x: inout Matrix, by factors: [Double]) {
    for i in 0..<x.rows {
      for k in 0..<x.columns { x.elements[i * x.columns + k] *= factors[k] }
    }
  }
}

extension Matrix {
  /// ‖·‖ of each column, `[columns]`.
  var columnNorms: [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for i in 0..<rows {
      for k in 0..<columns {
        let value = elements[i * columns + k]
        sums[k] += value * value
      }
    }
    return sums.map { $0.squareRoot() }
  }

  /// A matrix of independent normal numbers.
  static func normal(
    rows: Int, columns: Int, using random: inout some RandomNumberGenerator
  ) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in random.normal() })
  }

  /// ‖self − other‖ / ‖reference‖ in the Frobenius norm; where the reference is 0, the numerator.
  func distance(to other: Matrix, relativeTo reference: Matrix) -> Double {
    let scale = reference.frobeniusNorm
    let difference = (self - other).frobeniusNorm
    return scale == 0 ? difference : difference / scale
  }
}

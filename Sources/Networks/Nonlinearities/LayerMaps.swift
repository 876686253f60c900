// The equivariant maps that one layer is drawn from, as real matrices.

import LinearAlgebra
import Representations

/// Real combinations of a basis, or complex ones A + iB written as [[A, −B], [B, A]].
struct LayerMaps: Sendable {
  private let basis: EquivariantBasis
  /// Whether outputs and inputs are complex, written as real parts and then imaginary parts. One that is
  /// not is real: the constant 1 that invariant vectors are the images of, or the real part of a scalar.
  private let isComplex: (rows: Bool, columns: Bool)

  init(_ basis: EquivariantBasis, isComplex: (rows: Bool, columns: Bool) = (false, false)) {
    self.basis = basis
    self.isComplex = isComplex
  }

  /// Rows of the real matrix.
  var rows: Int { isComplex.rows ? 2 * basis.dimensionOut : basis.dimensionOut }
  /// Columns of the real matrix.
  var columns: Int { isComplex.columns ? 2 * basis.dimensionIn : basis.dimensionIn }
  /// How many real numbers choose a matrix.
  var freedom: Int { isAnyComplex ? 2 * basis.dimension : basis.dimension }
  /// The weight class of each entry, as the basis has it.
  var classes: [Int32]? { isAnyComplex ? nil : basis.classes }

  private var isAnyComplex: Bool { isComplex.rows || isComplex.columns }

  /// The equivariant matrix that changes most when only entry (i, j) is wanted, scaled so that this
  /// entry changes by 1: the projection of the unit matrix E_ij. Nil where the entry is always 0.
  func direction(_ i: Int, _ j: Int, checkpoint: Checkpoint) throws(Cancelled) -> Matrix? {
    let (row, column) = (i % basis.dimensionOut, j % basis.dimensionIn)
    guard let own = try basis.direction(row, column, checkpoint: checkpoint) else { return nil }
    let zero = Matrix(rows: own.rows, columns: own.columns)
    // Below the diagonal blocks stands B, above them −B.
    let (isLower, isRight) = (i >= basis.dimensionOut, j >= basis.dimensionIn)
    if isLower == isRight { return real(own, zero) }
    return real(zero, isLower ? own : -1 * own)
  }

  /// A random member: independent normal coefficients of the basis, its weight classes scaled to
  /// equal norms, so that large classes do not drown small ones.
  func random(
    using random: inout some RandomNumberGenerator, checkpoint: Checkpoint
  ) throws(Cancelled) -> Matrix {
    let re = try basis.random(using: &random, checkpoint: checkpoint)
    guard isAnyComplex else { return re }
    return real(re, try basis.random(using: &random, checkpoint: checkpoint))
  }

  /// re + i im as a real matrix.
  private func real(_ re: Matrix, _ im: Matrix) -> Matrix {
    guard isAnyComplex else { return re }
    let whole = ComplexMatrix(re: re, im: im).asReal
    var result = Matrix(rows: rows, columns: columns)
    for i in 0..<rows { for j in 0..<columns { result[i, j] = whole[i, j] } }
    return result
  }
}

extension EquivariantBasis {
  fileprivate func direction(_ i: Int, _ j: Int, checkpoint: Checkpoint) throws(Cancelled)
    -> Matrix?
  {
    var coefficients = [Double](repeating: 0, count: dimension)
    if let classes {
      let place = i * dimensionIn + j
      guard classes[place] > 0 else { return nil }
      coefficients[Int(classes[place]) - 1] = Double(signs?[place] ?? 1)
      return try combine(coefficients, checkpoint: checkpoint)
    }
    for k in coefficients.indices {
      try checkpoint.report()
      let matrix = matrix(k)
      let norm = matrix.frobeniusNorm
      coefficients[k] = matrix[i, j] / (norm * norm)
    }
    let projection = try combine(coefficients, checkpoint: checkpoint)
    let own = projection[i, j]
    return own > 1e-9 ? (1 / own) * projection : nil
  }

  fileprivate func random(
    using random: inout some RandomNumberGenerator, checkpoint: Checkpoint
  ) throws(Cancelled) -> Matrix {
    var coefficients = (0..<dimension).map { _ in random.normal() }
    if let classes {
      var sizes = [Double](repeating: 0, count: dimension)
      for number in classes where number > 0 { sizes[Int(number) - 1] += 1 }
      for (k, size) in sizes.enumerated() { coefficients[k] /= size.squareRoot() }
    }
    return try combine(coefficients, checkpoint: checkpoint)
  }
}

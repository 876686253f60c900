// Circulant matrices as convolutions: a kernel on a ring, its width, and what padding does to it.

import LinearAlgebra
import Representations

/// The weights of a W between functions on a ring of N points: W(i, j) = w(j − i).
public struct RingKernel: Sendable {
  /// What lies beyond the ends of a row of points.
  public enum Padding: String, Hashable, Sendable, CaseIterable {
    /// The other end: the row is a ring.
    case cyclic
    /// Nothing.
    case zero
  }

  /// N.
  public let size: Int
  /// The weight class of each offset j − i modulo N, from 0, `[N]`.
  public let classes: [Int]

  /// The largest ring.
  public static let largest = 256

  /// Nil unless each class of W is a set of diagonals that run round.
  public init?(_ basis: EquivariantBasis) {
    let n = basis.dimensionIn
    guard n > 1, n == basis.dimensionOut, n <= Self.largest, basis.signs == nil,
      let classes = basis.classes, basis.dimension > 0
    else { return nil }
    for i in 1..<n {
      for j in 0..<n where classes[i * n + j] != classes[(j + n - i) % n] { return nil }
    }
    // Two classes or fewer are what every permutation leaves: no ring.
    guard basis.dimension > 2 || n <= 3 && basis.dimension == n else { return nil }
    size = n
    self.classes = (0..<n).map { Int(classes[$0]) - 1 }
  }

  /// N, and the odd numbers below it.
  public var widths: [Int] { [size] + (1..<size).reversed().filter { $0 % 2 == 1 } }

  /// The offsets of a kernel of `width` points, the middle one being 0.
  public func offsets(width: Int) -> ClosedRange<Int> { -(width - 1) / 2...width / 2 }

  /// The number of weights that are left of a kernel.
  public func weightCount(width: Int) -> Int {
    Set(offsets(width: width).map { classes[($0 + size) % size] }).count
  }

  /// A random kernel of the widest kind, uniform in −1…1, always the same: w of each offset from 0,
  /// `[N]`.
  public var weights: [Double] {
    var random = SplitMix64(seed: 7)
    let values = (0..<size).map { _ in 2 * random.uniform() - 1 }
    return classes.map { values[$0] }
  }

  /// A random signal, always the same, `[N]`.
  public var signal: [Double] {
    var random = SplitMix64(seed: 8)
    return (0..<size).map { _ in 2 * random.uniform() - 1 }
  }

  /// W of the kernel, `[N × N]`.
  public func matrix(width: Int, padding: Padding) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    let weights = weights
    for i in 0..<size {
      for offset in offsets(width: width) {
        let j = i + offset
        guard padding == .cyclic || (0..<size).contains(j) else { continue }
        matrix[i, (j + size) % size] = weights[(offset + size) % size]
      }
    }
    return matrix
  }

  /// y_i = Σ_d w_d x_{i+d}, by sliding the kernel along `signal`; no matrix is made.
  public func slide(_ signal: [Double], width: Int, padding: Padding) -> [Double] {
    let weights = weights
    return (0..<size).map { i in
      offsets(width: width).reduce(0.0) { sum, offset in
        let j = i + offset
        guard padding == .cyclic || (0..<size).contains(j) else { return sum }
        return sum + weights[(offset + size) % size] * signal[(j + size) % size]
      }
    }
  }

  /// EE: the mean over all shifts g ≠ e of ‖f(gX) − g f(X)‖ / ‖f(X)‖ for 16 random signals X.
  public func equivarianceError(of matrix: Matrix) -> Double {
    var random = SplitMix64(seed: 9)
    let batch = Matrix(
      rows: size, columns: 16, elements: (0..<16 * size).map { _ in random.normal() })
    func shifted(_ x: Matrix, by k: Int) -> Matrix {
      Matrix(
        rows: size, columns: 16, elements: (0..<size).flatMap { x.row(($0 + size - k) % size) })
    }
    let image = matrix * batch
    let scale = image.frobeniusNorm
    guard scale > 0, size > 1 else { return 0 }
    let errors = (1..<size).map {
      (matrix * shifted(batch, by: $0) - shifted(image, by: $0)).frobeniusNorm / scale
    }
    return errors.reduce(0, +) / Double(errors.count)
  }
}

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
  ///
  /// On the ring every shift commutes with the kernel. Where it is cut off at the ends, row i of both
  /// sides sums w_d X_{p+d}, p = i − g, over the offsets that are there at i, and at p: O(N²) by partial
  /// sums.
  public func equivarianceError(width: Int, padding: Padding) -> Double {
    guard padding == .zero, size > 1 else { return 0 }
    let (batch, n) = (16, size)
    var random = SplitMix64(seed: 9)
    let x = (0..<batch * n).map { _ in random.normal() }
    let (weights, offsets) = (weights, Array(offsets(width: width)))
    // The offsets that stay inside at i, as places among all of them.
    let inside = (0..<n).map { i in
      (
        offsets.firstIndex { i + $0 >= 0 } ?? 0,
        (offsets.lastIndex { i + $0 < n } ?? 0) + 1
      )
    }
    var squares = [Double](repeating: 0, count: n)
    var norm = 0.0
    var sums = [Double](repeating: 0, count: (offsets.count + 1) * batch)
    for p in 0..<n {
      for (k, offset) in offsets.enumerated() {
        let (source, weight) = ((p + offset + n) % n * batch, weights[(offset + n) % n])
        for c in 0..<batch {
          sums[(k + 1) * batch + c] = sums[k * batch + c] + weight * x[source + c]
        }
      }
      let own = inside[p]
      for i in 0..<n {
        let (low, high) = inside[i]
        for c in 0..<batch {
          let kept = sums[own.1 * batch + c] - sums[own.0 * batch + c]
          let other = sums[high * batch + c] - sums[low * batch + c]
          if i == p { norm += kept * kept }
          squares[(i - p + n) % n] += (kept - other) * (kept - other)
        }
      }
    }
    guard norm > 0 else { return 0 }
    return squares.dropFirst().reduce(0) { $0 + ($1 / norm).squareRoot() } / Double(n - 1)
  }
}

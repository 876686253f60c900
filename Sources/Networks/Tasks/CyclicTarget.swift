// The ring regression: a nonlinear local map that commutes with every shift.

import LinearAlgebra

/// y_i = relu(x_i - x_{i+1}) + ½ x_{i+3} x_{i-2} on a ring of 16 points.
public enum CyclicTarget {
  /// The number of points on the ring.
  public static let size = 16

  /// The target of one input `[16]`.
  public static func target(_ x: [Float]) -> [Float] {
    let n = x.count
    return (0..<n).map { i in
      max(x[i] - x[(i + 1) % n], 0) + 0.5 * x[(i + 3) % n] * x[(i + n - 2) % n]
    }
  }

  /// Inputs from N(0, 1) with their targets.
  static func samples(_ count: Int, seed: UInt64, purpose: String) -> Samples {
    var random = SplitMix64(seed: seed, label: "cyclic/" + purpose)
    let inputs = (0..<count * size).map { _ in Float(random.normal()) }
    let targets = (0..<count).flatMap { target(Array(inputs[$0 * size..<($0 + 1) * size])) }
    return Samples(count: count, inputs: inputs, targets: targets)
  }
}

// The affine map y = W x + b of a batch, and its derivatives: shared by free and by tied weights.

import LinearAlgebra

/// y = x Wᵀ + b on rows; W is `[outputs × inputs]`.
enum Affine {
  static func forward(
    _ x: [Float], batch: Int, weights: [Float], biases: [Float], inputs: Int, outputs: Int,
    into y: inout [Float]
  ) {
    fillRows(of: &y, with: biases, batch: batch)
    gemm(
      transposeA: false, transposeB: true, m: batch, n: outputs, k: inputs, alpha: 1, a: x,
      b: weights, beta: 1, c: &y)
  }

  /// ∂L/∂W = (∂L/∂y)ᵀ x.
  static func weightGradient(
    _ x: [Float], _ outputGradient: [Float], batch: Int, inputs: Int, outputs: Int,
    into gradient: inout [Float]
  ) {
    gemm(
      transposeA: true, transposeB: false, m: outputs, n: inputs, k: batch, alpha: 1,
      a: outputGradient, b: x, beta: 0, c: &gradient)
  }

  /// ∂L/∂b = the sum of the rows of ∂L/∂y.
  static func biasGradient(
    _ outputGradient: [Float], batch: Int, outputs: Int, into gradient: inout [Float]
  ) {
    let rows = outputGradient.span
    var sums = gradient.mutableSpan
    for j in 0..<outputs { sums[j] = 0 }
    for row in 0..<batch {
      for j in 0..<outputs { sums[j] += rows[row * outputs + j] }
    }
  }

  /// ∂L/∂x = ∂L/∂y W.
  static func inputGradient(
    _ outputGradient: [Float], batch: Int, weights: [Float], inputs: Int, outputs: Int,
    into gradient: inout [Float]
  ) {
    gemm(
      transposeA: false, transposeB: false, m: batch, n: inputs, k: outputs, alpha: 1,
      a: outputGradient, b: weights, beta: 0, c: &gradient)
  }

  /// ẏ = ẋ Wᵀ + x Ẇᵀ + ḃ.
  static func tangent(
    _ x: [Float], _ xDot: [Float], batch: Int, weights: [Float], weightsDot: [Float],
    biasesDot: [Float], inputs: Int, outputs: Int, into yDot: inout [Float]
  ) {
    forward(
      xDot, batch: batch, weights: weights, biases: biasesDot, inputs: inputs, outputs: outputs,
      into: &yDot)
    gemm(
      transposeA: false, transposeB: true, m: batch, n: outputs, k: inputs, alpha: 1, a: x,
      b: weightsDot, beta: 1, c: &yDot)
  }

  private static func fillRows(of y: inout [Float], with biases: [Float], batch: Int) {
    let b = biases.span
    var rows = y.mutableSpan
    for row in 0..<batch {
      for j in 0..<b.count { rows[row * b.count + j] = b[j] }
    }
  }
}

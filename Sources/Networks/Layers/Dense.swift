// The layer without symmetry: every weight is free.

/// y = W x + b with free W `[outputSize × inputSize]` and b `[outputSize]`.
public struct Dense: Layer {
  /// What the layer is called on screen.
  public let name: String
  /// The length of an input row.
  public let inputSize: Int
  /// The length of an output row.
  public let outputSize: Int

  /// A layer of the given sizes.
  public init(_ name: String, from inputSize: Int, to outputSize: Int) {
    self.name = name
    self.inputSize = inputSize
    self.outputSize = outputSize
  }

  /// Every entry of W.
  public var weightCount: Int { inputSize * outputSize }
  /// Every entry of b.
  public var biasCount: Int { outputSize }

  /// y = W x + b.
  public func forward(
    _ x: [Float], batch: Int, _ parameters: LayerParameters, into y: inout [Float]
  ) {
    Affine.forward(
      x, batch: batch, weights: parameters.weights, biases: parameters.biases, inputs: inputSize,
      outputs: outputSize, into: &y)
  }

  /// ∂L/∂W = (∂L/∂y)ᵀ x, ∂L/∂b = Σ ∂L/∂y, ∂L/∂x = ∂L/∂y W.
  public func backward(
    _ x: [Float], _ y: [Float], batch: Int, _ parameters: LayerParameters,
    outputGradient: [Float], gradient: inout LayerParameters, inputGradient: inout [Float]
  ) {
    Affine.weightGradient(
      x, outputGradient, batch: batch, inputs: inputSize, outputs: outputSize,
      into: &gradient.weights)
    Affine.biasGradient(outputGradient, batch: batch, outputs: outputSize, into: &gradient.biases)
    guard !inputGradient.isEmpty else { return }
    Affine.inputGradient(
      outputGradient, batch: batch, weights: parameters.weights, inputs: inputSize,
      outputs: outputSize, into: &inputGradient)
  }

  /// ẏ = W ẋ + Ẇ x + ḃ.
  public func tangent(
    _ x: [Float], _ xDot: [Float], batch: Int, _ parameters: LayerParameters,
    parametersDot: LayerParameters, into yDot: inout [Float]
  ) {
    Affine.tangent(
      x, xDot, batch: batch, weights: parameters.weights, weightsDot: parametersDot.weights,
      biasesDot: parametersDot.biases, inputs: inputSize, outputs: outputSize, into: &yDot)
  }

  /// W x + b of one row, with order-free sums.
  public func exactly(_ x: [Float], _ parameters: LayerParameters) -> [Float] {
    orderFreeAffine(
      parameters.weights, x, parameters.biases, rows: outputSize, columns: inputSize)
  }
}

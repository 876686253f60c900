// What a layer of a network is: a map, its derivative backwards, and its derivative forwards.

import LinearAlgebra

/// The numbers a layer learns, and what it computes from them once a step.
public struct LayerParameters: Sendable, Hashable {
  /// The free weights.
  public var weights: [Float]
  /// The free biases.
  public var biases: [Float]
  /// `[outputSize × inputSize]`, where tied weights are written out; empty where they are not tied.
  var expandedWeights: [Float] = []
  /// `[outputSize]`, likewise.
  var expandedBiases: [Float] = []

  /// Free numbers as given; what a layer computes from them is left to `prepare`.
  public init(weights: [Float] = [], biases: [Float] = []) {
    self.weights = weights
    self.biases = biases
  }

  /// How many numbers are learnt.
  public var count: Int { weights.count + biases.count }
}

/// A map from `[batch × inputSize]` to `[batch × outputSize]`, with both derivatives beside it.
///
/// A layer is a description; its numbers are handed in. Arrays may be longer than the batch needs.
public protocol Layer: Sendable {
  /// What the layer is called on screen.
  var name: String { get }
  /// The length of an input row.
  var inputSize: Int { get }
  /// The length of an output row.
  var outputSize: Int { get }
  /// How many free weights there are.
  var weightCount: Int { get }
  /// How many free biases there are.
  var biasCount: Int { get }
  /// How many inputs feed one output: weights start with variance 2 / fanIn.
  var fanIn: Int { get }

  /// Brings what is computed from the free parameters up to date.
  func prepare(_ parameters: inout LayerParameters)

  /// y = f(x).
  func forward(_ x: [Float], batch: Int, _ parameters: LayerParameters, into y: inout [Float])

  /// Given x, y = f(x) and ∂L/∂y, writes ∂L/∂x (unless `inputGradient` is empty) and ∂L/∂θ.
  func backward(
    _ x: [Float], _ y: [Float], batch: Int, _ parameters: LayerParameters,
    outputGradient: [Float], gradient: inout LayerParameters, inputGradient: inout [Float])

  /// The derivative of f along (ẋ, θ̇): ẏ = ∂f/∂x ẋ + ∂f/∂θ θ̇.
  func tangent(
    _ x: [Float], _ xDot: [Float], batch: Int, _ parameters: LayerParameters,
    parametersDot: LayerParameters, into yDot: inout [Float])

  /// f of one row, with sums that do not depend on the order of their terms (`OrderFreeSum`).
  ///
  /// On rows that differ by a permutation, an equivariant layer gives rows that differ by a
  /// permutation, bit for bit.
  func exactly(_ x: [Float], _ parameters: LayerParameters) -> [Float]
}

extension Layer {
  /// Layers without parameters keep these.
  public var weightCount: Int { 0 }
  /// Layers without parameters keep these.
  public var biasCount: Int { 0 }
  /// Layers without parameters keep these.
  public var fanIn: Int { inputSize }
  /// Layers that compute nothing from their parameters keep this.
  public func prepare(_ parameters: inout LayerParameters) {}

  /// Weights from N(0, scale² · 2 / fanIn), biases 0.
  func initialParameters(
    scale: Double, using random: inout some RandomNumberGenerator
  ) -> LayerParameters {
    let deviation = scale * (2 / Double(fanIn)).squareRoot()
    var parameters = LayerParameters(
      weights: (0..<weightCount).map { _ in Float(deviation * random.normal()) },
      biases: [Float](repeating: 0, count: biasCount))
    prepare(&parameters)
    return parameters
  }

  /// Parameters that are all 0, as a place for gradients.
  func zeroParameters() -> LayerParameters {
    var parameters = LayerParameters(
      weights: [Float](repeating: 0, count: weightCount),
      biases: [Float](repeating: 0, count: biasCount))
    prepare(&parameters)
    return parameters
  }
}

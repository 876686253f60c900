// The pointwise nonlinearity: it commutes with every permutation of its entries.

/// y = max(x, 0) in each entry; NaN stays NaN.
public struct ReLU: Layer {
  /// The length of an input row.
  public let inputSize: Int
  /// The length of an output row.
  public var outputSize: Int { inputSize }
  /// What the layer is called on screen.
  public var name: String { "ReLU" }

  /// A layer on rows of the given length.
  public init(_ size: Int) { inputSize = size }

  /// y = max(x, 0).
  public func forward(
    _ x: [Float], batch: Int, _ parameters: LayerParameters, into y: inout [Float]
  ) {
    let input = x.span
    var output = y.mutableSpan
    for i in 0..<batch * inputSize {
      let value = input[i]  // read first: the choice is then a move, not a branch
      output[i] = value < 0 ? 0 : value
    }
  }

  /// ∂L/∂x = ∂L/∂y where x > 0, else 0.
  public func backward(
    _ x: [Float], _ y: [Float], batch: Int, _ parameters: LayerParameters,
    outputGradient: [Float], gradient: inout LayerParameters, inputGradient: inout [Float]
  ) {
    guard !inputGradient.isEmpty else { return }
    let (input, from) = (x.span, outputGradient.span)
    var to = inputGradient.mutableSpan
    for i in 0..<batch * inputSize {
      let slope = from[i]
      to[i] = input[i] > 0 ? slope : 0
    }
  }

  /// ẏ = ẋ where x > 0, else 0.
  public func tangent(
    _ x: [Float], _ xDot: [Float], batch: Int, _ parameters: LayerParameters,
    parametersDot: LayerParameters, into yDot: inout [Float]
  ) {
    let (input, from) = (x.span, xDot.span)
    var to = yDot.mutableSpan
    for i in 0..<batch * inputSize {
      let slope = from[i]
      to[i] = input[i] > 0 ? slope : 0
    }
  }

  /// max(x, 0) of one row.
  public func exactly(_ x: [Float], _ parameters: LayerParameters) -> [Float] {
    x.map { $0 < 0 ? 0 : $0 }
  }
}

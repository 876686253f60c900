// The invariant read-out: what remains of a feature field when the group is averaged away.

/// Replaces each of `channels` blocks of `groupOrder` entries by its mean.
///
/// The group permutes the entries of a block, so the means are invariant.
public struct GroupMean: Layer {
  /// The number of feature fields.
  public let channels: Int
  /// The length of a field.
  public let groupOrder: Int
  /// What the layer is called on screen.
  public var name: String { "mean" }
  /// The length of an input row.
  public var inputSize: Int { channels * groupOrder }
  /// The length of an output row.
  public var outputSize: Int { channels }

  /// Input `[batch × channels × groupOrder]`, output `[batch × channels]`.
  public init(channels: Int, groupOrder: Int) {
    self.channels = channels
    self.groupOrder = groupOrder
  }

  /// y = the mean of each block.
  public func forward(
    _ x: [Float], batch: Int, _ parameters: LayerParameters, into y: inout [Float]
  ) {
    let input = x.span
    var output = y.mutableSpan
    let weight = 1 / Float(groupOrder)
    for field in 0..<batch * channels {
      var sum: Float = 0
      for g in 0..<groupOrder { sum += input[field * groupOrder + g] }
      output[field] = weight * sum
    }
  }

  /// ∂L/∂x = ∂L/∂y / groupOrder throughout the block.
  public func backward(
    _ x: [Float], _ y: [Float], batch: Int, _ parameters: LayerParameters,
    outputGradient: [Float], gradient: inout LayerParameters, inputGradient: inout [Float]
  ) {
    guard !inputGradient.isEmpty else { return }
    let from = outputGradient.span
    var to = inputGradient.mutableSpan
    let weight = 1 / Float(groupOrder)
    for field in 0..<batch * channels {
      for g in 0..<groupOrder { to[field * groupOrder + g] = weight * from[field] }
    }
  }

  /// ẏ = the mean of each block of ẋ.
  public func tangent(
    _ x: [Float], _ xDot: [Float], batch: Int, _ parameters: LayerParameters,
    parametersDot: LayerParameters, into yDot: inout [Float]
  ) {
    forward(xDot, batch: batch, parameters, into: &yDot)
  }

  /// The means of one row, with order-free sums: invariant to the last bit.
  public func exactly(_ x: [Float], _ parameters: LayerParameters) -> [Float] {
    (0..<channels).map { channel in
      var sum = OrderFreeSum()
      for g in 0..<groupOrder { sum.add(Double(x[channel * groupOrder + g])) }
      return Float(sum.value / Double(groupOrder))
    }
  }
}

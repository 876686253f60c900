// Layers one after another, with the derivatives of the whole by the chain rule.

import LinearAlgebra

/// A feed-forward network: a list of layers and the numbers they have learnt.
public struct Network: Sendable {
  /// From input to output.
  public let layers: [any Layer]
  /// One a layer.
  public internal(set) var parameters: [LayerParameters]

  /// Draws weights from N(0, 2 / fanIn), the last layer's times `outputScale`; biases are 0.
  public init(
    _ layers: [any Layer], outputScale: Double = 1, using random: inout some RandomNumberGenerator
  ) {
    precondition(!layers.isEmpty, "a network has at least one layer")
    for (first, second) in zip(layers, layers.dropFirst()) {
      precondition(first.outputSize == second.inputSize, "\(second.name) does not fit on its input")
    }
    self.layers = layers
    parameters = []
    for (index, layer) in layers.enumerated() {
      let scale = index == layers.count - 1 ? outputScale : 1
      parameters.append(layer.initialParameters(scale: scale, using: &random))
    }
  }

  /// The length of an input row.
  public var inputSize: Int { layers[0].inputSize }
  /// The length of an output row.
  public var outputSize: Int { layers[layers.count - 1].outputSize }
  /// How many numbers are learnt.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// The outputs `[count × outputSize]` for inputs `[count × inputSize]`.
  public func callAsFunction(_ inputs: [Float], count: Int) -> [Float] {
    var workspace = Workspace(for: self, batch: min(count, Self.block), withGradients: false)
    if count <= Self.block {
      forward(inputs, batch: count, &workspace)
      return Array(workspace.output.prefix(count * outputSize))
    }
    var outputs: [Float] = []
    outputs.reserveCapacity(count * outputSize)
    for start in stride(from: 0, to: count, by: Self.block) {
      let batch = min(Self.block, count - start)
      let rows = Array(inputs[start * inputSize..<(start + batch) * inputSize])
      forward(rows, batch: batch, &workspace)
      outputs.append(contentsOf: workspace.output.prefix(batch * outputSize))
    }
    return outputs
  }

  /// Rows that pass through together, so that activations stay in the cache.
  private static let block = 256

  /// The outputs for one row, with order-free sums: row by row the same bits, whatever else is in
  /// the batch, and exactly equivariant where the layers are.
  public func exactly(_ row: [Float]) -> [Float] {
    var values = row
    for (layer, numbers) in zip(layers, parameters) { values = layer.exactly(values, numbers) }
    return values
  }

  /// Fills the activations of the workspace.
  func forward(_ x: [Float], batch: Int, _ workspace: inout Workspace) {
    for (i, layer) in layers.enumerated() {
      layer.forward(
        i == 0 ? x : workspace.activations[i - 1], batch: batch, parameters[i],
        into: &workspace.activations[i])
    }
  }

  /// After `forward`, and with ∂L/∂output in the last of `workspace.sensitivities`: ∂L/∂θ.
  func backward(
    _ x: [Float], batch: Int, _ workspace: inout Workspace, gradient: inout [LayerParameters]
  ) {
    var nothing: [Float] = []
    for i in layers.indices.reversed() {
      let output = workspace.sensitivities[i]
      let (input, value) = (i == 0 ? x : workspace.activations[i - 1], workspace.activations[i])
      if i == 0 {
        layers[i].backward(
          input, value, batch: batch, parameters[i], outputGradient: output,
          gradient: &gradient[i], inputGradient: &nothing)
      } else {
        layers[i].backward(
          input, value, batch: batch, parameters[i], outputGradient: output,
          gradient: &gradient[i], inputGradient: &workspace.sensitivities[i - 1])
      }
    }
  }

  /// The loss and its gradient, one entry a layer.
  public func gradient(
    of loss: Loss, inputs: [Float], targets: [Float], count: Int
  ) -> (loss: Double, gradient: [LayerParameters]) {
    var workspace = Workspace(for: self, batch: count, withGradients: true)
    var gradient = layers.map { $0.zeroParameters() }
    forward(inputs, batch: count, &workspace)
    let value = loss.value(workspace.output, targets, count: count, width: outputSize)
    let last = layers.count - 1
    loss.gradient(
      workspace.activations[last], targets, count: count, width: outputSize,
      into: &workspace.sensitivities[last])
    backward(inputs, batch: count, &workspace, gradient: &gradient)
    return (value, gradient)
  }
}

// The forward derivative of a network, and the check that it is the transpose of the backward one.

import LinearAlgebra

extension Network {
  /// The derivative of the outputs along a change of the inputs and of the parameters.
  public func tangent(
    inputs: [Float], inputsDot: [Float], parametersDot: [LayerParameters], count: Int
  ) -> (outputs: [Float], outputsDot: [Float]) {
    var (x, xDot) = (inputs, inputsDot)
    for (i, layer) in layers.enumerated() {
      var (y, yDot) = (
        [Float](repeating: 0, count: count * layer.outputSize),
        [Float](repeating: 0, count: count * layer.outputSize)
      )
      layer.forward(x, batch: count, parameters[i], into: &y)
      layer.tangent(
        x, xDot, batch: count, parameters[i], parametersDot: parametersDot[i], into: &yDot)
      (x, xDot) = (y, yDot)
    }
    return (x, xDot)
  }

  /// How far `gradient` and `tangent` are from being transposes of each other.
  ///
  /// Along a random change of the parameters the loss changes by ⟨∂L/∂θ, θ̇⟩ and by ⟨∂L/∂y, ẏ⟩. The
  /// result is their difference relative to ‖∂L/∂θ‖ ‖θ̇‖; about 1e-7 when both are right.
  public func derivativeMismatch(
    _ loss: Loss, inputs: [Float], targets: [Float], count: Int, seed: UInt64
  ) -> Double {
    var random = SplitMix64(seed: seed)
    let direction = parameters.map {
      LayerParameters(
        weights: $0.weights.map { _ in Float(random.normal()) },
        biases: $0.biases.map { _ in Float(random.normal()) })
    }
    let gradient = gradient(of: loss, inputs: inputs, targets: targets, count: count).gradient
    let still = [Float](repeating: 0, count: inputs.count)
    let (outputs, outputsDot) = tangent(
      inputs: inputs, inputsDot: still, parametersDot: direction, count: count)
    var slope = outputs
    loss.gradient(outputs, targets, count: count, width: outputSize, into: &slope)
    let (a, b) = (flat(gradient), flat(direction))
    return abs(dot(a, b) - dot(slope, outputsDot)) / (dot(a, a) * dot(b, b)).squareRoot()
  }

  private func flat(_ parameters: [LayerParameters]) -> [Float] {
    parameters.flatMap { $0.weights + $0.biases }
  }

  private func dot(_ a: [Float], _ b: [Float]) -> Double {
    zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
}

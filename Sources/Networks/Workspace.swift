// The memory of a training step.

/// The intermediate values of a batch, kept between steps so that a step allocates nothing.
struct Workspace: Sendable {
  /// The output of each layer, `[batch × outputSize]`.
  var activations: [[Float]]
  /// ∂L/∂ of each of these.
  var sensitivities: [[Float]]

  init(for network: Network, batch: Int, withGradients: Bool) {
    activations = network.layers.map { [Float](repeating: 0, count: batch * $0.outputSize) }
    sensitivities = withGradients ? activations : []
  }

  var output: [Float] { activations[activations.count - 1] }
}

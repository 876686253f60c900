// The optimiser.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Adam with bias correction (Kingma and Ba 2015), β = (0.9, 0.999), ε = 1e-8.
struct Adam: Sendable {
  /// Running means of the gradient and of its square, shaped as the parameters.
  private var first: [LayerParameters]
  private var second: [LayerParameters]
  private var step = 0

  init(for network: Network) {
    first = network.layers.map { $0.zeroParameters() }
    second = first
  }

  /// One step down the gradient; `weightDecay` · Σ weights² is added to the loss, biases are free.
  mutating func update(
    _ parameters: inout [LayerParameters], gradient: [LayerParameters], rate: Double,
    weightDecay: Double
  ) {
    step += 1
    let correction1 = 1 - pow(0.9, Double(step))
    let correction2 = 1 - pow(0.999, Double(step))
    let kernel = Kernel(
      rate: Float(rate / correction1), inverseCorrection: Float(1 / correction2),
      decay: Float(2 * weightDecay))
    let free = Kernel(rate: kernel.rate, inverseCorrection: kernel.inverseCorrection, decay: 0)
    for i in parameters.indices where parameters[i].count > 0 {
      kernel.apply(
        to: &parameters[i].weights, gradient[i].weights, &first[i].weights, &second[i].weights)
      free.apply(
        to: &parameters[i].biases, gradient[i].biases, &first[i].biases, &second[i].biases)
    }
  }

  /// The update of one array.
  private struct Kernel {
    let rate: Float
    let inverseCorrection: Float
    let decay: Float

    /// Means below what ε can notice become 0: the gradient of a dead unit is 0 for ever, and its
    /// means would sink into subnormal numbers, which are many times slower.
    func apply(
      to values: inout [Float], _ gradient: [Float], _ first: inout [Float],
      _ second: inout [Float]
    ) {
      let g = gradient.span
      var w = values.mutableSpan
      var m = first.mutableSpan
      var v = second.mutableSpan
      for i in 0..<w.count {
        let slope = g[i] + decay * w[i]
        let mean = 0.9 * m[i] + 0.1 * slope
        let square = 0.999 * v[i] + 0.001 * slope * slope
        m[i] = mean.magnitude < 1e-20 ? 0 : mean
        v[i] = square < 1e-28 ? 0 : square
        w[i] -= rate * mean / ((square * inverseCorrection).squareRoot() + 1e-8)
      }
    }
  }
}

extension Adam {
  /// The running means of the gradient of a layer and of its square, before bias correction.
  func means(of layer: Int) -> (first: LayerParameters, second: LayerParameters) {
    (first[layer], second[layer])
  }
}

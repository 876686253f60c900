import LinearAlgebra
import Testing

@testable import Networks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Test func `Adam follows its formula, with decay on weights and none on biases`() {
  var random = SplitMix64(seed: 1)
  var network = Network([Dense("d", from: 3, to: 2)], using: &random)
  var adam = Adam(for: network)
  var w = (network.parameters[0].weights + network.parameters[0].biases).map(Double.init)
  var (m, v) = ([Double](repeating: 0, count: 8), [Double](repeating: 0, count: 8))
  for step in 1...200 {
    let slopes = (0..<8).map { _ in Float(random.normal()) }
    let rate = 0.01 / Double(step)
    adam.update(
      &network.parameters,
      gradient: [LayerParameters(weights: Array(slopes[..<6]), biases: Array(slopes[6...]))],
      rate: rate, weightDecay: 0.1)
    for k in 0..<8 {
      let g = Double(slopes[k]) + (k < 6 ? 2 * 0.1 * w[k] : 0)
      m[k] = 0.9 * m[k] + 0.1 * g
      v[k] = 0.999 * v[k] + 0.001 * g * g
      let mean = m[k] / (1 - pow(0.9, Double(step)))
      w[k] -= rate * mean / ((v[k] / (1 - pow(0.999, Double(step)))).squareRoot() + 1e-8)
    }
  }
  let result = network.parameters[0].weights + network.parameters[0].biases
  for k in 0..<8 { #expect(abs(Double(result[k]) - w[k]) < 1e-5) }
}

@Test func `the first step of Adam has the size of the rate`() {
  var random = SplitMix64(seed: 2)
  var network = Network([Dense("d", from: 2, to: 1)], using: &random)
  let before = network.parameters[0].weights
  var adam = Adam(for: network)
  adam.update(
    &network.parameters, gradient: [LayerParameters(weights: [1e-3, -50], biases: [0])],
    rate: 0.01, weightDecay: 0)
  #expect(abs(before[0] - network.parameters[0].weights[0] - 0.01) < 1e-6)
  #expect(abs(before[1] - network.parameters[0].weights[1] + 0.01) < 1e-6)
  #expect(network.parameters[0].biases == [0])
}

@Test func `when the gradient stays away the means become 0, not subnormal`() {
  var random = SplitMix64(seed: 3)
  var network = Network([Dense("d", from: 1, to: 1)], using: &random)
  var adam = Adam(for: network)
  for step in 0..<100_000 {
    adam.update(
      &network.parameters,
      gradient: [LayerParameters(weights: [step == 0 ? 1 : 0], biases: [0])], rate: 1e-3,
      weightDecay: 0)
  }
  let (first, second) = adam.means(of: 0)
  #expect(first.weights == [0])
  #expect(!second.weights[0].isSubnormal && second.weights[0] < 1e-20)
}

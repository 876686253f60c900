// Derivatives by central differences, on a plain network in double precision.

import LinearAlgebra
import Networks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The same layers as a `Network`, worked out from their definitions in double precision.
///
/// It is the oracle of the fast single-precision layers: plain loops, no BLAS, no shared code.
public struct ReferenceNetwork {
  /// From input to output.
  public let layers: [any Layer]
  /// Free weights and then free biases of each layer.
  public var parameters: [[Double]]

  /// Copies the numbers of a network.
  public init(_ network: Network) {
    layers = network.layers
    parameters = network.parameters.map { ($0.weights + $0.biases).map(Double.init) }
  }

  /// The output for one row.
  public func output(_ row: [Double]) -> [Double] {
    zip(layers, parameters).reduce(row) { x, layer in apply(layer.0, layer.1, to: x) }
  }

  /// The loss on rows of inputs and targets.
  public func loss(_ loss: Loss, _ inputs: [[Double]], _ targets: [[Double]]) -> Double {
    var sum = 0.0
    for (input, target) in zip(inputs, targets) {
      let y = output(input)
      switch loss {
      case .mse:
        sum += zip(y, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(y.count)
      case .crossEntropy:
        let partition = y.reduce(0) { $0 + exp($1) }
        sum -= zip(y, target).reduce(0) { $0 + $1.1 * log(exp($1.0) / partition) }
      }
    }
    return sum / Double(inputs.count)
  }

  private func apply(_ layer: any Layer, _ p: [Double], to x: [Double]) -> [Double] {
    switch layer {
    case let dense as Dense:
      return affine(dense, x) { i, j in
        p[i * x.count + j]
      } bias: {
        p[dense.weightCount + $0]
      }
    case let tied as EquivariantLinear:
      let (weights, biases) = (tied.weightClasses.classes, tied.biasClasses.classes)
      return affine(tied, x) { i, j in
        p[Int(weights[i * x.count + j])]
      } bias: {
        p[tied.weightCount + Int(biases[$0])]
      }
    case is ReLU:
      return x.map { max($0, 0) }
    case let mean as GroupMean:
      return (0..<mean.channels).map { c in
        x[c * mean.groupOrder..<(c + 1) * mean.groupOrder].reduce(0, +) / Double(mean.groupOrder)
      }
    default:
      preconditionFailure("the reference does not know the layer \(layer.name)")
    }
  }

  private func affine(
    _ layer: any Layer, _ x: [Double], weight: (Int, Int) -> Double, bias: (Int) -> Double
  ) -> [Double] {
    (0..<layer.outputSize).map { i in
      x.indices.reduce(bias(i)) { $0 + weight(i, $1) * x[$1] }
    }
  }
}

/// The largest difference between the gradient of a network and central differences, relative to
/// the largest entry of the gradient.
public func gradientError(
  of network: Network, _ loss: Loss, inputs: [Float], targets: [Float], count: Int
) -> Double {
  let gradient = network.gradient(of: loss, inputs: inputs, targets: targets, count: count).gradient
  var reference = ReferenceNetwork(network)
  let (x, t) = (rows(inputs, count), rows(targets, count))
  var (error, scale) = (0.0, 0.0)
  for layer in reference.parameters.indices {
    let analytic = gradient[layer].weights + gradient[layer].biases
    for k in reference.parameters[layer].indices {
      let value = reference.parameters[layer][k]
      let h = 1e-5
      reference.parameters[layer][k] = value + h
      let above = reference.loss(loss, x, t)
      reference.parameters[layer][k] = value - h
      let below = reference.loss(loss, x, t)
      reference.parameters[layer][k] = value
      let numeric = (above - below) / (2 * h)
      error = max(error, (numeric - Double(analytic[k])).magnitude)
      scale = max(scale, numeric.magnitude)
    }
  }
  return error / scale
}

/// The largest difference between the tangent of a network along a random change of inputs and
/// parameters and central differences, relative to the largest entry of the tangent.
public func tangentError(of network: Network, inputs: [Float], count: Int, seed: UInt64) -> Double {
  var random = SplitMix64(seed: seed)
  let inputsDot = inputs.map { _ in Float(random.normal()) }
  let direction = randomDirection(of: network, using: &random)
  let tangent = network.tangent(
    inputs: inputs, inputsDot: inputsDot, parametersDot: direction, count: count
  ).outputsDot
  let start = ReferenceNetwork(network)
  func outputs(at h: Double) -> [Double] {
    var moved = start
    for layer in moved.parameters.indices {
      let change = direction[layer].weights + direction[layer].biases
      for k in change.indices { moved.parameters[layer][k] += h * Double(change[k]) }
    }
    return zip(rows(inputs, count), rows(inputsDot, count)).flatMap { x, xDot in
      moved.output(zip(x, xDot).map { $0 + h * $1 })
    }
  }
  let h = 1e-5
  let numeric = zip(outputs(at: h), outputs(at: -h)).map { ($0 - $1) / (2 * h) }
  let error = zip(numeric, tangent).map { ($0 - Double($1)).magnitude }.max() ?? 0
  return error / (numeric.map(\.magnitude).max() ?? 1)
}

/// A random direction in the space of the parameters.
public func randomDirection(
  of network: Network, using random: inout some RandomNumberGenerator
) -> [LayerParameters] {
  network.parameters.map {
    LayerParameters(
      weights: $0.weights.map { _ in Float(random.normal()) },
      biases: $0.biases.map { _ in Float(random.normal()) })
  }
}

/// Cuts a flat array into `count` rows, in double precision.
public func rows(_ values: [Float], _ count: Int) -> [[Double]] {
  let width = values.count / count
  return (0..<count).map { values[$0 * width..<($0 + 1) * width].map(Double.init) }
}

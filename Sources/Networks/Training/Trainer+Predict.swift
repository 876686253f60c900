// What a model answers, and what it has learnt.

extension Trainer {
  /// The outputs `[count × output]` for inputs `[count × input]`.
  ///
  /// Each row is computed by itself with order-free sums: it does not depend on the others, and
  /// `averaged` and `equivariant` give x and g x outputs that agree to the last bit. 10 to 30 µs a
  /// row, for `averaged` times the order of the group.
  public func predict(_ inputs: [Float], count: Int) -> [Float] {
    let n = network.inputSize
    precondition(inputs.count == count * n, "\(count) rows of \(n) numbers are \(count * n)")
    return (0..<count).flatMap { row -> [Float] in
      let input = Array(inputs[row * n..<(row + 1) * n])
      return kind == .averaged ? averagedPrediction(input) : network.exactly(input)
    }
  }

  /// The mean over h of h⁻¹ f(h x), with order-free sums.
  private func averagedPrediction(_ input: [Float]) -> [Float] {
    var sums = [OrderFreeSum](repeating: OrderFreeSum(), count: network.outputSize)
    for h in 0..<task.inputAction.order {
      let output = network.exactly(task.inputAction.apply(h, to: input))
      for (i, source) in task.outputAction.source(of: h).enumerated() {
        sums[Int(source)].add(Double(output[i]))
      }
    }
    return sums.map { Float($0.value / Double(task.inputAction.order)) }
  }

  /// The matrices of the layers as they act on their inputs, tied weights written out.
  public var layers: [LayerSnapshot] {
    zip(network.layers, network.parameters).compactMap { layer, parameters in
      guard layer.weightCount > 0 else { return nil }
      let tied = (layer as? EquivariantLinear)?.weightClasses
      return LayerSnapshot(
        name: layer.name, rows: layer.outputSize, columns: layer.inputSize,
        weights: tied == nil ? parameters.weights : parameters.expandedWeights,
        biases: tied == nil ? parameters.biases : parameters.expandedBiases,
        classes: tied?.classes)
    }
  }

  /// What is learnt, `parameterCount` numbers in all, as named tensors for export.
  ///
  /// A dense layer has `weight` [outputs, inputs] and `bias` [outputs]; a tied one the free numbers
  /// only: `weight` [classes] and `bias` [classes], in order of first appearance of the class.
  public var tensors: [NamedTensor] {
    zip(network.layers, network.parameters).flatMap { layer, parameters -> [NamedTensor] in
      guard layer.weightCount > 0 else { return [] }
      let isTied = layer is EquivariantLinear
      let name = layer.name.split(separator: " ").joined(separator: "_")
      return [
        NamedTensor(
          name: name + ".weight",
          shape: isTied ? [layer.weightCount] : [layer.outputSize, layer.inputSize],
          values: parameters.weights),
        NamedTensor(name: name + ".bias", shape: [layer.biasCount], values: parameters.biases),
      ]
    }
  }
}

/// The affine map of one layer, for a heat map.
public struct LayerSnapshot: Sendable, Hashable {
  /// What the layer is called.
  public let name: String
  /// The length of its output.
  public let rows: Int
  /// The length of its input.
  public let columns: Int
  /// `[rows × columns]`, row-major.
  public let weights: [Float]
  /// `[rows]`.
  public let biases: [Float]
  /// `[rows × columns]`: the weight class of each entry, from 0; nil where all are free.
  public let classes: [Int32]?
}

/// An array with a name and a shape.
public struct NamedTensor: Sendable, Hashable {
  /// Such as "lifting.weight".
  public let name: String
  /// The sizes, outermost first.
  public let shape: [Int]
  /// Row-major.
  public let values: [Float]
}

// The layer that respects the symmetry: one free weight an orbit of index pairs.

/// y = W x + b with W ρ_in(g) = ρ_out(g) W and ρ_out(g) b = b, for permutation representations.
///
/// W has one free weight for each weight class, b one for each orbit of output indices. They are
/// written out into the full matrix before a step, and the full gradient is summed by class after
/// it: ∂L/∂w_k = Σ ∂L/∂W over class k. With ρ_in = ρ_out regular this is group convolution
/// (Cohen and Welling 2016), for a cyclic group the circulant matrix of a CNN.
public struct EquivariantLinear: Layer {
  /// What the layer is called on screen.
  public let name: String
  /// The tied entries of W.
  public let weightClasses: WeightClasses
  /// The tied entries of b, as those of a matrix with one column on which the group is trivial.
  public let biasClasses: WeightClasses
  /// How many inputs feed one output.
  public let fanIn: Int

  /// All equivariant affine maps between two permutation actions of one group.
  ///
  /// `fanIn` scales the first weights: by default all inputs.
  public init(
    _ name: String, from input: PermutationAction, to output: PermutationAction, fanIn: Int? = nil
  ) {
    self.name = name
    weightClasses = WeightClasses(from: input, to: output)
    biasClasses = WeightClasses(from: .trivial(like: input), to: output)
    self.fanIn = fanIn ?? input.dimension
  }

  /// The length of an input row.
  public var inputSize: Int { weightClasses.columns }
  /// The length of an output row.
  public var outputSize: Int { weightClasses.rows }
  /// One a weight class.
  public var weightCount: Int { weightClasses.count }
  /// One an orbit of output indices.
  public var biasCount: Int { biasClasses.count }

  /// Writes the tied numbers out into the full W and b.
  public func prepare(_ parameters: inout LayerParameters) {
    weightClasses.expand(parameters.weights, into: &parameters.expandedWeights)
    biasClasses.expand(parameters.biases, into: &parameters.expandedBiases)
  }

  /// y = W x + b.
  public func forward(
    _ x: [Float], batch: Int, _ parameters: LayerParameters, into y: inout [Float]
  ) {
    Affine.forward(
      x, batch: batch, weights: parameters.expandedWeights, biases: parameters.expandedBiases,
      inputs: inputSize, outputs: outputSize, into: &y)
  }

  /// As for a free matrix, then summed by class.
  public func backward(
    _ x: [Float], _ y: [Float], batch: Int, _ parameters: LayerParameters,
    outputGradient: [Float], gradient: inout LayerParameters, inputGradient: inout [Float]
  ) {
    Affine.weightGradient(
      x, outputGradient, batch: batch, inputs: inputSize, outputs: outputSize,
      into: &gradient.expandedWeights)
    weightClasses.gather(gradient.expandedWeights, into: &gradient.weights)
    Affine.biasGradient(
      outputGradient, batch: batch, outputs: outputSize, into: &gradient.expandedBiases)
    biasClasses.gather(gradient.expandedBiases, into: &gradient.biases)
    guard !inputGradient.isEmpty else { return }
    Affine.inputGradient(
      outputGradient, batch: batch, weights: parameters.expandedWeights, inputs: inputSize,
      outputs: outputSize, into: &inputGradient)
  }

  /// ẏ = W ẋ + Ẇ x + ḃ, with Ẇ and ḃ tied likewise.
  public func tangent(
    _ x: [Float], _ xDot: [Float], batch: Int, _ parameters: LayerParameters,
    parametersDot: LayerParameters, into yDot: inout [Float]
  ) {
    var direction = parametersDot
    prepare(&direction)
    Affine.tangent(
      x, xDot, batch: batch, weights: parameters.expandedWeights,
      weightsDot: direction.expandedWeights, biasesDot: direction.expandedBiases,
      inputs: inputSize, outputs: outputSize, into: &yDot)
  }

  /// W x + b of one row, with order-free sums: equivariant to the last bit.
  public func exactly(_ x: [Float], _ parameters: LayerParameters) -> [Float] {
    orderFreeAffine(
      parameters.expandedWeights, x, parameters.expandedBiases, rows: outputSize,
      columns: inputSize)
  }
}

extension WeightClasses {
  /// Writes each free number into all entries of its class.
  func expand(_ free: [Float], into full: inout [Float]) {
    if full.count != classes.count { full = [Float](repeating: 0, count: classes.count) }
    let (values, numbers) = (free.span, classes.span)
    var entries = full.mutableSpan
    for i in 0..<numbers.count { entries[i] = values[Int(numbers[i])] }
  }

  /// Sums the entries of each class: the transpose of `expand`.
  func gather(_ full: [Float], into free: inout [Float]) {
    let (entries, numbers) = (full.span, classes.span)
    var sums = free.mutableSpan
    for k in 0..<sums.count { sums[k] = 0 }
    for i in 0..<numbers.count { sums[Int(numbers[i])] += entries[i] }
  }
}

extension PermutationAction {
  /// The same group acting trivially on one number.
  static func trivial(like action: PermutationAction) -> PermutationAction {
    PermutationAction(
      dimension: 1, sources: Array(repeating: [0], count: action.order),
      generators: action.generators)
  }
}

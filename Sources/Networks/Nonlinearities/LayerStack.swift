// A plan with its numbers drawn: layers that can be evaluated on batches of columns.

import LinearAlgebra
import Representations

/// σ(W x + b), in double precision.
public struct Stage: Sendable, Hashable {
  /// W, `[outputs × inputs]`.
  public let weights: Matrix
  /// b, `[outputs]`; nil without one.
  public let bias: [Double]?
  /// u, `[inputs]`: the scalar channel of a gate is u·x. It is invariant where W is equivariant.
  let gate: [Double]
  /// σ; nil for the identity.
  public let nonlinearity: Nonlinearity?
  /// The weight class of each entry of W, from 1, `[outputs · inputs]`, 0 where forced to zero; nil
  /// where W is dense or its basis has no classes.
  public let classes: [Int32]?

  /// How many entries belong to a weight class. O(entries).
  public func size(ofClass number: Int) -> Int {
    classes?.count { $0 == Int32(number) } ?? 0
  }

  /// Acts on every column of `x`, `[inputs × batch]`.
  public func callAsFunction(_ x: Matrix) -> Matrix {
    var y = weights * x
    if let bias {
      for (i, b) in bias.enumerated() {
        for k in 0..<y.columns { y.elements[i * y.columns + k] += b }
      }
    }
    guard let nonlinearity else { return y }
    let gates =
      nonlinearity == .gated
      ? (Matrix(rows: 1, columns: gate.count, elements: gate) * x).elements : []
    nonlinearity.apply(to: &y, gates: gates)
    return y
  }
}

/// The layers of a plan.
public struct LayerStack: Sendable {
  /// From the first to the last.
  public let stages: [Stage]
  /// What they were drawn from.
  public let bases: StackBases
  /// The edits that could not be made, because the entry is zero in every equivariant matrix.
  public let forcedToZero: Set<WeightPlace>

  /// Draws all weights: the numbers of a layer follow from the seed and its place.
  ///
  /// ‖W‖² is twice the number of rows, so that values keep their size. Throws `Cancelled`.
  public init(
    _ plan: NetworkPlan, bases: StackBases, checkpoint: Checkpoint = .none
  ) throws(Cancelled) {
    var stages: [Stage] = []
    var forced: Set<WeightPlace> = []
    for k in 0..<plan.depth {
      let isLast = k == plan.depth - 1
      var draft = StageDraft(
        plan: plan, layer: k, maps: isLast ? bases.last : bases.hidden,
        invariants: isLast ? bases.outputInvariants : bases.inputInvariants, checkpoint: checkpoint)
      try draft.draw(gatesFrom: bases.gates)
      for place in plan.edits.keys.sorted(by: Self.comesFirst) where place.layer == k {
        if try !draft.edit(place, by: plan.edits[place] ?? 0) { forced.insert(place) }
      }
      if let damage = plan.damage, damage.layer == k {
        draft.raise(damage, by: NetworkPlan.damageAmount)
      }
      stages.append(draft.stage)
    }
    self.stages = stages
    self.bases = bases
    forcedToZero = forced
  }

  private static func comesFirst(_ a: WeightPlace, _ b: WeightPlace) -> Bool {
    (a.layer, a.row, a.column) < (b.layer, b.row, b.column)
  }

  /// f of every column of `x`, `[ρ_in × batch]`.
  public func callAsFunction(_ x: Matrix) -> Matrix { stages.reduce(x) { $1($0) } }
}

/// A stage while its numbers are drawn and changed.
private struct StageDraft {
  let plan: NetworkPlan
  let layer: Int
  let maps: LayerMaps
  let invariants: LayerMaps
  let checkpoint: Checkpoint
  var weights = Matrix(rows: 0, columns: 0)
  var bias: [Double]?
  var gate: [Double] = []

  private var kind: LayerPlan { plan[layer] }

  mutating func draw(gatesFrom inputs: LayerMaps) throws(Cancelled) {
    let (rows, columns) = (maps.rows, maps.columns)
    var random = SplitMix64(seed: plan.seed, label: "W\(layer + 1) \(kind.linear.rawValue)")
    let isDense = kind.linear == .dense
    weights =
      isDense
      ? .normal(rows: rows, columns: columns, using: &random)
      : try maps.random(using: &random, checkpoint: checkpoint)
    let norm = weights.frobeniusNorm
    if norm > 0 { weights = (2 * Double(rows)).squareRoot() / norm * weights }
    random = SplitMix64(seed: plan.seed, label: "gate\(layer + 1)")
    gate =
      isDense
      ? (0..<columns).map { _ in random.normal() / Double(columns).squareRoot() }
      : try inputs.random(using: &random, checkpoint: checkpoint).elements
    random = SplitMix64(seed: plan.seed, label: "b\(layer + 1) \(kind.bias.rawValue)")
    switch kind.bias {
    case .none: bias = nil
    case .invariant:
      let vector = try invariants.random(using: &random, checkpoint: checkpoint)
      let norm = vector.frobeniusNorm
      bias = norm > 0 ? (0.3 * Double(rows).squareRoot() / norm * vector).elements : vector.elements
    case .any: bias = (0..<rows).map { _ in 0.5 * random.normal() }
    }
  }

  /// Changes an entry, and what is tied to it; says whether that could be done.
  mutating func edit(_ place: WeightPlace, by amount: Double) throws(Cancelled) -> Bool {
    guard exists(place) else { return true }
    let isBias = place.column == maps.columns
    let isFree = isBias ? kind.bias == .any : kind.linear == .dense
    if isFree {
      raise(place, by: amount)
      return true
    }
    let choices = isBias ? invariants : maps
    let column = isBias ? 0 : place.column
    guard let direction = try choices.direction(place.row, column, checkpoint: checkpoint) else {
      return false
    }
    if isBias {
      bias = bias.map { zip($0, direction.elements).map { $0 + amount * $1 } }
    } else {
      weights = weights + amount * direction
    }
    return true
  }

  /// Changes one entry alone.
  mutating func raise(_ place: WeightPlace, by amount: Double) {
    guard exists(place) else { return }
    if place.column == maps.columns {
      bias?[place.row] += amount
    } else {
      weights[place.row, place.column] += amount
    }
  }

  private func exists(_ place: WeightPlace) -> Bool {
    guard 0..<maps.rows ~= place.row else { return false }
    return 0..<maps.columns ~= place.column || place.column == maps.columns && bias != nil
  }

  var stage: Stage {
    Stage(
      weights: weights, bias: bias, gate: gate, nonlinearity: kind.nonlinearity,
      classes: kind.linear == .equivariant ? maps.classes : nil)
  }
}

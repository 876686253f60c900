// What the station of networks may ask for, and what comes back.

import Groups
import LinearAlgebra
import Networks
import Representations

/// A network between the representations of a study.
public struct NetworkQuestion: Hashable, Sendable {
  /// The group.
  public var group: GroupExpression
  /// ρ_in.
  public var input: RepExpression
  /// ρ_out.
  public var output: RepExpression
  /// The layers.
  public var plan: NetworkPlan

  /// A network of a study.
  public init(
    group: GroupExpression, input: RepExpression, output: RepExpression, plan: NetworkPlan
  ) {
    self.group = group
    self.input = input
    self.output = output
    self.plan = plan
  }
}

/// The commutative square of a network, at one input and one element.
public struct SquareSnapshot: Sendable {
  /// What was asked.
  public let question: NetworkQuestion
  /// g.
  public let element: ElementName
  /// The five vectors.
  public let square: CommutativeSquare
  /// The layers with their numbers.
  public let stages: [Stage]
  /// Edits that do nothing, since the entry is zero in every equivariant matrix.
  public let forcedToZero: Set<WeightPlace>
  /// dim Hom(ρ_in, ρ_out), the number of weights of the last layer; twice that over the complex numbers.
  public let mapDimension: Int
  /// dim Hom(ρ_in, ρ_in), the number of weights of every other layer.
  public let hiddenMapDimension: Int
  /// Dimensions of ρ_in that nothing moves: what hidden biases are made of.
  public let invariantDimensionIn: Int
  /// Dimensions of ρ_out that nothing moves: what the last bias is made of.
  public let invariantDimensionOut: Int
}

/// The grid of non-linearities, with a row for the representation of the study.
public struct CommutatorSnapshot: Sendable {
  /// The six kinds of matrices.
  public let grid: CommutatorGrid
  /// ρ_in over the elements of its group; nil where there is none, and then `limit` says why.
  public let own: RepresentationRow?
  /// The kind of matrices that ρ_in has.
  public let kind: MatrixKind?
  /// Why there is no row of its own.
  public let limit: EngineError?
}

extension Answers {
  func square(
    _ question: NetworkQuestion, _ edits: [Int: Double], _ element: ElementName,
    _ checkpoint: Checkpoint
  ) throws -> SquareSnapshot {
    let stack = try stack(question, checkpoint)
    let bases = stack.bases
    var x = CommutativeSquare.input(bases.sides.dimensionIn, seed: question.plan.seed)
    for (i, change) in edits where x.indices.contains(i) { x[i] += change }
    let square: CommutativeSquare
    do {
      let g = try self.element(element, of: bases.sides)
      square = try CommutativeSquare(stack, x: x, element: g)
    } catch is LinearAlgebraError {
      throw EngineError.outOfRange
    }
    return SquareSnapshot(
      question: question, element: element, square: square, stages: stack.stages,
      forcedToZero: stack.forcedToZero, mapDimension: bases.mapDimension,
      hiddenMapDimension: bases.hiddenMapDimension,
      invariantDimensionIn: bases.invariantDimensionIn,
      invariantDimensionOut: bases.invariantDimensionOut)
  }

  private func element(
    _ name: ElementName, of sides: NetworkSides
  ) throws -> NetworkSides.Element {
    switch (sides, name) {
    case (.numbered(let input, _), .rank(let rank)) where 0..<input.group.order ~= rank:
      return .rank(rank)
    case (.numbered(let input, _), .word(let word)):
      return .rank(try input.group.element(parsing: word))
    case (.numbered(let input, _), _):
      throw EngineError.invalid(
        "the elements of \(input.group.expression) are numbered 0 to \(input.group.order - 1)")
    case (.unnumbered(let input, _), _):
      return .any(try self.element(name, in: input))
    }
  }

  func depthErrors(_ question: NetworkQuestion, _ checkpoint: Checkpoint) throws -> DepthErrors {
    try DepthErrors(try stack(question, checkpoint), checkpoint: checkpoint)
  }

  /// What the layers of a network are drawn from.
  func stackBases(_ question: NetworkQuestion, _ checkpoint: Checkpoint) throws -> StackBases {
    switch try anyGroup(question.group, checkpoint) {
    case .finite, .loop:
      return try StackBases(
        from: try representation(question.input, of: question.group, checkpoint),
        to: try representation(question.output, of: question.group, checkpoint),
        checkpoint: checkpoint)
    case .lie, .large:
      let input: AnyRepresentation = try anyRepresentation(
        question.input, of: question.group, checkpoint: checkpoint)
      return try StackBases(
        from: input, to: try AnyRepresentation(question.output, like: input),
        checkpoint: checkpoint)
    }
  }

  func commutators(
    _ group: GroupExpression, _ rep: RepExpression, _ checkpoint: Checkpoint
  ) throws -> CommutatorSnapshot {
    let grid = try CommutatorGrid(checkpoint: checkpoint)
    do {
      let (row, kind) = try representationRow(rep, of: group, checkpoint)
      return CommutatorSnapshot(grid: grid, own: row, kind: kind, limit: nil)
    } catch let cancelled as Cancelled {
      throw cancelled
    } catch {
      return CommutatorSnapshot(grid: grid, own: nil, kind: nil, limit: EngineError(error))
    }
  }

  private func representationRow(
    _ rep: RepExpression, of group: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> (RepresentationRow, MatrixKind) {
    switch try anyGroup(group, checkpoint) {
    case .finite, .loop:
      let value = try representation(rep, of: group, checkpoint)
      let row = try RepresentationRow(value, checkpoint: checkpoint)
      switch value.kind {
      case .permutation: return (row, .permutation)
      case .signedPermutation: return (row, .signedPermutation)
      case .dense: return (row, try keepsLengths(value, checkpoint) ? .orthogonal : .general)
      }
    case .lie, .large:
      let value: AnyRepresentation = try anyRepresentation(rep, of: group, checkpoint: checkpoint)
      return (
        try RepresentationRow(value, checkpoint: checkpoint),
        try value.matrixKind(checkpoint: checkpoint)
      )
    }
  }

  private func keepsLengths(_ value: Representation, _ checkpoint: Checkpoint) throws -> Bool {
    try value.group.generators.indices.allSatisfy { k in
      try checkpoint.report()
      let matrix = try value.matrix(ofGenerator: k)
      return (matrix * matrix.transpose - .identity(matrix.rows)).maximumMagnitude <= 1e-9
    }
  }
}

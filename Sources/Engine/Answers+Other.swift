// Answers about what has no numbered elements, or is no group: Lie groups and loops.

import Groups
import LinearAlgebra

/// A Lie group and what is known of it.
public struct LieSnapshot: Sendable {
  /// Its generators and their brackets.
  public let group: LieGroup
  /// What is known of it.
  public let facts: LieFacts
}

/// An element exp(t A) on the path that a generator of a Lie group runs along.
public struct FlowSnapshot: Sendable {
  /// The generator, from 0.
  public let generator: Int
  /// t, in hundredths.
  public let hundredths: Int
  /// The matrix.
  public let element: ComplexMatrix
  /// How far it is from the group; nil where the group keeps nothing that can be checked.
  public let residual: Double?
}

/// A Cayley table and what is known of it.
public struct LoopSnapshot: Sendable {
  /// The table, with the laws that hold and those that fail.
  public let loop: Loop
  /// What else is known; nil for a group.
  public let facts: LoopFacts?
}

extension Answers {
  func lie(_ expression: GroupExpression, _ checkpoint: Checkpoint) throws -> LieSnapshot {
    let group = try LieGroup(expression, library: library, checkpoint: checkpoint)
    return LieSnapshot(
      group: group, facts: try group.facts(library: library, checkpoint: checkpoint))
  }

  func flow(
    _ expression: GroupExpression, generator: Int, hundredths: Int, _ checkpoint: Checkpoint
  ) throws -> FlowSnapshot {
    let group = try LieGroup(expression, library: library, checkpoint: checkpoint)
    guard generator < group.dimension else {
      throw EngineError.invalid("\(expression) has \(group.dimension) generators")
    }
    let largest = Self.largestFlow
    guard group.size <= largest else {
      throw EngineError.limit(
        "elements are shown up to \(largest) x \(largest); those of \(expression) are "
          + "\(group.size) x \(group.size)")
    }
    let element: ComplexMatrix
    do {
      element = try group.exponential(of: generator, times: Double(hundredths) / 100)
    } catch {
      throw EngineError.limit(
        "this element has entries beyond the range of numbers; smaller t work")
    }
    return FlowSnapshot(
      generator: generator, hundredths: hundredths, element: element,
      residual: group.residual(of: element))
  }

  func loop(_ expression: GroupExpression, _ checkpoint: Checkpoint) throws -> LoopSnapshot {
    guard case .table(let path) = expression else {
      throw EngineError.invalid("\(expression) is no table; table(octonions.csv) is one")
    }
    let loop = try Loop(path: path, library: library, checkpoint: checkpoint)
    let facts = loop.isGroup ? nil : try loop.facts(checkpoint: checkpoint)
    return LoopSnapshot(loop: loop, facts: facts)
  }

  /// exp(t A) takes a few milliseconds up to this size.
  private static let largestFlow = 256
}

// Answers about permutation groups of any size.

import BigInt
import Groups
import LinearAlgebra
import Representations

/// A group too large to number its elements.
public struct LargeGroupSnapshot: Sendable {
  /// The group itself.
  public let group: PermutationGroup
  /// Writes elements as words; nil where the words would be too long.
  public let factoriser: Factoriser?
}

/// What is known of such a group.
public struct LargeFactsSnapshot: Sendable {
  /// What the chain tells.
  public let facts: LargeGroupFacts
  /// The conjugacy classes; nil where a limit was met.
  public let classes: LargeClasses?
  /// The character table; nil where a limit was met.
  public let characters: LargeCharacterTable?
  /// Its long values as letters.
  public let notation: CharacterNotation?

  /// Degree and Frobenius–Schur indicator of each irreducible representation, sorted as pairs.
  public var irreps: [(degree: Int, frobeniusSchur: Int)]? {
    characters?.irreps.map { (degree: $0.degree, frobeniusSchur: $0.frobeniusSchur) }
      .sorted { ($0.degree, $0.frobeniusSchur) < ($1.degree, $1.frobeniusSchur) }
  }
}

extension Answers {
  func largeGroup(
    _ expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> LargeGroupSnapshot {
    let group = try permutationGroup(expression, checkpoint)
    return LargeGroupSnapshot(
      group: group, factoriser: try group.factoriser(checkpoint: checkpoint))
  }

  func largeFacts(
    of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> LargeFactsSnapshot {
    let group = try permutationGroup(expression, checkpoint)
    var facts = try group.facts(checkpoint: checkpoint)
    guard let classes = try group.classes(checkpoint: checkpoint) else {
      facts.addTooManyClasses()
      return LargeFactsSnapshot(facts: facts, classes: nil, characters: nil, notation: nil)
    }
    facts.add(classes)
    do {
      let table = try LargeCharacterTable(classes, checkpoint: checkpoint)
      facts.isSimple = table.isSimple
      facts.limits.removeAll { $0.hasPrefix("simple:") }
      if let count = try table.normalSubgroupCount(checkpoint: checkpoint) {
        facts.normalSubgroupCount = count
        facts.limits.removeAll { $0.hasPrefix("normal subgroups:") }
      } else {
        facts.limits.removeAll { $0.hasPrefix("normal subgroups:") }
        facts.limits.append(
          "normal subgroups: counted up to \(LargeCharacterTable.mostNormalSubgroups)")
      }
      return LargeFactsSnapshot(
        facts: facts, classes: classes, characters: table,
        notation: try CharacterNotation(table.irreps, checkpoint))
    } catch let limit as RepresentationError {
      facts.limits.append(limit.description)
      return LargeFactsSnapshot(facts: facts, classes: classes, characters: nil, notation: nil)
    }
  }

  private func permutationGroup(
    _ expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> PermutationGroup {
    if let known = largeGroups[expression] { return known }
    let group = try PermutationGroup(expression, library: library, checkpoint: checkpoint)
    largeGroups[expression] = group
    return group
  }
}

// All homomorphisms between two groups, with what a list of them shows.

import Groups
import LinearAlgebra

/// The homomorphisms from one finite group to another, up to conjugation in the target.
public struct HomomorphismsSnapshot: Sendable {
  /// Homomorphisms that differ by conjugation in the target.
  public struct Member: Sendable {
    /// One of them.
    public let representative: Homomorphism
    /// How many there are.
    public let size: Int
    /// The number of elements that go to the identity.
    public let kernelOrder: Int
    /// Few elements that generate these.
    public let kernelGenerators: [Int]
    /// The number of elements that are reached.
    public let imageOrder: Int
    /// Whether different elements have different images.
    public let isInjective: Bool
    /// Whether every element of the target is reached.
    public let isSurjective: Bool
  }

  /// More classes are refused.
  public static let mostClasses = 1000

  /// Where they start.
  public let source: FiniteGroup
  /// Where they lead.
  public let target: FiniteGroup
  /// Those with the largest image first.
  public let classes: [Member]

  /// How many there are, conjugate ones counted.
  public var count: Int { classes.reduce(0) { $0 + $1.size } }
  /// Whether the two groups are the same up to names.
  public var isIsomorphic: Bool { classes.contains { $0.isInjective && $0.isSurjective } }
  /// How many images are kept in all.
  var imageCount: Int { classes.count * source.order }
}

extension Answers {
  func homomorphisms(
    from first: GroupExpression, to second: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> HomomorphismsSnapshot {
    let (source, target) = (try group(first, checkpoint), try group(second, checkpoint))
    guard
      let found = try source.homomorphisms(
        to: target, limit: HomomorphismsSnapshot.mostClasses, checkpoint: checkpoint)
    else {
      let isSame = try source.isIsomorphic(to: target, checkpoint: checkpoint)
      let known = isSame.map { $0 ? "; the two are isomorphic" : "; the two are not isomorphic" }
      throw EngineError.limit(
        "\(first) → \(second) has more homomorphisms than the limit of "
          + "\(HomomorphismsSnapshot.mostClasses) up to conjugacy, or they take too long to find; "
          + "smaller groups work\(known ?? "")")
    }
    var members: [HomomorphismsSnapshot.Member] = []
    for entry in found {
      try checkpoint.report()
      let map = entry.representative
      let (kernel, imageOrder) = (map.kernel, map.image.count)
      members.append(
        HomomorphismsSnapshot.Member(
          representative: map, size: entry.size, kernelOrder: kernel.count,
          kernelGenerators: try source.fewGenerators(ofSubgroup: kernel, checkpoint: checkpoint),
          imageOrder: imageOrder, isInjective: kernel.count == 1,
          isSurjective: imageOrder == target.order))
    }
    let sequence = members.indices.sorted {
      (-members[$0].imageOrder, $0) < (-members[$1].imageOrder, $1)
    }
    return HomomorphismsSnapshot(
      source: source, target: target, classes: sequence.map { members[$0] })
  }
}

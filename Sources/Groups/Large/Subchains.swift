import BigInt
import LinearAlgebra

/// A subgroup of a permutation group: its generators and its chain.
struct PermutationSubgroup: Sendable {
  let generators: [[UInt16]]
  let chain: PermutationGroup.Chain
  let order: BigInt

  /// The order is known not to exceed `bound`. Without the proof it may be larger than it says, and
  /// there may be more elements than it contains.
  init(
    _ generators: [[UInt16]], degree: Int, bound: BigInt? = nil, isProven: Bool = true,
    checkpoint: Checkpoint
  ) throws {
    self.generators = generators
    chain = try .init(
      degree: degree, generators: generators, bound: bound, isProven: isProven,
      name: "a subgroup", checkpoint: checkpoint)
    order = chain.order
  }

  func contains(_ images: [UInt16]) -> Bool { chain.digits(of: images) != nil }

  /// The smallest subgroup that holds the elements and that conjugation by `group` leaves alone.
  ///
  /// Random conjugates make it grow quickly; in the end every conjugate of a generator by a
  /// generator is checked to lie in it, and its order is proven, once.
  static func normalClosure(
    of elements: [[UInt16]], by group: [[UInt16]], degree: Int, bound: BigInt? = nil,
    checkpoint: Checkpoint
  ) throws -> PermutationSubgroup {
    var closure = try PermutationSubgroup(
      Array(elements.lazy.filter { !$0.isIdentity }.prefix(3)), degree: degree, bound: bound,
      isProven: false, checkpoint: checkpoint)
    guard !closure.generators.isEmpty, !group.isEmpty else { return closure }
    var random = SplitMix64(seed: 0x5eed, label: "normal closure")
    var source = ProductReplacement(group, degree: degree, using: &random)
    let pairs = group.map { ($0, $0.inverted) }
    while true {
      var fresh: [[UInt16]] = []
      for generator in closure.generators.shuffled(using: &random).prefix(6) {
        let g = source.next(using: &random)
        let conjugate = [UInt16].product(g, .product(generator, g.inverted))
        if fresh.count < 3, !closure.contains(conjugate) { fresh.append(conjugate) }
      }
      if fresh.isEmpty, let outsider = try closure.outsider(elements, pairs, checkpoint) {
        fresh = [outsider]
      }
      closure = try PermutationSubgroup(
        closure.generators + fresh, degree: degree, bound: bound, isProven: fresh.isEmpty,
        checkpoint: checkpoint)
      if fresh.isEmpty { return closure }
    }
  }

  /// One of the elements, or a conjugate of a generator, that this subgroup lacks.
  private func outsider(
    _ elements: [[UInt16]], _ pairs: [(g: [UInt16], inverse: [UInt16])], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt16]? {
    for element in elements where !contains(element) { return element }
    for generator in generators {
      try checkpoint.report()
      for (g, inverse) in pairs {
        let conjugate = [UInt16].product(g, .product(generator, inverse))
        if !contains(conjugate) { return conjugate }
      }
    }
    return nil
  }

  /// The normal closure of the commutators of two generating sets, both of subgroups that `group`
  /// normalises.
  static func commutators(
    _ a: [[UInt16]], _ b: [[UInt16]], in group: [[UInt16]], degree: Int, bound: BigInt? = nil,
    checkpoint: Checkpoint
  ) throws -> PermutationSubgroup {
    var found: Set<[UInt16]> = []
    var list: [[UInt16]] = []
    for x in a {
      try checkpoint.report()
      for y in b {
        let commutator = [UInt16].product(
          .product(x.inverted, y.inverted), .product(x, y))
        if !commutator.isIdentity, found.insert(commutator).inserted { list.append(commutator) }
      }
    }
    return try normalClosure(
      of: list, by: group, degree: degree, bound: bound, checkpoint: checkpoint)
  }
}

import LinearAlgebra

/// The quotient of a group by a normal subgroup N.
public struct QuotientGroup: Sendable {
  /// As the permutations of its own elements, the cosets; its generators are the images of those of
  /// the whole group, in the same order.
  public let group: FiniteGroup
  /// From the whole group; N is its kernel.
  public let projection: Homomorphism
  /// The smallest rank in each coset, `[group order]`.
  public let representatives: [Int]

  /// `r f N`, by the representative; `N` for the identity.
  public func name(of coset: Int) -> String {
    coset == 0 ? "N" : "\(projection.source.name(of: representatives[coset])) N"
  }
}

extension FiniteGroup {
  /// The largest quotient that is made.
  public static let largestQuotient = 2048

  /// G/N for a normal subgroup N, given by its ranks or by generators.
  ///
  /// O(order · generators + index²). Throws `GroupError`: `.invalid` if N is not normal, `.tooLarge`
  /// if its index is beyond `largestQuotient`; and `Cancelled`.
  public func quotient(
    by normal: [Int], checkpoint: Checkpoint = .none
  ) throws -> QuotientGroup {
    let cosets = try Cosets(of: normalSubgroup(normal, checkpoint), in: self, checkpoint)
    let count = cosets.representatives.count
    guard count <= Self.largestQuotient else {
      throw GroupError.tooLarge(
        expression: "the quotient of \(expression)", order: String(count),
        limit: Self.largestQuotient)
    }
    let permutations = generators.map { generator in
      Permutation(
        unchecked: cosets.representatives.map {
          UInt32(cosets.cosetOf[product(generator.element, $0)])
        })
    }
    let none = [Permutation.identity(count)]
    let quotient = try FiniteGroup(
      .permutations(degree: count, permutations.isEmpty ? none : permutations),
      checkpoint: checkpoint)
    // The action is regular: an element is known by where it takes the coset N.
    var rankOf = [UInt16](repeating: 0, count: count)
    for rank in 0..<count { rankOf[quotient.image(of: 0, under: rank)] = UInt16(rank) }
    var representatives = [Int](repeating: 0, count: count)
    for (coset, rank) in rankOf.enumerated() {
      representatives[Int(rank)] = cosets.representatives[coset]
    }
    return QuotientGroup(
      group: quotient,
      projection: Homomorphism(
        source: self, target: quotient, images: cosets.cosetOf.map { rankOf[$0] }),
      representatives: representatives)
  }

  /// A name of G/N up to isomorphism, where it is known: `C2 x C4`. N is given as for `quotient`.
  public func quotientStructure(
    by normal: [Int], checkpoint: Checkpoint = .none
  ) throws -> String? {
    let subgroup = try normalSubgroup(normal, checkpoint)
    if subgroup.order == 1 { return try structure(ofSubgroup: Array(0..<order)) }
    let cosets = try Cosets(of: subgroup, in: self, checkpoint)
    let representatives = cosets.representatives
    let orders = try representatives.map {
      try checkpoint.report()
      var (power, exponent) = ($0, 1)
      while !subgroup.isMember[power] {
        power = product(power, $0)
        exponent += 1
      }
      return exponent
    }
    if generators.allSatisfy({ a in
      generators.allSatisfy { subgroup.isMember[commutator(a.element, $0.element)] }
    }) {
      let counts = Dictionary(orders.map { ($0, 1) }, uniquingKeysWith: +)
      return AbelianType(elementOrders: counts.sorted { $0.key < $1.key }.map { ($0, $1) }).name
    }
    if representatives.count <= Catalogue.largestOrder {
      let hash = Identification.fingerprint(order: representatives.count, elementOrders: orders) {
        cosets.cosetOf[product(representatives[$0], representatives[$1])]
      }
      return Catalogue.entries[hash]?.structure
    }
    guard representatives.count <= Self.largestQuotient else { return nil }
    let quotient = try quotient(by: normal, checkpoint: checkpoint).group
    return try quotient.structure(quotient.elementOrderCounts(nil, checkpoint), checkpoint)
  }

  private func normalSubgroup(
    _ elements: [Int], _ checkpoint: Checkpoint
  ) throws -> SubgroupClosure {
    var closure = SubgroupClosure(self)
    for element in elements { try closure.insert(element, checkpoint) }
    for generator in generators {
      for element in closure.generators
      where !closure.isMember[conjugate(element, by: generator.element)] {
        throw GroupError.invalid(
          """
          a quotient needs a normal subgroup, but \(generator.name) takes \
          \(name(of: element)) out of this one by conjugation
          """)
      }
    }
    return closure
  }
}

/// The cosets of a subgroup, numbered by their smallest members.
private struct Cosets {
  /// `[order]`
  let cosetOf: [Int]
  let representatives: [Int]

  init(
    of subgroup: SubgroupClosure, in group: FiniteGroup, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let period = max(1, 1024 / subgroup.order)
    var cosetOf = [Int](repeating: -1, count: group.order)
    var representatives: [Int] = []
    for g in 0..<group.order where cosetOf[g] < 0 {
      if representatives.count.isMultiple(of: period) { try checkpoint.report() }
      for h in subgroup.elements { cosetOf[group.product(g, h)] = representatives.count }
      representatives.append(g)
    }
    self.cosetOf = cosetOf
    self.representatives = representatives
  }
}

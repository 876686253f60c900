import LinearAlgebra

/// What can be said of a group without its representations.
///
/// nil stands for what was not computed; `limits` says why.
public struct GroupFacts: Sendable {
  /// The number of elements.
  public var order: Int
  /// Whether all elements commute.
  public var isAbelian: Bool
  /// Whether every Sylow subgroup is normal.
  public var isNilpotent: Bool
  /// Whether the derived series reaches the identity.
  public var isSolvable: Bool
  /// Whether there are exactly two normal subgroups; a cyclic group of prime order is simple.
  public var isSimple: Bool
  /// Whether it is its own derived subgroup, as the trivial group is.
  public var isPerfect: Bool
  /// The least n > 0 with every n-th power the identity.
  public var exponent: Int
  /// The number of elements that commute with all.
  public var centerOrder: Int
  /// The order of the subgroup that the commutators generate.
  public var derivedOrder: Int
  /// The number of conjugacy classes.
  public var classCount: Int
  /// Their sizes, ascending.
  public var classSizes: [Int]
  /// How many elements have each order, by order.
  public var elementOrders: [(order: Int, count: Int)]
  /// The number of subgroups.
  public var subgroupCount: Int?
  /// The number of subgroups up to conjugacy.
  public var subgroupClassCount: Int?
  /// The number of normal subgroups.
  public var normalSubgroupCount: Int?
  /// The number of automorphisms.
  public var automorphismCount: Int?
  /// Generators and relators, as in `<r, f | r^4 = f^2 = 1, r f = f r^-1>`.
  public var presentation: String?
  /// A name up to isomorphism, such as `C2 x C4`.
  public var structure: String?
  /// The number in the Small Groups library, such as `small(8,3)`.
  public var identified: String?
  /// What was left out, and the limit that was met.
  public var limits: [String]
}

extension FiniteGroup {
  /// Computes them all.
  ///
  /// Every step that may be long has a limit and reports to the checkpoint.
  public func facts(checkpoint: Checkpoint = .none) throws -> GroupFacts {
    let classes = try classes(checkpoint: checkpoint)
    let series = try derivedSeries(checkpoint)
    let derivedOrder = series.count > 1 ? series[1].order : order
    var facts = GroupFacts(
      order: order, isAbelian: isAbelian,
      isNilpotent: isNilpotent(classes), isSolvable: series.last?.order == 1,
      isSimple: try isSimple(classes, checkpoint), isPerfect: derivedOrder == order,
      exponent: classes.classes.reduce(1) { leastCommonMultiple($0, $1.elementOrder) },
      centerOrder: classes.classes.count { $0.size == 1 }, derivedOrder: derivedOrder,
      classCount: classes.classes.count, classSizes: classes.classes.map(\.size).sorted(),
      elementOrders: elementOrders(classes), limits: [])
    try countSubgroups(classes, &facts, checkpoint)
    facts.automorphismCount = try automorphismCount(classes, checkpoint: checkpoint)
    if facts.automorphismCount == nil {
      facts.limits.append("automorphisms: not counted, beyond 64 bits or too long to search for")
    }
    try describe(&facts, checkpoint)
    return facts
  }

  private func countSubgroups(
    _ classes: ConjugacyClasses, _ facts: inout GroupFacts, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    if isAbelian {
      let count = AbelianType(elementOrders: facts.elementOrders).subgroupCount
      facts.subgroupCount = count
      facts.subgroupClassCount = count
      facts.normalSubgroupCount = count
      if count == nil { facts.limits.append("subgroups: their number is beyond 64 bits") }
      return
    }
    if let counts = try subgroupCounts(checkpoint: checkpoint) {
      facts.subgroupCount = counts.subgroups
      facts.subgroupClassCount = counts.classes
      facts.normalSubgroupCount = counts.normal
      return
    }
    facts.limits.append(
      "subgroups: not counted, too many or too long to find in a group of order \(order); "
        + SubgroupLattice.limit)
    facts.normalSubgroupCount = try normalSubgroups(classes, checkpoint: checkpoint)?.count
    if facts.normalSubgroupCount == nil {
      facts.limits.append("normal subgroups: not counted, there are too many")
    }
  }

  private func describe(_ facts: inout GroupFacts, _ checkpoint: Checkpoint) throws(Cancelled) {
    facts.presentation = try presentation(checkpoint: checkpoint)
    if facts.presentation == nil {
      facts.limits.append(
        "presentation: searched for in groups of up to \(Self.largestPresented) elements")
    }
    let entry = catalogueEntry
    facts.identified = entry?.name
    if entry == nil {
      facts.limits.append(
        "identified: the catalogue holds the groups of up to \(Catalogue.largestOrder) elements")
    }
    facts.structure = try structure(facts.elementOrders, checkpoint)
    if facts.structure == nil {
      facts.limits.append("structure: this build has no name for this group")
    }
  }

  /// The group, its derived subgroup, that one's…, to where it repeats; ends with order 1 exactly
  /// for solvable groups.
  func derivedSeries(_ checkpoint: Checkpoint) throws(Cancelled) -> [SubgroupClosure] {
    var whole = SubgroupClosure(self)
    for generator in generators { try whole.insert(generator.element, checkpoint) }
    var series = [whole]
    while let last = series.last, last.order > 1 {
      let commutators = last.generators.flatMap { a in
        last.generators.map { commutator(a, $0) }
      }
      let next = try normalClosure(of: commutators, checkpoint)
      if next.order == last.order { break }
      series.append(next)
    }
    return series
  }

  /// Nilpotent: for each prime, the elements of its power order are as many as in a Sylow subgroup.
  func isNilpotent(_ classes: ConjugacyClasses) -> Bool {
    storage.primes.allSatisfy { prime, exponent in
      let sylow = (0..<exponent).reduce(1) { size, _ in size * prime }
      let count = classes.classes.filter { sylow.isMultiple(of: $0.elementOrder) }
        .reduce(0) { $0 + $1.size }
      return count == sylow
    }
  }

  /// Simple: every class but the identity's generates the whole group.
  private func isSimple(
    _ classes: ConjugacyClasses, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    if isAbelian { return storage.primes.count == 1 && storage.primes[0].exponent == 1 }
    for conjugates in classes.classes.dropFirst() {
      try checkpoint.report()
      let closure = try normalClosure(of: [conjugates.representative], checkpoint)
      if closure.order < order { return false }
    }
    return order > 1
  }

  private func elementOrders(_ classes: ConjugacyClasses) -> [(order: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for conjugates in classes.classes {
      counts[conjugates.elementOrder, default: 0] += conjugates.size
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

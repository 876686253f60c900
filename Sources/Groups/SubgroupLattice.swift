import LinearAlgebra

/// The subgroups of a group up to conjugacy, and which lie directly below which.
public struct SubgroupLattice: Sendable {
  /// One class of conjugate subgroups.
  public struct Class: Hashable, Sendable {
    /// The order of each of them.
    public let order: Int
    /// How many conjugates there are.
    public let size: Int
    /// Ranks that generate the representative.
    public let generators: [Int]
    /// The ranks of the representative, ascending.
    public let elements: [Int]
    /// A name up to isomorphism such as `C2 x C4`, where it is known.
    public let structure: String?

    /// Whether it is alone in its class.
    public var isNormal: Bool { size == 1 }
  }

  /// A pair of classes with nothing between them.
  public struct Cover: Hashable, Sendable {
    /// The index of the larger subgroup.
    public let upper: Int
    /// The index of a class of which a member is maximal in it.
    public let lower: Int
  }

  /// The search gives up after so many products and operations on sets, a few seconds.
  static let mostProducts = 400_000_000
  /// The search gives up when the subgroups take more memory, as sets of cyclic subgroups.
  static let mostBytes = 64_000_000

  /// Where the search for subgroups gives up, for messages.
  public static let limit =
    "the limit is \(mostBytes / 1_000_000) MB of subgroups and \(mostProducts / 1_000_000) million "
    + "products"

  /// By order, then size; the trivial group first, the whole group last.
  public let classes: [Class]
  /// By upper, then lower index.
  public let covers: [Cover]

  /// The number of subgroups, conjugates counted.
  public var subgroupCount: Int { classes.reduce(0) { $0 + $1.size } }
}

extension FiniteGroup {
  /// All subgroups up to conjugacy, or nil if there are too many or it is too much work.
  ///
  /// Seconds for groups of a few thousand elements; `SubgroupSearch` says how it is done.
  public func subgroupClasses(
    checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> SubgroupLattice? {
    var search = try SubgroupSearch(self, checkpoint: checkpoint)
    guard try search.run(checkpoint: checkpoint) else { return nil }
    let found = search.classes
    let sequence = found.indices.sorted {
      (found[$0].order, found[$0].conjugates.count, $0)
        < (found[$1].order, found[$1].conjugates.count, $1)
    }
    var classes: [SubgroupLattice.Class] = []
    for i in sequence {
      try checkpoint.report()
      let elements = search.elements(of: found[i]).sorted()
      classes.append(
        SubgroupLattice.Class(
          order: elements.count, size: found[i].conjugates.count,
          generators: search.generators(of: found[i]),
          elements: elements,
          structure: try structure(ofSubgroup: elements, checkpoint: checkpoint)))
    }
    let covers = try covers(search, sequence, checkpoint)
    return SubgroupLattice(
      classes: classes, covers: covers.sorted { ($0.upper, $0.lower) < ($1.upper, $1.lower) })
  }

  /// The numbers of subgroups and of their classes, or nil as for `subgroupClasses`.
  func subgroupCounts(
    checkpoint: Checkpoint
  ) throws(Cancelled) -> (subgroups: Int, classes: Int, normal: Int)? {
    var search = try SubgroupSearch(self, checkpoint: checkpoint)
    guard try search.run(checkpoint: checkpoint) else { return nil }
    let sizes = search.classes.map(\.conjugates.count)
    return (sizes.reduce(0, +), sizes.count, sizes.count { $0 == 1 })
  }

  /// Which classes lie directly below which, as places in `sequence`.
  private func covers(
    _ search: SubgroupSearch, _ sequence: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [SubgroupLattice.Cover] {
    guard try isNilpotent(classes(checkpoint: checkpoint)) else {
      return try covers(sequence.map { search.classes[$0] }, search.sets, checkpoint)
    }
    // Every maximal subgroup of a nilpotent group is normal and of prime index.
    var place = sequence
    for (new, old) in sequence.enumerated() { place[old] = new }
    return search.extensions.map {
      SubgroupLattice.Cover(upper: place[$0.upper], lower: place[$0.lower])
    }
  }

  /// For each class the maximal ones among the subgroups that its representative contains.
  private func covers(
    _ classes: [SubgroupSearch.Class], _ sets: NumberedSets, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [SubgroupLattice.Cover] {
    var covers: [SubgroupLattice.Cover] = []
    let isSolvable = try derivedSeries(checkpoint).last?.order == 1
    for upper in classes.indices {
      try checkpoint.report(Double(upper) / Double(classes.count))
      let whole = sets[classes[upper].conjugates.lowerBound]
      let order = classes[upper].order
      var maximal: [BitSet] = []
      for lower in (0..<upper).reversed() {
        let size = classes[lower].order
        guard size < order, order.isMultiple(of: size) else { continue }
        // Galois: the index of a maximal subgroup of a solvable group is a prime power.
        if isSolvable, primeFactors(order / size).count > 1 { continue }
        try checkpoint.report()
        var isCovered = false
        for number in classes[lower].conjugates {
          if number.isMultiple(of: 1024) { try checkpoint.report() }
          guard sets.isSubset(number, of: whole) else { continue }
          let subgroup = sets[number]
          // Conjugate subgroups that lie inside may differ in what lies between.
          if maximal.contains(where: { $0 != subgroup && subgroup.isSubset(of: $0) }) { continue }
          maximal.append(subgroup)
          isCovered = true
        }
        if isCovered { covers.append(SubgroupLattice.Cover(upper: upper, lower: lower)) }
      }
    }
    return covers
  }
}

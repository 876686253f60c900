import LinearAlgebra

/// The conjugacy classes of a group.
public struct ConjugacyClasses: Sendable {
  /// One class.
  public struct Class: Hashable, Sendable {
    /// The member with the smallest rank.
    public let representative: Int
    /// The number of members.
    public let size: Int
    /// The order that all members have.
    public let elementOrder: Int
    /// Ranks, ascending.
    public let members: [Int]
  }

  /// By element order, then size, then representative.
  public let classes: [Class]
  /// For each rank, the index of its class in `classes`. `[order]`
  public let classOf: [Int]
}

extension FiniteGroup {
  /// All conjugacy classes.
  ///
  /// O(order · generators) products.
  public func classes(checkpoint: Checkpoint = .none) throws(Cancelled) -> ConjugacyClasses {
    var isSeen = [Bool](repeating: false, count: order)
    var classes: [ConjugacyClasses.Class] = []
    for representative in 0..<order where !isSeen[representative] {
      let members = try conjugates(of: representative, &isSeen, checkpoint)
      classes.append(
        ConjugacyClasses.Class(
          representative: representative, size: members.count,
          elementOrder: elementOrder(representative), members: members.sorted()))
    }
    classes.sort {
      ($0.elementOrder, $0.size, $0.representative) < ($1.elementOrder, $1.size, $1.representative)
    }
    var classOf = [Int](repeating: 0, count: order)
    for (k, conjugates) in classes.enumerated() {
      for member in conjugates.members { classOf[member] = k }
    }
    return ConjugacyClasses(classes: classes, classOf: classOf)
  }

  /// The class of an element, marked as seen.
  private func conjugates(
    of representative: Int, _ isSeen: inout [Bool], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int] {
    isSeen[representative] = true
    var members = [representative]
    let period = stepsBetweenReports
    var next = 0
    while next < members.count {
      if next.isMultiple(of: period) { try checkpoint.report() }
      for generator in generators {
        let image = conjugate(members[next], by: generator.element)
        if isSeen[image] { continue }
        isSeen[image] = true
        members.append(image)
      }
      next += 1
    }
    return members
  }
}

extension ConjugacyClasses {
  /// The class of the n-th powers of each class, for any integer n: n = -1 gives the inverses.
  ///
  /// O(classes · log order) products. `[classes]`
  public func powerMap(_ n: Int, in group: FiniteGroup) -> [Int] {
    classes.map { classOf[group.power($0.representative, n)] }
  }
}

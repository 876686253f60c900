import LinearAlgebra

extension FiniteGroup {
  /// The normal subgroups, each as the set of its classes; nil when that is too much work.
  ///
  /// They are the joins of normal closures of single classes. The work counts products.
  func normalSubgroups(
    _ classes: ConjugacyClasses, checkpoint: Checkpoint
  ) throws(Cancelled) -> [BitSet]? {
    var budget = storage.table.isEmpty ? 20_000_000 : 200_000_000
    guard let atoms = try closuresOfClasses(classes, &budget, checkpoint) else { return nil }
    var trivial = BitSet(count: classes.classes.count)
    trivial.insert(0)
    var found: Set<BitSet> = [trivial]
    var queue = [trivial]
    while let subgroup = queue.popLast() {
      let representatives = subgroup.elements.map { classes.classes[$0].representative }
      for (atom, elements) in atoms where !atom.isSubset(of: subgroup) {
        budget -= representatives.count * elements.count
        if budget < 0 { return nil }
        // The product of two normal subgroups: a class of one times every element of the other.
        var join = atom.union(subgroup)
        let period = max(1, 1024 / elements.count)
        for (k, a) in representatives.enumerated() {
          if k.isMultiple(of: period) { try checkpoint.report() }
          for b in elements { join.insert(classes.classOf[product(a, b)]) }
        }
        if found.insert(join).inserted { queue.append(join) }
      }
    }
    return Array(found)
  }

  /// The normal closure of every class but the identity's: its classes, and its elements.
  private func closuresOfClasses(
    _ classes: ConjugacyClasses, _ budget: inout Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [BitSet: [Int]]? {
    var closures: [BitSet: [Int]] = [:]
    for conjugates in classes.classes.dropFirst() {
      try checkpoint.report()
      let closure = try normalClosure(of: [conjugates.representative], checkpoint)
      budget -= closure.order
      if budget < 0 { return nil }
      var set = BitSet(count: classes.classes.count)
      for element in closure.elements { set.insert(classes.classOf[element]) }
      closures[set] = closure.elements
    }
    return closures
  }
}

import LinearAlgebra

extension FiniteGroup {
  /// A number for each element that every isomorphism respects, `[order]`.
  func colours(
    _ classes: ConjugacyClasses, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt64] {
    if order <= 512 {
      return try ElementColours.fine(
        order: order, elementOrders: (0..<order).map(elementOrder), product: product, checkpoint)
    }
    let coarse = try ElementColours.coarse(self, classes, checkpoint)
    return classes.classOf.map { coarse[$0] }
  }

  /// Few generators with few possible images: each extends the subgroup as far as one can.
  ///
  /// `images` says how many each element may have, `[order]`.
  func base(
    _ classes: ConjugacyClasses, images: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int] {
    let candidates = candidates(classes)
    var closure = SubgroupClosure(self)
    while closure.order < order {
      var best: (closure: SubgroupClosure, images: Int)?
      for candidate in candidates where !closure.isMember[candidate] {
        try checkpoint.report()
        var next = closure
        try next.insert(candidate, checkpoint)
        if let (old, oldImages) = best,
          (old.order, -oldImages) >= (next.order, -images[candidate])
        {
          continue
        }
        best = (next, images[candidate])
      }
      guard let best else { break }
      closure = best.closure
    }
    return closure.generators
  }

  /// Generators, their products in pairs, and members of the last classes.
  private func candidates(_ classes: ConjugacyClasses) -> [Int] {
    let generators = generators.map(\.element)
    let products = generators.flatMap { a in generators.map { product(a, $0) } }
    let representatives = classes.classes.suffix(24).map(\.representative)
    var candidates: [Int] = []
    for element in generators + products + representatives where !candidates.contains(element) {
      candidates.append(element)
    }
    return candidates
  }
}

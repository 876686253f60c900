extension FiniteGroup {
  /// The number of points of the natural action, where there is one.
  ///
  /// Corners of the n-gon, points of a ring, faces of the cube, pixels of the torus; for a product
  /// the points of all factors, one factor after another. Quaternions, dicyclic groups and V4 have
  /// none. The action may be unfaithful: D(2), p4(2).
  public var degree: Int? { storage.degree }

  /// Where element `a` sends a point `0 ..< degree`.
  ///
  /// There must be a natural action.
  public func image(of point: Int, under a: Int) -> Int {
    precondition(storage.degree != nil, "this group has no natural action")
    return storage.law.image(of: point, under: a)
  }

  /// The natural action of `a` as a permutation, where there is one.
  ///
  /// O(degree).
  public func permutation(of a: Int) -> Permutation? {
    guard let degree else { return nil }
    return Permutation(unchecked: (0..<degree).map { UInt32(image(of: $0, under: a)) })
  }

  /// Whether elements are called by their cycles: all factors were given as permutations.
  ///
  /// Those of the catalogue are called by words, for its permutations are no more than a choice.
  var isNamedByCycles: Bool {
    factors.allSatisfy {
      if case .named(.small, _) = $0.expression { return false }
      if case .permutations = $0.storage.law { return true }
      return false
    }
  }

  /// The rank of a permutation of the points, in a group that is named by cycles; else nil.
  func rank(of permutation: Permutation) -> Int? {
    var first = 0
    var components: [Int] = []
    for factor in factors {
      guard case .permutations(let law) = factor.storage.law else { return nil }
      var images: [UInt32] = []
      for point in first..<(first + law.degree) {
        let image = permutation[point] - first
        guard (0..<law.degree).contains(image) else { return nil }
        images.append(UInt32(image))
      }
      guard let rank = law.chain.rank(of: Permutation(unchecked: images)) else { return nil }
      components.append(rank)
      first += law.degree
    }
    return element(components: components)
  }
}

import LinearAlgebra

/// A homomorphism from a subgroup to the roots of unity.
public struct LinearCharacter: Hashable, Sendable {
  /// The values are powers of exp(2πi / modulus).
  public let modulus: Int
  /// The ranks of the subgroup, the identity first.
  public let elements: [Int]
  /// The power that each of them goes to, in `0 ..< modulus`. `[elements]`
  public let exponents: [Int]
}

extension FiniteGroup {
  /// The linear characters of the subgroup that some elements generate which pass a test.
  ///
  /// They are trivial on its derived subgroup and extend from there, one generator at a time:
  /// where g^r is the first power in the subgroup K so far, λ extends to K⟨g⟩ in r ways. Characters
  /// that fail `isWanted` on a K are dropped with all their extensions. `modulus` is a multiple of
  /// the order of every element. O(order of the subgroup) for each that is looked at.
  public func linearCharacters(
    ofSubgroupGeneratedBy generators: [Int], modulus: Int, checkpoint: Checkpoint = .none,
    where isWanted: (LinearCharacter) -> Bool
  ) throws(Cancelled) -> [LinearCharacter] {
    var whole = SubgroupClosure(self)
    for generator in generators { try whole.insert(generator, checkpoint) }
    var current = try derivedSubgroup(of: whole, checkpoint)
    var characters = [
      LinearCharacter(
        modulus: modulus, elements: current.elements,
        exponents: Array(repeating: 0, count: current.order))
    ].filter(isWanted)
    for generator in whole.generators where !current.isMember[generator] {
      if characters.isEmpty { break }
      let old = current.elements
      var (elements, power, index) = (old, generator, 1)
      while !current.isMember[power] {
        elements += old.map { product($0, power) }
        power = product(power, generator)
        index += 1
      }
      // g^index is in K; place says where.
      let place = old.firstIndex(of: power) ?? 0
      var extended: [LinearCharacter] = []
      for character in characters {
        try checkpoint.report()
        let root = character.exponents[place] / index
        for t in 0..<index {
          let step = root + t * (modulus / index)
          let exponents = (0..<index).flatMap { j in
            character.exponents.map { ($0 + j * step) % modulus }
          }
          let candidate = LinearCharacter(
            modulus: modulus, elements: elements, exponents: exponents)
          if isWanted(candidate) { extended.append(candidate) }
        }
      }
      characters = extended
      current = SubgroupClosure(
        self, closed: elements, generators: current.generators + [generator])
    }
    return characters
  }

  /// The subgroup that the commutators of a subgroup generate.
  private func derivedSubgroup(
    of whole: SubgroupClosure, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SubgroupClosure {
    var derived = SubgroupClosure(self)
    for a in whole.generators {
      for b in whole.generators { try derived.insert(commutator(a, b), checkpoint) }
    }
    var next = 0
    while next < derived.generators.count {
      for g in whole.generators {
        try derived.insert(conjugate(derived.generators[next], by: g), checkpoint)
      }
      next += 1
    }
    return derived
  }
}

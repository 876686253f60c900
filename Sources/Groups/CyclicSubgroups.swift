import LinearAlgebra

/// The cyclic subgroups of prime-power order: a subgroup is known by those that it contains.
struct CyclicSubgroups: Sendable {
  /// One generator of each.
  let generators: [Int]
  /// The order of each is a power of this prime.
  let primes: [Int]
  /// The subgroup of index p in each, or -1 for those of prime order.
  let parents: [Int32]
  /// For each element of prime-power order > 1 its subgroup, else -1. `[order]`
  let indexOf: [Int32]
  /// For each generator of the group how it permutes them. `[group generators][count]`
  let conjugation: [[Int32]]

  var count: Int { generators.count }

  init(of group: FiniteGroup, checkpoint: Checkpoint) throws(Cancelled) {
    var indexOf = [Int32](repeating: -1, count: group.order)
    var generators: [Int] = []
    var primes: [Int] = []
    let classes = try group.classes(checkpoint: checkpoint)
    for conjugates in classes.classes {
      let factors = primeFactors(conjugates.elementOrder)
      guard factors.count == 1 else { continue }
      let prime = factors[0].prime
      for member in conjugates.members where indexOf[member] < 0 {
        if generators.count.isMultiple(of: 16) { try checkpoint.report() }
        var (power, exponent) = (member, 1)
        while power != 0 {
          if !exponent.isMultiple(of: prime) { indexOf[power] = Int32(generators.count) }
          power = group.product(power, member)
          exponent += 1
        }
        generators.append(member)
        primes.append(prime)
      }
    }
    var parents: [Int32] = []
    for (k, generator) in generators.enumerated() {
      if k.isMultiple(of: 64) { try checkpoint.report() }
      parents.append(indexOf[group.power(generator, primes[k])])
    }
    self.parents = parents
    var conjugation: [[Int32]] = []
    for generator in group.generators {
      var images: [Int32] = []
      for (k, member) in generators.enumerated() {
        if k.isMultiple(of: 1024) { try checkpoint.report() }
        images.append(indexOf[group.conjugate(member, by: generator.element)])
      }
      conjugation.append(images)
    }
    self.conjugation = conjugation
    self.generators = generators
    self.primes = primes
    self.indexOf = indexOf
  }

  /// Those in a subgroup with the given elements.
  func set(of elements: [Int]) -> BitSet {
    var result = BitSet(count: count)
    for element in elements where indexOf[element] >= 0 { result.insert(Int(indexOf[element])) }
    return result
  }

  /// Whether a subgroup contains the p-th power of member i, so that i can extend it by index p.
  func hasParent(of i: Int, in set: BitSet) -> Bool {
    parents[i] < 0 || set.contains(Int(parents[i]))
  }
}

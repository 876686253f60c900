import BigInt
import LinearAlgebra

/// What can be said of a permutation group without listing its elements.
///
/// nil stands for what was not computed; `limits` says why.
public struct LargeGroupFacts: Sendable {
  /// The number of elements.
  public var order: BigInt
  /// Whether all elements commute.
  public var isAbelian: Bool
  /// Whether the lower central series reaches the identity.
  public var isNilpotent: Bool
  /// Whether the derived series reaches the identity.
  public var isSolvable: Bool
  /// Whether there are exactly two normal subgroups.
  public var isSimple: Bool?
  /// Whether it is its own derived subgroup.
  public var isPerfect: Bool
  /// The least n > 0 with every n-th power the identity.
  public var exponent: BigInt?
  /// The number of elements that commute with all.
  public var centerOrder: BigInt
  /// The order of the subgroup that the commutators generate.
  public var derivedOrder: BigInt
  /// The number of conjugacy classes.
  public var classCount: Int?
  /// Their sizes, ascending.
  public var classSizes: [Int]?
  /// How many elements have each order, by order.
  public var elementOrders: [(order: Int, count: Int)]?
  /// The number of normal subgroups.
  public var normalSubgroupCount: Int?
  /// The number of automorphisms.
  public var automorphismCount: BigInt?
  /// How the points are moved.
  public var orbits: PointOrbits
  /// A name up to isomorphism, such as `S20`.
  public var structure: String?
  /// What was left out, and the limit that was met.
  public var limits: [String]
}

extension PermutationGroup {
  /// Computes them all, in milliseconds for hundreds of points.
  ///
  /// Throws `GroupError` where a subgroup's chain cannot be stored, and `Cancelled`.
  public func facts(checkpoint: Checkpoint = .none) throws -> LargeGroupFacts {
    if case .giant(let giant) = chain { return facts(of: giant) }
    let moves = generators.map(\.permutation.imageList).filter { !$0.isIdentity }
    let orbits = try orbits(checkpoint: checkpoint)
    let derived = try PermutationSubgroup.commutators(
      moves, moves, in: moves, degree: degree, bound: order / (try signCount(orbits, checkpoint)),
      checkpoint: checkpoint)
    let isAbelian = derived.order == 1
    var facts = LargeGroupFacts(
      order: order, isAbelian: isAbelian, isNilpotent: isAbelian,
      isSolvable: try isSolvable(derived, orbits, checkpoint), isSimple: nil,
      isPerfect: derived.order == order, exponent: nil,
      centerOrder: isAbelian ? order : try centerOrder(orbits, checkpoint),
      derivedOrder: derived.order, orbits: orbits, limits: Self.usualLimits)
    if isAbelian { facts.classCount = Int(exactly: order) }
    if facts.isSolvable, !isAbelian {
      facts.isNilpotent = try isNilpotent(moves, derived, checkpoint)
    }
    facts.limits.append("normal subgroups: counted through the characters only")
    facts.limits.append("automorphisms: not counted in groups of more than 40320 elements")
    facts.exponent = try exponent(orbits, checkpoint)
    if facts.exponent == nil {
      facts.limits.append(
        "exponent: known only where elements of every possible prime power order are found")
    }
    facts.isSimple = try isSimple(facts, moves, checkpoint)
    if facts.isSimple == nil {
      facts.limits.append(
        "simple: neither a normal subgroup nor a proof that there is none was found")
    }
    facts.structure = try structure(moves, isAbelian: isAbelian, checkpoint)
    if facts.structure == nil {
      facts.limits.append("structure: this build has no name for this group")
    }
    return facts
  }

  /// For five points or more the alternating group is simple, and the only normal subgroup of the
  /// symmetric group besides the trivial ones.
  private func facts(of giant: GiantChain) -> LargeGroupFacts {
    LargeGroupFacts(
      order: order, isAbelian: false, isNilpotent: false, isSolvable: false,
      isSimple: giant.isAlternating, isPerfect: giant.isAlternating, exponent: giant.exponent,
      centerOrder: 1, derivedOrder: giant.isAlternating ? order : order / 2,
      classCount: giant.classCount, normalSubgroupCount: giant.isAlternating ? 2 : 3,
      automorphismCount: giant.isAlternating ? 2 * order : order,
      orbits: PointOrbits(
        orbits: [giant.points], fixedPoints: degree - giant.points.count,
        isPrimitive: degree == giant.points.count ? true : nil),
      structure: "\(giant.isAlternating ? "A" : "S")\(giant.points.count)",
      limits: Self.usualLimits)
  }

  private static let usualLimits = [
    "classes: listed in groups of up to \(LargeClasses.largestOrder) elements",
    "subgroups: counted in groups of up to \(FiniteGroup.largestOrder) elements",
    "presentation: searched for in groups of up to \(FiniteGroup.largestPresented) elements",
    "identified: the catalogue holds the groups of up to \(Catalogue.largestOrder) elements",
  ]

  private func isSolvable(
    _ derived: PermutationSubgroup, _ orbits: PointOrbits, _ checkpoint: Checkpoint
  ) throws -> Bool {
    // A solvable group of permutations of n points has at most 24^((n - 1) / 3) elements (Dixon 1967).
    let moved = degree - orbits.fixedPoints
    if moved > 0, order.power(3) > BigInt(24).power(moved - 1) { return false }
    var (order, last) = (order, derived)
    while last.order > 1 {
      if last.order == order { return false }
      order = last.order
      last = try .commutators(
        last.generators, last.generators, in: last.generators, degree: degree,
        bound: last.order, checkpoint: checkpoint)
    }
    return true
  }

  private func isNilpotent(
    _ moves: [[UInt16]], _ derived: PermutationSubgroup, _ checkpoint: Checkpoint
  ) throws -> Bool {
    var (order, last) = (order, derived)
    while last.order > 1 {
      if last.order == order { return false }
      order = last.order
      last = try .commutators(
        moves, last.generators, in: moves, degree: degree, checkpoint: checkpoint)
    }
    return true
  }

  // MARK: Centre

  /// The elements that commute with all.
  ///
  /// On each orbit the permutations that commute with the group form a group C_i that moves every
  /// point or none; P, the product of the C_i, commutes with the group G, so that G P is a group and
  /// |Z(G)| = |G ∩ P| = |G| |P| / |G P|.
  func centerOrder(_ orbits: PointOrbits, _ checkpoint: Checkpoint) throws -> BigInt {
    let moves = generators.map(\.permutation.imageList)
    var centralisers: [[UInt16]] = []
    var size: BigInt = 1
    for orbit in orbits.orbits {
      var count = 0
      for target in orbit {
        try checkpoint.report()
        guard let found = commuting(with: moves, sending: orbit[0], to: target, orbit) else {
          continue
        }
        count += 1
        if !found.isIdentity { centralisers.append(found) }
      }
      size *= BigInt(count)
    }
    if centralisers.isEmpty { return 1 }
    let both = try PermutationSubgroup(
      moves + centralisers, degree: degree, checkpoint: checkpoint)
    return order * size / both.order
  }

  /// The permutation of an orbit that commutes with the group and sends its first point to `target`.
  private func commuting(
    with moves: [[UInt16]], sending first: Int, to target: Int, _ orbit: [Int]
  ) -> [UInt16]? {
    var images = [UInt16].identity(degree)
    var isKnown = [Bool](repeating: false, count: degree)
    images[first] = UInt16(target)
    isKnown[first] = true
    var pending = [first]
    while let point = pending.popLast() {
      for move in moves {
        let (next, image) = (Int(move[point]), move[Int(images[point])])
        if isKnown[next] {
          if images[next] != image { return nil }
        } else {
          images[next] = image
          isKnown[next] = true
          pending.append(next)
        }
      }
    }
    return Set(orbit.map { images[$0] }).count == orbit.count ? images : nil
  }

  // MARK: Exponent

  /// For each prime the largest power that can be the order of an element, by the sizes of the
  /// orbits and of the group, if elements are found that have it.
  private func exponent(_ orbits: PointOrbits, _ checkpoint: Checkpoint) throws -> BigInt? {
    var lengths: Set<Int> = []
    for generator in generators { lengths.formUnion(generator.permutation.cycleType) }
    if try !isAbelianByGenerators(checkpoint) {
      var random = SplitMix64(seed: 0x5eed, label: "exponent")
      for _ in 0..<400 {
        try checkpoint.report()
        lengths.formUnion(self.random(using: &random).cycleType)
      }
    }
    let known = lengths.reduce(BigInt(1)) {
      $0 * BigInt($1) / $0.greatestCommonDivisor(with: BigInt($1))
    }
    if try isAbelianByGenerators(checkpoint) { return known }
    let largest = orbits.orbits.map(\.count).max() ?? 1
    for (prime, exponent) in orderFactors {
      var (bound, power) = (0, BigInt(1))
      while bound < exponent, power * BigInt(prime) <= BigInt(largest) {
        bound += 1
        power *= BigInt(prime)
      }
      if known % power != 0 && bound > 1 { return nil }
    }
    // Cauchy: every prime of the order is the order of an element.
    return orderFactors.reduce(known) { result, factor in
      result % BigInt(factor.prime) == 0 ? result : result * BigInt(factor.prime)
    }
  }

  private func isAbelianByGenerators(_ checkpoint: Checkpoint) throws(Cancelled) -> Bool {
    for (i, a) in generators.enumerated() {
      try checkpoint.report()
      for b in generators[..<i] where a.permutation * b.permutation != b.permutation * a.permutation
      {
        return false
      }
    }
    return true
  }

  /// The prime factors of the order, ascending.
  public var orderFactors: [(prime: Int, exponent: Int)] {
    var counts: [Int: Int] = [:]
    for radix in chain.radices {
      for (prime, exponent) in primeFactors(radix) { counts[prime, default: 0] += exponent }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension LargeGroupFacts {
  /// Says that there are too many classes to list, where it is not the elements that are too many.
  public mutating func addTooManyClasses() {
    guard order <= LargeClasses.largestOrder else { return }
    limits = limits.map {
      $0.hasPrefix("classes:")
        ? "classes: there are more than \(LargeClasses.mostClasses), which is how many are listed"
        : $0
    }
  }

  /// What the classes tell.
  public mutating func add(_ found: LargeClasses) {
    classCount = found.classes.count
    classSizes = found.classes.map(\.size).sorted()
    var counts: [Int: Int] = [:]
    for entry in found.classes { counts[entry.elementOrder, default: 0] += entry.size }
    elementOrders = counts.sorted { $0.key < $1.key }.map { (order: $0.key, count: $0.value) }
    exponent = counts.keys.reduce(BigInt(1)) {
      $0 * BigInt($1) / $0.greatestCommonDivisor(with: BigInt($1))
    }
    limits.removeAll { $0.hasPrefix("classes:") || $0.hasPrefix("exponent:") }
  }
}

extension GiantChain {
  /// Partitions of n; in the alternating group p(n) + 3 q(n) over 2, with q(n) partitions into
  /// different odd parts, whose classes split. Nil beyond 64 bits.
  fileprivate var classCount: Int? {
    let n = points.count
    if n > 400 { return nil }
    var partitions = [Int](repeating: 0, count: n + 1)
    var odd = partitions
    (partitions[0], odd[0]) = (1, 1)
    for part in 1...n {
      for total in part...n { partitions[total] += partitions[total - part] }
      if part.isMultiple(of: 2) { continue }
      for total in (part...n).reversed() { odd[total] += odd[total - part] }
    }
    return isAlternating ? (partitions[n] + 3 * odd[n]) / 2 : partitions[n]
  }

  /// The least common multiple of 1 … n; in the alternating group a 2-power cycle needs two points
  /// more.
  fileprivate var exponent: BigInt {
    (2...points.count).filter(isPrime).reduce(1) { result, prime in
      let room = isAlternating && prime == 2 ? points.count - 2 : points.count
      var power = 1
      while power * prime <= room { power *= prime }
      return result * BigInt(power)
    }
  }
}

import LinearAlgebra

/// Numbers for elements that every isomorphism respects: equal for elements that it can exchange.
///
/// Hashes that are the same on every machine; two different things collide with probability 2^-64.
enum ElementColours {
  /// By refinement over the whole multiplication table: the colour of x takes in, for all y, the
  /// colours of y, x y and the commutator of x and y, and whether y² or y³ is x.
  ///
  /// O(order²) a round. `[order]`
  static func fine(
    order: Int, elementOrders: [Int], product: (Int, Int) -> Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt64] {
    var table = [Int32](repeating: 0, count: order * order)
    var inverses = [Int](repeating: 0, count: order)
    for x in 0..<order {
      if x.isMultiple(of: 8) { try checkpoint.report() }
      for y in 0..<order {
        let value = product(x, y)
        table[x * order + y] = Int32(value)
        if value == 0 { inverses[x] = y }
      }
    }
    var colours = elementOrders.map { mix(UInt64($0)) }
    for _ in 0..<3 {
      var next = colours
      for x in 0..<order {
        if x.isMultiple(of: 8) { try checkpoint.report() }
        var sum: UInt64 = 0
        for y in 0..<order {
          let (left, right) = (Int(table[x * order + y]), Int(table[y * order + x]))
          let commutator = Int(table[left * order + inverses[right]])
          let square = Int(table[y * order + y])
          let root: UInt64 = square == x ? 17 : Int(table[square * order + y]) == x ? 19 : 0
          sum &+= mix(
            root &+ colours[y] &+ 3 &* mix(colours[left]) &+ 5 &* mix(colours[commutator] &+ 1))
        }
        next[x] = mix(colours[x] &+ 7 &* sum)
      }
      colours = next
    }
    return colours
  }

  /// By classes alone: element order, class size, and the colours of powers and roots. `[classes]`
  static func coarse(
    _ group: FiniteGroup, _ classes: ConjugacyClasses, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt64] {
    let primes = group.storage.primes.map(\.prime)
    var powers: [[Int]] = []
    for prime in primes {
      var images: [Int] = []
      for (k, entry) in classes.classes.enumerated() {
        if k.isMultiple(of: 64) { try checkpoint.report() }
        images.append(classes.classOf[group.power(entry.representative, prime)])
      }
      powers.append(images)
    }
    var colours = classes.classes.map { mix(UInt64($0.elementOrder) << 32 | UInt64($0.size)) }
    for _ in 0..<4 {
      var next = colours.map { mix($0) }
      for (i, prime) in primes.enumerated() {
        try checkpoint.report()
        for (k, image) in powers[i].enumerated() {
          next[k] &+= mix(colours[image] &+ UInt64(prime))
          next[image] &+= mix(mix(colours[k]) &+ UInt64(prime)) &* UInt64(classes.classes[k].size)
        }
      }
      colours = next
    }
    return colours
  }

  /// The finaliser of SplitMix64: a bijection that scatters.
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

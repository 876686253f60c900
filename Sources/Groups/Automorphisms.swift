import LinearAlgebra

extension FiniteGroup {
  /// The number of automorphisms, or nil when it is beyond 64 bits or too much work.
  func automorphismCount(
    _ classes: ConjugacyClasses, checkpoint: Checkpoint
  ) throws(Cancelled) -> Int? {
    if isAbelian {
      return AbelianType(elementOrders: try elementOrderCounts(nil, checkpoint))
        .automorphismCount
    }
    var search = try AutomorphismSearch(self, classes, checkpoint)
    return try search.count(checkpoint)
  }
}

/// Counts automorphisms by orbits: with a base g_1 … g_k of generators, their number is the product
/// over i of how many images g_i has under those that fix g_1 … g_{i-1}.
///
/// Known automorphisms, the inner ones to begin with, spare most searches.
private struct AutomorphismSearch {
  let group: FiniteGroup
  /// What automorphisms preserve. `[order]`
  private let colours: [UInt64]
  private let base: [Int]
  /// Products that may still be made.
  private var budget = 60_000_000

  init(
    _ group: FiniteGroup, _ classes: ConjugacyClasses, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.group = group
    colours = try group.colours(classes, checkpoint)
    var sizes: [UInt64: Int] = [:]
    for colour in colours { sizes[colour, default: 0] += 1 }
    base = try group.base(classes, images: colours.map { sizes[$0] ?? 0 }, checkpoint)
  }

  mutating func count(_ checkpoint: Checkpoint) throws(Cancelled) -> Int? {
    var result = 1
    var known: [[UInt16]] = []
    for level in base.indices.reversed() {
      guard let length = try orbitLength(level, &known, checkpoint),
        let product = result.times(length)
      else { return nil }
      result = product
    }
    return result
  }

  /// How many images base[level] has under the automorphisms that fix the base before it.
  private mutating func orbitLength(
    _ level: Int, _ known: inout [[UInt16]], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Int? {
    let fixed = Array(base[..<level])
    known += try innerAutomorphisms(fixing: fixed, checkpoint)
    var start = PartialMap(
      from: group, to: group, preserving: ColourPair(source: colours, target: colours))
    for element in fixed { _ = try start.extend(element, to: element, checkpoint) }
    let isFixed = start.isMember
    var reached = Orbits(group.order, seed: base[level])
    try reached.close(under: known, checkpoint)
    var failed = Orbits(group.order, seed: nil)
    let colour = colours[base[level]]
    for y in 0..<group.order
    where colours[y] == colour && !isFixed[y] && !reached.isIn[y] && !failed.isIn[y] {
      var map = start
      switch try complete(&map, level, to: y, checkpoint) {
      case nil: return nil
      case true?:
        known.append(map.images)
        try reached.close(under: known, checkpoint)
        try failed.close(under: known, checkpoint)
      case false?:
        failed.add(y)
        try failed.close(under: known, checkpoint)
      }
    }
    return reached.members.count
  }

  /// Extends a partial map with base[level] ↦ y to an automorphism; nil when out of budget.
  private mutating func complete(
    _ map: inout PartialMap, _ level: Int, to y: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool? {
    try checkpoint.report()
    let old = map
    budget -= old.elements.count / 16
    let isExtended = try map.extend(base[level], to: y, checkpoint)
    budget -= map.elements.count * 2 - old.elements.count
    if budget < 0 { return nil }
    if !isExtended {
      map = old
      return false
    }
    if level + 1 == base.count { return true }
    let colour = colours[base[level + 1]]
    let extended = map
    for next in 0..<group.order where colours[next] == colour && !extended.isImage[next] {
      switch try complete(&map, level + 1, to: next, checkpoint) {
      case nil: return nil
      case true?: return true
      case false?: map = extended
      }
    }
    map = old
    return false
  }

  /// Conjugation by generators of the elements that commute with those given.
  private mutating func innerAutomorphisms(
    fixing fixed: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [[UInt16]] {
    var centraliser = SubgroupClosure(group)
    for x in 0..<group.order {
      if x.isMultiple(of: 1024) { try checkpoint.report() }
      if fixed.allSatisfy({ group.product(x, $0) == group.product($0, x) }) {
        try centraliser.insert(x, checkpoint)
      }
    }
    budget -= group.order * (fixed.count + centraliser.generators.count) * 2
    var maps: [[UInt16]] = []
    for generator in centraliser.generators {
      var images: [UInt16] = []
      for x in 0..<group.order {
        if x.isMultiple(of: 1024) { try checkpoint.report() }
        images.append(UInt16(group.conjugate(x, by: generator)))
      }
      maps.append(images)
    }
    return maps
  }
}

/// A set of elements that is closed under maps.
private struct Orbits {
  private(set) var isIn: [Bool]
  private(set) var members: [Int] = []

  init(_ order: Int, seed: Int?) {
    isIn = Array(repeating: false, count: order)
    if let seed { add(seed) }
  }

  mutating func add(_ element: Int) {
    isIn[element] = true
    members.append(element)
  }

  mutating func close(under maps: [[UInt16]], _ checkpoint: Checkpoint) throws(Cancelled) {
    var next = 0
    while next < members.count {
      if next.isMultiple(of: 1024) { try checkpoint.report() }
      for map in maps where !isIn[Int(map[members[next]])] { add(Int(map[members[next]])) }
      next += 1
    }
  }
}

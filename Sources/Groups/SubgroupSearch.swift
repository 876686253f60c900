import LinearAlgebra

/// Finds all subgroups up to conjugacy.
///
/// A subgroup that is not perfect has a normal subgroup of prime index p, and so is V⟨z⟩ for a
/// smaller subgroup V and some z of p-power order that normalises V, with z^p in V (cyclic
/// extension; Neubüser 1960). A perfect one, P, lies in the last derived subgroup R. Its order is
/// divisible by 4, and its elements of odd prime-power order generate it; so P = V⟨z⟩ for a maximal
/// subgroup V that holds a Sylow 2-subgroup of P, and a z of odd prime-power order outside of V.
/// These are tried for all V in R, with z up to the normaliser of V.
struct SubgroupSearch {
  /// One class: its representative and all its conjugates.
  struct Class {
    /// Elements and generators of the representative.
    fileprivate let elements: Lists<UInt16>.Place
    fileprivate let generators: Lists<UInt16>.Place
    fileprivate let firstConjugate: Int32
    fileprivate let size: Int32

    /// The number of elements of each.
    var order: Int { elements.count }

    /// Numbers of sets of cyclic subgroups, that of the representative first.
    var conjugates: Range<Int> { Int(firstConjugate)..<Int(firstConjugate + size) }
  }

  let group: FiniteGroup
  let cyclic: CyclicSubgroups
  private(set) var classes: [Class] = []
  /// Pairs of class indices: the lower is normal and of prime index in the upper.
  private(set) var extensions: [SubgroupLattice.Cover] = []
  /// Every subgroup found, as the set of its cyclic subgroups, class by class.
  private(set) var sets = NumberedSets()
  /// The index of the class of each. `[sets]`
  private var classOf: [Int32] = []
  /// Elements and generators of the representatives; ranks are below 65536.
  private var lists = Lists<UInt16>()
  /// Products and set operations that may still be made.
  private var budget = SubgroupLattice.mostProducts
  /// 64-bit words that the sets may still take.
  private var space = SubgroupLattice.mostBytes / 8
  /// The last derived subgroup: trivial exactly for solvable groups.
  private let residuum: SubgroupClosure
  private let residuumSet: BitSet

  init(_ group: FiniteGroup, checkpoint: Checkpoint) throws(Cancelled) {
    self.group = group
    cyclic = try CyclicSubgroups(of: group, checkpoint: checkpoint)
    residuum = try group.derivedSeries(checkpoint).last ?? SubgroupClosure(group)
    residuumSet = cyclic.set(of: residuum.elements)
  }

  /// False if it gave up.
  mutating func run(checkpoint: Checkpoint) throws(Cancelled) -> Bool {
    if group.isAbelian {
      // Each is alone in its class; how many there are is known before.
      let type = AbelianType(elementOrders: try group.elementOrderCounts(nil, checkpoint))
      let words = (cyclic.count + 63) / 64 + 4
      guard let count = type.subgroupCount, count <= space / words else { return false }
    }
    guard try add(SubgroupClosure(group), checkpoint) else { return false }
    if residuum.order > 1 {
      guard try add(residuum, checkpoint) else { return false }
    }
    var next = 0
    while next < classes.count {
      let subgroup = classes[next]
      let normaliser = try normalisingMembers(subgroup, checkpoint)
      guard try extendCyclically(next, normaliser, checkpoint) else { return false }
      guard try extendInResiduum(subgroup, normaliser, checkpoint) else { return false }
      next += 1
    }
    return true
  }

  /// The ranks of the representative, in the order of closure.
  func elements(of subgroup: Class) -> [Int] { lists[subgroup.elements].map(Int.init) }

  /// Ranks that generate it.
  func generators(of subgroup: Class) -> [Int] { lists[subgroup.generators].map(Int.init) }

  /// The cyclic subgroups that normalise a subgroup.
  private mutating func normalisingMembers(
    _ subgroup: Class, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int] {
    try checkpoint.report()
    if subgroup.conjugates.count == 1 { return Array(0..<cyclic.count) }
    var isMember = [Bool](repeating: false, count: group.order)
    for element in lists[subgroup.elements] { isMember[Int(element)] = true }
    let generators = generators(of: subgroup)
    budget -= cyclic.count * 2
    var result: [Int] = []
    for i in 0..<cyclic.count {
      if i.isMultiple(of: 1024) { try checkpoint.report() }
      let z = cyclic.generators[i]
      let inverse = group.inverse(z)
      if generators.allSatisfy({
        isMember[group.product(group.product(z, $0), inverse)]
      }) {
        result.append(i)
      }
    }
    return result
  }

  private mutating func extendCyclically(
    _ index: Int, _ normaliser: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    let subgroup = classes[index]
    let members = Array(lists[subgroup.elements])
    let base = sets[subgroup.conjugates.lowerBound]
    var covered = base
    var above: Set<Int> = []
    for i in normaliser where !covered.contains(i) && cyclic.hasParent(of: i, in: base) {
      try checkpoint.report()
      let z = cyclic.generators[i]
      var elements = members
      var power = z
      for _ in 1..<cyclic.primes[i] {
        for element in members {
          elements.append(UInt16(group.product(Int(element), power)))
        }
        power = group.product(power, z)
      }
      budget -= elements.count
      let set = cyclic.set(of: elements.map(Int.init))
      covered = covered.union(set)
      let upper = sets.number(of: set).map { Int(classOf[$0]) } ?? classes.count
      if above.insert(upper).inserted {
        extensions.append(SubgroupLattice.Cover(upper: upper, lower: index))
      }
      if upper < classes.count { continue }
      let isAdded = try add(elements, generators(of: subgroup) + [z], set, checkpoint)
      if !isAdded { return false }
    }
    return true
  }

  private mutating func extendInResiduum(
    _ subgroup: Class, _ normaliser: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    guard residuum.order > subgroup.order, subgroup.order.isMultiple(of: 4),
      sets.isSubset(subgroup.conjugates.lowerBound, of: residuumSet)
    else { return true }
    let (members, generators) = (elements(of: subgroup), generators(of: subgroup))
    // A perfect subgroup is no cyclic extension, so z need not normalise V.
    var isTried = [Bool](repeating: false, count: cyclic.count)
    for i in normaliser { isTried[i] = true }
    let movers = try normaliserGenerators(subgroup, normaliser, checkpoint)
    for i in residuumSet.elements where !isTried[i] && cyclic.primes[i] != 2 {
      try checkpoint.report()
      try markOrbit(of: i, under: movers, in: &isTried, checkpoint)
      var closure = SubgroupClosure(group, closed: members, generators: generators)
      try closure.insert(cyclic.generators[i], limit: residuum.order / 2, checkpoint)
      budget -= closure.order * 2
      if budget < 0 { return false }
      if closure.order > residuum.order / 2 { continue }
      if try !add(closure, checkpoint) { return false }
    }
    return true
  }

  /// Generators of the normaliser, out of the cyclic subgroups in it.
  private mutating func normaliserGenerators(
    _ subgroup: Class, _ normaliser: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int] {
    if subgroup.conjugates.count == 1 { return group.generators.map(\.element) }
    let order = group.order / subgroup.conjugates.count
    var closure = SubgroupClosure(
      group, closed: elements(of: subgroup), generators: generators(of: subgroup))
    for i in normaliser where closure.order < order {
      try closure.insert(cyclic.generators[i], checkpoint)
    }
    budget -= order * 2
    return closure.generators
  }

  private func markOrbit(
    of start: Int, under movers: [Int], in isTried: inout [Bool], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let period = max(1, 1024 / max(1, movers.count))
    isTried[start] = true
    var orbit = [start]
    var steps = 0
    while let i = orbit.popLast() {
      steps += 1
      if steps.isMultiple(of: period) { try checkpoint.report() }
      for mover in movers {
        let image = Int(cyclic.indexOf[group.conjugate(cyclic.generators[i], by: mover)])
        if isTried[image] { continue }
        isTried[image] = true
        orbit.append(image)
      }
    }
  }

  private mutating func add(
    _ closure: SubgroupClosure, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    let set = cyclic.set(of: closure.elements)
    if sets.number(of: set) != nil { return true }
    return try add(closure.elements.map { UInt16($0) }, closure.generators, set, checkpoint)
  }

  /// Adds a new class with all conjugates.
  ///
  /// False when the limits are met.
  private mutating func add(
    _ elements: [UInt16], _ generators: [Int], _ set: BitSet, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    var next = sets.count
    let first = next
    _ = try sets.insert(set, checkpoint)
    classOf.append(Int32(classes.count))
    space -= elements.count / 4
    var image = set
    while next < sets.count {
      try checkpoint.report()
      for permutation in cyclic.conjugation {
        sets.map(next, by: permutation, to: &image)
        if try sets.insert(image, checkpoint) { classOf.append(Int32(classes.count)) }
      }
      space -= set.words.count + 4
      budget -= (set.words.count + elements.count) * cyclic.conjugation.count
      if space < 0 || budget < 0 { return false }
      next += 1
    }
    classes.append(
      Class(
        elements: lists.append(elements),
        generators: lists.append(generators.map { UInt16($0) }), firstConjugate: Int32(first),
        size: Int32(next - first)))
    return true
  }
}

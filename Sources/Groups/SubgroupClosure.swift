import LinearAlgebra

/// A subgroup that grows by generators, in Dimino's order.
///
/// J. S. Frame / L. Dimino; Butler, Fundamental Algorithms for Permutation Groups, ch. 3.
struct SubgroupClosure {
  let group: FiniteGroup
  /// The identity first; each generator appended right cosets H c of what was there.
  private(set) var elements: [Int] = [0]
  private(set) var isMember: [Bool]
  private(set) var generators: [Int] = []

  init(_ group: FiniteGroup) {
    self.group = group
    isMember = Array(repeating: false, count: group.order)
    isMember[0] = true
  }

  /// Starts from a subgroup that is known to be closed.
  init(_ group: FiniteGroup, closed elements: [Int], generators: [Int]) {
    self.init(group)
    self.elements = elements
    self.generators = generators
    for element in elements { isMember[element] = true }
  }

  var order: Int { elements.count }

  /// Adds a generator; false if it was a member.
  ///
  /// O(new elements · generators / old order).
  ///
  /// Stops early when the order passes `limit`; what is there then is no subgroup.
  @discardableResult
  mutating func insert(
    _ generator: Int, limit: Int = .max, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    if isMember[generator] { return false }
    try checkpoint.report()
    let old = elements.count
    generators.append(generator)
    if old == 1 {
      var power = generator
      while power != 0 {
        try append(power, checkpoint)
        power = group.product(power, generator)
      }
      return true
    }
    try appendCoset(of: old, by: generator, checkpoint)
    let period = old * 64
    var next = old
    while next < elements.count, elements.count <= limit {
      if next.isMultiple(of: period) { try checkpoint.report() }
      let representative = elements[next]
      for step in generators {
        let candidate = group.product(representative, step)
        if !isMember[candidate] { try appendCoset(of: old, by: candidate, checkpoint) }
      }
      next += old
    }
    return true
  }

  private mutating func appendCoset(
    of old: Int, by representative: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    for i in 0..<old { try append(group.product(elements[i], representative), checkpoint) }
  }

  private mutating func append(_ element: Int, _ checkpoint: Checkpoint) throws(Cancelled) {
    isMember[element] = true
    elements.append(element)
    if elements.count.isMultiple(of: 1024) { try checkpoint.report() }
  }
}

extension FiniteGroup {
  /// The ranks of the subgroup that the elements generate, ascending.
  ///
  /// O(its order · generators).
  public func subgroup(generatedBy generators: [Int]) -> [Int] {
    Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
      try subgroup(generatedBy: generators, checkpoint: checkpoint)
    }
  }

  /// The same for an answer that may no longer be wanted.
  public func subgroup(
    generatedBy generators: [Int], checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int] {
    var closure = SubgroupClosure(self)
    for generator in generators { try closure.insert(generator, checkpoint) }
    return closure.elements.sorted()
  }

  /// Few elements that generate the given subgroup, which is found again from them.
  ///
  /// O(its order · generators).
  public func fewGenerators(
    ofSubgroup elements: [Int], checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [Int] {
    var closure = SubgroupClosure(self)
    for element in elements {
      if closure.order == elements.count { break }
      try closure.insert(element, checkpoint)
    }
    return closure.generators
  }

  /// The smallest normal subgroup with the given elements, and generators of it.
  func normalClosure(
    of elements: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SubgroupClosure {
    var closure = SubgroupClosure(self)
    for element in elements { try closure.insert(element, checkpoint) }
    var next = 0
    while next < closure.generators.count {
      for generator in generators {
        let image = conjugate(closure.generators[next], by: generator.element)
        try closure.insert(image, checkpoint)
      }
      next += 1
    }
    return closure
  }
}

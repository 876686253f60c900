import LinearAlgebra

/// Finds homomorphisms up to conjugation in the target, image by image.
///
/// The images of a base g_1 … g_k of generators are chosen in turn: that of g_i among
/// representatives under the centraliser of those before, so that each class is met once. A choice
/// stands if it extends to the subgroup that g_1 … g_i generate.
struct HomomorphismSearch {
  private let source: FiniteGroup
  private let target: FiniteGroup
  private let colours: ColourPair?
  private let base: [Int]
  /// For each base element what it may go to.
  private let choices: [[Int]]
  private let limit: Int
  /// Products that may still be made.
  private var budget = 200_000_000
  private(set) var found: [HomomorphismClass] = []

  /// With colours only injective homomorphisms that preserve them are found, and `limit` of them
  /// are enough.
  init(
    from source: FiniteGroup, to target: FiniteGroup, preserving colours: ColourPair?, limit: Int,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.source = source
    self.target = target
    self.colours = colours
    self.limit = limit
    let classes = try source.classes(checkpoint: checkpoint)
    let targetClasses = try target.classes(checkpoint: checkpoint)
    func mayGo(_ k: Int, _ l: Int) -> Bool {
      let (from, to) = (classes.classes[k], targetClasses.classes[l])
      if let colours { return colours.agree(from.representative, to.representative) }
      return from.elementOrder.isMultiple(of: to.elementOrder)
    }
    var images: [Int] = []
    for k in classes.classes.indices {
      try checkpoint.report()
      images.append(
        targetClasses.classes.indices.reduce(0) {
          $0 + (mayGo(k, $1) ? targetClasses.classes[$1].size : 0)
        })
    }
    base = try source.base(classes, images: classes.classOf.map { images[$0] }, checkpoint)
    var choices: [[Int]] = []
    for element in base {
      try checkpoint.report()
      choices.append(
        targetClasses.classes.indices.filter { mayGo(classes.classOf[element], $0) }
          .flatMap { targetClasses.classes[$0].members })
    }
    self.choices = choices
  }

  /// False if it gave up; with colours also once there are `limit`.
  mutating func run(_ checkpoint: Checkpoint) throws(Cancelled) -> Bool {
    let start = PartialMap(from: source, to: target, preserving: colours)
    return try extend(
      start, level: 0, centraliser: Array(0..<target.order),
      generators: target.generators.map(\.element), checkpoint)
  }

  private mutating func extend(
    _ map: PartialMap, level: Int, centraliser: [Int], generators: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    if level == base.count {
      if found.count == limit { return false }
      found.append(
        HomomorphismClass(
          representative: Homomorphism(source: source, target: target, images: map.images),
          size: target.order / centraliser.count))
      return colours == nil || found.count < limit
    }
    var isSeen = [Bool](repeating: false, count: target.order)
    for image in choices[level] where !isSeen[image] {
      try markOrbit(of: image, under: generators, in: &isSeen, checkpoint)
      var next = map
      let isExtended = try next.extend(base[level], to: image, checkpoint)
      budget -= (next.elements.count - map.elements.count) * 2 + source.order / 16
      if budget < 0 { return false }
      guard isExtended else { continue }
      var smaller = SubgroupClosure(target)
      for (k, element) in centraliser.enumerated() {
        if k.isMultiple(of: 1024) { try checkpoint.report() }
        if target.product(element, image) == target.product(image, element) {
          try smaller.insert(element, checkpoint)
        }
      }
      budget -= centraliser.count * 2
      let goesOn = try extend(
        next, level: level + 1, centraliser: smaller.elements, generators: smaller.generators,
        checkpoint)
      if !goesOn { return false }
    }
    return true
  }

  private mutating func markOrbit(
    of start: Int, under generators: [Int], in isSeen: inout [Bool], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    isSeen[start] = true
    var orbit = [start]
    var steps = 0
    while let element = orbit.popLast() {
      steps += 1
      if steps.isMultiple(of: 256) { try checkpoint.report() }
      budget -= generators.count * 2
      for generator in generators {
        let image = target.conjugate(element, by: generator)
        if isSeen[image] { continue }
        isSeen[image] = true
        orbit.append(image)
      }
    }
  }
}

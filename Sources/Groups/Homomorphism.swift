import LinearAlgebra

/// A homomorphism between finite groups, as the image of every element.
public struct Homomorphism: Sendable {
  /// Where it starts.
  public let source: FiniteGroup
  /// Where it leads.
  public let target: FiniteGroup
  /// Ranks in the target, `[source order]`.
  private let images: [UInt16]

  /// The one that takes each generator of `source` to the given element of `target`.
  ///
  /// O(order · generators) products: one an element along the breadth-first tree of `source`, then
  /// every arrow of its Cayley graph is checked. Throws `GroupError.invalid`, which names a relation
  /// that fails, and `Cancelled`.
  public init(
    from source: FiniteGroup, to target: FiniteGroup, generatorImages: [Int],
    checkpoint: Checkpoint = .none
  ) throws {
    guard generatorImages.count == source.generators.count,
      generatorImages.allSatisfy({ (0..<target.order).contains($0) })
    else {
      throw GroupError.invalid(
        """
        a homomorphism from \(source.expression) needs \(source.generators.count) images, one for \
        each generator, in 0 ..< \(target.order)
        """)
    }
    let images = try source.imagesAlongTree(of: generatorImages, in: target, checkpoint)
    for element in 0..<source.order {
      if element.isMultiple(of: source.stepsBetweenReports) { try checkpoint.report() }
      for (generator, image) in zip(source.generators, generatorImages) {
        let product = source.product(generator.element, element)
        if target.product(image, Int(images[element])) == Int(images[product]) { continue }
        throw GroupError.invalid(
          """
          \(generator.name) ↦ \(target.name(of: image)) and the other images define no homomorphism: \
          they break \(generator.name) · \(source.name(of: element)) = \(source.name(of: product))
          """)
      }
    }
    self.init(source: source, target: target, images: images)
  }

  /// Takes images that are known to respect products.
  init(source: FiniteGroup, target: FiniteGroup, images: [UInt16]) {
    self.source = source
    self.target = target
    self.images = images
  }

  /// The image of an element.
  public func callAsFunction(_ element: Int) -> Int { Int(images[element]) }

  /// What goes to the identity: ranks, ascending.
  public var kernel: [Int] { images.indices.filter { images[$0] == 0 } }

  /// What is reached: ranks, ascending.
  public var image: [Int] {
    var isReached = [Bool](repeating: false, count: target.order)
    for element in images { isReached[Int(element)] = true }
    return isReached.indices.filter { isReached[$0] }
  }

  /// Whether different elements have different images.
  public var isInjective: Bool { images.count { $0 == 0 } == 1 }

  /// Whether every element of the target is an image.
  public var isSurjective: Bool { image.count == target.order }

  /// First this one, then the other.
  public func followed(by other: Homomorphism) -> Homomorphism {
    precondition(
      target.order == other.source.order, "the second must start where the first leads")
    return Homomorphism(
      source: source, target: other.target, images: images.map { UInt16(other(Int($0))) })
  }
}

extension FiniteGroup {
  /// What each element goes to if the generators go to `generatorImages`: the image of g p is the
  /// image of the generator g times that of p, its parent in the breadth-first tree. `[order]`
  ///
  /// O(order).
  fileprivate func imagesAlongTree(
    of generatorImages: [Int], in target: FiniteGroup, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt16] {
    var images = [UInt16](repeating: 0, count: order)
    var isKnown = [Bool](repeating: false, count: order)
    isKnown[0] = true
    var knownCount = 1
    // The way from an element up to the first ancestor whose image is known.
    var way: [Int] = []
    for start in 0..<order {
      var element = start
      while !isKnown[element] {
        way.append(element)
        element = Int(storage.parent[element])
      }
      while let element = way.popLast() {
        if knownCount.isMultiple(of: 1024) { try checkpoint.report() }
        let before = Int(images[Int(storage.parent[element])])
        images[element] = UInt16(
          target.product(generatorImages[Int(storage.lastStep[element])], before))
        isKnown[element] = true
        knownCount += 1
      }
    }
    return images
  }
}

/// Homomorphisms that differ by conjugation in the target.
public struct HomomorphismClass: Sendable {
  /// One of them.
  public let representative: Homomorphism
  /// How many there are.
  public let size: Int
}

extension FiniteGroup {
  /// All homomorphisms to another group up to conjugation there, or nil if there are more than
  /// `limit` classes or it is too much work.
  ///
  /// Their sizes add up to the number of all homomorphisms.
  public func homomorphisms(
    to target: FiniteGroup, limit: Int = 1000, checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [HomomorphismClass]? {
    var search = try HomomorphismSearch(
      from: self, to: target, preserving: nil, limit: limit, checkpoint)
    return try search.run(checkpoint) ? search.found : nil
  }

  /// An isomorphism to another group: `.some(nil)` if there is none, nil if that is too much work.
  public func isomorphism(
    to other: FiniteGroup, checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> Homomorphism?? {
    guard order == other.order, isAbelian == other.isAbelian else { return .some(nil) }
    let (mine, theirs) = (
      try classes(checkpoint: checkpoint), try other.classes(checkpoint: checkpoint)
    )
    let colours = ColourPair(
      source: try colours(mine, checkpoint), target: try other.colours(theirs, checkpoint))
    guard colours.source.sorted() == colours.target.sorted() else { return .some(nil) }
    var search = try HomomorphismSearch(
      from: self, to: other, preserving: colours, limit: 1, checkpoint)
    let isDone = try search.run(checkpoint)
    if let found = search.found.first { return .some(found.representative) }
    return isDone ? .some(nil) : nil
  }

  /// Whether another group is the same up to names, or nil if that is too much work to find out.
  public func isIsomorphic(
    to other: FiniteGroup, checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> Bool? {
    if order == other.order, let mine = catalogueEntry, let theirs = other.catalogueEntry {
      return mine.name == theirs.name
    }
    return try isomorphism(to: other, checkpoint: checkpoint).map { $0 != nil }
  }
}

import LinearAlgebra

/// What isomorphisms from one group to another preserve: a number for each element of both.
struct ColourPair: Sendable {
  /// `[source order]`
  let source: [UInt64]
  /// `[target order]`
  let target: [UInt64]

  func agree(_ element: Int, _ image: Int) -> Bool { source[element] == target[image] }
}

/// A homomorphism from a subgroup of one group to another group; with colours, an isomorphism to a
/// subgroup that preserves them.
struct PartialMap {
  let source: FiniteGroup
  let target: FiniteGroup
  private let colours: ColourPair?
  private(set) var elements = [0]
  private(set) var isMember: [Bool]
  /// `[target order]`
  private(set) var isImage: [Bool]
  /// `[source order]`, meaningful for members.
  private(set) var images: [UInt16]
  private var steps: [(element: Int, image: Int)] = []

  init(from source: FiniteGroup, to target: FiniteGroup, preserving colours: ColourPair?) {
    self.source = source
    self.target = target
    self.colours = colours
    isMember = Array(repeating: false, count: source.order)
    isMember[0] = true
    isImage = Array(repeating: false, count: target.order)
    isImage[0] = true
    images = Array(repeating: 0, count: source.order)
  }

  /// Adds g ↦ y with all that follows; false, leaving a broken map, if there is no such map.
  ///
  /// Dimino's algorithm on pairs: every coset representative times every generator either starts
  /// a new coset or must agree with what is there.
  mutating func extend(
    _ g: Int, to y: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    if isMember[g] { return Int(images[g]) == y }
    let old = elements.count
    steps.append((g, y))
    guard try appendCoset(of: old, by: g, to: y, checkpoint) else { return false }
    let period = old * 64
    var next = old
    while next < elements.count {
      if next.isMultiple(of: period) { try checkpoint.report() }
      let (representative, image) = (elements[next], Int(images[elements[next]]))
      for step in steps {
        let candidate = source.product(representative, step.element)
        let target = self.target.product(image, step.image)
        if isMember[candidate] {
          if Int(images[candidate]) != target { return false }
        } else {
          guard try appendCoset(of: old, by: candidate, to: target, checkpoint) else {
            return false
          }
        }
      }
      next += old
    }
    return true
  }

  private mutating func appendCoset(
    of old: Int, by representative: Int, to target: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    for i in 0..<old {
      let element = source.product(elements[i], representative)
      let image = self.target.product(Int(images[elements[i]]), target)
      if let colours, !colours.agree(element, image) || isImage[image] { return false }
      isMember[element] = true
      isImage[image] = true
      images[element] = UInt16(image)
      elements.append(element)
      if elements.count.isMultiple(of: 1024) { try checkpoint.report() }
    }
    return true
  }
}

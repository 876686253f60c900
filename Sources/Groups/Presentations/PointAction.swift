import LinearAlgebra

/// A faithful action of a presented group on the left cosets x H of a subgroup.
///
/// H is as large as a quick search finds one that holds no normal subgroup but 1; with H = 1, which
/// always works, the points are the elements themselves.
struct PointAction: Sendable {
  /// The point x H of each element x. `[order]`
  private(set) var places: [UInt16] = []
  /// The first element of each point. `[points]`
  private(set) var representatives: [UInt16] = []

  /// So many elements are tried as generators of H.
  private static let mostTried = 128

  init() {}

  init(_ law: PresentedLaw, _ checkpoint: Checkpoint) throws(Cancelled) {
    var subgroup: Set<Int> = [0]
    var generators: [Int] = []
    for element in 1..<max(2, min(law.order, Self.mostTried)) where element < law.order {
      if subgroup.contains(element) { continue }
      try checkpoint.report()
      let candidate = Self.closure(generators + [element], law, largest: law.order / 2)
      guard let candidate, Self.isFaithful(candidate, law) else { continue }
      generators.append(element)
      subgroup = candidate
    }
    number(subgroup.sorted(), law)
  }

  /// The elements that the generators generate, or nil when there are more than `largest`.
  private static func closure(
    _ generators: [Int], _ law: PresentedLaw, largest: Int
  ) -> Set<Int>? {
    var elements: Set<Int> = [0]
    var queue = [0]
    while let element = queue.popLast() {
      for generator in generators {
        let image = law.product(generator, element)
        if elements.insert(image).inserted { queue.append(image) }
      }
      if elements.count > largest { return nil }
    }
    return elements
  }

  /// Whether no element but 1 has all its conjugates in the subgroup.
  private static func isFaithful(_ subgroup: Set<Int>, _ law: PresentedLaw) -> Bool {
    // The core is the largest normal subgroup inside: shrink to it by conjugating.
    var core = subgroup
    while core.count > 1 {
      let shrunk = core.filter { element in
        law.generators.indices.allSatisfy { generator in
          core.contains(law.conjugate(element, byGenerator: generator))
        }
      }
      if shrunk.count == core.count { return false }
      core = shrunk
    }
    return true
  }

  private mutating func number(_ subgroup: [Int], _ law: PresentedLaw) {
    let none = UInt16.max
    places = Array(repeating: none, count: law.order)
    for element in 0..<law.order where places[element] == none {
      for inner in subgroup {
        places[law.product(element, inner)] = UInt16(representatives.count)
      }
      representatives.append(UInt16(element))
    }
  }
}

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
    var subgroup = Members([0], order: law.order)
    var generators: [Int] = []
    for element in 1..<max(2, min(law.order, Self.mostTried)) where element < law.order {
      if subgroup.contains[element] { continue }
      try checkpoint.report()
      let candidate = try Members(
        generators + [element], law, largest: law.order / 2, checkpoint)
      guard let candidate, try candidate.holdsNoNormalSubgroup(law, checkpoint) else { continue }
      generators.append(element)
      subgroup = candidate
    }
    number(subgroup.list.sorted(), law)
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

/// A set of elements, as a list and by rank.
private struct Members {
  private(set) var list: [Int]
  /// `[order]`
  private(set) var contains: [Bool]

  init(_ list: [Int], order: Int) {
    self.list = list
    contains = Array(repeating: false, count: order)
    for element in list { contains[element] = true }
  }

  /// The subgroup that the generators generate, or nil when it has more than `largest` elements.
  init?(
    _ generators: [Int], _ law: PresentedLaw, largest: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.init([0], order: law.order)
    var next = 0
    while next < list.count {
      if next % 1024 == 0 { try checkpoint.report() }
      for generator in generators {
        let image = law.product(generator, list[next])
        if contains[image] { continue }
        contains[image] = true
        list.append(image)
      }
      if list.count > largest { return nil }
      next += 1
    }
  }

  /// Whether the only normal subgroup of the group inside this subgroup is 1.
  ///
  /// Elements with a conjugate outside are dropped until all are gone or none are left to drop.
  func holdsNoNormalSubgroup(
    _ law: PresentedLaw, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    var core = self
    while core.list.count > 1 {
      var shrunk: [Int] = []
      for (i, element) in core.list.enumerated() {
        if i % 1024 == 0 { try checkpoint.report() }
        let isKept = law.generators.indices.allSatisfy { generator in
          core.contains[law.conjugate(element, byGenerator: generator)]
        }
        if isKept { shrunk.append(element) }
      }
      if shrunk.count == core.list.count { return false }
      core = Members(shrunk, order: law.order)
    }
    return true
  }
}

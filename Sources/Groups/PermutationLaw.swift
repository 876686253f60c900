import LinearAlgebra

/// The product of a permutation group on ranks, from its stabiliser chain laid out flat.
///
/// A class, so that a product takes hold of one object and not of each of its arrays.
final class PermutationLaw: Sendable {
  let chain: StabiliserChain
  let degree: Int
  let order: Int
  private let base: [Int]
  private let weights: [Int]
  /// `[levels][degree]`: the place of a point in the orbit of a level, or -1.
  private let places: [Int32]
  /// Where the returners of a level start in `returners`.
  private let starts: [Int]
  /// For every level the inverses of its movers. `[levels][orbit][degree]`
  private let returners: [UInt16]
  /// `[order][degree]`, or empty when that would not be small.
  private let images: [UInt16]

  /// Image lists of all elements are stored up to this many entries (8 MB).
  private static let storedImages = 1 << 22

  init(_ chain: StabiliserChain, _ checkpoint: Checkpoint) throws(Cancelled) {
    self.chain = chain
    degree = chain.degree
    order = chain.order
    base = chain.base
    weights = chain.weights
    places = chain.levels.flatMap(\.place)
    var starts: [Int] = []
    var returners: [UInt16] = []
    for level in chain.levels {
      try checkpoint.report()
      starts.append(returners.count)
      returners += level.returners
    }
    self.starts = starts
    self.returners = returners
    var images: [UInt16] = []
    let period = max(1, 4096 / max(1, degree))
    if order * degree <= Self.storedImages {
      images.reserveCapacity(order * degree)
      for rank in 0..<order {
        if rank.isMultiple(of: period) { try checkpoint.report() }
        images += chain.images(digits: chain.digits(rank: rank))
      }
    }
    self.images = images
  }

  /// Where element `a` sends a point.
  func image(of point: Int, under a: Int) -> Int {
    if !images.isEmpty { return Int(images[a * degree + point]) }
    var point = point
    for level in chain.levels.indices.reversed() {
      let digit = a / weights[level] % chain.levels[level].orbit.count
      if digit > 0 { point = Int(chain.levels[level].movers[digit * degree + point]) }
    }
    return point
  }

  /// The rank of `a b`.
  ///
  /// O(levels²).
  func product(_ a: Int, _ b: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(base.count, 1)) { rows in
      var rank = 0
      for i in base.indices {
        var point = image(of: image(of: base[i], under: b), under: a)
        for j in 0..<i { point = Int(returners[rows[j] + point]) }
        let place = Int(places[i * degree + point])
        rank += place * weights[i]
        rows.initializeElement(at: i, to: starts[i] + place * degree)
      }
      return rank
    }
  }
}

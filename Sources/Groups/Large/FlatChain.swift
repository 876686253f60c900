/// A stabiliser chain laid out flat, for loops over all elements of a group of some millions.
///
/// An element is the list of its digits turned into places: where its movers begin.
struct FlatChain: Sendable {
  let degree: Int
  let order: Int
  let base: [Int]
  let radices: [Int]
  let weights: [Int]
  /// `[levels][degree]`: the place of a point in the orbit of a level, or -1.
  private let places: [Int32]
  /// Where the movers of a level start. `[levels]`
  private let starts: [Int]
  /// `[levels][orbit][degree]`
  private let movers: [UInt16]
  private let returners: [UInt16]

  /// The order fits into 64 bits.
  init(_ chain: StabiliserChain) {
    degree = chain.degree
    order = chain.order
    base = chain.base
    radices = chain.radices
    weights = chain.weights
    places = chain.levels.flatMap(\.place)
    var starts: [Int] = []
    var next = 0
    for level in chain.levels {
      starts.append(next)
      next += level.movers.count
    }
    self.starts = starts
    movers = chain.levels.flatMap(\.movers)
    returners = chain.levels.flatMap(\.returners)
  }

  /// Writes where the movers of an element begin. `[levels]`
  func unrank(_ rank: Int, into rows: inout [Int]) {
    var rest = rank
    for level in base.indices.reversed() {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: radices[level])
      rows[level] = starts[level] + digit * degree
      rest = quotient
    }
  }

  /// Where the element with the given rows sends a point.
  func image(of point: Int, _ rows: [Int]) -> UInt16 {
    var point = point
    for row in rows.reversed() { point = Int(movers[row + point]) }
    return UInt16(point)
  }

  /// The rank of left · x · right, x being given by its rows. `[levels]` is scratch space.
  func rank(
    of left: [UInt16], _ rows: [Int], _ right: [UInt16], scratch: inout [Int]
  ) -> Int {
    let (movers, returners, places) = (movers.span, returners.span, places.span)
    let (left, right, rows) = (left.span, right.span, rows.span)
    var found = scratch.mutableSpan
    var rank = 0
    for i in 0..<rows.count {
      var point = Int(right[base[i]])
      var level = rows.count - 1
      while level >= 0 {
        point = Int(movers[rows[level] + point])
        level -= 1
      }
      point = Int(left[point])
      for j in 0..<i { point = Int(returners[found[j] + point]) }
      let place = Int(places[i * degree + point])
      rank = rank * radices[i] + place
      found[i] = starts[i] + place * degree
    }
    return rank
  }
}

extension PermutationGroup.Chain {
  /// The chain with its movers written out; the same ranks.
  var stored: StabiliserChain {
    switch self {
    case .stored(let chain): return chain
    case .giant(let giant):
      var chain = StabiliserChain(degree: giant.degree)
      let radices = giant.radices
      for (i, radix) in radices.enumerated() {
        var level = StabiliserChain.Level(
          base: giant.points[i], place: Array(repeating: -1, count: giant.degree))
        for place in 0..<radix {
          var digits = [Int](repeating: 0, count: radices.count)
          digits[i] = place
          let mover = giant.images(digits: digits)
          level.place[giant.points[i + place]] = Int32(place)
          level.orbit.append(UInt16(giant.points[i + place]))
          level.movers += mover
          level.returners += mover.inverted
        }
        chain.levels.append(level)
      }
      return chain
    }
  }
}

/// A permutation group as a tower of point stabilisers: it ranks, unranks and recognises elements.
///
/// Level i holds the stabiliser G_i of the first i base points and, for each point that the next
/// base point β can reach in G_i, one element of G_i that takes β there. Every element of the
/// group is u_0 u_1 … u_k in exactly one way; the choices are the digits of a mixed-radix number,
/// the first being the most significant, and that is its rank.
/// Schreier–Sims; Holt, Eick, O'Brien, Handbook of Computational Group Theory, §4.4.
struct StabiliserChain: Sendable {
  /// Permutations of more points are not read.
  static let largestDegree = 2048

  /// Movers and generators may hold so many images in all (256 MB with the inverses).
  static let largestStorage = 1 << 26

  let degree: Int
  var levels: [Level] = []

  struct Level: Sendable {
    let base: Int
    /// Generators of this stabiliser. `[generators][degree]`
    var generators: [[UInt16]] = []
    /// The points that `base` reaches, in the order found; `base` is the first.
    var orbit: [UInt16] = []
    /// For each point its place in `orbit`, or -1. `[degree]`
    var place: [Int32]
    /// For each place, the element that takes `base` there. `[orbit][degree]`
    var movers: [UInt16] = []
    /// Their inverses. `[orbit][degree]`
    var returners: [UInt16] = []
  }

  /// The chain of the trivial group.
  init(degree: Int) {
    self.degree = degree
  }

  /// The orbit lengths, the number of values of each digit.
  var radices: [Int] { levels.map(\.orbit.count) }

  /// The product of the orbit lengths, where it fits into 64 bits.
  var order: Int { radices.reduce(1, *) }

  /// The points whose images determine an element.
  var base: [Int] { levels.map(\.base) }

  /// The weight of each digit of a rank, where the order fits into 64 bits.
  var weights: [Int] {
    var weights = [Int](repeating: 1, count: levels.count)
    for i in levels.indices.dropLast().reversed() {
      weights[i] = weights[i + 1] * levels[i + 1].orbit.count
    }
    return weights
  }

  // MARK: Ranks

  /// The element with the given digits.
  ///
  /// O(levels · degree).
  func images(digits: [Int]) -> [UInt16] {
    var result = [UInt16].identity(degree)
    for (level, digit) in zip(levels, digits).reversed() where digit > 0 {
      result.leftMultiply(by: level.movers, from: digit * degree)
    }
    return result
  }

  /// Where the element with the given digits sends a point.
  func image(of point: Int, digits: [Int]) -> Int {
    var point = point
    for (level, digit) in zip(levels, digits).reversed() where digit > 0 {
      point = Int(level.movers[digit * degree + point])
    }
    return point
  }

  /// The digits of a permutation, or nil if it is not in the group.
  ///
  /// O(levels · degree).
  func digits(of images: [UInt16]) -> [Int]? {
    var rest = images
    var digits: [Int] = []
    digits.reserveCapacity(levels.count)
    for level in levels {
      let place = Int(level.place[Int(rest[level.base])])
      if place < 0 { return nil }
      digits.append(place)
      if place > 0 { rest.leftMultiply(by: level.returners, from: place * degree) }
    }
    return rest.isIdentity ? digits : nil
  }

  /// The digits of the product of two elements, `b` first.
  ///
  /// O(levels²): no more is looked at than the images of the base.
  func digits(ofProduct a: [UInt16], _ b: [UInt16], into digits: inout [Int]) {
    for i in levels.indices {
      var point = Int(a[Int(b[levels[i].base])])
      for j in 0..<i where digits[j] > 0 {
        point = Int(levels[j].returners[digits[j] * degree + point])
      }
      digits[i] = Int(levels[i].place[point])
    }
  }

  /// The digits of a rank, where the order fits into 64 bits.
  func digits(rank: Int) -> [Int] {
    zip(weights, levels).map { rank / $0 % $1.orbit.count }
  }

  /// The element with the given rank, where the order fits into 64 bits.
  func element(_ rank: Int) -> Permutation {
    Permutation(images(digits: digits(rank: rank)))
  }

  /// The rank of a permutation, or nil if it is not in the group, where the order fits into 64 bits.
  func rank(of permutation: Permutation) -> Int? {
    guard let digits = digits(of: permutation.imageList) else { return nil }
    return zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

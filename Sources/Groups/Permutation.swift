/// A bijection of `0 ..< degree`, stored as its image list.
///
/// Products act on the left: `(g * h)[i] == g[h[i]]`.
public struct Permutation: Hashable, Sendable, CustomStringConvertible {
  /// `images[i]` is where `i` goes.
  public let images: [UInt32]

  /// Throws unless `images` lists each of `0 ..< images.count` exactly once.
  public init(images: [UInt32]) throws(GroupError) {
    var isHit = [Bool](repeating: false, count: images.count)
    for image in images {
      guard Int(image) < images.count, !isHit[Int(image)] else {
        throw .invalid("a permutation lists each of its points exactly once")
      }
      isHit[Int(image)] = true
    }
    self.images = images
  }

  /// For image lists that are bijections by construction.
  init(unchecked images: [UInt32]) {
    self.images = images
  }

  /// The permutation of `degree` points that moves none.
  public static func identity(_ degree: Int) -> Permutation {
    Permutation(unchecked: (0..<UInt32(degree)).map { $0 })
  }

  /// The number of points, moved or not.
  public var degree: Int { images.count }

  /// Where point `i` goes.
  public subscript(_ i: Int) -> Int { Int(images[i]) }

  /// Whether no point moves.
  public var isIdentity: Bool {
    images.indices.allSatisfy { Int(images[$0]) == $0 }
  }

  /// `h` first, then `g`.
  ///
  /// Both have the same degree.
  public static func * (g: Permutation, h: Permutation) -> Permutation {
    precondition(g.degree == h.degree, "a product needs permutations of the same points")
    return Permutation(unchecked: h.images.map { g.images[Int($0)] })
  }

  /// The permutation that undoes this one.
  public var inverse: Permutation {
    var result = images
    for (point, image) in images.enumerated() { result[Int(image)] = UInt32(point) }
    return Permutation(unchecked: result)
  }

  /// The `n`-th power for any integer, in O(degree).
  public func power(_ n: Int) -> Permutation {
    var result = images
    for cycle in cycles {
      let shift = n.modulo(cycle.count)
      for (i, point) in cycle.enumerated() {
        result[point] = UInt32(cycle[(i + shift) % cycle.count])
      }
    }
    return Permutation(unchecked: result)
  }

  /// The least n > 0 with `self^n` the identity; nil if it is beyond 64 bits.
  public var exactOrder: Int? {
    var result = 1
    for length in cycleType {
      let (product, overflow) = (result / greatestCommonDivisor(result, length))
        .multipliedReportingOverflow(by: length)
      if overflow { return nil }
      result = product
    }
    return result
  }

  /// The least n > 0 with `self^n` the identity.
  public var order: Int {
    guard let exactOrder else { preconditionFailure("this order is beyond 64 bits") }
    return exactOrder
  }

  /// +1 for an even permutation, -1 for an odd one.
  public var sign: Int {
    cycleType.reduce(1) { $1.isMultiple(of: 2) ? -$0 : $0 }
  }

  /// The lengths of all cycles, fixed points included, ascending.
  public var cycleType: [Int] {
    let moved = cycles.map(\.count)
    let fixed = degree - moved.reduce(0, +)
    return Array(repeating: 1, count: fixed) + moved.sorted()
  }

  /// The cycles of length ≥ 2, each from its smallest point, points counted from 0.
  public var cycles: [[Int]] {
    var isSeen = [Bool](repeating: false, count: degree)
    var result: [[Int]] = []
    for start in 0..<degree where !isSeen[start] && Int(images[start]) != start {
      var cycle: [Int] = []
      var point = start
      while !isSeen[point] {
        isSeen[point] = true
        cycle.append(point)
        point = Int(images[point])
      }
      result.append(cycle)
    }
    return result
  }

  /// Disjoint cycles of points counted from 1, such as `(1 2 3)(4 5)`; `()` for the identity.
  public var description: String {
    let text = cycles.map { "(" + $0.map { String($0 + 1) }.joined(separator: " ") + ")" }
    return text.isEmpty ? "()" : text.joined()
  }

  /// The same permutation with further fixed points, or without the last ones.
  func resized(to degree: Int) -> Permutation {
    if degree <= self.degree { return Permutation(unchecked: Array(images.prefix(degree))) }
    return Permutation(unchecked: images + (UInt32(self.degree)..<UInt32(degree)))
  }

  /// The largest point moved, counted from 1; 0 for the identity.
  var largestMoved: Int {
    (images.indices.last { Int(images[$0]) != $0 } ?? -1) + 1
  }
}

import BigInt

/// The stabiliser chain of all permutations, or all even ones, of some points, without storing it.
///
/// The base is the points in ascending order. Level i takes its point p to a later point x by the
/// transposition (p x), or by a 3-cycle (p x t) in the alternating group: O(1) a level.
struct GiantChain: Sendable {
  let degree: Int
  /// The points moved, ascending, at least three; the others are fixed.
  let points: [Int]
  /// Whether only even permutations belong.
  let isAlternating: Bool
  /// For each point its place among `points`, or -1. `[degree]`
  private let position: [Int]

  init(degree: Int, points: [Int], isAlternating: Bool) {
    self.degree = degree
    self.points = points
    self.isAlternating = isAlternating
    var position = [Int](repeating: -1, count: degree)
    for (i, point) in points.enumerated() { position[point] = i }
    self.position = position
  }

  private var levelCount: Int { points.count - (isAlternating ? 2 : 1) }

  var radices: [Int] { (0..<levelCount).map { points.count - $0 } }

  var base: [Int] { Array(points.prefix(levelCount)) }

  /// The third point of the 3-cycle of level i that takes its point to the one at `place`.
  private func third(_ i: Int, _ place: Int) -> Int { points[place == 1 ? i + 2 : i + 1] }

  func images(digits: [Int]) -> [UInt16] {
    var result = [UInt16].identity(degree)
    for (i, place) in digits.enumerated() where place > 0 {
      let (p, x) = (points[i], points[i + place])
      if isAlternating {
        let t = third(i, place)
        (result[p], result[x], result[t]) = (result[x], result[t], result[p])
      } else {
        result.swapAt(p, x)
      }
    }
    return result
  }

  /// Nil for a permutation that moves other points, or is odd where it must be even.
  ///
  /// O(degree).
  func digits(of images: [UInt16]) -> [Int]? {
    for point in 0..<degree where position[point] < 0 && Int(images[point]) != point { return nil }
    var rest = images
    var inverse = images.inverted
    var digits: [Int] = []
    digits.reserveCapacity(levelCount)
    func send(_ source: UInt16, to target: Int) {
      rest[Int(source)] = UInt16(target)
      inverse[target] = source
    }
    for i in 0..<levelCount {
      let p = points[i]
      let x = Int(rest[p])
      let place = position[x] - i
      digits.append(place)
      if place == 0 { continue }
      let (atP, atX) = (inverse[p], inverse[x])
      send(atX, to: p)
      if isAlternating {
        let t = third(i, place)
        let atT = inverse[t]
        send(atT, to: x)
        send(atP, to: t)
      } else {
        send(atP, to: x)
      }
    }
    return rest.isIdentity ? digits : nil
  }

  func digits(ofProduct a: [UInt16], _ b: [UInt16], into digits: inout [Int]) {
    guard let found = self.digits(of: .product(a, b)) else {
      preconditionFailure("products of elements are elements")
    }
    digits = found
  }
}

extension GiantChain {
  /// The chain, if the generators provably generate a giant: all permutations or all even ones of
  /// the points they move.
  ///
  /// A transitive group of degree n with an element that has a cycle of prime length p,
  /// n/2 < p < n - 2, contains every even permutation (Jordan 1873; Seress, Permutation Group
  /// Algorithms, §10.2). About one in log n of the elements of a giant is of that kind.
  init?(
    degree: Int, generators: [[UInt16]], using random: inout some RandomNumberGenerator
  ) {
    var reached: [Int] = []
    let moved = (0..<degree).filter { i in generators.contains { Int($0[i]) != i } }
    guard let first = moved.first, moved.count >= 8 else { return nil }
    var isReached = [Bool](repeating: false, count: degree)
    isReached[first] = true
    reached = [first]
    var next = 0
    while next < reached.count {
      for generator in generators {
        let image = Int(generator[reached[next]])
        if !isReached[image] {
          isReached[image] = true
          reached.append(image)
        }
      }
      next += 1
    }
    guard reached.count == moved.count else { return nil }
    var source = ProductReplacement(generators, degree: degree, using: &random)
    let n = moved.count
    let isProof = { (length: Int) in 2 * length > n && length < n - 2 && isPrime(length) }
    guard
      (0..<40).contains(where: { _ in
        Permutation(source.next(using: &random)).cycles.contains { isProof($0.count) }
      })
    else { return nil }
    self.init(
      degree: degree, points: moved,
      isAlternating: generators.allSatisfy { Permutation($0).sign == 1 })
  }
}

/// A square matrix with one entry ±1 in each row and column, kept as where each row looks.
///
/// Row i has `signs[i]` in column `sources[i]`, so that (Mx)_i = signs[i] · x[sources[i]].
struct SignedPermutation: Hashable, Sendable {
  /// `[dimension]`.
  var sources: [Int32]
  /// `[dimension]`, or nil where every sign is +.
  var signs: [Int8]?

  var dimension: Int { sources.count }

  static func identity(_ dimension: Int) -> SignedPermutation {
    SignedPermutation(sources: (0..<Int32(dimension)).map { $0 }, signs: nil)
  }

  /// Drops signs that are all +, so that equal matrices are equal values.
  init(sources: [Int32], signs: [Int8]?) {
    self.sources = sources
    self.signs = signs.flatMap { $0.allSatisfy { $0 > 0 } ? nil : $0 }
  }

  @inline(__always) func sign(_ row: Int) -> Int8 { signs.map { $0[row] } ?? 1 }

  /// The matrix product, O(dimension).
  static func * (a: SignedPermutation, b: SignedPermutation) -> SignedPermutation {
    var signs: [Int8]?
    if a.signs != nil || b.signs != nil {
      signs = (0..<a.dimension).map { a.sign($0) * b.sign(Int(a.sources[$0])) }
    }
    return SignedPermutation(sources: a.sources.map { b.sources[Int($0)] }, signs: signs)
  }

  /// The Kronecker product: index (i, j) is i · other.dimension + j.
  func kronecker(_ other: SignedPermutation) -> SignedPermutation {
    let inner = other.dimension
    var sources: [Int32] = []
    sources.reserveCapacity(dimension * inner)
    for source in self.sources {
      let start = source * Int32(inner)
      for offset in other.sources { sources.append(start + offset) }
    }
    var signs: [Int8]?
    if self.signs != nil || other.signs != nil {
      signs = []
      signs?.reserveCapacity(dimension * inner)
      for i in 0..<dimension {
        for j in 0..<inner { signs?.append(sign(i) * other.sign(j)) }
      }
    }
    return SignedPermutation(sources: sources, signs: signs)
  }

  /// Puts copies of another block after this one.
  mutating func append(_ block: SignedPermutation, copies: Int) {
    if block.signs != nil, signs == nil { signs = Array(repeating: 1, count: dimension) }
    for _ in 0..<copies {
      let offset = Int32(dimension)
      for source in block.sources { sources.append(offset + source) }
      if signs != nil {
        signs? += block.signs ?? Array(repeating: 1, count: block.dimension)
      }
    }
  }

  /// The sum of the diagonal.
  var trace: Int {
    var sum = 0
    for (i, source) in sources.enumerated() where Int(source) == i { sum += Int(sign(i)) }
    return sum
  }

  /// ±1.
  var determinant: Int8 {
    var result: Int8 = signs.map { $0.reduce(1, *) } ?? 1
    var seen = [Bool](repeating: false, count: dimension)
    for start in 0..<dimension where !seen[start] {
      var i = start
      var length = 0
      while !seen[i] {
        seen[i] = true
        i = Int(sources[i])
        length += 1
      }
      if length % 2 == 0 { result = -result }
    }
    return result
  }
}

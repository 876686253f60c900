import LinearAlgebra

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

  /// Nothing yet, with room for so many rows.
  private init(reserving dimension: Int, signed: Bool) {
    sources = []
    sources.reserveCapacity(dimension)
    signs = signed ? [] : nil
    signs?.reserveCapacity(dimension)
  }

  @inline(__always) func sign(_ row: Int) -> Int8 { signs.map { $0[row] } ?? 1 }

  /// The matrix product, O(dimension).
  static func * (a: SignedPermutation, b: SignedPermutation) -> SignedPermutation {
    Checkpoint.uninterrupted { checkpoint throws(Cancelled) in try a.times(b, checkpoint) }
  }

  /// The matrix product, of matrices of any size.
  func times(
    _ other: SignedPermutation, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SignedPermutation {
    var product = SignedPermutation(
      reserving: dimension, signed: signs != nil || other.signs != nil)
    try forEachStretch(count: dimension, checkpoint) { stretch in
      for i in stretch { product.sources.append(other.sources[Int(sources[i])]) }
      if product.signs == nil { return }
      for i in stretch { product.signs?.append(sign(i) * other.sign(Int(sources[i]))) }
    }
    return SignedPermutation(sources: product.sources, signs: product.signs)
  }

  /// Whether it is the same matrix, of any size.
  func equals(
    _ other: SignedPermutation, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    if dimension != other.dimension || (signs == nil) != (other.signs == nil) { return false }
    var isEqual = true
    try forEachStretch(count: dimension, checkpoint) { stretch in
      isEqual = isEqual && sources[stretch] == other.sources[stretch]
      if let signs, let others = other.signs {
        isEqual = isEqual && signs[stretch] == others[stretch]
      }
    }
    return isEqual
  }

  /// The Kronecker product: index (i, j) is i · other.dimension + j.
  func kronecker(
    _ other: SignedPermutation, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SignedPermutation {
    let inner = other.dimension
    var product = SignedPermutation(
      reserving: dimension * inner, signed: signs != nil || other.signs != nil)
    try forEachStretch(rows: dimension, columns: inner) { _ throws(Cancelled) in
      try checkpoint.report()
    } _: { i, stretch in
      let start = sources[i] * Int32(inner)
      for j in stretch { product.sources.append(start + other.sources[j]) }
      if product.signs == nil { return }
      for j in stretch { product.signs?.append(sign(i) * other.sign(j)) }
    }
    return SignedPermutation(sources: product.sources, signs: product.signs)
  }

  /// Puts copies of another block after this one.
  mutating func append(
    _ block: SignedPermutation, copies: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    if block.signs != nil, signs == nil { signs = Array(repeating: 1, count: dimension) }
    let first = Int32(dimension)
    try forEachStretch(rows: copies, columns: block.dimension) { _ throws(Cancelled) in
      try checkpoint.report()
    } _: { copy, stretch in
      let offset = first + Int32(copy * block.dimension)
      for j in stretch { sources.append(offset + block.sources[j]) }
      if signs == nil { return }
      for j in stretch { signs?.append(block.sign(j)) }
    }
  }

  /// The sum of the diagonal.
  func trace(_ checkpoint: Checkpoint) throws(Cancelled) -> Int {
    var sum = 0
    try forEachStretch(count: dimension, checkpoint) { stretch in
      for i in stretch where Int(sources[i]) == i { sum += Int(sign(i)) }
    }
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

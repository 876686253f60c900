/// A set of small numbers, one bit each.
struct BitSet: Hashable, Sendable {
  private(set) var words: [UInt64]

  /// The empty set of numbers below `count`.
  init(count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  init(words: [UInt64]) {
    self.words = words
  }

  func contains(_ i: Int) -> Bool {
    words[i >> 6] >> UInt64(i & 63) & 1 == 1
  }

  mutating func insert(_ i: Int) {
    words[i >> 6] |= 1 << UInt64(i & 63)
  }

  mutating func removeAll() {
    for i in words.indices { words[i] = 0 }
  }

  func isSubset(of other: BitSet) -> Bool {
    for i in words.indices where words[i] & ~other.words[i] != 0 { return false }
    return true
  }

  func union(_ other: BitSet) -> BitSet {
    var result = self
    for i in words.indices { result.words[i] |= other.words[i] }
    return result
  }

  /// Ascending.
  var elements: [Int] {
    var result: [Int] = []
    for (i, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(i << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }
}

import BigInt

// Large numbers times, and divided by, a machine word, in place.

/// The digits of a natural number in base 2^64, the last one first; no zeros at the end.
struct WordNumber {
  private(set) var words: [UInt]

  init(_ number: BigInt) {
    words = Array(number.magnitude.words)
    trim()
  }

  /// Zero, with room for so many words.
  init(reserving count: Int) {
    words = []
    words.reserveCapacity(count)
  }

  var isZero: Bool { words.isEmpty }
  var number: BigInt { BigInt(BigUInt(words: words)) }

  /// self ← self · factor + summand. O(words).
  mutating func multiply(by factor: UInt, adding summand: UInt) {
    var carry = summand
    for i in words.indices {
      let (high, low) = words[i].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      words[i] = sum
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
    trim()
  }

  /// self ← self / divisor, which is not 0; returns the remainder. O(words).
  mutating func divide(by divisor: UInt) -> UInt {
    var remainder: UInt = 0
    for i in words.indices.reversed() {
      (words[i], remainder) = divisor.dividingFullWidth((remainder, words[i]))
    }
    trim()
    return remainder
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}

extension BigInt {
  /// The same digits as `description`, which takes much longer for thousands of them.
  ///
  /// O(digits²), eighteen digits at a time.
  public var decimalText: String {
    var rest = WordNumber(self)
    if rest.isZero { return "0" }
    var parts: [String] = []
    while !rest.isZero { parts.append("\(rest.divide(by: 1_000_000_000_000_000_000))") }
    let last = parts.removeLast()
    let padded = parts.reversed().map { String(repeating: "0", count: 18 - $0.utf8.count) + $0 }
    return (self < 0 ? "-" : "") + last + padded.joined()
  }
}

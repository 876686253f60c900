import LinearAlgebra

/// Sets of small numbers, each kept once and numbered from 0 in the order of arrival.
///
/// An open hash table that remembers the hashes: it grows without looking at the sets again, and
/// reports while it does.
struct NumberedSets: Sendable {
  private var words = Lists<UInt64>()
  private var places: [Lists<UInt64>.Place] = []
  private var hashes: [UInt64] = []
  /// Numbers of sets, or -1; a power of two long and at least half empty.
  private var slots = [Int32](repeating: -1, count: 64)

  var count: Int { places.count }

  /// The number of a set that is there.
  func number(of set: BitSet) -> Int? {
    let slot = slot(of: set, hash: Self.hash(set))
    return slots[slot] >= 0 ? Int(slots[slot]) : nil
  }

  /// Adds a set; false if it was there.
  mutating func insert(_ set: BitSet, _ checkpoint: Checkpoint) throws(Cancelled) -> Bool {
    let hash = Self.hash(set)
    let slot = slot(of: set, hash: hash)
    if slots[slot] >= 0 { return false }
    slots[slot] = Int32(count)
    places.append(words.append(set.words))
    hashes.append(hash)
    if count * 2 > slots.count { try grow(checkpoint) }
    return true
  }

  subscript(_ number: Int) -> BitSet {
    BitSet(words: Array(words[places[number]]))
  }

  /// Whether a set lies in another.
  func isSubset(_ number: Int, of other: BitSet) -> Bool {
    for (word, otherWord) in zip(words[places[number]], other.words) where word & ~otherWord != 0 {
      return false
    }
    return true
  }

  /// Makes `image` the set of the images of the members; those of different members are different.
  func map(_ number: Int, by images: [Int32], to image: inout BitSet) {
    image.removeAll()
    for (i, word) in words[places[number]].enumerated() {
      var rest = word
      while rest != 0 {
        image.insert(Int(images[i << 6 + rest.trailingZeroBitCount]))
        rest &= rest - 1
      }
    }
  }

  /// Where a set is, or where it would be put.
  private func slot(of set: BitSet, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, words[places[number]].elementsEqual(set.words) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow(_ checkpoint: Checkpoint) throws(Cancelled) {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: -1, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      if number.isMultiple(of: 4096) { try checkpoint.report() }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  private static func hash(_ set: BitSet) -> UInt64 {
    var hash: UInt64 = 0
    for word in set.words { hash = (hash ^ (hash >> 32) ^ word) &* 0x9E37_79B9_7F4A_7C15 }
    return ElementColours.mix(hash)
  }
}

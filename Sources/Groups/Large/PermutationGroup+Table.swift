import BigInt

// Windows of a Cayley table that no memory could hold: its rows and columns are ranks.

extension PermutationGroup {
  /// The elements with `count` consecutive ranks from `rank` on, of which the last is below the
  /// order.
  ///
  /// Digits are counted up as on an odometer: no large numbers after the first.
  public func elements(from rank: BigInt, count: Int) -> [Permutation] {
    guard count > 0 else { return [] }
    let radices = chain.radices
    var digits = digits(rank: rank)
    var result = [Permutation(chain.images(digits: digits))]
    for _ in 1..<max(count, 1) {
      var level = digits.count - 1
      while level >= 0, digits[level] + 1 == radices[level] {
        digits[level] = 0
        level -= 1
      }
      guard level >= 0 else { break }
      digits[level] += 1
      result.append(Permutation(chain.images(digits: digits)))
    }
    return result
  }

  /// The ranks of the products a b, `b` first, for each of `columns`: part of a row of the table.
  public func products(of a: Permutation, columns: [Permutation]) -> [BigInt] {
    let left = a.imageList
    var digits = [Int](repeating: 0, count: chain.radices.count)
    return columns.map { b in
      chain.digits(ofProduct: left, b.imageList, into: &digits)
      return rank(digits: digits)
    }
  }

  /// The same ranks modulo `modulus`, which is at most 10^15: their last digits, without any large
  /// number.
  public func products(
    of a: Permutation, columns: [Permutation], modulo modulus: Int
  ) -> [Int] {
    let left = a.imageList
    let radices = chain.radices
    var digits = [Int](repeating: 0, count: radices.count)
    return columns.map { b in
      chain.digits(ofProduct: left, b.imageList, into: &digits)
      var rank = 0
      for (digit, radix) in zip(digits, radices) { rank = (rank * radix + digit) % modulus }
      return rank
    }
  }

  /// How many elements are conjugate to this one, where its cycles tell: in the group of all
  /// permutations of its points, or all even ones. Nil in other groups.
  public func classSizeByCycles(of element: Permutation) -> BigInt? {
    guard case .giant(let giant) = chain else { return nil }
    let lengths = element.cycleType.dropFirst(degree - giant.points.count)
    var counts: [Int: Int] = [:]
    for length in lengths { counts[length, default: 0] += 1 }
    // The centraliser of a permutation: cycles turn, and those of one length change places.
    let centraliser = counts.reduce(BigInt(1)) { product, entry in
      (1...entry.value).reduce(product * BigInt(entry.key).power(entry.value)) {
        $0 * BigInt($1)
      }
    }
    let whole = giant.isAlternating ? 2 * order : order
    let splits = giant.isAlternating && counts.allSatisfy { $0.key % 2 == 1 && $0.value == 1 }
    return whole / centraliser / (splits ? 2 : 1)
  }
}

extension Permutation {
  /// The least n > 0 with `self^n` the identity, of any size.
  public var largeOrder: BigInt {
    Set(cycleType).reduce(1) { order, length in
      order / order.greatestCommonDivisor(with: BigInt(length)) * BigInt(length)
    }
  }

  /// A colour that equal permutations share and most others do not; that of the identity is 0.
  public var colour: Int {
    if isIdentity { return 0 }
    var mixed = 0
    for image in images { mixed = (mixed &* 31 &+ Int(image)) & 0xffff_ffff }
    return 1 + mixed % 239
  }
}

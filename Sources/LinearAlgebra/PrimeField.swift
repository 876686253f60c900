/// The integers modulo a prime p < 2³¹, as `UInt64`s in 0 ..< p.
public struct PrimeField: Hashable, Sendable {
  /// The number of elements.
  public let p: UInt64

  /// The field with p elements; p must be a prime below 2³¹.
  public init(prime p: UInt64) {
    precondition(p < 1 << 31 && Self.isPrime(Int(p)), "\(p) is not a prime below 2³¹")
    self.p = p
  }

  /// The smallest prime above `bound` that is 1 modulo `order`; nil if it is not below 2³¹.
  ///
  /// In that field there is an element of multiplicative order `order`.
  public init?(above bound: Int, withRootsOfOrder order: Int) {
    var candidate = (bound / order + 1) * order + 1
    while candidate < 1 << 31 && !Self.isPrime(candidate) { candidate += order }
    if candidate >= 1 << 31 { return nil }
    p = UInt64(candidate)
  }

  /// The residue of an integer.
  @inlinable public func reduce(_ a: Int) -> UInt64 {
    let remainder = a % Int(p)
    return UInt64(remainder < 0 ? remainder + Int(p) : remainder)
  }

  /// a + b.
  @inlinable public func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum < p ? sum : sum - p
  }

  /// a - b.
  @inlinable public func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a < b ? a + p - b : a - b
  }

  /// a · b.
  @inlinable public func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 { a * b % p }

  /// a^n.
  @inlinable public func power(_ a: UInt64, _ n: UInt64) -> UInt64 {
    var (result, square, rest) = (UInt64(1), a, n)
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }

  /// 1/a, for a ≠ 0.
  public func inverse(_ a: UInt64) -> UInt64 {
    precondition(a != 0, "zero has no inverse")
    return power(a, p - 2)
  }

  /// How many products of two elements can be added up before their sum must be reduced.
  @inlinable public var unreducedProducts: Int { Int(min(UInt64.max / (p * p) - 1, 1 << 20)) }

  /// Σ a[start + i] b[i] over the indices i of b.
  @inlinable public func dot(_ a: [UInt64], from start: Int, _ b: [UInt64]) -> UInt64 {
    let (left, right) = (a.span, b.span)
    let chunk = unreducedProducts
    var sum: UInt64 = 0
    var i = 0
    while i < right.count {
      let end = min(right.count, i + chunk)
      while i < end {
        sum += left[start + i] * right[i]
        i += 1
      }
      sum %= p
    }
    return sum
  }

  /// Σ weights[k] rows[k], all rows of one length, no more of them than weights.
  @inlinable public func combination(_ weights: [UInt64], _ rows: [[UInt64]]) -> [UInt64] {
    let chunk = unreducedProducts
    var sum = [UInt64](repeating: 0, count: rows.first?.count ?? 0)
    for (k, row) in rows.enumerated() {
      let weight = weights[k]
      let span = row.span
      for i in sum.indices { sum[i] += weight * span[i] }
      if (k + 1) % chunk == 0 { for i in sum.indices { sum[i] %= p } }
    }
    return sum.map { $0 % p }
  }

  /// An element of this multiplicative order, which divides p - 1.
  public func root(ofOrder order: Int) -> UInt64 {
    precondition((Int(p) - 1) % order == 0, "there is no element of order \(order)")
    let primes = primePowers(of: order).map { UInt64(order / $0.prime) }
    var base: UInt64 = 1
    while true {
      let candidate = power(base, (p - 1) / UInt64(order))
      if primes.allSatisfy({ power(candidate, $0) != 1 }) { return candidate }
      base += 1
    }
  }

  private static func isPrime(_ n: Int) -> Bool {
    if n < 2 { return false }
    var divisor = 2
    while divisor * divisor <= n {
      if n % divisor == 0 { return false }
      divisor += 1
    }
    return true
  }
}

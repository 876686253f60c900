// Polynomials over a prime field: coefficients from the constant term up, the last one not zero.

extension PrimeField {
  /// The shortest monic f of degree d with Σ f[j] s[i + j] = 0 for all i, s a linear recurrence.
  ///
  /// Berlekamp and Massey 1969. Right when s has at least 2d terms.
  public func minimalPolynomial(ofSequence s: [UInt64]) -> [UInt64] {
    var connection: [UInt64] = [1]
    var previous: [UInt64] = [1]
    var length = 0
    var shift = 1
    var previousDiscrepancy: UInt64 = 1
    for n in s.indices {
      var discrepancy = s[n]
      for i in 1..<max(1, min(length + 1, connection.count)) {
        discrepancy = add(discrepancy, multiply(connection[i], s[n - i]))
      }
      if discrepancy == 0 {
        shift += 1
        continue
      }
      let factor = multiply(discrepancy, inverse(previousDiscrepancy))
      let old = connection
      if connection.count < previous.count + shift {
        connection += Array(repeating: 0, count: previous.count + shift - connection.count)
      }
      for (i, value) in previous.enumerated() {
        connection[i + shift] = subtract(connection[i + shift], multiply(factor, value))
      }
      if 2 * length <= n {
        length = n + 1 - length
        previous = old
        previousDiscrepancy = discrepancy
        shift = 1
      } else {
        shift += 1
      }
    }
    connection += Array(repeating: 0, count: max(0, length + 1 - connection.count))
    return connection[0...length].reversed()
  }

  /// The roots of a monic polynomial that is a product of distinct linear factors, ascending.
  ///
  /// Cantor and Zassenhaus 1981: gcd with (x + a)^((p-1)/2) - 1 for random a splits the roots in
  /// two. nil if the polynomial turns out not to split. O(d² log p log d).
  public func roots(
    ofSplit polynomial: [UInt64], using random: inout some RandomNumberGenerator,
    checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [UInt64]? {
    if polynomial.count == 1 { return [] }
    let all = subtractX(try powerOfLinear(0, p, modulo: polynomial, checkpoint))
    guard remainder(all, polynomial).isEmpty else { return nil }
    var roots: [UInt64] = []
    var pending = [polynomial]
    while let f = pending.popLast() {
      if f.count == 2 { roots.append(subtract(0, f[0])) }
      if f.count <= 2 { continue }
      let a = UInt64.random(in: 0..<p, using: &random)
      var power = try powerOfLinear(a, (p - 1) / 2, modulo: f, checkpoint)
      power[0] = subtract(power[0], 1)
      let divisor = try commonDivisor(f, trimmed(power), checkpoint)
      if divisor.count > 1 && divisor.count < f.count {
        pending += [divisor, quotient(f, divisor)]
      } else {
        pending.append(f)
      }
    }
    return roots.sorted()
  }

  /// f / (x - root), root being a root of the monic f.
  public func dividing(_ f: [UInt64], byRoot root: UInt64) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: f.count - 1)
    var carry: UInt64 = 0
    for i in stride(from: f.count - 1, to: 0, by: -1) {
      carry = add(f[i], multiply(carry, root))
      result[i - 1] = carry
    }
    return result
  }

  /// (x + a)^n modulo the monic f, `[degree of f]`.
  private func powerOfLinear(
    _ a: UInt64, _ n: UInt64, modulo f: [UInt64], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt64] {
    let degree = f.count - 1
    var result = [UInt64](repeating: 0, count: degree)
    result[0] = 1
    for bit in stride(from: 63 - n.leadingZeroBitCount, through: 0, by: -1) {
      try checkpoint.report()
      result = squared(result, modulo: f)
      if n >> UInt64(bit) & 1 == 1 { result = timesLinear(result, a, modulo: f) }
    }
    return result
  }

  private func timesLinear(_ g: [UInt64], _ a: UInt64, modulo f: [UInt64]) -> [UInt64] {
    let degree = g.count
    let top = g[degree - 1]
    var result = g
    for i in 0..<degree {
      let below = i > 0 ? g[i - 1] : 0
      let shifted = subtract(below, multiply(top, f[i]))
      result[i] = add(shifted, multiply(a, g[i]))
    }
    return result
  }

  private func squared(_ g: [UInt64], modulo f: [UInt64]) -> [UInt64] {
    let degree = g.count
    var product = [UInt64](repeating: 0, count: 2 * degree - 1)
    for i in 0..<degree where g[i] != 0 {
      for j in 0..<degree { product[i + j] = (product[i + j] + g[i] * g[j]) % p }
    }
    for i in stride(from: product.count - 1, through: degree, by: -1) where product[i] != 0 {
      let factor = p - product[i]
      for j in 0..<degree {
        product[i - degree + j] = (product[i - degree + j] + factor * f[j]) % p
      }
    }
    return Array(product[..<degree])
  }

  private func subtractX(_ g: [UInt64]) -> [UInt64] {
    // Modulo a linear polynomial x is a constant, which the caller's remainder sees to.
    var result = g + Array(repeating: 0, count: max(0, 2 - g.count))
    result[1] = subtract(result[1], 1)
    return trimmed(result)
  }

  private func trimmed(_ g: [UInt64]) -> [UInt64] {
    var result = g
    while result.last == 0 { result.removeLast() }
    return result
  }

  private func remainder(_ g: [UInt64], _ f: [UInt64]) -> [UInt64] {
    var rest = g
    let scale = inverse(f[f.count - 1])
    while rest.count >= f.count {
      let factor = multiply(rest[rest.count - 1], scale)
      let start = rest.count - f.count
      for j in 0..<f.count { rest[start + j] = subtract(rest[start + j], multiply(factor, f[j])) }
      rest = trimmed(rest)
    }
    return rest
  }

  private func quotient(_ g: [UInt64], _ f: [UInt64]) -> [UInt64] {
    var rest = g
    var result = [UInt64](repeating: 0, count: g.count - f.count + 1)
    for start in stride(from: g.count - f.count, through: 0, by: -1) {
      let factor = rest[start + f.count - 1]
      result[start] = factor
      for j in 0..<f.count { rest[start + j] = subtract(rest[start + j], multiply(factor, f[j])) }
    }
    return result
  }

  /// Monic.
  private func commonDivisor(
    _ f: [UInt64], _ g: [UInt64], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt64] {
    var (a, b) = (f, g)
    while !b.isEmpty {
      try checkpoint.report()
      (a, b) = (b, remainder(a, b))
    }
    let scale = inverse(a[a.count - 1])
    return a.map { multiply($0, scale) }
  }
}

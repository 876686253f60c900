/// An abelian group up to isomorphism: for each prime the exponents of its cyclic factors.
struct AbelianType: Hashable, Sendable {
  /// A Sylow subgroup C_{p^e1} x C_{p^e2} x …, exponents descending.
  struct Part: Hashable, Sendable {
    let prime: Int
    let exponents: [Int]
  }

  /// By prime, ascending.
  let parts: [Part]

  /// From how many elements there are of each order, which determines an abelian group.
  init(elementOrders: [(order: Int, count: Int)]) {
    let size = elementOrders.reduce(0) { $0 + $1.count }
    parts = primeFactors(size).map { prime, exponent in
      // conjugate[k] cyclic factors have order p^(k+1) or more.
      var conjugate: [Int] = []
      var (power, before) = (prime, 1)
      while conjugate.reduce(0, +) < exponent {
        let below = elementOrders.filter { power.isMultiple(of: $0.order) }
          .reduce(0) { $0 + $1.count }
        var (factors, ratio) = (0, below / before)
        while ratio > 1 { (factors, ratio) = (factors + 1, ratio / prime) }
        conjugate.append(factors)
        (power, before) = (power * prime, below)
      }
      return Part(prime: prime, exponents: conjugatePartition(conjugate))
    }
  }

  /// Numbers of which each divides the next, such as [2, 4]; empty for the trivial group.
  var invariantFactors: [Int] {
    let rank = parts.map(\.exponents.count).max() ?? 0
    var factors = [Int](repeating: 1, count: rank)
    for part in parts {
      for (i, exponent) in part.exponents.enumerated() {
        factors[rank - 1 - i] *= power(part.prime, exponent)
      }
    }
    return factors
  }

  /// `C2 x C4`, or `1`.
  var name: String {
    let factors = invariantFactors
    return factors.isEmpty ? "1" : factors.map { "C\($0)" }.joined(separator: " x ")
  }

  /// The number of subgroups, nil beyond 64 bits.
  var subgroupCount: Int? {
    parts.reduce(1) { total, part in
      guard let total, let count = part.subgroupCount else { return nil }
      return total.times(count)
    }
  }

  /// The number of automorphisms, nil beyond 64 bits.
  var automorphismCount: Int? {
    parts.reduce(1) { total, part in
      guard let total, let count = part.automorphismCount else { return nil }
      return total.times(count)
    }
  }
}

extension AbelianType.Part {
  /// Sums over the types μ of subgroups of a p-group of type λ.
  ///
  /// Birkhoff 1935: Π p^{μ'_{j+1} (λ'_j - μ'_j)} [λ'_j - μ'_{j+1} choose μ'_j - μ'_{j+1}]_p.
  fileprivate var subgroupCount: Int? {
    // From the last part of λ' up: counts[m] sums over all μ' from there on that start with m.
    var counts: [Int?] = [1]
    for size in conjugatePartition(exponents).reversed() {
      var sums = [Int?](repeating: 0, count: size + 1)
      for (next, count) in counts.enumerated() {
        for m in next...size {
          let term = count.flatMap { weight(lambda: size, mu: m, next: next)?.times($0) }
          sums[m] = sum(sums[m], term)
        }
      }
      counts = sums
    }
    return counts.reduce(0, sum)
  }

  private func weight(lambda: Int, mu: Int, next: Int) -> Int? {
    guard let shift = checkedPower(prime, next * (lambda - mu)),
      let choices = gaussianBinomial(lambda - next, mu - next, prime)
    else { return nil }
    return shift.times(choices)
  }

  /// Hillar & Rhea, Automorphisms of finite abelian groups, 2007, Theorem 4.1.
  fileprivate var automorphismCount: Int? {
    let e = Array(exponents.reversed())
    let n = e.count
    var result: Int? = 1
    func multiply(_ factor: Int?) {
      guard let value = result, let factor else { return result = nil }
      result = value.times(factor)
    }
    for k in 0..<n {
      let last = (e.lastIndex(of: e[k]) ?? k) + 1
      let first = (e.firstIndex(of: e[k]) ?? k) + 1
      multiply(checkedPower(prime, last).map { $0 - power(prime, k) })
      multiply(checkedPower(prime, e[k] * (n - last)))
      multiply(checkedPower(prime, (e[k] - 1) * (n - first + 1)))
    }
    return result
  }
}

/// The partition whose diagram is the transposed one.
///
/// Parts descending.
private func conjugatePartition(_ parts: [Int]) -> [Int] {
  (0..<(parts.max() ?? 0)).map { k in parts.count { $0 > k } }
}

/// base^exponent, which must fit.
private func power(_ base: Int, _ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { result, _ in result * base }
}

/// The sum, or nil beyond 64 bits.
private func sum(_ a: Int?, _ b: Int?) -> Int? {
  guard let a, let b else { return nil }
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? nil : sum
}

private func checkedPower(_ base: Int, _ exponent: Int) -> Int? {
  (0..<exponent).reduce(1) { result, _ in result?.times(base) }
}

/// The number of k-dimensional subspaces of an n-dimensional space over q elements.
private func gaussianBinomial(_ n: Int, _ k: Int, _ q: Int) -> Int? {
  // Pascal's rule: [n k] = [n-1 k-1] + q^k [n-1 k].
  var row: [Int?] = [1]
  for size in 1..<max(n + 1, 2) where size <= n {
    var next: [Int?] = [1]
    for j in 1...size {
      let above = j < size ? row[j] : 0
      guard let left = row[j - 1], let above, let factor = checkedPower(q, above == 0 ? 0 : j),
        let right = factor.times(above)
      else {
        next.append(nil)
        continue
      }
      next.append(sum(left, right))
    }
    row = next
  }
  return row[k]
}

/// A sum of powers of ζ_n on its way to the Zumbroich basis; the work behind `Cyclotomic`.
///
/// Write n as a product of prime powers q = p^a. An exponent e has for each of them a coordinate
/// b = e·(n/q)⁻¹ mod q. The basis keeps b < q/2 for p = 2, and for odd p leaves out
/// |b| ≤ (q/p - 1)/2; what is left out is rewritten by the relation Σ_j ζ^(e + j·n/p) = 0.
struct ZumbroichForm {
  typealias Term = Cyclotomic.Term

  private(set) var order: Int
  private(set) var terms: [Term]

  init(order: Int, terms: [Term]) {
    self.order = order
    self.terms = terms.map { term in
      let exponent = term.exponent % order
      return Term(
        exponent: exponent < 0 ? exponent + order : exponent, coefficient: term.coefficient)
    }
    collect()
  }

  mutating func convertToBasis() {
    for (p, q) in primePowers(of: order) {
      p == 2 ? foldHalf(q) : removeMiddle(p, q)
    }
  }

  /// Goes down to the smallest field, one prime at a time.
  mutating func reduceOrder() {
    if terms.isEmpty { order = 1 }
    for (p, _) in primePowers(of: order) {
      while order % p == 0, terms.allSatisfy({ $0.exponent % p == 0 }) {
        order /= p
        for i in terms.indices { terms[i].exponent /= p }
      }
      if p > 2, order % p == 0, order / p % p != 0 { mergeFibres(p) }
    }
  }

  private mutating func foldHalf(_ q: Int) {
    let inverse = inverse(of: order / q, modulo: q)
    for i in terms.indices where terms[i].exponent % q * inverse % q >= q / 2 {
      terms[i].exponent = (terms[i].exponent + order / 2) % order
      terms[i].coefficient = -terms[i].coefficient
    }
    collect()
  }

  private mutating func removeMiddle(_ p: Int, _ q: Int) {
    let inverse = inverse(of: order / q, modulo: q)
    let half = (q / p - 1) / 2
    var kept: [Term] = []
    kept.reserveCapacity(terms.count * 2)
    for term in terms {
      let b = term.exponent % q * inverse % q
      if b > half && b < q - half {
        kept.append(term)
      } else {
        for j in 1..<p {
          kept.append(
            Term(
              exponent: (term.exponent + j * (order / p)) % order, coefficient: -term.coefficient))
        }
      }
    }
    terms = kept
    collect()
  }

  /// For p dividing the order once: when the p - 1 terms e + j·n/p always have one coefficient c,
  /// their sum is -c·ζ^e₀ with e₀ the multiple of p among those exponents.
  private mutating func mergeFibres(_ p: Int) {
    guard terms.count % (p - 1) == 0 else { return }
    let rest = order / p
    let sorted = terms.sorted {
      ($0.exponent % rest, $0.exponent) < ($1.exponent % rest, $1.exponent)
    }
    let inverse = inverse(of: p % rest, modulo: rest)
    var merged: [Term] = []
    for start in stride(from: 0, to: sorted.count, by: p - 1) {
      let first = sorted[start]
      for term in sorted[start..<start + p - 1]
      where term.exponent % rest != first.exponent % rest
        || term.coefficient != first.coefficient
      {
        return
      }
      // e₀ / p mod n/p, because e₀ ≡ e mod n/p.
      merged.append(
        Term(exponent: first.exponent % rest * inverse % rest, coefficient: -first.coefficient))
    }
    order = rest
    terms = merged
    collect()
  }

  /// Sorts by exponent, adds up equal ones and drops zeros.
  private mutating func collect() {
    terms.sort { $0.exponent < $1.exponent }
    var kept = 0
    for term in terms {
      if kept > 0, terms[kept - 1].exponent == term.exponent {
        terms[kept - 1].coefficient += term.coefficient
      } else {
        if kept > 0, terms[kept - 1].coefficient == 0 { kept -= 1 }
        terms[kept] = term
        kept += 1
      }
    }
    if kept > 0, terms[kept - 1].coefficient == 0 { kept -= 1 }
    terms.removeSubrange(kept...)
  }

  private func inverse(of a: Int, modulo m: Int) -> Int {
    if m == 1 { return 0 }
    var (r0, r1) = (m, a % m)
    var (t0, t1) = (0, 1)
    while r1 != 0 {
      let quotient = r0 / r1
      (r0, r1) = (r1, r0 - quotient * r1)
      (t0, t1) = (t1, t0 - quotient * t1)
    }
    return t0 < 0 ? t0 + m : t0
  }
}

/// The prime powers p^a that exactly divide n, as (p, p^a), by trial division.
public func primePowers(of n: Int) -> [(prime: Int, power: Int)] {
  var rest = n
  var found: [(prime: Int, power: Int)] = []
  var p = 2
  while p * p <= rest {
    var power = 1
    while rest % p == 0 {
      rest /= p
      power *= p
    }
    if power > 1 { found.append((p, power)) }
    p += p == 2 ? 1 : 2
  }
  if rest > 1 { found.append((rest, rest)) }
  return found
}

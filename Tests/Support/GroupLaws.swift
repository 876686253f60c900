import Groups
import LinearAlgebra

/// The ways in which a group breaks the laws; empty for a group.
///
/// Closure, identity and inverses over all elements, associativity over all triples up to order 40
/// and over 20000 seeded triples above. Products of all pairs are looked at up to order 1024.
public func checkGroupLaws(_ group: FiniteGroup, seed: UInt64 = 1) -> [String] {
  var broken: [String] = []
  let n = group.order
  var random = SplitMix64(seed: seed)
  for a in 0..<n {
    if group.product(a, 0) != a || group.product(0, a) != a { broken.append("identity: \(a)") }
    let inverse = group.inverse(a)
    if group.product(a, inverse) != 0 || group.product(inverse, a) != 0 {
      broken.append("inverse: \(a)")
    }
  }
  if n <= 1024 {
    for a in 0..<n {
      var isHit = [Bool](repeating: false, count: n)
      for b in group.products(of: a, columns: 0..<n) where (0..<n).contains(b) { isHit[b] = true }
      if isHit.contains(false) { broken.append("closure: row \(a)") }
    }
  }
  func checkTriple(_ a: Int, _ b: Int, _ c: Int) {
    let left = group.product(group.product(a, b), c)
    if left != group.product(a, group.product(b, c)) {
      broken.append("associativity: \(a) \(b) \(c), seed \(seed)")
    }
  }
  if n <= 40 {
    for a in 0..<n { for b in 0..<n { for c in 0..<n { checkTriple(a, b, c) } } }
  } else {
    for _ in 0..<20000 {
      checkTriple(
        Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random),
        Int.random(in: 0..<n, using: &random))
    }
  }
  return broken
}

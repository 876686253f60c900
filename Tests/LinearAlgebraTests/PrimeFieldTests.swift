import LinearAlgebra
import Testing

struct PrimeFieldTests {
  @Test(arguments: [2, 3, 5, 7, 101, 65537, 2_147_483_647] as [UInt64])
  func `inverses, powers and roots of unity obey Fermat`(p: UInt64) {
    let field = PrimeField(prime: p)
    for a in 1..<min(p, 200) {
      #expect(field.multiply(a, field.inverse(a)) == 1)
      #expect(field.power(a, p - 1) == 1)
      #expect(field.add(a, field.subtract(0, a)) == 0)
    }
    #expect(field.reduce(-1) == p - 1)
    for order in 1...60 where (Int(p) - 1) % order == 0 {
      let root = field.root(ofOrder: order)
      let powers = (0..<order).map { field.power(root, UInt64($0)) }
      #expect(Set(powers).count == order)
      #expect(field.power(root, UInt64(order)) == 1)
    }
  }

  @Test func `primes are found in the residue class that holds roots of unity`() {
    #expect(PrimeField(above: 10, withRootsOfOrder: 4)?.p == 13)
    #expect(PrimeField(above: 13, withRootsOfOrder: 4)?.p == 17)
    #expect(PrimeField(above: 0, withRootsOfOrder: 1)?.p == 2)
    #expect(PrimeField(above: 2_147_483_600, withRootsOfOrder: 40320) == nil)
  }

  @Test(arguments: [101, 65537, 67_108_879, 2_147_483_647] as [UInt64])
  func `roots of a split polynomial are found, and others are refused`(p: UInt64) throws {
    let field = PrimeField(prime: p)
    var random = SplitMix64(seed: p)
    for count in [0, 1, 2, 3, 10, 40] {
      var wanted = Set<UInt64>()
      while wanted.count < count { wanted.insert(UInt64.random(in: 0..<p, using: &random)) }
      var polynomial: [UInt64] = [1]
      for root in wanted {
        var next = [0] + polynomial
        for (i, value) in polynomial.enumerated() {
          next[i] = field.subtract(next[i], field.multiply(root, value))
        }
        polynomial = next
      }
      let roots = try field.roots(ofSplit: polynomial, using: &random)
      #expect(roots == wanted.sorted())
      if let root = wanted.first {
        let quotient = field.dividing(polynomial, byRoot: root)
        #expect(
          try field.roots(ofSplit: quotient, using: &random)
            == wanted.sorted().filter { $0 != root })
      }
    }
    // x² + 1 splits exactly when p is 1 modulo 4.
    let roots = try field.roots(ofSplit: [1, 0, 1], using: &random)
    #expect((roots != nil) == (p % 4 == 1))
  }

  @Test func `the shortest recurrence of a sequence is found`() {
    let field = PrimeField(prime: 101)
    var fibonacci: [UInt64] = [0, 1]
    for _ in 0..<10 {
      fibonacci.append(field.add(fibonacci[fibonacci.count - 1], fibonacci[fibonacci.count - 2]))
    }
    #expect(field.minimalPolynomial(ofSequence: fibonacci) == [100, 100, 1])
    #expect(field.minimalPolynomial(ofSequence: [0, 0, 0, 0]) == [1])
    #expect(field.minimalPolynomial(ofSequence: [5, 10, 20, 40]) == [99, 1])
    #expect(field.minimalPolynomial(ofSequence: [0, 0, 1, 0, 0, 0]) == [0, 0, 0, 1])
  }

  @Test func `long sums of products do not overflow`() {
    for p in [67_108_879, 2_147_483_647] as [UInt64] {
      let field = PrimeField(prime: p)
      let a = [UInt64](repeating: p - 1, count: 5000)
      #expect(field.dot(a, from: 0, a) == 5000)
      #expect(field.dot(a, from: 4000, [p - 1, 1]) == 0)
      let rows = [[UInt64]](repeating: [p - 1, 1], count: 5000)
      #expect(field.combination(a, rows) == [5000, field.reduce(-5000)])
    }
  }
}

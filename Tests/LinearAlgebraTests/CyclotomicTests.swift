import LinearAlgebra
import Testing

struct CyclotomicTests {
  /// What GAP 4.12 prints for these expressions.
  @Test(
    arguments: [
      (5, [(0, 1)], "1"), (4, [(1, 1)], "E(4)"), (8, [(1, 1), (7, 1)], "E(8)-E(8)^3"),
      (3, [(1, 1), (2, 1)], "-1"), (5, [(2, 1), (3, 1)], "E(5)^2+E(5)^3"),
      (5, [(0, -1), (1, -1), (4, -1)], "E(5)^2+E(5)^3"), (6, [(1, 1)], "-E(3)^2"),
      (9, [(1, 1)], "-E(9)^4-E(9)^7"), (10, [(1, 1)], "-E(5)^3"),
      (12, [(1, 1)], "-E(12)^7"), (7, [(1, 1), (2, 1), (4, 1)], "E(7)+E(7)^2+E(7)^4"),
      (4, [(0, 1), (1, 2)], "1+2*E(4)"), (15, [(5, 1)], "E(3)"), (20, [(5, 3)], "3*E(4)"),
    ] as [(Int, [(Int, Int)], String)])
  func `sums of roots print as in GAP`(order: Int, terms: [(Int, Int)], expected: String) {
    let sum = Cyclotomic(
      order: order, terms: terms.map { .init(exponent: $0.0, coefficient: $0.1) })
    #expect(sum.description == expected)
  }

  @Test func `the stored form has the right value and does not depend on how it was made`() {
    for n in 1...60 {
      for k in 0..<n {
        let root = Cyclotomic.root(n, power: k)
        let exact = rootOfUnity(k, of: n)
        #expect(abs(root.numeric.re - exact.re) < 1e-13)
        #expect(abs(root.numeric.im - exact.im) < 1e-13)
        #expect(root == Cyclotomic.root(6 * n, power: 6 * k))
        #expect(root == Cyclotomic.root(n, power: k - 1) * Cyclotomic.root(n))
        #expect((root * root.conjugate).integer == 1)
      }
    }
  }

  @Test func `powers are repeated products`() {
    for value in [Cyclotomic.root(5) + .root(5, power: 4), .root(12) - 2, 3, 0] {
      var product: Cyclotomic = 1
      for exponent in 0..<12 {
        #expect(value.raised(to: exponent) == product)
        product = product * value
      }
    }
    // (2 cos 36°)⁴⁰ + (2 cos 108°)⁴⁰ is the Lucas number L₄₀.
    let powers = [1, 2].map {
      (Cyclotomic.root(5, power: $0) + .root(5, power: -$0)).raised(to: 40)
    }
    #expect((powers[0] + powers[1]).integer == 228_826_127)
  }

  @Test func `ring laws hold on seeded random sums`() {
    var random = SplitMix64(seed: 11)
    func draw() -> Cyclotomic {
      let n = Int.random(in: 1...72, using: &random)
      return Cyclotomic(
        order: n,
        terms: (0..<4).map { _ in
          .init(
            exponent: Int.random(in: -n...n, using: &random),
            coefficient: Int.random(in: -3...3, using: &random))
        })
    }
    for _ in 0..<300 {
      let (a, b, c) = (draw(), draw(), draw())
      #expect(a * (b + c) == a * b + a * c)
      #expect((a * b) * c == a * (b * c))
      #expect(a + b == b + a)
      #expect((a - a).integer == 0)
      #expect((a * b).conjugate == a.conjugate * b.conjugate)
      let product = (a * b).numeric
      let (x, y) = (a.numeric, b.numeric)
      #expect(abs(product.re - (x.re * y.re - x.im * y.im)) < 1e-10)
      #expect(abs(product.im - (x.re * y.im + x.im * y.re)) < 1e-10)
    }
  }

  @Test func `the sum of all n-th roots of unity is zero and that of the primitive ones is µ(n)`() {
    for n in 1...60 {
      let all = (0..<n).reduce(Cyclotomic(0)) { $0 + .root(n, power: $1) }
      #expect(all == Cyclotomic(n == 1 ? 1 : 0))
      let primitive = (0..<n).filter { greatestCommonDivisor($0, n) == 1 }
        .reduce(Cyclotomic(0)) { $0 + .root(n, power: $1) }
      let factors = primePowers(of: n)
      let square = factors.contains { $0.prime != $0.power }
      #expect(primitive.integer == (square ? 0 : factors.count % 2 == 0 ? 1 : -1))
    }
  }

  @Test func `multiples of thirty degrees are exact where they are rational`() {
    #expect(rootOfUnity(1, of: 4) == (0, 1))
    #expect(rootOfUnity(-3, of: 12) == (0, -1))
    #expect(rootOfUnity(1, of: 6).re == 0.5)
    #expect(rootOfUnity(2, of: 6).re == -0.5)
    #expect(rootOfUnity(1, of: 12).im == 0.5)
    #expect(rootOfUnity(5, of: 10) == (-1, 0))
  }

  @Test func `exact division and Galois images`() {
    let b5 = Cyclotomic.root(5) + .root(5, power: 4)
    #expect(b5.galois(2) == .root(5, power: 2) + .root(5, power: 3))
    #expect((b5 * 6).dividedExactly(by: 3) == b5 * 2)
    #expect((b5 * 3).dividedExactly(by: 2) == nil)
    #expect(b5.isReal)
    #expect(!Cyclotomic.root(5).isReal)
  }
}

import Groups
import LinearAlgebra
import Testing

@Suite struct PermutationTests {
  private func random(_ degree: Int, _ generator: inout SplitMix64) throws -> Permutation {
    try Permutation(images: (0..<UInt32(degree)).shuffled(using: &generator))
  }

  @Test func `products act on the left`() throws {
    let g = try Permutation(images: [1, 2, 0])
    let h = try Permutation(images: [1, 0, 2])
    for i in 0..<3 { #expect((g * h)[i] == g[h[i]]) }
    #expect(g * h != h * g)
  }

  @Test func `inverse, order, sign and powers obey their laws`() throws {
    var generator = SplitMix64(seed: 7)
    for degree in 1...12 {
      let (g, h) = (try random(degree, &generator), try random(degree, &generator))
      #expect((g * g.inverse).isIdentity && (g.inverse * g).isIdentity)
      #expect((g * h).inverse == h.inverse * g.inverse)
      #expect((g * h).sign == g.sign * h.sign)
      #expect(g.power(g.order).isIdentity)
      #expect(g.power(-1) == g.inverse)
      #expect(g.power(3) == g * g * g)
      for k in 1..<g.order { #expect(!g.power(k).isIdentity) }
      #expect(g.cycleType.reduce(0, +) == degree)
    }
  }

  @Test func `cycles are written from 1, the identity as ()`() throws {
    #expect(try Permutation(images: [1, 2, 0, 4, 3, 5]).description == "(1 2 3)(4 5)")
    #expect(Permutation.identity(4).description == "()")
    #expect(try Permutation(images: [1, 2, 0, 4, 3, 5]).cycleType == [1, 2, 3])
  }

  @Test(arguments: [[0, 0], [0, 2], [1, 2, 2]] as [[UInt32]])
  func `a list that is no bijection is refused`(images: [UInt32]) {
    #expect(throws: GroupError.self) { try Permutation(images: images) }
  }
}

import Testing

@testable import Groups

@Suite struct RewritingTests {
  private func dihedral(_ n: Int) throws -> FiniteGroup {
    try FiniteGroup(.named(.dihedral, [n]))
  }

  @Test func `f r^2 becomes r^2 f by the one rule and r^4 = e`() throws {
    let group = try dihedral(4)
    let word = [Syllable(generator: 1, exponent: 1), Syllable(generator: 0, exponent: 2)]
    let steps = try #require(group.rewriting(word))
    #expect(steps.map { group.text(of: $0.word) } == ["r^-2 f", "r^2 f"])
    #expect(steps.map(\.rule) == ["f r = r^-1 f", "r^4 = e"])
  }

  @Test func `ten thousand random words come to the normal form of their product`() throws {
    var state: UInt64 = 0x5DEE_CE66_D
    func random(_ n: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(n))
    }
    let groups = try (1...12).map(dihedral)
    for _ in 0..<10_000 {
      let group = groups[random(12)]
      let word = (0..<random(9)).map { _ in
        Syllable(generator: random(2), exponent: random(7) - 3)
      }
      let steps = try #require(group.rewriting(word))
      let product = group.evaluate(word.map { ($0.generator, $0.exponent) })
      for step in steps {
        #expect(group.evaluate(step.word.map { ($0.generator, $0.exponent) }) == product)
      }
      let last = steps.last?.word ?? word
      #expect(group.text(of: last) == group.name(of: product), "\(group.text(of: word))")
    }
  }

  @Test func `other groups have no such rule`() throws {
    #expect(try FiniteGroup(.named(.quaternion, [8])).rewriting([]) == nil)
  }
}

import BigInt
import LinearAlgebra
import Testing

@testable import Groups

struct FactoriserTests {
  @Test(arguments: [
    ("Rubik(3)", 160), ("Rubik(2)", 60), ("M(24)", 100), ("M(12)", 60), ("S(12)", 150),
    ("S(5) wr S(5)", 150), ("Z(2)^20", 20), ("PSL(3,5)", 60), ("A(11)", 120),
  ])
  func `elements are written as short words that multiply out`(text: String, longest: Int) throws {
    let group = try permutationGroup(text)
    let factoriser = try #require(try group.factoriser())
    var random = SplitMix64(seed: 11, label: text)
    var total = 0
    for _ in 0..<30 {
      let element = group.random(using: &random)
      let word = try #require(factoriser.word(for: element))
      #expect(group.evaluate(word) == element)
      #expect(try group.element(parsing: group.text(of: word)) == element)
      total += word.reduce(0) { $0 + abs($1.exponent) }
    }
    #expect(total / 30 <= longest)
    #expect(factoriser.word(for: group.identity)?.isEmpty == true)
    for generator in group.generators {
      #expect(factoriser.word(for: generator.permutation)?.count ?? 99 <= 20)
    }
  }

  @Test func `permutations outside have no word`() throws {
    let group = try permutationGroup("A(10)")
    let factoriser = try #require(try group.factoriser())
    #expect(factoriser.word(for: Permutation(cycle: [0, 1], degree: 10)) == nil)
    #expect(factoriser.word(for: Permutation(cycle: [0, 10], degree: 11)) == nil)
  }

  @Test func `too many points are refused before any work`() throws {
    #expect(try permutationGroup("S(300)").factoriser() == nil)
  }
}

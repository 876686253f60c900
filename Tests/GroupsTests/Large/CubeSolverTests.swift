import LinearAlgebra
import Testing

@testable import Groups

/// Words that bring Rubik's cube home.
@Suite struct CubeSolverTests {
  private func solved(_ size: Int, count: Int) throws -> [Int] {
    let group = try PermutationGroup(GroupExpression(parsing: "Rubik(\(size))"))
    let solver = try #require(try CubeSolver(group))
    var random = SplitMix64(seed: 7)
    return try (0..<count).map { _ in
      let element = group.random(using: &random)
      let letters = try #require(try solver.wayBack(from: element))
      let home = letters.reduce(element) {
        group.generators[$1.generator].permutation.power($1.exponent) * $0
      }
      #expect(home.isIdentity)
      return letters.count
    }
  }

  @Test func `the large cube comes home in few turns`() throws {
    let lengths = try solved(3, count: 6)
    #expect(lengths.allSatisfy { $0 <= 40 }, "\(lengths)")
  }

  @Test func `the small cube comes home in at most 14 turns`() throws {
    let lengths = try solved(2, count: 50)
    #expect(lengths.allSatisfy { $0 <= 14 } && lengths.contains { $0 > 9 }, "\(lengths)")
  }
}

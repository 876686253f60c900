import Groups
import LinearAlgebra
import Support
import Testing

@testable import Representations

/// Blocks whose sides are far longer than what their maps hold.
struct LargeBlockTests {
  private func representation(_ text: String, _ group: String) throws -> AnyRepresentation {
    try AnyRepresentation(RepExpression(parsing: text), of: GroupExpression(parsing: group))
  }

  private func basis(_ group: String, _ input: String, _ output: String) throws -> EquivariantBasis
  {
    try equivariantBasis(from: representation(input, group), to: representation(output, group))
  }

  @Test(arguments: [
    ("SO(64)", "V^9", "1", 0), ("O(3)", "V^19", "1", 0), ("SO(3)", "irrep(32)^3", "1", 1),
    ("SO(3)", "irrep(8)^3", "irrep(24)", 1), ("SO(3)", "irrep(32)^2", "irrep(32)", 1),
  ])
  func `long sides with few maps are solved`(
    group: String, input: String, output: String, dimension: Int
  ) throws {
    let basis = try basis(group, input, output)
    #expect(basis.dimension == dimension)
    #expect(basis.residual < 1e-11)
  }

  @Test func `offsets are those of the digits`() {
    let digits = [(3, 40), (2, 20), (1, 7), (4, 2)]
    let offsets = CoordinateOffsets(digits.map { (count: $0.0, stride: $0.1) })
    let expected = digits.reduce([0]) { starts, digit in
      starts.flatMap { start in (0..<digit.0).map { start + $0 * digit.1 } }
    }
    #expect((0..<24).map { offsets[$0] } == expected)
  }

  @Test func `Clebsch-Gordan coefficients are those of the tables`() {
    let pairs = Harmonics.clebschGordan(1, 1, to: 2)
    #expect(abs(pairs[1, 2] - (2.0 / 3).squareRoot()) < 1e-15)
    #expect(abs(pairs[2, 2] - (1.0 / 6).squareRoot()) < 1e-15)
    let odd = Harmonics.clebschGordan(1, 1, to: 1)
    #expect(abs(odd[2, 1] - 0.5.squareRoot()) < 1e-15 && odd[0, 1] + odd[2, 1] == 0)
    #expect(abs(Harmonics.clebschGordan(2, 1, to: 1)[4, 2] - 0.6.squareRoot()) < 1e-15)
  }

  @Test func `coefficients of large weights are orthonormal to thirteen digits`() {
    let tables = (0...64).map { Harmonics.clebschGordan(32, 32, to: $0) }
    for p in [0, 1, 17] {
      for c in stride(from: p, through: 64, by: 7) {
        for d in stride(from: p, through: 64, by: 3) {
          let overlap = (0..<65).reduce(0) { $0 + tables[c][$1, p + c] * tables[d][$1, p + d] }
          #expect(abs(overlap - (c == d ? 1 : 0)) < 1e-13, "\(c) \(d) \(p)")
        }
      }
    }
  }

  @Test func `powers of roots of unity are reduced and not multiplied out`() throws {
    let group = try FiniteGroup(GroupExpression(parsing: "Z(3)"))
    let (power, single) = (
      try ComplexRepresentation(RepExpression(parsing: "irrep(2)^1000000000"), of: group),
      try ComplexRepresentation(RepExpression(parsing: "irrep(2)"), of: group)
    )
    for element in 0..<3 {
      #expect(power.matrix(of: element) == single.matrix(of: element))
    }
    #expect(try power.exactCharacter() == single.exactCharacter())
  }

  @Test(arguments: [("GL(2)^22", 1e-5), ("GL(2)^10", 1e-9)])
  func `high powers of a determinant have a finite residual`(group: String, bound: Double) throws {
    let residual = try representation("det", group).homomorphismResidual()
    #expect(residual < bound)
  }

  @Test func `V is compared with the group that it should lie in`() throws {
    let residual = try representation("V", "SO(5)").homomorphismResidual()
    #expect(residual > 0 && residual < 1e-13)
  }

  @Test func `a residual that was measured on a sample says so`() throws {
    let sampled = try basis("SO(5)", "V^5", "V^5")
    let sample = try #require(sampled.residualSample)
    #expect(sample.count == sampled.dimension && sample.measured < sample.count)
    #expect("\(sample)" == "a sample of \(sample.measured) of \(sample.count) matrices")
    #expect(try basis("SO(5)", "V", "V").residualSample == nil)
  }
}

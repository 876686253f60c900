import Groups
import LinearAlgebra
import Support
import Testing

@testable import Representations

/// Bases of random representations against the null space of the constraints, written out.
struct RandomBasisTests {
  @Test(arguments: [
    "SO(2)", "SO(3)", "O(2)", "O(3)", "SO(4)", "SO+(1,1)", "SO+(1,2)", "SO(2,1)", "O(1,2)", "Sp(2)",
    "Sp(4)", "GL(2)", "GL(3)", "SL(2)", "SL(3)", "U(1)", "U(2)", "SU(2)", "SU(3)", "Scaling(2)",
    "Embed(SO(2),3,1)", "SO(2) x O(2)", "SO(3) x Z(3)", "U(1) x SU(2)", "D(5)", "C(3) x SO(2)",
    "Dic(3)", "S(9)", "Embed(O(2),3) x S(2)", "GL(1)", "SO(1)", "S(3) x S(3)", "D(4) x Z(2)",
  ])
  func `dimensions are those of a singular value decomposition`(name: String) throws {
    let group = try GroupExpression(parsing: name)
    var random = SplitMix64(seed: 17, label: name)
    var compared = 0
    for _ in 0..<300 where compared < 12 {
      let texts = (0..<2).map { _ in expression(2, group.directFactors.count, using: &random) }
      let pair = try? texts.map { try AnyRepresentation(RepExpression(parsing: $0), of: group) }
      guard let pair, pair[0].dimension * pair[1].dimension <= 150 else { continue }
      let basis = try equivariantBasis(from: pair[0], to: pair[1])
      let label = "\(name): \(texts[0]) → \(texts[1])"
      #expect(basis.dimension == (try nullity(pair[0], pair[1])), "\(label)")
      #expect(basis.residual < 1e-12, "\(label)")
      #expect(try defect(of: basis, pair[0], pair[1], &random) < 1e-9, "\(label)")
      #expect(basis.dimension == basis.expectedDimension ?? basis.dimension, "\(label)")
      let counts = basis.parameterCountsByGenerator
      #expect(counts.last == basis.dimension, "\(label)")
      #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 }, "\(label)")
      compared += 1
    }
    #expect(compared == 12)
  }

  /// max |ρ_out(g) W - W ρ_in(g)|, dρ likewise, of a random W, with the matrices written out; 0 for
  /// complex ones.
  private func defect(
    of basis: EquivariantBasis, _ input: AnyRepresentation, _ output: AnyRepresentation,
    _ random: inout SplitMix64
  ) throws -> Double {
    if input.isComplex || basis.hasComplexMatrices { return 0 }
    let w = basis.combine((0..<basis.dimension).map { _ in random.normal() })
    return try input.generators.reduce(0) { worst, generator in
      let (left, right) = (try output.matrix(of: generator), try input.matrix(of: generator))
      return max(worst, (left.re * w - w * right.re).maximumMagnitude)
    }
  }

  /// Leaves of one factor beside leaves of all: each pair of summands has maps of its own.
  @Test(arguments: [
    ("S(3) x S(3)", "regular", "V1+V2"), ("S(3) x S(3)", "V1+V2+1", "perm"),
    ("S(3) x Z(2)", "perm+V1", "V1+V2"), ("Z(2) x Z(2)", "regular", "V1+V2+V1*V2"),
  ])
  func `leaves of different factors beside those of all are solved apart`(
    name: String, input: String, output: String
  ) throws {
    let group = try finiteGroup(name)
    let (source, target) = (
      try representation(input, of: group), try representation(output, of: group)
    )
    let basis = try equivariantBasis(from: source, to: target)
    var random = SplitMix64(seed: 3, label: name)
    let w = basis.combine((0..<basis.dimension).map { _ in random.normal() })
    #expect(basis.dimension == basis.expectedDimension && basis.dimension > 0)
    for k in group.generators.indices {
      let (left, right) = (try target.matrix(ofGenerator: k), try source.matrix(ofGenerator: k))
      #expect((left * w - w * right).maximumMagnitude < 1e-12)
    }
  }

  /// dim {W : ρ_out(g) W = W ρ_in(g), dρ_out(A) W = W dρ_in(A)} over the numbers in use.
  private func nullity(_ input: AnyRepresentation, _ output: AnyRepresentation) throws -> Int {
    let (rows, columns) = (output.dimension, input.dimension)
    let unknowns = rows * columns
    let factor = input.isComplex ? 2 : 1
    var equations: [[Double]] = []
    for generator in input.generators {
      let (left, right) = (try output.matrix(of: generator), try input.matrix(of: generator))
      for i in 0..<rows {
        for j in 0..<columns {
          var re = [Double](repeating: 0, count: unknowns)
          var im = re
          for k in 0..<rows {
            re[k * columns + j] += left.re[i, k]
            im[k * columns + j] += left.im[i, k]
          }
          for k in 0..<columns {
            re[i * columns + k] -= right.re[k, j]
            im[i * columns + k] -= right.im[k, j]
          }
          if factor == 1 {
            equations.append(re)
          } else {
            equations += [re + im.map { -$0 }, im + re]
          }
        }
      }
    }
    if equations.isEmpty { return unknowns }
    return try nullSpace(of: Matrix(equations)).dimension / factor
  }

  private func expression(
    _ depth: Int, _ factors: Int, using random: inout SplitMix64
  ) -> String {
    if depth == 0 || random.index(below: 4) == 0 {
      var leaves = [
        "V", "V'", "1", "det", "T(1,1)", "V^2", "sign", "irrep(2)", "standard", "perm", "regular",
      ]
      if factors > 1 { leaves += ["V1", "V2", "V1*V2", "det@1", "V2^2"] }
      return leaves[random.index(below: leaves.count)]
    }
    let part = expression(depth - 1, factors, using: &random)
    switch random.index(below: 5) {
    case 0: return "2*(\(part))"
    case 1: return "(\(part))'"
    case 2: return "(\(part))*(\(expression(depth - 1, factors, using: &random)))"
    default: return "\(part)+\(expression(depth - 1, factors, using: &random))"
    }
  }
}

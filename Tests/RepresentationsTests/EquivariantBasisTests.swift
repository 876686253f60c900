import Groups
import LinearAlgebra
import Representations
import Support
import Testing

struct EquivariantBasisTests {
  @Test(arguments: [
    ("Z(12)", "V", "V", 12), ("S(2)", "V", "V", 2), ("S(5)", "V", "V", 2), ("S(8)", "V", "V", 2),
    ("D(3)", "perm", "perm", 2), ("D(4)", "perm", "perm", 3), ("D(7)", "perm", "perm", 4),
    ("D(12)", "perm", "perm", 7), ("D(4)", "regular", "regular", 8), ("D(4)", "V", "V", 1),
    ("D(4)", "V^2", "V^2", 4), ("D(4)", "V^3", "V^3", 16), ("D(4)", "V^4", "V^4", 64),
    ("D(4)", "V^5", "V^5", 256), ("p1(4)", "V", "V", 16), ("p4(4)", "V", "V", 6),
    ("C(4)", "pixels(4)", "pixels(4)", 64), ("D(4)", "pixels(4)", "pixels(4)", 36),
    ("S(3)", "V^2", "V^2", 14), ("S(4)", "V^2", "V^2", 15), ("S(5)", "V^2", "V^2", 15),
    ("S(4)", "V^2", "V^3", 51), ("Cube", "V", "V", 3), ("Cube", "V^2", "V^2", 60),
    ("p4(3)", "regular", "regular", 36), ("C(12)", "regular", "1", 1), ("S(5)", "V", "1", 1),
    ("D(4)", "pixels(3)", "1", 3), ("C(4)", "pixels(4)", "1", 4), ("D(4)", "pixels(4)", "1", 3),
    ("p4(24)", "V", "V", 146), ("Trivial(3)", "V", "V", 9),
  ])
  func `dimensions are those of the literature`(
    group: String, input: String, output: String, dimension: Int
  ) throws {
    let group = try finiteGroup(group)
    let basis = try equivariantBasis(
      from: try representation(input, of: group), to: try representation(output, of: group))
    #expect(basis.dimension == dimension)
    #expect(basis.expectedDimension == dimension)
    #expect(basis.isExact)
    #expect(basis.residual == 0)
    #expect(basis.parameterCountsByGenerator.last == dimension)
  }

  @Test func `the maps of a ring are circulant, in classes numbered by first appearance`() throws {
    for n in 1...12 {
      let v = try representation("V", of: try finiteGroup("Z(\(n))"))
      let basis = try equivariantBasis(from: v, to: v)
      #expect(basis.dimension == n)
      let expected = (0..<n * n).map { Int32(($0 % n - $0 / n + n) % n + 1) }
      #expect(basis.classes == expected)
      #expect(basis.signs == nil)
      let w = (0..<n).map { Double($0) + 0.5 }
      let combined = basis.combine(w)
      for i in 0..<n {
        for j in 0..<n { #expect(combined[i, j] == w[(j - i + n) % n]) }
      }
      #expect(equivarianceResidual(of: combined, from: v, to: v) == 0)
    }
  }
}

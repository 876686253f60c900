import Groups
import LinearAlgebra
import Testing

@testable import Representations

/// Bases in which a representation falls into blocks.
@Suite struct BlockDiagonalisationTests {
  private static func blocks(_ rep: String, of group: String) throws -> BlockDiagonalisation {
    let group = try FiniteGroup(GroupExpression(parsing: group))
    return try BlockDiagonalisation(
      ComplexRepresentation(RepExpression(parsing: rep), of: group))
  }

  private static let cases = [
    ("V", "Z(4)"), ("V", "Z(7)"), ("regular", "S(3)"), ("regular", "D(4)"), ("regular", "Q(8)"),
    ("regular", "A(4)"), ("V", "S(5)"), ("V^2", "S(4)"), ("regular", "Z(3) x S(3)"),
    ("2*irrep(5)", "Q(8)"), ("irrep(5) * irrep(5)", "Q(8)"), ("regular", "Dic(3)"),
    ("regular", "S(4)"), ("1", "S(4)"), ("V", "Z(1)"),
  ]

  @Test(arguments: cases)
  func `every step is orthonormal and really in blocks`(_ rep: String, _ group: String) throws {
    let blocks = try Self.blocks(rep, of: group)
    let d = blocks.representation.dimension
    for (k, step) in blocks.steps.enumerated() {
      let gram = step.basis.adjoint * step.basis - .identity(d)
      #expect(gram.maximumMagnitude < 1e-10)
      #expect(step.blocks.reduce(0) { $0 + $1.size } == d)
      if step.level != .irreducible, blocks.representation.isReal {
        #expect(step.basis.im.maximumMagnitude == 0)
      }
      for element in 0..<blocks.representation.group.order {
        let matrix = blocks.matrix(of: element, at: k)
        for block in step.blocks {
          let inside = block.start..<(block.start + block.size)
          for i in inside {
            for j in 0..<d where !inside.contains(j) {
              let (re, im) = matrix[i, j]
              #expect(abs(re) + abs(im) < 1e-10)
            }
          }
        }
      }
    }
    #expect(blocks.residual < 1e-10)
    #expect(blocks.orthonormality < 1e-10)
    #expect(blocks.mismatch < 1e-10)
    #expect(blocks.transformError < 1e-10)
  }

  @Test(arguments: cases)
  func `blocks are as many as the character says`(_ rep: String, _ group: String) throws {
    let blocks = try Self.blocks(rep, of: group)
    let rho = blocks.representation
    let table = try rho.group.characterTable()
    let counts = try table.multiplicities(of: rho.exactCharacter())
    let step = try #require(blocks.steps.first { $0.level == .irreducible })
    for (k, count) in counts.enumerated() {
      let own = step.blocks.filter { $0.irrep == k + 1 }
      #expect(own.count == count)
      #expect(own.allSatisfy { $0.size == table.irreps[k].degree })
    }
    guard let real = blocks.steps.first(where: { $0.level == .realIrreducible }) else { return }
    for block in real.blocks {
      let irrep = table.irreps[block.irrep - 1]
      #expect(block.size == irrep.degree * (irrep.frobeniusSchur == 1 ? 1 : 2))
      #expect((block.conjugate != nil) == (irrep.frobeniusSchur == 0))
    }
  }

  @Test(arguments: [2, 3, 5, 8, 12, 31])
  func `a circulant becomes the Fourier transform of its first column`(_ n: Int) throws {
    let blocks = try Self.blocks("V", of: "Z(\(n))")
    let step = try #require(blocks.steps.first { $0.level == .irreducible })
    var random = SplitMix64(seed: 3)
    let column = (0..<n).map { _ in 2 * random.uniform() - 1 }
    var circulant = Matrix(rows: n, columns: n)
    for i in 0..<n { for j in 0..<n { circulant[i, j] = column[(i - j + n) % n] } }
    let image = step.basis.adjoint * ComplexMatrix(circulant) * step.basis
    #expect(step.outside(image) < 1e-9)
    var expected = (0..<n).map { k in
      column.enumerated().reduce((re: 0.0, im: 0.0)) { sum, entry in
        let root = rootOfUnity(-k * entry.offset, of: n)
        return (sum.re + entry.element * root.re, sum.im + entry.element * root.im)
      }
    }
    for k in 0..<n {
      let value = image[k, k]
      let near = expected.firstIndex {
        abs($0.re - value.re) < 1e-9 && abs($0.im - value.im) < 1e-9
      }
      expected.remove(at: try #require(near))
    }
    #expect(expected.isEmpty)
  }

  @Test func `what is too large is refused with the limit`() throws {
    #expect(throws: RepresentationError.self) { try Self.blocks("regular", of: "S(5)") }
    #expect(throws: RepresentationError.self) { try Self.blocks("V^3", of: "Z(5)") }
  }
}

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
    ("p4(24)", "V", "V", 146), ("Trivial(3)", "V", "V", 9), ("C(4)", "pixels(8)", "10*1", 160),
    ("D(4)", "V", "det*V", 1), ("D(4)", "det", "1", 0), ("Q(8)", "V", "V", 4),
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

  @Test func `dimensions agree with EMLP for every finite group`() throws {
    var compared = 0
    for row in try ReferenceData.bases() where try !GroupExpression(parsing: row.group).isLie {
      let group = try finiteGroup(row.group)
      let basis = try equivariantBasis(
        from: try representation(row.in, of: group), to: try representation(row.out, of: group))
      #expect(basis.dimensionIn == row.dimensionIn, "\(row)")
      #expect(basis.dimensionOut == row.dimensionOut, "\(row)")
      #expect(basis.dimension == row.basisDimension, "\(row)")
      #expect(basis.expectedDimension == row.basisDimension, "\(row)")
      #expect(basis.residual < 1e-12, "\(row)")
      compared += 1
    }
    #expect(compared == 144)
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
      #expect(try equivarianceResidual(of: combined, from: v, to: v) == 0)
    }
  }

  static let questions = [
    ("Z(5)", "V", "V"), ("D(4)", "V", "V^2"), ("D(4)", "V+det+1", "perm+V"),
    ("D(3)", "V^2", "V+1"), ("D(5)", "2*V+1", "V+perm"), ("Q(8)", "V", "V"), ("Q(16)", "V", "V+1"),
    ("C(6)", "V", "regular"), ("S(4)", "standard", "V+sign"), ("Dic(3)", "V", "V^2"),
    ("C(3) x S(3)", "V", "V1+V2"), ("p4(2)", "V", "cosets(r)"), ("V4", "V+1", "regular"),
    ("D(6)", "V*det", "V"), ("Trivial(2)", "V", "V"), ("D(2)", "V", "2*V"), ("Z(1)", "V", "3*1"),
  ]

  @Test(arguments: questions)
  func `basis matrices are independent, equivariant for all elements, and add up`(
    group: String, input: String, output: String
  ) throws {
    let (from, to) = try Self.pair(group, input, output)
    let basis = try equivariantBasis(from: from, to: to)
    #expect(basis.dimension == basis.expectedDimension)
    var random = SplitMix64(seed: 3)
    let weights = (0..<basis.dimension).map { _ in random.normal() }
    var sum = Matrix(rows: to.dimension, columns: from.dimension)
    for k in 0..<basis.dimension {
      #expect(try equivarianceResidual(of: basis.matrix(k), from: from, to: to) < 1e-12)
      sum = sum + weights[k] * basis.matrix(k)
      for l in 0..<k {
        let overlap = zip(basis.matrix(k).elements, basis.matrix(l).elements)
          .reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(overlap) < 1e-12)
      }
    }
    #expect((sum - basis.combine(weights)).maximumMagnitude < 1e-12)
    #expect(basis.residual < 1e-12)
    #expect(basis.parameterCountsByGenerator.first == from.dimension * to.dimension)
    #expect(basis.parameterCountsByGenerator.last == basis.dimension)
    #expect(basis.parameterCountsByGenerator.count == from.group.generators.count + 1)
  }

  @Test(arguments: questions)
  func `projecting on the basis is averaging over the group`(
    group: String, input: String, output: String
  ) throws {
    let (from, to) = try Self.pair(group, input, output)
    let basis = try equivariantBasis(from: from, to: to)
    let group = from.group
    var random = SplitMix64(seed: 4)
    let size = from.dimension * to.dimension
    let map = Matrix(
      rows: to.dimension, columns: from.dimension,
      elements: (0..<size).map { _ in random.normal() })
    var average = Matrix(rows: to.dimension, columns: from.dimension)
    for g in 0..<group.order {
      average = try average + to.matrix(of: group.inverse(g)) * map * from.matrix(of: g)
    }
    average = 1 / Double(group.order) * average
    // The basis matrices are orthogonal, so the projection is a sum over them.
    var projection = Matrix(rows: to.dimension, columns: from.dimension)
    for k in 0..<basis.dimension {
      let direction = basis.matrix(k)
      let overlap = zip(direction.elements, map.elements).reduce(0) { $0 + $1.0 * $1.1 }
      let norm = direction.elements.reduce(0) { $0 + $1 * $1 }
      projection = projection + overlap / norm * direction
    }
    #expect((average - projection).maximumMagnitude < 1e-9)
  }

  @Test(arguments: questions)
  func `the generators suffice`(group: String, input: String, output: String) throws {
    let (from, to) = try Self.pair(group, input, output)
    let basis = try equivariantBasis(from: from, to: to)
    let all = try equivariantBasis(from: from, to: to, imposing: .allElements)
    #expect(all.dimension == basis.dimension)
    #expect(all.classes == basis.classes)
    #expect(all.parameterCountsByGenerator.count == from.group.order + 1)
    for k in 0...from.group.generators.count {
      let some = try equivariantBasis(from: from, to: to, imposing: .firstGenerators(k))
      #expect(some.dimension == basis.parameterCountsByGenerator[k])
      #expect(zip(basis.parameterCountsByGenerator, some.parameterCountsByGenerator).allSatisfy(==))
    }
  }

  @Test func `sums are put together from blocks in one numbering`() throws {
    let group = try finiteGroup("S(3)")
    let v = try representation("V", of: group)
    let sum = try representation("V+1", of: group)
    let basis = try equivariantBasis(from: sum, to: sum)
    #expect(basis.classes == [1, 2, 2, 3, 2, 1, 2, 3, 2, 2, 1, 3, 4, 4, 4, 5])
    let wide = try equivariantBasis(from: try representation("1000*(V+1)", of: group), to: v)
    #expect(wide.dimension == 3000)
    #expect(wide.method == "orbits of index pairs; 2000 blocks, 2 solved")
    let signed = try equivariantBasis(
      from: try representation("sign+1", of: group), to: try representation("1+sign", of: group))
    #expect(signed.classes == [0, 1, 2, 0])
    let cancelling = try finiteGroup("D(4)")
    let det = try representation("det*V", of: cancelling)
    let turned = try equivariantBasis(from: try representation("V", of: cancelling), to: det)
    #expect(turned.classes == [0, 1, 1, 0])
    #expect(turned.signs?[1] == 1 && turned.signs?[2] == -1)
  }

  @Test(arguments: [
    ("S(8)", "regular", "regular", "67108864"), ("D(5)", "V^8", "V^8", "14 planes"),
    ("A(5)", "irrep(2)^7", "irrep(2)^7", "4194304"), ("D(4)", "V^13", "V^14", "67108864"),
  ])
  func `a question that is too large is refused with the limit and one that works`(
    group: String, input: String, output: String, limit: String
  ) throws {
    let (from, to) = try Self.pair(group, input, output)
    let error = #expect(throws: RepresentationError.self) {
      try equivariantBasis(from: from, to: to)
    }
    guard case .tooLarge(let message) = error else {
      Issue.record("not tooLarge: \(String(describing: error))")
      return
    }
    #expect(message.contains(limit), "\(message)")
  }

  @Test func `work stops when it is told to`() throws {
    let v = try representation("V", of: try finiteGroup("Z(512)"))
    let stop = Checkpoint { _ throws(Cancelled) in throw Cancelled() }
    #expect(throws: Cancelled.self) { try equivariantBasis(from: v, to: v, checkpoint: stop) }
    #expect(throws: Cancelled.self) { try v.facts(checkpoint: stop) }
    #expect(throws: Cancelled.self) { try v.group.characterTable(checkpoint: stop) }
  }

  @Test func `a ring of 1024 points takes less than two seconds`() throws {
    let clock = ContinuousClock()
    let time = try clock.measure {
      let v = try representation("V", of: try finiteGroup("Z(1024)"))
      let basis = try equivariantBasis(from: v, to: v)
      #expect(basis.dimension == 1024)
      #expect(basis.expectedDimension == 1024)
      #expect(basis.residual == 0)
    }
    #expect(time < .seconds(2))
  }

  private static func pair(
    _ group: String, _ input: String, _ output: String
  ) throws -> (Representation, Representation) {
    let group = try finiteGroup(group)
    return (try representation(input, of: group), try representation(output, of: group))
  }
}

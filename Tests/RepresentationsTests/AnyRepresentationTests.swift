import Groups
import LinearAlgebra
import Support
import Testing

@testable import Representations

/// Representations of Lie groups, large permutation groups and their products, written out.
struct AnyRepresentationTests {
  private static func representation(_ text: String, _ group: String) throws -> AnyRepresentation {
    try AnyRepresentation(RepExpression(parsing: text), of: GroupExpression(parsing: group))
  }

  static let questions = [
    ("SO(3)", "V^2", "V+irrep(2)"), ("SO(3)", "irrep(3)*V", "irrep(2)+irrep(4)+det"),
    ("O(3)", "V^2", "det*V"), ("SO(2)", "irrep(2)*irrep(3)+V", "irrep(5)+irrep(1)+1"),
    ("SO+(1,3)", "V*V'", "V'*V"), ("SO+(1,3)", "T(1,1)", "T(2,0)"), ("SO(1,2)", "T(1,1)", "V"),
    ("O(1,3)", "T(0,2)", "T(2,0)+1"), ("Lorentz x S(3)", "V1*V2", "V1*V2'"),
    ("Sp(4)", "T(1,1)", "V^2"), ("Sp(2)", "V", "V'"), ("GL(2)", "T(2,1)", "V"),
    ("GL(2)", "V^2", "det"), ("GL(2)", "V", "det*V'"), ("SL(2)", "V", "V'"), ("SL(3)", "V^2", "V'"),
    ("U(2)", "T(1,1)", "1"), ("U(2)", "V^2", "det+V"), ("SU(2)", "V^3", "V"),
    ("SU(3)", "V^2", "V'"),
    ("SU(2)", "T(1,2)", "V'"), ("Scaling(3)", "V+V'", "1+V+V'^2"), ("Scaling(2)", "det", "V^2"),
    ("Embed(SO(2),3)", "V^2", "V"), ("Embed(SO(3),5,1)", "V", "V+1"), ("Embed(D(3),3)", "V^2", "V"),
    ("SO(2) x D(4)", "V", "V"), ("SO(3) x Z(4)", "V1*V2", "V1^2*V2"), ("Z(3) x O(2)", "V", "V+V1"),
    ("S(10)", "V", "V+sign"), ("S(9) x SO(2)", "V1*V2", "V2+V"), ("M(22)", "V", "V"),
    ("SO(1)", "V", "1"), ("SU(1)", "V", "1"), ("SO(3) x SO(3)", "V1*V2", "det*V"),
    ("C(5) x D(7)", "V", "V"), ("D(5) x Z(3)", "V+det", "V1*V2+V1"), ("Parity", "V", "V^2"),
    ("S(9)", "standard", "standard^2+1"), ("A(9)", "standard*sign", "V"),
    ("M(12)", "standard", "V"),
    ("S(9) x O(2)", "standard@1*V2", "V1*V2"),
  ]

  @Test(arguments: questions)
  func `basis matrices commute with random elements and with every generator`(
    group: String, input: String, output: String
  ) throws {
    let (from, to) = (
      try Self.representation(input, group), try Self.representation(output, group)
    )
    let basis = try equivariantBasis(from: from, to: to)
    #expect(basis.dimension == basis.expectedDimension ?? basis.dimension)
    #expect(basis.residual < 1e-12)
    #expect(basis.parameterCountsByGenerator.first == from.dimension * to.dimension)
    #expect(basis.parameterCountsByGenerator.last == basis.dimension)
    #expect(basis.parameterCountsByGenerator.count == basis.steps.count + 1)
    var random = SplitMix64(seed: 11)
    let weights = (0..<basis.dimension).map { _ in random.normal() }
    let map = basis.combine(weights)
    let whole = ComplexMatrix(map)
    for generator in from.generators {
      let defect = try to.matrix(of: generator) * whole - whole * from.matrix(of: generator)
      #expect(defect.maximumMagnitude < 1e-12, "\(generator.name)")
    }
    for _ in 0..<3 {
      let element = try from.randomElement(using: &random)
      let left = try to.matrix(of: element) * whole
      let right = try whole * from.matrix(of: element)
      #expect((left - right).maximumMagnitude < 1e-10 * max(1, left.maximumMagnitude))
    }
    let x = (0..<from.dimension).map { _ in random.normal() }
    let y = try basis.apply(weights, to: x)
    #expect(zip(y, map * x).allSatisfy { abs($0 - $1) < 1e-10 })
    var sum = Matrix(rows: to.dimension, columns: from.dimension)
    for k in 0..<basis.dimension { sum = sum + weights[k] * basis.matrix(k) }
    #expect((sum - map).maximumMagnitude < 1e-10)
  }

  @Test(arguments: questions)
  func `the law of homomorphisms holds`(group: String, input: String, output: String) throws {
    for text in [input, output] {
      let rho = try Self.representation(text, group)
      #expect(try rho.homomorphismResidual() < 1e-9)
      var random = SplitMix64(seed: 3)
      let (g, h) = (try rho.randomElement(using: &random), try rho.randomElement(using: &random))
      let image = try rho.matrix(of: rho.product(g, h))
      let defect = try rho.matrix(of: g) * rho.matrix(of: h) - image
      #expect(defect.maximumMagnitude < 1e-9 * max(1, image.maximumMagnitude), "\(text)")
    }
  }

  @Test(arguments: [
    ("SO(3)", "V^2", "V^2+1"), ("S(4)", "2*V", "V+1"), ("SL(2)", "V^3", "V"),
    ("C(8)", "V^2", "V^2"),
    ("SO(3) x S(3)", "V", "V"), ("SO(3)", "irrep(2)", "irrep(2)*V"), ("S(5)", "standard", "V"),
  ])
  func `an orthonormal basis spans the same maps`(
    group: String, input: String, output: String
  ) throws {
    let (from, to) = (
      try Self.representation(input, group), try Self.representation(output, group)
    )
    let basis = try equivariantBasis(from: from, to: to)
    let orthonormal = try basis.orthonormal()
    #expect(orthonormal.dimension == basis.dimension)
    func dot(_ a: Matrix, _ b: Matrix) -> Double {
      zip(a.elements, b.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let matrices = (0..<orthonormal.dimension).map { orthonormal.matrix($0) }
    for (i, a) in matrices.enumerated() {
      for (j, b) in matrices.enumerated() {
        #expect(abs(dot(a, b) - (i == j ? 1 : 0)) < 1e-12)
      }
    }
    for k in 0..<basis.dimension {
      let map = basis.matrix(k)
      let image = matrices.reduce(map) { $0 - dot(map, $1) * $1 }
      #expect(image.maximumMagnitude < 1e-12)
    }
  }

  /// An orthonormal set of coefficients shows nothing; a matrix off the space must fail.
  @Test func `a map that is not equivariant is told apart`() throws {
    let rho = try Self.representation("V", "SO(3)")
    var map = ComplexMatrix(Matrix.identity(3))
    map[0, 1] = (0.1, 0)
    let defects = try rho.generators.map {
      try (rho.matrix(of: $0) * map - map * rho.matrix(of: $0)).maximumMagnitude
    }
    #expect(defects.contains { $0 > 0.05 })
  }

  @Test func `facts of representations of Lie groups`() throws {
    func facts(_ text: String, _ group: String) throws -> AnyRepresentationFacts {
      try Self.representation(text, group).facts()
    }
    let vector = try facts("V", "SO(3)")
    #expect(vector.isFaithful == true && vector.isIrreducible == true && vector.isUnitary)
    #expect(vector.kernelOrder == 1 && vector.isTrivial == false)
    #expect(try facts("V^2", "SO(3)").isIrreducible == false)
    #expect(try facts("V", "SO(2)").isIrreducible == false)
    #expect(try facts("V^2", "O(3)").kernelOrder == 2)
    #expect(try facts("T(2,1)", "SU(3)").isFaithful == true)
    #expect(try facts("T(1,1)", "SU(3)").kernelOrder == 3)
    #expect(try facts("V", "SO+(1,3)").isUnitary == false)
    #expect(try facts("V", "SU(2)").isUnitary)
    #expect(try facts("1", "GL(2)").isTrivial == true)
    #expect(try facts("det", "SL(2)").isTrivial == true)
    #expect(try facts("irrep(4)", "SO(3)").isIrreducible == true)
    #expect(try facts("V", "S(12)").isIrreducible == false)
    #expect(try facts("V1*V2", "SO(3) x Sp(2)").isIrreducible == true)
    #expect(try facts("V", "SU(1)").isTrivial == true)
  }

  @Test(arguments: [
    ("SO(3)", "regular", "no “regular”"), ("SO(3)", "V2", "no factor 2"),
    ("S(30)", "regular", "perm sign"), ("O(3)", "irrep(2)", "no “irrep(2)”"),
    ("SO(3)", "irrep(99)", "up to 32"), ("SO(3)", "(V+1)^20", "4096"),
    ("SO(3) x S(3)", "perm", "no “perm”"), ("GL(2)", "V^99", "2^62"),
  ])
  func `what is not there is refused with what is`(group: String, text: String, part: String) throws
  {
    let error = #expect(throws: RepresentationError.self) { try Self.representation(text, group) }
    #expect(error?.description.contains(part) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("SO(3)", "T(20)", "T(20)", "2^63"), ("SO(2)", "T(13)", "T(13)", "24"),
    ("SO(5)", "T(8)", "T(8)", "67108864"),
    ("S(30)", "V^5", "V", "67108864"), ("SU(3)", "T(5,5)", "T(5,5)", "14 indices"),
    ("SO(3)", "irrep(2)^8", "1", "67108864"), ("SO(2)", "irrep(2)^16", "1", "14 planes"),
  ])
  func `bases that are too large are refused with the limit`(
    group: String, input: String, output: String, part: String
  ) throws {
    let (from, to) = (
      try Self.representation(input, group), try Self.representation(output, group)
    )
    let error = #expect(throws: RepresentationError.self) {
      try equivariantBasis(from: from, to: to)
    }
    #expect(error?.description.contains(part) == true, "\(String(describing: error))")
  }

  @Test func `every report of work can end it there`() throws {
    for (group, input, output) in [
      ("SO(3)", "V^3", "V^2"), ("SO(3)", "irrep(2)^2", "irrep(2)"), ("S(12)", "V^2", "V"),
      ("D(5) x SO(2)", "V", "V"), ("SU(3)", "T(2,1)", "V"),
      ("S(4)", "standard*irrep(3)", "standard"),
    ] {
      let (from, to) = (
        try Self.representation(input, group), try Self.representation(output, group)
      )
      let expression = try GroupExpression(parsing: group)
      let works: [(Checkpoint) throws -> Void] = [
        { _ = try AnyRepresentation(from.expression, of: expression, checkpoint: $0) },
        { _ = try equivariantBasis(from: from, to: to, checkpoint: $0) },
        { _ = try from.facts(checkpoint: $0) },
      ]
      for (k, work) in works.enumerated() {
        #expect(try ReportCounter.deafReports(of: work).isEmpty, "\(group) work \(k)")
      }
    }
  }
}

import LinearAlgebra
import Representations
import Testing

@testable import Networks

@Suite struct CommutatorGridTests {
  private static let grid = Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
    try CommutatorGrid(checkpoint: checkpoint)
  }

  private func error(_ family: MatrixFamily, _ nonlinearity: Nonlinearity) throws -> Double {
    let row = try #require(MatrixFamily.allCases.firstIndex(of: family))
    let column = try #require(Nonlinearity.all.firstIndex(of: nonlinearity))
    return Self.grid.errors[row][column]
  }

  /// The zero pattern: a cell is zero exactly where a law says so, and nowhere nearly zero.
  @Test(arguments: MatrixFamily.allCases, Nonlinearity.all)
  func `a cell is zero exactly where there is a law`(
    _ family: MatrixFamily, _ nonlinearity: Nonlinearity
  ) throws {
    let error = try error(family, nonlinearity)
    if family.law(for: nonlinearity) != nil {
      #expect(error < 1e-12)
    } else {
      #expect(error > 0.1)
    }
  }

  @Test(arguments: Activation.allCases)
  func `moving entries commutes with every function to the last bit`(_ activation: Activation)
    throws
  {
    #expect(try error(.permutation, .pointwise(activation)) == 0)
  }

  /// Mean relative errors of a reference computation with another random generator.
  @Test(arguments: [
    (MatrixFamily.signedPermutation, [0, 0.61, 0.90, 0.83, 1.39, 0, 0, 1.10, 0.73]),
    (.positiveMonomial, [0, 0.44, 0, 0, 0, 0.81, 7.99, 0.56, 0.37]),
    (.monomial, [0, 0.90, 1.64, 1.47, 2.38, 0.76, 7.87, 1.78, 1.50]),
    (.specialOrthogonal, [0, 0.54, 0.88, 0.80, 1.22, 0.27, 0.63, 1.03, 0.70]),
    (.generalLinear, [0, 0.99, 1.91, 1.74, 2.76, 1.03, 9.05, 2.01, 1.84]),
  ])
  func `errors are about those of the reference`(
    _ family: MatrixFamily, _ expected: [Double]
  ) throws {
    let columns: [Activation] = [
      .double, .affine, .relu, .leaky, .abs, .tanh, .cube, .softplus, .silu,
    ]
    for (activation, value) in zip(columns, expected) {
      let error = try error(family, .pointwise(activation))
      #expect(abs(error - value) <= 0.15 * value + 1e-12, "\(activation): \(error), \(value)")
    }
  }

  @Test func `orthogonal matrices keep the norm and the others do not`() {
    for (family, change) in zip(MatrixFamily.allCases, Self.grid.normChanges) {
      if family.isOrthogonal { #expect(change < 1e-12) } else { #expect(change > 0.1) }
    }
  }

  @Test func `random rotations are rotations, and the other kinds are what they are called`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<50 {
      let rotation = MatrixFamily.specialOrthogonal.matrix(4, using: &random)
      let defect = rotation * rotation.transpose - .identity(4)
      #expect(defect.maximumMagnitude < 1e-14 && abs(rotation.determinant - 1) < 1e-13)
      for family in [MatrixFamily.permutation, .signedPermutation, .positiveMonomial, .monomial] {
        let matrix = family.matrix(4, using: &random)
        for i in 0..<4 {
          #expect(matrix.row(i).filter { $0 != 0 }.count == 1)
          #expect(matrix.column(i).filter { $0 != 0 }.count == 1)
        }
      }
    }
  }

  private func row(_ name: String, _ rep: String) throws -> RepresentationRow {
    try RepresentationRow(
      Representation(try RepExpression(parsing: rep), of: try group(name)))
  }

  @Test(arguments: [
    ("D(4)", "perm", MatrixFamily.permutation), ("S(5)", "V", .permutation),
    ("Z(12)", "V", .permutation), ("D(4)", "V", .signedPermutation),
    ("D(5)", "V", .specialOrthogonal),
    ("S(4)", "standard", .specialOrthogonal),
  ])
  func `a representation has the zeros of its kind over its own group`(
    _ name: String, _ rep: String, _ family: MatrixFamily
  ) throws {
    let row = try row(name, rep)
    for (error, nonlinearity) in zip(row.errors, Nonlinearity.all) {
      if family.law(for: nonlinearity) != nil {
        #expect(error < 1e-12, "\(nonlinearity)")
      } else {
        #expect(error > 0.1, "\(nonlinearity)")
      }
    }
  }

  @Test func `a large group is sampled, with its generators, and a trivial one is not`() throws {
    let large = try group("S(6)")
    let chosen = sampledElements(of: large, atMost: 200, seed: 1)
    #expect(chosen.count == 200 && Set(chosen).count == 200 && !chosen.contains(0))
    #expect(large.generators.allSatisfy { chosen.contains($0.element) })
    #expect(sampledElements(of: try group("Z(1)"), atMost: 200, seed: 1) == [])
    #expect(sampledElements(of: try group("D(4)"), atMost: 7, seed: 1) == Array(1...7))
    let trivial = try row("Z(1)", "V")
    #expect(trivial.elements == 0 && trivial.errors.allSatisfy { $0 == 0 })
  }

  @Test func `what is too large is refused with the limit`() throws {
    let error = #expect(throws: RepresentationError.self) { _ = try row("S(7)", "regular") }
    #expect(error?.description.contains("512") == true)
  }
}

import BigInt
@testable import Groups
import LinearAlgebra
import Testing

private let families = [
  "SO(1)", "SO(2)", "SO(3)", "SO(4)", "SO(5)", "O(1)", "O(2)", "O(3)", "O(4)", "SL(1)", "SL(2)",
  "SL(3)", "SL(4)", "GL(1)", "GL(2)", "GL(3)", "U(1)", "U(2)", "U(3)", "SU(1)", "SU(2)", "SU(3)",
  "SU(4)", "Sp(2)", "Sp(4)", "Sp(6)", "Scaling(3)", "SO+(1,1)", "SO+(1,3)", "SO+(2,2)", "SO(1,3)",
  "SO(2,2)", "SO(1,1)", "O(1,1)", "O(1,3)", "O(2,3)", "O(2,2)", "Lorentz", "SO(0,3)", "O(3,0)",
]

private let composites = [
  "SO(3) x S(3)", "Lorentz x S(3)", "Z(3) x S(4) x O(3)", "SO(2) x D(4)", "SO(3) x Z(4)",
  "SO(2) x D(3)", "SU(2) x Q(8)", "Embed(SO(2),3)", "Embed(O(2),3)", "Embed(SO(3),5,1)",
  "Embed(SO(2) x D(3),6,1)", "SO(3)^2", "U(1) x SU(2) x V4", "SO(2) x Embed(D(6),3)",
  "SO(3) x Embed(C(4) x C(3),4)", "SO(3) x Embed(S(3) x Z(2),6)", "SO(2) x Embed(C(3)^2,5)",

  "SO(3) x Dic(1)", "Sp(2) x Dic(3)", "SO(2) x Parity", "O(1) x TimeReversal",
]

private func lie(_ text: String) throws -> LieGroup {
  try LieGroup(GroupExpression(parsing: text), library: OracleLibrary.library)
}

@Suite struct LieGroupTests {
  @Test(arguments: families + composites)
  func `brackets are those of the matrices, and obey Jacobi's identity`(text: String) throws {
    let group = try lie(text)
    #expect(Set(group.algebra.map(\.matrix)).count == group.dimension)
    var constants: [[[(generator: Int, coefficient: Int)]]] = []
    for i in 0..<group.dimension {
      constants.append((0..<group.dimension).map { group.bracket(i, $0) })
      for j in 0..<group.dimension {
        let sum = constants[i][j].reduce(GaussianMatrix(size: group.size, [])) {
          $0.adding($1.coefficient, group.algebra[$1.generator].matrix)
        }
        #expect(sum == group.algebra[i].matrix.bracket(group.algebra[j].matrix))
      }
    }
    func twice(_ i: Int, _ j: Int, _ k: Int, into sum: inout [Int: Int]) {
      for (m, c) in constants[j][k] {
        for (n, d) in constants[i][m] { sum[n, default: 0] += c * d }
      }
    }
    for i in 0..<group.dimension {
      for j in 0..<i {
        for k in 0..<j {
          var sum: [Int: Int] = [:]
          twice(i, j, k, into: &sum)
          twice(j, k, i, into: &sum)
          twice(k, i, j, into: &sum)
          #expect(sum.values.allSatisfy { $0 == 0 })
        }
      }
    }
  }

  @Test(arguments: families + composites)
  func `elements are in the group`(text: String) throws {
    let group = try lie(text)
    var random = SplitMix64(seed: 7, label: text)
    for generator in group.discrete {
      if let residual = group.residual(of: generator.matrix.dense) { #expect(residual < 1e-14) }
    }
    for _ in 0..<4 {
      let (a, b) = (
        try group.randomElement(using: &random), try group.randomElement(using: &random)
      )
      for element in [a, b, a * b] {
        if let residual = group.residual(of: element) { #expect(residual < 1e-12) }
        if group.hasDeterminantOne, !group.isComplex {
          #expect((element.re.determinant - 1).magnitude < 1e-9)
        }
      }
    }
    let wrong = ComplexMatrix(2 * Matrix.identity(group.size))
    if let residual = group.residual(of: wrong) { #expect(residual > 0.1 || group.size == 0) }
  }

  @Test(arguments: families + composites)
  func `discrete generators map the algebra into itself`(text: String) throws {
    let group = try lie(text)
    for generator in group.discrete {
      guard case .exact(let matrix) = generator.matrix, group.pieces.count == 1,
        group.pieces[0].algebra.basis.first?.size == group.size
      else { continue }
      // Reflections are their own inverses.
      #expect(matrix * matrix == .identity(group.size))
      for element in group.algebra {
        let moved = matrix * element.matrix * matrix
        #expect(group.pieces[0].algebra.coordinates(of: moved) != nil)
      }
    }
  }

  @Test(
    arguments: [
      ("SO(3)", 3, 1, "1", true, 1), ("SO(4)", 6, 2, "2", false, 1), ("SO(5)", 10, 2, "1", true, 1),
      ("SO(2)", 1, 1, nil, false, 1), ("O(2)", 1, 1, "2", false, 2), ("O(3)", 3, 1, "2", false, 2),
      ("SU(3)", 8, 2, "3", true, 1), ("U(2)", 4, 2, nil, false, 1), ("SL(3)", 8, 2, "1", true, 1),
      ("SL(2)", 3, 1, "2", true, 1), ("GL(3)", 9, 3, nil, false, 2), ("Sp(4)", 10, 2, "2", true, 1),
      ("SO+(1,3)", 6, 2, "1", true, 1), ("SO(1,3)", 6, 2, "2", false, 2),
      ("SO+(2,2)", 6, 2, "2", false, 1),
      ("Lorentz", 6, 2, "2", false, 4), ("O(1,1)", 1, 1, "2", false, 4),
      ("Scaling(5)", 1, 1, nil, false, 1),
      ("SO(1)", 0, 0, "1", false, 1), ("O(1)", 0, 0, "2", false, 2),
      ("SO(3) x S(3)", 3, 1, "1", false, 6),
      ("SO(2) x D(4)", 1, 1, nil, false, 8), ("O(3) x Z(4)", 3, 1, "8", false, 8),
      ("Embed(SO(3),5,1)", 3, 1, "1", true, 1),
    ] as [(String, Int, Int, String?, Bool, Int)])
  func `facts are those of the literature`(
    text: String, dimension: Int, rank: Int, center: String?, isSimple: Bool, components: Int
  ) throws {
    let group = try lie(text)
    let facts = try group.facts()
    #expect(facts.dimension == dimension && group.dimension == dimension)
    #expect(facts.rank == rank)
    #expect(facts.centerOrder.map { String($0) } == center)
    #expect(facts.isSimple == isSimple)
    #expect(facts.componentCount == BigInt(components))
    #expect(facts.isConnected == (components == 1))
    #expect((facts.order == nil) == (dimension > 0))
  }

  @Test(arguments: families)
  func `what the brackets span has the dimension of the table`(text: String) throws {
    let group = try lie(text)
    let facts = try group.facts()
    guard group.dimension > 0 else { return }
    var rows: [[Double]] = []
    for i in 0..<group.dimension {
      for j in 0..<i {
        var row = [Double](repeating: 0, count: group.dimension)
        for (k, c) in group.bracket(i, j) { row[k] = Double(c) }
        rows.append(row)
      }
    }
    let rank = try rows.isEmpty ? 0 : singularValues(of: Matrix(rows)).count { $0 > 1e-9 }
    #expect(rank == facts.derivedDimension)
    #expect(facts.isSolvable == (rank == 0))
    if facts.isConnected { #expect(facts.isPerfect == (rank == group.dimension)) }
    if facts.isAbelian == true { #expect(rank == 0) }
  }

  @Test(arguments: families)
  func `-1 is in the group exactly when it should be`(text: String) throws {
    let group = try lie(text)
    guard let order = try group.facts().centerOrder, group.form != nil, !group.isComplex else {
      return
    }
    // In these groups what commutes with all is 1 or ±1; -1 keeps every form.
    let minus = ComplexMatrix(-1 * Matrix.identity(group.size))
    #expect(group.residual(of: minus) == 0)
    if group.hasDeterminantOne, !group.size.isMultiple(of: 2) { #expect(order == 1) }
  }

  @Test func `SO(2) turns clockwise like C(4), and boosts are hyperbolic`() throws {
    let turn = try lie("SO(2)").exponential([Double.pi / 2]).re
    let r = Matrix([[0, 1], [-1, 0]])
    #expect((turn - r).maximumMagnitude < 1e-15)
    let boost = try lie("SO+(1,1)").exponential([1.5]).re
    #expect((boost[0, 0] - 2.352409615243247).magnitude < 1e-14)
    #expect((boost[0, 1] - 2.1292794550948173).magnitude < 1e-14)
  }

  @Test func `words name elements`() throws {
    let group = try lie("O(3)")
    #expect(group.discrete.map(\.name) == ["f"])
    let element = try group.element(parsing: "A1^2 f A1^-1 [A2, A3]")
    #expect((group.residual(of: element) ?? 1) < 1e-14)
    let same = try group.element(parsing: "A1 f") * (try group.element(parsing: "(A1 f)^-1"))
    #expect((same.re - .identity(3)).maximumMagnitude < 1e-14)
    #expect(try group.element(parsing: "A1^99999999999 A1^-99999999999").re.isFinite)
    #expect(throws: ParseError.self) { try group.element(parsing: "A4") }
    #expect(throws: LinearAlgebraError.self) {
      try lie("Scaling(2)").element(parsing: "A1^99999999999")
    }
    #expect(try lie("Lorentz").element(parsing: "PT") == lie("SO(1,3)").element(parsing: "PT"))
    let unitary = try lie("U(2)")
    let turned = try unitary.element(parsing: "A1^-3 A2 A3^-1")
    #expect((unitary.residual(of: turned) ?? 1) < 1e-14)
  }

  @Test(arguments: [
    ("SO(3) x S(3)", ["g12", "g22"], 9), ("Lorentz x S(3)", ["P1", "T1", "g12", "g22"], 12),
    ("Embed(O(2),3)", ["f"], 3), ("SO(3) x S(12)", ["g12", "g22"], 36),
    ("SO(2) x M(24)", ["g12", "g22", "g32"], 48),
    ("SO(2) x Rubik(3)", ["U2", "L2", "F2", "R2", "B2", "D2"], 96),
  ])
  func `products carry the factors' generators`(text: String, names: [String], size: Int) throws {
    let group = try lie(text)
    #expect(group.size == size)
    #expect(group.discrete.map(\.name) == names)
    #expect(group.discrete.allSatisfy { if case .exact = $0.matrix { true } else { false } })
  }

  @Test(arguments: ["SO(64) x SO(64)", "SO(3)^9", "Embed(SO(3),2000)"])
  func `matrices beyond the limit are refused`(text: String) throws {
    let error = #expect(throws: GroupError.self) { try lie(text) }
    #expect(error?.description.contains("1024") == true)
  }

  @Test(arguments: ["D(4)", "SL(2,3)", "Parity"])
  func `finite groups are no Lie groups`(text: String) throws {
    #expect(throws: GroupError.self) { try lie(text) }
  }

  @Test func `large algebras stay exact`() throws {
    let group = try lie("Sp(64)")
    #expect(group.dimension == 2080)
    var random = SplitMix64(seed: 3)
    for _ in 0..<50 {
      let (i, j) = (random.index(below: 2080), random.index(below: 2080))
      let sum = group.bracket(i, j).reduce(GaussianMatrix(size: 64, [])) {
        $0.adding($1.coefficient, group.algebra[$1.generator].matrix)
      }
      #expect(sum == group.algebra[i].matrix.bracket(group.algebra[j].matrix))
    }
  }
}

@Suite struct EmbeddedProductTests {
  @Test func `V of a product of finite groups is the tensor product within Embed, too`() throws {
    let inner = try lie("SO(3) x Embed(C(4) x C(3),4)")
    let outer = try lie("SO(3) x C(4) x C(3)")
    #expect(inner.size == 12)
    #expect(inner.discrete.map(\.matrix.dense) == outer.discrete.map(\.matrix.dense))
    #expect(
      try lie("SO(3) x Embed(S(3) x Z(2),6)").discrete.map(\.matrix.size).allSatisfy { $0 == 18 })
  }
}

import Groups
import LinearAlgebra
import Representations
import Support
import Testing

struct ComplexRepresentationTests {
  @Test(arguments: ReferenceData.catalogue)
  func `every group of order at most 63 has unitary matrices for every irreducible`(
    row: ReferenceData.CatalogueRow
  ) throws {
    let group = try row.group()
    let table = try group.characterTable()
    for (k, irrep) in table.irreps.enumerated() where irrep.frobeniusSchur != 1 {
      // Those of degree one that are not faithful are irreducibles of a smaller group.
      if irrep.degree == 1, row.id[1] > 1 { continue }
      try check(k + 1, of: group, table)
    }
  }

  @Test(arguments: [
    "D(100)", "Q(32)", "S(5)", "A(5) x Z(3)", "<s, t | (s t)^2 = s^3 = t^5>", "Dic(50)",
    "S(4) x Z(8)",
    "<a, b | a^7 = b^3 = 1, b a b^-1 = a^2>", "D(4) x Q(8)", "Q(8) x Q(8) x Z(3)", "A(4) x A(4)",
    "<a,b,c | a^5 = b^5 = c^5 = 1, [a,b] = c, [a,c] = [b,c] = 1>", "p4(7)", "A(7)",
    "perm[(1 2 3 4 5 6 7),(2 3 5)(4 7 6)]", "Dic(3) x Z(9)",
  ])
  func `larger groups have unitary matrices for irreducibles that are not real`(
    name: String
  ) throws {
    let group = try finiteGroup(name)
    let table = try group.characterTable()
    let rows = table.irreps.indices.filter { table.irreps[$0].frobeniusSchur != 1 }
    // One of each degree and indicator, and the last.
    var seen: Set<[Int]> = []
    for k in rows {
      let irrep = table.irreps[k]
      if seen.insert([irrep.degree, irrep.frobeniusSchur]).inserted || k == rows.last {
        try check(k + 1, of: group, table)
      }
    }
  }

  @Test(.enabled(if: isLongRun), arguments: ReferenceData.groups.filter { $0.order <= 3000 })
  func `every irreducible of every group that GAP knows here has unitary matrices`(
    row: ReferenceData.GroupRow
  ) throws {
    let group = try row.group()
    let table = try group.characterTable()
    for (k, irrep) in table.irreps.enumerated() where irrep.frobeniusSchur != 1 {
      try check(k + 1, of: group, table)
    }
  }

  /// The law for all pairs of a generator and an element, or many pairs; unitarity; the trace on
  /// every class; and that a second call gives the same.
  private func check(_ k: Int, of group: FiniteGroup, _ table: CharacterTable) throws {
    let rho = try group.irreducible(k)
    let irrep = table.irreps[k - 1]
    #expect(rho.dimension == irrep.degree && !rho.isReal)
    #expect(try rho.homomorphismResidual() < 1e-12)
    for (entry, value) in zip(table.classes.classes, irrep.values) {
      let matrix = rho.matrix(of: entry.representative)
      let (trace, expected) = (matrix.trace, value.numeric)
      #expect(abs(trace.re - expected.re) < 1e-12 && abs(trace.im - expected.im) < 1e-12)
      let rest = matrix * matrix.adjoint - ComplexMatrix.identity(matrix.rows)
      #expect(rest.maximumMagnitude < 1e-12)
    }
    #expect(try rho.exactCharacter() == irrep.values)
    #expect(try group.irreducible(k).matrix(ofGenerator: 0) == rho.matrix(ofGenerator: 0))
  }

  @Test func `irreducibles that are induced have monomial matrices`() throws {
    let q8 = try finiteGroup("Q(8)").irreducible(5)
    #expect(q8.dimension == 2)
    for element in 0..<8 {
      let matrix = q8.matrix(of: element)
      for (x, y) in zip(matrix.re.elements, matrix.im.elements) {
        #expect([0, 1].contains(x * x + y * y) && (x == 0 || y == 0))
      }
    }
  }

  @Test func `a real irreducible keeps its real matrices`() throws {
    let group = try finiteGroup("D(5)")
    let rho = try group.irreducible(3)
    let real = try representation("irrep(3)", of: group)
    #expect(rho.isReal)
    #expect(rho.matrix(ofGenerator: 0) == ComplexMatrix(try real.matrix(ofGenerator: 0)))
  }

  @Test(arguments: [
    ("Z(3)", "irrep(2)+irrep(3)", 2), ("Z(3)", "irrep(2)*irrep(2)", 1), ("Z(3)", "irrep(2)'", 1),
    ("Z(5)", "2*irrep(2)+V", 7), ("Q(8)", "irrep(5)^2", 4), ("Q(8)", "irrep(5)*V", 8),
    ("Z(3) x S(3)", "irrep(2)@1*V2", 3), ("A(4)", "(irrep(2)+1)*V", 8),
  ])
  func `sums, products and duals of complex ones obey the law`(
    name: String, text: String, dimension: Int
  ) throws {
    let group = try finiteGroup(name)
    let rho = try ComplexRepresentation(RepExpression(parsing: text), of: group)
    #expect(rho.dimension == dimension && !rho.isReal)
    #expect(rho.matrix(of: 0) == ComplexMatrix.identity(dimension))
    let classes = try group.classes()
    let character = try rho.exactCharacter()
    for a in 0..<group.order {
      for b in 0..<group.order {
        let rest = rho.matrix(of: a) * rho.matrix(of: b) - rho.matrix(of: group.product(a, b))
        #expect(rest.maximumMagnitude < 1e-12)
      }
      let (trace, value) = (rho.matrix(of: a).trace, character[classes.classOf[a]].numeric)
      #expect(abs(trace.re - value.re) < 1e-12 && abs(trace.im - value.im) < 1e-12)
    }
    let facts = try rho.facts()
    #expect(facts.isUnitary)
    #expect(try rho.homomorphismResidual() < 1e-12)
    let parts = try #require(facts.decomposition)
    let table = try group.characterTable()
    #expect(
      parts.reduce(0) { $0 + $1.multiplicity * table.irreps[$1.irrep - 1].degree } == dimension)
  }

  @Test func `the dual of Z(3)'s second irreducible is its third`() throws {
    let group = try finiteGroup("Z(3)")
    let dual = try ComplexRepresentation(RepExpression(parsing: "irrep(2)'"), of: group)
    let third = try group.irreducible(3)
    for element in 0..<3 {
      let rest = dual.matrix(of: element) - third.matrix(of: element)
      #expect(rest.maximumMagnitude < 1e-15)
    }
  }

  @Test func `what is not there or too large is refused`() throws {
    let group = try finiteGroup("Z(3)")
    let missing = #expect(throws: RepresentationError.self) { try group.irreducible(4) }
    #expect(missing?.description.contains("has 3 irreducibles") == true)
    let large = #expect(throws: RepresentationError.self) {
      try ComplexRepresentation(RepExpression(parsing: "5000*irrep(2)"), of: group)
    }
    #expect(large?.description.contains("more than 4096 dimensions") == true)
    #expect(throws: RepresentationError.self) {
      try ComplexRepresentation(RepExpression(parsing: "(irrep(2)+irrep(3))^70"), of: group)
    }
  }
}

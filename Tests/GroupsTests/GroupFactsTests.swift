@testable import Groups
import Support
import Testing

@Suite struct GroupFactsTests {
  /// All rows but the two whose subgroups take seconds.
  static let rows = OracleGroup.all.filter { !["A8", "PSL(3,4)"].contains($0.name) }

  @Test func `the reference data are there`() {
    #expect(Self.rows.count == 283)
    #expect(CatalogueGroup.all.count == 319)
  }

  @Test(.enabled(if: isLongRun), arguments: OracleGroup.all.filter { $0.order == 20160 })
  func `facts of the simple groups of order 20160 agree with GAP`(row: OracleGroup) throws {
    try `facts agree with GAP`(row: row)
  }

  @Test(arguments: rows)
  func `facts agree with GAP`(row: OracleGroup) throws {
    let group = try FiniteGroup(row.expression)
    let facts = try group.facts()
    #expect(facts.order == row.order)
    #expect(facts.isAbelian == row.abelian)
    #expect(facts.isNilpotent == row.nilpotent)
    #expect(facts.isSolvable == row.solvable)
    #expect(facts.isSimple == row.simple)
    #expect(facts.isPerfect == row.perfect)
    #expect(facts.exponent == row.exponent)
    #expect(facts.centerOrder == row.centreOrder)
    #expect(facts.derivedOrder == row.derivedOrder)
    #expect(facts.classSizes == row.classSizes)
    #expect(facts.classCount == row.classSizes?.count)
    #expect(facts.elementOrders.map { [$0.order, $0.count] } == row.elementOrderHistogram)
    if let count = row.numNormalSubgroups { #expect(facts.normalSubgroupCount == count) }
    if let count = row.numSubgroups { #expect(facts.subgroupCount == count) }
    if let count = row.numSubgroupClasses { #expect(facts.subgroupClassCount == count) }
    if let count = row.automorphismGroupOrder { #expect(facts.automorphismCount == count) }
  }

  @Test(arguments: OracleGroup.all)
  func `classes and the derived series agree with GAP`(row: OracleGroup) throws {
    let group = try FiniteGroup(row.expression)
    let classes = try group.classes()
    #expect(classes.classes.map { [$0.elementOrder, $0.size] } == row.classOrderSize)
    let inverses = classes.powerMap(-1, in: group)
    #expect(inverses.indices.count { inverses[$0] == $0 } == row.numRealClasses)
    let series = try group.derivedSeries(.none).map(\.order)
    #expect(series == row.derivedSeriesOrders)
  }

  @Test func `there are twenty-eight further groups that are not solvable`() {
    #expect(OracleGroup.nonsolvable.count == 28)
  }

  @Test(arguments: OracleGroup.nonsolvable)
  func `subgroups of perfect groups and their kin agree with GAP`(row: OracleGroup) throws {
    let facts = try FiniteGroup(row.expression).facts()
    #expect(facts.order == row.order)
    #expect(!facts.isSolvable)
    #expect(facts.subgroupCount == row.numSubgroups)
    #expect(facts.subgroupClassCount == row.numSubgroupClasses)
    #expect(facts.normalSubgroupCount == row.numNormalSubgroups)
    if let count = row.automorphismGroupOrder { #expect(facts.automorphismCount == count) }
  }

  @Test(arguments: CatalogueGroup.all)
  func `every group of order at most 63 is identified, from either of its descriptions`(
    row: CatalogueGroup
  ) throws {
    let facts = try FiniteGroup(row.expression).facts()
    #expect(facts.identified == row.description)
    let presented = try group(row.presentation)
    #expect(try presented.facts().identified == row.description)
    #expect(try presented.isIsomorphic(to: FiniteGroup(row.expression)) == true)
    #expect(facts.structure != nil)
    #expect(facts.presentation != nil)
    #expect(facts.limits.isEmpty)
  }

  /// Names of the grammar beside the rows of GAP that they must agree with.
  static let named: [(String, String)] = [
    ("Z(64)", "C64"), ("C(97)", "C97"), ("Z(120)", "C120"), ("Z(3)^4", "C3^4"),
    ("Z5^3", "C5^3"), ("Z7xZ7", "C7^2"), ("Z(2)^7", "C2^7"), ("D4 x D4", "D4 x D4"),
    ("S4", "S4"), ("Cube", "S4"), ("S5", "S5"), ("A6", "A6"), ("S6", "S6"), ("A7", "A7"),
    ("S7", "S7"), ("A5 x A5", "A5 x A5"), ("D33", "D33 (order 66)"),
    ("D(64)", "D64 (order 128)"), ("D(60)", "D60 (order 120)"),
  ]

  @Test(arguments: named)
  func `named groups have the invariants of GAP's`(name: String, row: String) throws {
    let facts = try group(name).facts()
    let row = try #require(OracleGroup.all.first { $0.name == row })
    #expect(facts.order == row.order)
    #expect(facts.classSizes == row.classSizes)
    #expect(facts.elementOrders.map { [$0.order, $0.count] } == row.elementOrderHistogram)
    if let count = row.numSubgroups { #expect(facts.subgroupCount == count) }
    if let count = row.numSubgroupClasses { #expect(facts.subgroupClassCount == count) }
    if let count = row.numNormalSubgroups { #expect(facts.normalSubgroupCount == count) }
    if let count = row.automorphismGroupOrder { #expect(facts.automorphismCount == count) }
  }

  @Test(arguments: [
    ("Z(1)", 1, 1, "1"), ("D(1)", 2, 1, "C2"), ("D(2)", 4, 2, "C2 x C2"), ("V4", 4, 2, "C2 x C2"),
    ("D(3)", 6, 1, "S3"), ("D(4)", 8, 3, "D4"), ("Q(8)", 8, 4, "Q8"), ("Z2 x Z4", 8, 2, "C2 x C4"),
    ("Dic(1)", 4, 1, "C4"), ("Dic(3)", 12, 1, "C3 : C4"), ("A(4)", 12, 3, "A4"),
    ("Cube", 24, 12, "S4"), ("Q(16)", 16, 9, "Q16"), ("p4(2)", 16, 3, "(C4 x C2) : C2"),
    ("p1(3)", 9, 2, "C3 x C3"), ("p4(1)", 4, 1, "C4"), ("p4m(1)", 8, 3, "D4"),
    ("A(5)", 60, 5, "A5"), ("S(3) x Z(2)", 12, 4, "D6"), ("Trivial(5)", 1, 1, "1"),
  ])
  func `well-known groups have their numbers`(
    text: String, order: Int, number: Int, structure: String
  ) throws {
    let facts = try group(text).facts()
    #expect(facts.identified == "small(\(order),\(number))")
    #expect(facts.structure == structure)
  }

  @Test(arguments: [
    ("D(100)", "D100"), ("S(7)", "S7"), ("Z(40320)", "C40320"), ("Z(2)^15", nil),
    ("D(40) x Z(3)", "D40 x C3"), ("Z6 x Z60", "C6 x C60"), ("Dic(50)", "Dic50"),
    ("S5 x A4", "S5 x A4"), ("perm[(1 2 3 4 5 6 7),(1 2)]", "S7"),
    ("perm[(1 2 3 4 5 6),(1 2)]", "S6"), ("perm[(1 2 3 4 5),(3 4 5 6 7)]", "A7"), ("Q64", "Q64"),
  ])
  func `larger groups are named where they can be`(text: String, structure: String?) throws {
    let group = try group(text)
    let facts = try group.facts()
    let expected = structure ?? Array(repeating: "C2", count: 15).joined(separator: " x ")
    #expect(facts.structure == expected)
    #expect(facts.identified == nil)
  }

  @Test func `the trivial group is perfect and not simple, a group of prime order is simple`()
    throws
  {
    let trivial = try group("Z(1)").facts()
    #expect(trivial.isPerfect && !trivial.isSimple && trivial.isSolvable && trivial.isNilpotent)
    let prime = try group("Z(40289)").facts()
    #expect(prime.isSimple && !prime.isPerfect)
    #expect(prime.automorphismCount == 40288 && prime.subgroupCount == 2)
  }

  @Test func `what a limit leaves out is nil and said`() throws {
    let facts = try group("S(8)").facts()
    #expect(facts.subgroupCount == nil && facts.subgroupClassCount == nil)
    #expect(facts.limits.contains { $0.hasPrefix("subgroups:") })
    #expect(facts.automorphismCount == 40320 && facts.normalSubgroupCount == 3)
    #expect(facts.structure == "S8")
    #expect(facts.presentation?.hasPrefix("<g1, g2 | g1^8 = g2^2") == true)
  }
}

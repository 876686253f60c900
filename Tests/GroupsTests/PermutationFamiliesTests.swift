import BigInt
@testable import Groups
import LinearAlgebra
import Support
import Testing

private func generators(_ text: String) throws -> PermutationGenerators {
  try #require(
    try largePermutationGenerators(
      of: GroupExpression(parsing: text), library: OracleLibrary.library))
}

@Suite struct PermutationFamiliesTests {
  @Test(arguments: [
    ("SL(2,2)", 6), ("SL(2,3)", 24), ("SL(2,5)", 120), ("SL(2,7)", 336), ("SL(3,2)", 168),
    ("SL(3,3)", 5616), ("SL(4,2)", 20160), ("SL(1,5)", 1), ("GL(1,7)", 6), ("GL(2,2)", 6),
    ("GL(2,3)", 48), ("GL(2,5)", 480), ("GL(3,2)", 168), ("GL(3,3)", 11232), ("GL(1,2)", 1),
    ("PSL(2,3)", 12), ("PSL(2,5)", 60), ("PSL(2,7)", 168), ("PSL(2,11)", 660), ("PSL(3,3)", 5616),
    ("PSL(2,31)", 14880), ("Heis(2)", 8), ("Heis(3)", 27), ("Heis(4)", 64), ("Heis(5)", 125),
    ("Heis(13)", 2197), ("M(11)", 7920), ("Parity", 2), ("TimeReversal", 2), ("Z2 wr Z3", 24),
    ("S3 wr S2", 72), ("Z2 wr S(4)", 384), ("S(4) wr Z2", 1152), ("Z2 wr Z2 wr Z2", 128),
    ("Z2 wr (Z2 wr Z2)", 128), ("Q8 wr Z2", 128), ("V4 wr S(3)", 384), ("D(2) wr Z(2)", 32),
    ("Z3 wr perm[(1 2)(3 4)]", 162), ("Z2 wr (Z2 x Z3)", 192), ("(Z2 x Z3) wr Z2", 72),
    ("Embed(D(3),3)", 6), ("Embed(Z2 x Z3,20,3)", 6), ("Z2 wr perm(3)[(1 2)]", 16),
    ("Heis(3) x SL(2,3)", 648),
  ])
  func `orders are known by arithmetic and found by the chain`(text: String, order: Int) throws {
    let expression = try GroupExpression(parsing: text)
    let group = try FiniteGroup(expression)
    #expect(group.order == order)
    if let known = expression.knownOrder { #expect(known == order) }
    #expect(checkGroupLaws(group) == [])
    for a in stride(from: 0, to: order, by: max(1, order / 50)) {
      #expect(try group.element(parsing: group.name(of: a)) == a)
    }
    let chain = try generators(text)
    #expect(chain.generators.map(\.name) == group.generators.map(\.name))
    let again = try StabiliserChain(
      degree: chain.degree, generators: chain.generators.map(\.permutation), limit: 40320,
      name: text, checkpoint: .none)
    #expect(again.order == order)
  }

  @Test(arguments: [
    ("SL(2,37)", "50616"), ("GL(4,3)", "24261120"), ("M(12)", "95040"), ("M(24)", "244823040"),
    ("Rubik(2)", "3674160"), ("Rubik(3)", "43252003274489856000"), ("S(9)", "362880"),
    ("S(21)", "51090942171709440000"),
    ("Z(9223372036854775807)^2", "85070591730234615847396907784232501249"),
    ("S(4) wr S(4)", "7962624"), ("PSL(3,5)", "372000"), ("Heis(1009)", "1027243729"),
    ("p4m(5000000000)", "200000000000000000000"), ("A(13)", "3113510400"),
    (
      "Z2^200 x Z3",
      "4820814132776970826625886277023487807566608981348378505904128"
    ),
  ])
  func `orders beyond the limit are known, named and refused`(text: String, order: String) throws {
    let expression = try GroupExpression(parsing: text)
    #expect(expression.knownOrder.map { String($0) } == order)
    let error = #expect(throws: GroupError.self) { try FiniteGroup(expression) }
    #expect(error?.description.contains("40320") == true || text == "Z2^200 x Z3")
  }

  @Test(arguments: ["S(100000)", "S(50000)^3", "(S(900)^60)^9", "S(2000) wr S(2000)", "GL(500,7)"])
  func `orders too long to write out are left unknown`(text: String) throws {
    let expression = try GroupExpression(parsing: text)
    #expect(expression.knownOrder == nil)
    #expect(throws: GroupError.self) { try FiniteGroup(expression) }
  }

  @Test(arguments: ["S(60) wr S(60)", "GL(12,2)", "S(3000)", "SL(2,2039)", "Z2 wr Z(1025)"])
  func `more than 2048 points are refused before anything starts`(text: String) throws {
    let error = #expect(throws: GroupError.self) { try generators(text) }
    #expect(error?.description.contains("2048 points") == true)
  }

  /// Orders of the chain, which the larger groups reach one level at a time.
  @Test(arguments: [
    ("M(12)", 95040), ("M(22)", 443_520), ("M(23)", 10_200_960), ("M(24)", 244_823_040),
    ("Rubik(2)", 3_674_160), ("PSL(3,5)", 372_000), ("S(10)", 3_628_800), ("S(4) wr S(3)", 82944),
    ("GL(4,3)", 24_261_120), ("S(8) x Z(3)", 120_960), ("Q(8)^4 x S(5)", 491_520),
    ("Rubik(2) x Z(2)", 7_348_320),
  ])
  func `generators of larger groups generate what they should`(text: String, order: Int) throws {
    let own = try generators(text)
    let chain = try StabiliserChain(
      degree: own.degree, generators: own.generators.map(\.permutation), limit: 1 << 40,
      name: text, checkpoint: .none)
    #expect(chain.order == order)
    #expect(try GroupExpression(parsing: text).knownOrder.map { $0 == order } == true)
  }

  @Test func `the turns of the cube are those of the usual numbering`() throws {
    let cube = try generators("Rubik(3)")
    #expect(cube.degree == 48)
    #expect(cube.generators.map(\.name) == ["U", "L", "F", "R", "B", "D"])
    #expect(
      cube.generators.map(\.permutation.description) == [
        "(1 3 8 6)(2 5 7 4)(9 33 25 17)(10 34 26 18)(11 35 27 19)",
        "(1 17 41 40)(4 20 44 37)(6 22 46 35)(9 11 16 14)(10 13 15 12)",
        "(6 25 43 16)(7 28 42 13)(8 30 41 11)(17 19 24 22)(18 21 23 20)",
        "(3 38 43 19)(5 36 45 21)(8 33 48 24)(25 27 32 30)(26 29 31 28)",
        "(1 14 48 27)(2 12 47 29)(3 9 46 32)(33 35 40 38)(34 37 39 36)",
        "(14 22 30 38)(15 23 31 39)(16 24 32 40)(41 43 48 46)(42 45 47 44)",
      ])
  }

  @Test func `the small cube moves 21 of its 24 stickers`() throws {
    let cube = try generators("Rubik(2)")
    #expect(cube.generators.map(\.name) == ["F", "R", "D"])
    let moved = (0..<24).filter { point in
      cube.generators.contains { $0.permutation[point] != point }
    }
    #expect(moved.count == 21)
    // The corner between U, B and L: the first sticker of U and of L, the second of B.
    #expect(Set(0..<24).subtracting(moved) == [0, 4, 17])
  }

  @Test(arguments: CatalogueGroup.all)
  func `small(n,i) is the group of the catalogue`(row: CatalogueGroup) throws {
    let expression = GroupExpression.named(.small, row.id)
    let group = try FiniteGroup(expression, library: OracleLibrary.library)
    #expect(group.order == row.id[0])
    #expect(group.degree == row.degree)
    #expect(
      group.generators.map(\.name) == "abcdefgh".prefix(row.generators.count).map(String.init))
    #expect(group.catalogueEntry?.name == "\(expression)")
    for relator in row.relators { #expect(try group.element(parsing: relator) == 0, "\(relator)") }
    for a in 0..<group.order { #expect(try group.element(parsing: group.name(of: a)) == a) }
  }

  @Test(arguments: [
    "", "{\"id\":[8,3],", "{\"id\":[8,3],\"degree\":4,\"generators\":[[1,2",
    "{\"id\":[8,3],\"degree\":99999999999,\"generators\":[]}",
    "{\"id\":[8,3],\"degree\":4,\"generators\":[[1,1,2,3]]}",
    "{\"id\":[8,3],\"degree\":4,\"generators\":[[0,1,2,3]]}",
    "{\"id\":[8,3],\"degree\":2,\"generators\":[x]}",
    "{\"id\":[8,3],\"degree\":2,\"generators\":1]}",
  ])
  func `a damaged catalogue is refused`(text: String) throws {
    let library = GroupLibrary(catalogue: Array(text.utf8)) { _ in [] }
    #expect(throws: GroupError.self) {
      try FiniteGroup(.named(.small, [8, 3]), library: library)
    }
  }

  @Test func `wreath words act on the first copy and then permute the copies`() throws {
    let group = try group("S(3) wr Z(2)")
    #expect(group.generators.map(\.name) == ["g11", "g21", "t2"])
    #expect(group.degree == 6)
    #expect(group.name(of: group.generators[0].element) == "(1 2 3)")
    #expect(group.name(of: group.generators[2].element) == "(1 4)(2 5)(3 6)")
    let conjugate = try group.element(parsing: "t2 g11 t2^-1")
    #expect(group.name(of: conjugate) == "(4 5 6)")
  }

  @Test(arguments: ["SO(3)", "Lorentz x S(3)", "Scaling(2)^2", "Embed(SO(2),3)"])
  func `Lie groups have no permutations`(text: String) throws {
    #expect(try largePermutationGenerators(of: GroupExpression(parsing: text)) == nil)
  }
}

/// The catalogue as the program ships it.
enum OracleLibrary {
  static let library = GroupLibrary(catalogue: oracleBytes("catalogue.jsonl")) { path in
    throw GroupError.invalid("table(\(path)): no files in tests")
  }
}

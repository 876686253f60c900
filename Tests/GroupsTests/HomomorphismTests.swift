@testable import Groups
import Testing

@Suite struct HomomorphismTests {
  private static let small = Dictionary(
    uniqueKeysWithValues: CatalogueGroup.all.map { ($0.id, $0.expression) })

  @Test(arguments: OracleHomomorphisms.all)
  func `there are as many homomorphisms as GAP finds`(row: OracleHomomorphisms) throws {
    let source = try FiniteGroup(#require(Self.small[row.source]))
    let target = try FiniteGroup(#require(Self.small[row.target]))
    let found = try #require(try source.homomorphisms(to: target, limit: 20_000))
    #expect(found.count == row.classes)
    #expect(found.reduce(0) { $0 + $1.size } == row.total)
  }

  @Test func `there are three hundred and fifty-six pairs to compare with`() {
    #expect(OracleHomomorphisms.all.count == 356)
  }

  @Test(arguments: [
    ("S(3)", "S(4)"), ("D(4)", "S(4)"), ("S(4)", "S(3)"), ("Q(8)", "V4"), ("A(4)", "A(5)"),
  ])
  func `all that are found are homomorphisms, and no two are conjugate`(
    from: String, to: String
  ) throws {
    let (source, target) = (try group(from), try group(to))
    let found = try #require(try source.homomorphisms(to: target))
    var all: Set<[Int]> = []
    for entry in found {
      let map = entry.representative
      for a in 0..<source.order {
        for b in 0..<source.order {
          #expect(map(source.product(a, b)) == target.product(map(a), map(b)))
        }
      }
      #expect(map.kernel.count * map.image.count == source.order)
      #expect(map.isInjective == (map.kernel == [0]))
      #expect(map.isSurjective == (map.image.count == target.order))
      #expect(target.subgroup(generatedBy: map.image) == map.image)
      let conjugates = Set(
        (0..<target.order).map { g in
          (0..<source.order).map { target.conjugate(map($0), by: g) }
        })
      #expect(conjugates.count == entry.size)
      #expect(all.isDisjoint(with: conjugates))
      all.formUnion(conjugates)
    }
  }

  /// Frobenius: the number of solutions of x^n = 1 is a multiple of gcd(n, order).
  @Test(arguments: ["S(5)", "D(12)", "Q(16)", "A(6)"], [2, 4, 6, 12])
  func `maps from Z(n) are the solutions of x^n = 1`(name: String, n: Int) throws {
    let target = try group(name)
    let found = try #require(try group("Z(\(n))").homomorphisms(to: target))
    let count = found.reduce(0) { $0 + $1.size }
    #expect(count == (0..<target.order).count { target.power($0, n) == 0 })
    #expect(count.isMultiple(of: greatestCommonDivisor(n, target.order)))
  }

  @Test(arguments: [
    "S(6)", "D(32)", "Q(32)", "A(5) x Z(2)", "S(3) x S(3)", "p4m(2)", "S(4) x Z(2)",
  ])
  func `automorphisms are counted alike in two ways`(name: String) throws {
    let group = try group(name)
    let found = try #require(try group.homomorphisms(to: group, limit: 100_000))
    let count = found.filter(\.representative.isInjective).reduce(0) { $0 + $1.size }
    #expect(try group.facts().automorphismCount == count)
  }

  @Test func `images of generators make a homomorphism, or the broken relation is named`() throws {
    let (d4, s4) = (try group("D(4)"), try group("S(4)"))
    let quarter = try s4.element(parsing: "(1 2 3 4)")
    let mirror = try s4.element(parsing: "(2 4)")
    let map = try Homomorphism(from: d4, to: s4, generatorImages: [quarter, mirror])
    #expect(map.isInjective && !map.isSurjective && map.image.count == 8)
    #expect(map(try d4.element(parsing: "r^2 f")) == s4.product(s4.power(quarter, 2), mirror))
    let sign = try Homomorphism(from: s4, to: group("Z(2)"), generatorImages: [1, 1])
    #expect(sign.kernel.count == 12 && map.followed(by: sign).kernel.count == 4)
    let transposition = try s4.element(parsing: "(1 2)")
    let error = #expect(throws: GroupError.self) {
      try Homomorphism(from: d4, to: s4, generatorImages: [quarter, transposition])
    }
    #expect(error?.description.contains("define no homomorphism: they break") == true)
    #expect(throws: GroupError.self) {
      try Homomorphism(from: d4, to: s4, generatorImages: [quarter])
    }
    #expect(throws: GroupError.self) {
      try Homomorphism(from: d4, to: s4, generatorImages: [24, 0])
    }
  }

  @Test func `along a cycle of forty thousand elements images take one product each`() throws {
    let (long, square) = (try group("Z(40320)"), try group("D(4)"))
    let map = try Homomorphism(
      from: long, to: square, generatorImages: [square.element(parsing: "r")])
    #expect((0..<long.order).allSatisfy { map($0) == square.power(1, $0) })
    #expect(map.kernel.count == 10080)
  }

  @Test(arguments: [
    ("D(6)", "S(3) x Z(2)", true), ("Cube", "S(4)", true), ("p4m(2)", "D(4) x V4", false),
    ("Z(6)", "Z(2) x Z(3)", true), ("Z(4) x Z(2)", "Z(2)^3", false), ("Q(8)", "D(4)", false),
    ("A(8)", "S(7)", false), ("S(5) x Z(2)", "S(5) x C(2)", true), ("Dic(32)", "Q(128)", true),
    ("D(64)", "Q(128)", false), ("Z(2)^8", "Z(2)^8", true), ("Z(128)", "Z(2) x Z(64)", false),
    ("S(6)", "perm[(2 3 4 5 6),(1 2)]", true), ("p4(5)", "p4(5)", true),
    ("<a, b | a^2 = b^3 = (a b)^5 = 1>", "A(5)", true),
  ])
  func `isomorphic groups are told from others`(a: String, b: String, expected: Bool) throws {
    let (first, second) = (try group(a), try group(b))
    #expect(try first.isIsomorphic(to: second) == expected)
    let map = try #require(try first.isomorphism(to: second))
    #expect((map != nil) == expected)
    if let map { #expect(map.isInjective && map.isSurjective) }
  }

  @Test func `too many homomorphisms are nil, not a flood`() throws {
    #expect(try group("Z(2)^6").homomorphisms(to: group("Z(2)^6")) == nil)
  }
}

import BigInt
import LinearAlgebra
import Testing

@testable import Groups

struct LargeGroupFactsTests {
  @Test(arguments: LargeOracle.all)
  func `facts agree with GAP`(oracle: LargeOracle) throws {
    let facts = try oracle.group.facts()
    #expect(facts.order == BigInt(oracle.order))
    #expect(facts.isAbelian == oracle.abelian)
    #expect(facts.isNilpotent == oracle.nilpotent)
    #expect(facts.isSolvable == oracle.solvable)
    #expect(facts.isPerfect == oracle.perfect)
    #expect(facts.centerOrder == BigInt(oracle.centreOrder))
    #expect(facts.derivedOrder == BigInt(oracle.derivedOrder))
    // What is not known is nil, with a reason; what is said is true.
    if let simple = facts.isSimple { #expect(simple == oracle.simple) }
    if let exponent = facts.exponent, let expected = oracle.exponent {
      #expect(exponent == BigInt(expected))
    }
    #expect((facts.isSimple == nil) == facts.limits.contains { $0.hasPrefix("simple") })
    #expect((facts.exponent == nil) == facts.limits.contains { $0.hasPrefix("exponent") })
  }

  @Test func `the cube group is known`() throws {
    let facts = try permutationGroup("Rubik(3)").facts()
    #expect(facts.exponent == 55440)
    #expect(facts.centerOrder == 2)
    #expect(facts.derivedOrder == BigInt("21626001637244928000"))
    #expect(facts.isSimple == false)
    #expect(facts.orbits.orbits.map(\.count) == [24, 24])
    #expect(!facts.orbits.isTransitive)
  }

  @Test(arguments: ["M(22)", "M(23)", "M(24)"])
  func `simplicity is proved`(text: String) throws {
    let facts = try permutationGroup(text).facts()
    #expect(facts.isPerfect)
    if text != "M(22)" { #expect(facts.isSimple == true) }
    #expect(facts.orbits.isPrimitive == true)
    #expect(facts.structure == "M" + text.filter(\.isNumber))
  }

  @Test(arguments: [
    ("S(20)", "S20", 627, "232792560"), ("A(12)", "A12", 43, "27720"), ("S(9)", "S9", 30, "2520"),
    ("A(9)", "A9", 18, "1260"),
  ])
  func `symmetric and alternating groups are known`(
    text: String, structure: String, classes: Int, exponent: String
  ) throws {
    let facts = try permutationGroup(text).facts()
    #expect(facts.structure == structure)
    #expect(facts.classCount == classes)
    #expect(facts.exponent == BigInt(exponent))
    #expect(facts.isSimple == text.hasPrefix("A"))
    #expect(facts.normalSubgroupCount == (text.hasPrefix("A") ? 2 : 3))
  }

  @Test(arguments: [
    ("Z(2)^30", true, true, true, "1073741824", "2"),
    ("Z(4)^5 x Z(6)^5", true, true, true, "7962624", "12"),
    ("D(4)^8", false, true, true, "256", "4"), ("S(3)^8", false, false, true, "1", "6"),
    ("S(4)^6", false, false, true, "1", "12"), ("Q(8) x D(4)^7", false, true, true, "256", "4"),
    ("S(5) wr S(5)", false, false, false, "1", "3600"),
  ])
  func `towers of subgroups are told apart`(
    text: String, abelian: Bool, nilpotent: Bool, solvable: Bool, center: String, exponent: String
  ) throws {
    let facts = try permutationGroup(text).facts()
    #expect(facts.isAbelian == abelian)
    #expect(facts.isNilpotent == nilpotent)
    #expect(facts.isSolvable == solvable)
    #expect(facts.centerOrder == BigInt(center))
    if let found = facts.exponent { #expect(found == BigInt(exponent)) }
  }

  @Test(arguments: [("S(20) wr S(20)", 4), ("S(9) wr Z(2)", 4), ("A(9) wr S(4)", 2), ("S(9)^3", 8)])
  func `signs on points and on blocks are all that wreath products have beyond commutators`(
    text: String, index: Int
  ) throws {
    let group = try permutationGroup(text)
    #expect(try group.signCount(group.orbits()) == BigInt(index))
    #expect(try group.facts().derivedOrder == group.order / BigInt(index))
  }

  @Test func `abelian groups get their name`() throws {
    let facts = try permutationGroup("Z(4)^5 x Z(6)^5").facts()
    let twos = Array(repeating: "C2", count: 0)
    #expect(
      facts.structure
        == (twos + Array(repeating: "C2", count: 5) + Array(repeating: "C12", count: 5))
        .joined(separator: " x "))
  }
}

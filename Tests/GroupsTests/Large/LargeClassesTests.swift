import BigInt
import LinearAlgebra
import Testing

@testable import Groups

struct LargeClassesTests {
  @Test(
    arguments: LargeOracle.all.filter {
      $0.classSizes != nil && (runsLongTests || $0.name != "M23")
    })
  func `classes agree with GAP`(oracle: LargeOracle) throws {
    let group = try oracle.group
    let found = try #require(try group.classes())
    #expect(found.classes.map(\.size).sorted() == oracle.classSizes)
    var orders: [Int: Int] = [:]
    for entry in found.classes { orders[entry.elementOrder, default: 0] += entry.size }
    let pairs = orders.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
    #expect(pairs == oracle.elementOrders)
    var facts = try group.facts()
    facts.add(found)
    #expect(facts.exponent == oracle.exponent.flatMap { BigInt($0) })
  }

  @Test(arguments: ["S(7)", "A(7)", "M(11)", "PSL(2,7)", "Z(2) wr S(4)"])
  func `classes are those of the same group with numbered elements`(text: String) throws {
    let group = try permutationGroup(text)
    let large = try #require(try group.classes())
    let small = try FiniteGroup(GroupExpression(parsing: text)).classes()
    #expect(
      large.classes.map { [$0.elementOrder, $0.size] }
        == small.classes.map { [$0.elementOrder, $0.size] })
    var random = SplitMix64(seed: 5, label: text)
    for _ in 0..<40 {
      let (x, g) = (group.random(using: &random), group.random(using: &random))
      let k = large.index(of: x)
      #expect(large.index(of: g * x * g.inverse) == k)
      #expect(large.powerMap(-1)[k] == large.index(of: x.inverse))
      #expect(large.powerMap(2)[k] == large.index(of: x * x))
      #expect(large.classes[k].elementOrder == x.order)
    }
  }

  @Test(arguments: ["S(9)", "A(9)"])
  func `cycles tell the size of a class`(text: String) throws {
    let group = try permutationGroup(text)
    let classes = try #require(try group.classes())
    for entry in classes.classes {
      #expect(group.classSizeByCycles(of: entry.representative) == BigInt(entry.size))
    }
  }

  @Test func `limits are kept`() throws {
    #expect(try permutationGroup("M(24)").classes() == nil)
    #expect(try permutationGroup("Z(2)^20").classes() == nil)
  }
}

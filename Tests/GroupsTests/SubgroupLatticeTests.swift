@testable import Groups
import LinearAlgebra
import Testing

@Suite struct SubgroupLatticeTests {
  static let groups = [
    "Z(12)", "D(4)", "D(6)", "Q(8)", "A(4)", "S(4)", "A(5)", "S(5)", "Z2^3", "D(4) x Z(2)", "p4(2)",
    "Dic(5)", "p4m(2)", "A(5) x Z(2)", "S(3) x S(3)", "perm[(1 2 3 4 5 6 7),(2 3 5)(4 7 6)]",
  ]

  @Test(arguments: groups)
  func `representatives are subgroups, of the size and number that is said`(text: String) throws {
    let group = try group(text)
    let lattice = try #require(try group.subgroupClasses())
    for subgroups in lattice.classes {
      #expect(group.subgroup(generatedBy: subgroups.generators) == subgroups.elements)
      #expect(subgroups.order == subgroups.elements.count)
      #expect(conjugates(of: subgroups.elements, in: group).count == subgroups.size)
      #expect(subgroups.isNormal == (subgroups.size == 1))
    }
    #expect(lattice.classes.first?.order == 1)
    #expect(lattice.classes.last?.order == group.order)
  }

  /// Against all subgroups that three elements generate, which in these groups are all there are.
  @Test(arguments: groups.filter { !["Z2^3", "A(5) x Z(2)"].contains($0) })
  func `no subgroup is missing`(text: String) throws {
    let group = try group(text)
    let lattice = try #require(try group.subgroupClasses())
    var found: Set<[Int]> = []
    for a in 0..<group.order { found.insert(group.subgroup(generatedBy: [a])) }
    for _ in 0..<2 {
      for subgroup in found where group.order <= 60 || subgroup.count <= 6 {
        for b in 0..<group.order where !subgroup.contains(b) {
          found.insert(group.subgroup(generatedBy: subgroup + [b]))
        }
      }
    }
    let known = Set(
      lattice.classes.flatMap { conjugates(of: $0.elements, in: group) })
    #expect(found.subtracting(known).isEmpty)
    #expect(known.count == lattice.subgroupCount)
  }

  @Test(arguments: groups)
  func `covers are exactly the pairs with nothing between`(text: String) throws {
    let group = try group(text)
    let lattice = try #require(try group.subgroupClasses())
    let all = lattice.classes.map { conjugates(of: $0.elements, in: group).map { Set($0) } }
    var expected: [SubgroupLattice.Cover] = []
    for upper in all.indices {
      let whole = Set(lattice.classes[upper].elements)
      let inside = all.indices.map { k in all[k].filter { $0.isStrictSubset(of: whole) } }
      for lower in all.indices {
        let isCover = inside[lower].contains { subgroup in
          !inside.joined().contains { subgroup.isStrictSubset(of: $0) }
        }
        if isCover { expected.append(SubgroupLattice.Cover(upper: upper, lower: lower)) }
      }
    }
    #expect(lattice.covers == expected)
  }

  @Test(arguments: OracleGroup.all.filter { $0.subgroupOrderHistogram != nil })
  func `there are as many subgroups of each order as GAP finds`(row: OracleGroup) throws {
    let lattice = try #require(try FiniteGroup(row.expression).subgroupClasses())
    var counts: [Int: Int] = [:]
    for subgroups in lattice.classes { counts[subgroups.order, default: 0] += subgroups.size }
    #expect(
      counts.sorted { $0.key < $1.key }.map { [$0.key, $0.value] } == row.subgroupOrderHistogram)
  }

  @Test func `subgroups of S(4) are named`() throws {
    let lattice = try #require(try group("S(4)").subgroupClasses())
    #expect(
      lattice.classes.map { "\($0.structure ?? "?"):\($0.size)" }
        == [
          "1:1", "C2:3", "C2:6", "C3:4", "C2 x C2:1", "C2 x C2:3", "C4:3", "S3:4", "D4:3", "A4:1",
          "S4:1",
        ])
  }

  @Test(arguments: groups + ["p4m(3)", "D(30)", "Q(32)", "S(6)"])
  func `normal subgroups are found alike in two ways`(text: String) throws {
    let group = try group(text)
    let classes = try group.classes()
    let normal = try #require(try group.normalSubgroups(classes, checkpoint: .none))
    let lattice = try #require(try group.subgroupClasses())
    #expect(normal.count == lattice.classes.count { $0.isNormal })
  }

  @Test(arguments: ["Z(360)", "Z2^4", "Z4 x Z8", "Z2 x Z4 x Z8", "Z3 x Z9 x Z2", "Z6 x Z6", "Z5^2"])
  func `the formulas for abelian groups agree with the search`(text: String) throws {
    let group = try group(text)
    let type = AbelianType(elementOrders: try group.elementOrderCounts())
    #expect(type.subgroupCount == (try group.subgroupClasses()?.subgroupCount))
    #expect(type.invariantFactors.reduce(1, *) == group.order)
  }

  private func conjugates(of elements: [Int], in group: FiniteGroup) -> Set<[Int]> {
    Set((0..<group.order).map { g in elements.map { group.conjugate($0, by: g) }.sorted() })
  }
}

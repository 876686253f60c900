@testable import Groups
import Testing

@Suite struct QuotientTests {
  private static let small = Dictionary(
    uniqueKeysWithValues: CatalogueGroup.all.map { ($0.id, $0) })

  @Test(arguments: OracleQuotients.all)
  func `quotients of small groups are those that GAP finds`(row: OracleQuotients) throws {
    let entry = try #require(Self.small[row.id])
    let group = try FiniteGroup(entry.expression)
    let lattice = try #require(try group.subgroupClasses())
    var names: [String] = []
    for normal in lattice.classes where normal.isNormal {
      names.append(try group.quotientStructure(by: normal.generators) ?? "?")
    }
    let expected = row.quotients.map { id in
      Catalogue.entries.values.first { $0.name == "small(\(id[0]),\(id[1]))" }?.structure ?? ""
    }
    #expect(names.sorted() == expected.sorted())
  }

  @Test(arguments: ["S(4)", "D(12)", "Q(16)", "p4m(3)", "S(5) x Z(4)", "Z(3)^3", "A(4) x S(3)"])
  func `a quotient is a group of cosets with the subgroup for its kernel`(name: String) throws {
    let group = try group(name)
    let lattice = try #require(try group.subgroupClasses())
    for normal in lattice.classes where normal.isNormal {
      let quotient = try group.quotient(by: normal.generators)
      #expect(quotient.group.order * normal.order == group.order)
      #expect(quotient.projection.kernel == normal.elements)
      #expect(quotient.projection.isSurjective)
      for a in 0..<group.order {
        let image = quotient.projection(a)
        #expect(quotient.representatives[image] <= a)
        for generator in group.generators {
          #expect(
            quotient.projection(group.product(generator.element, a))
              == quotient.group.product(quotient.projection(generator.element), image))
        }
      }
      let name = try group.quotientStructure(by: normal.generators)
      let facts = try quotient.group.facts()
      if facts.structure != nil, normal.order > 1 { #expect(name == facts.structure) }
    }
  }

  @Test func `cosets are named by their first members`() throws {
    let group = try group("D(4)")
    let quotient = try group.quotient(by: [group.element(parsing: "r^2")])
    let names = (0..<4).map(quotient.name)
    #expect(Set(names) == ["N", "r N", "f N", "r f N"] && names[0] == "N")
    #expect(
      quotient.group.generators.map(\.element)
        == group.generators.map {
          quotient.projection($0.element)
        })
  }

  @Test func `a subgroup that is not normal and an index that is too large are refused`() throws {
    let d4 = try group("D(4)")
    let error = #expect(throws: GroupError.self) { try d4.quotient(by: [d4.element(parsing: "f")]) }
    #expect(error?.description.contains("needs a normal subgroup") == true)
    let large = #expect(throws: GroupError.self) { try group("S(7)").quotient(by: []) }
    #expect(large?.description.contains("the limit is 2048") == true)
    #expect(try group("S(7)").quotientStructure(by: []) == "S7")
  }
}

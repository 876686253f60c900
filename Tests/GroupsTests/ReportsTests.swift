import Groups
import LinearAlgebra
import Support
import Testing

@Suite struct ReportsTests {
  private static let texts = [
    "S(5)", "A(5)", "D(4) x Z(3)", "Z(2)^4", "p4m(3)", "Q(16)", "perm[(1 2 3 4),(1 2)]",
  ]

  @Test(arguments: texts)
  func `every report of work on a group can end it there`(text: String) throws {
    let expression = try GroupExpression(parsing: text)
    let group = try FiniteGroup(expression)
    let words = [group.generators[0].name]
    #expect(
      try ReportCounter.deafReports { _ = try FiniteGroup(expression, checkpoint: $0) }.isEmpty)
    #expect(try ReportCounter.deafReports { _ = try group.classes(checkpoint: $0) }.isEmpty)
    #expect(try ReportCounter.deafReports { _ = try group.facts(checkpoint: $0) }.isEmpty)
    #expect(try ReportCounter.deafReports { _ = try group.subgroupClasses(checkpoint: $0) }.isEmpty)
    for ordering in [ElementOrdering.words, .classes, .cosets(words)] {
      let deaf = try ReportCounter.deafReports {
        _ = try group.elements(ordered: ordering, checkpoint: $0)
      }
      #expect(deaf.isEmpty)
    }
  }

  @Test(arguments: ["Z(40320)", "S(8)", "D(20000)", "p4m(70)", "Q(8)^5"])
  func `work on a large group reports once in about 2048 products`(text: String) throws {
    let expression = try GroupExpression(parsing: text)
    let group = try FiniteGroup(expression)
    let products = group.order * group.generators.count
    #expect(try reports { _ = try FiniteGroup(expression, checkpoint: $0) } >= products / 2048)
    #expect(try reports { _ = try group.classes(checkpoint: $0) } >= products / 1024)
    for ordering in [ElementOrdering.words, .cosets([group.generators[0].name])] {
      let count = try reports { _ = try group.elements(ordered: ordering, checkpoint: $0) }
      #expect(count >= group.order / 1024)
    }
    let all = Array(0..<group.order).suffix(20)
    let count = try reports { _ = try group.subgroup(generatedBy: Array(all), checkpoint: $0) }
    #expect(count >= group.subgroup(generatedBy: Array(all)).count / 1024)
  }

  @Test func `many commuting generators report while they are compared`() throws {
    let generators = (1...300).map { _ in "(1 2)(3 4)" } + ["(1 2)"]
    let expression = try GroupExpression(parsing: "perm[\(generators.joined(separator: ","))]")
    let group = try FiniteGroup(expression)
    #expect(group.isAbelian && group.order == 4)
    #expect(try reports { _ = try FiniteGroup(expression, checkpoint: $0) } >= 300)
  }

  private func reports(of work: (Checkpoint) throws -> Void) rethrows -> Int {
    try ReportCounter.reports(of: work)
  }
}

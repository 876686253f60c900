import BigInt
import LinearAlgebra
import Testing

@testable import Groups

/// Limits of large groups are named as what they are, and met before memory is.
struct LimitTests {
  @Test(arguments: ["Z(50000)", "D(30000)", "Q(65536)", "Dic(20000)", "Z(50000) x Z(3)"])
  func `groups that need too many points name the limit of points`(text: String) throws {
    let error = #expect(throws: GroupError.self) { try AnyGroup(GroupExpression(parsing: text)) }
    guard case .limit(let sentence) = error else {
      Issue.record("\(String(describing: error)) is no limit")
      return
    }
    #expect(sentence.contains("2048 points"))
  }

  @Test func `too many classes are a limit of their own`() throws {
    var facts = try permutationGroup("Z(2)^16").facts()
    facts.addTooManyClasses()
    #expect(facts.limits.contains { $0.hasPrefix("classes:") && $0.contains("4096") })
    var larger = try permutationGroup("M(24)").facts()
    larger.addTooManyClasses()
    #expect(larger.limits.contains { $0.hasPrefix("classes:") && $0.contains("16777216") })
  }

  @Test func `a hint for a field keeps the size of the matrices`() throws {
    let error = #expect(throws: ParseError.self) { try GroupExpression(parsing: "PSL(3,4)") }
    #expect(error?.description.contains("PSL(3,2)") == true)
  }

  @Test func `a field that is too large is a limit and no mistake`() throws {
    let fault = #expect(throws: ParseError.self) {
      try GroupExpression(parsing: "GL(2,\(Int.max))")
    }
    #expect(fault?.isLimit == true)
    let error = #expect(throws: GroupError.self) {
      try AnyGroup(.named(.generalLinear, [2, Int.max]))
    }
    guard case .limit = error else {
      Issue.record("\(String(describing: error)) is no limit")
      return
    }
  }

  private func transpositions(_ count: Int) throws -> PermutationGroup {
    let cycles = (0..<count).map { "(\(2 * $0 + 1) \(2 * $0 + 2))" }
    return try PermutationGroup(
      GroupExpression(parsing: "perm[" + cycles.joined(separator: ",") + "]"))
  }

  @Test func `hundreds of transpositions that commute make a chain`() throws {
    #expect(try transpositions(250).order == BigInt(1) << 250)
  }

  @Test func `generators count toward the storage of a chain`() throws {
    let error = #expect(throws: GroupError.self) { try transpositions(1000) }
    #expect(error?.description.contains("67108864") == true)
  }
}

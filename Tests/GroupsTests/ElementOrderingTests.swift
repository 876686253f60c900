import Groups
import Testing

@Suite struct ElementOrderingTests {
  private func names(_ text: String, _ ordering: String) throws -> [String] {
    let group = try group(text)
    return try group.elements(ordered: ElementOrdering(parsing: ordering)).map(group.name)
  }

  @Test func `words are in Dimino's order`() throws {
    #expect(
      try names("D(4)", "words") == ["e", "r", "r^2", "r^3", "f", "r f", "r^2 f", "r^3 f"])
    #expect(try names("V4", "words") == ["e", "a", "b", "a b"])
    #expect(try names("Z2xZ3", "words") == ["e", "t1", "t2", "t1 t2", "t2^2", "t1 t2^2"])
    #expect(
      try names("S(3)", "words")
        == ["e", "(1 2 3)", "(1 3 2)", "(1 2)", "(1 3)", "(2 3)"])
  }

  @Test func `classes follow one another by order and size`() throws {
    #expect(
      try names("D(4)", "classes") == ["e", "r^2", "f", "r^2 f", "r f", "r^3 f", "r", "r^3"])
  }

  @Test func `cosets are left cosets, the subgroup first`() throws {
    #expect(
      try names("D(4)", "cosets:f") == ["e", "f", "r", "r f", "r^2", "r^2 f", "r^3", "r^3 f"])
    #expect(
      try names("D(4)", "cosets:r^2,r f")
        == ["e", "r^2", "r f", "r^3 f", "r", "r^3", "r^2 f", "f"])
  }

  @Test(arguments: smallGroups)
  func `every ordering lists every element once`(text: String) throws {
    let group = try group(text)
    let first = group.generators.first.map(\.name) ?? "e"
    for ordering in ["rank", "words", "classes", "cosets:e", "cosets:\(first),[\(first), e]"] {
      let elements = try group.elements(ordered: ElementOrdering(parsing: ordering))
      #expect(elements.sorted() == Array(0..<group.order))
      #expect(elements.first == 0)
    }
  }

  @Test(arguments: ["rank", "words", "classes", "cosets:r^2,f", "cosets:[r, f],(r f)^2"])
  func `orderings round-trip`(text: String) throws {
    let ordering = try ElementOrdering(parsing: text)
    #expect(try ElementOrdering(parsing: ordering.description) == ordering)
  }

  @Test func `commas in brackets split no list`() throws {
    #expect(
      try ElementOrdering(parsing: "cosets:[r, f],(1,2)") == .cosets(["[r, f]", "(1,2)"]))
  }

  @Test(arguments: ["", "rankx", "cosets:", "cosets:r,,f", "cosets"])
  func `what is no ordering is refused`(text: String) {
    let error = #expect(throws: ParseError.self) { try ElementOrdering(parsing: text) }
    #expect(error?.hint?.contains("cosets:WORD,WORD") == true)
  }

  @Test func `a coset of a word that is none is refused`() throws {
    let group = try group("D(4)")
    #expect(throws: ParseError.self) { try group.elements(ordered: .cosets(["s"])) }
  }
}

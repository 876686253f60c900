import LinearAlgebra
import Support
import Testing

@testable import Groups

@Suite struct PresentedLawTests {
  static let presentations = [
    "< | >", "<a | a>", "<a | a^2 = a^3>", "<a, b | a^7, b^11, a b a^-1 b^-2, b a b^-1 a^-3>",
    "<r, f | r^4 = f^2 = 1, r f = f r^-1>", "<a, b | a^4, a^2 = b^2, b^-1 a b a>", "<e | e^5>",
    "<x, y | x^2 = y^3 = (x y)^4 = 1>", "<s, t | (s t)^2 = s^3 = t^5>", "<a, b | a^6, b = a^2>",
    "<r, f | r^3 = f^2 = (r f)^2 = 1> x Z(2)", "<a, b | a^3, b^2, [a, b]>^2",
    "<a, b | a^2, b^3, (a b)^7, [a, b]^4>",
    "<s1, s2, s3 | s1^2, s2^2, s3^2, (s1 s2)^5, (s2 s3)^3, "
      + "(s1 s3)^2>",
    "<a, b, c | a^11, b^5, c^4, (a c)^3, b^-1 a b a^-4, c^-1 b c b^-2>",
  ]

  @Test(arguments: presentations)
  func `presented groups obey the group laws and their names read back`(text: String) throws {
    let group = try group(text)
    #expect(checkGroupLaws(group) == [])
    for a in stride(from: 0, to: group.order, by: max(1, group.order / 500)) {
      #expect(try group.element(parsing: group.name(of: a)) == a)
      #expect(group.evaluate(group.generatorWord(of: a).map { ($0, 1) }) == a)
    }
    #expect(try GroupExpression(parsing: group.expression.description) == group.expression)
  }

  @Test(arguments: presentations)
  func `the natural action is an action and faithful`(text: String) throws {
    let group = try group(text)
    let degree = try #require(group.degree)
    let elements = stride(from: 0, to: group.order, by: max(1, group.order / 200))
    for a in elements {
      let permutation = try #require(group.permutation(of: a))
      #expect(permutation.isIdentity == (a == 0))
      #expect(permutation.degree == degree)
      for generator in group.generators {
        let other = try #require(group.permutation(of: generator.element))
        #expect(group.permutation(of: group.product(generator.element, a)) == other * permutation)
      }
    }
  }

  @Test(arguments: CatalogueGroup.all)
  func `every group of the catalogue is recognised from its presentation`(
    row: CatalogueGroup
  ) throws {
    let group = try group(row.presentation)
    #expect(group.order == row.id[0])
    #expect(try group.facts().identified == row.description)
    #expect(group.generators.count == row.generators.count)
  }

  @Test(arguments: FiniteGroupPresentationTests.groups)
  func `the presentation of a group gives the group back`(text: String) throws {
    let original = try group(text)
    let presentation = try #require(try original.presentation(checkpoint: .none))
    let again = try group(presentation)
    #expect(again.order == original.order)
    let names = again.generators.map(\.name)
    #expect(names == original.generators.map(\.name))
    #expect(try again.facts().presentation == again.expression.description)
    for (a, b) in zip(again.generators, original.generators) {
      #expect(again.elementOrder(a.element) == original.elementOrder(b.element))
    }
  }

  @Test func `elements are called by their shortest words`() throws {
    let dihedral = try group("<r, f | r^4 = f^2 = 1, r f = f r^-1>")
    #expect(
      (0..<8).map(dihedral.name)
        == ["e", "r", "r^-1", "f", "r^2", "r f", "r^-1 f", "r^2 f"])
    #expect(try dihedral.element(parsing: "f r") == dihedral.element(parsing: "r^-1 f"))
    let declared = try group("<e | e^3>")
    #expect((0..<3).map(declared.name) == ["1", "e", "e^-1"])
    #expect(try declared.element(parsing: "e 1 e^-2") == 2)
  }

  @Test(arguments: [
    ("<r, f | r^4 = f^2 = 1, r f = f r^-1>", 4), ("<a, b | a^4, a^2 = b^2, b^-1 a b a>", 8),
    ("<a, b | a^2, b^3, (a b)^4>", 4), ("<a, b | a^2, b^3, (a b)^5>", 6), ("<a | a^6>", 6),
  ])
  func `the natural action is no larger than it need be`(text: String, degree: Int) throws {
    #expect(try group(text).degree == degree)
  }

  @Test func `the largest groups are still quick`() throws {
    let cyclic = try group("<a | a^40320>")
    #expect(cyclic.order == 40320)
    let a = cyclic.generators[0].element
    #expect(cyclic.power(a, 40319) == cyclic.inverse(a))
    #expect(cyclic.elementOrder(a) == 40320)
    let symmetric = try group(
      OracleEnumeration.all.first { $0.name == "Coxeter A7" }
        .map { try $0.presentation().description } ?? "")
    #expect(symmetric.order == 40320)
    #expect(checkGroupLaws(symmetric) == [])
  }

  @Test(arguments: ["<a, b | >", "<a, b | [a, b]>", "<a, b | a^2, b^3, (a b)^7>", "<a | > x Z2"])
  func `an enumeration without end is given up at the limit`(text: String) throws {
    let error = #expect(throws: GroupError.self) { try group(text) }
    guard case .tooLarge(_, nil, let limit) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(limit == PresentedLaw.cosetLimit)
    #expect(error?.description.contains("limit of \(limit) cosets") == true)
  }

  @Test func `a finite group that is too large is refused with its order`() throws {
    let row = try #require(OracleEnumeration.all.first { $0.name == "Coxeter B6" })
    let text = try row.presentation().description
    #expect(throws: GroupError.tooLarge(expression: text, order: "46080", limit: 40320)) {
      try group(text)
    }
  }

  @Test(.enabled(if: isLongRun))
  func `an enumeration of nearly three million cosets ends, and is refused with its order`() throws
  {
    let pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("c", "g")]
    let letters = "abcdefg".map(String.init)
    var relators = letters.map { "\($0)^2" }
    for (k, x) in letters.enumerated() {
      for y in letters[(k + 1)...] {
        relators.append("(\(x) \(y))^\(pairs.contains { $0 == (x, y) } ? 3 : 2)")
      }
    }
    let e7 = "<\(letters.joined(separator: ", ")) | \(relators.joined(separator: ", "))>"
    #expect(throws: GroupError.tooLarge(expression: e7, order: "2903040", limit: 40320)) {
      try group(e7)
    }
  }
}

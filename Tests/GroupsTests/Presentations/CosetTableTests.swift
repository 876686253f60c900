import Testing

@testable import Groups

@Suite struct CosetTableTests {
  @Test func `the standard order is that of the shortest words`() throws {
    let presentation = try Presentation(parsing: "<r, f | r^4 = f^2 = 1, r f = f r^-1>")
    let table = try #require(try CosetEnumeration(presentation).table).standardised()
    // 1 r r^-1 f r^2 rf r^-1f r^2f
    #expect(table.images == [[1, 4, 0, 6, 2, 3, 7, 5], [3, 5, 6, 0, 7, 1, 2, 4]])
    #expect(try table.standardised() == table)
  }

  @Test func `words lead from coset to coset, first letter first`() throws {
    let presentation = try Presentation(parsing: "<r, f | r^4 = f^2 = 1, r f = f r^-1>")
    let table = try #require(try CosetEnumeration(presentation).table).standardised()
    #expect(table.image(of: 0, under: [1, 2]) == 5)
    #expect(table.image(of: 0, under: [2, 1]) == 6)
    #expect(table.image(of: 5, under: [-2, -1]) == 0)
  }

  /// A relator multiplied out in the permutations is 1 only if they multiply as words do.
  @Test(arguments: [
    "<r, f | r^4 = f^2 = 1, r f = f r^-1>", "<a, b | a^5, b^4, a^2 b = b a>",
    "<a, b | a^11, b^5, b^-1 a b a^-4>",
    "<a, b, c | a^11, b^5, c^4, (a c)^3, b^-1 a b a^-4, c^-1 b c b^-2>",
  ])
  func `the permutations satisfy the relators, the right factor acting first`(
    text: String
  ) throws {
    let presentation = try Presentation(parsing: text)
    let table = try #require(try CosetEnumeration(presentation, over: [[1]]).table)
    let permutations = presentation.generators.indices.map(table.permutation)
    for relator in presentation.relators {
      let value = relator.reduce(Permutation.identity(table.index)) { value, letter in
        let permutation = permutations[abs(letter) - 1]
        return value * (letter > 0 ? permutation : permutation.inverse)
      }
      #expect(value.isIdentity)
    }
    #expect(permutations[0][0] == 0)
  }
}

import Groups
import Testing

@Suite struct CosetBlocksTests {
  private func blocks(_ text: String, _ words: [String]) throws -> (FiniteGroup, CosetBlocks) {
    let group = try group(text)
    let elements = try group.elements(ordered: .cosets(words))
    let members = try group.subgroup(generatedBy: words.map { try group.element(parsing: $0) })
    return (group, try #require(CosetBlocks(elements, size: members.count, in: group)))
  }

  @Test(
    arguments: [
      ("D(4)", ["r^2"], true), ("D(4)", ["f"], false), ("D(4)", ["r"], true),
      ("Q(8)", ["a^2"], true),
      ("S(4)", ["(1 2)(3 4)", "(1 3)(2 4)"], true), ("S(4)", ["(1 2 3)"], false),
      ("S(5)", ["(1 2 3)", "(3 4 5)"], true), ("Z(12)", ["t^4"], true), ("A(4)", [], true),
    ] as [(String, [String], Bool)])
  func `cosets of normal subgroups multiply, and only those`(
    text: String, words: [String], isNormal: Bool
  ) throws {
    let (group, blocks) = try blocks(text, words)
    #expect(blocks.isNormal == isNormal && blocks.index * blocks.size == group.order)
    #expect(blocks.representatives[0] == 0)
    // Well defined exactly when every product of members lies in the coset of the product.
    let isWellDefined = (0..<group.order).allSatisfy { a in
      (0..<group.order).allSatisfy { b in
        blocks.cosetOf[group.product(a, b)]
          == blocks.product(blocks.cosetOf[a], blocks.cosetOf[b], in: group)
      }
    }
    #expect(isWellDefined == isNormal)
  }

  /// The quotient is known from the literature; its table is that of a group with these orders.
  @Test(
    arguments: [
      ("D(4)", ["r^2"], "V4"), ("Q(8)", ["a^2"], "V4"), ("Z(12)", ["t^4"], "Z(4)"),
      ("S(4)", ["(1 2)(3 4)", "(1 3)(2 4)"], "S(3)"),
      ("A(4)", ["(1 2)(3 4)", "(1 3)(2 4)"], "Z(3)"),
      ("D(6)", ["r^3"], "S(3)"), ("A(4)", [], "A(4)"),
    ] as [(String, [String], String)])
  func `the collapsed table is the table of the quotient group`(
    text: String, words: [String], quotient: String
  ) throws {
    let (group, blocks) = try blocks(text, words)
    let wanted = try Groups.FiniteGroup(GroupExpression(parsing: quotient))
    #expect(blocks.index == wanted.order)
    let table = (0..<blocks.index).map { a in
      (0..<blocks.index).map { blocks.product(a, $0, in: group) }
    }
    #expect(hasIsomorphism(table, wanted))
  }

  /// Whether some bijection that fixes the identity carries one table to the other, built up from the
  /// images of the elements one by one.
  private func hasIsomorphism(_ table: [[Int]], _ group: FiniteGroup) -> Bool {
    var image = [Int](repeating: -1, count: group.order)
    func extend(_ k: Int) -> Bool {
      if k == group.order { return true }
      for candidate in 0..<group.order where !image[..<k].contains(candidate) {
        image[k] = candidate
        let fits = (0...k).allSatisfy { a in
          (0...k).allSatisfy { b in
            let product = table[a][b]
            return product > k || image[product] == group.product(image[a], image[b])
          }
        }
        if fits, extend(k + 1) { return true }
      }
      image[k] = -1
      return false
    }
    return extend(0)
  }

  @Test func `a list that is not one of cosets is refused`() throws {
    let group = try group("D(4)")
    #expect(CosetBlocks(Array(0..<8), size: 3, in: group) == nil)
    #expect(CosetBlocks([0, 1, 2, 3, 4, 5, 6, 7], size: 2, in: group) == nil)
    #expect(CosetBlocks([0, 1], size: 2, in: group) == nil)
  }
}

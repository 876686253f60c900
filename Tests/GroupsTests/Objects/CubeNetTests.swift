import Testing

@testable import Groups

/// Where stickers lie in the net, and what a turn does to them.
@Suite struct CubeNetTests {
  @Test(arguments: [2, 3])
  func `a whole turn along the belts is the generator, and it has order four`(_ size: Int) throws {
    let expression = try GroupExpression(parsing: "Rubik(\(size))")
    let net = try #require(CubeNet(expression))
    let group = try PermutationGroup(expression)
    #expect(net.faces.count == group.degree)
    #expect(net.cells.compactMap(\.point) == Array(0..<group.degree))
    #expect(Set(group.generators.map(\.permutation)).count == (size == 2 ? 3 : 6))
    for generator in group.generators {
      let face = try #require(net.face(named: generator.name))
      let turn = net.turn(of: face, share: 1)
      #expect(turn == generator.permutation)
      #expect(turn.order == 4)
      #expect(net.turn(of: face, share: -1) == turn.inverse)
      #expect(net.turn(of: face, share: 0).isIdentity)
      let layer = net.layer(of: face)
      for share in [0.3, 0.5, 0.7, 1] {
        let part = net.turn(of: face, share: share)
        #expect(part.inverse * part == .identity(group.degree))
        for point in 0..<group.degree where !layer.contains(point) {
          #expect(part[point] == point)
        }
      }
    }
  }

  @Test func `U turns the upper layer clockwise seen from above, and nothing else`() throws {
    let group = try PermutationGroup(GroupExpression(parsing: "Rubik(3)"))
    let up = group.generators[0]
    #expect(up.name == "U")
    // Rows of U are 1 2 3, 4 · 5, 6 7 8; the upper rows of L F R B follow around it.
    let expected = [
      (1, 3), (3, 8), (8, 6), (6, 1), (2, 5), (5, 7), (7, 4), (4, 2),
      (17, 9), (18, 10), (19, 11), (9, 33), (10, 34), (11, 35),
      (33, 25), (34, 26), (35, 27), (25, 17), (26, 18), (27, 19),
    ]
    for (from, to) in expected { #expect(up.permutation[from - 1] == to - 1, "\(from)") }
    let moved = Set(expected.map(\.0))
    for point in 1...48 where !moved.contains(point) {
      #expect(up.permutation[point - 1] == point - 1)
    }
  }

  @Test func `other groups have no net`() throws {
    for text in ["S(20)", "Cube", "Rubik(3) x Z(2)"] {
      #expect(CubeNet(try GroupExpression(parsing: text)) == nil)
    }
  }
}

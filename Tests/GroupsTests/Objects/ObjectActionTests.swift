import Testing

@testable import Groups

@Suite struct ObjectActionTests {
  private func action(_ name: String, _ object: SymmetricObject) throws -> ObjectAction {
    try ObjectAction(of: FiniteGroup(GroupExpression(parsing: name)), on: object)
  }

  /// Two nested squares: every symmetry of the square keeps it.
  private static let square = drawing(
    """
    ........
    .######.
    .#....#.
    .#.##.#.
    .#.##.#.
    .#....#.
    .######.
    ........
    """)

  private static func drawing(_ text: String) -> [Int] {
    text.filter { $0 != "\n" }.map { $0 == "#" ? 1 : 0 }
  }

  @Test func `a drawn square scores exactly one under all eight symmetries`() throws {
    let action = try action("D(4)", .drawing)
    for g in 0..<8 { #expect(action.score(Self.square, under: g) == 1) }
    #expect(action.keepers(of: Self.square) == Array(0..<8))
  }

  @Test func `one more pixel off the middle breaks some of them`() throws {
    let action = try action("D(4)", .drawing)
    for pixel in 0..<64 where Self.square[pixel] == 0 {
      var edited = Self.square
      edited[pixel] = 1
      let scores = (0..<8).map { action.score(edited, under: $0) }
      #expect(scores[0] == 1 && scores.contains { $0 < 1 })
    }
  }

  @Test func `an asymmetric drawing scores below nine tenths but for the identity`() throws {
    let action = try action("D(4)", .drawing)
    let drawing = Self.drawing(
      """
      #####...
      #.......
      #.......
      ####....
      #.......
      #.......
      #.......
      ........
      """)
    #expect(action.score(drawing, under: 0) == 1)
    for g in 1..<8 { #expect(action.score(drawing, under: g) < 0.9) }
    // One pixel that moves: ‖gx − x‖ = √2, ‖x‖ = 1.
    let pixel = [1] + [Int](repeating: 0, count: 63)
    #expect(abs(action.score(pixel, under: 1) - (1 - 2.0.squareRoot())) < 1e-15)
    #expect(action.score([Int](repeating: 0, count: 64), under: 1) == 1)
  }

  @Test func `pictures move as the conventions say`() throws {
    let action = try action("D(4)", .drawing)
    for row in 0..<8 {
      for column in 0..<8 {
        // (r x)[i][j] = x[7-j][i], so x[row][column] goes to i = column, j = 7 - row.
        #expect(action.image(of: 8 * row + column, under: 1) == 8 * column + 7 - row)
        #expect(action.image(of: 8 * row + column, under: 4) == 8 * row + 7 - column)
      }
    }
  }

  @Test(arguments: [
    ("D(4)", SymmetricObject.polygon), ("D(7)", .polygon), ("C(5)", .word), ("S(4)", .word),
    ("D(4)", .cat), ("D(1)", .handAxe), ("Cube", .cube), ("A(4)", .tetrahedron),
    ("S(3)", .polygon), ("perm(4)[(1 3),(2 4)]", .drawing), ("V4", .drawing), ("D(2)", .polygon),
  ])
  func `cells move by the group's own products`(_ name: String, _ object: SymmetricObject) throws {
    let group = try FiniteGroup(GroupExpression(parsing: name))
    let action = try ObjectAction(of: group, on: object)
    for a in 0..<group.order {
      for b in 0..<group.order {
        for cell in 0..<action.cellCount {
          let step = action.image(of: action.image(of: cell, under: b), under: a)
          #expect(action.image(of: cell, under: group.product(a, b)) == step)
        }
      }
    }
  }

  @Test(arguments: 3...12)
  func `corners of the polygon move as the points of D(n) do`(_ n: Int) throws {
    let group = try FiniteGroup(GroupExpression(parsing: "D(\(n))"))
    let action = try ObjectAction(of: group, on: .polygon)
    for g in 0..<group.order {
      for corner in 0..<n {
        #expect(action.image(of: corner, under: g) == group.image(of: corner, under: g))
      }
      let corners = try #require(group.permutation(of: g))
      #expect(PlaneMotion(corners: corners) == action.motion(of: g))
    }
  }

  @Test(arguments: [
    ("Q(8)", SymmetricObject.word), ("Z(5)", .cat), ("D(3)", .drawing), ("Z(2)", .handAxe),
    ("D(61)", .polygon), ("S(4)", .polygon), ("D(4)", .tetrahedron), ("Z(25)", .word),
  ])
  func `a group that cannot act is refused with a sentence that says which can`(
    _ name: String, _ object: SymmetricObject
  ) throws {
    let error = try #require(throws: ObjectRefusal.self) { try action(name, object) }
    #expect(error.description.hasPrefix("\(name) does not act here. "))
    #expect(error.description.count > 60)
  }

  @Test(arguments: SymmetricObject.allCases)
  func `the group that is offered acts`(_ object: SymmetricObject) throws {
    let action = try ObjectAction(of: FiniteGroup(object.ownGroup), on: object)
    #expect(action.order > 1 && action.cellCount > 0)
    for g in 0..<action.order { #expect(action.summary(of: g)?.isEmpty == false) }
  }

  @Test(arguments: [
    (4, ["16", "6", "6", "5"]), (6, ["64", "14", "13", "7"]), (8, ["256", "36", "30", "9"]),
  ])
  func `colourings are counted as Burnside counts them`(_ n: Int, _ expected: [String]) throws {
    for (name, count) in zip(["Trivial(\(n))", "C(\(n))", "D(\(n))", "S(\(n))"], expected) {
      let action = try action(name, .word)
      let colourings = try Colourings(action)
      #expect(colourings.orbitCount == count && colourings.total == "\(1 << n)")
      if let representatives = colourings.representatives {
        #expect("\(representatives.count)" == count)
      } else {
        #expect(action.order > Colourings.mostListed)
      }
    }
  }

  @Test func `colourings of many cells are counted exactly`() throws {
    let colourings = try Colourings(action("D(4)", .drawing))
    // Turns have 64, 16, 32, 16 cycles, level and upright mirrors 32, diagonal ones 36.
    #expect(colourings.cycleCounts == [64, 16, 32, 16, 32, 36, 32, 36])
    #expect(colourings.orbitCount == "2305843028004192256" && colourings.representatives == nil)
  }

  @Test(arguments: [
    ([0], "C1", "e alone"), ([0, 27], "D1", "mirrors in the diagonal \\"),
    ([3, 4], "D1", "mirrors left and right"), ([24, 32], "D1", "mirrors top and bottom"),
    ([7], "D1", "mirrors in the diagonal /"), ([1, 62], "C2", "turns by 1/2, no mirror"),
    ([0, 7, 56, 63], "D4", "turns by 1/4, 4 mirrors"),
    ([0, 63], "D2", "turns by 1/2, mirrors in both diagonals"),
    ([3, 4, 59, 60], "D2", "turns by 1/2, mirrors upright and level"),
    ([1, 15, 62, 48], "C4", "turns by 1/4, no mirror"),
  ])
  func `the symmetry group of a drawing is found and named`(
    _ pixels: [Int], _ name: String, _ summary: String
  ) throws {
    var drawing = [Int](repeating: 0, count: 64)
    for pixel in pixels { drawing[pixel] = 1 }
    // The first corner alone has the diagonal mirror through it; add a pixel off it.
    if pixels == [0] { drawing[2] = 1 }
    let found = PlaneSymmetry(of: drawing, parts: 4) { motion in
      let images = motion.pixelImages(side: 8) ?? []
      return { images[$0] }
    }
    #expect(found.name == name && found.summary == summary)
    let group = try FiniteGroup(#require(found.group))
    #expect(group.order == found.motions.count)
    let action = try ObjectAction(of: group, on: .drawing)
    #expect(action.keepers(of: drawing).count == group.order, "it keeps the drawing it came from")
  }

  @Test(arguments: 1...12)
  func `the symmetries of a ring of letters are those that all motions, tried one by one, leave`(
    _ n: Int
  ) {
    for code in 0..<(1 << n) {
      let letters = (0..<n).map { code >> $0 & 1 }
      let found = PlaneSymmetry(of: letters, parts: n) { motion in
        { motion.image(ofCorner: $0) }
      }
      let all = PlaneMotion.all(parts: n).filter { motion in
        (0..<n).allSatisfy { letters[motion.image(ofCorner: $0)] == letters[$0] }
      }
      #expect(found.motions == all)
    }
  }

  @Test func `words are measured by the letters that differ`() throws {
    let action = try action("D(4)", .word)
    let otto = [15, 20, 20, 15]
    #expect(action.score(otto, under: 0, asLetters: true) == 1)
    // r^2 f reads the word backwards.
    #expect(action.score(otto, under: 6, asLetters: true) == 1)
    #expect(abs(action.score(otto, under: 2, asLetters: true) - (1 - 2.0.squareRoot())) < 1e-15)
  }
}

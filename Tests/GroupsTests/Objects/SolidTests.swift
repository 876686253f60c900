import Testing

@testable import Groups

@Suite struct SolidTests {
  @Test(arguments: [
    (Solid.Kind.tetrahedron, 4, 6, 4, 12), (.cube, 8, 12, 6, 24), (.octahedron, 6, 12, 8, 24),
    (.icosahedron, 12, 30, 20, 60),
  ])
  func `corners, edges, faces and rotations are as many as Euclid says`(
    _ kind: Solid.Kind, _ corners: Int, _ edges: Int, _ faces: Int, _ rotations: Int
  ) {
    let solid = Solid(kind)
    #expect(solid.corners.count == corners && solid.edges.count == edges)
    #expect(solid.faces.count == faces && solid.rotations.count == rotations)
    #expect(Set(solid.cornerPermutations).count == rotations)
    #expect(solid.cornerPermutations[0].isIdentity)
    for face in solid.faces {
      let sides = face.indices.map { Set([face[$0], face[($0 + 1) % face.count]]) }
      #expect(sides.allSatisfy { side in solid.edges.contains { Set([$0.0, $0.1]) == side } })
    }
  }

  @Test(arguments: Solid.Kind.allCases)
  func `rotations are closed, and the matrices agree with the permutations`(_ kind: Solid.Kind) {
    let solid = Solid(kind)
    let known = Set(solid.cornerPermutations)
    for (rotation, moved) in zip(solid.rotations, solid.cornerPermutations) {
      for other in solid.cornerPermutations { #expect(known.contains(moved * other)) }
      let (axis, angle) = rotation.axisAndAngle
      let again = Rotation(about: axis, by: angle)
      for corner in solid.corners.indices {
        #expect(distance(rotation(solid.corners[corner]), solid.corners[moved[corner]]) < 1e-9)
        #expect(distance(again(solid.corners[corner]), solid.corners[moved[corner]]) < 1e-9)
      }
    }
  }

  @Test(arguments: [
    ("A(4)", Solid.Kind.tetrahedron, SolidAction.Marks.corners), ("Cube", .cube, .faces),
    ("Cube", .octahedron, .corners), ("S(4)", .cube, .diagonals), ("A(5)", .icosahedron, .frames),
    ("V4", .cube, .none), ("D(3)", .octahedron, .none), ("D(5)", .icosahedron, .frames),
    ("Z(4)", .cube, .diagonals), ("A(4)", .icosahedron, .none), ("Z(1)", .tetrahedron, .none),
    ("<a, b | a^2 = b^3 = (a b)^5 = 1>", .icosahedron, .none),
  ])
  func `a group that is a group of rotations turns the solid`(
    _ name: String, _ kind: Solid.Kind, _ marks: SolidAction.Marks
  ) throws {
    let group = try FiniteGroup(GroupExpression(parsing: name))
    let action = try #require(Solid(kind).action(of: group))
    #expect(action.marks == marks)
    let moved = (0..<group.order).map { action.solid.cornerPermutations[action.rotations[$0]] }
    #expect(Set(moved).count == group.order, "different elements, different rotations")
    for a in 0..<group.order {
      for b in 0..<group.order { #expect(moved[group.product(a, b)] == moved[a] * moved[b]) }
    }
    guard marks == .corners else { return }
    for a in 0..<group.order { #expect(moved[a] == group.permutation(of: a)) }
  }

  @Test func `the generators of the cube's group are quarter turns from above and from the front`()
    throws
  {
    let group = try FiniteGroup(GroupExpression(parsing: "Cube"))
    let action = try #require(Solid(.cube).action(of: group))
    let up = action.rotation(of: group.generators[0].element)
    let front = action.rotation(of: group.generators[1].element)
    #expect(distance(up([0, 0, 1]), [-1, 0, 0]) < 1e-9, "front goes left")
    #expect(distance(front([0, 1, 0]), [1, 0, 0]) < 1e-9, "up goes right")
  }

  @Test(arguments: [
    ("D(4)", Solid.Kind.tetrahedron), ("Z(5)", .cube), ("Q(8)", .cube), ("Z(6)", .octahedron),
    ("S(4)", .icosahedron), ("Z(2)^3", .cube), ("D(4) x Z(3)", .cube),
  ])
  func `a group that is none does not`(_ name: String, _ kind: Solid.Kind) throws {
    let group = try FiniteGroup(GroupExpression(parsing: name))
    #expect(Solid(kind).action(of: group) == nil)
  }

  @Test func `rotations are described by where their axis goes through`() throws {
    let solid = Solid(.cube)
    let counts = Dictionary(
      solid.rotations.indices.map { (solid.summary(ofRotation: $0), 1) }, uniquingKeysWith: +)
    #expect(
      counts == [
        "leaves everything in place": 1,
        "turns by 90° about an axis through the middle of a face": 6,
        "turns by 180° about an axis through the middle of a face": 3,
        "turns by 180° about an axis through the middle of an edge": 6,
        "turns by 120° about an axis through a corner": 8,
      ])
  }

  private func distance(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> Double {
    ((u - v) * (u - v)).sum().squareRoot()
  }
}

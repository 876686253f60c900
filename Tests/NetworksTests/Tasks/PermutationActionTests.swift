import Groups
import Networks
import Testing

/// Every action that a task uses, and some more.
private func actions() throws -> [(FiniteGroup, PermutationAction)] {
  let (ring, turns, square) = (try group("Z(16)"), try group("C(4)"), try group("D(4)"))
  return [
    (ring, try .points(of: ring)), (turns, try .pixels(side: 8, of: turns)),
    (square, try .pixels(side: 8, of: square)), (square, try .pixels(side: 3, of: square)),
    (square, try .regular(of: square)), (square, try .points(of: square)),
    (square, try .regular(of: square).repeated(3)),
    (square, try .trivial(of: square, dimension: 10)),
  ]
}

@Test func `every action is a homomorphism and the identity does nothing`() throws {
  for (group, action) in try actions() {
    let x = normals(action.dimension, seed: 1)
    #expect(action.apply(0, to: x) == x)
    for a in 0..<group.order {
      for b in 0..<group.order {
        #expect(
          action.apply(group.product(a, b), to: x) == action.apply(a, to: action.apply(b, to: x)))
      }
    }
  }
}

@Test func `r is a clockwise quarter turn and f the mirror about the vertical axis`() throws {
  let square = try group("D(4)")
  let action = try PermutationAction.pixels(side: 8, of: square)
  let (r, f) = (try square.element(parsing: "r"), try square.element(parsing: "f"))
  let x = normals(64, seed: 2)
  let (turned, mirrored) = (action.apply(r, to: x), action.apply(f, to: x))
  for i in 0..<8 {
    for j in 0..<8 {
      #expect(turned[i * 8 + j] == x[(7 - j) * 8 + i])
      #expect(mirrored[i * 8 + j] == x[i * 8 + 7 - j])
    }
  }
}

@Test func `four quarter turns are none, and fewer are not`() throws {
  let turns = try group("C(4)")
  let action = try PermutationAction.pixels(side: 8, of: turns)
  let r = try turns.element(parsing: "r")
  let x = normals(64, seed: 3)
  var moved = x
  for turn in 1...4 {
    moved = action.apply(r, to: moved)
    #expect((moved == x) == (turn == 4))
  }
}

@Test func `the generator of a ring shifts to the right by one`() throws {
  let ring = try group("Z(16)")
  let action = try PermutationAction.points(of: ring)
  let t = try ring.element(parsing: "t")
  let x = (0..<16).map(Float.init)
  #expect(action.apply(t, to: x) == [15] + x.dropLast())
}

@Test func `the regular action has a 1 at (a, b) when a = g b`() throws {
  let square = try group("D(4)")
  let action = try PermutationAction.regular(of: square)
  for g in 0..<8 {
    for b in 0..<8 {
      let unit = (0..<8).map { Float($0 == b ? 1 : 0) }
      #expect(action.apply(g, to: unit)[square.product(g, b)] == 1)
    }
  }
}

@Test func `rows are moved one by one, and copies block by block`() throws {
  let square = try group("D(4)")
  let regular = try PermutationAction.regular(of: square)
  let x = normals(24, seed: 4)
  for g in 0..<8 {
    #expect(regular.apply(g, to: x) == regular.repeated(3).apply(g, to: x))
  }
}

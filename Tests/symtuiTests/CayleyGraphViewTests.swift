import Engine
import Terminal
import Testing

@testable import symtui

@Suite struct CayleyGraphViewTests {
  private static func graph(_ group: String) throws -> Explored {
    var explored = try Explored("group \(group); in V; out V")
    explored.answer(":", "graph")
    return explored
  }

  @Test func `brackets make the ball of a Cayley graph smaller and larger, one letter a key`()
    throws
  {
    var large = try Self.graph("S(6)")
    let largest = try #require(large.state.world.cayley?.radius)
    for (key, radius) in [
      ("[", largest - 1), ("[", largest - 2), ("]", largest - 1), ("]", largest), ("]", largest),
      ("[", largest - 1),
    ] {
      large.type(key)
      #expect(large.state.world.cayley?.radius == radius, "after \(key)")
    }
    var small = try Self.graph("D(4)")
    for radius in [3, 2, 1, 1] {
      small.type("[")
      #expect(small.state.world.cayley?.radius == radius)
    }
    small.type("]]]")
    #expect(small.state.world.cayley?.radius == nil, "all of it")
  }
}

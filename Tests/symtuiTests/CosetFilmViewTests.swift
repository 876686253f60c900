import Engine
import Terminal
import Testing

@testable import symtui

@Suite struct CosetFilmViewTests {
  @Test func `the enumeration is over the selected subgroup, and stops when it is left`() throws {
    var explored = try Explored("group D(4); in V; out V")
    explored.answer(":", "lattice")
    explored.press(.end)
    explored.press(.down)
    explored.answer(":", "cosets")
    #expect(explored.screen.shows("over H = "), "\(explored.screen)")
    #expect(explored.state.world.film?.index == 2)
    // While another subgroup is selected, the film is still about the one it was made over.
    func heading(_ explored: Explored) -> Substring? {
      explored.screen.canvas.lines().first { $0.contains("over H = ") }?.split(separator: "·").first
    }
    let words = heading(explored)
    var later = explored
    later.state.world.selection.subgroup = 0
    #expect(heading(later) == words)
    let request = Request.film(explored.state.world.study.group, over: [], .hlt)
    explored.state.world.expect(request)
    explored.type("3")
    #expect(explored.effects.contains(.cancel(.film)))
    #expect(explored.state.world.awaited[.film] == nil)
  }
}

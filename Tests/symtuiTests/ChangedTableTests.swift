import Engine
import Groups
import Testing

@testable import symtui

@Suite struct ChangedTableTests {
  @Test func `a table that is chosen once more is read once more`() throws {
    let file = Box("0,1\n1,0")
    let answers = Answers(
      library: GroupLibrary(catalogue: nil) { _ in file.withValue { Array($0.utf8) } })
    var explored = try Explored("group table(x.csv); in V; out V", answers: answers)
    #expect(explored.state.world.group?.order == 2)
    file.withValue { $0 = "0,1,2\n1,2,0\n2,0,1" }
    explored.answer("g", "table(x.csv)")
    #expect(explored.state.world.group?.order == 3 && explored.state.overlay == nil)
    #expect(explored.state.world.weights?.basis.dimensionIn == 3)
  }
}

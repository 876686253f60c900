import Engine
import Terminal
import Testing

@testable import symtui

/// What `e name.csv` writes.
@Suite struct NumbersExportTests {
  @Test func `a complex matrix has a column for each real and each imaginary part`() throws {
    var explored = try Explored("group SU(2); in V; out V")
    explored.type("3")
    let csv = try #require(explored.state.csv())
    let lines = csv.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(lines.count == 3 && lines[0] == ["re1", "im1", "re2", "im2"], "\(csv)")
    let shown = try #require(explored.state.world.acted.actions?.left)
    #expect(!shown.isReal)
    for i in 0..<2 {
      for j in 0..<2 {
        #expect(Double(lines[i + 1][2 * j]) == shown.re[i, j])
        #expect(Double(lines[i + 1][2 * j + 1]) == shown.im[i, j])
      }
    }
    explored.type("2")
    let path = try #require(explored.state.csv())
    #expect(path.hasPrefix("re1,im1,re2,im2\n"), "\(path)")
  }

  @Test func `a real matrix has no heading and no columns of zeros`() throws {
    var explored = try Explored("group SO(3); in V; out V")
    explored.type("3")
    let rows = try #require(explored.state.csv()).split(separator: "\n")
    #expect(rows.count == 3 && rows.allSatisfy { $0.split(separator: ",").count == 3 })
  }

  @Test func `W beyond a million entries is refused before a basis matrix is made`() throws {
    // A single matrix would have 729 million entries.
    var explored = try Explored("group SO(30); in V^3; out V^3")
    explored.state.station = .weights
    #expect(explored.state.world.equivariantBasis?.dimensionIn == 27000)
    #expect(explored.state.csv() == nil)
  }
}

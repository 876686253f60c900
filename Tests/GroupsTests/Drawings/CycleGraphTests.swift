import Groups
import Testing

@Suite struct CycleGraphTests {
  /// Maximal cyclic subgroups by definition, from all cyclic ones.
  private func maximalCycles(_ group: FiniteGroup) -> Set<Set<Int>> {
    let all = Set((0..<group.order).map { Set(group.subgroup(generatedBy: [$0])) })
    return all.filter { cycle in !all.contains { $0 != cycle && cycle.isSubset(of: $0) } }
  }

  @Test(arguments: CayleyGraphTests.groups.dropFirst() + ["A(5)", "S(5)", "Dic(6)", "Z2xZ8"])
  func `the cycles are the maximal cyclic subgroups, in the order of powers`(text: String) throws {
    let group = try group(text)
    let graph = try group.cycleGraph()
    #expect(graph.isWhole && graph.leftOut == 0 && graph.nodes[0] == 0)
    #expect(Set(graph.nodes) == Set(0..<group.order))
    let cycles = graph.cycles.map { $0.map { graph.nodes[$0] } }
    #expect(Set(cycles.map(Set.init)) == maximalCycles(group))
    for cycle in cycles {
      for (k, element) in cycle.enumerated() { #expect(element == group.power(cycle[1], k)) }
    }
  }

  @Test(arguments: CayleyGraphTests.groups + ["A(5)", "Dic(6)", "Z2xZ8", "Q(16)"])
  func `places are distinct, inside the square, and always the same`(text: String) throws {
    let graph = try group(text).cycleGraph()
    let again = try group(text).cycleGraph()
    #expect(graph.positions == again.positions)
    for (i, p) in graph.positions.enumerated() {
      #expect(p.x > -1e-9 && p.x < 1 + 1e-9 && p.y > -1e-9 && p.y < 1 + 1e-9)
      for q in graph.positions[..<i] {
        let distance = abs(p.x - q.x) + abs(p.y - q.y)
        #expect(distance > 1e-4, "\(text)")
      }
    }
  }

  @Test func `a large group shows a cycle for each class, and at most so many elements`() throws {
    let graph = try group("S(6)").cycleGraph()
    #expect(!graph.isWhole && graph.leftOut == 0)
    // Cycle types whose powers are in no longer cycle: 6, 5, 4, 4+2, 3+2, 2+2+2 lies in 6, 3+3 too.
    #expect(graph.cycles.map(\.count).sorted() == [4, 4, 5, 6, 6])
    let many = try group("Z(2)^9").cycleGraph()
    #expect(many.nodes.count == CycleGraph.mostNodes && many.leftOut == 511 - 299)
  }
}

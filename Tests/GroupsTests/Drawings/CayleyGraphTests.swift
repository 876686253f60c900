import Groups
import LinearAlgebra
import Testing

@Suite struct CayleyGraphTests {
  static let groups = [
    "Z(1)", "Z(2)", "Z(7)", "V4", "D(4)", "D(12)", "Q(8)", "A(4)", "S(4)", "Z2^3", "Z2xZ4", "p4(2)",
  ]

  @Test(arguments: groups)
  func `arrows lead from x to g x, one of each generator at every element`(text: String) throws {
    let group = try group(text)
    let graph = try group.cayleyGraph()
    #expect(graph.radius == nil && graph.nodes == Array(0..<group.order))
    for edge in graph.edges {
      let generator = group.generators[edge.generator].element
      #expect(group.product(generator, graph.nodes[edge.from]) == graph.nodes[edge.to])
      #expect(edge.isMutual == (group.product(generator, generator) == 0))
    }
    for (k, generator) in group.generators.enumerated() where generator.element != 0 {
      let arrows = graph.edges.filter { $0.generator == k }.reduce(0) { $0 + ($1.isMutual ? 2 : 1) }
      #expect(arrows == group.order)
    }
  }

  @Test(arguments: groups)
  func `places are distinct, inside the square, and always the same`(text: String) throws {
    let graph = try group(text).cayleyGraph()
    let again = try group(text).cayleyGraph()
    #expect(graph.positions == again.positions)
    for (i, p) in graph.positions.enumerated() {
      #expect(p.x > -1e-9 && p.x < 1 + 1e-9 && p.y > -1e-9 && p.y < 1 + 1e-9)
      for q in graph.positions[..<i] {
        let distance = abs(p.x - q.x) + abs(p.y - q.y)
        #expect(distance > 1e-3, "\(text)")
      }
    }
  }

  @Test func `a dihedral group is two rings, of which f joins places at the same angle`() throws {
    for n in 3...9 {
      let group = try group("D(\(n))")
      let graph = try group.cayleyGraph()
      #expect(graph.ringGenerator == 0)
      for edge in graph.edges where edge.generator == 1 {
        let (p, q) = (graph.positions[edge.from], graph.positions[edge.to])
        let cross = (p.x - 0.5) * (q.y - 0.5) - (p.y - 0.5) * (q.x - 0.5)
        #expect(abs(cross) < 1e-9, "both lie on one ray from the middle")
      }
    }
  }

  @Test func `distances in the picture of a cycle grow with distances in the group`() throws {
    let group = try group("Z(3) x Z(3) x Z(2)")
    let graph = try group.cayleyGraph()
    #expect(graph.ringGenerator == nil)
    var near: [Double] = []
    var all: [Double] = []
    func distance(_ i: Int, _ j: Int) -> Double {
      let (p, q) = (graph.positions[i], graph.positions[j])
      return ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)).squareRoot()
    }
    for edge in graph.edges { near.append(distance(edge.from, edge.to)) }
    for i in 0..<18 { for j in 0..<i { all.append(distance(i, j)) } }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    #expect(mean(near) < 0.8 * mean(all))
  }

  @Test func `around any element a ball has the same words`() throws {
    let group = try group("S(6)")
    let graph = try group.cayleyGraph()
    let radius = try #require(graph.radius)
    #expect(radius >= 2 && graph.nodes.count <= CayleyGraph.largestBall)
    #expect(graph.nodes[0] == 0)
    let middle = graph.positions[0]
    #expect(abs(middle.x - 0.5) < 1e-9)
    #expect(abs(middle.y - 0.5) < 1e-9)
    let centre = group.order - 1
    for edge in graph.edges {
      let from = graph.element(at: edge.from, around: centre, in: group)
      let to = graph.element(at: edge.to, around: centre, in: group)
      #expect(group.product(group.generators[edge.generator].element, from) == to)
    }
    let one = try group.cayleyGraph(radius: 1)
    #expect(one.radius == 1 && one.nodes.count == 1 + 2 + 1, "g1, its inverse, and g2")
  }

  @Test func `of very many generators the first are drawn, and it is said that some are left out`()
    throws
  {
    // All 1000 are different: the digits of k choose the images of six points, one after the other.
    let permutations = try (1...1000).map { k in
      var images: [UInt32] = Array(0..<7)
      var rest = k
      for i in 0..<6 {
        images.swapAt(i, i + rest % (7 - i))
        rest /= 7 - i
      }
      return try Permutation(images: images)
    }
    let group = try FiniteGroup(.permutations(degree: 7, permutations))
    let graph = try group.cayleyGraph()
    #expect(group.order == 5040 && graph.isCut && graph.radius == 1)
    #expect(graph.nodes.count == CayleyGraph.largestBall && Set(graph.nodes).count == 150)
    #expect(try !FiniteGroup(.named(.symmetric, [6])).cayleyGraph().isCut)
  }

  @Test func `a layout that nobody wants stops`() throws {
    let group = try group("D(60)  x Z(1)")
    let stopped = Checkpoint { _ throws(Cancelled) in throw Cancelled() }
    #expect(throws: Cancelled.self) { _ = try group.cayleyGraph(checkpoint: stopped) }
  }
}

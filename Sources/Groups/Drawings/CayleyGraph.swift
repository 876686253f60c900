import LinearAlgebra

/// The elements of a group, or those near the identity, with an arrow from x to g x for every
/// generator g, and places for them.
///
/// Small groups are drawn whole. Of others there is the ball of words of at most so many letters:
/// around any element a it looks the same, with x a in the place of x.
public struct CayleyGraph: Sendable {
  /// An arrow between nodes.
  public struct Edge: Hashable, Sendable {
    /// x.
    public let from: Int
    /// g x.
    public let to: Int
    /// g, by its place among the generators.
    public let generator: Int
    /// Whether g is its own inverse, so that the arrow points both ways.
    public let isMutual: Bool
  }

  /// Groups up to this order are drawn whole.
  public static let largestWhole = 200
  /// A ball grows as long as it has no more nodes; if one letter leads to more, it is cut.
  public static let largestBall = 150

  /// The elements, as ranks; the identity first.
  public let nodes: [Int]
  /// Where they are. `[nodes]`
  public let positions: [GraphPoint]
  /// By generator, then by node.
  public let edges: [Edge]
  /// The largest number of letters; nil where the whole group is drawn.
  public let radius: Int?
  /// The letters of the largest ball that is drawn: all words, or as many as there is room for.
  public let largestRadius: Int
  /// Whether only some of the elements one letter away are there: those of the first generators.
  public let isCut: Bool
  /// The generator whose cosets are rings; nil where the places come from distances.
  public let ringGenerator: Int?

  /// The element at a node when the picture is around `centre`.
  public func element(at node: Int, around centre: Int, in group: FiniteGroup) -> Int {
    radius == nil ? nodes[node] : group.product(nodes[node], centre)
  }
}

extension FiniteGroup {
  /// The Cayley graph: whole up to order `CayleyGraph.largestWhole` if no radius is given, else a
  /// ball. O(nodes²) and more.
  public func cayleyGraph(
    radius: Int? = nil, checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> CayleyGraph {
    let isWhole = radius == nil && order <= CayleyGraph.largestWhole
    let largest = ball(radius: .max)
    let ball = isWhole ? nil : radius.map { self.ball(radius: $0) } ?? largest
    let nodes = ball?.nodes ?? Array(0..<order)
    var place: [Int: Int] = [:]
    for (node, element) in nodes.enumerated() { place[element] = node }
    let edges = edges(nodes, place)
    let rings = isWhole ? try cosetRings(checkpoint) : nil
    if let rings {
      return CayleyGraph(
        nodes: nodes, positions: rings.positions, edges: edges, radius: nil,
        largestRadius: largest.radius, isCut: false, ringGenerator: rings.generator)
    }
    return CayleyGraph(
      nodes: nodes,
      positions: try stressPositions(nodes.count, edges, isBall: !isWhole, checkpoint),
      edges: edges, radius: ball?.radius, largestRadius: largest.radius,
      isCut: ball?.isCut ?? false, ringGenerator: nil)
  }

  private func edges(_ nodes: [Int], _ place: [Int: Int]) -> [CayleyGraph.Edge] {
    generators.indices.flatMap { k -> [CayleyGraph.Edge] in
      let generator = generators[k].element
      let isMutual = product(generator, generator) == 0
      return nodes.indices.compactMap { from in
        guard let to = place[product(generator, nodes[from])], to != from,
          !isMutual || from < to
        else { return nil }
        return CayleyGraph.Edge(from: from, to: to, generator: k, isMutual: isMutual)
      }
    }
  }

  /// The words of at most `radius` letters, how many letters were reached with few enough nodes, and
  /// whether words of one letter are left out.
  private func ball(radius: Int) -> (nodes: [Int], radius: Int, isCut: Bool) {
    var nodes = [0]
    var found: Set<Int> = [0]
    var layer = [0]
    var reached = 0
    while reached < radius, !layer.isEmpty {
      var next: [Int] = []
      for element in layer {
        for generator in generators.map(\.element) {
          for step in [generator, inverse(generator)] {
            let image = product(step, element)
            if found.insert(image).inserted { next.append(image) }
          }
        }
      }
      if next.isEmpty { break }
      let room = CayleyGraph.largestBall - nodes.count
      if next.count > room {
        // Something is always shown, however many generators there are.
        return reached > 0 ? (nodes, reached, false) : (nodes + next.prefix(room), 1, true)
      }
      nodes += next
      layer = next
      reached += 1
    }
    return (nodes, reached, false)
  }

  private func stressPositions(
    _ count: Int, _ edges: [CayleyGraph.Edge], isBall: Bool, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [GraphPoint] {
    var neighbours = [[Int]](repeating: [], count: count)
    for edge in edges {
      neighbours[edge.from].append(edge.to)
      neighbours[edge.to].append(edge.from)
    }
    let points = try StressLayout(neighbours: neighbours, checkpoint).points(checkpoint)
    return isBall ? points.centredOnTheFirst() : points.fillingTheSquare()
  }
}

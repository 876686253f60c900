// The cycles of a group: every element lies on a loop through the identity.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import LinearAlgebra

/// The maximal cyclic subgroups as loops that share the identity, with places for their elements.
public struct CycleGraph: Sendable {
  /// Groups up to this order show all of their cycles; larger ones one of each class of conjugates.
  public static let largestWhole = 200
  /// So many elements are drawn.
  public static let mostNodes = 300

  /// The elements, as ranks; the identity first.
  public let nodes: [Int]
  /// Where they are. `[nodes]`
  public let positions: [GraphPoint]
  /// For each cycle its nodes e, g, g² …, the longest cycles first.
  public let cycles: [[Int]]
  /// Whether all cycles are there, and not one for each class of conjugates.
  public let isWhole: Bool
  /// Cycles that would be drawn if there were room.
  public let leftOut: Int
}

extension FiniteGroup {
  /// O(order · longest cycle) products, and O(nodes²) for places.
  public func cycleGraph(checkpoint: Checkpoint = .none) throws(Cancelled) -> CycleGraph {
    let isWhole = order <= CycleGraph.largestWhole
    let all = try maximalCycles(upToConjugacy: !isWhole, checkpoint)
    var nodes = [0]
    var place = [0: 0]
    var cycles: [[Int]] = []
    for cycle in all {
      let new = cycle.filter { place[$0] == nil }
      guard nodes.count + new.count <= CycleGraph.mostNodes || cycles.isEmpty else { continue }
      for element in new {
        place[element] = nodes.count
        nodes.append(element)
      }
      cycles.append(cycle.map { place[$0] ?? 0 })
    }
    return CycleGraph(
      nodes: nodes, positions: try CyclePlaces(cycles, nodes.count).points(checkpoint),
      cycles: cycles, isWhole: isWhole, leftOut: all.count - cycles.count)
  }

  /// The elements e, g, g² … of each maximal cyclic subgroup, the longest first.
  private func maximalCycles(
    upToConjugacy: Bool, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [[Int]] {
    let classes = try classes(checkpoint: checkpoint)
    var isCovered = [Bool](repeating: false, count: order)
    var cycles: [[Int]] = []
    // Whoever lies in a longer cycle is covered before its turn comes.
    for conjugates in classes.classes.reversed() {
      for member in conjugates.members where !isCovered[member] {
        try checkpoint.report()
        var cycle = [0]
        var power = member
        while power != 0 {
          cycle.append(power)
          power = product(power, member)
        }
        for element in cycle {
          if upToConjugacy {
            for other in classes.classes[classes.classOf[element]].members {
              isCovered[other] = true
            }
          } else {
            isCovered[element] = true
          }
        }
        if cycle.count > 1 { cycles.append(cycle) }
      }
    }
    return cycles
  }
}

/// Places for cycles: those that share no more than the identity are petals around it; those that
/// share more are put together by distances.
private struct CyclePlaces {
  let cycles: [[Int]]
  let count: Int

  init(_ cycles: [[Int]], _ count: Int) {
    self.cycles = cycles
    self.count = count
  }

  func points(_ checkpoint: Checkpoint) throws(Cancelled) -> [GraphPoint] {
    let bunches = bunches()
    var points = [GraphPoint](repeating: GraphPoint(x: 0, y: 0), count: count)
    if bunches.count == 1 {
      let only = try shape(of: bunches[0], width: 1, checkpoint)
      for (node, point) in only { points[node] = point }
      return points.fillingTheSquare()
    }
    // Bunches get room around the identity by the number of their elements.
    let weights = bunches.map { Double(Set($0.flatMap { cycles[$0] }).count - 1).squareRoot() }
    let whole = weights.reduce(0, +)
    var start = -Double.pi / 2 - .pi * (weights.first ?? 0) / whole
    for (k, bunch) in bunches.enumerated() {
      let wedge = 2 * .pi * weights[k] / whole
      let angle = start + wedge / 2
      start += wedge
      let width = min(1, 0.9 * 2 * tan(min(wedge, .pi * 0.7) / 2))
      // Neighbours that are thin stand at two distances, so that they have room.
      let reach = bunches.count > 10 && k.isMultiple(of: 2) ? 0.72 : 1.0
      for (node, point) in try shape(of: bunch, width: width, checkpoint) {
        points[node] = reach * point.turned(cosine: cos(angle), sine: sin(angle))
      }
    }
    return points.centredOnTheFirst()
  }

  /// Cycles that hang together by other elements than the identity, the longest bunches first.
  private func bunches() -> [[Int]] {
    var owner: [Int: Int] = [:]
    var bunches: [[Int]] = []
    for (k, cycle) in cycles.enumerated() {
      let touched = Set(cycle.compactMap { $0 == 0 ? nil : owner[$0] }).sorted()
      var merged = [k]
      for bunch in touched {
        merged += bunches[bunch]
        bunches[bunch] = []
      }
      for node in merged.flatMap({ cycles[$0] }) { owner[node] = bunches.count }
      bunches.append(merged.sorted())
    }
    return bunches.filter { !$0.isEmpty }
  }

  /// The places of a bunch with the identity at the origin, one unit long along x, and `width` wide.
  private func shape(
    of bunch: [Int], width: Double, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [(node: Int, point: GraphPoint)] {
    if bunch.count == 1 { return petal(cycles[bunch[0]], width: width) }
    if let nested = nested(bunch) {
      return zip(nested.nodes, outwards(nested.points, width: width)).map { ($0, $1) }
    }
    let nodes = Array(Set(bunch.flatMap { cycles[$0] })).sorted()
    var place: [Int: Int] = [:]
    for (k, node) in nodes.enumerated() { place[node] = k }
    var neighbours = [Set<Int>](repeating: [], count: nodes.count)
    for cycle in bunch.map({ cycles[$0] }) {
      for (k, node) in cycle.enumerated() {
        guard let a = place[node], let b = place[cycle[(k + 1) % cycle.count]], a != b
        else { continue }
        neighbours[a].insert(b)
        neighbours[b].insert(a)
      }
    }
    let layout = try StressLayout(neighbours: neighbours.map { $0.sorted() }, checkpoint)
    return zip(nodes, outwards(try layout.points(checkpoint), width: width)).map { ($0, $1) }
  }

  private func petal(_ cycle: [Int], width: Double) -> [(node: Int, point: GraphPoint)] {
    cycle.enumerated().map { k, node in
      let angle = 2 * .pi * Double(k) / Double(cycle.count)
      return (node, GraphPoint(x: (1 - cos(angle)) / 2, y: width / 2 * sin(angle)))
    }
  }

  /// Cycles of which any two share the same subgroup S: the members of S stand on a circle, and each
  /// cycle swings between them with a width of its own. Nil where cycles share different ones.
  private func nested(_ bunch: [Int]) -> (nodes: [Int], points: [GraphPoint])? {
    let members = bunch.map { Set(cycles[$0]) }
    let shared = members[0].intersection(members[1])
    for (i, a) in members.enumerated() {
      for b in members[..<i] where a.intersection(b) != shared { return nil }
    }
    // The way through S that the first cycle takes, and every other cycle turned to take it too.
    let ring = cycles[bunch[0]].filter(shared.contains)
    guard ring.count > 1, shared.count < members.map(\.count).min() ?? 0 else { return nil }
    var nodes = ring
    var points = ring.indices.map { Self.onCircle(Double($0) / Double(ring.count), 1) }
    for (k, cycle) in bunch.map({ cycles[$0] }).enumerated() {
      let (count, stride) = (cycle.count, cycle.count / ring.count)
      guard
        let turn = (1..<count).first(where: {
          cycle[$0 * stride % count] == ring[1] && gcd($0, count) == 1
        })
      else { return nil }
      let swing = bunch.count == 1 ? 0 : 2 * Double(k) / Double(bunch.count - 1) - 1
      for place in 1..<count where place % stride != 0 {
        let share = Double(place % stride) / Double(stride)
        nodes.append(cycle[place * turn % count])
        points.append(
          Self.onCircle(
            Double(place) / Double(count), 1 + 0.7 * swing * sin(.pi * share)))
      }
    }
    return (nodes, points)
  }

  private static func onCircle(_ share: Double, _ radius: Double) -> GraphPoint {
    GraphPoint(x: -radius * cos(2 * .pi * share), y: radius * sin(2 * .pi * share))
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

  /// Turned and stretched so that all lie to the right of the first.
  private func outwards(_ points: [GraphPoint], width: Double) -> [GraphPoint] {
    let from = points.map { $0 - points[0] }
    let middle = from.reduce(GraphPoint(x: 0, y: 0), +)
    let length = middle.length
    let turned = from.map {
      length < 1e-6
        ? $0 : $0.turned(cosine: middle.x / length, sine: -middle.y / length)
    }
    let (long, wide) = (turned.map(\.x).max() ?? 1, turned.map { abs($0.y) }.max() ?? 1)
    return turned.map {
      GraphPoint(x: $0.x / max(long, 1e-9), y: $0.y / max(wide, 1e-9) * width / 2)
    }
  }
}

// Places for the nodes of a graph whose distances in the plane are those in the graph, as nearly as
// can be.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import LinearAlgebra

/// Least weighted squares of the differences of distances, by majorisation.
///
/// Gansner, Koren & North, Graph Drawing by Stress Majorization (2004), node by node. The same graph
/// gives the same picture: the starts are seeded.
struct StressLayout {
  private let count: Int
  /// `[count × count]`
  private let distances: [Double]

  /// A layout for nodes that are joined to `neighbours[i]`; those out of reach count as far away.
  init(neighbours: [[Int]], _ checkpoint: Checkpoint) throws(Cancelled) {
    count = neighbours.count
    var distances = [Double](repeating: 0, count: count * count)
    for start in 0..<count {
      try checkpoint.report()
      let steps = breadthFirst(from: start, neighbours)
      let far = (steps.max() ?? 0) + 2
      for (node, step) in steps.enumerated() {
        distances[start * count + node] = Double(step < 0 ? far : step)
      }
    }
    self.distances = distances
  }

  /// The best of several starts, its longest extent along x. O(starts · sweeps · count²)
  func points(_ checkpoint: Checkpoint) throws(Cancelled) -> [GraphPoint] {
    guard count > 1 else { return Array(repeating: GraphPoint(x: 0.5, y: 0.5), count: count) }
    var best: (points: [GraphPoint], stress: Double)?
    let starts: UInt64 = count <= 64 ? 8 : 3
    for seed in 1...starts {
      var random = SplitMix64(seed: seed)
      var points = (0..<count).map { _ in
        GraphPoint(x: random.uniform(), y: random.uniform())
      }
      try settle(&points, checkpoint)
      let stress = try stress(of: points, checkpoint)
      // A little better is the same picture in another position: keep the first.
      if stress < (best?.stress ?? .infinity) * 0.999 { best = (points, stress) }
    }
    return alongItsAxis(best?.points ?? [])
  }

  private func settle(_ points: inout [GraphPoint], _ checkpoint: Checkpoint) throws(Cancelled) {
    for _ in 0..<150 {
      var farthest = 0.0
      for i in 0..<count {
        if (i * count).isMultiple(of: 4096) { try checkpoint.report() }
        let old = points[i]
        points[i] = better(i, points)
        farthest = max(farthest, (points[i] - old).length)
      }
      if farthest < 1e-3 { return }
    }
  }

  /// Where node i wants to be while the others stay.
  private func better(_ i: Int, _ points: [GraphPoint]) -> GraphPoint {
    let here = points[i]
    var (x, y, weights) = (0.0, 0.0, 0.0)
    for j in 0..<count where j != i {
      let distance = distances[i * count + j]
      let weight = 1 / (distance * distance)
      let (dx, dy) = (here.x - points[j].x, here.y - points[j].y)
      let scale = distance / max(1e-9, (dx * dx + dy * dy).squareRoot())
      x += weight * (points[j].x + scale * dx)
      y += weight * (points[j].y + scale * dy)
      weights += weight
    }
    return GraphPoint(x: x / weights, y: y / weights)
  }

  private func stress(of points: [GraphPoint], _ checkpoint: Checkpoint) throws(Cancelled) -> Double
  {
    var sum = 0.0
    for i in 0..<count {
      try checkpoint.report()
      for j in 0..<i {
        let distance = distances[i * count + j]
        let error = (points[i] - points[j]).length / distance - 1
        sum += error * error
      }
    }
    return sum
  }

  /// Turned so that the direction in which it is widest lies along x.
  private func alongItsAxis(_ points: [GraphPoint]) -> [GraphPoint] {
    let mean = (1 / Double(count)) * points.reduce(GraphPoint(x: 0, y: 0), +)
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for point in points {
      let d = point - mean
      xx += d.x * d.x
      xy += d.x * d.y
      yy += d.y * d.y
    }
    let angle = atan2(2 * xy, xx - yy) / 2
    return points.map { ($0 - mean).turned(cosine: cos(angle), sine: -sin(angle)) }
  }
}

/// The number of steps to each node, -1 where none lead. O(edges)
func breadthFirst(from start: Int, _ neighbours: [[Int]]) -> [Int] {
  var steps = [Int](repeating: -1, count: neighbours.count)
  steps[start] = 0
  var queue = [start]
  var next = 0
  while next < queue.count {
    for node in neighbours[queue[next]] where steps[node] < 0 {
      steps[node] = steps[queue[next]] + 1
      queue.append(node)
    }
    next += 1
  }
  return steps
}

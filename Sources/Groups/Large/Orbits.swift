import LinearAlgebra

/// How a permutation group moves its points.
public struct PointOrbits: Hashable, Sendable {
  /// The orbits with at least two points, each ascending, by first point.
  public let orbits: [[Int]]
  /// How many points nothing moves.
  public let fixedPoints: Int
  /// Whether the group moves its one orbit without preserving any partition into blocks; nil unless
  /// there is one orbit and nothing else.
  public let isPrimitive: Bool?

  /// Whether every point reaches every other.
  public var isTransitive: Bool { orbits.count == 1 && fixedPoints == 0 }
}

extension PermutationGroup {
  /// The orbits on points, and whether there are blocks.
  ///
  /// O(degree² · generators).
  public func orbits(checkpoint: Checkpoint = .none) throws(Cancelled) -> PointOrbits {
    let moves = generators.map(\.permutation.imageList)
    var classes = BlockPartition(count: degree)
    for move in moves {
      try checkpoint.report()
      for point in 0..<degree { _ = classes.join(point, Int(move[point])) }
    }
    let lists = classes.blocks
    let orbits = lists.filter { $0.count > 1 }
    var isPrimitive: Bool?
    if orbits.count == 1, orbits[0].count == degree {
      isPrimitive = true
      for point in 1..<degree where isPrimitive == true {
        let blocks = try BlockPartition(joining: 0, point, moves, degree: degree, checkpoint)
        isPrimitive = blocks.isOneBlock
      }
    }
    return PointOrbits(
      orbits: orbits, fixedPoints: lists.count - orbits.count, isPrimitive: isPrimitive)
  }
}

/// A partition of points that only ever gets coarser.
struct BlockPartition {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  /// The finest partition with two points in one block that the moves preserve.
  ///
  /// Atkinson 1975; Holt, Eick, O'Brien, Handbook of Computational Group Theory, §4.3.
  init(
    joining a: Int, _ b: Int, _ moves: [[UInt16]], degree: Int, _ checkpoint: Checkpoint = .none
  ) throws(Cancelled) {
    self.init(count: degree)
    _ = join(a, b)
    var pending = [(a, b)]
    var steps = 0
    while let (x, y) = pending.popLast() {
      steps += moves.count
      if steps >= 4096 {
        steps = 0
        try checkpoint.report()
      }
      for move in moves where join(Int(move[x]), Int(move[y])) {
        pending.append((Int(move[x]), Int(move[y])))
      }
    }
  }

  mutating func root(_ point: Int) -> Int {
    var point = point
    while parent[point] != point {
      parent[point] = parent[parent[point]]
      point = parent[point]
    }
    return point
  }

  /// Whether that was new.
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (root(a), root(b))
    if x == y { return false }
    parent[max(x, y)] = min(x, y)
    return true
  }

  /// Whether all points are together.
  var isOneBlock: Bool {
    var copy = self
    return parent.indices.allSatisfy { copy.root($0) == 0 }
  }

  /// Each ascending, by first point.
  var blocks: [[Int]] {
    var copy = self
    var lists: [Int: [Int]] = [:]
    for point in parent.indices { lists[copy.root(point), default: []].append(point) }
    return lists.values.sorted { $0[0] < $1[0] }
  }
}

import LinearAlgebra

/// A subgroup lattice in levels: one for each order, the trivial group at the bottom, and in every
/// level the classes in an order in which few lines cross.
///
/// A line that passes levels has a bend in each of them, so that it can go between classes. Sugiyama,
/// Tagawa & Toda, Methods for Visual Understanding of Hierarchical System Structures (1981).
public struct HasseDiagram: Sendable {
  /// What stands in a level.
  public enum Node: Hashable, Sendable {
    /// A class of subgroups, by its place in the lattice.
    case subgroup(Int)
    /// Where the line of a cover passes, by its place in the lattice.
    case bend(Int)
  }

  /// Lattices with more classes are not drawn.
  public static let mostClasses = 400
  /// Where there would be more bends, lines are straight.
  static let mostBends = 4000

  /// From the lowest order to the highest, each from left to right.
  public let levels: [[Node]]
  /// The order of the subgroups of each level.
  public let orders: [Int]
  /// For each cover the nodes of its line from below to above, as places in levels.
  public let lines: [[Place]]
  /// How often lines cross between neighbouring levels.
  public let crossings: Int

  /// A place in the diagram.
  public struct Place: Hashable, Sendable {
    /// From the bottom.
    public let level: Int
    /// From the left.
    public let index: Int

    /// A place.
    public init(level: Int, index: Int) {
      self.level = level
      self.index = index
    }
  }

  /// Nil where there are more than `mostClasses`. O(sweeps · lines · log lines)
  public init?(_ lattice: SubgroupLattice, checkpoint: Checkpoint = .none) throws(Cancelled) {
    guard lattice.classes.count <= Self.mostClasses else { return nil }
    var layers = HasseLayers(lattice)
    try layers.reduceCrossings(checkpoint)
    levels = layers.levels.map { $0.map { layers.nodes[$0] } }
    orders = layers.orders
    crossings = layers.crossings
    var places = [Place](repeating: Place(level: 0, index: 0), count: layers.nodes.count)
    for (level, members) in layers.levels.enumerated() {
      for (index, node) in members.enumerated() {
        places[node] = Place(level: level, index: index)
      }
    }
    lines = layers.chains.map { $0.map { places[$0] } }
  }

  /// Where a class stands.
  public func place(of subgroup: Int) -> Place? {
    for (level, nodes) in levels.enumerated() {
      if let index = nodes.firstIndex(of: .subgroup(subgroup)) {
        return Place(level: level, index: index)
      }
    }
    return nil
  }

  /// The classes of a level from left to right.
  public func subgroups(in level: Int) -> [Int] {
    levels[level].compactMap { if case .subgroup(let k) = $0 { k } else { nil } }
  }
}

/// The levels while their order is looked for; nodes are numbered.
private struct HasseLayers {
  private(set) var nodes: [HasseDiagram.Node]
  private(set) var levels: [[Int]]
  let orders: [Int]
  /// For each cover its nodes from below to above.
  private(set) var chains: [[Int]] = []
  private(set) var crossings = 0
  private var below: [[Int]] = []
  private var above: [[Int]] = []

  init(_ lattice: SubgroupLattice) {
    nodes = lattice.classes.indices.map(HasseDiagram.Node.subgroup)
    orders = Set(lattice.classes.map(\.order)).sorted()
    var levelOf: [Int: Int] = [:]
    for (level, order) in orders.enumerated() { levelOf[order] = level }
    let level = lattice.classes.map { levelOf[$0.order] ?? 0 }
    levels = Array(repeating: [], count: orders.count)
    for (k, level) in level.enumerated() { levels[level].append(k) }
    let bends = lattice.covers.reduce(0) { $0 + level[$1.upper] - level[$1.lower] - 1 }
    for (k, cover) in lattice.covers.enumerated() {
      var chain = [cover.lower]
      if bends <= HasseDiagram.mostBends {
        for passed in level[cover.lower] + 1..<level[cover.upper] {
          chain.append(nodes.count)
          levels[passed].append(nodes.count)
          nodes.append(.bend(k))
        }
      }
      chain.append(cover.upper)
      chains.append(chain)
    }
    below = Array(repeating: [], count: nodes.count)
    above = Array(repeating: [], count: nodes.count)
    for chain in chains {
      for (low, high) in zip(chain, chain.dropFirst()) {
        above[low].append(high)
        below[high].append(low)
      }
    }
  }

  /// Sweeps up and down, each node to the mean place of its neighbours, then exchanges of nodes beside
  /// each other; the best order is kept.
  ///
  /// Small diagrams are begun from several orders, since sweeps end in different ones.
  mutating func reduceCrossings(_ checkpoint: Checkpoint) throws(Cancelled) {
    crossings = try count(levels, checkpoint)
    let start = levels
    var random = SplitMix64(seed: 1)
    for round in 0..<(nodes.count <= 300 ? 12 : 1) where crossings > 0 {
      try sweep(round == 0 ? start : start.map { $0.shuffled(using: &random) }, checkpoint)
    }
  }

  private mutating func sweep(_ start: [[Int]], _ checkpoint: Checkpoint) throws(Cancelled) {
    var current = start
    var (least, idle) = (Int.max, 0)
    for sweep in 0..<40 where crossings > 0 && idle < 6 {
      try checkpoint.report()
      let isUp = sweep.isMultiple(of: 2)
      let sequence = isUp ? Array(current.indices) : current.indices.reversed()
      for level in sequence.dropFirst() {
        let fixed = current[isUp ? level - 1 : level + 1]
        sort(&current[level], by: isUp ? below : above, fixed)
      }
      try exchange(&current, checkpoint)
      let now = try count(current, checkpoint)
      (least, idle) = now < least ? (now, 0) : (least, idle + 1)
      if now < crossings { (levels, crossings) = (current, now) }
    }
  }

  /// By the mean place of the neighbours in `fixed`; those without stay where they are.
  private func sort(_ level: inout [Int], by neighbours: [[Int]], _ fixed: [Int]) {
    var place: [Int: Double] = [:]
    for (k, node) in fixed.enumerated() { place[node] = (Double(k) + 0.5) / Double(fixed.count) }
    let wishes = level.enumerated().map { k, node in
      let known = neighbours[node].compactMap { place[$0] }
      let own = (Double(k) + 0.5) / Double(level.count)
      return (node, known.isEmpty ? own : known.reduce(0, +) / Double(known.count), k)
    }
    level = wishes.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  /// Exchanges nodes beside each other as long as that removes crossings.
  private func exchange(_ levels: inout [[Int]], _ checkpoint: Checkpoint) throws(Cancelled) {
    var place = [Int](repeating: 0, count: nodes.count)
    for level in levels { for (k, node) in level.enumerated() { place[node] = k } }
    for _ in 0..<20 {
      var isBetter = false
      for level in levels.indices {
        try checkpoint.report()
        for k in levels[level].indices.dropLast() {
          let (left, right) = (levels[level][k], levels[level][k + 1])
          let now = crossings(left, right, place)
          guard now > 0, crossings(right, left, place) < now else { continue }
          levels[level].swapAt(k, k + 1)
          (place[left], place[right]) = (k + 1, k)
          isBetter = true
        }
      }
      if !isBetter { return }
    }
  }

  /// How often lines of two nodes cross when the first stands to the left of the second.
  private func crossings(_ left: Int, _ right: Int, _ place: [Int]) -> Int {
    var total = 0
    for neighbours in [below, above] {
      for a in neighbours[left] {
        for b in neighbours[right] where place[a] > place[b] { total += 1 }
      }
    }
    return total
  }

  /// Pairs of lines between neighbouring levels that cross: inversions, counted while merging.
  private func count(_ levels: [[Int]], _ checkpoint: Checkpoint) throws(Cancelled) -> Int {
    var total = 0
    for level in levels.indices.dropLast() {
      try checkpoint.report()
      var place: [Int: Int] = [:]
      for (k, node) in levels[level + 1].enumerated() { place[node] = k }
      var ends = levels[level].flatMap { above[$0].compactMap { place[$0] }.sorted() }
      total += inversions(&ends)
    }
    return total
  }
}

/// Pairs that stand in the wrong order; sorts as it goes. O(n log n)
private func inversions(_ values: inout [Int]) -> Int {
  guard values.count > 1 else { return 0 }
  var left = Array(values[..<(values.count / 2)])
  var right = Array(values[(values.count / 2)...])
  var total = inversions(&left) + inversions(&right)
  var (i, j) = (0, 0)
  for k in values.indices {
    if j == right.count || (i < left.count && left[i] <= right[j]) {
      values[k] = left[i]
      i += 1
    } else {
      values[k] = right[j]
      total += left.count - i
      j += 1
    }
  }
  return total
}

// The usual drawing of a group with two generators: the cosets of a cyclic subgroup as rings.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import LinearAlgebra

/// Concentric rings, each a coset `<g> x` in the order x, g x, g² x …, turned and turned over so
/// that the arrows of the other generator are short.
struct CosetRings {
  /// g, by its place among the generators.
  let generator: Int
  /// Where each element is. `[order]`
  let positions: [GraphPoint]

  /// More rings are too close to be told apart.
  static let mostRings = 4
}

extension FiniteGroup {
  /// The rings, for one or two generators of which one has few cosets; nil otherwise.
  func cosetRings(_ checkpoint: Checkpoint) throws(Cancelled) -> CosetRings? {
    guard (1...2).contains(generators.count), order > 2 else { return nil }
    for (k, generator) in generators.enumerated() {
      let length = elementOrder(generator.element)
      guard length > 2, order / length <= CosetRings.mostRings else { continue }
      let other = generators.count == 2 ? generators[1 - k].element : 0
      let rings = try ringOrder(of: generator.element, length, other, checkpoint)
      return CosetRings(generator: k, positions: places(rings))
    }
    return nil
  }

  /// For each ring its elements clockwise from the top. Every ring is reached by `other`.
  private func ringOrder(
    of generator: Int, _ length: Int, _ other: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [[Int]] {
    var slots = [Int](repeating: -1, count: order)
    var rings: [[Int]] = []
    var starts = [0]
    var next = 0
    while next < starts.count {
      let start = starts[next]
      next += 1
      if slots[start] >= 0 { continue }
      try checkpoint.report()
      var coset = [start]
      while coset.count < length { coset.append(product(generator, coset[coset.count - 1])) }
      let ring = aligned(coset, other, slots)
      for (slot, element) in ring.enumerated() { slots[element] = slot }
      rings.append(ring)
      starts += ring.map { product(other, $0) }
    }
    return rings
  }

  /// The coset turned, and perhaps backwards, so that `other` leads to places close by.
  private func aligned(_ coset: [Int], _ other: Int, _ slots: [Int]) -> [Int] {
    let count = coset.count
    // Where the neighbours of each element are.
    let wishes = coset.map { element in
      [product(other, element), product(inverse(other), element)].map { slots[$0] }
        .filter { $0 >= 0 }
    }
    guard wishes.contains(where: { !$0.isEmpty }) else { return coset }
    var best: (ring: [Int], cost: Double) = (coset, .infinity)
    for isBackwards in [false, true] {
      for offset in 0..<count {
        let slot = { (i: Int) in isBackwards ? (offset - i + count) % count : (offset + i) % count }
        var cost = 0.0
        for i in 0..<count {
          for wish in wishes[i] {
            cost += 1 - cos(2 * .pi * Double(slot(i) - wish) / Double(count))
          }
        }
        guard cost < best.cost - 1e-9 else { continue }
        var ring = coset
        for i in 0..<count { ring[slot(i)] = coset[i] }
        best = (ring, cost)
      }
    }
    return best.ring
  }

  private func places(_ rings: [[Int]]) -> [GraphPoint] {
    var positions = [GraphPoint](repeating: GraphPoint(x: 0.5, y: 0.5), count: order)
    for (k, ring) in rings.enumerated() {
      let radius = rings.count == 1 ? 0.5 : 0.5 - 0.3 * Double(k) / Double(rings.count - 1)
      for (slot, element) in ring.enumerated() {
        let angle = 2 * .pi * Double(slot) / Double(ring.count)
        positions[element] = GraphPoint(
          x: 0.5 + radius * sin(angle), y: 0.5 - radius * cos(angle))
      }
    }
    return positions
  }
}

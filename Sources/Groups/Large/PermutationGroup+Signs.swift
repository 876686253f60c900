import BigInt
import LinearAlgebra

extension PermutationGroup {
  /// How many patterns of signs the elements have on the orbits and on the blocks in them:
  /// commutators are even on each, so that the derived subgroup has at most order / signCount
  /// elements.
  ///
  /// O(degree² · generators).
  func signCount(_ orbits: PointOrbits, _ checkpoint: Checkpoint = .none) throws(Cancelled)
    -> BigInt
  {
    let moves = generators.map(\.permutation.imageList)
    var systems: [[[Int]]] = []
    for orbit in orbits.orbits { systems += try blockSystems(on: orbit, moves, checkpoint) }
    var basis: [[Bool]] = []
    for move in moves {
      var signs = systems.map { isOdd(move, on: $0) }
      for known in basis {
        if let lead = known.firstIndex(of: true), signs[lead] {
          signs = zip(signs, known).map { $0 != $1 }
        }
      }
      if signs.contains(true) { basis.append(signs) }
    }
    return BigInt(1) << basis.count
  }

  /// The partitions of an orbit that the group preserves and that two points generate, and the one
  /// into single points.
  private func blockSystems(
    on orbit: [Int], _ moves: [[UInt16]], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [[[Int]]] {
    var systems = [orbit.map { [$0] }]
    for point in orbit.dropFirst() {
      var partition = try BlockPartition(
        joining: orbit[0], point, moves, degree: degree, checkpoint)
      let root = partition.root(orbit[0])
      if orbit.allSatisfy({ partition.root($0) == root }) { continue }
      let members = Set(orbit)
      let blocks = partition.blocks.filter { members.contains($0[0]) }
      if !systems.contains(blocks) { systems.append(blocks) }
    }
    return systems
  }

  /// Whether a permutation moves blocks oddly.
  private func isOdd(_ move: [UInt16], on blocks: [[Int]]) -> Bool {
    var blockOf = [Int](repeating: 0, count: degree)
    for (k, block) in blocks.enumerated() {
      for point in block { blockOf[point] = k }
    }
    let images = blocks.map { UInt16(blockOf[Int(move[$0[0]])]) }
    return Permutation(images).sign < 0
  }
}

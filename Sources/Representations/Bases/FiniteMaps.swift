import Groups
import LinearAlgebra

/// The equivariant maps between tensor products of leaves of a finite group.
struct FiniteMaps {
  /// Maps through irreducible representations are found up to so many unknowns.
  static let mostUnknowns = 1 << 22

  let group: FiniteGroup
  /// Imposed one after another.
  let elements: [Int]
  /// Whether they generate the group.
  let isComplete: Bool
  let input: [RepNode]
  let output: [RepNode]

  /// Orbits where all leaves are signed permutations, phases where they are planes besides, else
  /// products through irreducibles; the null space of the constraints where not all is imposed.
  func solve(_ checkpoint: Checkpoint) throws -> FactorSolution {
    if (input + output).allSatisfy(\.isMonomial) { return try orbits(checkpoint) }
    if let phases = try phases(checkpoint) { return phases }
    return try irreducibles(checkpoint)
  }

  private var rows: Int { output.reduce(1) { $0 * $1.dimension } }
  private var columns: Int { input.reduce(1) { $0 * $1.dimension } }

  private func refuse(above limit: Int, _ what: String) throws {
    let (entries, overflow) = rows.multipliedReportingOverflow(by: columns)
    if !overflow && entries <= limit { return }
    throw RepresentationError.tooLarge(
      """
      a block of \(group.expression) has \(rows) x \(columns) = \(overflow ? "more than 2^63" : "\(entries)") unknowns; the limit for \(what) is \(limit)
      """)
  }

  private func orbits(_ checkpoint: Checkpoint) throws -> FactorSolution {
    try refuse(above: FactorSolver.mostEntries, "a basis")
    let (left, right) = (RepNode.product(of: output), RepNode.product(of: input))
    var pairs: [(output: SignedPermutation, input: SignedPermutation)] = []
    for element in elements {
      try checkpoint.report()
      pairs.append(
        (
          output: try left.signedPermutation(of: element, checkpoint),
          input: try right.signedPermutation(of: element, checkpoint)
        ))
    }
    return try FactorSolution(orbitsOf: pairs, rows: rows, columns: columns, checkpoint)
  }

  private func phases(_ checkpoint: Checkpoint) throws -> FactorSolution? {
    var leaves: [[PhasedLeaf]] = []
    for nodes in [input, output] {
      var side: [PhasedLeaf] = []
      for node in nodes {
        guard let leaf = try PhasedLeaf(node, elements: elements, checkpoint) else { return nil }
        side.append(leaf)
      }
      leaves.append(side)
    }
    let orbits = try PhasedOrbits(
      from: leaves[0], to: leaves[1], count: elements.count, of: group.expression,
      checkpoint: checkpoint)
    let (left, right) = (RepNode.product(of: output), RepNode.product(of: input))
    // Orbits of integers are exact: what is left below 1e-12 is the rounding of sines and cosines.
    let residual = try sampledResidual(.sparse(orbits.maps), left, right, checkpoint)
    return FactorSolution(
      basis: .sparse(orbits.maps), counts: orbits.countsByGenerator,
      residual: orbits.maps.isIntegral && residual < 1e-12 ? 0 : residual, method: .phases)
  }

  private func irreducibles(_ checkpoint: Checkpoint) throws -> FactorSolution {
    let (left, right) = (RepNode.product(of: output), RepNode.product(of: input))
    let counts = try DenseIntertwiners.counts(
      from: right, to: left, of: group, imposing: elements, checkpoint: checkpoint)
    if isComplete {
      try refuse(above: Self.mostUnknowns, "representations that are not signed permutations")
      do {
        let maps = try IrreducibleMaps(
          from: right, to: left, of: group, checkpoint: checkpoint)
        return FactorSolution(
          basis: .through(maps), counts: counts, residual: maps.residual,
          method: .irreducibles(maps.parts.count))
      } catch let error as RepresentationError {
        if rows * columns > DenseIntertwiners.mostUnknowns { throw error }
      }
    }
    try refuse(above: DenseIntertwiners.mostUnknowns, "a null space")
    let maps = try DenseIntertwiners(
      from: right, to: left, imposing: elements, checkpoint: checkpoint)
    var sparse = SparseMaps(rows: rows, columns: columns)
    for k in 0..<maps.basis.columns {
      for i in 0..<maps.basis.rows { sparse.append(position: i, value: maps.basis[i, k]) }
      sparse.finishMatrix()
    }
    return FactorSolution(
      basis: .sparse(sparse), counts: counts,
      residual: try maps.residual(
        from: right, to: left, imposing: elements, checkpoint: checkpoint),
      method: .nullSpace(gap: maps.gap))
  }

  /// max ‖ρ_out(g) W - W ρ_in(g)‖ / ‖W‖ over elements, of each matrix while they are few and small,
  /// and of a combination of all with random coefficients.
  private func sampledResidual(
    _ basis: MapBasis, _ left: RepNode, _ right: RepNode, _ checkpoint: Checkpoint
  ) throws -> Double {
    if basis.count == 0 { return 0 }
    var samples: [Matrix] = []
    let (rows, columns) = (rows, columns)
    let single = min(basis.count, max(1, (1 << 18) / (rows * columns)))
    for k in 0..<single {
      var map = Matrix(rows: rows, columns: columns)
      basis.forEachEntry(of: k * basis.count / single) { map.elements[$0] += $1 }
      samples.append(map)
    }
    var random = SplitMix64(seed: 5, label: "residual of a basis")
    let coefficients = (0..<basis.count).map { _ in 2 * random.uniform() - 1 }
    var sum = Matrix(rows: rows, columns: columns)
    try basis.forEachEntry(checkpoint) { sum.elements[$1] += coefficients[$0] * $2 }
    samples.append(sum)
    var worst = 0.0
    for element in elements {
      let outer = KroneckerFactors(of: element, in: left.tensorLeaves)
      let inner = KroneckerFactors(of: group.inverse(element), in: right.tensorLeaves)
      for map in samples {
        try checkpoint.report()
        // W ρ(g) = (ρ(g)ᵀ Wᵀ)ᵀ, and ρ(g)ᵀ is that of the inverse.
        let moved = outer.times(map) - inner.times(map.transpose).transpose
        worst = worse(worst, moved.frobeniusNorm / map.frobeniusNorm)
      }
    }
    return worst
  }
}

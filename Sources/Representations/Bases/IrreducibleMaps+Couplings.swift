import LinearAlgebra

extension IrreducibleMaps {
  /// The maps between tensor products of irreducibles of SO(3), by coupling them one after another.
  ///
  /// Each way of coupling the input to some weight L and the output to the same gives one; products
  /// of irreducibles of SO(3) contain each irreducible once.
  init(
    weightsIn: [Int], weightsOut: [Int], _ checkpoint: Checkpoint
  ) throws {
    let wanted = Self.totals(weightsIn).intersection(Self.totals(weightsOut))
    let inputs = try Self.couplings(weightsIn, to: wanted, checkpoint)
    let outputs = try Self.couplings(weightsOut, to: wanted, checkpoint)
    var parts: [Part] = []
    var worst = 0.0
    for (weight, maps) in inputs.sorted(by: { $0.key < $1.key }) {
      guard let others = outputs[weight] else { continue }
      parts.append(Part(outputs: others, inputs: maps))
      worst = worse(
        worst,
        try Self.defect(maps, weightsIn, weight, checkpoint)
          + Self.defect(others, weightsOut, weight, checkpoint))
    }
    self.init(
      rows: weightsOut.reduce(1) { $0 * (2 * $1 + 1) },
      columns: weightsIn.reduce(1) { $0 * (2 * $1 + 1) }, parts: parts, residual: worst)
  }

  /// The weights that a product contains.
  private static func totals(_ weights: [Int]) -> Set<Int> {
    weights.reduce([0]) { totals, weight in
      Set(totals.flatMap { abs($0 - weight)...($0 + weight) })
    }
  }

  /// For each wanted weight L all maps from it into the product, `[dimension × 2L+1]`.
  ///
  /// Weights on the way from which none that is wanted can be reached are left out.
  private static func couplings(
    _ weights: [Int], to wanted: Set<Int>, _ checkpoint: Checkpoint
  ) throws -> [Int: [Matrix]] {
    var kept = [wanted]
    for k in weights.indices.reversed() {
      let next = kept[kept.count - 1]
      kept.append(
        totals(Array(weights[..<k])).filter { total in
          (abs(total - weights[k])...(total + weights[k])).contains(where: next.contains)
        })
    }
    kept = kept.reversed().dropFirst().map { $0 }
    try refuseIfTooMany(weights, kept)
    var current: [Int: [Matrix]] = [0: [.identity(1)]]
    for (weight, kept) in zip(weights, kept) {
      var next: [Int: [Matrix]] = [:]
      for (total, maps) in current.sorted(by: { $0.key < $1.key }) {
        for target in abs(total - weight)...(total + weight) where kept.contains(target) {
          try checkpoint.report()
          let coupling = Harmonics.coupling(total, weight, to: target)
          for map in maps {
            try checkpoint.report()
            // (map ⊗ 1) coupling: row (r, j) sums over the coordinates of `total`.
            let size = 2 * weight + 1
            let flat = Matrix(
              rows: 2 * total + 1, columns: size * coupling.columns, elements: coupling.elements)
            let product = map * flat
            next[target, default: []].append(
              Matrix(
                rows: map.rows * size, columns: coupling.columns, elements: product.elements))
          }
        }
      }
      current = next
    }
    return current
  }

  /// The maps after each step must fit; they are counted without making them.
  private static func refuseIfTooMany(
    _ weights: [Int], _ kept: [Set<Int>]
  ) throws(RepresentationError) {
    var (counts, rows): ([Int: Double], Double) = ([0: 1], 1)
    for (weight, kept) in zip(weights, kept) {
      var next: [Int: Double] = [:]
      for (total, count) in counts.sorted(by: { $0.key < $1.key }) {
        for target in abs(total - weight)...(total + weight) where kept.contains(target) {
          next[target, default: 0] += count
        }
      }
      counts = next
      rows *= Double(2 * weight + 1)
      let entries = counts.sorted { $0.key < $1.key }.reduce(0) {
        $0 + $1.value * rows * Double(2 * $1.key + 1)
      }
      if entries <= Double(FactorSolver.mostEntries) { continue }
      let product = weights.map { "irrep(\($0))" }.joined(separator: " * ")
      throw .tooLarge(
        """
        the ways to couple \(product) have \(Int(min(entries, 9e18))) entries in all; the limit is \
        \(FactorSolver.mostEntries), and fewer or smaller factors work
        """)
    }
  }

  /// max ‖dρ(L) E - E dσ(L)‖ / ‖E‖ over the rotations about the three axes.
  private static func defect(
    _ maps: [Matrix], _ weights: [Int], _ total: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    let inner = Harmonics.generators(total)
    let outer = weights.map { Harmonics.generators($0) }
    var worst = 0.0
    for axis in 0..<3 {
      for map in maps {
        try checkpoint.report()
        var image = -1 * (map * inner[axis])
        for place in weights.indices {
          let factors = weights.indices.map { k in
            k == place ? outer[k][axis] : Matrix.identity(2 * weights[k] + 1)
          }
          image = image + KroneckerFactors(factors).times(map)
        }
        worst = worse(worst, image.frobeniusNorm / map.frobeniusNorm)
      }
    }
    return worst
  }
}

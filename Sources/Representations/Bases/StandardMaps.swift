import Groups
import LinearAlgebra

/// Helmert's basis of the vectors with sum zero.
enum Helmert {
  /// Vector k, from 1, is (1, …, 1, -k, 0, …) / √(k(k+1)). `[n × n-1]`, orthonormal columns.
  static func frame(_ n: Int) -> Matrix {
    var frame = Matrix(rows: n, columns: n - 1)
    for k in 1..<max(n, 1) {
      let scale = 1 / Double(k * (k + 1)).squareRoot()
      for i in 0..<k { frame[i, k - 1] = scale }
      frame[k, k - 1] = -Double(k) * scale
    }
    return frame
  }
}

/// The equivariant maps of a large permutation group where `standard`, the points less the constants,
/// takes part.
///
/// They are spanned by the weight classes of the points, projected. Their number is exact: points are
/// standard and constants, so that it is the alternating sum of the numbers of orbits with some of
/// the standard indices left out.
struct StandardMaps {
  /// All projected matrices together hold so many entries at most.
  static let mostEntries = 1 << 26

  let permutations: [Permutation]
  let input: [Leaf]
  let output: [Leaf]

  init(_ permutations: [Permutation], from input: [Leaf], to output: [Leaf]) {
    self.permutations = permutations
    self.input = input
    self.output = output
  }

  /// Throws `RepresentationError.tooLarge`, or `Cancelled`.
  func solve(_ checkpoint: Checkpoint) throws -> FactorSolution {
    let rows = try FactorSolver.size(of: output)
    let columns = try FactorSolver.size(of: input)
    let whole = try FactorSolver.orbits(
      input.map(\.withConstants), output.map(\.withConstants), permutations, checkpoint)
    guard case .orbits(let orbits) = whole.basis else {
      preconditionFailure("points are permuted")
    }
    let (entries, overflow) = (rows * columns).multipliedReportingOverflow(by: orbits.count)
    guard !overflow, entries <= Self.mostEntries else {
      throw RepresentationError.tooLarge(
        """
        \(orbits.count) projected matrices of \(rows) x \(columns) entries are too many: the limit \
        is \(Self.mostEntries) entries; perm in place of standard needs none
        """)
    }
    let counts = try counts(checkpoint)
    var maps = SparseMaps(rows: rows, columns: columns)
    var found: [[Double]] = []
    var values = [Double](repeating: 0, count: orbits.classes.count)
    for k in 0..<orbits.count where found.count < counts[counts.count - 1] {
      for i in values.indices {
        if i.isMultiple(of: 1 << 16) { try checkpoint.report() }
        values[i] = Int(orbits.classes[i]) == k + 1 ? Double(orbits.signs?[i] ?? 1) : 0
      }
      var vector = try projected(values, checkpoint)
      let before = Self.norm(vector)
      for _ in 0..<2 {
        for other in found {
          try checkpoint.report()
          let overlap = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
          for i in vector.indices { vector[i] -= overlap * other[i] }
        }
      }
      let norm = Self.norm(vector)
      if norm <= 1e-8 * max(1, before) { continue }
      for i in vector.indices { vector[i] /= norm }
      for (i, value) in vector.enumerated() where abs(value) > 1e-14 {
        maps.append(position: i, value: value)
      }
      maps.finishMatrix()
      found.append(vector)
    }
    return FactorSolution(
      basis: .sparse(maps), counts: counts,
      residual: try residual(found, rows: rows, columns: columns, checkpoint),
      method: .projections)
  }

  private static func norm(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Free parameters after each step, by inclusion and exclusion.
  private func counts(_ checkpoint: Checkpoint) throws -> [Int] {
    let leaves = output + input
    let places = leaves.indices.filter { leaves[$0].isStandard }
    guard places.count <= 12 else {
      throw RepresentationError.tooLarge(
        "\(places.count) factors standard are too many: the limit is 12")
    }
    var counts = [Int](repeating: 0, count: permutations.count + 1)
    for choice in 0..<(1 << places.count) {
      let left = Set(places.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element))
      func kept(_ side: Range<Int>) -> [Leaf] {
        side.filter { !left.contains($0) }.map { leaves[$0].withConstants }
      }
      let solution = try FactorSolver.orbits(
        kept(output.count..<leaves.count), kept(0..<output.count), permutations, checkpoint)
      for step in counts.indices {
        counts[step] +=
          left.count.isMultiple(of: 2) ? solution.counts[step] : -solution.counts[step]
      }
    }
    return counts
  }

  /// Bᵀ applied to every standard index.
  private func projected(
    _ values: [Double], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Double] {
    let leaves = output + input
    var result = values
    var after = 1
    for leaf in leaves.reversed() {
      try checkpoint.report()
      if leaf.isStandard {
        let n = leaf.dimension + 1
        let frame = Helmert.frame(n)
        let blocks = result.count / (n * after)
        var next = [Double](repeating: 0, count: blocks * (n - 1) * after)
        for block in 0..<blocks {
          for i in 0..<n {
            for k in max(0, i - 1)..<(n - 1) {
              let factor = frame[i, k]
              for j in 0..<after {
                next[(block * (n - 1) + k) * after + j] +=
                  factor * result[(block * n + i) * after + j]
              }
            }
          }
        }
        result = next
      }
      after *= leaf.dimension
    }
    return result
  }

  /// max ‖ρ(g) W - W ρ(g)‖ over generators and matrices, which have norm one.
  private func residual(
    _ found: [[Double]], rows: Int, columns: Int, _ checkpoint: Checkpoint
  ) throws -> Double {
    var worst = 0.0
    for permutation in permutations {
      let outer = KroneckerFactors(
        try output.map { try $0.matrix(of: .permutation(permutation)).re })
      let inner = KroneckerFactors(
        try input.map { try $0.matrix(of: .permutation(permutation.inverse)).re })
      for vector in found {
        try checkpoint.report()
        let map = Matrix(rows: rows, columns: columns, elements: vector)
        let defect = outer.times(map) - inner.times(map.transpose).transpose
        worst = worse(worst, defect.frobeniusNorm)
      }
    }
    return worst
  }
}

extension Leaf {
  /// The points in place of `standard`.
  fileprivate var withConstants: Leaf {
    if case .standard(let n) = kind { return Leaf(factor: factor, .points(n + 1)) }
    return self
  }
}

import Groups
import LinearAlgebra

/// The equivariant maps between two blocks as the null space of the linear constraints.
///
/// (ρ_out(h) ⊗ 1 - 1 ⊗ ρ_in(h)ᵀ) vec W = 0 for each generator h, vec stacking rows
/// (Finzi, Welling & Wilson 2021, §5).
struct DenseIntertwiners: Sendable {
  /// The largest number of unknowns, n_out · n_in; it bounds both dimensions, and so the matrices.
  static let mostUnknowns = 2048
  /// Singular values up to this, relative to the largest, count as zero.
  static let relativeTolerance = 1e-9

  let rows: Int
  let columns: Int
  /// `[rows · columns × count]`, orthonormal columns.
  let basis: Matrix
  /// The smallest singular value that counts as non-zero, relative to the largest.
  let gap: Double

  /// O(generators · N³) for N = n_out · n_in unknowns.
  init(
    from input: RepNode, to output: RepNode, imposing elements: [Int], checkpoint: Checkpoint
  ) throws {
    rows = output.dimension
    columns = input.dimension
    let unknowns = rows * columns
    var constraints = Matrix(rows: unknowns * elements.count, columns: unknowns)
    for (k, element) in elements.enumerated() {
      try checkpoint.report()
      Self.impose(
        output.matrix(of: element), input.matrix(of: element), firstRow: k * unknowns,
        on: &constraints)
    }
    let space = try nullSpace(of: constraints, relativeTolerance: Self.relativeTolerance)
    basis = space.basis
    gap = space.gap
  }

  /// Writes (ρ_out W - W ρ_in)[i, j] = Σ_k out[i, k] W[k, j] - Σ_k W[i, k] in[k, j].
  private static func impose(
    _ output: Matrix, _ input: Matrix, firstRow: Int, on constraints: inout Matrix
  ) {
    let columns = input.rows
    for i in 0..<output.rows {
      for j in 0..<columns {
        let row = firstRow + i * columns + j
        for k in 0..<output.rows { constraints[row, k * columns + j] += output[i, k] }
        for k in 0..<columns { constraints[row, i * columns + k] -= input[k, j] }
      }
    }
  }

  /// Free parameters under the first k elements: the dimension of the maps that are equivariant for
  /// the subgroup that they generate, by its characters.
  static func counts(
    from input: RepNode, to output: RepNode, of group: FiniteGroup, imposing elements: [Int],
    checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int] {
    var counts = [input.dimension * output.dimension]
    var subgroup = [0]
    for k in elements.indices {
      if k > 0, subgroup.contains(elements[k]) {
        counts.append(counts[k])
        continue
      }
      subgroup = try group.subgroup(generatedBy: Array(elements[...k]), checkpoint: checkpoint)
      if subgroup.count == group.order {
        let classes = try group.classes(checkpoint: checkpoint)
        counts.append(
          try innerProduct(
            try output.exactCharacter(on: classes, of: group, checkpoint: checkpoint),
            try input.exactCharacter(on: classes, of: group, checkpoint: checkpoint),
            over: classes, checkpoint))
        continue
      }
      var sum = 0.0
      for element in subgroup {
        try checkpoint.report()
        sum += output.character(of: element) * input.character(of: element)
      }
      counts.append(Int((sum / Double(subgroup.count)).rounded()))
    }
    return counts
  }

  /// max ‖ρ_out(h) W - W ρ_in(h)‖ over basis matrices, which have norm one, and elements.
  func residual(
    from input: RepNode, to output: RepNode, imposing elements: [Int], checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    var worst = 0.0
    for element in elements {
      let (out, into) = (output.matrix(of: element), input.matrix(of: element))
      for k in 0..<basis.columns {
        try checkpoint.report()
        let map = Matrix(rows: rows, columns: columns, elements: basis.column(k))
        worst = worse(worst, (out * map - map * into).frobeniusNorm / map.frobeniusNorm)
      }
    }
    return worst
  }
}

import LinearAlgebra

extension EquivariantBasis {
  /// Contractions are made orthonormal up to so many in a block.
  public static let mostOrthonormal = 2048

  /// The same space with an orthonormal basis (⟨A, B⟩ = Σ A_ij B_ij), numbered by blocks.
  ///
  /// Weight classes are scaled; contractions are combined by the inverse of the Cholesky factor of
  /// their Gram matrix. Products of factors' orthonormal matrices are orthonormal. Throws
  /// `RepresentationError.tooLarge` above `mostOrthonormal` contractions in one block, and
  /// `Cancelled`.
  public func orthonormal(checkpoint: Checkpoint = .none) throws -> EquivariantBasis {
    var blocks: [BasisBlock] = []
    for block in self.blocks {
      var parts: [BasisBlock.Part] = []
      for part in block.parts {
        parts.append(
          BasisBlock.Part(
            basis: try part.basis.orthonormal(checkpoint), rowOffsets: part.rowOffsets,
            columnOffsets: part.columnOffsets))
      }
      blocks.append(
        BasisBlock(output: block.output, input: block.input, parts: parts, start: block.start))
    }
    return EquivariantBasis(
      group: group, input: input, output: output, dimensionIn: dimensionIn,
      dimensionOut: dimensionOut, dimension: dimension, expectedDimension: expectedDimension,
      method: method + "; orthonormal", isExact: false, residual: residual,
      parameterCountsByGenerator: parameterCountsByGenerator, steps: steps, classes: nil,
      signs: nil, blocks: blocks, residualSample: residualSample)
  }
}

extension MapBasis {
  fileprivate func orthonormal(_ checkpoint: Checkpoint) throws -> MapBasis {
    switch self {
    case .units, .through, .complex: return self
    case .orbits, .sparse: break
    }
    let count = count
    var lists = [[(position: Int, value: Double)]](repeating: [], count: count)
    try forEachEntry(checkpoint) { lists[$0].append(($1, $2)) }
    let gram = try Self.gram(lists, isDiagonal: isByClasses, checkpoint)
    var result = SparseMaps(rows: rows, columns: columns)
    guard let gram else {
      for list in lists {
        let norm = list.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
        for (position, value) in list { result.append(position: position, value: value / norm) }
        result.finishMatrix()
      }
      return .sparse(result)
    }
    let rows = try Self.inverseOfCholesky(gram, checkpoint)
    for row in rows {
      try checkpoint.report()
      var sum: [Int: Double] = [:]
      for (k, weight) in row.enumerated() where weight != 0 {
        for (position, value) in lists[k] { sum[position, default: 0] += weight * value }
      }
      for (position, value) in sum.sorted(by: { $0.key < $1.key }) where abs(value) > 1e-14 {
        result.append(position: position, value: value)
      }
      result.finishMatrix()
    }
    return .sparse(result)
  }

  /// ⟨W_i, W_j⟩; nil where it is diagonal.
  private static func gram(
    _ lists: [[(position: Int, value: Double)]], isDiagonal: Bool, _ checkpoint: Checkpoint
  ) throws -> [[Double]]? {
    if isDiagonal { return nil }
    var owners: [Int: [(matrix: Int, value: Double)]] = [:]
    for (k, list) in lists.enumerated() {
      try checkpoint.report()
      for (position, value) in list { owners[position, default: []].append((k, value)) }
    }
    if owners.values.allSatisfy({ $0.count == 1 }) { return nil }
    guard lists.count <= EquivariantBasis.mostOrthonormal else {
      throw RepresentationError.tooLarge(
        """
        \(lists.count) basis matrices in a block are too many to make orthonormal: the limit is \
        \(EquivariantBasis.mostOrthonormal); as they are they can be used
        """)
    }
    var gram = [[Double]](
      repeating: [Double](repeating: 0, count: lists.count), count: lists.count)
    // Ascending, so that rounding does not depend on the order of a dictionary.
    for (number, position) in owners.keys.sorted().enumerated() {
      if number.isMultiple(of: 16) { try checkpoint.report() }
      let entry = owners[position, default: []]
      for (i, x) in entry { for (j, y) in entry { gram[i][j] += x * y } }
    }
    return gram
  }

  /// L⁻¹ for the lower triangular L with L Lᵀ = `gram`, row by row: Gram and Schmidt's coefficients.
  private static func inverseOfCholesky(
    _ gram: [[Double]], _ checkpoint: Checkpoint
  ) throws -> [[Double]] {
    let n = gram.count
    var rows: [[Double]] = []
    for k in 0..<n {
      try checkpoint.report()
      // Row k is e_k less its projections on the rows before, in the inner product of the Gram matrix.
      var row = [Double](repeating: 0, count: n)
      row[k] = 1
      for _ in 0..<2 {
        var image = [Double](repeating: 0, count: n)
        for j in 0...k where row[j] != 0 {
          for i in 0..<n { image[i] += row[j] * gram[j][i] }
        }
        for earlier in rows {
          var overlap = 0.0
          for i in 0...k { overlap += earlier[i] * image[i] }
          for i in 0...k { row[i] -= overlap * earlier[i] }
        }
      }
      var square = 0.0
      for i in 0...k { for j in 0...k { square += row[i] * gram[i][j] * row[j] } }
      guard square > 0 else {
        throw RepresentationError.tooLarge(
          "rounding spoils an orthonormal basis of \(n) matrices; as they are they can be used")
      }
      let scale = 1 / square.squareRoot()
      rows.append(row.map { $0 * scale })
    }
    return rows
  }
}

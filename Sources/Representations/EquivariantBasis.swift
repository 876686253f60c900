import Groups
import LinearAlgebra

/// A basis of the linear maps W with ρ_out(g) W = W ρ_in(g) for every g.
///
/// For permutation and signed-permutation representations it is exact: each basis matrix has
/// entries 0, ±1 and is the indicator of one weight class. For classical groups each is a
/// contraction of indices, with entries 0, ±1 and a formula. Otherwise basis matrices are mutually
/// orthogonal. Sums are solved by their blocks and products of groups by their factors; basis
/// matrices are never stored as matrices, so that thousands of copies cost as much as one.
public struct EquivariantBasis: Sendable {
  /// The group, as written.
  public let group: String
  /// ρ_in, as written.
  public let input: String
  /// ρ_out, as written.
  public let output: String
  /// Columns of W.
  public let dimensionIn: Int
  /// Rows of W.
  public let dimensionOut: Int
  /// The number of basis matrices; over the complex numbers for U(n) and SU(n).
  public let dimension: Int
  /// The dimension by an independent character computation, which `dimension` must equal; nil unless
  /// all generators were imposed, and for groups whose characters are not known.
  public let expectedDimension: Int?
  /// How it was found, with the gap in the singular values where there are any.
  public let method: String
  /// Whether no floating point entered.
  public let isExact: Bool
  /// max ‖ρ_out(g) W - W ρ_in(g)‖ / ‖W‖ over generators and basis matrices, measured.
  public let residual: Double
  /// The number of free parameters with nothing imposed, then with the first step, and so on. A step
  /// is a generator, or a Lie group as a whole.
  public let parameterCountsByGenerator: [Int]
  /// What each step imposes, one fewer than there are counts.
  public let steps: [String]
  /// The weight class of each entry, from 1 by first appearance; nil unless exact, and for Lie groups.
  ///
  /// `[dimensionOut × dimensionIn]`, row-major; 0 where forced to zero. Class k belongs to basis
  /// matrix k - 1.
  public let classes: [Int32]?
  /// `[dimensionOut × dimensionIn]`: the sign of each entry in its class; nil if all are +.
  public let signs: [Int8]?
  /// How basis matrices are made up; where there are classes, those give another numbering.
  let blocks: [BasisBlock]
  /// How many of the matrices of the factors' bases the residual was measured on; nil if on all.
  public internal(set) var residualSample: ResidualSample? = nil

  /// Whether the residual proves that the maps are equivariant: nothing was rounded, nothing left out.
  public var isProved: Bool { residual == 0 && isExact && residualSample == nil }

  /// Whether basis matrices are complex: for complex representations of finite groups. Those of U(n)
  /// and SU(n) are real, though they stand for all complex combinations.
  public var hasComplexMatrices: Bool { complexMaps != nil }

  private var complexMaps: ComplexMaps? {
    if case .complex(let maps) = blocks.first?.parts.first?.basis { return maps }
    return nil
  }

  /// The k-th basis matrix, k from 0, with its imaginary part.
  public func complexMatrix(_ k: Int) -> ComplexMatrix {
    complexMaps?.matrix(k) ?? ComplexMatrix(matrix(k))
  }

  /// The k-th basis matrix, k from 0, `[dimensionOut × dimensionIn]`; the real part of a complex one.
  public func matrix(_ k: Int) -> Matrix {
    var result = Matrix(rows: dimensionOut, columns: dimensionIn)
    forEachEntry(of: k) { i, j, value in result[i, j] += value }
    return result
  }

  /// Calls with row, column and value of the entries of the k-th basis matrix that are not zero, and
  /// perhaps of some that are.
  ///
  /// O(entries of W) where there are classes, else O(entries of the matrix).
  public func forEachEntry(of k: Int, _ body: (_ row: Int, _ column: Int, _ value: Double) -> Void)
  {
    precondition(k >= 0 && k < dimension, "there is no basis matrix \(k)")
    if let classes {
      for (i, entry) in classes.enumerated() where Int(entry) == k + 1 {
        body(i / dimensionIn, i % dimensionIn, Double(signs?[i] ?? 1))
      }
      return
    }
    block(of: k).forEachEntry(of: k, body)
  }

  /// Calls with number, row, column and value of all entries of all basis matrices that are not zero,
  /// and perhaps of some that are.
  public func forEachEntry(
    checkpoint: Checkpoint = .none,
    _ body: (_ matrix: Int, _ row: Int, _ column: Int, _ value: Double) -> Void
  ) throws(Cancelled) {
    if let classes {
      try forEachStretch(rows: dimensionOut, columns: dimensionIn) { _ throws(Cancelled) in
        try checkpoint.report()
      } _: { i, stretch in
        for j in stretch {
          let place = i * dimensionIn + j
          if classes[place] > 0 {
            body(Int(classes[place]) - 1, i, j, Double(signs?[place] ?? 1))
          }
        }
      }
      return
    }
    for block in blocks {
      try block.forEachPair(checkpoint) { row, column, first throws(Cancelled) in
        try block.forEachEntry(checkpoint) { k, i, j, value in
          body(first + k, row + i, column + j, value)
        }
      }
    }
  }

  /// What the k-th basis matrix is, such as `δ(1,3) δ(2,4)` or `ε(1,2,3)`; nil where there is no
  /// formula.
  ///
  /// Indices of the output come first, then those of the input, from 1, within its summand.
  public func formula(_ k: Int) -> String? {
    classes == nil ? block(of: k).formula(of: k) : nil
  }

  private func block(of k: Int) -> BasisBlock {
    var (low, high) = (0, blocks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].start <= k { low = middle } else { high = middle }
    }
    return blocks[low]
  }

  /// Σ_k coefficients[k] · matrix(k), in one pass; `coefficients` is `[dimension]`.
  public func combine(_ coefficients: [Double]) -> Matrix {
    Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
      try combine(coefficients, checkpoint: checkpoint)
    }
  }

  /// The same for an answer that may no longer be wanted.
  public func combine(
    _ coefficients: [Double], checkpoint: Checkpoint
  ) throws(Cancelled) -> Matrix {
    precondition(coefficients.count == dimension, "\(dimension) coefficients are needed")
    var result = Matrix(rows: dimensionOut, columns: dimensionIn)
    try forEachEntry(checkpoint: checkpoint) { k, i, j, value in
      result.elements[i * result.columns + j] += coefficients[k] * value
    }
    return result
  }

  /// (Σ_k coefficients[k] · matrix(k)) x, without the matrix; `x` is `[dimensionIn]`.
  ///
  /// O(entries of all basis matrices).
  public func apply(
    _ coefficients: [Double], to x: [Double], checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [Double] {
    precondition(coefficients.count == dimension, "\(dimension) coefficients are needed")
    precondition(x.count == dimensionIn, "\(dimensionIn) numbers are needed")
    var y = [Double](repeating: 0, count: dimensionOut)
    try forEachEntry(checkpoint: checkpoint) { k, i, j, value in
      y[i] += coefficients[k] * value * x[j]
    }
    return y
  }
}

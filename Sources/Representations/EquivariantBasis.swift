import Groups
import LinearAlgebra

/// A basis of the linear maps W with ρ_out(g) W = W ρ_in(g) for every g.
///
/// For permutation and signed-permutation representations it is exact: each basis matrix has
/// entries 0, ±1 and is the indicator of one weight class. Otherwise basis matrices of a block are
/// orthonormal, and the sums of the representations are solved block by block.
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
  /// The number of basis matrices.
  public let dimension: Int
  /// Σ_g χ_out(g) χ_in(g⁻¹) / |G|, which `dimension` must equal; nil unless all generators were
  /// imposed.
  public let expectedDimension: Int?
  /// How it was found, with the gap in the singular values where there are any.
  public let method: String
  /// Whether no floating point entered.
  public let isExact: Bool
  /// max ‖ρ_out(g) W - W ρ_in(g)‖ / ‖W‖ over generators and basis matrices, measured.
  public let residual: Double
  /// The number of free parameters with no generator imposed, then with the first, and so on.
  public let parameterCountsByGenerator: [Int]
  /// The weight class of each entry, from 1 by first appearance; nil unless exact.
  ///
  /// `[dimensionOut × dimensionIn]`, row-major; 0 where forced to zero. Class k belongs to basis
  /// matrix k - 1.
  public let classes: [Int32]?
  /// `[dimensionOut × dimensionIn]`: the sign of each entry in its class; nil if all are +.
  public let signs: [Int8]?
  /// Where basis matrices are not classes: each is one block.
  let elements: [BlockElement]

  /// The k-th basis matrix, k from 0, `[dimensionOut × dimensionIn]`.
  public func matrix(_ k: Int) -> Matrix {
    precondition(k >= 0 && k < dimension, "there is no basis matrix \(k)")
    var result = Matrix(rows: dimensionOut, columns: dimensionIn)
    if let classes {
      for (i, entry) in classes.enumerated() where Int(entry) == k + 1 {
        result.elements[i] = Double(signs?[i] ?? 1)
      }
    } else {
      elements[k].add(1, to: &result)
    }
    return result
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
    if let classes {
      try forEachStretch(count: classes.count, checkpoint) { stretch in
        for i in stretch where classes[i] > 0 {
          result.elements[i] = coefficients[Int(classes[i]) - 1] * Double(signs?[i] ?? 1)
        }
      }
    } else {
      for (k, element) in elements.enumerated() {
        if k.isMultiple(of: 64) { try checkpoint.report() }
        element.add(coefficients[k], to: &result)
      }
    }
    return result
  }
}

/// One basis matrix that lives in one block of W.
struct BlockElement: Sendable {
  let row: Int
  let column: Int
  let solution: PairSolution
  /// Which of the solution's matrices, from 0.
  let index: Int

  func add(_ factor: Double, to matrix: inout Matrix) {
    let width = solution.columns
    solution.forEachEntry(of: index) { position, value in
      matrix[row + position / width, column + position % width] += factor * value
    }
  }
}

/// The equivariant maps between two blocks.
enum PairSolution: Sendable {
  case orbits(PairOrbits)
  case dense(DenseIntertwiners)

  var columns: Int {
    switch self {
    case .orbits(let orbits): orbits.columns
    case .dense(let maps): maps.columns
    }
  }

  var count: Int {
    switch self {
    case .orbits(let orbits): orbits.count
    case .dense(let maps): maps.basis.columns
    }
  }

  var countsByGenerator: [Int] {
    switch self {
    case .orbits(let orbits): orbits.countsByGenerator
    case .dense(let maps): maps.countsByGenerator
    }
  }

  /// Calls with row-major positions and values; may leave out zeros.
  func forEachEntry(of index: Int, _ body: (_ position: Int, _ value: Double) -> Void) {
    switch self {
    case .orbits(let orbits):
      for (i, entry) in orbits.classes.enumerated() where Int(entry) == index + 1 {
        body(i, Double(orbits.signs?[i] ?? 1))
      }
    case .dense(let maps):
      for i in 0..<maps.basis.rows { body(i, maps.basis[i, index]) }
    }
  }
}

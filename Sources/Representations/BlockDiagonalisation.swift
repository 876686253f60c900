import Groups
import LinearAlgebra

/// Changes of basis after which a unitary representation is block diagonal, one step after the other.
///
/// The projections are those of Serre, Linear Representations of Finite Groups, §2.6 and §2.7. Every
/// basis is orthonormal.
public struct BlockDiagonalisation: Sendable {
  /// A square on the diagonal that no element leaves.
  public struct Block: Hashable, Sendable {
    /// The irreducible that it holds, a row of the character table from 1.
    public let irrep: Int
    /// Its complex conjugate, where the block holds both.
    public let conjugate: Int?
    /// The first row.
    public let start: Int
    /// The number of rows.
    public let size: Int
  }

  /// What the blocks of a step are.
  public enum Level: Hashable, Sendable, CaseIterable {
    /// The representation as it is given, one block.
    case given
    /// All copies of an irreducible, or of a complex conjugate pair, in one block.
    case isotypic
    /// A block for each copy of a complex irreducible, equal matrices for equal ones.
    case irreducible
    /// The same over the real numbers, where that is not the same.
    case realIrreducible
  }

  /// One basis, and the blocks it makes.
  public struct Step: Sendable {
    /// What the blocks are.
    public let level: Level
    /// The new basis as columns, `[d × d]`, unitary.
    public let basis: ComplexMatrix
    /// From the first row to the last.
    public let blocks: [Block]
  }

  /// The largest dimension, and the largest product of the order and the square of the dimension.
  public static let largestDimension = 64, mostWork = 1 << 24

  /// The representation.
  public let representation: ComplexRepresentation
  /// From the given basis to the finest blocks.
  public let steps: [Step]
  /// The largest entry outside the blocks, over the generators and all steps.
  public let residual: Double
  /// How far the bases are from orthonormal.
  public let orthonormality: Double
  /// The largest difference between a block of the complex irreducible step and the irreducible
  /// matrix that it should be, over the generators.
  public let mismatch: Double
  /// The same for Σ c_g ρ(g) with random c against the Fourier transform of c, the matrices
  /// Σ c_g D(g), over Σ |c_g|.
  public let transformError: Double

  /// Averages over the group: O(order · d² · Σ degrees).
  ///
  /// Throws `RepresentationError.tooLarge` beyond the limits or where the irreducible matrices are
  /// not found, and `Cancelled`.
  public init(_ representation: ComplexRepresentation, checkpoint: Checkpoint = .none) throws {
    let (d, order) = (representation.dimension, representation.group.order)
    guard d <= Self.largestDimension, order * d * d <= Self.mostWork else {
      throw RepresentationError.tooLarge(
        """
        blocks are found up to dimension \(Self.largestDimension), and up to \(Self.mostWork) for \
        the order times the square of the dimension; \(representation.expression) of \
        \(representation.group.expression), of order \(order), has dimension \(d)
        """)
    }
    let search = try BlockSearch(representation, checkpoint)
    self.representation = representation
    steps = try search.steps(checkpoint)
    let generators = representation.group.generators.map { representation.matrix(of: $0.element) }
    var outside = 0.0
    var defect = 0.0
    for step in steps {
      let gram = step.basis.adjoint * step.basis - .identity(d)
      defect = worse(defect, gram.maximumMagnitude)
      for generator in generators {
        try checkpoint.report()
        outside = worse(outside, step.outside(step.basis.adjoint * generator * step.basis))
      }
    }
    residual = outside
    orthonormality = defect
    (mismatch, transformError) = try search.errors(of: steps, checkpoint)
  }

  /// ρ(element) in the basis of a step, `[d × d]`.
  public func matrix(of element: Int, at step: Int) -> ComplexMatrix {
    let basis = steps[step].basis
    let matrix = representation.matrix(of: element)
    return steps[step].level == .given ? matrix : basis.adjoint * matrix * basis
  }
}

extension BlockDiagonalisation.Step {
  /// The largest entry of a matrix outside the blocks.
  func outside(_ matrix: ComplexMatrix) -> Double {
    var owner = [Int](repeating: 0, count: matrix.rows)
    for (k, block) in blocks.enumerated() {
      for row in block.start..<(block.start + block.size) { owner[row] = k }
    }
    var result = 0.0
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns where owner[i] != owner[j] {
        let (re, im) = matrix[i, j]
        result = worse(result, (re * re + im * im).squareRoot())
      }
    }
    return result
  }
}

// The grid of matrix kinds against non-linearities, each cell measured.

import LinearAlgebra
import Representations

/// How far each non-linearity is from commuting with each kind of matrix: the mean over random
/// matrices M of ‖σ(Mx) − Mσ(x)‖ / ‖σ(x)‖, with x a batch of normal columns.
public struct CommutatorGrid: Sendable, Hashable {
  /// n, for n × n matrices.
  public static let dimension = 4
  /// So many matrices a row.
  public static let matrices = 200
  /// So many columns x a matrix.
  public static let samples = 50

  /// `[families × nonlinearities]`, in the order of `MatrixFamily.allCases` and `Nonlinearity.all`.
  public let errors: [[Double]]
  /// mean | ‖Mx‖/‖x‖ − 1 | of each family: 0 for orthogonal matrices.
  public let normChanges: [Double]

  /// Measures every cell; the seed decides which matrices and columns.
  ///
  /// About 7 million values of σ. Throws `Cancelled`.
  public init(seed: UInt64 = 1, checkpoint: Checkpoint = .none) throws(Cancelled) {
    var errors: [[Double]] = []
    var normChanges: [Double] = []
    let count = Double(Self.matrices)
    for (row, family) in MatrixFamily.allCases.enumerated() {
      var random = SplitMix64(seed: seed, label: family.rawValue)
      var sums = [Double](repeating: 0, count: Nonlinearity.all.count)
      var change = 0.0
      for k in 0..<Self.matrices {
        let done = Double(row) + Double(k) / count
        try checkpoint.report(done / Double(MatrixFamily.allCases.count))
        let matrix = family.matrix(Self.dimension, using: &random)
        let probe = Probes(Self.dimension, Self.samples, using: &random)
        let moved = matrix * probe.x
        for (j, nonlinearity) in Nonlinearity.all.enumerated() {
          sums[j] += probe.error(of: nonlinearity, moved: moved) { matrix * $0 }
        }
        change += probe.normChange(to: moved)
      }
      errors.append(sums.map { $0 / count })
      normChanges.append(change / count)
    }
    (self.errors, self.normChanges) = (errors, normChanges)
  }
}

/// The same row for one representation, over the elements of its group instead of random matrices.
public struct RepresentationRow: Sendable, Hashable {
  /// Up to this dimension a row is measured.
  public static let largestDimension = 512
  /// `[nonlinearities]`, as in `Nonlinearity.all`.
  public let errors: [Double]
  /// How many elements other than the identity were looked at.
  public let elements: Int
  /// How many there are; nil where they are not listed.
  public let elementTotal: Int?

  /// Measures every cell over all elements but the identity, or over a sample of them.
  ///
  /// O(elements · dimension · samples). Throws `Cancelled` and `RepresentationError`.
  public init(
    _ representation: Representation, seed: UInt64 = 1, checkpoint: Checkpoint = .none
  ) throws {
    try self.init(
      .numbered(input: representation, output: representation), "\(representation.expression)",
      seed,
      checkpoint)
  }

  /// The same where elements are not listed, over random ones.
  public init(
    _ representation: AnyRepresentation, seed: UInt64 = 1, checkpoint: Checkpoint = .none
  ) throws {
    try self.init(
      .unnumbered(input: representation, output: representation), "\(representation.expression)",
      seed, checkpoint)
  }

  private init(
    _ sides: NetworkSides, _ name: String, _ seed: UInt64, _ checkpoint: Checkpoint
  ) throws {
    let dimension = sides.dimensionIn
    guard dimension <= Self.largestDimension else {
      throw RepresentationError.tooLarge(
        """
        non-linearities are tried up to dimension \(Self.largestDimension); \
        \(name) has dimension \(dimension)
        """)
    }
    let isListed = sides.elementTotal != nil
    let chosen = try sides.sample(
      atMost: isListed ? CommutatorGrid.matrices : DepthErrors.elementLimit, seed: seed)
    var random = SplitMix64(seed: seed, label: "representation")
    let probe = Probes(dimension, CommutatorGrid.samples, using: &random)
    var sums = [Double](repeating: 0, count: Nonlinearity.all.count)
    for (k, element) in chosen.enumerated() {
      let action = try sides.inputAction(of: element)
      let moved = action * probe.x
      for (j, nonlinearity) in Nonlinearity.all.enumerated() {
        try checkpoint.report(Double(k) / Double(chosen.count))
        sums[j] += probe.error(of: nonlinearity, moved: moved) { action * $0 }
      }
    }
    errors = sums.map { $0 / Double(max(1, chosen.count)) }
    elements = chosen.count
    elementTotal = sides.elementTotal
  }
}

/// Columns on which maps are tried, with a scalar channel beside them.
private struct Probes {
  let x: Matrix
  let gates: [Double]

  init(_ dimension: Int, _ count: Int, using random: inout some RandomNumberGenerator) {
    x = .normal(rows: dimension, columns: count, using: &random)
    gates = (0..<count).map { _ in random.normal() }
  }

  /// ‖σ(Mx) − Mσ(x)‖ / ‖σ(x)‖.
  func error(
    of nonlinearity: Nonlinearity, moved: Matrix, by move: (Matrix) -> Matrix
  ) -> Double {
    var (after, before) = (moved, x)
    nonlinearity.apply(to: &after, gates: gates)
    nonlinearity.apply(to: &before, gates: gates)
    return after.distance(to: move(before), relativeTo: before)
  }

  /// The mean of | ‖Mx‖/‖x‖ − 1 |.
  func normChange(to moved: Matrix) -> Double {
    let changes = zip(x.columnNorms, moved.columnNorms).map { ($1 / $0 - 1).magnitude }
    return changes.reduce(0, +) / Double(changes.count)
  }
}

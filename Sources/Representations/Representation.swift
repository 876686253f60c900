import Groups
import LinearAlgebra

/// A homomorphism ρ from a finite group to the real d × d matrices.
///
/// Everything is computed on demand from the expression: products and sums are never stored as
/// matrices. Every representation here is orthogonal, so R' has the same matrices as R.
public struct Representation: Sendable {
  /// What the matrices look like; it decides how equivariant maps are found.
  public enum Kind: Sendable, Hashable {
    /// Every matrix has a single 1 in each row and column.
    case permutation
    /// Every matrix has a single ±1 in each row and column.
    case signedPermutation
    /// Anything else.
    case dense
  }

  /// Its source.
  public let group: FiniteGroup
  /// Matrices, which are d × d numbers, are written out up to this d: 128 MiB each.
  public static let largestMatrix = 4096

  /// As it was asked for.
  public let expression: RepExpression
  /// d, the size of the square matrices; at most 2²⁶.
  public let dimension: Int
  /// Found exactly, from the signs on the generators.
  public let kind: Kind
  let node: RepNode

  /// Builds ρ in time O(order · generators), whatever its dimension; `irrep` and `realirrep` need
  /// the character table besides.
  ///
  /// `unavailable` says what the group has instead, `tooLarge` names the limit on the dimension.
  public init(
    _ expression: RepExpression, of group: FiniteGroup
  ) throws(RepresentationError) {
    do {
      try self.init(expression, of: group, checkpoint: .none)
    } catch let error as RepresentationError {
      throw error
    } catch {
      preconditionFailure("without a checkpoint nothing else is thrown: \(error)")
    }
  }

  /// The same for an answer that may no longer be wanted: throws `Cancelled` besides.
  public init(
    _ expression: RepExpression, of group: FiniteGroup, checkpoint: Checkpoint
  ) throws {
    self.init(
      expression: expression, group: group,
      node: try RepBuilder(group: group, checkpoint: checkpoint).node(expression))
  }

  init(expression: RepExpression, group: FiniteGroup, node: RepNode) {
    self.group = group
    self.expression = expression
    self.node = node
    dimension = node.dimension
    if !node.isMonomial {
      kind = .dense
    } else if group.generators.allSatisfy({ node.signPattern(of: $0.element) == .plus }) {
      kind = .permutation
    } else {
      kind = .signedPermutation
    }
  }

  /// ρ(element), `[d × d]`.
  ///
  /// O(d²) time and memory. Throws `tooLarge` above `largestMatrix`.
  public func matrix(of element: Int) throws(RepresentationError) -> Matrix {
    if dimension > Self.largestMatrix {
      throw .tooLarge(
        """
        matrices are written out up to dimension \(Self.largestMatrix); \(expression) has \
        dimension \(dimension)
        """)
    }
    return node.matrix(of: element)
  }

  /// ρ of generator k, `[d × d]`. Throws `tooLarge` above `largestMatrix`.
  public func matrix(ofGenerator k: Int) throws(RepresentationError) -> Matrix {
    try matrix(of: group.generators[k].element)
  }

  /// Arrays with (ρ(g)x)_i = signs[i] · x[sources[i]], both `[d]`; nil for the dense kind.
  ///
  /// O(d).
  public func signedPermutation(of element: Int) -> (sources: [Int], signs: [Int8])? {
    Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
      try signedPermutation(of: element, checkpoint: checkpoint)
    }
  }

  /// The same for an answer that may no longer be wanted.
  public func signedPermutation(
    of element: Int, checkpoint: Checkpoint
  ) throws(Cancelled) -> (sources: [Int], signs: [Int8])? {
    if kind == .dense { return nil }
    let matrix = try node.signedPermutation(of: element, checkpoint)
    var sources: [Int] = []
    var signs: [Int8] = []
    sources.reserveCapacity(matrix.dimension)
    signs.reserveCapacity(matrix.dimension)
    try forEachStretch(count: matrix.dimension, checkpoint) { stretch in
      for i in stretch {
        sources.append(Int(matrix.sources[i]))
        signs.append(matrix.sign(i))
      }
    }
    return (sources, signs)
  }

  /// tr ρ(element), found from the parts without building a large matrix.
  public func character(of element: Int) -> Double { node.character(of: element) }

  /// The character on each conjugacy class, in the order of `ConjugacyClasses`.
  ///
  /// Throws `Cancelled`, and what finding the classes throws.
  public func exactCharacter(checkpoint: Checkpoint = .none) throws -> [Cyclotomic] {
    try exactCharacter(on: try group.classes(checkpoint: checkpoint), checkpoint: checkpoint)
  }

  func exactCharacter(
    on classes: ConjugacyClasses, checkpoint: Checkpoint
  ) throws(Cancelled) -> [Cyclotomic] {
    try node.exactCharacter(on: classes, of: group, checkpoint: checkpoint)
  }
}

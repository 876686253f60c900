import Groups
import LinearAlgebra

/// A homomorphism ρ from a finite group to the unitary d × d matrices.
///
/// It is held as a tree of sums, products and duals over leaves that are real (`Representation`'s)
/// or irreducible; matrices are computed on demand.
public struct ComplexRepresentation: Sendable {
  /// Its source.
  public let group: FiniteGroup
  /// As it was asked for.
  public let expression: RepExpression
  /// d, the size of the square matrices; at most `Representation.largestMatrix` if it is not real.
  public let dimension: Int
  let node: ComplexNode

  /// Builds ρ; `irrep` and `realirrep` need the character table, and a row that is not real a line
  /// that some subgroup fixes (`StableLine`).
  ///
  /// Throws `RepresentationError`, whose `unavailable` says what the group has instead and
  /// `tooLarge` names the limit, and `Cancelled`.
  public init(
    _ expression: RepExpression, of group: FiniteGroup, checkpoint: Checkpoint = .none
  ) throws {
    let node = try ComplexBuilder(group: group, checkpoint: checkpoint).node(expression)
    let limit = Representation.largestMatrix
    guard node.isReal || node.dimension <= limit else {
      throw RepresentationError.tooLarge(
        """
        “\(expression)” of \(group.expression) is complex and has more than \(limit) dimensions, \
        the limit of complex representations; irrep(1) works
        """)
    }
    self.group = group
    self.expression = expression
    self.node = node
    dimension = node.dimension
  }

  /// Whether all matrices are real by construction.
  public var isReal: Bool { node.isReal }

  /// ρ(element), `[d × d]`, unitary.
  ///
  /// O(d³) for an irreducible leaf.
  public func matrix(of element: Int) -> ComplexMatrix { node.matrix(of: element) }

  /// ρ of generator k, `[d × d]`.
  public func matrix(ofGenerator k: Int) -> ComplexMatrix {
    matrix(of: group.generators[k].element)
  }

  /// The character on each conjugacy class, in the order of `ConjugacyClasses`.
  public func exactCharacter(checkpoint: Checkpoint = .none) throws(Cancelled) -> [Cyclotomic] {
    try node.exactCharacter(on: group.classes(checkpoint: checkpoint), of: group, checkpoint)
  }

  /// Facts from the exact character, as for real ones.
  ///
  /// Unitary is to within 1e-10, on the generators.
  public func facts(checkpoint: Checkpoint = .none) throws -> RepresentationFacts {
    let classes = try group.classes(checkpoint: checkpoint)
    let defect = try node.unitaryDefect(of: group.generators.map(\.element), checkpoint)
    return try RepresentationFacts(
      character: node.exactCharacter(on: classes, of: group, checkpoint), on: classes, of: group,
      dimension: dimension, isUnitary: defect <= 1e-10, checkpoint: checkpoint)
  }

  /// The largest max |ρ(a)ρ(b) - ρ(ab)| over pairs, measured on the leaves.
  ///
  /// The pairs are all (generator, element), which suffice for a proof, where that is within
  /// `work` multiplications of numbers; else a sample drawn from `seed`.
  public func homomorphismResidual(
    seed: UInt64 = 1, work: Int = 1 << 25, checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> Double {
    var residual = 0.0
    for (a, b) in group.pairsOfElements(atMost: work / max(1, node.lawCost), seed: seed) {
      residual = worse(residual, try node.lawDefect(a, b, in: group, checkpoint))
    }
    return residual
  }
}

extension FiniteGroup {
  /// Unitary matrices whose character is row k of the character table, from 1.
  ///
  /// The same at each call. Throws as `ComplexRepresentation.init` does.
  public func irreducible(
    _ k: Int, checkpoint: Checkpoint = .none
  ) throws -> ComplexRepresentation {
    try ComplexRepresentation(.irrep(k), of: self, checkpoint: checkpoint)
  }
}

// The equivariant maps and invariant vectors from which the layers of a stack are drawn.

import Groups
import LinearAlgebra
import Representations

/// Bases of what a layer may be, for both kinds of layers: ρ_in → ρ_in and ρ_in → ρ_out.
public struct StackBases: Sendable {
  /// The largest dimension of ρ_in and ρ_out.
  public static let largestDimension = 512
  /// The same where the elements of the group are not listed, and no matrix of one is written out.
  public static let largestUnnumbered = 2400
  /// The most maps from one layer to the next in a Lie group, whose contractions overlap.
  public static let mostMaps = 1024

  /// ρ_in and ρ_out.
  public let sides: NetworkSides
  /// W of all layers but the last.
  let hidden: LayerMaps
  /// W of the last layer.
  let last: LayerMaps
  /// 1 → ρ_in: the biases of all layers but the last.
  let inputInvariants: LayerMaps
  /// 1 → ρ_out: the biases of the last layer.
  let outputInvariants: LayerMaps
  /// ρ_in → 1, or in orthogonal representations the same as 1 → ρ_in: the scalar channels of gates.
  let gates: LayerMaps

  /// Solves for the maps. Throws `RepresentationError`, `LinearAlgebraError` and `Cancelled`.
  public init(
    from input: Representation, to output: Representation, checkpoint: Checkpoint = .none
  ) throws {
    for side in [input, output] {
      try Self.refuse(
        side.dimension, above: Self.largestDimension, side.expression, of: side.group.expression)
    }
    sides = .numbered(input: input, output: output)
    let isSame = input.expression == output.expression
    let one = try Representation(.trivial, of: input.group, checkpoint: checkpoint)
    func maps(_ from: Representation, _ to: Representation) throws -> LayerMaps {
      LayerMaps(try equivariantBasis(from: from, to: to, checkpoint: checkpoint))
    }
    hidden = try maps(input, input)
    last = isSame ? hidden : try maps(input, output)
    inputInvariants = try maps(one, input)
    outputInvariants = isSame ? inputInvariants : try maps(one, output)
    gates = inputInvariants
  }

  /// The same for any group; W is drawn from the same basis as elsewhere, made orthogonal where it
  /// consists of contractions.
  public init(
    from input: AnyRepresentation, to output: AnyRepresentation, checkpoint: Checkpoint = .none
  ) throws {
    let isComplex = input.isComplex
    for side in [input, output] {
      try Self.refuse(
        side.dimension, above: Self.largestUnnumbered / (isComplex ? 2 : 1), side.expression,
        of: side.group)
    }
    func basis(_ from: AnyRepresentation, _ to: AnyRepresentation) throws -> EquivariantBasis {
      let basis = try equivariantBasis(from: from, to: to, checkpoint: checkpoint)
      if basis.classes != nil { return basis }
      guard basis.dimension <= Self.mostMaps else {
        throw RepresentationError.tooLarge(
          """
          networks are drawn from up to \(Self.mostMaps) equivariant maps, and \(from.expression) → \
          \(to.expression) of \(input.group) has \(basis.dimension); V → V works
          """)
      }
      return try basis.orthonormal(checkpoint: checkpoint)
    }
    func maps(_ from: AnyRepresentation, _ to: AnyRepresentation) throws -> LayerMaps {
      LayerMaps(try basis(from, to), isComplex: (rows: isComplex, columns: isComplex))
    }
    sides = .unnumbered(input: input, output: output)
    let isSame = input.expression == output.expression
    let one = try AnyRepresentation(.trivial, like: input)
    func invariants(_ of: AnyRepresentation) throws -> LayerMaps {
      LayerMaps(try basis(one, of), isComplex: (rows: isComplex, columns: false))
    }
    hidden = try maps(input, input)
    last = isSame ? hidden : try maps(input, output)
    inputInvariants = try invariants(input)
    outputInvariants = isSame ? inputInvariants : try invariants(output)
    gates = LayerMaps(try basis(input, one), isComplex: (rows: false, columns: isComplex))
  }

  private static func refuse(
    _ dimension: Int, above limit: Int, _ rep: RepExpression, of group: GroupExpression
  ) throws {
    guard dimension > limit else { return }
    throw RepresentationError.tooLarge(
      "networks are drawn up to dimension \(limit); \(rep) of \(group) has dimension \(dimension)")
  }

  /// The number of dimensions of ρ_in that no element moves: what a hidden bias is chosen from.
  public var invariantDimensionIn: Int { inputInvariants.freedom }
  /// The same of ρ_out, for the bias of the last layer.
  public var invariantDimensionOut: Int { outputInvariants.freedom }
  /// The number of real numbers that an equivariant map ρ_in → ρ_out is chosen by.
  public var mapDimension: Int { last.freedom }
  /// The same for ρ_in → ρ_in.
  public var hiddenMapDimension: Int { hidden.freedom }
}

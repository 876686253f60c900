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
  let hidden: EquivariantBasis
  /// W of the last layer.
  let last: EquivariantBasis
  /// 1 → ρ_in: the biases of all layers but the last.
  let inputInvariants: EquivariantBasis
  /// 1 → ρ_out: the biases of the last layer.
  let outputInvariants: EquivariantBasis
  /// ρ_in → 1, or in orthogonal representations the same as 1 → ρ_in: the scalar channels of gates.
  let gates: EquivariantBasis

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
    hidden = try equivariantBasis(from: input, to: input, checkpoint: checkpoint)
    last = isSame ? hidden : try equivariantBasis(from: input, to: output, checkpoint: checkpoint)
    inputInvariants = try equivariantBasis(from: one, to: input, checkpoint: checkpoint)
    outputInvariants =
      isSame
      ? inputInvariants : try equivariantBasis(from: one, to: output, checkpoint: checkpoint)
    gates = inputInvariants
  }

  /// The same for any group with real matrices; W is drawn from the same basis as elsewhere, made
  /// orthogonal where it consists of contractions.
  public init(
    from input: AnyRepresentation, to output: AnyRepresentation, checkpoint: Checkpoint = .none
  ) throws {
    precondition(!input.isComplex, "networks are real")
    for side in [input, output] {
      try Self.refuse(
        side.dimension, above: Self.largestUnnumbered, side.expression, of: side.group)
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
    sides = .unnumbered(input: input, output: output)
    let isSame = input.expression == output.expression
    let one = try AnyRepresentation(.trivial, like: input)
    hidden = try basis(input, input)
    last = isSame ? hidden : try basis(input, output)
    inputInvariants = try basis(one, input)
    outputInvariants = isSame ? inputInvariants : try basis(one, output)
    gates = try basis(input, one)
  }

  private static func refuse(
    _ dimension: Int, above limit: Int, _ rep: RepExpression, of group: GroupExpression
  ) throws {
    guard dimension > limit else { return }
    throw RepresentationError.tooLarge(
      "networks are drawn up to dimension \(limit); \(rep) of \(group) has dimension \(dimension)")
  }

  /// The number of dimensions of ρ_in that no element moves: what a hidden bias is chosen from.
  public var invariantDimensionIn: Int { inputInvariants.dimension }
  /// The same of ρ_out, for the bias of the last layer.
  public var invariantDimensionOut: Int { outputInvariants.dimension }
  /// The number of equivariant maps ρ_in → ρ_out.
  public var mapDimension: Int { last.dimension }
  /// The number of equivariant maps ρ_in → ρ_in.
  public var hiddenMapDimension: Int { hidden.dimension }
}

extension EquivariantBasis {
  /// The equivariant matrix that changes most when only entry (i, j) is wanted, scaled so that this
  /// entry changes by 1: the projection of the unit matrix E_ij. Nil where the entry is always 0.
  func direction(_ i: Int, _ j: Int, checkpoint: Checkpoint) throws(Cancelled) -> Matrix? {
    var coefficients = [Double](repeating: 0, count: dimension)
    if let classes {
      let place = i * dimensionIn + j
      guard classes[place] > 0 else { return nil }
      coefficients[Int(classes[place]) - 1] = Double(signs?[place] ?? 1)
      return try combine(coefficients, checkpoint: checkpoint)
    }
    for k in coefficients.indices {
      try checkpoint.report()
      let matrix = matrix(k)
      let norm = matrix.frobeniusNorm
      coefficients[k] = matrix[i, j] / (norm * norm)
    }
    let projection = try combine(coefficients, checkpoint: checkpoint)
    let own = projection[i, j]
    return own > 1e-9 ? (1 / own) * projection : nil
  }

  /// A random member: independent normal coefficients of the basis, its weight classes scaled to
  /// equal norms, so that large classes do not drown small ones.
  func random(
    using random: inout some RandomNumberGenerator, checkpoint: Checkpoint
  ) throws(Cancelled) -> Matrix {
    var coefficients = (0..<dimension).map { _ in random.normal() }
    if let classes {
      var sizes = [Double](repeating: 0, count: dimension)
      for number in classes where number > 0 { sizes[Int(number) - 1] += 1 }
      for (k, size) in sizes.enumerated() { coefficients[k] /= size.squareRoot() }
    }
    return try combine(coefficients, checkpoint: checkpoint)
  }
}

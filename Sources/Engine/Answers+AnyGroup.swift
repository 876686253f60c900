// Representations and equivariant maps of groups whose elements are not listed.

import Groups
import LinearAlgebra
import Representations

/// A representation of a Lie group, of a large one or of a product with such.
public struct AnyRepresentationSnapshot: Sendable {
  /// The representation itself.
  public let representation: AnyRepresentation
  /// Trivial, faithful, irreducible, unitary; kernel.
  public let facts: AnyRepresentationFacts
  /// max |ρ(g)ρ(h) − ρ(gh)| over random pairs, relative to the largest entry.
  public let residual: Double
  /// The matrix of each generator, dρ(A) for those of a Lie algebra; nil beyond
  /// `Answers.largestDense` dimensions.
  public let generators: [GeneratorPicture]?

  /// A generator and its matrix.
  public struct GeneratorPicture: Sendable {
    /// As words call it.
    public let name: String
    /// Whether it belongs to the Lie algebra, so that the group has exp(tA).
    public let isInfinitesimal: Bool
    /// `[d × d]`; imaginary parts are 0 unless the representation is complex.
    public let matrix: ComplexMatrix
  }
}

/// The equivariant maps of a Lie group, of a large one or of a product with such.
public struct AnyWeightsSnapshot: Sendable {
  /// The basis; `formula(k)` says what each matrix is, `steps` and `parameterCountsByGenerator` how
  /// the free parameters dwindle.
  public let basis: EquivariantBasis
  /// Why there is no map, and which there are; nil where there is one.
  public let whyEmpty: String?
  /// A random equivariant W (coefficients uniform in −1…1, always the same), `[out × in]`; nil when
  /// it has more than 2^22 entries.
  public let sample: Matrix?
  /// Whether dimensions are over the complex numbers.
  public let isComplex: Bool
}

extension Answers {
  /// Whether questions about the group are answered without a list of its elements: it is a Lie group,
  /// or too large to enumerate.
  ///
  /// Throws `GroupError` where the group cannot be built at all, and `Cancelled`.
  public func isBeyondEnumeration(
    _ expression: GroupExpression, _ checkpoint: Checkpoint = .none
  ) throws -> Bool {
    if expression.isLie { return true }
    do {
      _ = try group(expression, checkpoint)
      return false
    } catch GroupError.tooLarge {
      return true
    }
  }

  /// The representation. Throws `GroupError`, `RepresentationError` or `Cancelled`.
  public func anyRepresentation(
    _ rep: RepExpression, of expression: GroupExpression, checkpoint: Checkpoint = .none
  ) throws -> AnyRepresentation {
    try AnyRepresentation(rep, of: expression, library: library, checkpoint: checkpoint)
  }

  func anyRepresentation(
    _ rep: RepExpression, of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> AnyRepresentationSnapshot {
    let value: AnyRepresentation = try anyRepresentation(
      rep, of: expression, checkpoint: checkpoint)
    var generators: [AnyRepresentationSnapshot.GeneratorPicture]?
    let shown = value.generators
    if value.dimension <= Self.largestDense,
      shown.count * value.dimension * value.dimension <= 1 << 24
    {
      generators = try shown.map {
        try checkpoint.report()
        return AnyRepresentationSnapshot.GeneratorPicture(
          name: $0.name, isInfinitesimal: $0.isInfinitesimal, matrix: try value.matrix(of: $0))
      }
    }
    return AnyRepresentationSnapshot(
      representation: value, facts: try value.facts(checkpoint: checkpoint),
      residual: try value.homomorphismResidual(checkpoint: checkpoint), generators: generators)
  }

  func anyWeights(
    of expression: GroupExpression, from input: RepExpression, to output: RepExpression,
    _ checkpoint: Checkpoint
  ) throws -> AnyWeightsSnapshot {
    let domain: AnyRepresentation = try anyRepresentation(
      input, of: expression, checkpoint: checkpoint)
    let codomain: AnyRepresentation = try anyRepresentation(
      output, of: expression, checkpoint: checkpoint)
    let basis = try equivariantBasis(from: domain, to: codomain, checkpoint: checkpoint)
    var sample: Matrix?
    let (entries, overflow) = domain.dimension.multipliedReportingOverflow(by: codomain.dimension)
    if !overflow, entries <= 1 << 22 {
      var random = SplitMix64(seed: 1)
      sample = try basis.combine(
        (0..<basis.dimension).map { _ in 2 * random.uniform() - 1 }, checkpoint: checkpoint)
    }
    return AnyWeightsSnapshot(
      basis: basis,
      whyEmpty: basis.dimension == 0
        ? try reasonForNoMaps(from: domain, to: codomain, checkpoint: checkpoint) : nil,
      sample: sample, isComplex: domain.isComplex)
  }
}

// How single elements act: on groups without a list of elements, and by complex matrices; and what
// becomes of them in a basis that makes blocks.

import Groups
import LinearAlgebra
import Representations

/// An element as a question names it.
public enum ElementName: Hashable, Sendable {
  /// exp(tA) for generator `generator` of a Lie algebra, t in hundredths; a generator that is an
  /// element stands for itself. Counted as `AnyRepresentation.generators` does, from 0.
  case path(generator: Int, hundredths: Int)
  /// A word in the generators.
  case word(String)
  /// In a large group that is no product the permutation itself, where words would be too long.
  case permutation(Permutation)
  /// A rank, in a group whose elements are listed.
  case rank(Int)
}

/// ρ(a), ρ(b), their product and ρ(ab), all complex.
public struct ActionsSnapshot: Sendable {
  /// The elements.
  public let a: ElementName, b: ElementName
  /// ρ(a).
  public let left: ComplexMatrix
  /// ρ(b).
  public let right: ComplexMatrix
  /// ρ(a) ρ(b).
  public let product: ComplexMatrix
  /// ρ(ab).
  public let image: ComplexMatrix
  /// max |ρ(a)ρ(b) − ρ(ab)|, relative to the largest entry where that exceeds 1.
  public let residual: Double
  /// The weights along the path of a: iw or w are the eigenvalues of dρ(A); nil where a lies on no
  /// path, or where they were not computed.
  public let weights: PathWeights?
}

/// The eigenvalues of the matrix of an element of a Lie algebra.
public struct PathWeights: Hashable, Sendable {
  /// Ascending, each as often as it occurs.
  public let values: [Double]
  /// Whether the eigenvalues are i times these, so that exp(tA) turns planes; else it stretches.
  public let isTurning: Bool
  /// The dimensions of the irreducibles that the weights tell of, for SO(3) and SU(2), ascending.
  public let irreps: [Int]?

  /// Matrices up to this dimension are looked at.
  static let largest = 128

  /// O(d³). Nil unless the matrix is symmetric or the negative of its adjoint.
  init?(_ matrix: ComplexMatrix, of group: GroupExpression, _ checkpoint: Checkpoint) throws {
    let d = matrix.rows
    let isTurning = (matrix + matrix.adjoint).maximumMagnitude < 1e-12
    guard d > 0, d <= Self.largest,
      isTurning || (matrix - matrix.adjoint).maximumMagnitude < 1e-12
    else { return nil }
    // -iM is its own adjoint; as a real matrix it has each eigenvalue twice.
    let (re, im) = isTurning ? (matrix.im, -1 * matrix.re) : (matrix.re, matrix.im)
    var double = Matrix(rows: 2 * d, columns: 2 * d)
    for i in 0..<d {
      for j in 0..<d {
        (double[i, j], double[d + i, d + j]) = (re[i, j], re[i, j])
        (double[i, d + j], double[d + i, j]) = (-im[i, j], im[i, j])
      }
    }
    try checkpoint.report()
    let sorted = try symmetricEigen(double).values.sorted()
    values = stride(from: 0, to: 2 * d, by: 2).map {
      let mean = (sorted[$0] + sorted[$0 + 1]) / 2
      return abs(mean - mean.rounded()) < 1e-9 ? mean.rounded() + 0 : mean
    }
    self.isTurning = isTurning
    irreps = Self.irreps(values, of: group)
  }

  /// Of weights w, w - 1, …, -w one chain for each irreducible of SO(3), in steps of 2 for SU(2).
  private static func irreps(_ values: [Double], of group: GroupExpression) -> [Int]? {
    let step: Int
    switch "\(group)" {
    case "SO(3)": step = 1
    case "SU(2)": step = 2
    default: return nil
    }
    let weights = values.map { Int($0.rounded()) }
    let top = weights.max() ?? 0
    func count(_ w: Int) -> Int { weights.count { $0 == w } }
    return (0...max(0, top)).flatMap { w in
      [Int](repeating: 2 * w / step + 1, count: max(0, count(w) - count(w + step)))
    }
  }
}

/// A representation of a finite group by complex matrices, with its character.
public struct ComplexRepresentationSnapshot: Sendable {
  /// The representation itself.
  public let representation: ComplexRepresentation
  /// χ by conjugacy class as exact strings, `[classes]`.
  public let character: [String]
  /// Whether some of them have a root of unity E(n).
  public let hasRoots: Bool
  /// Trivial, faithful, irreducible, unitary; kernel and decomposition.
  public let facts: RepresentationFacts
  /// max |ρ(a)ρ(b) − ρ(ab)|.
  public let residual: Double
}

extension Answers {
  /// Whether the group has the representation with complex matrices only.
  func isComplexOnly(
    _ rep: RepExpression, of group: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> Bool {
    guard rep.mayBeComplex else { return false }
    do {
      return try !complexRepresentation(rep, of: group, checkpoint).isReal
    } catch is RepresentationError {
      return false
    }
  }

  private func complexRepresentation(
    _ rep: RepExpression, of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> ComplexRepresentation {
    try ComplexRepresentation(rep, of: group(expression, checkpoint), checkpoint: checkpoint)
  }

  func complexFacts(
    _ rep: RepExpression, of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> ComplexRepresentationSnapshot {
    let value = try complexRepresentation(rep, of: expression, checkpoint)
    let facts = try value.facts(checkpoint: checkpoint)
    let character = facts.character.map(\.description)
    return ComplexRepresentationSnapshot(
      representation: value, character: character,
      hasRoots: character.contains { $0.contains("E(") }, facts: facts,
      residual: try value.homomorphismResidual(checkpoint: checkpoint))
  }

  func actions(
    of expression: GroupExpression, _ rep: RepExpression, _ a: ElementName, _ b: ElementName,
    _ checkpoint: Checkpoint
  ) throws -> ActionsSnapshot {
    if case .rank(let x) = a, case .rank(let y) = b {
      let value = try complexRepresentation(rep, of: expression, checkpoint)
      try refuse(value.dimension, rep)
      return Self.actions(
        a, b, value.matrix(of: x), value.matrix(of: y),
        value.matrix(of: value.group.product(x, y)), nil)
    }
    let value = try anyRepresentation(rep, of: expression, checkpoint: checkpoint)
    try refuse(value.dimension, rep)
    let (left, right) = (try element(a, in: value), try element(b, in: value))
    try checkpoint.report()
    do {
      return Self.actions(
        a, b, try value.matrix(of: left), try value.matrix(of: right),
        try value.matrix(of: value.product(left, right)), try weights(a, in: value, checkpoint))
    } catch is LinearAlgebraError {
      throw EngineError.outOfRange
    }
  }

  private func refuse(_ dimension: Int, _ rep: RepExpression) throws {
    guard dimension <= Self.largestDense else {
      throw EngineError.limit(
        "matrices are drawn up to dimension \(Self.largestDense); \(rep) has dimension \(dimension)"
      )
    }
  }

  func element(
    _ name: ElementName, in value: AnyRepresentation
  ) throws -> AnyGroupElement {
    switch name {
    case .word(let word): return try value.element(ofWord: word)
    case .path(let generator, let hundredths):
      let generators = value.generators
      guard generators.indices.contains(generator) else {
        throw EngineError.invalid("\(value.group) has \(generators.count) generators")
      }
      return try value.element(onPathOf: generators[generator], at: Double(hundredths) / 100)
    case .permutation(let permutation):
      if let element = value.element(permutation) { return element }
      throw EngineError.limit(
        "words for the elements of \(value.group) are too long; its factors alone would work")
    case .rank:
      throw EngineError.invalid("the elements of \(value.group) have no numbers; words name them")
    }
  }

  private static func actions(
    _ a: ElementName, _ b: ElementName, _ left: ComplexMatrix, _ right: ComplexMatrix,
    _ image: ComplexMatrix, _ weights: PathWeights?
  ) -> ActionsSnapshot {
    let product = left * right
    let scale = max(1, image.maximumMagnitude)
    return ActionsSnapshot(
      a: a, b: b, left: left, right: right, product: product, image: image,
      residual: (product - image).maximumMagnitude / scale, weights: weights)
  }

  private func weights(
    _ name: ElementName, in value: AnyRepresentation, _ checkpoint: Checkpoint
  ) throws -> PathWeights? {
    guard case .path(let k, _) = name, value.dimension <= PathWeights.largest,
      value.generators[k].isInfinitesimal
    else { return nil }
    return try PathWeights(
      try value.matrix(of: value.generators[k]), of: value.group, checkpoint)
  }

  func blocks(
    _ rep: RepExpression, of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> BlockDiagonalisation {
    try BlockDiagonalisation(
      complexRepresentation(rep, of: expression, checkpoint), checkpoint: checkpoint)
  }
}

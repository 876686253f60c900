import Groups
import LinearAlgebra

/// What there is to say about a representation; nil where a limit was met, which `limits` names.
public struct RepresentationFacts: Sendable {
  /// So many copies of irreducible `irrep`, a row of the character table from 1.
  public struct Constituent: Hashable, Sendable {
    /// From 1.
    public let irrep: Int
    /// At least 1.
    public let multiplicity: Int
  }

  /// Whether every element acts as the identity.
  public let isTrivial: Bool
  /// Whether only the identity acts as the identity.
  public let isFaithful: Bool
  /// Whether it is irreducible over the complex numbers.
  public let isIrreducible: Bool
  /// Whether the matrices are unitary to within 1e-12; exact for signed permutations.
  ///
  /// Sums and products are where their parts are, so only the parts are looked at.
  public let isUnitary: Bool
  /// How many elements act as the identity.
  public let kernelOrder: Int
  /// The character on each class.
  public let character: [Cyclotomic]
  /// The irreducibles it contains, in the order of the table.
  public let decomposition: [Constituent]?
  /// Why something is missing.
  public let limits: [String]
}

extension Representation {
  /// Facts from the exact character; throws `Cancelled`.
  ///
  /// O(order) for the classes and O(classes³) for the decomposition, which is left out above
  /// `CharacterTable.mostClasses` classes.
  public func facts(checkpoint: Checkpoint = .none) throws -> RepresentationFacts {
    let classes = try group.classes(checkpoint: checkpoint)
    return try RepresentationFacts(
      character: exactCharacter(on: classes, checkpoint: checkpoint), on: classes, of: group,
      dimension: dimension,
      isUnitary: node.isOrthogonal(on: group.generators.map(\.element), checkpoint),
      checkpoint: checkpoint)
  }
}

extension RepresentationFacts {
  /// What follows from the exact character of a unitary representation.
  init(
    character: [Cyclotomic], on classes: ConjugacyClasses, of group: FiniteGroup, dimension: Int,
    isUnitary: Bool, checkpoint: Checkpoint
  ) throws {
    // A unitary matrix of trace d is the identity.
    kernelOrder = zip(classes.classes, character)
      .reduce(0) { $0 + ($1.1.integer == dimension ? $1.0.size : 0) }
    var decomposition: [RepresentationFacts.Constituent]?
    var limits: [String] = []
    do {
      decomposition = try group.characterTable(checkpoint: checkpoint)
        .multiplicities(of: character, checkpoint: checkpoint).enumerated().filter {
          $0.element > 0
        }
        .map { .init(irrep: $0.offset + 1, multiplicity: $0.element) }
    } catch RepresentationError.tooLarge(let text) {
      limits.append("no decomposition: \(text)")
    }
    isTrivial = kernelOrder == group.order
    isFaithful = kernelOrder == 1
    isIrreducible = try innerProduct(character, character, over: classes, checkpoint) == 1
    self.isUnitary = isUnitary
    self.character = character
    self.decomposition = decomposition
    self.limits = limits
  }
}

extension RepNode {
  /// Whether the matrices of these elements are orthogonal to within 1e-12: sums and products are
  /// where their parts are, and signed permutations always. Of `standard` a sample of columns is
  /// looked at, the transpose being the same formula for the inverse.
  func isOrthogonal(
    on elements: [Int], _ checkpoint: Checkpoint
  ) throws -> Bool {
    if isMonomial { return true }
    switch self {
    case .tensor(let parts):
      return try parts.allSatisfy { try $0.part.isOrthogonal(on: elements, checkpoint) }
    case .sum(let parts):
      return try parts.allSatisfy { try $0.part.isOrthogonal(on: elements, checkpoint) }
    case .factor(let index, let part, let group):
      let components = elements.map { group.components(of: $0)[index] }
      return try part.isOrthogonal(on: components, checkpoint)
    case .standard(let group):
      return try elements.allSatisfy { element in
        try sampledColumns.allSatisfy { k in
          try checkpoint.report()
          let column = Self.standardColumn(k, group, element)
          var rest = Self.standardImage(of: column, group, group.inverse(element))
          rest[k] -= 1
          return rest.allSatisfy { abs($0) <= 1e-12 }
        }
      }
    default:
      return try elements.allSatisfy {
        try checkpoint.report()
        let matrix = matrix(of: $0)
        let defect = matrix * matrix.transpose - Matrix.identity(matrix.rows)
        return defect.maximumMagnitude <= 1e-12
      }
    }
  }
}

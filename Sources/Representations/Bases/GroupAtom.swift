import Groups
import LinearAlgebra

/// A factor of a direct product, as far as its equivariant maps need to know it.
enum GroupAtom: Sendable {
  /// A group whose elements are numbered.
  case finite(FiniteGroup)
  /// A finite group of any order, by permutations that generate it.
  case permutations(degree: Int, [Permutation])
  /// A classical group of n x n matrices.
  case classical(ClassicalForm, isComplex: Bool)
  /// The positive multiples of the identity on n dimensions.
  case scaling(Int)

  /// Sorts a group that is no product and not embedded.
  ///
  /// Throws a `GroupError`, or `Cancelled`.
  init(
    _ expression: GroupExpression, library: GroupLibrary, checkpoint: Checkpoint
  ) throws {
    if case .named(let name, let arguments) = expression,
      let matrices = try Self.matrices(name, arguments, expression)
    {
      self = matrices
      return
    }
    do {
      self = .finite(try FiniteGroup(expression, library: library, checkpoint: checkpoint))
    } catch GroupError.tooLarge(let name, let order, let limit) {
      guard
        let permutations = try largePermutationGenerators(
          of: expression, library: library, checkpoint: checkpoint)
      else { throw GroupError.tooLarge(expression: name, order: order, limit: limit) }
      self = .permutations(
        degree: permutations.degree, permutations.generators.map(\.permutation))
    }
  }

  private static func matrices(
    _ name: GroupName, _ arguments: [Int], _ expression: GroupExpression
  ) throws -> GroupAtom? {
    guard expression.isLie else { return nil }
    try expression.validate()
    let (p, q) = (arguments.first ?? 1, arguments.count > 1 ? arguments[1] : 0)
    func form(_ family: ClassicalForm.Family, isComplex: Bool = false) -> GroupAtom {
      .classical(ClassicalForm(family, size: p + q, negatives: q), isComplex: isComplex)
    }
    switch name {
    case .scaling: return .scaling(p)
    case .specialOrthogonal, .properOrthogonal: return form(.specialOrthogonal)
    case .orthogonal: return form(.orthogonal)
    case .lorentz:
      return .classical(ClassicalForm(.orthogonal, size: 4, negatives: 3), isComplex: false)
    case .unitary: return form(.general, isComplex: true)
    case .specialUnitary: return form(.special, isComplex: true)
    case .generalLinear: return form(.general)
    case .specialLinear: return form(.special)
    case .symplectic: return form(.symplectic)
    default: return nil
    }
  }

  /// Whether its own V is complex.
  var isComplex: Bool {
    if case .classical(_, let isComplex) = self { return isComplex }
    return false
  }
}

import Groups
import LinearAlgebra

/// A factor of a direct product, as far as its equivariant maps need to know it.
enum GroupAtom: Sendable {
  /// A group whose elements are numbered.
  case finite(FiniteGroup)
  /// A finite group of any order, by permutations that generate it.
  case permutations(PermutationGenerators, GroupExpression)
  /// A classical group of n x n matrices, with its generators.
  case classical(ClassicalForm, LieGroup)
  /// The positive multiples of the identity.
  case scaling(LieGroup)

  /// Sorts a group that is no product and not embedded.
  ///
  /// Throws a `GroupError`, or `Cancelled`.
  init(
    _ expression: GroupExpression, library: GroupLibrary, checkpoint: Checkpoint
  ) throws {
    if case .named(let name, let arguments) = expression,
      let matrices = try Self.matrices(
        name, arguments, expression, library: library, checkpoint: checkpoint)
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
      self = .permutations(permutations, expression)
    }
  }

  private static func matrices(
    _ name: GroupName, _ arguments: [Int], _ expression: GroupExpression, library: GroupLibrary,
    checkpoint: Checkpoint
  ) throws -> GroupAtom? {
    guard expression.isLie else { return nil }
    let group = try LieGroup(expression, library: library, checkpoint: checkpoint)
    let negatives = arguments.count > 1 ? arguments[1] : 0
    func form(_ family: ClassicalForm.Family) -> GroupAtom {
      .classical(ClassicalForm(family, size: group.size, negatives: negatives), group)
    }
    switch name {
    case .scaling: return .scaling(group)
    case .specialOrthogonal, .properOrthogonal: return form(.specialOrthogonal)
    case .orthogonal: return form(.orthogonal)
    case .lorentz:
      return .classical(ClassicalForm(.orthogonal, size: 4, negatives: 3), group)
    case .unitary: return form(.general)
    case .specialUnitary: return form(.special)
    case .generalLinear: return form(.general)
    case .specialLinear: return form(.special)
    case .symplectic: return form(.symplectic)
    default: return nil
    }
  }

  /// Whether generators carry the number of their factor in a product; the algebra's are counted
  /// through all factors.
  var isFinite: Bool {
    switch self {
    case .finite, .permutations: true
    case .classical, .scaling: false
    }
  }

  /// Whether its own V is complex.
  var isComplex: Bool {
    if case .classical(_, let group) = self { return group.isComplex }
    return false
  }
}

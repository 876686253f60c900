import BigInt
import LinearAlgebra

/// What an expression names.
public enum AnyGroup: Sendable {
  /// A group whose elements are numbered.
  case finite(FiniteGroup)
  /// Matrices that move continuously.
  case lie(LieGroup)

  /// Builds what `expression` names.
  ///
  /// Throws a `GroupError` when an argument is wrong or the group too large, `Cancelled` when the
  /// checkpoint says so.
  public init(
    _ expression: GroupExpression, library: GroupLibrary = .empty, checkpoint: Checkpoint = .none
  ) throws {
    if expression.isLie {
      self = .lie(try LieGroup(expression, library: library, checkpoint: checkpoint))
      return
    }
    // Groups beyond `FiniteGroup.largestOrder` begin here, with `largePermutationGenerators`.
    self = .finite(try FiniteGroup(expression, library: library, checkpoint: checkpoint))
  }
}

/// Permutations that generate a finite group of any order, from which a stabiliser chain is made.
///
/// Products act on disjoint points. The action is faithful: where the natural one is not, the group
/// moves its own elements. nil for a Lie group. Throws a `GroupError` when an argument is wrong, or
/// when more than `StabiliserChain.largestDegree` points are needed.
public func largePermutationGenerators(
  of expression: GroupExpression, library: GroupLibrary = .empty, checkpoint: Checkpoint = .none
) throws -> PermutationGenerators? {
  try expression.validate()
  if expression.isLie { return nil }
  return try PermutationGenerators.faithful(expression, library, checkpoint)
}

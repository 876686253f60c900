import BigInt
import LinearAlgebra

/// What an expression names.
public enum AnyGroup: Sendable {
  /// A group whose elements are numbered.
  case finite(FiniteGroup)
  /// Matrices that move continuously.
  case lie(LieGroup)
  /// A table that breaks a law of groups.
  case loop(Loop)

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
    if case .table(let path) = expression {
      let loop = try Loop(path: path, library: library, checkpoint: checkpoint)
      self = loop.isGroup ? .finite(try FiniteGroup(loop, checkpoint)) : .loop(loop)
      return
    }
    // Groups beyond `FiniteGroup.largestOrder` begin here, with `largePermutationGenerators`.
    self = .finite(try FiniteGroup(expression, library: library, checkpoint: checkpoint))
  }
}

extension Loop {
  /// The table in a file of the library.
  ///
  /// Throws a `GroupError` when there is no such file, or it holds no table, and `Cancelled`.
  public init(
    path: String, library: GroupLibrary, checkpoint: Checkpoint = .none
  ) throws {
    let expression = GroupExpression.table(path)
    try expression.validate()
    let table = try CayleyTable(
      csv: try library.readFile(path), path: path, checkpoint: checkpoint)
    try self.init(table, expression: expression, checkpoint: checkpoint)
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

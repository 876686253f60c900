import BigInt
import LinearAlgebra

/// What an expression names.
public enum AnyGroup: Sendable {
  /// A group whose elements are numbered.
  case finite(FiniteGroup)
  /// A larger group, of permutations: no list of its elements is made.
  case large(PermutationGroup)
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
    let limit = FiniteGroup.largestOrder
    if let order = expression.knownOrder, order > limit {
      self = .large(try PermutationGroup(expression, library: library, checkpoint: checkpoint))
      return
    }
    do {
      self = .finite(try FiniteGroup(expression, library: library, checkpoint: checkpoint))
    } catch GroupError.tooLarge where !expression.isPresented {
      self = .large(try PermutationGroup(expression, library: library, checkpoint: checkpoint))
    }
  }

  /// The number of elements; nil if it is infinite, or not known.
  public var order: BigInt? {
    switch self {
    case .finite(let group): BigInt(group.order)
    case .large(let group): group.order
    case .lie: nil
    case .loop(let loop): BigInt(loop.order)
    }
  }
}

extension PermutationGroup {
  /// Builds the group that a finite expression names, on the points of a faithful action.
  ///
  /// Throws a `GroupError` when an argument is wrong, the group infinite, or when it takes too many
  /// points, and `Cancelled`.
  public init(
    _ expression: GroupExpression, library: GroupLibrary = .empty, checkpoint: Checkpoint = .none
  ) throws {
    guard
      let own = try largePermutationGenerators(
        of: expression, library: library, checkpoint: checkpoint)
    else {
      throw GroupError.invalid(
        "\(expression) is infinite; here only a finite group will do, such as S(20)")
    }
    try self.init(
      expression, degree: own.degree, generators: own.generators,
      orderAtMost: expression.knownOrder, checkpoint: checkpoint)
  }
}

extension GroupExpression {
  /// Whether its size is limited by an enumeration of cosets, and not by what it is made of.
  fileprivate var isPresented: Bool {
    switch self {
    case .presentation: true
    case .embedded(let group, _, _): group.isPresented
    default: false
    }
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

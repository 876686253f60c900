import LinearAlgebra

extension FiniteGroup {
  /// A product of more factors is refused.
  static let mostFactors = 64

  /// Builds the group.
  ///
  /// O(order · generators), and O(order²) up to order 1024.
  ///
  /// Throws a `GroupError` when an argument is out of range or the group too large, `Cancelled`
  /// when the checkpoint says so.
  public init(
    _ expression: GroupExpression, library: GroupLibrary = .empty, checkpoint: Checkpoint = .none
  ) throws {
    try expression.validate()
    try expression.refuseIfInfinite()
    try expression.refuseIfTooLarge()
    let parts = try Self.parts(of: expression, library, checkpoint)
    storage = try GroupStorage(
      expression: expression, law: parts.law, generators: parts.generators,
      checkpoint: checkpoint)
  }

  private typealias Parts = (law: GroupLaw, generators: [Generator])

  private static func parts(
    of expression: GroupExpression, _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws -> Parts {
    if let own = try PermutationGenerators(directly: expression, library, checkpoint) {
      return try parts(of: own, expression, checkpoint)
    }
    switch expression {
    case .named(let name, let arguments): return parts(of: name, arguments.first ?? 1)
    case .presentation(let presentation): return try parts(of: presentation, expression, checkpoint)
    case .product, .power:
      return try parts(of: expression.directFactors, expression, library, checkpoint)
    case .embedded(let group, _, _):
      let inner = try FiniteGroup(group, library: library, checkpoint: checkpoint)
      return (inner.storage.law, inner.generators)
    case .table(let path):
      return try parts(
        of: try Loop(path: path, library: library, checkpoint: checkpoint), checkpoint)
    case .permutations, .wreath:
      preconditionFailure("\(expression) is made from permutations")
    }
  }

  private static func parts(of loop: Loop, _ checkpoint: Checkpoint) throws -> Parts {
    if let law = loop.laws.first(where: { $0.failure != nil }), let failure = law.failure {
      throw GroupError.invalid("\(loop.expression) is no group, for \(law.name) fails: \(failure)")
    }
    return (.table(TableLaw(loop)), try TableLaw.generators(loop, checkpoint))
  }

  /// The group that a table shows.
  init(_ loop: Loop, _ checkpoint: Checkpoint) throws {
    let parts = try Self.parts(of: loop, checkpoint)
    storage = try GroupStorage(
      expression: loop.expression, law: parts.law, generators: parts.generators,
      checkpoint: checkpoint)
  }

  private static func parts(
    of factors: [GroupExpression], _ whole: GroupExpression, _ library: GroupLibrary,
    _ checkpoint: Checkpoint
  ) throws -> Parts {
    var groups: [FiniteGroup] = []
    var weights: [Int] = []
    var generators: [Generator] = []
    var order = 1
    for (k, factor) in factors.enumerated() {
      let group =
        try groups.first { $0.expression == factor }
        ?? FiniteGroup(factor, library: library, checkpoint: checkpoint)
      generators += group.generators.map {
        Generator(name: "\($0.name)\(k + 1)", element: $0.element * order)
      }
      groups.append(group)
      weights.append(order)
      guard let product = order.times(group.order), product <= largestOrder else {
        throw GroupError.tooLarge(expression: "\(whole)", order: nil, limit: largestOrder)
      }
      order = product
    }
    return (.product(factors: groups, weights: weights), generators)
  }

  private static func parts(
    of own: PermutationGenerators, _ expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> Parts {
    let chain = try StabiliserChain(
      degree: own.degree, generators: own.generators.map(\.permutation),
      limit: largestOrder, name: "\(expression)", checkpoint: checkpoint)
    let generators = own.generators.map {
      Generator(name: $0.name, element: chain.rank(of: $0.permutation) ?? 0)
    }
    return (.permutations(try PermutationLaw(chain, checkpoint)), generators)
  }

  private static func parts(
    of presentation: Presentation, _ expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> Parts {
    let limit = min(PresentedLaw.cosetLimit, CosetEnumeration.largestLimit(for: presentation))
    let result = try CosetEnumeration(
      presentation, limit: limit, definitionLimit: PresentedLaw.definitionLimit,
      checkpoint: checkpoint)
    guard let table = result.table else {
      throw GroupError.tooLarge(expression: "\(expression)", order: nil, limit: limit)
    }
    guard table.index <= largestOrder else {
      throw GroupError.tooLarge(
        expression: "\(expression)", order: "\(table.index)", limit: largestOrder)
    }
    let law = try PresentedLaw(table.standardised(checkpoint), checkpoint)
    let generators = presentation.generators.enumerated().map { k, name in
      Generator(name: name, element: law.generators[k])
    }
    return (.presented(law), generators)
  }

  private static func parts(of name: GroupName, _ n: Int) -> Parts {
    switch name {
    case .cyclic: return (.cyclic(n), [Generator(name: "t", element: 1 % n)])
    case .rotations: return (.cyclic(n), [Generator(name: "r", element: 1 % n)])
    case .dihedral:
      // The square has a side on top, every other polygon a corner: f keeps that in place.
      let law = GroupLaw.dihedral(n, mirrored: n == 4 ? 1 : 0)
      return (law, generators("r", 1 % n, "f", n))
    case .klein: return (.dihedral(2, mirrored: 0), generators("a", 1, "b", 2))
    case .quaternion: return (.dicyclic(n / 4), generators("a", 1, "b", n / 2))
    case .dicyclic: return (.dicyclic(n), generators("a", 1, "b", 2 * n))
    case .p1: return plane(PlaneLaw(n: n, turns: 1, hasMirror: false))
    case .p2: return plane(PlaneLaw(n: n, turns: 2, hasMirror: false))
    case .p4: return plane(PlaneLaw(n: n, turns: 4, hasMirror: false))
    case .p4m: return plane(PlaneLaw(n: n, turns: 4, hasMirror: true))
    case .parity: return (.cyclic(2), [Generator(name: "P", element: 1)])
    case .timeReversal: return (.cyclic(2), [Generator(name: "T", element: 1)])
    default: preconditionFailure("\(name) is made from permutations, or is a Lie group")
    }
  }

  private static func generators(
    _ first: String, _ a: Int, _ second: String, _ b: Int
  ) -> [Generator] {
    [Generator(name: first, element: a), Generator(name: second, element: b)]
  }

  private static func plane(_ law: PlaneLaw) -> Parts {
    typealias Element = PlaneLaw.Element
    let one = 1 % law.n
    var generators = [
      Generator(name: "a", element: law.rank(Element(x: one, y: 0, turn: 0, mirror: 0))),
      Generator(name: "b", element: law.rank(Element(x: 0, y: one, turn: 0, mirror: 0))),
    ]
    if law.turns > 1 {
      let turn = law.rank(Element(x: 0, y: 0, turn: 1, mirror: 0))
      generators.append(Generator(name: "r", element: turn))
    }
    if law.hasMirror {
      let mirror = law.rank(Element(x: 0, y: 0, turn: 0, mirror: 1))
      generators.append(Generator(name: "f", element: mirror))
    }
    return (.plane(law), generators)
  }
}

extension GroupExpression {
  fileprivate func refuseIfInfinite() throws(GroupError) {
    if isLie {
      throw .invalid("\(self) is infinite; here only a finite group will do, such as D(4)")
    }
  }

  /// Throws when the order is known to be beyond the limit, here or in a factor.
  fileprivate func refuseIfTooLarge() throws(GroupError) {
    let limit = FiniteGroup.largestOrder
    switch self {
    case .product(let factors): for factor in factors { try factor.refuseIfTooLarge() }
    case .power(let base, _): try base.refuseIfTooLarge()
    default: break
    }
    guard let order = knownOrder else {
      if case .named = self { throw .tooLarge(expression: "\(self)", order: nil, limit: limit) }
      return
    }
    if order > limit {
      let digits = order.bitWidth < 200 ? String(order) : nil
      throw .tooLarge(expression: "\(self)", order: digits, limit: limit)
    }
  }
}

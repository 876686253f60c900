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
  public init(_ expression: GroupExpression, checkpoint: Checkpoint = .none) throws {
    let largest = Self.largestOrder
    try expression.validate()
    if let order = expression.knownOrder, order > largest {
      throw GroupError.tooLarge(
        expression: "\(expression)", order: String(order), limit: largest)
    }
    let parts: Parts
    switch expression {
    case .named(let name, let arguments):
      parts = try Self.parts(of: name, arguments.first ?? 1, expression, checkpoint)
    case .permutations(let degree, let permutations):
      parts = try Self.parts(of: permutations, degree, expression, checkpoint)
    case .presentation(let presentation):
      parts = try Self.parts(of: presentation, expression, checkpoint)
    case .product, .power:
      parts = try Self.parts(of: expression.directFactors, expression, checkpoint)
    }
    storage = try GroupStorage(
      expression: expression, law: parts.law, generators: parts.generators,
      checkpoint: checkpoint)
  }

  private typealias Parts = (law: GroupLaw, generators: [Generator])

  private static func parts(
    of factors: [GroupExpression], _ whole: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> Parts {
    var groups: [FiniteGroup] = []
    var weights: [Int] = []
    var generators: [Generator] = []
    var order = 1
    for (k, factor) in factors.enumerated() {
      let group =
        try groups.first { $0.expression == factor }
        ?? FiniteGroup(factor, checkpoint: checkpoint)
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
    of permutations: [Permutation], _ degree: Int?, _ expression: GroupExpression,
    _ checkpoint: Checkpoint
  ) throws -> Parts {
    let points = degree ?? max(1, permutations.map(\.largestMoved).max() ?? 1)
    let chain = try StabiliserChain(
      degree: points, generators: permutations.map { $0.resized(to: points) },
      limit: largestOrder, name: "\(expression)", checkpoint: checkpoint)
    return try named(permutations.map { $0.resized(to: points) }, chain, checkpoint)
  }

  private static func parts(
    of presentation: Presentation, _ expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> Parts {
    let result = try CosetEnumeration(
      presentation, limit: PresentedLaw.cosetLimit, definitionLimit: PresentedLaw.definitionLimit,
      checkpoint: checkpoint)
    guard let table = result.table else {
      throw GroupError.tooLarge(
        expression: "\(expression)", order: nil, limit: PresentedLaw.cosetLimit)
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

  /// A permutation group whose generators are called g1, g2 and so on.
  private static func named(
    _ permutations: [Permutation], _ chain: StabiliserChain, _ checkpoint: Checkpoint
  ) throws -> Parts {
    let generators = permutations.enumerated().map { k, permutation in
      Generator(name: "g\(k + 1)", element: chain.rank(of: permutation) ?? 0)
    }
    return (.permutations(try PermutationLaw(chain, checkpoint)), generators)
  }

  private static func parts(
    of name: GroupName, _ n: Int, _ expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> Parts {
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
    case .symmetric, .alternating, .cube, .trivial:
      let permutations = name.permutations(n)
      let degree = name == .cube ? 6 : n
      let chain = try StabiliserChain(
        degree: degree, generators: permutations, limit: largestOrder, name: "\(expression)",
        checkpoint: checkpoint)
      return try named(permutations, chain, checkpoint)
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

extension GroupName {
  /// The generators of the families that are given by permutations.
  fileprivate func permutations(_ n: Int) -> [Permutation] {
    func cycle(_ points: some Sequence<Int>) -> Permutation {
      Permutation(cycle: points.map { $0 - 1 }, degree: n)
    }
    switch self {
    case .symmetric:
      if n < 2 { return [] }
      return n == 2 ? [cycle([1, 2])] : [cycle(1...n), cycle([1, 2])]
    case .alternating:
      if n < 3 { return [] }
      let first = cycle([1, 2, 3])
      if n == 3 { return [first] }
      return n.isMultiple(of: 2)
        ? [first, cycle([1, 2]) * cycle(3...n)] : [first, cycle(3...n)]
    case .cube:
      // Faces: 1 up, 2 front, 3 right, 4 back, 5 left, 6 down. Clockwise quarter turns seen
      // from above and from the front.
      return [[0, 4, 1, 2, 3, 5], [2, 1, 5, 3, 0, 4]].map(Permutation.init(unchecked:))
    default: return []
    }
  }
}

extension GroupExpression {
  /// Throws what is wrong with the arguments, here and in the factors.
  fileprivate func validate() throws(GroupError) {
    switch self {
    case .named(let name, let arguments):
      guard arguments.count == (name.takesArgument ? 1 : 0) else {
        throw .invalid("\(self): write it as in \(name.example)")
      }
      if let n = arguments.first, let objection = name.objection(to: n) {
        throw .invalid(objection)
      }
      if let n = arguments.first, name == .trivial, n > StabiliserChain.largestDegree {
        throw .invalid("\(self): it stands on at most \(StabiliserChain.largestDegree) points")
      }
      try refuseIfTooLarge(name, arguments.first ?? 1)
    case .product(let factors):
      guard factors.count >= 2 else {
        throw .invalid("a product has at least two factors, as in Z(2) x Z(3)")
      }
      for factor in factors { try factor.validate() }
    case .power(let base, let exponent):
      guard exponent >= 1 else {
        throw .invalid("\(self): a direct power counts from 1, as in Z(2)^3")
      }
      try base.validate()
    case .permutations(let degree, let permutations):
      try validate(permutations, degree: degree)
    case .presentation: break
    }
    guard let count = factorCount, count <= FiniteGroup.mostFactors else {
      throw .invalid("a product has at most \(FiniteGroup.mostFactors) factors")
    }
  }

  private func refuseIfTooLarge(_ name: GroupName, _ n: Int) throws(GroupError) {
    let limit = FiniteGroup.largestOrder
    guard let order = name.order(n) else {
      throw .tooLarge(expression: "\(self)", order: nil, limit: limit)
    }
    if order > limit {
      throw .tooLarge(expression: "\(self)", order: String(order), limit: limit)
    }
  }

  private func validate(_ permutations: [Permutation], degree: Int?) throws(GroupError) {
    let largest = StabiliserChain.largestDegree
    guard (degree ?? 1) >= 1, (degree ?? 1) <= largest,
      permutations.allSatisfy({ $0.largestMoved <= degree ?? largest })
    else {
      throw .invalid("the points of perm[…] go from 1 to \(degree ?? largest), at most \(largest)")
    }
    guard (1...1000).contains(permutations.count) else {
      throw .invalid("perm[…] takes 1 to 1000 permutations; perm[()] is the trivial group")
    }
  }

  /// The number of direct factors, nil when it is beyond 64 bits.
  private var factorCount: Int? {
    switch self {
    case .named, .permutations, .presentation: return 1
    case .product(let factors):
      return factors.reduce(0) { total, factor in
        guard let total, let count = factor.factorCount else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(count)
        return overflow ? nil : sum
      }
    case .power(let base, let exponent): return base.factorCount?.times(exponent)
    }
  }
}

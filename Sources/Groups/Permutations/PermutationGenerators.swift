import LinearAlgebra

/// Permutations that generate a group, with the names by which words call them.
public struct PermutationGenerators: Sendable {
  /// A name and what it stands for.
  public typealias Generator = (name: String, permutation: Permutation)

  /// The number of points.
  public let degree: Int
  /// In the order in which words number them; all of `degree` points.
  public let generators: [Generator]

  init(degree: Int, generators: [Generator]) {
    self.degree = degree
    self.generators = generators
  }

  /// Generators that are called g1, g2 and so on.
  init(degree: Int, _ permutations: [Permutation]) {
    self.init(
      degree: degree,
      generators: permutations.enumerated().map { k, permutation in
        ("g\(k + 1)", permutation.resized(to: degree))
      })
  }

  /// What a group that is given by permutations, or by matrices over a finite field, is made from;
  /// nil for the families whose elements have an arithmetic of their own, and for products.
  ///
  /// `expression` is valid. Throws a `GroupError` when there are too many points.
  init?(
    directly expression: GroupExpression, _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws {
    if let degree = expression.knownDegree, degree > StabiliserChain.largestDegree {
      switch expression {
      case .named(let name, _) where !name.isPermuting: return nil
      case .product, .power: return nil
      default: throw Self.tooManyPoints(expression, degree)
      }
    }
    switch expression {
    case .named(let name, let arguments):
      guard let own = try name.permutations(arguments, library) else { return nil }
      self = own
    case .permutations(_, let permutations):
      self.init(degree: expression.knownDegree ?? 1, permutations)
    case .wreath(let base, let top):
      self = try Self.wreath(base, top, expression, library, checkpoint)
    case .product, .power, .presentation, .table, .embedded: return nil
    }
  }

  static func tooManyPoints(_ expression: GroupExpression, _ degree: Int?) -> GroupError {
    let limit = StabiliserChain.largestDegree
    let size = degree.map(String.init) ?? "more"
    return .limit("\(expression) moves \(size) points, and the limit is \(limit) points")
  }

  /// One after another on points of their own; generators carry the number of their factor.
  static func product(_ factors: [PermutationGenerators]) -> PermutationGenerators {
    let degree = factors.reduce(0) { $0 + $1.degree }
    var first = 0
    var generators: [Generator] = []
    for (k, factor) in factors.enumerated() {
      for (name, permutation) in factor.generators {
        generators.append(("\(name)\(k + 1)", permutation.moved(by: first, in: degree)))
      }
      first += factor.degree
    }
    return PermutationGenerators(degree: degree, generators: generators)
  }

  /// The imprimitive action: point b · deg(A) + a is point a of copy b, and B permutes the copies.
  ///
  /// First come the generators of A in the first copy, with the number 1, then those of B, with
  /// the number 2. Where B has several orbits, A acts in the first copy of each, and B comes last.
  private static func wreath(
    _ base: GroupExpression, _ top: GroupExpression, _ whole: GroupExpression,
    _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws -> PermutationGenerators {
    let below = try faithful(base, library, checkpoint)
    let above = try faithful(top, library, checkpoint)
    if top.hasOwnPoints == false {
      throw GroupError.invalid(
        "\(whole): the right side permutes copies of the left one, but \(top) has no points of its "
          + "own; perm[…] or S(n) has")
    }
    guard let degree = below.degree.times(above.degree), degree <= StabiliserChain.largestDegree
    else { throw tooManyPoints(whole, below.degree.times(above.degree)) }
    var generators: [Generator] = []
    let copies = above.firstOfOrbits
    for (k, copy) in copies.enumerated() {
      for (name, permutation) in below.generators {
        generators.append(
          ("\(name)\(k + 1)", permutation.moved(by: copy * below.degree, in: degree)))
      }
    }
    for (name, permutation) in above.generators {
      let images = (0..<degree).map { point in
        UInt32(permutation[point / below.degree] * below.degree + point % below.degree)
      }
      generators.append(("\(name)\(copies.count + 1)", Permutation(unchecked: images)))
    }
    return PermutationGenerators(degree: degree, generators: generators)
  }

  /// The first point of each orbit.
  private var firstOfOrbits: [Int] {
    var isSeen = [Bool](repeating: false, count: degree)
    var result: [Int] = []
    for start in 0..<degree where !isSeen[start] {
      result.append(start)
      isSeen[start] = true
      var rest = [start]
      while let point = rest.popLast() {
        for (_, permutation) in generators where !isSeen[permutation[point]] {
          isSeen[permutation[point]] = true
          rest.append(permutation[point])
        }
      }
    }
    return result
  }
}

extension PermutationGenerators {
  /// A faithful action of any finite group: the natural one where it is faithful, and otherwise the
  /// group on its own elements. `expression` is valid.
  ///
  /// Throws a `GroupError` when it takes too many points, or the group is not finite.
  static func faithful(
    _ expression: GroupExpression, _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws -> PermutationGenerators {
    switch expression {
    case .product, .power:
      var factors: [PermutationGenerators] = []
      var degree = 0
      for factor in expression.directFactors {
        factors.append(try faithful(factor, library, checkpoint))
        degree += factors[factors.count - 1].degree
        if degree > StabiliserChain.largestDegree { throw tooManyPoints(expression, nil) }
      }
      return product(factors)
    case .embedded(let group, _, _): return try faithful(group, library, checkpoint)
    default: break
    }
    if let own = try Self(directly: expression, library, checkpoint) { return own }
    if let order = expression.knownOrder, order > FiniteGroup.largestOrder,
      expression.knownDegree ?? .max > StabiliserChain.largestDegree
    {
      throw GroupError.limit(
        "\(expression) needs \(expression.knownDegree.map(String.init) ?? "\(order)") points to act "
          + "on, and the limit is \(StabiliserChain.largestDegree) points; with up to "
          + "\(FiniteGroup.largestOrder) elements it works without")
    }
    let group = try FiniteGroup(expression, library: library, checkpoint: checkpoint)
    if let degree = group.degree, degree <= StabiliserChain.largestDegree,
      try group.isFaithfulOnPoints(checkpoint)
    {
      return PermutationGenerators(
        degree: degree,
        generators: group.generators.map {
          ($0.name, group.permutation(of: $0.element) ?? .identity(degree))
        })
    }
    guard group.order <= StabiliserChain.largestDegree else {
      throw tooManyPoints(expression, group.order)
    }
    return PermutationGenerators(
      degree: group.order,
      generators: group.generators.map { generator in
        let images = group.products(of: generator.element, columns: 0..<group.order)
        return (generator.name, Permutation(unchecked: images.map { UInt32($0) }))
      })
  }
}

extension FiniteGroup {
  /// Whether every element but the identity moves a point of the natural action.
  fileprivate func isFaithfulOnPoints(_ checkpoint: Checkpoint) throws(Cancelled) -> Bool {
    guard let degree else { return false }
    for a in 1..<max(order, 1) {
      if a.isMultiple(of: 1024) { try checkpoint.report() }
      if (0..<degree).allSatisfy({ image(of: $0, under: a) == $0 }) { return false }
    }
    return true
  }
}

extension GroupExpression {
  /// Whether the group has points that its elements permute, and no two alike; the quaternions have
  /// none, and D(2) moves its two corners like a smaller group.
  fileprivate var hasOwnPoints: Bool {
    switch self {
    case .named(let name, let arguments):
      switch (name, arguments.first ?? 0) {
      case (.klein, _), (.quaternion, _), (.dicyclic, _), (.parity, _), (.timeReversal, _): false
      case (.dihedral, let n), (.p2, let n), (.p4, let n), (.p4m, let n): n > 2
      default: true
      }
    case .product(let factors): factors.allSatisfy(\.hasOwnPoints)
    case .power(let base, _), .embedded(let base, _, _): base.hasOwnPoints
    case .wreath(let base, _): base.hasOwnPoints
    case .permutations, .presentation, .table: true
    }
  }
}

extension Permutation {
  /// The same permutation of the points from `first` on, among `degree` points.
  fileprivate func moved(by first: Int, in degree: Int) -> Permutation {
    var result = Permutation.identity(degree).images
    for (point, image) in images.enumerated() { result[first + point] = UInt32(first) + image }
    return Permutation(unchecked: result)
  }
}

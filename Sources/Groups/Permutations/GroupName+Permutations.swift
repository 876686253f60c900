extension GroupName {
  /// Whether the family is given by permutations, and its elements are known by them.
  var isPermuting: Bool {
    switch self {
    case .symmetric, .alternating, .specialLinear, .generalLinear, .projectiveLinear, .heisenberg,
      .mathieu, .cube, .rubik, .small, .trivial:
      true
    default: false
    }
  }

  /// The generators of the families that are given by permutations; nil for the others.
  ///
  /// The arguments are in range, and the points not too many. Throws when the catalogue has not got
  /// the group.
  func permutations(
    _ arguments: [Int], _ library: GroupLibrary
  ) throws(GroupError) -> PermutationGenerators? {
    let n = arguments.first ?? 0
    switch self {
    case .symmetric: return PermutationGenerators(degree: n, Self.symmetric(n))
    case .alternating: return PermutationGenerators(degree: n, Self.alternating(n))
    case .cube:
      // Faces: 1 up, 2 front, 3 right, 4 back, 5 left, 6 down. Clockwise quarter turns seen
      // from above and from the front.
      return PermutationGenerators(
        degree: 6, [[0, 4, 1, 2, 3, 5], [2, 1, 5, 3, 0, 4]].map(Permutation.init(unchecked:)))
    case .trivial: return PermutationGenerators(degree: n, [])
    case .mathieu:
      return PermutationGenerators(degree: n, MathieuGenerators.permutations(degree: n))
    case .rubik: return RubikTurns(size: n).generators
    case .small: return try library.generators(order: n, number: arguments[1])
    case .heisenberg: return PermutationGenerators(degree: n * n, Self.heisenberg(n))
    case .specialLinear, .generalLinear, .projectiveLinear:
      guard !isLie(arguments) else { return nil }
      return LinearAction(size: n, prime: arguments[1], onLines: self == .projectiveLinear)
        .generators(general: self == .generalLinear)
    default: return nil
    }
  }

  private static func symmetric(_ n: Int) -> [Permutation] {
    if n < 2 { return [] }
    let swap = Permutation(cycle: [0, 1], degree: n)
    return n == 2 ? [swap] : [Permutation(cycle: Array(0..<n), degree: n), swap]
  }

  private static func alternating(_ n: Int) -> [Permutation] {
    if n < 3 { return [] }
    let first = Permutation(cycle: [0, 1, 2], degree: n)
    if n == 3 { return [first] }
    let rest = Permutation(cycle: Array(2..<n), degree: n)
    return n.isMultiple(of: 2)
      ? [first, Permutation(cycle: [0, 1], degree: n) * rest] : [first, rest]
  }

  /// (1 a c; 0 1 b; 0 0 1) on the columns (u, v, 1), point u n + v: a = 1 and then b = 1.
  private static func heisenberg(_ n: Int) -> [Permutation] {
    let points = (0..<(n * n)).map { (u: $0 / n, v: $0 % n) }
    return [
      Permutation(unchecked: points.map { UInt32(($0.u + $0.v) % n * n + $0.v) }),
      Permutation(unchecked: points.map { UInt32($0.u * n + ($0.v + 1) % n) }),
    ]
  }
}

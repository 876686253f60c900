import BigInt

extension GroupName {
  /// Factorials and powers with more bits are not written out.
  static let mostOrderBits = 1 << 16

  /// The number of elements; nil for a Lie group, or where it would have more than
  /// `mostOrderBits` bits.
  ///
  /// The arguments are in range.
  func order(_ arguments: [Int]) -> BigInt? {
    if isLie(arguments) { return nil }
    let n = arguments.first ?? 1
    let size = BigInt(n)
    switch self {
    case .cyclic, .rotations, .quaternion, .small: return size
    case .dihedral: return 2 * size
    case .symmetric: return factorial(n)
    case .alternating: return n < 2 ? 1 : factorial(n).map { $0 / 2 }
    case .klein: return 4
    case .dicyclic: return 4 * size
    case .p1: return size * size
    case .p2: return 2 * size * size
    case .p4: return 4 * size * size
    case .p4m: return 8 * size * size
    case .heisenberg: return size * size * size
    case .specialLinear, .generalLinear, .projectiveLinear: return linearOrder(n, arguments[1])
    case .mathieu:
      return [11: 7920, 12: 95040, 22: 443_520, 23: 10_200_960, 24: 244_823_040][n]
    case .cube: return 24
    case .rubik: return n == 2 ? 3_674_160 : BigInt("43252003274489856000")
    case .parity, .timeReversal: return 2
    case .trivial: return 1
    case .scaling, .specialOrthogonal, .orthogonal, .unitary, .specialUnitary, .symplectic,
      .properOrthogonal, .lorentz:
      return nil
    }
  }

  /// |GL(n,p)| = ∏ (pⁿ - pⁱ), its part p - 1 left out for SL, and the scalars of SL for PSL.
  private func linearOrder(_ n: Int, _ p: Int) -> BigInt? {
    guard let bits = n.times(n)?.times(p.bitWidth - p.leadingZeroBitCount),
      bits <= Self.mostOrderBits
    else { return nil }
    let q = BigInt(p)
    let whole = q.power(n)
    let general = (0..<n).reduce(BigInt(1)) { $0 * (whole - q.power($1)) }
    switch self {
    case .generalLinear: return general
    case .specialLinear: return general / (q - 1)
    default: return general / (q - 1) / BigInt(greatestCommonDivisor(n, p - 1))
    }
  }

  private func factorial(_ n: Int) -> BigInt? {
    if n > 5000 { return nil }
    return (1...max(n, 1)).reduce(BigInt(1)) { $0 * BigInt($1) }
  }

  /// The number of points that the natural action moves; nil where there is none, or where it
  /// takes more than arithmetic to know.
  func degree(_ arguments: [Int]) -> Int? {
    guard let n = arguments.first, !isLie(arguments) else { return self == .cube ? 6 : nil }
    switch self {
    case .cyclic, .rotations, .dihedral, .symmetric, .alternating, .trivial, .mathieu: return n
    case .p1, .p2, .p4, .p4m, .heisenberg: return n.times(n)
    case .rubik: return n == 2 ? 24 : 48
    case .specialLinear, .generalLinear: return power(arguments[1], n).map { $0 - 1 }
    case .projectiveLinear: return power(arguments[1], n).map { ($0 - 1) / (arguments[1] - 1) }
    default: return nil
    }
  }

  private func power(_ p: Int, _ n: Int) -> Int? {
    if n > 63 { return nil }
    return (0..<n).reduce(1) { total, _ in total?.times(p) }
  }

  /// Arguments of the largest member of the family with at most `limit` elements, if there is one.
  func largestArguments(like arguments: [Int], limit: Int) -> [Int]? {
    switch self {
    case .klein, .cube, .parity, .timeReversal, .rubik, .small: return nil
    case _ where isLie(arguments): return nil
    case .trivial: return [StabiliserChain.largestDegree]
    case .mathieu: return [11]
    case .quaternion:
      var n = 8
      while n * 2 <= limit { n *= 2 }
      return [n]
    case .specialLinear, .generalLinear, .projectiveLinear:
      let n = arguments[0]
      var best: [Int]?
      for p in 2...max(2, min(arguments[1], limit)) where isPrime(p) {
        guard let order = linearOrder(n, p), order <= limit else { break }
        best = [n, p]
      }
      return best
    default:
      var n = 1
      while let order = order([n + 1]), order <= limit { n += 1 }
      return [n]
    }
  }
}

import BigInt
import Groups
import LinearAlgebra

/// Characters of S(n) and A(n) on their points, summed over the cycle types.
struct SymmetricCharacters {
  /// S(n) has 37338 cycle types here.
  private static let largest = 40

  let n: Int
  let isAlternating: Bool

  /// nil for other groups, and beyond the limit.
  init?(_ expression: GroupExpression) {
    guard case .named(let name, let arguments) = expression, let n = arguments.first,
      (2...Self.largest).contains(n), [.symmetric, .alternating].contains(name)
    else { return nil }
    self.n = n
    isAlternating = name == .alternating
  }

  /// (1/n!) Σ over cycle types of (elements of that type) · Π characters: Burnside's count, with signs.
  ///
  /// A(n) is half of the sum with and half of that without the sign. nil beyond machine integers.
  func dimension(of leaves: [Leaf], _ checkpoint: Checkpoint) throws(Cancelled) -> Int? {
    let parity = leaves.count(where: { if case .parity = $0.kind { true } else { false } }) % 2
    let points = leaves.count(where: { if case .points = $0.kind { true } else { false } })
    let standard = leaves.count(where: \.isStandard)
    let factorial = (1...n).reduce(BigInt(1)) { $0 * BigInt($1) }
    var sums = [BigInt(0), BigInt(0)]
    var parts: [Int] = []
    var visited = 0
    func visit(_ rest: Int, _ largest: Int, _ centraliser: BigInt, _ sign: Int)
      throws(Cancelled)
    {
      if rest == 0 {
        visited += 1
        if visited.isMultiple(of: 256) { try checkpoint.report() }
        let fixed = parts.count(where: { $0 == 1 })
        let value =
          factorial / centraliser * BigInt(fixed).power(points) * BigInt(fixed - 1).power(standard)
        sums[0] += value
        sums[1] += sign < 0 ? -value : value
        return
      }
      for part in stride(from: min(rest, largest), through: 1, by: -1) {
        let repeated = parts.reversed().prefix { $0 == part }.count + 1
        parts.append(part)
        try visit(
          rest - part, part, centraliser * BigInt(part * repeated),
          part.isMultiple(of: 2) ? -sign : sign)
        parts.removeLast()
      }
    }
    try visit(n, n, 1, 1)
    let total = isAlternating ? sums[0] + sums[1] : sums[parity]
    return Int(exactly: total / factorial)
  }
}

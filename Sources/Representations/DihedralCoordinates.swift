import Groups
import LinearAlgebra

/// Every element of a group on two generators written as r^turns f^flip, turns modulo `period`.
///
/// It serves the groups whose plane or quaternion matrices have a closed form: C(n), D(n), Dic(n).
struct DihedralCoordinates: Sendable {
  /// How r and f multiply.
  enum Law: Sendable {
    /// f r = r⁻¹ f, f² = e.
    case dihedral
    /// f r = r⁻¹ f, f² = r^(period/2).
    case quaternion
  }

  let period: Int
  /// `[group.order]`.
  let turns: [Int32]
  /// `[group.order]`, 0 or 1.
  let flips: [UInt8]

  /// Walks through the group from the identity: the first generator is r, a second one f.
  init(
    of group: FiniteGroup, period: Int, law: Law, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.period = period
    var turns = [Int32](repeating: 0, count: group.order)
    var flips = [UInt8](repeating: 0, count: group.order)
    try walk(group, checkpoint) { from, generator, to in
      let (turn, flip) = (Int(turns[from]), flips[from])
      if generator == 0 {
        turns[to] = Int32(flip == 0 ? (turn + 1) % period : (turn + period - 1) % period)
        flips[to] = flip
      } else {
        let carry = law == .quaternion && flip == 1 ? period / 2 : 0
        turns[to] = Int32((turn + carry) % period)
        flips[to] = 1 - flip
      }
    }
    self.turns = turns
    self.flips = flips
  }

  init(period: Int, turns: [Int32], flips: [UInt8]) {
    self.period = period
    self.turns = turns
    self.flips = flips
  }

  /// The same group with r replaced by its k-th power in every formula.
  func multiplied(by k: Int) -> DihedralCoordinates {
    let common = greatestCommonDivisor(k, period)
    return DihedralCoordinates(
      period: period / common,
      turns: turns.map { Int32(Int($0) * k % period / common) }, flips: flips)
  }

  /// Dic(1), r² = e and f² = r, as the powers of a quarter turn f.
  func asQuarterTurns() -> DihedralCoordinates {
    DihedralCoordinates(
      period: 4, turns: zip(turns, flips).map { 2 * $0 + Int32($1) },
      flips: Array(repeating: 0, count: flips.count))
  }
}

/// Reaches every element once from the identity by multiplying with generators from the right.
///
/// `visit(a, k, b)` is called with b = a · (generator k), for each b but the identity, after a.
/// O(order · generators).
func walk(
  _ group: FiniteGroup, _ checkpoint: Checkpoint,
  _ visit: (_ from: Int, _ generator: Int, _ to: Int) -> Void
) throws(Cancelled) {
  var isSeen = [Bool](repeating: false, count: group.order)
  isSeen[0] = true
  var queue = [0]
  queue.reserveCapacity(group.order)
  let generators = group.generators.map(\.element)
  let period = max(1, 1024 / max(1, generators.count))
  var next = 0
  while next < queue.count {
    if next.isMultiple(of: period) { try checkpoint.report() }
    let from = queue[next]
    next += 1
    for (k, generator) in generators.enumerated() {
      let to = group.product(from, generator)
      if isSeen[to] { continue }
      isSeen[to] = true
      visit(from, k, to)
      queue.append(to)
    }
  }
}

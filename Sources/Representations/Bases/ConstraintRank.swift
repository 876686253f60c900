import Groups
import LinearAlgebra

/// The rank of integer equations, over a prime field in which -1 has a square root.
///
/// It never exceeds the true rank, and falls short of it only if the prime divides all largest
/// minors.
struct ConstraintRank {
  /// 2³¹ - 2²⁷ + 1, a prime; 1 mod 4.
  static let prime: UInt64 = 2_013_265_921
  /// A square root of -1: 31^((p-1)/4), 31 being a primitive root.
  static let imaginary = power(31, (prime - 1) / 4)

  let unknowns: Int
  /// An equation without its first coefficient, which is 1.
  private typealias Terms = (places: [Int], values: [UInt64])
  /// Reduced equations by their first unknown.
  private var pivots: [Terms?]
  /// The equation that is being reduced; all zero between calls.
  private var row: [UInt64]
  private(set) var rank = 0

  init(unknowns: Int) {
    self.unknowns = unknowns
    pivots = Array(repeating: nil, count: unknowns)
    row = Array(repeating: 0, count: unknowns)
  }

  static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest) = (UInt64(1), base % prime, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square % prime }
      square = square * square % prime
      rest >>= 1
    }
    return result
  }

  /// a + bi as a number of the field.
  static func residue(_ re: Int, _ im: Int) -> UInt64 {
    let p = Int(prime)
    let (a, b) = ((re % p + p) % p, (im % p + p) % p)
    return (UInt64(a) + UInt64(b) * imaginary) % prime
  }

  /// Imposes one more equation: a coefficient for each place, added up where places repeat.
  ///
  /// O(terms of it and of the equations that reduce it), which are few: generators mix few indices.
  mutating func impose(_ equation: [(place: Int, value: UInt64)]) {
    var first = unknowns
    for (place, value) in equation {
      row[place] = (row[place] + value) % Self.prime
      first = min(first, place)
    }
    for k in first..<unknowns where row[k] != 0 {
      guard let pivot = pivots[k] else {
        keepRow(from: k)
        return
      }
      let factor = Self.prime - row[k]
      row[k] = 0
      for (place, value) in zip(pivot.places, pivot.values) {
        row[place] = (row[place] + factor * value) % Self.prime
      }
    }
  }

  /// Makes the row the pivot of its first unknown.
  private mutating func keepRow(from k: Int) {
    let inverse = Self.power(row[k], Self.prime - 2)
    row[k] = 0
    var terms: Terms = ([], [])
    for j in k + 1..<max(unknowns, k + 1) where row[j] != 0 {
      terms.places.append(j)
      terms.values.append(row[j] * inverse % Self.prime)
      row[j] = 0
    }
    pivots[k] = terms
    rank += 1
  }
}

extension ClassicalMaps {
  /// Blocks with more unknowns are counted only before and after.
  static let mostCounted = 256

  /// The number of free parameters with no generator imposed, then with the first, and so on: the
  /// algebra first, then the discrete generators.
  func counts(of group: LieGroup, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    let unknowns = rows * columns
    var rank = ConstraintRank(unknowns: unknowns)
    var counts = [unknowns]
    for generator in group.algebra {
      try impose(IndexMoves(generator.matrix), on: &rank, checkpoint)
      counts.append(unknowns - rank.rank)
    }
    for generator in group.discrete {
      let matrix = generator.matrix.dense.re
      let signs = (0..<form.size).map { matrix[$0, $0] }
      let whole = determinant % 2 == 0 ? 1 : signs.reduce(1, *)
      for place in 0..<unknowns {
        try checkpoint.report()
        let sign = strides.reduce(whole) { $0 * signs[place / $1 % form.size] }
        if sign > 0 { continue }
        rank.impose([(place, 1)])
      }
      counts.append(unknowns - rank.rank)
    }
    return counts
  }

  private func impose(
    _ moves: IndexMoves, on rank: inout ConstraintRank, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let unknowns = rows * columns
    var equations = [[(place: Int, value: UInt64)]](repeating: [], count: unknowns)
    func add(_ re: Int, _ im: Int, _ target: Int, _ place: Int) {
      let value = ConstraintRank.residue(re, im)
      if value != 0 { equations[target].append((place, value)) }
    }
    for place in 0..<unknowns {
      add(determinant * moves.trace.re, determinant * moves.trace.im, place, place)
      for (slot, stride) in zip(slots, strides) {
        for move in moves.of(place / stride % form.size, slot) {
          add(Int(move.re), Int(move.im), place + move.step * stride, place)
        }
      }
    }
    for equation in equations where !equation.isEmpty {
      try checkpoint.report()
      rank.impose(equation)
    }
  }
}

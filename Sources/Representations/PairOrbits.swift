import LinearAlgebra

/// The orbits of a group on index pairs (out, in), with signs: the weight classes of W.
///
/// For monomial ρ the constraint ρ_out(g) W = W ρ_in(g) says, entry by entry, that
/// W[i, j] = s_out[i] s_in[j] W[source_out[i], source_in[j]]. So entries in one orbit are equal up
/// to sign, and zero where an orbit meets itself with the wrong sign. Exact, and linear in
/// entries x generators; there is no constraint matrix.
struct PairOrbits: Sendable {
  let rows: Int
  let columns: Int
  /// `[rows × columns]`: the class of each entry, from 1 by first appearance, 0 where forced to 0.
  private(set) var classes: [Int32]
  /// `[rows × columns]`: the sign of each entry in its class, + at the first; nil if all are +.
  private(set) var signs: [Int8]?
  /// The number of classes.
  private(set) var count = 0
  /// The position in row-major order where each class first appears, `[count]`.
  private(set) var firstPositions: [Int32] = []
  /// The number of free parameters before the first generator and after each.
  private(set) var countsByGenerator: [Int]

  /// Solves for `[rows × columns]` matrices under pairs (ρ_out(g), ρ_in(g)) of monomial matrices.
  init(
    rows: Int, columns: Int, generators: [(output: SignedPermutation, input: SignedPermutation)],
    checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.rows = rows
    self.columns = columns
    classes = []
    countsByGenerator = [rows * columns]
    let isSigned = generators.contains { $0.output.signs != nil || $0.input.signs != nil }
    var forest = SignedForest(count: rows * columns, isSigned: isSigned)
    for (k, (output, input)) in generators.enumerated() {
      for i in 0..<rows {
        if i % 64 == 0 {
          try checkpoint.report(Double(k * rows + i) / Double(generators.count * rows))
        }
        forest.join(
          row: i * columns, with: Int(output.sources[i]) * columns, sources: input.sources,
          rowSign: output.sign(i), signs: input.signs)
      }
      countsByGenerator.append(forest.freeTrees)
    }
    (classes, signs, firstPositions) = forest.numbered()
    count = firstPositions.count
  }
}

/// The share of the equations W[i, j] = ± W[i', j'] that weight classes violate; 0 if correct.
///
/// `classes` and `signs` are `[rows × columns]`.
func violatedShare(
  _ classes: [Int32], _ signs: [Int8]?,
  under pairs: [(output: SignedPermutation, input: SignedPermutation)], checkpoint: Checkpoint
) throws(Cancelled) -> Double {
  var failures = 0
  for (output, input) in pairs {
    let columns = input.dimension
    for i in 0..<output.dimension {
      if i % 64 == 0 { try checkpoint.report() }
      let here = i * columns
      let there = Int(output.sources[i]) * columns
      let rowSign = output.sign(i)
      for j in 0..<columns {
        let (a, b) = (here + j, there + Int(input.sources[j]))
        if classes[a] != classes[b] {
          failures += 1
        } else if classes[a] != 0 {
          let sign = (signs?[a] ?? 1) * (signs?[b] ?? 1)
          if sign != rowSign * input.sign(j) { failures += 1 }
        }
      }
    }
  }
  return failures == 0 ? 0 : Double(failures) / Double(classes.count * pairs.count)
}

/// Disjoint sets of entries with a sign relative to the parent, rooted at the smallest member.
struct SignedForest {
  private var parents: [Int32]
  /// Relative to the parent: 0 equal, 1 opposite; empty if there are no signs.
  private var parities: [UInt8]
  /// Whether a root's tree is forced to zero; empty if there are no signs.
  private var isZero: [Bool]
  /// The number of trees that are not forced to zero.
  private(set) var freeTrees: Int

  init(count: Int, isSigned: Bool) {
    parents = (0..<Int32(count)).map { $0 }
    parities = isSigned ? Array(repeating: 0, count: count) : []
    isZero = isSigned ? Array(repeating: false, count: count) : []
    freeTrees = count
  }

  /// Joins entry row + j with entry other + sources[j], for all j.
  mutating func join(
    row: Int, with other: Int, sources: [Int32], rowSign: Int8, signs: [Int8]?
  ) {
    if parities.isEmpty {
      for j in 0..<sources.count { joinPlain(Int32(row + j), Int32(other) + sources[j]) }
    } else {
      for j in 0..<sources.count {
        let sign = rowSign * (signs?[j] ?? 1)
        joinSigned(Int32(row + j), Int32(other) + sources[j], opposite: sign < 0 ? 1 : 0)
      }
    }
  }

  @inline(__always) private mutating func joinPlain(_ a: Int32, _ b: Int32) {
    let (x, y) = (root(a), root(b))
    if x == y { return }
    parents[Int(max(x, y))] = min(x, y)
    freeTrees -= 1
  }

  @inline(__always) private mutating func root(_ start: Int32) -> Int32 {
    var i = start
    while true {
      let parent = parents[Int(i)]
      if parent == i { return i }
      let grandparent = parents[Int(parent)]
      parents[Int(i)] = grandparent
      i = grandparent
    }
  }

  private mutating func joinSigned(_ a: Int32, _ b: Int32, opposite: UInt8) {
    let (x, signX) = signedRoot(a)
    let (y, signY) = signedRoot(b)
    let sign = signX ^ signY ^ opposite
    if x == y {
      if sign == 1 && !isZero[Int(x)] {
        isZero[Int(x)] = true
        freeTrees -= 1
      }
      return
    }
    let (low, high) = (Int(min(x, y)), Int(max(x, y)))
    parents[high] = Int32(low)
    parities[high] = sign
    if !isZero[low] || !isZero[high] { freeTrees -= 1 }
    isZero[low] = isZero[low] || isZero[high]
  }

  /// The root, and the parity of the entry relative to it; halves the path on the way.
  @inline(__always) private mutating func signedRoot(
    _ start: Int32
  ) -> (root: Int32, parity: UInt8) {
    var i = start
    var parity: UInt8 = 0
    while true {
      let parent = parents[Int(i)]
      if parent == i { return (i, parity) }
      let grandparent = parents[Int(parent)]
      if grandparent != parent {
        parities[Int(i)] ^= parities[Int(parent)]
        parents[Int(i)] = grandparent
      }
      parity ^= parities[Int(i)]
      i = grandparent
    }
  }

  /// Turns the forest into class numbers from 1 by first member, in place; consumes it.
  mutating func numbered() -> (classes: [Int32], signs: [Int8]?, firstPositions: [Int32]) {
    var first: [Int32] = []
    // A parent is smaller than its child, so it already holds its class number.
    for i in 0..<parents.count {
      let parent = Int(parents[i])
      if parent == i {
        if !isZero.isEmpty && isZero[i] {
          parents[i] = 0
        } else {
          first.append(Int32(i))
          parents[i] = Int32(first.count)
        }
      } else {
        parents[i] = parents[parent]
        if !parities.isEmpty { parities[i] ^= parities[parent] }
      }
    }
    let signs = parities.isEmpty ? nil : parities.map { $0 == 0 ? Int8(1) : -1 }
    defer {
      parents = []
      parities = []
    }
    return (parents, signs, first)
  }
}

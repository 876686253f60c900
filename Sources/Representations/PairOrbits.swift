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
    try checkpoint.report()
    self.rows = rows
    self.columns = columns
    classes = []
    countsByGenerator = [rows * columns]
    let isSigned = generators.contains { $0.output.signs != nil || $0.input.signs != nil }
    var forest = try SignedForest(count: rows * columns, isSigned: isSigned, checkpoint)
    for (k, (output, input)) in generators.enumerated() {
      try forEachStretch(rows: rows, columns: columns) { i throws(Cancelled) in
        try checkpoint.report(Double(k * rows + i) / Double(generators.count * rows))
      } _: { i, stretch in
        forest.join(
          row: i * columns, with: Int(output.sources[i]) * columns, stretch,
          sources: input.sources, rowSign: output.sign(i), signs: input.signs)
      }
      countsByGenerator.append(forest.freeTrees)
    }
    (classes, signs, firstPositions) = try forest.numbered(checkpoint)
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
    try checkpoint.report()
    let columns = input.dimension
    try forEachStretch(rows: output.dimension, columns: columns) { _ throws(Cancelled) in
      try checkpoint.report()
    } _: { i, stretch in
      let here = i * columns
      let there = Int(output.sources[i]) * columns
      let rowSign = output.sign(i)
      let (classes, sources) = (classes.span, input.sources.span)
      var failed = 0
      for j in stretch {
        let (a, b) = (here + j, there + Int(sources[j]))
        if classes[a] != classes[b] {
          failed += 1
        } else if classes[a] != 0 {
          let sign = (signs?[a] ?? 1) * (signs?[b] ?? 1)
          if sign != rowSign * input.sign(j) { failed += 1 }
        }
      }
      failures += failed
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

  init(count: Int, isSigned: Bool, _ checkpoint: Checkpoint) throws(Cancelled) {
    parents = []
    parities = []
    isZero = []
    freeTrees = count
    parents.reserveCapacity(count)
    if isSigned {
      parities.reserveCapacity(count)
      isZero.reserveCapacity(count)
    }
    // Large memory is slow at the first touch.
    try forEachStretch(count: count, checkpoint) { stretch in
      parents.append(contentsOf: Int32(stretch.lowerBound)..<Int32(stretch.upperBound))
      if isSigned {
        parities.append(contentsOf: repeatElement(0, count: stretch.count))
        isZero.append(contentsOf: repeatElement(false, count: stretch.count))
      }
    }
  }

  /// Joins entry row + j with entry other + sources[j], for all j in a stretch.
  mutating func join(
    row: Int, with other: Int, _ stretch: Range<Int>, sources: [Int32], rowSign: Int8,
    signs: [Int8]?
  ) {
    if parities.isEmpty {
      var trees = parents.mutableSpan
      let sources = sources.span
      var joined = 0
      for j in stretch where Self.join(Int32(row + j), Int32(other) + sources[j], in: &trees) {
        joined += 1
      }
      freeTrees -= joined
    } else {
      for j in stretch {
        let sign = rowSign * (signs?[j] ?? 1)
        joinSigned(Int32(row + j), Int32(other) + sources[j], opposite: sign < 0 ? 1 : 0)
      }
    }
  }

  /// False if they were in one tree.
  @inline(__always) private static func join(
    _ a: Int32, _ b: Int32, in parents: inout MutableSpan<Int32>
  ) -> Bool {
    let (x, y) = (root(a, in: &parents), root(b, in: &parents))
    if x == y { return false }
    parents[Int(max(x, y))] = min(x, y)
    return true
  }

  @inline(__always) private static func root(
    _ start: Int32, in parents: inout MutableSpan<Int32>
  ) -> Int32 {
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
  mutating func numbered(
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> (classes: [Int32], signs: [Int8]?, firstPositions: [Int32]) {
    // In local variables, which the loops can change where they lie.
    var (classes, parities) = (self.parents, self.parities)
    (self.parents, self.parities) = ([], [])
    let isZero = self.isZero
    var first: [Int32] = []
    // A parent is smaller than its child, so it already holds its class number.
    try forEachStretch(count: classes.count, checkpoint) { stretch in
      var numbers = classes.mutableSpan
      for i in stretch {
        let parent = Int(numbers[i])
        if parent == i {
          if !isZero.isEmpty && isZero[i] {
            numbers[i] = 0
          } else {
            first.append(Int32(i))
            numbers[i] = Int32(first.count)
          }
        } else {
          numbers[i] = numbers[parent]
          if !parities.isEmpty { parities[i] ^= parities[parent] }
        }
      }
    }
    if parities.isEmpty { return (classes, nil, first) }
    var signs: [Int8] = []
    signs.reserveCapacity(parities.count)
    try forEachStretch(count: parities.count, checkpoint) { stretch in
      for i in stretch { signs.append(parities[i] == 0 ? 1 : -1) }
    }
    return (classes, signs, first)
  }
}

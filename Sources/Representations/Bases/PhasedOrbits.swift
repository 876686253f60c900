import Groups
import LinearAlgebra

/// Equivariant maps between representations that permute coordinates up to roots of unity.
///
/// In the coordinates z = x + iy and z̄ of the planes the constraint says, entry by entry, that
/// W[i, j] = ζ^p W[i', j']: the entries of an orbit are equal up to roots of unity, and zero where an
/// orbit meets itself with a wrong one. Exact, and linear in entries x generators. Real maps are the
/// real and imaginary parts of an orbit and its conjugate; for cyclic and dihedral groups their
/// entries are 0 and ±1.
struct PhasedOrbits: Sendable {
  /// Orbits of planes are written out in real coordinates up to so many products.
  static let mostWork = 1 << 28
  /// All maps together hold so many entries at most.
  static let mostEntries = 1 << 26

  /// The real maps, pairwise orthogonal.
  private(set) var maps: SparseMaps
  /// The number of free real parameters before the first generator and after each.
  private(set) var countsByGenerator: [Int]

  private let output: [PhasedLeaf]
  private let input: [PhasedLeaf]
  private let order: Int
  private var forest: PhaseForest

  /// Solves for maps from ⊗ `input` to ⊗ `output`, under as many matrices as each leaf has.
  ///
  /// Throws `RepresentationError.tooLarge` before it starts where the entries are too many, and
  /// after the orbits are known where they are too many to write out; `Cancelled`.
  init(
    from input: [PhasedLeaf], to output: [PhasedLeaf], count: Int, of group: GroupExpression,
    checkpoint: Checkpoint
  ) throws {
    self.output = output
    self.input = input
    order = (output + input).reduce(2) { leastCommonMultiple($0, $1.order) }
    let (rows, columns) = try Self.size(output, input, group)
    maps = SparseMaps(rows: rows, columns: columns)
    countsByGenerator = [rows * columns]
    forest = PhaseForest(count: rows * columns, order: Int32(order))
    let outward = output.map { $0.matrices(in: order) }
    let inward = input.map { $0.matrices(in: order) }
    for k in 0..<count {
      var (left, right) = (PhasedPermutation.one, PhasedPermutation.one)
      for leaf in outward {
        left = try left.kronecker(leaf[k], order: Int32(order), checkpoint)
      }
      for leaf in inward {
        right = try right.kronecker(leaf[k], order: Int32(order), checkpoint)
      }
      try forEachStretch(rows: rows, columns: columns) { _ throws(Cancelled) in
        try checkpoint.report()
      } _: { i, stretch in
        for j in stretch {
          forest.join(
            i * columns + j, with: Int(left.sources[i]) * columns + Int(right.sources[j]),
            phase: left.phases[i] - right.phases[j])
        }
      }
      countsByGenerator.append(forest.freeTrees)
    }
    try writeOut(group, checkpoint)
    forest = PhaseForest(count: 0, order: 1)
  }

  private static func size(
    _ output: [PhasedLeaf], _ input: [PhasedLeaf], _ group: GroupExpression
  ) throws -> (rows: Int, columns: Int) {
    let sizes = [output, input].map { leaves in
      leaves.reduce(1) { $0.multipliedReportingOverflow(by: $1.dimension).partialValue }
    }
    let planes = (output + input).count(where: \.isPlanar)
    let unknowns = sizes[0].multipliedReportingOverflow(by: sizes[1])
    guard planes < 28, !unknowns.overflow, unknowns.partialValue <= mostWork >> planes else {
      throw RepresentationError.tooLarge(
        """
        a block of \(group) has \(sizes[0]) x \(sizes[1]) unknowns in \(planes) planes; the \
        limit is 14 planes in input and output together, and fewer beside other representations
        """)
    }
    return (sizes[0], sizes[1])
  }

  /// An orbit of planes fills at least one product of them, and at most all entries.
  private func refuseIfTooMany(
    _ trees: [[(place: Int, phase: Int32)]], _ planes: Int, _ group: GroupExpression
  ) throws(RepresentationError) {
    let entries = trees.reduce(0) { $0 + min($1.count << planes, maps.rows * maps.columns) }
    if entries <= Self.mostEntries { return }
    throw .tooLarge(
      """
      the \(trees.count) orbits of a block of \(group) with \(planes) planes in input and output \
      together have up to \(entries) entries in real coordinates; the limit is \
      \(Self.mostEntries), and fewer planes work
      """)
  }

  /// Real coordinates of the planes: which digit of a place is which, and how a place is conjugated.
  private struct Digit {
    let stride: Int
    /// Whether it is the half of a leaf that tells z from z̄.
    let isPlanar: Bool
    /// Whether it belongs to the input, where z and z̄ change sides.
    let isInput: Bool
  }

  private func digits() -> [Digit] {
    var digits: [Digit] = []
    var stride = 1
    for (leaves, isInput) in [(input, true), (output, false)] {
      for leaf in leaves.reversed() {
        // The last bit of an index in a planar leaf.
        if leaf.isPlanar { digits.append(Digit(stride: stride, isPlanar: true, isInput: isInput)) }
        stride *= leaf.dimension
      }
    }
    return digits
  }

  /// Whether the digit of `place` at the stride is odd: the conjugate coordinate, or y.
  private static func bit(_ place: Int, _ digit: Digit) -> Int { place / digit.stride & 1 }

  private mutating func writeOut(_ group: GroupExpression, _ checkpoint: Checkpoint) throws {
    let digits = digits()
    let trees = try forest.trees(checkpoint)
    try refuseIfTooMany(trees, digits.count, group)
    // The conjugate of a place: every planar coordinate changed for its conjugate. Leaves of planar
    // digits have even dimension, so that the parity of the digit is that of place / stride.
    func conjugate(_ place: Int) -> Int {
      digits.reduce(place) { $0 + (Self.bit(place, $1) == 0 ? $1.stride : -$1.stride) }
    }
    var treeOf = [Int32](repeating: -1, count: maps.rows * maps.columns)
    for (k, tree) in trees.enumerated() {
      if k.isMultiple(of: 1024) { try checkpoint.report() }
      for entry in tree { treeOf[entry.place] = Int32(k) }
    }
    var scratch = Scratch(count: maps.rows * maps.columns, order: order)
    for (k, tree) in trees.enumerated() {
      try checkpoint.report()
      guard let first = tree.first else { continue }
      let partner = Int(treeOf[conjugate(first.place)])
      if partner < k { continue }
      // Phases in half units: 1/(2·order) of a turn.
      var shift = 0
      if partner == k, let other = tree.first(where: { $0.place == conjugate(first.place) }) {
        shift = -Int(other.phase)
      }
      for (number, entry) in tree.enumerated() {
        if number.isMultiple(of: 64) { try checkpoint.report() }
        spread(entry.place, phase: 2 * Int(entry.phase) + shift, digits, into: &scratch)
      }
      append(scratch.touched.map { ($0, scratch.sums[$0].re) })
      if partner != k { append(scratch.touched.map { ($0, scratch.sums[$0].im) }) }
      scratch.clear()
    }
  }

  /// A complex matrix in the making.
  private struct Scratch {
    var sums: [(re: Double, im: Double)]
    var touched: [Int] = []
    private var isTouched: [Bool]
    /// The powers of exp(2πi/(2·order)).
    let roots: [(re: Double, im: Double)]

    init(count: Int, order: Int) {
      sums = Array(repeating: (0, 0), count: count)
      isTouched = Array(repeating: false, count: count)
      roots = (0..<2 * order).map { rootOfUnity($0, of: 2 * order) }
    }

    mutating func add(_ place: Int, _ exponent: Int) {
      if !isTouched[place] {
        isTouched[place] = true
        touched.append(place)
      }
      let root = roots[exponent]
      sums[place].re += root.re
      sums[place].im += root.im
    }

    mutating func clear() {
      for place in touched {
        sums[place] = (0, 0)
        isTouched[place] = false
      }
      touched.removeAll(keepingCapacity: true)
    }
  }

  /// Adds ζ^(phase/2) times one complex unit matrix, in real coordinates and without the factors √2.
  ///
  /// In the output z is (1, i)·(x, y), so its unit vector has entries 1 at x and -i at y.
  private func spread(
    _ place: Int, phase: Int, _ digits: [Digit], into scratch: inout Scratch
  ) {
    // 2·order units of phase are a turn; order is even, so that a quarter turn is order/2 of them.
    let turn = 2 * order
    var targets = [(digits.reduce(place) { $0 - Self.bit(place, $1) * $1.stride }, phase)]
    for digit in digits {
      let quarters = (Self.bit(place, digit) == 1) == digit.isInput ? 3 : 1
      targets += targets.map { ($0.0 + digit.stride, $0.1 + quarters * order / 2) }
    }
    for (target, phase) in targets {
      let rest = phase % turn
      scratch.add(target, rest < 0 ? rest + turn : rest)
    }
  }

  /// Takes one real matrix, scaled so that its largest entry is 1.
  private mutating func append(_ entries: [(place: Int, value: Double)]) {
    let largest = entries.reduce(0) { max($0, abs($1.value)) }
    let kept = entries.filter { abs($0.value) > 1e-12 * largest }.sorted { $0.place < $1.place }
    guard let first = kept.first else { return }
    let scale = first.value < 0 ? -largest : largest
    for (position, value) in kept {
      let scaled = value / scale
      let rounded = scaled.rounded()
      maps.append(position: position, value: abs(scaled - rounded) < 1e-12 ? rounded : scaled)
    }
    maps.finishMatrix()
  }
}

/// Disjoint sets of entries that are equal up to roots of unity.
struct PhaseForest: Sendable {
  private let order: Int32
  private var parents: [Int32]
  /// W[i] = ζ^phase W[parent].
  private var phases: [Int32]
  private var isZero: [Bool]
  /// Trees that are not forced to zero.
  private(set) var freeTrees: Int

  init(count: Int, order: Int32) {
    self.order = order
    parents = (0..<Int32(count)).map { $0 }
    phases = Array(repeating: 0, count: count)
    isZero = Array(repeating: false, count: count)
    freeTrees = count
  }

  /// Imposes W[a] = ζ^phase W[b].
  mutating func join(_ a: Int, with b: Int, phase: Int32) {
    let (x, phaseX) = root(a)
    let (y, phaseY) = root(b)
    // W[x] = ζ^-phaseX W[a] = ζ^(phase - phaseX) W[b] = ζ^(phase - phaseX + phaseY) W[y].
    let relative = modulo(phase - phaseX + phaseY)
    if x == y {
      if relative != 0 && !isZero[x] {
        isZero[x] = true
        freeTrees -= 1
      }
      return
    }
    let (low, high) = x < y ? (x, y) : (y, x)
    parents[high] = Int32(low)
    phases[high] = high == x ? relative : modulo(-relative)
    if !isZero[low] || !isZero[high] { freeTrees -= 1 }
    isZero[low] = isZero[low] || isZero[high]
  }

  private func modulo(_ phase: Int32) -> Int32 {
    let rest = phase % order
    return rest < 0 ? rest + order : rest
  }

  /// The root, and the phase of the entry relative to it; halves the path.
  private mutating func root(_ start: Int) -> (root: Int, phase: Int32) {
    var i = start
    var phase: Int32 = 0
    while true {
      let parent = Int(parents[i])
      if parent == i { return (i, modulo(phase)) }
      let grandparent = Int(parents[parent])
      if grandparent != parent {
        phases[i] = modulo(phases[i] + phases[parent])
        parents[i] = Int32(grandparent)
      }
      phase = modulo(phase + phases[i])
      i = grandparent
    }
  }

  /// The members of each free tree, ascending, with W[place] = ζ^phase W[first].
  mutating func trees(
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [[(place: Int, phase: Int32)]] {
    var number = [Int32](repeating: -1, count: parents.count)
    var trees: [[(place: Int, phase: Int32)]] = []
    for i in parents.indices {
      if i.isMultiple(of: 4096) { try checkpoint.report() }
      let (top, phase) = root(i)
      if isZero[top] { continue }
      if number[top] < 0 {
        number[top] = Int32(trees.count)
        trees.append([])
      }
      trees[Int(number[top])].append((i, phase))
    }
    return trees
  }
}

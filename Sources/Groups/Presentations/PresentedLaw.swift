import LinearAlgebra

/// The product of a group from its table of cosets of the trivial subgroup, which are its elements.
///
/// The ranks follow the shortest words. A few elements c1 … ck are chosen such that every element
/// is a product of some of them in this order; a product with b is then a look-up for each factor
/// of b, in the columns of the regular action for the ci (L. Babai and E. Szemerédi, On the
/// complexity of matrix group problems, 1984).
struct PresentedLaw: Sendable {
  /// A presentation that needs more cosets at one time, or altogether, is given up: within seconds
  /// if it is short.
  static let cosetLimit = CosetEnumeration.defaultLimit
  static let definitionLimit = 20_000_000

  let order: Int
  /// The ranks of the generators.
  let generators: [Int]
  private let generatorInverses: [Int]
  /// a · ci for each a. `[k][order]`
  private var columns: [UInt16] = []
  /// Which ci an element is the product of: bit i for ci. `[order]`
  private var factors: [UInt64]
  /// The shortest words, as a tree. `[order]`
  private let parent: [UInt16]
  private let letter: [Int16]
  /// The points that the elements move.
  private var points = PointAction()

  /// The table must be that of the trivial subgroup, in standard order.
  init(_ table: CosetTable, _ checkpoint: Checkpoint) throws(Cancelled) {
    order = table.index
    generators = table.images.map { Int($0[0]) }
    generatorInverses = table.images.map { $0.firstIndex(of: 0) ?? 0 }
    factors = Array(repeating: 0, count: table.index)
    let tree = try CosetTree(table, checkpoint)
    parent = tree.parent.map { UInt16($0) }
    letter = tree.letter
    let generatorColumns = table.images.map { $0.map { UInt16($0) } }
    try chooseFactors(generatorColumns, checkpoint)
    points = try PointAction(self, checkpoint)
  }

  /// The rank of `a b`.
  ///
  /// O(log order).
  func product(_ a: Int, _ b: Int) -> Int {
    var result = a
    var rest = factors[b]
    while rest != 0 {
      result = Int(columns[rest.trailingZeroBitCount * order + result])
      rest &= rest - 1
    }
    return result
  }

  /// The rank of s a s^-1 for generator s.
  func conjugate(_ a: Int, byGenerator k: Int) -> Int {
    product(product(generators[k], a), generatorInverses[k])
  }

  /// The shortest word for an element, a power of ±1 a letter.
  func word(of a: Int) -> [(generator: Int, exponent: Int)] {
    var result: [(generator: Int, exponent: Int)] = []
    var element = a
    while element != 0 {
      let step = Int(letter[element])
      result.append((abs(step) - 1, step > 0 ? 1 : -1))
      element = Int(parent[element])
    }
    return result.reversed()
  }

  /// The number of points of the action on cosets that was found to be faithful.
  var degree: Int { points.representatives.count }

  /// Where element `a` sends a point.
  func image(of point: Int, under a: Int) -> Int {
    Int(points.places[product(a, Int(points.representatives[point]))])
  }

  // MARK: The factors

  /// Adds the most useful of a few random elements until all elements are products.
  ///
  /// A random ci leaves q² of the elements out when q were out before, so that about
  /// log2(order ln order) are needed.
  private mutating func chooseFactors(
    _ generatorColumns: [[UInt16]], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    var random = SplitMix64(seed: 1, label: "factors")
    var covered: [UInt16] = [0]
    var isCovered = [Bool](repeating: false, count: order)
    isCovered[0] = true
    var level: UInt64 = 0
    while covered.count < order {
      var best: (column: [UInt16], gain: Int) = ([], 0)
      for _ in 0..<4 {
        try checkpoint.report()
        let column = randomColumn(generatorColumns, covered, &random)
        let gain = covered.count { !isCovered[Int(column[Int($0)])] }
        if gain > best.gain { best = (column, gain) }
      }
      if best.gain == 0 { continue }
      precondition(level < 64, "each factor halves what is out, so that 64 cannot be needed")
      columns += best.column
      for element in covered {
        let image = Int(best.column[Int(element)])
        if isCovered[image] { continue }
        isCovered[image] = true
        factors[image] = factors[Int(element)] | 1 << level
        covered.append(UInt16(image))
      }
      level += 1
    }
  }

  /// The column of p s q, with p and q random among the products so far and s a generator.
  private func randomColumn(
    _ generatorColumns: [[UInt16]], _ covered: [UInt16], _ random: inout SplitMix64
  ) -> [UInt16] {
    let left = Int(covered[Int.random(in: 0..<covered.count, using: &random)])
    let right = Int(covered[Int.random(in: 0..<covered.count, using: &random)])
    let column = generatorColumns[Int.random(in: 0..<generatorColumns.count, using: &random)]
    return (0..<order).map { UInt16(product(Int(column[product($0, left)]), right)) }
  }
}

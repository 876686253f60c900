import BigInt
import LinearAlgebra

/// A permutation group of any size, worked through a proven stabiliser chain.
///
/// Elements are permutations; each has a rank from 0, the identity, to order - 1. Products act on
/// the left. No list of the elements is ever made.
public struct PermutationGroup: Sendable {
  /// A generator: how words call it, and what it does to the points.
  public struct Generator: Hashable, Sendable {
    /// A letter and then letters or digits.
    public let name: String
    /// Its action.
    public let permutation: Permutation
  }

  /// What was typed to get this group.
  public let expression: GroupExpression
  /// The number of points.
  public let degree: Int
  /// The number of elements; proven.
  public let order: BigInt
  /// In the order in which words number them.
  public let generators: [Generator]
  let chain: Chain
  /// The digits of a rank, the most significant first.
  private let blocks: [Block]

  /// Either kind of chain.
  enum Chain: Sendable {
    case stored(StabiliserChain)
    case giant(GiantChain)
  }

  /// Builds the chain.
  ///
  /// The order is proven: by Jordan's theorem for all or all even permutations of the points moved,
  /// by `bound` when the orbits reach it – the order is known not to exceed it – and otherwise by
  /// checking every Schreier generator. The same input gives the same ranks.
  ///
  /// Throws `GroupError.invalid` when the chain would be too large to store, and `Cancelled`.
  public init(
    _ expression: GroupExpression, degree: Int,
    generators: [(name: String, permutation: Permutation)],
    orderAtMost bound: BigInt? = nil, checkpoint: Checkpoint = .none
  ) throws {
    precondition(degree <= 1 << 16, "a permutation group has at most 65536 points")
    self.expression = expression
    self.degree = degree
    self.generators = generators.map {
      Generator(name: $0.name, permutation: $0.permutation.resized(to: degree))
    }
    chain = try Chain(
      degree: degree, generators: self.generators.map(\.permutation.imageList),
      bound: bound, name: "\(expression)", checkpoint: checkpoint)
    blocks = Self.blocks(chain.radices)
    order = blocks.reduce(1) { $0 * BigInt($1.size) }
  }

  /// As many digits of a rank as fit into a machine word together.
  struct Block: Sendable {
    var levels: Range<Int>
    /// The number of values of these digits.
    var size: Int
  }

  private static func blocks(_ radices: [Int]) -> [Block] {
    var blocks: [Block] = []
    for (i, radix) in radices.enumerated() {
      if let last = blocks.last, let size = last.size.times(radix) {
        blocks[blocks.count - 1] = Block(levels: last.levels.lowerBound..<i + 1, size: size)
      } else {
        blocks.append(Block(levels: i..<i + 1, size: radix))
      }
    }
    return blocks
  }

  // MARK: Elements

  /// Whether the permutation belongs to the group.
  ///
  /// O(levels · degree).
  public func contains(_ permutation: Permutation) -> Bool {
    digits(of: permutation) != nil
  }

  /// The rank of a permutation, or nil if it is not in the group.
  public func rank(of permutation: Permutation) -> BigInt? {
    digits(of: permutation).map(rank(digits:))
  }

  /// The element with the given rank, which is from 0 to order - 1.
  public func element(rank: BigInt) -> Permutation {
    Permutation(chain.images(digits: digits(rank: rank)))
  }

  /// An element, all being equally likely.
  public func random(using random: inout some RandomNumberGenerator) -> Permutation {
    Permutation(chain.images(digits: chain.radices.map { random.index(below: $0) }))
  }

  /// The identity, of rank 0.
  public var identity: Permutation { .identity(degree) }

  func digits(of permutation: Permutation) -> [Int]? {
    guard permutation.largestMoved <= degree else { return nil }
    return chain.digits(of: permutation.resized(to: degree).imageList)
  }

  func digits(rank: BigInt) -> [Int] {
    precondition(0 <= rank && rank < order, "ranks go from 0 to the order less 1")
    let radices = chain.radices
    var digits = [Int](repeating: 0, count: radices.count)
    var rest = WordNumber(rank)
    for block in blocks.reversed() {
      var part = Int(rest.divide(by: UInt(block.size)))
      for level in block.levels.reversed() {
        digits[level] = part % radices[level]
        part /= radices[level]
      }
    }
    return digits
  }

  /// Horner's rule.
  func rank(digits: [Int]) -> BigInt {
    let radices = chain.radices
    var rank = WordNumber(reserving: blocks.count)
    for block in blocks {
      let part = block.levels.reduce(0) { $0 * radices[$1] + digits[$1] }
      rank.multiply(by: UInt(block.size), adding: UInt(part))
    }
    return rank.number
  }
}

extension PermutationGroup.Chain {
  /// Decides which kind it is.
  init(
    degree: Int, generators: [[UInt16]], bound: BigInt? = nil, isProven: Bool = true,
    name: String, checkpoint: Checkpoint
  ) throws {
    var random = SplitMix64(seed: 0x5eed, label: "stabiliser chain")
    let moving = generators.filter { !$0.isIdentity }
    if let giant = GiantChain(degree: degree, generators: moving, using: &random) {
      self = .giant(giant)
      return
    }
    var builder = ChainBuilder(
      chain: StabiliserChain(degree: degree), limit: nil, name: name, checkpoint: checkpoint)
    try builder.buildRandomly(moving, bound: bound, isProven: isProven, using: &random)
    self = .stored(builder.chain)
  }

  var radices: [Int] {
    switch self {
    case .stored(let chain): chain.radices
    case .giant(let chain): chain.radices
    }
  }

  var base: [Int] {
    switch self {
    case .stored(let chain): chain.base
    case .giant(let chain): chain.base
    }
  }

  var order: BigInt { radices.reduce(1) { $0 * BigInt($1) } }

  func images(digits: [Int]) -> [UInt16] {
    switch self {
    case .stored(let chain): chain.images(digits: digits)
    case .giant(let chain): chain.images(digits: digits)
    }
  }

  func digits(of images: [UInt16]) -> [Int]? {
    switch self {
    case .stored(let chain): chain.digits(of: images)
    case .giant(let chain): chain.digits(of: images)
    }
  }

  func digits(ofProduct a: [UInt16], _ b: [UInt16], into digits: inout [Int]) {
    switch self {
    case .stored(let chain): chain.digits(ofProduct: a, b, into: &digits)
    case .giant(let chain): chain.digits(ofProduct: a, b, into: &digits)
    }
  }
}

import Groups
import LinearAlgebra

/// A tensor factor that is not taken apart further: a representation of one factor of the group.
struct Leaf: Sendable {
  /// What it is, for solving.
  enum Kind: Sendable {
    /// A representation of a finite group.
    case node(RepNode)
    /// The n points that a large permutation group moves.
    case points(Int)
    /// The vectors of sum zero on n + 1 points, in Helmert's basis.
    case standard(Int)
    /// The parity of those permutations.
    case parity
    /// V of a matrix group, or its dual.
    case slot(Slot, size: Int)
    /// det^k of a matrix group.
    case determinant(Int)
    /// Frequency k of SO(2), weight k of SO(3), k ≥ 1.
    case harmonic(Int, dimension: Int)
  }

  /// Which factor of the group acts, from 0; -1 if several do.
  let factor: Int
  let kind: Kind
  let key: LeafKey
  let dimension: Int

  /// `key` is needed where the node is a sum or product that is not to be taken apart.
  init(factor: Int, _ kind: Kind, key: LeafKey? = nil) {
    self.factor = factor
    self.kind = kind
    let own: LeafKey
    switch kind {
    case .node(let node): (own, dimension) = (node.leafKey, node.dimension)
    case .points(let n): (own, dimension) = (.points, n)
    case .standard(let n): (own, dimension) = (.standard, n)
    case .parity: (own, dimension) = (.parity, 1)
    case .slot(let slot, let size): (own, dimension) = (.slot(slot), size)
    case .determinant(let k): (own, dimension) = (.determinant(k), 1)
    case .harmonic(let k, let size): (own, dimension) = (.harmonic(k), size)
    }
    self.key = key ?? own
  }
}

/// Tells leaves of one factor of a group apart: equal keys have equal matrices.
enum LeafKey: Hashable, Sendable {
  case points, regular, standard, parity
  case character([Int8])
  case cosets([Int32])
  case pixels(Int, [Int32], [UInt8])
  case plane(Int, [Int32], [UInt8])
  case quaternions(Int, [Int32], [UInt8])
  case subspace(Matrix)
  indirect case factor(Int, LeafKey)
  case whole(RepExpression)
  case slot(Slot)
  case determinant(Int)
  case harmonic(Int)
}

/// Leaves of one factor in two representations: a question about equivariant maps.
struct PairKey: Hashable {
  let factor: Int
  let output: [LeafKey]
  let input: [LeafKey]
}

/// One summand in normal form: copies ⊗ leaf ⊗ leaf ⊗ …
///
/// Its coordinates are numbered by one digit a copy axis and one a leaf; they lie in the whole at
/// `offset` + Σ digit · stride. So thousands of copies, and products of sums, are one small value.
struct RepTerm: Sendable {
  /// Where it begins.
  var offset = 0
  /// Indices on which the group does not act.
  var copies: [(count: Int, stride: Int)] = []
  /// In the order of their digits, the slowest first.
  var leaves: [(leaf: Leaf, stride: Int)] = []

  /// The number of copies.
  var copyCount: Int { copies.reduce(1) { $0 * $1.count } }

  /// Where copy number k begins.
  func offset(ofCopy k: Int) -> Int {
    var (rest, result) = (k, offset)
    for axis in copies.reversed() {
      result += rest % axis.count * axis.stride
      rest /= axis.count
    }
    return result
  }

  /// The leaves of one factor of the group.
  func leaves(ofFactor factor: Int?) -> [(leaf: Leaf, stride: Int)] {
    factor.map { factor in leaves.filter { $0.leaf.factor == factor } } ?? leaves
  }

  /// Where the coordinates of some of the leaves lie, relative to the others.
  static func offsets(of leaves: [(leaf: Leaf, stride: Int)]) -> CoordinateOffsets {
    CoordinateOffsets(leaves.map { ($0.leaf.dimension, $0.stride) })
  }

  /// This summand as part of a larger one, with coordinates spread out and moved.
  func placed(stride: Int, offset start: Int) -> RepTerm {
    RepTerm(
      offset: start + offset * stride, copies: copies.map { ($0.count, $0.stride * stride) },
      leaves: leaves.map { ($0.leaf, $0.stride * stride) })
  }
}

/// A representation as a direct sum of summands in normal form.
struct RepTerms: Sendable {
  /// Products of sums are multiplied out up to so many summands.
  static let most = 4096

  var terms: [RepTerm]
  var dimension: Int

  /// One leaf alone.
  init(_ leaf: Leaf) {
    terms = [RepTerm(leaves: [(leaf, 1)])]
    dimension = leaf.dimension
  }

  private init(terms: [RepTerm], dimension: Int) {
    self.terms = terms
    self.dimension = dimension
  }

  /// The trivial representation on one dimension.
  static let one = RepTerms(terms: [RepTerm()], dimension: 1)

  /// Nothing, to add to.
  static let zero = RepTerms(terms: [], dimension: 0)

  /// n copies after each other; nil beyond 2^62 dimensions.
  func copies(_ n: Int) -> RepTerms? {
    guard let total = product(n, dimension) else { return nil }
    if n == 1 { return self }
    return RepTerms(
      terms: terms.map { term in
        var term = term
        term.copies.insert((n, dimension), at: 0)
        return term
      }, dimension: total)
  }

  /// The direct sum; nil beyond 2^62 dimensions or too many summands.
  func sum(_ other: RepTerms) -> RepTerms? {
    let (total, overflow) = dimension.addingReportingOverflow(other.dimension)
    guard !overflow, total < 1 << 62, terms.count + other.terms.count <= Self.most else {
      return nil
    }
    return RepTerms(
      terms: terms + other.terms.map { $0.placed(stride: 1, offset: dimension) },
      dimension: total)
  }

  /// The tensor product, multiplied out; nil beyond 2^62 dimensions or too many summands.
  func tensor(_ other: RepTerms) -> RepTerms? {
    guard let total = product(dimension, other.dimension),
      terms.count * other.terms.count <= Self.most
    else { return nil }
    let products = terms.flatMap { left in
      other.terms.map { right -> RepTerm in
        var term = left.placed(stride: other.dimension, offset: 0)
        term.offset += right.offset
        term.copies += right.copies
        term.leaves += right.leaves
        return term
      }
    }
    return RepTerms(terms: products, dimension: total)
  }

  private func product(_ a: Int, _ b: Int) -> Int? {
    let (total, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow || total >= 1 << 62 ? nil : total
  }
}

extension RepTerms {
  /// A representation of a finite group, of which `factor` says what it is in a larger product; nil
  /// where it has too many summands.
  ///
  /// A node that concerns one factor of a direct product is a leaf of that factor.
  init?(_ node: RepNode, factor: Int) {
    switch node {
    case .trivial: self = .one
    case .tensor(let parts):
      var total = RepTerms.one
      for (part, power) in parts {
        guard let terms = RepTerms(part, factor: factor) else { return nil }
        for _ in 0..<power {
          guard let next = total.tensor(terms) else { return nil }
          total = next
        }
      }
      self = total
    case .sum(let parts):
      var total = RepTerms.zero
      for (count, part) in parts {
        guard let copies = RepTerms(part, factor: factor)?.copies(count),
          let next = total.sum(copies)
        else { return nil }
        total = next
      }
      self = total
    case .factor(let index, let part, _) where factor == Self.several:
      guard let terms = RepTerms(part, factor: index) else { return nil }
      self = terms
    case .factor(let index, let part, let group):
      guard let terms = RepTerms(part, factor: factor) else { return nil }
      self = terms.mapped { leaf in
        guard case .node(let inner) = leaf.kind else { return leaf }
        return Leaf(factor: factor, .node(.factor(index: index, inner, of: group)))
      }
    default: self.init(Leaf(factor: factor, .node(node)))
    }
  }

  /// The factor of leaves that belong to no single one.
  static let several = -1

  /// The same with every leaf changed for one of the same dimension.
  func mapped(_ change: (Leaf) -> Leaf) -> RepTerms {
    var result = self
    for i in result.terms.indices {
      result.terms[i].leaves = terms[i].leaves.map { (change($0.leaf), $0.stride) }
    }
    return result
  }
}

extension RepNode {
  /// What tells this leaf from others of the same group.
  fileprivate var leafKey: LeafKey {
    switch self {
    case .points: .points
    case .regular: .regular
    case .standard: .standard
    case .linearCharacter(let values): .character(values)
    case .cosets(let action): .cosets(action.cosetOf)
    case .pixels(let side, let coordinates):
      .pixels(side, coordinates.turns, coordinates.flips)
    case .plane(let coordinates):
      .plane(coordinates.period, coordinates.turns, coordinates.flips)
    case .quaternions(let coordinates):
      .quaternions(coordinates.period, coordinates.turns, coordinates.flips)
    case .subspace(let subspace): .subspace(subspace.basis)
    case .factor(let index, let part, _): .factor(index, part.leafKey)
    case .trivial, .tensor, .sum: .character([])
    }
  }
}

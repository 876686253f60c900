import BigInt
import LinearAlgebra

/// A group of matrices that move continuously, given by a basis of its Lie algebra and by one
/// matrix for each way to leave the part that is connected with the identity.
///
/// A product has the factors' generators one after another, as they act on the tensor product of
/// the factors' V. Elements are products of exponentials of the algebra and of discrete generators.
public struct LieGroup: Sendable {
  /// No group has larger matrices.
  public static let largestSize = 1024

  /// A basis element of the Lie algebra.
  public struct Generator: Hashable, Sendable {
    /// A1, A2 and so on through all factors.
    public let name: String
    /// As it acts on V, `[size × size]`.
    public let matrix: GaussianMatrix
  }

  /// A generator that is an element of the group.
  public struct Discrete: Hashable, Sendable {
    /// As words call it; in a product it carries the number of its factor.
    public let name: String
    /// As it acts on V, `[size × size]`.
    public let matrix: DefiningMatrix
  }

  /// What was typed to get this group.
  public let expression: GroupExpression
  /// n, for n × n matrices.
  public let size: Int
  /// Whether the matrices are complex.
  public let isComplex: Bool
  /// A basis of the Lie algebra over the real numbers.
  public let algebra: [Generator]
  /// What is added to the part that is connected with the identity.
  public let discrete: [Discrete]
  /// η with gᵀ η g = η for every element (g* η g when complex); nil where nothing is kept.
  public let form: GaussianMatrix?
  /// Whether every element has determinant 1.
  public let hasDeterminantOne: Bool
  /// The simple pieces of the algebra, with the number of the first generator of each.
  let pieces: [(first: Int, algebra: LieAlgebra)]
  /// The factors, for what is known of each.
  let factors: [Factor]

  enum Factor: Sendable {
    case family(LieFamily)
    case finite(GroupExpression)
  }

  static var tooLargeProduct: GroupError {
    .limit(
      "V, the tensor product of the factors' V, has more than \(largestSize) dimensions, which is "
        + "the limit")
  }

  /// The dimension of the group.
  public var dimension: Int { algebra.count }

  /// Builds the group from an expression with `isLie`.
  ///
  /// Throws a `GroupError` when an argument is wrong or the matrices too large, `Cancelled` when the
  /// checkpoint says so.
  public init(
    _ expression: GroupExpression, library: GroupLibrary = .empty, checkpoint: Checkpoint = .none
  ) throws {
    try expression.validate()
    guard expression.isLie else {
      throw GroupError.invalid("\(expression) is no Lie group; SO(3) is one")
    }
    let built = try LieParts(expression, library, checkpoint)
    guard built.size <= Self.largestSize else {
      throw GroupError.limit(
        "\(expression): V has \(built.size) dimensions, and the limit is \(Self.largestSize)")
    }
    self.expression = expression
    self.size = built.size
    isComplex = built.isComplex
    algebra = built.algebra.enumerated().map { Generator(name: "A\($0 + 1)", matrix: $1) }
    discrete = built.discrete.map { Discrete(name: $0.name, matrix: $0.matrix) }
    form = built.form
    hasDeterminantOne = built.hasDeterminantOne
    pieces = built.pieces
    factors = built.factors
  }

  /// The coordinates of [A_i, A_j] in the basis, those that are not 0, from 0.
  ///
  /// Exact.
  public func bracket(_ i: Int, _ j: Int) -> [(generator: Int, coefficient: Int)] {
    guard let piece = pieces.last(where: { $0.first <= min(i, j) }),
      max(i, j) < piece.first + piece.algebra.basis.count
    else { return [] }
    return piece.algebra.bracket(i - piece.first, j - piece.first)
      .map { ($0.generator + piece.first, $0.coefficient) }
  }
}

/// One classical Lie algebra with the basis of its own matrices.
struct LieAlgebra: Sendable {
  /// Ascending by their leading places.
  let basis: [GaussianMatrix]

  /// The coordinates of a matrix, those that are not 0; nil for one that is not in the algebra.
  ///
  /// Each basis element in turn takes away the entry that it alone has first.
  func coordinates(of matrix: GaussianMatrix) -> [(generator: Int, coefficient: Int)]? {
    var rest = matrix
    var result: [(generator: Int, coefficient: Int)] = []
    while let first = rest.entries.first {
      let place = rest.leadingPlace
      guard let k = index(ofLeading: place), let pivot = basis[k].entries.first else { return nil }
      let (value, unit) = place.isMultiple(of: 2) ? (first.re, pivot.re) : (first.im, pivot.im)
      guard value.isMultiple(of: unit) else { return nil }
      result.append((k, value / unit))
      rest = rest.adding(-value / unit, basis[k])
    }
    return result
  }

  func bracket(_ i: Int, _ j: Int) -> [(generator: Int, coefficient: Int)] {
    guard let result = coordinates(of: basis[i].bracket(basis[j])) else {
      preconditionFailure("a Lie algebra is closed under brackets")
    }
    return result
  }

  private func index(ofLeading place: Int) -> Int? {
    var (low, high) = (0, basis.count)
    while low < high {
      let middle = (low + high) / 2
      if basis[middle].leadingPlace < place { low = middle + 1 } else { high = middle }
    }
    return low < basis.count && basis[low].leadingPlace == place ? low : nil
  }
}

/// A Lie group while it is put together.
private struct LieParts {
  var size = 1
  var isComplex = false
  var algebra: [GaussianMatrix] = []
  var discrete: [DefiningMatrices.Generator] = []
  var form: GaussianMatrix?
  var hasDeterminantOne = true
  var pieces: [(first: Int, algebra: LieAlgebra)] = []
  var factors: [LieGroup.Factor] = []

  init(
    _ expression: GroupExpression, _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws {
    try checkpoint.report()
    switch expression {
    case .named(let name, let arguments) where expression.isLie:
      guard let family = LieFamily(name, arguments) else {
        throw GroupError.invalid("\(expression) is no Lie group")
      }
      self.init(family)
    case .product, .power: try self.init(product: expression.directFactors, library, checkpoint)
    case .embedded(let group, let n, let start) where group.isLie:
      self = try Self(group, library, checkpoint).embedded(in: n, at: start)
    default: try self.init(finite: expression, library, checkpoint)
    }
  }

  private init(_ family: LieFamily) {
    let basis = family.basis
    size = family.size
    isComplex = family.isComplex
    algebra = basis
    discrete = family.discrete.map { ($0.name, .exact($0.matrix)) }
    form = family.form
    hasDeterminantOne = family.hasDeterminantOne
    pieces = [(0, LieAlgebra(basis: basis))]
    factors = [.family(family)]
  }

  private init(
    finite expression: GroupExpression, _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws {
    let own = try DefiningMatrices(expression, library, checkpoint)
    size = own.size
    discrete = own.generators
    form = .identity(own.size)
    hasDeterminantOne = false
    factors = [.finite(expression)]
  }

  /// On the tensor product: A acts as A ⊗ 1 + 1 ⊗ B, an element as g ⊗ h.
  private init(
    product: [GroupExpression], _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws {
    let parts = try product.map { try Self($0, library, checkpoint) }
    let sizes = parts.map(\.size)
    guard let whole = sizes.reduce(1, { total, n in total.flatMap { $0.times(n) } }),
      whole <= LieGroup.largestSize
    else { throw LieGroup.tooLargeProduct }
    size = whole
    isComplex = parts.contains(where: \.isComplex)
    var before = 1
    for (k, part) in parts.enumerated() {
      let after = whole / before / part.size
      for (first, own) in part.pieces { pieces.append((algebra.count + first, own)) }
      algebra += part.algebra.map {
        GaussianMatrix.identity(before).kronecker($0).kronecker(.identity(after))
      }
      discrete += part.discrete.map { ("\($0.name)\(k + 1)", $0.matrix.between(before, after)) }
      factors += part.factors
      before *= part.size
      try checkpoint.report()
    }
    let forms = parts.compactMap(\.form)
    if forms.count == parts.count {
      form = forms.dropFirst().reduce(forms[0]) { $0.kronecker($1) }
    }
    hasDeterminantOne = parts.allSatisfy(\.hasDeterminantOne)
  }

  private func embedded(in n: Int, at start: Int) throws(GroupError) -> LieParts {
    guard start >= 0, start + size <= n else {
      throw .invalid("\(size) x \(size) matrices do not fit there into \(n) x \(n)")
    }
    var result = self
    result.size = n
    result.algebra = algebra.map { $0.embedded(in: n, at: start, rest: 0) }
    result.discrete = discrete.map { ($0.name, $0.matrix.embedded(in: n, at: start)) }
    result.form = form?.embedded(in: n, at: start, rest: 1)
    return result
  }
}

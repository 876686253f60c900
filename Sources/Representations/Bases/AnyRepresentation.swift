import Groups
import LinearAlgebra

/// A representation of any group in the grammar: finite, too large to enumerate, Lie, or a product.
///
/// It is held in normal form, a direct sum of tensor products of representations of the factors of
/// the group, which is all that equivariant maps need; no matrix is stored. Real for all groups but
/// U(n) and SU(n).
public struct AnyRepresentation: Sendable {
  /// Its source.
  public let group: GroupExpression
  /// As it was asked for.
  public let expression: RepExpression
  /// d, the size of the square matrices; below 2⁶².
  public let dimension: Int
  /// Whether the matrices are complex, and dimensions of spaces of maps are over the complex numbers.
  public let isComplex: Bool
  let atoms: [GroupAtom]
  let terms: RepTerms

  /// Throws a `GroupError`, a `RepresentationError` or `Cancelled`.
  public init(
    _ expression: RepExpression, of group: GroupExpression, library: GroupLibrary = .empty,
    checkpoint: Checkpoint = .none
  ) throws {
    try group.validate()
    var atoms: [GroupAtom] = []
    for atom in group.atoms {
      try checkpoint.report()
      atoms.append(try GroupAtom(atom, library: library, checkpoint: checkpoint))
    }
    let builder = TermBuilder(
      group: group, whole: group, atoms: atoms, first: 0, checkpoint: checkpoint)
    self.group = group
    self.expression = expression
    self.atoms = atoms
    terms = try builder.terms(expression)
    dimension = terms.dimension
    isComplex = atoms.contains { $0.isComplex }
  }

  /// The same representation of a group that is enumerated.
  init(_ representation: Representation) {
    group = representation.group.expression
    expression = representation.expression
    dimension = representation.dimension
    isComplex = false
    atoms = representation.group.factors.map { .finite($0) }
    terms =
      RepTerms(representation.node, factor: RepTerms.several)
      ?? RepTerms(
        Leaf(
          factor: RepTerms.several, .node(representation.node),
          key: .whole(representation.expression)))
  }
}

extension GroupExpression {
  /// The groups of which it is made as a direct product, those inside `Embed` included.
  var atoms: [GroupExpression] {
    directFactors.flatMap { factor -> [GroupExpression] in
      if case .embedded(let inner, _, _) = factor { return inner.atoms }
      return [factor]
    }
  }
}

/// Turns an expression into summands over the factors of a group.
struct TermBuilder {
  /// The group whose representation is built: the whole, or one of its factors.
  let group: GroupExpression
  let whole: GroupExpression
  let atoms: [GroupAtom]
  /// The number of the first atom of `group`.
  let first: Int
  let checkpoint: Checkpoint

  /// Throws a `RepresentationError` or `Cancelled`.
  func terms(_ expression: RepExpression) throws -> RepTerms {
    try checkpoint.report()
    switch expression {
    case .trivial: return .one
    case .defining: return try defining(group, first)
    case .named(.det): return try determinant(group, first, power: 1)
    case .named, .irrep, .realIrrep, .pixels, .cosets: return try leaf(expression)
    case .tensorType(let p, let q):
      let (left, right) = (try defining(group, first), try defining(group, first).dual)
      return try fitted(
        try power(left, p, expression).tensor(try power(right, q ?? 0, expression)), expression)
    case .factor(let part, let index): return try factor(index).terms(part)
    case .dual(let part): return try terms(part).dual
    case .power(let part, let exponent): return try power(try terms(part), exponent, expression)
    case .tensor(let parts):
      return try parts.reduce(RepTerms.one) {
        try fitted($0.tensor(try terms($1)), expression)
      }
    case .multiple(let count, let part):
      return try fitted(try terms(part).copies(count), expression)
    case .sum(let parts):
      return try parts.reduce(RepTerms.zero) { try fitted($0.sum(try terms($1)), expression) }
    }
  }

  private func power(
    _ part: RepTerms, _ exponent: Int, _ expression: RepExpression
  ) throws -> RepTerms {
    var total = RepTerms.one
    for k in 0..<exponent {
      try checkpoint.report()
      if part.dimension == 1, k >= 64 {
        throw RepresentationError.tooLarge(
          "“\(expression)”: powers of one-dimensional representations go up to 64")
      }
      total = try fitted(total.tensor(part), expression)
    }
    return total
  }

  private func fitted(_ terms: RepTerms?, _ expression: RepExpression) throws -> RepTerms {
    if let terms { return terms }
    throw RepresentationError.tooLarge(
      """
      “\(expression)” of \(group) has 2^62 dimensions or more, or more than \(RepTerms.most) \
      summands, which are the limits; \((try? defining(group, first)).map { "V has \($0.dimension) dimensions" } ?? "1 always works")
      """)
  }

  private func factor(_ index: Int) throws -> TermBuilder {
    let factors = group.directFactors
    guard index <= factors.count else {
      let count = factors.count == 1 ? "1 factor" : "\(factors.count) factors"
      throw RepresentationError.unavailable(
        "\(group) has \(count), so there is no factor \(index)")
    }
    let earlier = factors[..<(index - 1)].reduce(0) { $0 + $1.atoms.count }
    return TermBuilder(
      group: factors[index - 1], whole: whole, atoms: atoms, first: first + earlier,
      checkpoint: checkpoint)
  }

  // MARK: V

  private func defining(_ group: GroupExpression, _ first: Int) throws -> RepTerms {
    let factors = group.directFactors
    if factors.count > 1 {
      var total = RepTerms.one
      var next = first
      for factor in factors {
        total = try fitted(total.tensor(try defining(factor, next)), .defining)
        next += factor.atoms.count
      }
      return total
    }
    if case .embedded(let inner, let size, let start) = factors[0] {
      let part = try defining(inner, first)
      let rest = size - start - part.dimension
      guard start >= 0, rest >= 0 else {
        throw RepresentationError.unavailable(
          "\(group): its \(part.dimension) coordinates do not fit there")
      }
      var total = RepTerms.zero
      for (count, terms) in [(start, RepTerms.one), (1, part), (rest, .one)] where count > 0 {
        total = try fitted(terms.copies(count).flatMap { total.sum($0) }, .defining)
      }
      return total
    }
    switch atoms[first] {
    case .finite(let group):
      let node = try RepBuilder(group: group, checkpoint: checkpoint).node(.defining)
      return try fitted(RepTerms(node, factor: first), .defining)
    case .permutations(let points, _):
      return RepTerms(Leaf(factor: first, .points(points.degree)))
    case .classical(let form, _):
      return RepTerms(Leaf(factor: first, .slot(.vector, size: form.size)))
    case .scaling(let group):
      return RepTerms(Leaf(factor: first, .slot(.vector, size: group.size)))
    }
  }

  /// det(V)^power; det(A ⊗ B) = det(A)^dim(B) det(B)^dim(A).
  private func determinant(
    _ group: GroupExpression, _ first: Int, power: Int
  ) throws -> RepTerms {
    let factors = group.directFactors
    if factors.count > 1 {
      var total = RepTerms.one
      var next = first
      let size = try defining(group, first).dimension
      for factor in factors {
        let others = size / (try defining(factor, next).dimension)
        let (exponent, overflow) = power.multipliedReportingOverflow(by: others)
        guard !overflow else { throw unavailable(.named(.det)) }
        total = try fitted(
          total.tensor(try determinant(factor, next, power: exponent)), .named(.det))
        next += factor.atoms.count
      }
      return total
    }
    if case .embedded(let inner, _, _) = factors[0] {
      return try determinant(inner, first, power: power)
    }
    switch atoms[first] {
    case .finite(let group):
      if power % 2 == 0 { return .one }
      let node = try RepBuilder(group: group, checkpoint: checkpoint).node(.named(.det))
      return try fitted(RepTerms(node, factor: first), .named(.det))
    case .permutations:
      return power % 2 == 0 ? .one : RepTerms(Leaf(factor: first, .parity))
    case .classical, .scaling: return RepTerms(Leaf(factor: first, .determinant(power)))
    }
  }

  // MARK: By name

  /// A representation that concerns the group as a whole.
  private func leaf(_ expression: RepExpression) throws -> RepTerms {
    if group.atoms.count > 1 { return try product(expression) }
    switch (atoms[first], expression) {
    case (.finite(let group), _):
      let node = try RepBuilder(group: group, checkpoint: checkpoint).node(expression)
      return try fitted(RepTerms(node, factor: first), expression)
    case (.permutations(let points, _), .named(.perm)):
      return RepTerms(Leaf(factor: first, .points(points.degree)))
    case (.permutations(let points, _), .named(.standard)) where points.degree > 1:
      return RepTerms(Leaf(factor: first, .standard(points.degree - 1)))
    case (.permutations, .named(.sign)): return RepTerms(Leaf(factor: first, .parity))
    case (.classical(let form, _), .irrep(let k)) where form.hasHarmonics:
      if k == 1 { return RepTerms(Leaf(factor: first, .slot(.vector, size: form.size))) }
      guard k <= Harmonics.largest else {
        throw RepresentationError.tooLarge(
          "irrep(\(k)) of \(group): k goes up to \(Harmonics.largest)")
      }
      return RepTerms(
        Leaf(factor: first, .harmonic(k, dimension: form.size == 2 ? 2 : 2 * k + 1)))
    default: throw unavailable(expression)
    }
  }

  /// `perm` and `sign` of a product act on the points of all factors.
  private func product(_ expression: RepExpression) throws -> RepTerms {
    let factors = try group.directFactors.indices.map { try factor($0 + 1) }
    guard factors.count > 1, expression == .named(.perm) || expression == .named(.sign) else {
      throw unavailable(expression)
    }
    let isSum = expression == .named(.perm)
    return try factors.reduce(isSum ? RepTerms.zero : .one) { total, factor in
      let part = try factor.terms(expression)
      return try fitted(isSum ? total.sum(part) : total.tensor(part), expression)
    }
  }

  private func unavailable(_ expression: RepExpression) -> RepresentationError {
    var names = ["1", "V", "V'", "det", "T(p,q)"]
    if group.directFactors.count > 1 {
      names += ["Vk and R@k for factor k, each with what its factor has"]
    } else if group.atoms.count == 1 {
      switch atoms[first] {
      case .finite: break
      case .permutations: names += ["perm", "sign", "standard"]
      case .classical(let form, _) where form.hasHarmonics: names += ["irrep(k)"]
      case .classical, .scaling: break
      }
    }
    return .unavailable(
      """
      \(group) has no “\(expression)”; it has \(names.joined(separator: " ")), and their sums, \
      products and powers
      """)
  }
}

extension RepTerms {
  /// The dual: V and V' change places; orthogonal representations are their own duals.
  var dual: RepTerms {
    mapped { leaf in
      switch leaf.kind {
      case .slot(let slot, let size): Leaf(factor: leaf.factor, .slot(slot.dual, size: size))
      case .determinant(let k): Leaf(factor: leaf.factor, .determinant(-k))
      case .node, .points, .standard, .parity, .harmonic: leaf
      }
    }
  }
}

import Groups
import LinearAlgebra

/// Turns an expression into a tree of nodes over one group.
struct RepBuilder {
  /// The largest dimension, 2²⁶; characters and their products then fit machine integers, and
  /// `innerProduct` sums them in wider ones.
  static let largestDimension = 1 << 26

  let group: FiniteGroup
  let checkpoint: Checkpoint

  /// Throws a `RepresentationError` or `Cancelled`.
  func node(_ expression: RepExpression) throws -> RepNode {
    let node = try build(expression)
    if node.size <= Self.largestDimension { return node }
    let smaller = expression == .defining ? nil : try existing(.defining)
    throw RepresentationError.tooLarge(
      """
      “\(expression)” of \(group.expression) has more than \(Self.largestDimension) dimensions, \
      which is the limit; \(smaller.map { "V has \($0.dimension)" } ?? "1 always works")
      """)
  }

  /// The node, or nil where the group has none.
  func existing(_ expression: RepExpression) throws(Cancelled) -> RepNode? {
    do {
      return try node(expression)
    } catch let cancelled as Cancelled {
      throw cancelled
    } catch {
      return nil
    }
  }

  private func build(_ expression: RepExpression) throws -> RepNode {
    switch expression {
    case .trivial: return .trivial
    case .defining: return try definingNode()
    case .named(let name): return try named(name)
    case .pixels(let side): return try pixels(side)
    case .cosets(let words): return try cosets(words)
    case .tensorType(let p, let q):
      let (total, overflow) = p.addingReportingOverflow(q ?? 0)
      if overflow { throw unavailable("T(\(p),\(q ?? 0))") }
      return total == 0 ? .trivial : power(try node(.defining), total)
    case .factor(let part, let index): return try factor(part, index)
    case .dual(let part): return try node(part)
    case .power(let part, let exponent): return power(try node(part), exponent)
    case .tensor(let parts):
      var factors: [(part: RepNode, power: Int)] = []
      for part in parts {
        let factor = try node(part)
        if case .trivial = factor { continue }
        factors.append((factor, 1))
      }
      return factors.isEmpty ? .trivial : factors.count == 1 ? factors[0].part : .tensor(factors)
    case .multiple(let count, let part): return .sum([(count, try node(part))])
    case .sum(let parts):
      var terms: [(count: Int, part: RepNode)] = []
      for part in parts { terms.append((1, try node(part))) }
      return .sum(terms)
    case .irrep(let k): return try irreducible(k)
    case .realIrrep(let k): return try realIrreducible(k)
    }
  }

  /// One-dimensional leaves are ±1, so only the parity of their exponent matters.
  private func power(_ part: RepNode, _ exponent: Int) -> RepNode {
    if exponent == 0 { return .trivial }
    if part.dimension == 1 { return exponent % 2 == 0 ? .trivial : part }
    return exponent == 1 ? part : .tensor([(part, exponent)])
  }

  // MARK: By name

  private func named(_ name: RepName) throws -> RepNode {
    switch name {
    case .regular: return .regular(group)
    case .det:
      let node = try node(.defining)
      return try character { element throws(Cancelled) in
        try node.determinant(of: element, checkpoint)
      }
    case .perm, .sign, .standard:
      guard let degree = group.degree else {
        throw unavailable("“\(name.rawValue)”, for it does not act on points by itself")
      }
      let points = RepNode.points(group)
      switch name {
      case .sign:
        return try character { element throws(Cancelled) in
          try points.determinant(of: element, checkpoint)
        }
      case .standard where degree < 2: throw unavailable("“standard”, having \(degree) point")
      case .standard: return .standard(group)
      default: return points
      }
    }
  }

  /// The homomorphism to ±1 with these values on the generators.
  private func character(
    _ value: (_ generator: Int) throws(Cancelled) -> Int8
  ) throws(Cancelled) -> RepNode {
    var onGenerators: [Int8] = []
    for generator in group.generators { onGenerators.append(try value(generator.element)) }
    if onGenerators.allSatisfy({ $0 == 1 }) { return .trivial }
    var values = [Int8](repeating: 1, count: group.order)
    try walk(group, checkpoint) { from, generator, to in
      values[to] = values[from] * onGenerators[generator]
    }
    return .linearCharacter(values)
  }

  private func pixels(_ side: Int) throws -> RepNode {
    guard case .named(let name, let arguments) = group.expression, let n = arguments.first,
      [.rotations, .dihedral].contains(name), [1, 2, 4].contains(n)
    else {
      throw unavailable("“pixels”, which C(n) and D(n) have for n = 1, 2, 4")
    }
    let (size, overflow) = side.multipliedReportingOverflow(by: side)
    if overflow || size > Self.largestDimension {
      throw RepresentationError.tooLarge(
        "pixels(\(side)) has more than \(Self.largestDimension) pixels, the limit")
    }
    return .pixels(
      side: side, try DihedralCoordinates(of: group, period: n, law: .dihedral, checkpoint))
  }

  private func cosets(_ words: [String]) throws -> RepNode {
    var elements: [Int] = []
    for word in words {
      do {
        elements.append(try group.element(parsing: word))
      } catch {
        throw RepresentationError.unavailable(
          "in cosets(\(words.joined(separator: ","))): \(error)")
      }
    }
    let subgroup = try group.subgroup(generatedBy: elements, checkpoint: checkpoint)
    return .cosets(try CosetAction(of: group, subgroup: subgroup, checkpoint))
  }

  private func factor(
    _ part: RepExpression, _ index: Int
  ) throws -> RepNode {
    let factors = isProduct ? group.factors : [group]
    guard index <= factors.count else {
      let count = factors.count == 1 ? "1 factor" : "\(factors.count) factors"
      throw RepresentationError.unavailable(
        "\(group.expression) has \(count), so there is no factor \(index)")
    }
    if !isProduct { return try node(part) }
    let inner = try RepBuilder(group: factors[index - 1], checkpoint: checkpoint)
      .node(part)
    if case .trivial = inner { return .trivial }
    return .factor(index: index - 1, inner, of: group)
  }

  // MARK: V

  private var isProduct: Bool {
    switch group.expression {
    case .product, .power: true
    default: false
    }
  }

  private func definingNode() throws -> RepNode { try definingNode(of: group.expression) }

  /// V of `expression`, which is that of the group, or what it embeds; both have the same elements.
  private func definingNode(of expression: GroupExpression) throws -> RepNode {
    switch expression {
    case .embedded(let inner, let size, let start):
      return try embedded(try definingNode(of: inner), size: size, at: start)
    case .product, .power:
      var parts: [(part: RepNode, power: Int)] = []
      for (k, factor) in group.factors.enumerated() {
        let node = try RepBuilder(group: factor, checkpoint: checkpoint).node(.defining)
        if case .trivial = node {
          parts.append((node, 1))
        } else {
          parts.append((.factor(index: k, node, of: group), 1))
        }
      }
      return parts.count == 1 ? parts[0].part : .tensor(parts)
    case .named(let name, let arguments):
      if let node = try definingNode(of: name, arguments.first ?? 1) { return node }
    case .permutations, .presentation, .wreath, .table: break
    }
    guard group.degree != nil else { throw unavailable(Self.definingName) }
    return .points(group)
  }

  /// V of the families that do not permute points; nil for the others.
  private func definingNode(of name: GroupName, _ n: Int) throws -> RepNode? {
    switch name {
    case .rotations, .dihedral:
      return .plane(try DihedralCoordinates(of: group, period: n, law: .dihedral, checkpoint))
    case .dicyclic: return try dicyclic(n)
    case .quaternion: return try dicyclic(n / 4)
    case .klein:
      return .sum([
        (1, try character { $0 == group.generators[0].element ? -1 : 1 }),
        (1, try character { $0 == group.generators[1].element ? -1 : 1 }),
      ])
    case .parity: return .sum([(1, .trivial), (3, try character { _ in -1 })])
    case .timeReversal: return .sum([(1, try character { _ in -1 }), (3, .trivial)])
    default: return nil
    }
  }

  /// `inner` on coordinates start ..< start + d of `size`; the others stay as they are.
  private func embedded(_ inner: RepNode, size: Int, at start: Int) throws -> RepNode {
    let rest = size - start - inner.dimension
    guard start >= 0, rest >= 0 else {
      throw RepresentationError.unavailable(
        "\(group.expression): its \(inner.dimension) coordinates do not fit there")
    }
    let parts = [(start, RepNode.trivial), (1, inner), (rest, .trivial)].filter { $0.0 > 0 }
    return .sum(parts.map { (count: $0.0, part: $0.1) })
  }

  /// Four dimensions but for Dic(1), which is cyclic of order 4 and turns the plane.
  private func dicyclic(_ n: Int) throws(Cancelled) -> RepNode {
    let coordinates = try DihedralCoordinates(
      of: group, period: 2 * n, law: .quaternion, checkpoint)
    return n == 1 ? .plane(coordinates.asQuarterTurns()) : .quaternions(coordinates)
  }

  private static let definingName = "“V”"

  private func unavailable(_ what: String) -> RepresentationError {
    var names = [
      "1", "V", "V'", "regular", "det", "cosets(w,…)", "irrep(k)", "realirrep(k)", "T(p,q)",
    ]
    if let degree = group.degree {
      names += ["perm", "sign"] + (degree < 2 ? [] : ["standard"])
    }
    // The message about V is made while looking for V.
    if what == Self.definingName || (try? definingNode()) == nil {
      names.removeAll { ["V", "V'", "det", "T(p,q)"].contains($0) }
    }
    if isProduct { names += ["Vk and R@k for factor k"] }
    return .unavailable(
      """
      \(group.expression) has no \(what); it has \(names.joined(separator: " ")), \
      and their sums, products and powers
      """)
  }
}

extension RepNode {
  /// The dimension, or more than every limit where it would overflow.
  fileprivate var size: Int {
    func capped(_ value: (partialValue: Int, overflow: Bool)) -> Int {
      value.overflow || value.partialValue > 2 * RepBuilder.largestDimension
        ? 2 * RepBuilder.largestDimension : value.partialValue
    }
    switch self {
    case .tensor(let parts):
      var total = 1
      for entry in parts where entry.part.dimension != 1 {
        for _ in 0..<min(entry.power, 64) {
          total = capped(total.multipliedReportingOverflow(by: entry.part.dimension))
        }
      }
      return total
    case .sum(let parts):
      var total = 0
      for entry in parts {
        let size = capped(entry.count.multipliedReportingOverflow(by: entry.part.dimension))
        total = capped(total.addingReportingOverflow(size))
      }
      return total
    default: return dimension
    }
  }
}

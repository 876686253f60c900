import Groups
import LinearAlgebra

/// Turns an expression into a tree of complex nodes over one group.
struct ComplexBuilder {
  let group: FiniteGroup
  let checkpoint: Checkpoint

  /// Throws a `RepresentationError` or `Cancelled`.
  func node(_ expression: RepExpression) throws -> ComplexNode {
    if !expression.mayBeComplex { return .real(try real.node(expression)) }
    switch expression {
    case .irrep(let k): return try irreducible(k)
    case .dual(let part):
      let node = try node(part)
      return node.isReal ? node : .conjugate(node)
    case .power(let part, let exponent):
      let node = try node(part)
      // Roots of unity are not multiplied out: their order divides the exponent of the group.
      let power = node.dimension == 1 ? exponent % (try groupExponent()) : exponent
      return try combined(expression, .tensor([(node, power)]))
    case .tensor(let parts):
      return try combined(expression, .tensor(try parts.map { (try node($0), 1) }))
    case .multiple(let count, let part):
      return try combined(expression, .sum([(count, try node(part))]))
    case .sum(let parts):
      return try combined(expression, .sum(try parts.map { (1, try node($0)) }))
    case .factor(let part, let index):
      guard group.factors.count > 1, index <= group.factors.count else {
        return .real(try real.node(expression))
      }
      let inner = try ComplexBuilder(group: group.factors[index - 1], checkpoint: checkpoint)
        .node(part)
      if inner.isReal { return .real(try real.node(expression)) }
      return .factor(index: index - 1, inner, of: group)
    default: return .real(try real.node(expression))
    }
  }

  /// What is made of real parts alone is real.
  private func combined(_ expression: RepExpression, _ node: ComplexNode) throws -> ComplexNode {
    let isReal =
      switch node {
      case .tensor(let parts): parts.allSatisfy(\.part.isReal)
      case .sum(let parts): parts.allSatisfy(\.part.isReal)
      default: false
      }
    return isReal ? .real(try real.node(expression)) : node
  }

  /// The least common multiple of the orders of the elements.
  private func groupExponent() throws(Cancelled) -> Int {
    try group.classes(checkpoint: checkpoint).classes.reduce(1) {
      leastCommonMultiple($0, $1.elementOrder)
    }
  }

  private var real: RepBuilder { RepBuilder(group: group, checkpoint: checkpoint) }

  private func irreducible(_ k: Int) throws -> ComplexNode {
    let table = try group.characterTable(checkpoint: checkpoint)
    guard k <= table.irreps.count, table.irreps[k - 1].frobeniusSchur != 1 else {
      return .real(try real.irreducible(k))
    }
    let irrep = table.irreps[k - 1]
    guard
      let line = try StableLine.find(in: irrep, of: group, table.classes, checkpoint)
    else {
      throw RepresentationError.tooLarge(
        """
        irrep(\(k)) of \(group.expression) has degree \(irrep.degree), and no small subgroup was \
        found to build it from within the limit of work; irrep(1) works
        """)
    }
    let found = try LineIrreducible(
      group: group, line: line, degree: irrep.degree, checkpoint)
    return .irreducible(found, irrep.values)
  }
}

extension RepExpression {
  /// Whether `irrep(k)` is in it, the only leaf that may be complex.
  public var mayBeComplex: Bool {
    switch self {
    case .irrep: true
    case .trivial, .defining, .named, .realIrrep, .pixels, .cosets, .tensorType: false
    case .dual(let part), .power(let part, _), .multiple(_, let part), .factor(let part, _):
      part.mayBeComplex
    case .tensor(let parts), .sum(let parts): parts.contains { $0.mayBeComplex }
    }
  }
}

import BigInt

extension GroupExpression {
  /// The number of elements, where arithmetic tells it.
  ///
  /// nil for infinite groups, where it must be computed (permutations, presentations, tables), and
  /// where it would be too long to write out.
  public var knownOrder: BigInt? {
    switch self {
    case .named(let name, let arguments):
      guard name.arity.contains(arguments.count), name.objection(to: arguments) == nil else {
        return nil
      }
      return name.order(arguments)
    case .permutations, .presentation, .table: return nil
    case .embedded(let group, _, _): return group.knownOrder
    case .product(let factors):
      return factors.reduce(1) { total, factor in
        guard let total, let order = factor.knownOrder, Self.isShort(total, times: 1, order) else {
          return nil
        }
        return total * order
      }
    case .power(let base, let exponent): return base.order(raisedTo: exponent)
    case .wreath(let base, let top):
      guard let copies = top.knownDegree, let copied = base.order(raisedTo: copies),
        let order = top.knownOrder
      else { return nil }
      return copied * order
    }
  }

  /// |G|^exponent, unless it is too long.
  private func order(raisedTo exponent: Int) -> BigInt? {
    guard let order = knownOrder, exponent >= 1 else { return nil }
    if order == 1 { return 1 }
    return Self.isShort(order, times: exponent, 1) ? order.power(exponent) : nil
  }

  private static func isShort(_ a: BigInt, times exponent: Int, _ b: BigInt) -> Bool {
    guard let bits = a.bitWidth.times(exponent) else { return false }
    return bits <= GroupName.mostOrderBits && b.bitWidth <= GroupName.mostOrderBits
  }

  /// The number of points of the natural action; nil where there is none, or where it must be
  /// computed.
  var knownDegree: Int? {
    switch self {
    case .named(let name, let arguments):
      guard name.arity.contains(arguments.count), name.objection(to: arguments) == nil else {
        return nil
      }
      return name.degree(arguments)
    case .permutations(let degree, let permutations):
      return degree ?? max(1, permutations.map(\.largestMoved).max() ?? 1)
    case .presentation, .table, .embedded: return nil
    case .product(let factors):
      return factors.reduce(0) { total, factor in
        guard let total, let degree = factor.knownDegree else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(degree)
        return overflow ? nil : sum
      }
    case .power(let base, let exponent): return base.knownDegree?.times(exponent)
    case .wreath(let base, let top):
      guard let degree = base.knownDegree, let copies = top.knownDegree else { return nil }
      return degree.times(copies)
    }
  }

  /// Whether facts, windows of the Cayley table and elements are to be had without a list of the
  /// elements: the group is known to stand on few enough points.
  public var standsOnFewPoints: Bool {
    knownDegree.map { $0 <= StabiliserChain.largestDegree } ?? false
  }

  /// Whether it is a Lie group, or holds one: matrices that move continuously.
  public var isLie: Bool {
    switch self {
    case .named(let name, let arguments): name.isLie(arguments)
    case .permutations, .presentation, .table: false
    case .embedded(let group, _, _): group.isLie
    case .product(let factors): factors.contains(where: \.isLie)
    case .power(let base, _): base.isLie
    case .wreath(let base, let top): base.isLie || top.isLie
    }
  }

  /// Whether a Cayley table in a file is part of it, so that it may become another group.
  public var readsTable: Bool {
    switch self {
    case .table: true
    case .named, .permutations, .presentation: false
    case .embedded(let group, _, _): group.readsTable
    case .product(let factors): factors.contains(where: \.readsTable)
    case .power(let base, _): base.readsTable
    case .wreath(let base, let top): base.readsTable || top.readsTable
    }
  }

  /// The largest member of the same family with at most `limit` elements, if there is a family.
  func largestRelativeThatFits(limit: Int) -> String? {
    switch self {
    case .named(let name, let arguments):
      guard name.objection(to: arguments) == nil,
        let fitting = name.largestArguments(like: arguments, limit: limit)
      else { return nil }
      return "\(GroupExpression.named(name, fitting))"
    case .power(let base, _):
      guard let order = base.knownOrder, order > 1, order <= limit else { return nil }
      var exponent = 1
      var size = order
      while size * order <= limit {
        size *= order
        exponent += 1
      }
      return exponent == 1 ? "\(base)" : "\(GroupExpression.power(base, exponent))"
    case .product(let factors):
      let orders = factors.map(\.knownOrder)
      guard let best = orders.compactMap({ $0 }).filter({ $0 <= limit }).max(),
        let index = orders.firstIndex(of: best)
      else { return nil }
      return "\(factors[index]) alone"
    case .permutations, .presentation, .table, .wreath: return nil
    case .embedded(let group, _, _): return group.largestRelativeThatFits(limit: limit)
    }
  }
}

/// A finite group as it is typed: a name, a product, a power, permutations that generate it, or
/// generators and relations.
public indirect enum GroupExpression: Hashable, Sendable, CustomStringConvertible {
  /// A family and its argument, if it takes one: `D(4)`, `V4`.
  case named(GroupName, [Int])
  /// A direct product of at least two factors, none of them a product.
  case product([GroupExpression])
  /// A direct power, exponent ≥ 1.
  case power(GroupExpression, Int)
  /// The group that the permutations generate, on `degree` points (default: the largest moved).
  case permutations(degree: Int?, [Permutation])
  /// Generators and relations: `<r, f | r^4 = f^2 = 1, r f = f r^-1>`.
  case presentation(Presentation)

  /// Parses back to the same value.
  public var description: String {
    switch self {
    case .named(let name, let arguments):
      guard !arguments.isEmpty else { return name.rawValue }
      return name.rawValue + "(" + arguments.map(String.init).joined(separator: ",") + ")"
    case .product(let factors):
      return factors.map(\.description).joined(separator: " x ")
    case .power(let base, let exponent):
      switch base {
      case .product, .power: return "(\(base))^\(exponent)"
      case .named, .permutations, .presentation: return "\(base)^\(exponent)"
      }
    case .permutations(let degree, let permutations):
      let size = degree.map { "(\($0))" } ?? ""
      return "perm\(size)[" + permutations.map(\.description).joined(separator: ",") + "]"
    case .presentation(let presentation): return presentation.description
    }
  }

  /// The factors of the direct product that this is, powers written out; itself alone otherwise.
  var directFactors: [GroupExpression] {
    switch self {
    case .named, .permutations, .presentation: [self]
    case .product(let factors): factors.flatMap(\.directFactors)
    case .power(let base, let exponent):
      Array(repeating: base.directFactors, count: exponent).flatMap { $0 }
    }
  }

  /// The largest member of the same family with at most `limit` elements, if there is a family.
  func largestRelativeThatFits(limit: Int) -> String? {
    switch self {
    case .named(let name, _):
      guard name.takesArgument else { return nil }
      return "\(name.rawValue)(\(name.largestArgument(limit: limit)))"
    case .power(let base, _):
      guard let order = base.knownOrder, order > 1, order <= limit else { return nil }
      var exponent = 1
      var size = order
      while let next = size.times(order), next <= limit {
        size = next
        exponent += 1
      }
      return exponent == 1 ? "\(base)" : "\(GroupExpression.power(base, exponent))"
    case .product(let factors):
      let orders = factors.map(\.knownOrder)
      guard let best = orders.compactMap({ $0 }).filter({ $0 <= limit }).max(),
        let index = orders.firstIndex(of: best)
      else { return nil }
      return "\(factors[index]) alone"
    case .permutations, .presentation: return nil
    }
  }

  /// The order where arithmetic tells it, nil beyond 64 bits or where it must be computed.
  var knownOrder: Int? {
    switch self {
    case .named(let name, let arguments):
      let n = arguments.first ?? 1
      if name.takesArgument, name.objection(to: n) != nil { return nil }
      return name.order(n)
    case .permutations, .presentation: return nil
    case .product(let factors):
      return factors.reduce(1) { total, factor in
        guard let total, let order = factor.knownOrder else { return nil }
        return total.times(order)
      }
    case .power(let base, let exponent):
      guard let order = base.knownOrder, exponent >= 1 else { return nil }
      if order == 1 { return 1 }
      if exponent > 63 { return nil }
      return (0..<exponent).reduce(1) { total, _ in total?.times(order) }
    }
  }
}

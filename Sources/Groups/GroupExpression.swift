import BigInt

/// A group as it is typed: a name, a product, a power, permutations that generate it, generators
/// and relations, a Cayley table.
public indirect enum GroupExpression: Hashable, Sendable, CustomStringConvertible {
  /// A family and its arguments, if it takes any: `D(4)`, `SL(2,3)`, `V4`.
  case named(GroupName, [Int])
  /// A direct product of at least two factors, none of them a product.
  case product([GroupExpression])
  /// A direct power, exponent ≥ 1.
  case power(GroupExpression, Int)
  /// `A wr B`: a copy of A for each point that B moves, and B, which permutes the copies.
  case wreath(GroupExpression, GroupExpression)
  /// `Embed(G,n,k)`: the matrices of G in rows and columns k ..< k + dim of n, from 0.
  case embedded(GroupExpression, size: Int, at: Int)
  /// The group that the permutations generate, on `degree` points (default: the largest moved).
  case permutations(degree: Int?, [Permutation])
  /// Generators and relations: `<r, f | r^4 = f^2 = 1, r f = f r^-1>`.
  case presentation(Presentation)
  /// The Cayley table in a file.
  case table(String)

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
      case .product, .power, .wreath: return "(\(base))^\(exponent)"
      default: return "\(base)^\(exponent)"
      }
    case .wreath(let base, let top):
      return "\(base.inWreath(isTop: false)) wr \(top.inWreath(isTop: true))"
    case .embedded(let group, let size, let start):
      return "Embed(\(group),\(size)" + (start == 0 ? ")" : ",\(start))")
    case .permutations(let degree, let permutations):
      let size = degree.map { "(\($0))" } ?? ""
      return "perm\(size)[" + permutations.map(\.description).joined(separator: ",") + "]"
    case .presentation(let presentation): return presentation.description
    case .table(let path): return "table(\(path))"
    }
  }

  private func inWreath(isTop: Bool) -> String {
    switch self {
    case .product: "(\(self))"
    case .wreath where isTop: "(\(self))"
    default: "\(self)"
    }
  }

  /// The factors of the direct product that this is, powers written out; itself alone otherwise.
  public var directFactors: [GroupExpression] {
    switch self {
    case .named, .wreath, .embedded, .permutations, .presentation, .table: [self]
    case .product(let factors): factors.flatMap(\.directFactors)
    case .power(let base, let exponent):
      Array(repeating: base.directFactors, count: exponent).flatMap { $0 }
    }
  }
}

import Groups
import LinearAlgebra

/// A direct sum taken apart into its blocks, each distinct one built once.
struct BlockLayout: Sendable {
  /// More copies than this are refused.
  static let mostCopies = 1 << 16

  /// The distinct blocks.
  private(set) var kinds: [Representation] = []
  /// The blocks in order: which kind, and where it starts.
  private(set) var copies: [(kind: Int, start: Int)] = []
  private(set) var dimension = 0

  /// Throws a `RepresentationError` or `Cancelled`.
  init(_ representation: Representation, _ checkpoint: Checkpoint) throws {
    let expression = representation.expression.withoutDuals
    let count = expression.blockCount
    if count > Self.mostCopies {
      throw RepresentationError.tooLarge(
        """
        “\(representation.expression)” has more than \(Self.mostCopies) summands, which is the \
        limit for a basis; \(Self.mostCopies)*1 works
        """)
    }
    var known: [RepExpression: Int] = [:]
    try add(expression, representation.group, &known, checkpoint)
  }

  private mutating func add(
    _ expression: RepExpression, _ group: FiniteGroup, _ known: inout [RepExpression: Int],
    _ checkpoint: Checkpoint
  ) throws {
    switch expression {
    case .sum(let parts):
      for part in parts { try add(part, group, &known, checkpoint) }
    case .multiple(let count, let part):
      for _ in 0..<count { try add(part, group, &known, checkpoint) }
    default:
      var kind = known[expression] ?? -1
      if kind < 0 {
        kind = kinds.count
        known[expression] = kind
        kinds.append(try Representation(expression, of: group, checkpoint: checkpoint))
      }
      copies.append((kind, dimension))
      dimension += kinds[kind].dimension
    }
  }
}

extension RepExpression {
  /// The same matrices without `'`: every representation of a finite group here is orthogonal.
  fileprivate var withoutDuals: RepExpression {
    switch self {
    case .dual(let part): part.withoutDuals
    case .tensorType(let p, let q): .tensorPower(.defining, p + (q ?? 0))
    case .factor(let part, let k): .factor(part.withoutDuals, k)
    case .power(let part, let n): .tensorPower(part.withoutDuals, n)
    case .tensor(let parts): .tensorProduct(parts.map(\.withoutDuals))
    case .multiple(let n, let part): .multiple(n, part.withoutDuals)
    case .sum(let parts): .directSum(parts.map(\.withoutDuals))
    default: self
    }
  }

  /// The number of summands, or more than the limit.
  fileprivate var blockCount: Int {
    let cap = BlockLayout.mostCopies + 1
    switch self {
    case .sum(let parts): return min(cap, parts.reduce(0) { min(cap, $0 + $1.blockCount) })
    case .multiple(let n, let part): return min(cap, min(cap, n) * part.blockCount)
    default: return 1
    }
  }
}

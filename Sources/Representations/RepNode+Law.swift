import Groups
import LinearAlgebra

/// How nearly ρ(a)ρ(b) = ρ(ab) holds for one pair of elements.
struct LawDefect: Sendable {
  /// max |ρ(a)ρ(b) - ρ(ab)| over the entries, or a bound on it.
  var residual: Double
  /// A bound on |ρ(ab)| over the entries. Orthogonal matrices have none above 1, but for rounding.
  var magnitude: Double

  static let none = LawDefect(residual: 0, magnitude: 1)

  /// The defect of the Kronecker product, from X ⊗ Y - A ⊗ B = E ⊗ B + A ⊗ F + E ⊗ F with
  /// E = X - A, F = Y - B: an entry of a Kronecker product is the product of two entries.
  func kronecker(_ other: LawDefect) -> LawDefect {
    LawDefect(
      residual: residual * other.magnitude + magnitude * other.residual
        + residual * other.residual,
      magnitude: magnitude * other.magnitude)
  }

  /// The defect of the block-diagonal sum.
  func directSum(_ other: LawDefect) -> LawDefect {
    LawDefect(
      residual: worse(residual, other.residual), magnitude: worse(magnitude, other.magnitude))
  }
}

extension RepNode {
  /// The defect for one pair: measured on the leaves, from which sums and products follow.
  ///
  /// Nothing larger than a leaf is written out.
  func lawDefect(
    _ a: Int, _ b: Int, in group: FiniteGroup, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> LawDefect {
    switch self {
    case .factor(let index, let part, let whole):
      let (left, right) = (whole.components(of: a)[index], whole.components(of: b)[index])
      return try part.lawDefect(left, right, in: whole.factors[index], checkpoint)
    case .tensor(let parts):
      var product = LawDefect.none
      for (part, power) in parts {
        let defect = try part.lawDefect(a, b, in: group, checkpoint)
        for _ in 0..<power { product = product.kronecker(defect) }
      }
      return product
    case .sum(let parts):
      var worst = LawDefect.none
      for (_, part) in parts {
        worst = worst.directSum(try part.lawDefect(a, b, in: group, checkpoint))
      }
      return worst
    case .standard(let points) where !isMonomial:
      var worst = LawDefect.none
      for k in sampledColumns {
        try checkpoint.report()
        let column = Self.standardColumn(k, points, b)
        let product = Self.standardImage(of: column, points, a)
        let expected = Self.standardColumn(k, points, group.product(a, b))
        worst = worst.directSum(Self.defect(product, expected))
      }
      return worst
    case _ where isMonomial:
      // Of signed permutations, other than equal ones differ by 1 or 2 somewhere.
      let product = try signedPermutation(of: a, checkpoint)
        .times(signedPermutation(of: b, checkpoint), checkpoint)
      let expected = try signedPermutation(of: group.product(a, b), checkpoint)
      return try product.equals(expected, checkpoint) ? .none : LawDefect(residual: 2, magnitude: 1)
    default:
      let product = matrix(of: a) * matrix(of: b)
      return Self.defect(product.elements, matrix(of: group.product(a, b)).elements)
    }
  }

  /// Numbers multiplied for `lawDefect`, about; no more than Int.max.
  var lawCost: Int {
    switch self {
    case .factor(_, let part, _): return part.lawCost
    case .tensor(let parts): return parts.reduce(0) { Self.sum($0, $1.part.lawCost) }
    case .sum(let parts): return parts.reduce(0) { Self.sum($0, $1.part.lawCost) }
    case .standard where !isMonomial: return 3 * dimension * sampledColumns.count
    case _ where isMonomial: return 4 * dimension
    // An irreducible cut out of at most `RealIrreducible.largestHost` dimensions, or a plane.
    default: return dimension * dimension * dimension
    }
  }

  /// Columns to look at where all are too many: evenly spaced, at most 256.
  var sampledColumns: [Int] {
    let dimension = dimension
    let count = min(dimension, 256)
    return (0..<count).map { $0 * dimension / count }
  }

  private static func defect(_ product: [Double], _ expected: [Double]) -> LawDefect {
    var defect = LawDefect.none
    for (x, y) in zip(product, expected) {
      defect.residual = worse(defect.residual, abs(x - y))
      defect.magnitude = worse(defect.magnitude, abs(y))
    }
    return defect
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }
}

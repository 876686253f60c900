import Groups
import LinearAlgebra

extension Representation {
  /// A change to one entry of one matrix, to show that the law of homomorphisms notices it.
  public struct Damage: Hashable, Sendable {
    /// Whose matrix is changed.
    public let element: Int
    /// Row of the entry, from 0.
    public let row: Int
    /// Column of the entry, from 0.
    public let column: Int
    /// What is added to it.
    public let amount: Double

    /// Adds `amount` to entry (row, column) of ρ(element).
    public init(element: Int, row: Int, column: Int, amount: Double) {
      self.element = element
      self.row = row
      self.column = column
      self.amount = amount
    }
  }

  /// max |ρ(a)ρ(b) - ρ(ab)| over the entries, for one pair of elements.
  public func homomorphismResidual(_ a: Int, _ b: Int, damage: Damage? = nil) -> Double {
    if kind != .dense && damage == nil {
      let product = node.signedPermutation(of: a) * node.signedPermutation(of: b)
      let expected = node.signedPermutation(of: group.product(a, b))
      if product == expected { return 0 }
    }
    let product = matrix(of: a, damage) * matrix(of: b, damage)
    return (product - matrix(of: group.product(a, b), damage)).maximumMagnitude
  }

  /// max |ρ(a)ρ(b) - ρ(ab)| over the entries and over pairs.
  ///
  /// The pairs are all (generator, element), which suffice for a proof, where that is within
  /// `work` multiplications of numbers; else a sample drawn from `seed`. With `damage`, pairs that
  /// touch the damaged matrix are among them.
  public func homomorphismResidual(
    damage: Damage? = nil, seed: UInt64 = 1, work: Int = 1 << 23
  ) -> Double {
    let cost = kind == .dense || damage != nil ? Self.cube(dimension) : 4 * dimension
    let affordable = max(1, work / max(1, cost))
    let generators = group.generators.map(\.element)
    var residual = 0.0
    if let damage {
      // a · (a⁻¹ x) = x shows the damage to x as it is, when neither factor is x.
      for a in [0] + generators + generators.map({ group.inverse($0) }) {
        let b = group.product(group.inverse(a), damage.element)
        residual = worse(residual, homomorphismResidual(a, b, damage: damage))
        residual = worse(residual, homomorphismResidual(damage.element, a, damage: damage))
      }
    }
    if generators.count * group.order <= affordable {
      for a in generators {
        for b in 0..<group.order {
          residual = worse(residual, homomorphismResidual(a, b, damage: damage))
        }
      }
      return residual
    }
    var random = SplitMix64(seed: seed)
    for _ in 0..<min(affordable, 1000) {
      let a = random.index(below: group.order)
      residual = worse(
        residual, homomorphismResidual(a, random.index(below: group.order), damage: damage))
    }
    return residual
  }

  private func matrix(of element: Int, _ damage: Damage?) -> Matrix {
    var matrix = node.matrix(of: element)
    if let damage, damage.element == element {
      matrix[damage.row, damage.column] += damage.amount
    }
    return matrix
  }

  /// n³, or Int.max where that overflows.
  private static func cube(_ n: Int) -> Int {
    n > 1 << 20 ? .max : n * n * n
  }
}

/// The larger of two residuals; a NaN wins, so that it is never overlooked.
func worse(_ a: Double, _ b: Double) -> Double { b <= a ? a : b.isNaN || !a.isNaN ? b : a }

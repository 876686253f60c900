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
  ///
  /// Measured on the leaves of the expression, whatever the dimension: of a sum it is the largest
  /// of the parts', of a product the bound that follows from the parts' residuals and largest
  /// entries. So it is 0 for signed permutations exactly if the law holds, and otherwise at least
  /// the residual of the products of the leaves' matrices, the rounding in forming those left out.
  /// Of `standard` above 257 points, 256 columns are measured.
  public func homomorphismResidual(_ a: Int, _ b: Int) -> Double {
    Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
      try node.lawDefect(a, b, in: group, checkpoint).residual
    }
  }

  /// The largest `homomorphismResidual(a, b)` over pairs.
  ///
  /// The pairs are all (generator, element), which suffice for a proof, where that is within
  /// `work` multiplications of numbers; else a sample drawn from `seed`.
  public func homomorphismResidual(seed: UInt64 = 1, work: Int = 1 << 23) -> Double {
    Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
      try homomorphismResidual(seed: seed, work: work, checkpoint: checkpoint)
    }
  }

  /// The same for an answer that may no longer be wanted.
  public func homomorphismResidual(
    seed: UInt64 = 1, work: Int = 1 << 23, checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    var residual = 0.0
    for (a, b) in group.pairsOfElements(atMost: work / max(1, node.lawCost), seed: seed) {
      try checkpoint.report()
      residual = worse(residual, try node.lawDefect(a, b, in: group, checkpoint).residual)
    }
    return residual
  }

  /// max |ρ(a)ρ(b) - ρ(ab)| over the entries and over pairs, one entry of one matrix being changed.
  ///
  /// The pairs are as without damage, and some that touch the damaged matrix. The matrices are
  /// written out: throws `tooLarge` above `largestMatrix`.
  public func homomorphismResidual(
    damage: Damage, seed: UInt64 = 1, work: Int = 1 << 23, checkpoint: Checkpoint = .none
  ) throws -> Double {
    let generators = group.generators.map(\.element)
    var residual = 0.0
    // a · (a⁻¹ x) = x shows the damage to x as it is, when neither factor is x.
    for a in [0] + generators + generators.map({ group.inverse($0) }) {
      try checkpoint.report()
      let b = group.product(group.inverse(a), damage.element)
      residual = worse(residual, try homomorphismResidual(a, b, damage))
      residual = worse(residual, try homomorphismResidual(damage.element, a, damage))
    }
    let cost = dimension * dimension * dimension
    for (a, b) in group.pairsOfElements(atMost: work / max(1, cost), seed: seed) {
      try checkpoint.report()
      residual = worse(residual, try homomorphismResidual(a, b, damage))
    }
    return residual
  }

  private func homomorphismResidual(
    _ a: Int, _ b: Int, _ damage: Damage
  ) throws(RepresentationError) -> Double {
    let product = try matrix(of: a, damage) * matrix(of: b, damage)
    return (product - (try matrix(of: group.product(a, b), damage))).maximumMagnitude
  }

  private func matrix(
    of element: Int, _ damage: Damage
  ) throws(RepresentationError) -> Matrix {
    var matrix = try matrix(of: element)
    if damage.element == element { matrix[damage.row, damage.column] += damage.amount }
    return matrix
  }
}

extension FiniteGroup {
  /// All (generator, element), or at least one and at most 1000 drawn at random.
  func pairsOfElements(atMost count: Int, seed: UInt64) -> [(Int, Int)] {
    let generators = generators.map(\.element)
    if generators.count * order <= count {
      return generators.flatMap { a in (0..<order).map { (a, $0) } }
    }
    var random = SplitMix64(seed: seed)
    return (0..<min(max(1, count), 1000)).map { _ in
      let a = random.index(below: order)
      return (a, random.index(below: order))
    }
  }
}

/// The larger of two residuals; a NaN wins, so that it is never overlooked.
func worse(_ a: Double, _ b: Double) -> Double { b <= a ? a : b.isNaN || !a.isNaN ? b : a }

import BigInt
import LinearAlgebra

/// All colourings of the cells of an object with two colours, counted up to symmetry.
public struct Colourings: Sendable {
  /// The cycles in which each element moves the cells, `[order]`.
  public let cycleCounts: [Int]
  /// The number of colourings, 2^cells, in decimal.
  public let total: String
  /// Σ_g 2^cycles(g): over all elements the colourings that stay the same, in decimal.
  public let fixedSum: String
  /// That sum divided by the order (Burnside's lemma): colourings that no element takes into each
  /// other, in decimal.
  public let orbitCount: String
  /// The least colouring of each orbit, cell 0 being the highest digit; nil when there are many.
  public let representatives: [[Int]]?

  /// More colourings than this are counted, not listed.
  static let mostListed = 256

  /// Counts; O(order · cells), and O(colourings · order · cells) where there are few colourings.
  public init(_ action: ObjectAction, checkpoint: Checkpoint = .none) throws(Cancelled) {
    var counts: [Int] = []
    for g in 0..<action.order {
      if g.isMultiple(of: 64) { try checkpoint.report() }
      counts.append(action.cycleCount(of: g))
    }
    cycleCounts = counts
    let sum = counts.reduce(BigInt(0)) { $0 + BigInt(1) << $1 }
    total = (BigInt(1) << action.cellCount).description
    fixedSum = sum.description
    orbitCount = (sum / BigInt(action.order)).description
    representatives = try Self.representatives(action, checkpoint)
  }

  /// 2^cycles(g): how many colourings an element leaves the same, in decimal.
  public func fixed(by g: Int) -> String { (BigInt(1) << cycleCounts[g]).description }

  private static func representatives(
    _ action: ObjectAction, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [[Int]]? {
    let cells = action.cellCount
    guard cells <= 8, action.order <= mostListed else { return nil }
    var isKnown = [Bool](repeating: false, count: 1 << cells)
    var result: [[Int]] = []
    for number in isKnown.indices where !isKnown[number] {
      try checkpoint.report()
      let colouring = (0..<cells).map { number >> (cells - 1 - $0) & 1 }
      result.append(colouring)
      for g in 0..<action.order {
        let image = (0..<cells).reduce(0) { sum, cell in
          sum | colouring[cell] << (cells - 1 - action.image(of: cell, under: g))
        }
        isKnown[image] = true
      }
    }
    return result
  }
}

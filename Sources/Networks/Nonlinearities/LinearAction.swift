// ρ(g) as something to multiply by: entries moved with signs where that is all it does.

import Groups
import LinearAlgebra
import Representations

/// One matrix of a representation; it acts on batches of columns.
public enum LinearAction: Sendable {
  /// (ρ(g)x)_i = signs[i] · x[sources[i]].
  case signed(sources: [Int], signs: [Int8])
  /// Any matrix.
  case dense(Matrix)
  /// Index by index, in groups without a list of elements.
  case tensor(TensorAction)

  /// ρ(element). Throws a `RepresentationError` where its matrix is too large.
  public init(
    _ representation: Representation, _ element: Int
  ) throws(RepresentationError) {
    if let signed = representation.signedPermutation(of: element) {
      self = .signed(sources: signed.sources, signs: signed.signs)
    } else {
      self = .dense(try representation.matrix(of: element))
    }
  }

  /// Acts on every column of `x`, `[dimension × batch]`.
  public static func * (action: LinearAction, x: Matrix) -> Matrix {
    switch action {
    case .dense(let matrix): return matrix * x
    case .tensor(let action): return action * x
    case .signed(let sources, let signs):
      var moved = x
      let width = x.columns
      for (i, j) in sources.enumerated() {
        let sign = Double(signs[i])
        for k in 0..<width { moved.elements[i * width + k] = sign * x.elements[j * width + k] }
      }
      return moved
    }
  }
}

/// Every element but the identity, or `limit` of them, drawn without order and returned in order.
func sampledElements(of group: FiniteGroup, atMost limit: Int, seed: UInt64) -> [Int] {
  guard group.order - 1 > limit else { return Array(1..<max(1, group.order)) }
  // The generators are always among them.
  var chosen = Set(group.generators.map(\.element).filter { $0 != 0 }.prefix(limit))
  var random = SplitMix64(seed: seed, label: "elements")
  while chosen.count < limit { chosen.insert(1 + random.index(below: group.order - 1)) }
  return chosen.sorted()
}

// Permutation actions from representations.

import Groups
import Representations

extension PermutationAction {
  /// The action of a permutation representation, written out for every element.
  ///
  /// Throws `RepresentationError` where the group has no such representation or it does not permute
  /// its entries. O(order · dimension) time and memory.
  public init(_ expression: RepExpression, of group: FiniteGroup) throws(RepresentationError) {
    let representation = try Representation(expression, of: group)
    guard representation.kind == .permutation else {
      throw .unavailable(
        "\(expression) of \(group.expression) does not permute its entries, as networks with "
          + "pointwise nonlinearities need; regular, perm, pixels(L) and 1 do")
    }
    let lists = (0..<group.order).map { g in
      representation.signedPermutation(of: g)?.sources.map(Int32.init) ?? []
    }
    self.init(
      dimension: representation.dimension, sources: lists,
      generators: group.generators.map(\.element))
  }
}

import LinearAlgebra

/// A list of elements cut into the left cosets of a subgroup, and how the cosets multiply if the
/// subgroup is normal.
public struct CosetBlocks: Sendable {
  /// The size of each coset.
  public let size: Int
  /// The first element of each coset; that of the subgroup itself is the identity.
  public let representatives: [Int]
  /// The coset of each element. `[order]`
  public let cosetOf: [Int]
  /// Whether cosets multiply: x N y N = x y N.
  public let isNormal: Bool

  /// `elements` lists a group's elements coset by coset of the subgroup of its first `size` members,
  /// as `ElementOrdering.cosets` does; nil if it does not. O(order · generators)
  public init?(_ elements: [Int], size: Int, in group: FiniteGroup) {
    guard size > 0, elements.count == group.order, group.order.isMultiple(of: size) else {
      return nil
    }
    self.size = size
    var cosetOf = [Int](repeating: 0, count: group.order)
    for (place, element) in elements.enumerated() { cosetOf[element] = place / size }
    representatives = stride(from: 0, to: elements.count, by: size).map { elements[$0] }
    // Left cosets: x h lies with x, for every member h.
    let members = elements[..<size]
    for representative in representatives {
      for member in members
      where cosetOf[group.product(representative, member)] != cosetOf[representative] {
        return nil
      }
    }
    // Normal: conjugates of members by generators are members.
    isNormal = members.allSatisfy { member in
      group.generators.allSatisfy {
        cosetOf[group.conjugate(member, by: $0.element)] == cosetOf[0]
      }
    }
    self.cosetOf = cosetOf
  }

  /// The number of cosets.
  public var index: Int { representatives.count }

  /// The coset of the products of coset a with coset b, where the subgroup is normal.
  public func product(_ a: Int, _ b: Int, in group: FiniteGroup) -> Int {
    cosetOf[group.product(representatives[a], representatives[b])]
  }
}

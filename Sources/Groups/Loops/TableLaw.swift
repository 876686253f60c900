import LinearAlgebra

/// The product of a group that was given by its Cayley table, with the identity moved to rank 0.
struct TableLaw: Sendable {
  let order: Int
  /// `[order][order]`, ranks.
  private let products: [UInt16]

  /// `loop` is a group.
  init(_ loop: Loop) {
    let first = loop.identity ?? 0
    let ranks = Self.ranks(loop)
    order = loop.order
    let elements = [first] + (0..<loop.order).filter { $0 != first }
    products = elements.flatMap { a in elements.map { UInt16(ranks[loop.product(a, $0)]) } }
  }

  /// The rank of each element of the table: the identity first, then as in the table.
  static func ranks(_ loop: Loop) -> [Int] {
    let first = loop.identity ?? 0
    return (0..<loop.order).map { $0 == first ? 0 : $0 < first ? $0 + 1 : $0 }
  }

  func product(_ a: Int, _ b: Int) -> Int { Int(products[a * order + b]) }

  /// Few elements that generate the group, as early in the table as can be.
  ///
  /// They are called as in the table where that is a name, and a, b, c and so on otherwise.
  static func generators(
    _ loop: Loop, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [FiniteGroup.Generator] {
    let ranks = ranks(loop)
    let chosen = try LawChecks(loop.table).smallGeneratingSet(checkpoint)
    let own = chosen.map { loop.names[$0] }
    let areNames = own.allSatisfy { name in
      name != "e" && name.first?.isNameLetter == true
        && name.allSatisfy { $0.isNameLetter || $0.isDecimalDigit }
    }
    return chosen.enumerated().map { k, element in
      let letter = "abcdfghijklmnopqrstuvwxyz".dropFirst(k).first.map(String.init) ?? "g\(k + 1)"
      return FiniteGroup.Generator(name: areNames ? own[k] : letter, element: ranks[element])
    }
  }
}

// A Cayley table in which one cell was replaced, and the first place where each law fails.

import Groups
import LinearAlgebra

/// A group's table with one wrong cell.
struct DamagedTable {
  let group: FiniteGroup
  let cell: TableCell

  private func product(_ a: Int, _ b: Int) -> Int {
    a == cell.row && b == cell.column ? cell.value : group.product(a, b)
  }

  private func name(_ a: Int) -> String { group.name(of: a) }

  func identityFailure() -> String? {
    guard cell.value != group.product(cell.row, cell.column) else { return nil }
    guard cell.row == 0 || cell.column == 0 else { return nil }
    return "\(name(cell.row)) · \(name(cell.column)) = \(name(cell.value))"
  }

  /// An element is invertible when some b has ab = e = ba.
  func inverseFailure() -> String? {
    for a in Set([cell.row, cell.column]).sorted() {
      let found = (0..<group.order).contains { product(a, $0) == 0 && product($0, a) == 0 }
      if !found { return "\(name(a)) has no inverse" }
    }
    return nil
  }

  func latinFailure() -> String? {
    guard cell.value != group.product(cell.row, cell.column) else { return nil }
    let other = group.product(group.inverse(cell.row), cell.value)
    return "row \(name(cell.row)) holds \(name(cell.value)) twice, at "
      + "\(name(cell.column)) and \(name(other))"
  }

  /// Looks at every triple in which the cell takes part: (ab)c and a(bc) use ab, (ab)c, bc, a(bc).
  func associativityFailure(_ checkpoint: Checkpoint) throws(Cancelled) -> String? {
    for x in 0..<group.order {
      try checkpoint.report()
      // (row, column, x), (x, row, column): the cell is the inner product.
      if let found = fails(cell.row, cell.column, x) ?? fails(x, cell.row, cell.column) {
        return found
      }
      // (a, b, column) with ab = row, and (row, b, c) with bc = column: it is the outer one.
      let b = group.product(group.inverse(x), cell.row)
      let c = group.product(group.inverse(x), cell.column)
      if let found = fails(x, b, cell.column) ?? fails(cell.row, x, c) { return found }
    }
    return nil
  }

  private func fails(_ a: Int, _ b: Int, _ c: Int) -> String? {
    let left = product(product(a, b), c)
    let right = product(a, product(b, c))
    guard left != right else { return nil }
    let (x, y, z) = (name(a), name(b), name(c))
    return "(\(x)·\(y))·\(z) = \(name(left)), \(x)·(\(y)·\(z)) = \(name(right))"
  }
}

// A Cayley table in which one cell was replaced, and the first place where each law fails.

import Groups
import LinearAlgebra

/// Three elements for which the order of multiplying matters.
public struct FailedTriple: Hashable, Sendable {
  /// The elements, as ranks.
  public let a: Int, b: Int, c: Int
  /// a b, and (a b) c.
  public let ab: Int, left: Int
  /// b c, and a (b c).
  public let bc: Int, right: Int
}

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

  /// A triple, multiplied in both ways.
  func words(_ triple: FailedTriple) -> String {
    let (x, y, z) = (name(triple.a), name(triple.b), name(triple.c))
    return "(\(x)·\(y))·\(z) = \(name(triple.left)), \(x)·(\(y)·\(z)) = \(name(triple.right))"
  }

  /// Looks at every triple in which the cell takes part: (ab)c and a(bc) use ab, (ab)c, bc, a(bc).
  func failedTriple(_ checkpoint: Checkpoint) throws(Cancelled) -> FailedTriple? {
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

  private func fails(_ a: Int, _ b: Int, _ c: Int) -> FailedTriple? {
    let (ab, bc) = (product(a, b), product(b, c))
    let (left, right) = (product(ab, c), product(a, bc))
    guard left != right else { return nil }
    return FailedTriple(a: a, b: b, c: c, ab: ab, left: left, bc: bc, right: right)
  }

  /// Light's test: the table is associative when (x g) y = x (g y) for all x and y and every g of a
  /// set that generates it. Clifford & Preston, The Algebraic Theory of Semigroups, §1.2.
  ///
  /// O(order² · generators)
  func lightsTest(_ checkpoint: Checkpoint) throws(Cancelled) -> FailedTriple? {
    for generator in group.generators.map(\.element) {
      for x in 0..<group.order {
        try checkpoint.report()
        for y in 0..<group.order {
          if let found = fails(x, generator, y) { return found }
        }
      }
    }
    return nil
  }

  /// Whether every row and every column holds each element once. O(order²)
  func isLatin(_ checkpoint: Checkpoint) throws(Cancelled) -> Bool {
    for x in 0..<group.order {
      try checkpoint.report()
      var row = [Bool](repeating: false, count: group.order)
      var column = row
      for y in 0..<group.order {
        row[product(x, y)] = true
        column[product(y, x)] = true
      }
      if row.contains(false) || column.contains(false) { return false }
    }
    return true
  }
}

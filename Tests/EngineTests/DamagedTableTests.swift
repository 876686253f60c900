import Groups
import LinearAlgebra
import Testing

@testable import Engine

/// The laws on a damaged table, against all of them tried on the whole table.
@Suite struct DamagedTableTests {
  @Test(arguments: ["Z(1)", "Z(2)", "Z(3)", "V4", "D(3)", "Z(6)", "Q(8)"])
  func `the laws that fail are those that fail by exhaustion`(_ name: String) throws {
    let group = try FiniteGroup(try expression(name))
    for row in 0..<group.order {
      for column in 0..<group.order {
        for value in 0..<group.order {
          let cell = TableCell(row: row, column: column, value: value)
          let table = DamagedTable(group: group, cell: cell)
          let oracle = Exhaustion(group, cell)
          #expect((table.identityFailure() == nil) == oracle.hasIdentity, "\(name) \(cell)")
          #expect((table.inverseFailure() == nil) == oracle.hasInverses, "\(name) \(cell)")
          #expect((table.latinFailure() == nil) == oracle.isLatin, "\(name) \(cell)")
          #expect(
            (try table.failedTriple(.none) == nil) == oracle.isAssociative,
            "\(name) \(cell)")
        }
      }
    }
  }

  @Test func `without damage every law holds, and with it the Latin square never does`() throws {
    let group = try FiniteGroup(try expression("S(4)"))
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let (row, column) = (random.index(below: 24), random.index(below: 24))
      let product = group.product(row, column)
      let whole = DamagedTable(
        group: group, cell: TableCell(row: row, column: column, value: product))
      #expect(whole.latinFailure() == nil && whole.identityFailure() == nil)
      #expect(try whole.inverseFailure() == nil && whole.failedTriple(.none) == nil)
      let wrong = DamagedTable(
        group: group, cell: TableCell(row: row, column: column, value: (product + 1) % 24))
      #expect(wrong.latinFailure() != nil)
      // From order 3 on one wrong product cannot be associative.
      #expect(try wrong.failedTriple(.none) != nil)
    }
  }

  @Test func `what fails is shown by elements that make it fail`() throws {
    let group = try FiniteGroup(try expression("Z(3)"))
    let table = DamagedTable(group: group, cell: TableCell(row: 1, column: 1, value: 0))
    #expect(table.latinFailure() == "row t holds e twice, at t and t^2")
    let failure = table.words(try #require(try table.failedTriple(.none)))
    #expect(failure.contains("·") && failure.contains(" = "))
  }
}

/// Every law tried on every element, pair and triple.
private struct Exhaustion {
  let n: Int
  let table: [[Int]]

  init(_ group: FiniteGroup, _ cell: TableCell) {
    let elements = 0..<group.order
    n = group.order
    var table = elements.map { a in elements.map { group.product(a, $0) } }
    table[cell.row][cell.column] = cell.value
    self.table = table
  }

  var hasIdentity: Bool { (0..<n).allSatisfy { table[0][$0] == $0 && table[$0][0] == $0 } }

  var hasInverses: Bool {
    (0..<n).allSatisfy { a in (0..<n).contains { table[a][$0] == 0 && table[$0][a] == 0 } }
  }

  var isLatin: Bool {
    (0..<n).allSatisfy { k in
      Set(table[k]).count == n && Set(table.map { $0[k] }).count == n
    }
  }

  var isAssociative: Bool {
    for a in 0..<n {
      for b in 0..<n {
        for c in 0..<n where table[table[a][b]][c] != table[a][table[b][c]] { return false }
      }
    }
    return true
  }
}

import Groups
import Testing

@Suite struct MultiplicationTableTests {
  @Test(arguments: ["D(4)", "S(5)", "A(7)", "D(900)", "p4(20)", "Z(1)", "Dic(300) x Z(2)"])
  func `the table holds every product`(name: String) throws {
    let group = try group(name)
    let table = try group.multiplicationTable()
    #expect(table.count == group.order * group.order)
    for a in stride(from: 0, to: group.order, by: max(1, group.order / 50)) {
      let row = (0..<group.order).map { Int(table[a * group.order + $0]) }
      #expect(row == group.products(of: a, columns: 0..<group.order))
    }
  }

  @Test func `a table that would not fit is refused with its limit`() throws {
    let error = #expect(throws: GroupError.self) { try group("S(8)").multiplicationTable() }
    #expect(error?.description.contains("the limit is 8192") == true)
  }
}

import LinearAlgebra
import Synchronization
import Testing

@testable import Groups

@Suite struct CosetEnumerationTests {
  /// Enough for every row that ends but SL(2,11), and quickly met by those that do not.
  static let limit = 2_200_000

  @Test(arguments: OracleEnumeration.all)
  func `both strategies find the index that is known, and the same table`(
    row: OracleEnumeration
  ) throws {
    let presentation = try row.presentation()
    let subgroup = try presentation.words(parsing: row.subgroup)
    let limit =
      row.expected == nil ? 200_000 : row.name.hasPrefix("SL(2,11)") ? 4_000_000 : Self.limit
    var tables: [CosetTable] = []
    for strategy in CosetEnumeration.Strategy.allCases {
      let result = try CosetEnumeration(
        presentation, over: subgroup, strategy: strategy, limit: limit)
      #expect(result.index == row.expected, "\(strategy)")
      #expect(result.status == (row.expected == nil ? .limit : .complete))
      #expect(result.liveMaximum <= min(limit, result.definedTotal))
      #expect(result.liveMaximum >= result.index ?? 0)
      guard let table = result.table else { continue }
      checkTable(table, presentation, subgroup)
      tables.append(try table.standardised())
    }
    #expect(tables.count == (row.expected == nil ? 0 : 2))
    #expect(tables.first == tables.last)
  }

  @Test func `all rows of the reference data are there`() {
    #expect(OracleEnumeration.all.count == 76)
  }

  /// The generators are bijections, all relators fix all cosets, the subgroup fixes coset 0, and
  /// every coset is reached.
  private func checkTable(
    _ table: CosetTable, _ presentation: Presentation, _ subgroup: [[Int]]
  ) {
    let back = table.images.map { column in
      var inverse = [Int32](repeating: -1, count: table.index)
      for (coset, image) in column.enumerated() { inverse[Int(image)] = Int32(coset) }
      return inverse
    }
    #expect(!back.joined().contains(-1))
    func image(_ coset: Int, _ word: [Int]) -> Int {
      word.reduce(coset) { Int($1 > 0 ? table.images[$1 - 1][$0] : back[-$1 - 1][$0]) }
    }
    for relator in presentation.relators {
      #expect((0..<table.index).allSatisfy { image($0, relator) == $0 })
    }
    for word in subgroup { #expect(image(0, word) == 0) }
    #expect((try? CosetTree(table, .none))?.sequence.count == table.index)
  }

  @Test(arguments: [
    ("<a, b | a^2, b^3, (a b)^4>", "", 24),
    (
      "<a, b, c | a^3, b^7, c^13, (a b)^2, (b c)^2, "
        + "(c a)^2, (a b c)^2>", "", 1092
    ), ("<s, t | s^7, t^2, (s t)^3, (s^2 t s^4 t)^3>", "", 168),
    ("<a, b | a^7, b^11, a b a^-1 b^-2, b a b^-1 a^-3>", "", 1),
    ("<r, s | r^8, s^7, (r s)^2, (r^-1 s)^3>", "r^2, r^-1 s", 448),
    ("<x, y | x^3 y^-4, x y x y^-1 x^-1 y^-1>", "", 1),
  ])
  func `with every limit the answer is the index or that a limit was met`(
    text: String, over: String, index: Int
  ) throws {
    let presentation = try Presentation(parsing: text)
    let subgroup = try presentation.words(parsing: over)
    for strategy in CosetEnumeration.Strategy.allCases {
      var completeCount = 0
      var limit = 1
      while limit < 8 * index + 400 {
        let result = try CosetEnumeration(
          presentation, over: subgroup, strategy: strategy, limit: limit)
        #expect(result.liveMaximum <= limit)
        if let found = result.index {
          completeCount += 1
          #expect(found == index, "limit \(limit), \(strategy)")
          result.table.map { checkTable($0, presentation, subgroup) }
        } else {
          #expect(result.status == .limit)
        }
        limit += max(1, limit / 40)
      }
      #expect(completeCount > 5, "\(strategy)")
    }
  }

  @Test func `no more cosets are defined than allowed`() throws {
    let presentation = try Presentation(parsing: "<a, b | a^2, b^3, (a b)^7>")
    for strategy in CosetEnumeration.Strategy.allCases {
      let result = try CosetEnumeration(presentation, strategy: strategy, definitionLimit: 5000)
      #expect(result.status == .limit)
      #expect(result.definedTotal == 5000)
    }
  }

  @Test(arguments: [
    ("E6", 6, [(1, 3, 3), (3, 4, 3), (4, 5, 3), (5, 6, 3), (2, 4, 3)], 51840),
    ("E7", 7, [(1, 3, 3), (3, 4, 3), (4, 5, 3), (5, 6, 3), (6, 7, 3), (2, 4, 3)], 2_903_040),
    ("H4", 4, [(1, 2, 5), (2, 3, 3), (3, 4, 3)], 14400),
  ])
  func `the exceptional Coxeter groups have their orders`(
    name: String, rank: Int, diagram: [(Int, Int, Int)], order: Int
  ) throws {
    var relators = (1...rank).map { "s\($0)^2" }
    for i in 1..<rank {
      for j in (i + 1)...rank {
        let edge = diagram.first { ($0.0, $0.1) == (i, j) }
        relators.append("(s\(i) s\(j))^\(edge?.2 ?? 2)")
      }
    }
    let names = (1...rank).map { "s\($0)" }.joined(separator: ", ")
    let presentation = try Presentation(
      parsing: "<\(names) | \(relators.joined(separator: ", "))>")
    for strategy in CosetEnumeration.Strategy.allCases {
      let result = try CosetEnumeration(presentation, strategy: strategy)
      #expect(result.index == order)
    }
  }

  @Test func `a long relator is no trouble, whatever its period`() throws {
    for strategy in CosetEnumeration.Strategy.allCases {
      let cyclic = try Presentation(parsing: "<a | a^50000, a^49999 = a^-1>")
      #expect(try CosetEnumeration(cyclic, strategy: strategy).index == 50000)
      let two = try Presentation(parsing: "<a, b | (a b a^2 b^2)^1000 a, a^2 = b, a^5>")
      #expect(try CosetEnumeration(two, strategy: strategy).index == 1)
    }
  }

  @Test func `work is reported often, and ends when nobody wants it`() throws {
    let presentation = try Presentation(parsing: "<a, b | >")
    for strategy in CosetEnumeration.Strategy.allCases {
      let reports = Mutex(0)
      let stop = Checkpoint { _ throws(Cancelled) in
        let count = reports.withLock { value in
          value += 1
          return value
        }
        if count == 30 { throw Cancelled() }
      }
      #expect(throws: Cancelled.self) {
        try CosetEnumeration(presentation, strategy: strategy, checkpoint: stop)
      }
      #expect(reports.withLock { $0 } == 30)
    }
  }
}

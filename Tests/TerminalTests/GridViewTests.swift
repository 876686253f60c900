import Terminal
import Testing

@Suite struct GridViewTests {
  private func grid(_ rows: Int, _ columns: Int, cursor: GridView.Index? = nil) -> GridView {
    var grid = GridView(
      rowCount: rows, columnCount: columns, cellWidth: 4, cursor: cursor,
      header: { Span("c\($0)") }, rowHeader: { Span("r\($0)") },
      cell: { Span("\(($0 &+ $1) % 7)") })
    grid.corner = "∘"
    return grid
  }

  private func drawn(_ width: Int, _ height: Int, _ grid: GridView) -> String {
    screen(width, height) { grid.draw(in: $0.bounds, on: &$0) }
  }

  @Test func `headers stand above and beside`() {
    expectScreen(
      drawn(30, 9, grid(4, 4)),
      """
      ∘ │ c0  c1  c2  c3
      ──┼────────────────
      r0│ 0   1   2   3
      r1│ 1   2   3   4
      r2│ 2   3   4   5
      r3│ 3   4   5   6



      """)
  }

  @Test func `blocks have a blank row and column between them`() {
    var blocks = grid(4, 4)
    blocks.breaks = [1, 3]
    expectScreen(
      drawn(30, 9, blocks),
      """
      ∘ │ c0   c1  c2   c3
      ──┼──────────────────
      r0│ 0    1   2    3
        │
      r1│ 1    2   3    4
      r2│ 2    3   4    5
        │
      r3│ 3    4   5    6

      """)
    let rect = Rect(x: 0, y: 0, width: 30, height: 9)
    #expect(blocks.index(at: Point(x: 9, y: 4), in: rect) == GridView.Index(row: 1, column: 1))
    #expect(blocks.index(at: Point(x: 7, y: 4), in: rect) == nil, "a blank is no cell")
  }

  @Test func `blanks between blocks never push the cursor out of sight`() {
    for cursor in 0..<40 {
      var blocks = grid(40, 40, cursor: GridView.Index(row: cursor, column: 39 - cursor))
      blocks.breaks = [1, 2, 3, 10, 11, 20, 30, 38, 39]
      for height in 3...12 {
        let rect = Rect(x: 0, y: 0, width: 37, height: height)
        let range = blocks.visibleRange(in: rect)
        #expect(range.rows.contains(cursor) && range.columns.contains(39 - cursor))
        for row in range.rows {
          let cell = (0..<height).first { y in
            (3..<37).contains { blocks.index(at: Point(x: $0, y: y), in: rect)?.row == row }
          }
          #expect(cell != nil, "row \(row) of \(range.rows) has a place at height \(height)")
        }
      }
    }
  }

  @Test func `a flat grid does without its rule and note`() {
    expectScreen(
      drawn(16, 4, grid(9, 9)),
      """
      ∘ │ c0  c1  c2
      r0│ 0   1   2
      r1│ 1   2   3
      r2│ 2   3   4
      """)
  }

  @Test func `a window says which part of the table it shows`() {
    let drawing = drawn(60, 8, grid(100, 40, cursor: GridView.Index(row: 50, column: 30)))
    #expect(drawing.contains("rows 46–50 of 100 · columns 17–30 of 40"))
    #expect(drawing.contains("r46│") && drawing.contains("r50│") && !drawing.contains("r51"))
  }

  @Test func `the last corner of the largest table draws, and asks only for what it shows`() {
    let last = GridView.Index(row: Int.max - 1, column: Int.max - 1)
    let table = grid(Int.max, Int.max, cursor: last)
    let (rows, columns) = table.visibleRange(in: Rect(x: 0, y: 0, width: 80, height: 24))
    #expect(rows.upperBound == Int.max && rows.count == 21)
    #expect(columns.upperBound == Int.max && columns.count < 20)
    #expect(drawn(80, 24, table).contains("9223372036854775806"))
  }

  @Test func `the cursor has its role, its headings are emphasised`() {
    let table = grid(4, 4, cursor: GridView.Index(row: 1, column: 2))
    var canvas = Canvas(size: Size(width: 30, height: 9))
    table.draw(in: canvas.bounds, on: &canvas)
    #expect((11..<15).allSatisfy { canvas[$0, 3].style == .cursor })
    #expect(canvas[12, 0].style.underline && canvas[0, 3].style.underline)
    #expect(!canvas[8, 0].style.underline)
    #expect(
      table.index(at: Point(x: 11, y: 3), in: canvas.bounds) == GridView.Index(row: 1, column: 2))
    #expect(table.index(at: Point(x: 11, y: 1), in: canvas.bounds) == nil)
  }

  @Test func `a heading without room keeps its end`() {
    var table = GridView(
      rowCount: 2, columnCount: 6, cellWidth: 1, header: { Span("\($0 + 9)") },
      rowHeader: { Span("row number \($0)") }, cell: { Span("\(($0 + $1) % 7)") })
    table.corner = "∘"
    expectScreen(
      drawn(15, 4, table),
      """
      ∘    │901234
      ber 0│012345
      ber 1│123456

      """)
  }

  @Test(arguments: [GridView.Alignment.leading, .center, .trailing])
  func `texts stand where they should, and colours fill their cells`(
    alignment: GridView.Alignment
  ) {
    var table = GridView(
      rowCount: 1, columnCount: 2, cellWidth: 5, header: { _ in "" }, rowHeader: { _ in "" },
      cell: { Span("ab", .element($1)) })
    table.alignment = alignment
    var canvas = Canvas(size: Size(width: 11, height: 3))
    table.draw(in: canvas.bounds, on: &canvas)
    let text = [.leading: "ab   ab   ", .center: " ab   ab  ", .trailing: "   ab   ab"][alignment]
    #expect(canvas.lines()[1] == "│" + (text ?? ""))
    #expect((1..<6).allSatisfy { canvas[$0, 1].style == .element(0) })
    #expect((6..<11).allSatisfy { canvas[$0, 1].style == .element(1) })
  }

  @Test func `no size makes a grid fail`() {
    for width in [0, 1, 5, 12] {
      for height in [0, 1, 2, 3] {
        #expect(drawn(width, height, grid(5, 5)).count >= height)
        #expect(drawn(width, height, grid(0, 0)).count >= height)
      }
    }
  }
}

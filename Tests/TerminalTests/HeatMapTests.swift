import Terminal
import Testing

@Suite struct HeatMapTests {
  /// -1 … 1.75 in steps of a quarter, 3 × 4.
  private static let quarters = (0..<12).map { Double($0) / 4 - 1 }
  private static let names = ["e", "r", "r²", "r³"]

  private func drawn(_ width: Int, _ height: Int, ascii: Bool = false, _ map: HeatMap) -> String {
    screen(width, height, ascii: ascii) { map.draw(in: $0.bounds, on: &$0) }
  }

  private func signed(cellWidth: Int) -> HeatMap {
    HeatMap(
      rows: 3, columns: 4, values: Self.quarters, scale: .diverging(2), cellWidth: cellWidth)
  }

  @Test func `wide cells show their numbers, all with the same places`() {
    let map = HeatMap(
      rows: 3, columns: 4, values: Self.quarters, scale: .diverging(2),
      rowLabel: { Self.names[$0] }, columnLabel: { Self.names[$0] })
    expectScreen(
      drawn(40, 8, map),
      """
            e     r    r²    r³
       e  -1.00 -0.75 -0.50 -0.25
       r   0.00  0.25  0.50  0.75
      r²   1.00  1.25  1.50  1.75

      -2  d  c  b  a  ·  1  2  3  4  2


      """)
  }

  @Test func `one column shows letters below zero and digits above`() {
    let map = signed(cellWidth: 1)
    expectScreen(
      drawn(40, 8, map),
      """
      bbaa
      ·112
      2334

      -2  d  c  b  a  ·  1  2  3  4  2



      """)
  }

  @Test func `two columns show the sign`() {
    let map = signed(cellWidth: 2)
    expectScreen(
      drawn(40, 8, map),
      """
      -2-2-1-1
       · 1 1 2
       2 3 3 4

      -2  d  c  b  a  ·  1  2  3  4  2



      """)
  }

  @Test func `without colour shades tell magnitudes`() {
    let map = HeatMap(
      rows: 3, columns: 4, values: Self.quarters.map { $0 + 1 }, scale: .sequential(0...2.75),
      cellWidth: 2, marks: .shades)
    expectScreen(
      drawn(24, 8, ascii: true, map),
      """
           . :
       : - = +
       + * # #

      0  .:-=+*# 2.75



      """)
  }

  @Test func `a large matrix scrolls to its cursor and says where it is`() {
    let map = HeatMap(
      rows: 100, columns: 100, values: (0..<10_000).map { Double($0) },
      scale: .sequential(0...9999), rowLabel: { "\($0)" }, columnLabel: { "\($0)" },
      cursor: GridView.Index(row: 50, column: 60), cellWidth: 2)
    expectScreen(
      drawn(40, 7, map),
      """
           44  46  48  50  52  54  56  58  60
      46  3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3
      47  3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3
      48  3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3
      49  3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3
      50  4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4
      0 01234567 9999  rows 47–51 of 100
      """)
  }

  @Test func `whole numbers are written whole`() {
    let map = HeatMap(
      rows: 2, columns: 4, values: [1, 2, 3, 4, 0, -1, -2, 100], scale: .diverging(100))
    expectScreen(
      drawn(30, 6, map),
      """
           1     2     3     4
           0    -1    -2   100

      -100 dcba·1234 100


      """)
  }

  @Test func `colour and mark say the same level, for every value`() {
    let map = HeatMap(rows: 1, columns: 1, values: [0], scale: .sequential(0...8))
    for level in 0..<8 {
      let found = map.level(of: Double(level) + 0.5)
      #expect(found.role == .heat(level) && found.mark == Character("\(level)"))
    }
    #expect(map.level(of: 99).role == .heat(7) && map.level(of: -99).role == .heat(0))
    #expect(map.level(of: .nan).mark == "?")
  }

  @Test func `zero is the middle of a signed scale, whatever its width`() {
    for limit in [0.0, 1e-9, 1, 1e9] {
      let map = HeatMap(rows: 1, columns: 1, values: [0], scale: .diverging(limit))
      #expect(map.level(of: 0).role == .diverging(0) && map.level(of: 0).mark == "·")
    }
    #expect(HeatMap.scale(for: [-3, 1]) == .diverging(3))
    #expect(HeatMap.scale(for: [1, 2, .nan]) == .sequential(0...2))
    #expect(HeatMap.scale(for: []) == .sequential(0...0))
  }

  @Test func `cursor and kin have their roles, and a click finds its cell`() {
    let map = HeatMap(
      rows: 2, columns: 2, values: [1, 2, 3, 4], scale: .sequential(0...4),
      cursor: GridView.Index(row: 0, column: 1), isLinked: { $0 == 1 && $1 == 0 }, cellWidth: 3)
    var canvas = Canvas(size: Size(width: 12, height: 4))
    map.draw(in: canvas.bounds, on: &canvas)
    #expect((0..<6).map { canvas[$0, 0].style.role }.last == .cursor)
    #expect(canvas[0, 1].style == .linked && canvas[3, 1].style == .heat(7))
    #expect(
      map.index(at: Point(x: 4, y: 1), in: canvas.bounds) == GridView.Index(row: 1, column: 1))
    #expect(map.index(at: Point(x: 7, y: 1), in: canvas.bounds) == nil)
  }

  @Test func `empty and tiny ones draw without fail`() {
    let empty = HeatMap(rows: 0, columns: 0, values: [], scale: .sequential(0...0))
    #expect(drawn(20, 5, empty).count > 0)
    #expect(drawn(1, 1, signed(cellWidth: 6)) == "\n")
    #expect(drawn(0, 0, signed(cellWidth: 1)) == "")
  }
}

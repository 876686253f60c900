import Testing

@testable import Terminal

@Suite struct LineChartTests {
  typealias Points = [(x: Double, y: Double)]

  /// y = x², at 0 … 10.
  private static let square: Points = (0...10).map { (Double($0), Double($0 * $0)) }
  /// y = 100 - x, at 0 … 100.
  private static let falling: Points = (0...100).map { (Double($0), Double(100 - $0)) }

  private let two = [
    LineChart.Series(0, name: "square", points: square),
    LineChart.Series(1, name: "falling", points: falling),
  ]

  private func drawn(_ width: Int, _ height: Int, ascii: Bool = false, _ chart: LineChart)
    -> String
  {
    screen(width, height, ascii: ascii) { chart.draw(in: $0.bounds, on: &$0) }
  }

  private func one(_ name: String, _ points: Points) -> [LineChart.Series] {
    [LineChart.Series(0, name: name, points: points)]
  }

  @Test func `a small chart names both axes in its first row`() {
    let chart = LineChart(
      series: one("loss", Self.falling), xLabel: "step", yLabel: "loss")
    expectScreen(
      drawn(30, 8, chart),
      """
      loss over step  ● loss
      100┤⠤⠤⣀⡀
         │   ⠈●⠒⠢⠤⣄⣀
       50┤         ⠈⠉⠓●⠤⢤⣀⡀
         │                ⠉⠙⠒⠦●⣀⡀
        0┤                      ⠈⠉⠒⠢
         └┬────────────┬───────────┬
          0           50         100
      """)
  }

  @Test func `few points are marked each, many every dozen columns`() {
    let chart = LineChart(
      series: two, xLabel: "x", yLabel: "y")
    expectScreen(
      drawn(50, 14, chart),
      """
      y  ● square  ○ falling
         │
      100┤⠤⠤⣀ ●
         │   ⠉⡝⠒⠤⢄⡀
       75┤   ⢀●   ⠈⠉○⠢⠤⣀⡀
         │   ●          ⠈⠉⠒⠢⢄⣀
       50┤   ●                ⠉○⠒⠤⢄⣀
         │  ●⠁                      ⠉⠑⠢⠤⣀⡀
       25┤  ●                            ⠈○⠒⠤⠤⣀⡀
         │ ●●                                  ⠈⠑⠒⠤⢄⣀
        0┤●●                                         ○⠒⠢
         └┬────────┬────────┬────────┬────────┬────────┬
          0       20       40       60       80      100
                                x
      """)
  }

  @Test func `an ASCII canvas is drawn with the markers alone`() {
    let chart = LineChart(
      series: two, xLabel: "x", yLabel: "y")
    expectScreen(
      drawn(50, 14, ascii: true, chart),
      """
      y  * square  o falling
         |
      100+oooo *
         |   oooooo
       75+    *    oooooo
         |    *         oooooo
       50+   *                oooooo
         |   *                      oooooo
       25+  *                            oooooo
         | **                                  oooooo
        0+**                                        oooo
         ++--------+--------+--------+--------+--------+
          0       20       40       60       80      100
                                x
      """)
  }

  @Test func `half blocks are for projectors`() {
    let chart = LineChart(
      series: two, xLabel: "x", yLabel: "y", style: .halfBlock)
    expectScreen(
      drawn(50, 14, chart),
      """
      y  ● square  ○ falling
         │
      100┤▄▄▄▄ ●
         │   ▀▀▀▄▄▄
       75┤    ●    ▀○█▄▄▄
         │    ●         ▀▀▀█▄▄
       50┤   ●                ▀○▀▄▄▄
         │   ●                      ▀▀█▄▄▄
       25┤  ●▀                           ▀○▀▄▄▄
         │ ●●                                  ▀▀▀▄▄▄
        0┤●●                                        ▀○▀█
         └┬────────┬────────┬────────┬────────┬────────┬
          0       20       40       60       80      100
                                x
      """)
  }

  @Test func `a theme and a terminal have a style that suits them`() {
    #expect(ChartStyle.suited(to: .projector, glyphs: .unicode) == .halfBlock)
    #expect(ChartStyle.suited(to: .dark, glyphs: .unicode) == .braille)
    #expect(Theme.all.allSatisfy { ChartStyle.suited(to: $0, glyphs: .ascii) == .ascii })
  }

  @Test(arguments: ChartStyle.allCases)
  func `a marker stands where its curve is`(style: ChartStyle) {
    let jagged: Points = (0...60).map { (Double($0) * 0.6, Double($0 * 7 % 19)) }
    let sparse: Points = [(0, 1), (20, 15), (28, 2), (39, 19)] + (40...60).map { (Double($0), 9) }
    for points in [jagged, sparse] {
      // After a curve without points the same markers come in other columns.
      let curve = LineChart.Series(name: "c", marker: "x", role: .series(0), points: points)
      let none = LineChart.Series(1, name: "none", points: [])
      let charts = [[curve], [none, curve]].map { series in
        var canvas = Canvas(size: Size(width: 60, height: 20))
        LineChart(series: series, style: style).draw(in: canvas.bounds, on: &canvas)
        return canvas
      }
      var seen = 0
      for y in 1..<18 {
        for x in 4..<60 where charts[0][x, y].character == "x" {
          seen += 1
          #expect(charts[1][x, y].style.role == .series(0), "\(x), \(y)")
          #expect(style == .ascii || charts[1][x, y].character != "x", "\(x), \(y)")
        }
      }
      #expect(seen >= 3)
    }
  }

  @Test func `where curves of blocks cross the last one is whole, and its markers are cut out`() {
    let series = [
      LineChart.Series(0, name: "up", points: [(0, 0), (60, 60)]),
      LineChart.Series(1, name: "down", points: (0...60).map { (Double($0), Double(60 - $0)) }),
    ]
    var canvas = Canvas(size: Size(width: 60, height: 20))
    LineChart(series: series, style: .halfBlock).draw(in: canvas.bounds, on: &canvas)
    for x in 4..<60 {
      let column = (1..<18).map { canvas[x, $0] }
      #expect(column.contains { $0.style.role == .series(1) }, "\(x)")
      for cell in column where cell.style.role == .series(1) {
        #expect(cell.style.reverse == (cell.character == "○"))
        #expect("▀▄█○".contains(cell.character))
      }
    }
  }

  @Test func `steps begin at 0, and nothing shows less, before there is a second point`() {
    let chart = LineChart(series: one("one", [(0, 0)]), xLabel: "step", yLabel: "error")
    expectScreen(
      drawn(30, 8, chart),
      """
      error over step  ● one
      1.0┤
         │
      0.5┤
         │
      0.0┤●
         └┬────────────┬───────────┬
         0.0          0.5        1.0
      """)
  }

  @Test func `a power is a line on two logarithmic axes, and zero is marked and counted`() {
    let chart = LineChart(
      series: one("square", Self.square), xLabel: "x", yLabel: "y", xLog: true, yLog: true)
    expectScreen(
      drawn(50, 12, chart),
      """
      y  ▾ 1 value ≤ 0  ◂ 1 at x ≤ 0  ● square
         │
      100┤                                          ⢀●⡠●
         │                                   ●⡠⠤●⠒⠉●⠁
         │                          ⢀●⣀⠤⠤⠒●⠉⠉
       10┤                  ⢀⣀⡠●⠔⠒⠊⠉⠁
         │           ⣀⣀●⠔⠒⠊⠉⠁
         │    ⢀⣀⠤⠤⠒⠊⠉
        1┤▾⠒⠒⠉⠁
         └┬────────────┬──────────────────┬────────────┬
          1            2                  5           10
                                x
      """)
  }

  @Test func `one point is visible, with round numbers around it`() {
    let chart = LineChart(
      series: one("one", [(3, 5)]), yLabel: "v")
    expectScreen(
      drawn(30, 8, chart),
      """
      v  ● one
      5.5┤
         │
      5.0┤             ●
         │
      4.5┤
         └────┬────────┬───────┬────
             2.8      3.0     3.2
      """)
  }

  @Test func `what is not finite leaves a gap and is counted`() {
    let chart = LineChart(
      series: one("gap", [(0, 1), (1, 2), (2, .nan), (3, 2), (4, 1), (5, .infinity)]), yLabel: "v")
    expectScreen(
      drawn(40, 8, chart),
      """
      v  2 not finite  ● gap
      2.0┤        ⢀●                ●⡀
         │      ⡠⠔⠁                  ⠈⠢⢄
      1.5┤    ⡠⠊                        ⠑⢄
         │ ⢀⠤⠊                            ⠑⠤⡀
      1.0┤●⠁                                ⠈●
         └┬────────┬────────┬───────┬────────┬
          0        1        2       3        4
      """)
  }

  @Test func `values up to zero stand at the foot of a logarithmic axis`() {
    let chart = LineChart(
      series: one("neg", [(1, 10), (2, 0), (3, -4), (4, 1000)]), yLabel: "v", yLog: true)
    expectScreen(
      drawn(40, 8, chart),
      """
      v  ▾ 2 values ≤ 0  ● neg
      1000┤                                  ●
          │
       100┤
          │
        10┤●          ▾           ▾
          └┬──────────┬───────────┬──────────┬
           1          2           3          4
      """)
  }

  @Test func `a chart without a positive value is still a chart`() {
    let chart = LineChart(
      series: one("neg", [(-1, -1), (-2, 0)]), yLabel: "v", xLog: true, yLog: true)
    expectScreen(
      drawn(40, 8, chart),
      """
      v  ▾ 2 values ≤ 0  ◂ 2 at x ≤ 0  ● neg
      10┤
        │
        │
        │
       1┤▾
        └┬──────────┬─────────────┬──────────┬
         1          2             5         10
      """)
  }

  @Test func `the cursor reads off the curves that reach so far`() {
    let chart = LineChart(
      series: two, xLabel: "x", yLabel: "y", cursorX: 40)
    expectScreen(
      drawn(50, 12, chart),
      """
      y  ● square  ○ falling 60
         │                  │
      100┤⠤⠤⢄⣀●             │
         │    ●⠉⠒⠲⠤⢄○⡀      │
         │   ●⠁      ⠈⠉⠑⠒⠢⠤⢄⣀
       50┤   ●              │⠉⠉○⠒⠤⠤⣀⣀
         │  ●               │        ⠉⠑⠒⠢⠤○⣀
         │ ●●               │               ⠉⠉⠑⠒⠦⠤⣀⣀
        0┤●●                │                       ⠉○⠒⠢
         └┬────────┬────────┴────────┬────────┬────────┬
          0       20       40       60       80      100
                                x
      """)
  }

  @Test func `no data is said in words`() {
    let chart = LineChart(
      series: one("none", []), xLabel: "x", yLabel: "y")
    expectScreen(
      drawn(30, 8, chart),
      """
      y over x  ● none



      no data yet



      """)
  }

  @Test func `where there is no room for axes the curve remains`() {
    let chart = LineChart(
      series: one("f", Self.falling))
    expectScreen(
      drawn(12, 3, chart),
      """
      ⠤⢤⣀⡀
         ⠉●⠒⠤⣄⣀
              ⠈⠉⠓⠲
      """)
  }

  @Test func `names that begin alike are shortened in their middle`() {
    let series = (0..<6).map { k in
      LineChart.Series(
        k, name: "curve number \(k)", points: [(0, Double(k)), (10, Double(k + 1))])
    }
    expectScreen(
      drawn(30, 8, LineChart(series: series, xLabel: "x", yLabel: "y")),
      """
      y  ● cu… 0  ○ cu… 1  ■ cu… 2
      □ cu… 3  ▲ cu… 4  △ cu… 5
       │
      5┤△⣤⣤⣤⣤⣤⣤⣒⣒⣒⣒⣒⣒⣒⠶⠶⠶⠶⠶⠶⠶⣭⣭⣭⣭⣭⣭△
       │□⠶⠶⠶⠶⠶⠶⣭⣭⣭⣭⣭⣭⣭⣛⣛⣛⣛⣛⣛⣛⠶⠶⠶⠶⠶⠶■
      0┤○⠭⠭⠭⠭⠭⠭⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠉⠉⠉⠉⠉⠉●
       └┬─────────────┬────────────┬
        0             5           10
      """)
  }

  @Test func `a smoothed curve is strong, the raw one faint, and the factor is shown`() {
    let zigzag: Points = (0...100).map { (Double($0), $0 % 2 == 0 ? 40 : -40) }
    let chart = LineChart(series: one("raw", zigzag), yLabel: "y", smoothing: 0.9)
    var canvas = Canvas(size: Size(width: 50, height: 12))
    chart.draw(in: canvas.bounds, on: &canvas)
    #expect(canvas.lines()[0].hasPrefix("y  smoothed 0.9, raw faint  ● raw"))
    var roles: Set<Role> = []
    for y in 1..<10 {
      for x in 5..<50 where canvas[x, y].character != " " { roles.insert(canvas[x, y].style.role) }
    }
    #expect(roles == [.series(0), .faint(0)])
  }

  @Test func `smoothing forgets its start and keeps a constant`() {
    let flat = LineChart.smooth([(0, 3), (1, 3), (2, .nan), (3, 3)], factor: 0.9)
    #expect(flat.map(\.y).filter(\.isFinite).allSatisfy { abs($0 - 3) < 1e-12 })
    #expect(flat[2].y.isNaN)
    let step = LineChart.smooth([(0, 0), (1, 1)], factor: 0.5)
    #expect(abs(step[1].y - 2.0 / 3) < 1e-12, "(0.25 · 0 + 0.5 · 1) / 0.75")
    #expect(LineChart(series: [], smoothing: .nan).factor == 0)
  }

  @Test(arguments: ChartStyle.allCases)
  func `no size and no value makes a chart fail`(style: ChartStyle) {
    let wild: Points = [
      (.nan, 1), (-1e308, 1e308), (1e308, -1e308), (.leastNonzeroMagnitude, .leastNonzeroMagnitude),
      (0, 0), (.infinity, 2),
      (3, -.infinity), (-5, -5), (1e299, -1e299),
    ]
    for (width, height) in [(0, 0), (1, 1), (15, 4), (16, 5), (30, 8), (200, 60)] {
      for isLog in [false, true] {
        let chart = LineChart(
          series: one("wild", wild), xLabel: "x", yLabel: "y", xLog: isLog, yLog: isLog,
          style: style, smoothing: 0.5, cursorX: .infinity)
        #expect(drawn(width, height, chart).count >= height)
      }
    }
  }

  @Test func `a chart stays inside its rectangle`() {
    var canvas = Canvas(size: Size(width: 60, height: 20))
    canvas.fill(canvas.bounds, "#")
    let rect = Rect(x: 10, y: 5, width: 35, height: 9)
    LineChart(series: two, xLabel: "step", yLabel: "loss", yLog: true, cursorX: 100)
      .draw(in: rect, on: &canvas)
    for y in 0..<20 {
      for x in 0..<60 where !rect.contains(Point(x: x, y: y)) {
        #expect(canvas[x, y].character == "#", "\(x), \(y)")
      }
    }
  }
}

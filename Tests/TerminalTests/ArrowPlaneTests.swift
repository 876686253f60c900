import Terminal
import Testing

@Suite struct ArrowPlaneTests {
  private func plane(_ tip: [Double], _ style: ChartStyle = .braille) -> ArrowPlane {
    ArrowPlane(
      arrows: [ArrowPlane.Arrow(tip, label: "z", role: .accent, marker: "*")], limit: 1,
      style: style)
  }

  @Test func `an arrow in ASCII lies on its axis and its name beyond it`() {
    let drawn = screen(21, 7, ascii: true) { canvas in
      plane([0.6, 0]).draw(in: canvas.bounds, on: &canvas)
    }
    expectScreen(
      drawn,
      """
                |
                |
                |
      ----------*****-z----
                |
                |
                |
      """)
  }

  @Test func `both directions have one scale`() {
    for style in ChartStyle.allCases {
      var canvas = Canvas(size: Size(width: 41, height: 21))
      plane([0, 0.8], style).draw(in: canvas.bounds, on: &canvas)
      let high = (0..<21).filter { canvas[20, $0].style.role == .accent }.count
      canvas = Canvas(size: Size(width: 41, height: 21))
      plane([0.8, 0], style).draw(in: canvas.bounds, on: &canvas)
      let wide = (0..<41).filter { canvas[$0, 10].style.role == .accent }.count
      #expect(abs(2 * high - wide) <= 4, "\(style): \(high) rows, \(wide) columns")
    }
  }

  @Test(arguments: [[Double.nan, 0], [.infinity, 1], [1e300, 1], [0, 0]])
  func `no arrow is too long or too short to draw`(_ tip: [Double]) {
    for size in [Size(width: 1, height: 1), Size(width: 3, height: 3), Size(width: 40, height: 20)]
    {
      var canvas = Canvas(size: size)
      plane(tip).draw(in: canvas.bounds, on: &canvas)
      #expect(canvas.size == size)
    }
  }

  @Test func `names do not cover each other`() {
    let arrows = ["first", "second", "third"].map {
      ArrowPlane.Arrow([0.7, 0.1], label: $0, role: .accent, marker: "*")
    }
    let drawn = screen(40, 15) { canvas in
      ArrowPlane(arrows: arrows, limit: 1, style: .braille).draw(in: canvas.bounds, on: &canvas)
    }
    for name in ["first", "second", "third"] { #expect(drawn.contains(name), "\(drawn)") }
  }
}

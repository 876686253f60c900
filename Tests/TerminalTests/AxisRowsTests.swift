import Testing

@testable import Terminal

@Suite struct AxisRowsTests {
  @Test(arguments: [
    (0.0, 100.0, 5, ["0", "50", "100"]), (0, 100, 11, ["0", "20", "40", "60", "80", "100"]),
    (0, 100, 10, ["0", "25", "50", "75", "100"]),
    (0, 1, 10, ["0.00", "0.25", "0.50", "0.75", "1.00"]),
    (0.09, 0.91, 12, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0, 0, 5, ["0.0", "0.5", "1.0"]), (-100, -3, 11, ["-100", "-80", "-60", "-40", "-20", "0"]),
    (0.93, 1, 9, ["0.92", "0.94", "0.96", "0.98", "1.00"]), (3, 3, 5, ["2.5", "3.0", "3.5"]),
  ])
  func `ticks are round numbers, whole rows apart`(
    least: Double, most: Double, rows: Int, labels: [String]
  ) throws {
    let axis = try #require(Axis(from: least, to: most, log: false, rows: rows))
    #expect(axis.ticks.map(\.label) == labels)
  }

  @Test func `decades stand whole rows apart, and fewer than three are left to 1, 2 and 5`() throws
  {
    let axis = try #require(Axis(from: 2.3e-3, to: 0.9, log: true, rows: 12))
    #expect(axis.ticks.map(\.label) == ["0.01", "0.1", "1"])
    #expect(Axis(from: 1, to: 9, log: true, rows: 12) == nil)
    #expect(Axis(from: 1, to: 2, log: false, rows: 2) == nil)
  }

  /// Ranges of all magnitudes and heights, from a fixed linear congruence.
  @Test(arguments: [false, true])
  func `every tick stands in the middle of its row, and the range holds the values`(isLog: Bool) {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    var found = 0
    for _ in 0..<2000 {
      let scale = [1e-12, 1e-3, 1, 1e4, 1e15][Int(next() * 5)]
      let least =
        isLog ? scale * (next() + 1e-6) : scale * [next() - 0.5, next(), 0][Int(next() * 3)]
      let most = least + scale * (next() + 1e-3) * (isLog ? 1e5 : 1)
      let rows = 3 + Int(next() * 50)
      guard let axis = Axis(from: least, to: most, log: isLog, rows: rows) else { continue }
      found += 1
      let places = axis.ticks.map { axis.position($0.value) * Double(rows - 1) }
      #expect(places.allSatisfy { abs($0 - $0.rounded()) < 1e-5 }, "\(least) \(most) \(rows)")
      let gaps = Set(zip(places, places.dropFirst()).map { Int(($1 - $0).rounded()) })
      #expect(gaps.count <= 1 && gaps.allSatisfy { $0 >= 2 || rows <= 3 }, "\(places)")
      #expect((2...10).contains(axis.ticks.count), "\(least) \(most) \(rows): \(axis.ticks)")
      let slack = 1e-6 * (axis.high - axis.low)
      #expect(axis.low <= least + slack && axis.high >= most - slack)
      #expect(least < 0 || axis.low >= 0)
      #expect(
        isLog || rows < 5 || axis.high - axis.low <= 2.5 * (most - least),
        "\(least) \(most) \(rows)")
    }
    #expect(found > (isLog ? 1000 : 1999))
  }
}

import Testing

@testable import Terminal

@Suite struct AxisTests {
  @Test(arguments: [
    (0.0, 1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0, 97, 5, ["0", "20", "40", "60", "80", "100"]),
    (-3, 4, 4, ["-4", "-2", "0", "2", "4"]),
    (1e-7, 8e-7, 4, ["0", "2e-7", "4e-7", "6e-7", "8e-7"]),
    (100_000, 500_000, 4, ["100000", "200000", "300000", "400000", "500000"]),
    (1e7, 5e7, 2, ["2e7", "4e7"]),
  ])
  func `linear ticks are round`(low: Double, high: Double, count: Int, labels: [String]) {
    let axis = Axis(from: low, to: high, log: false, count: count, snapped: true)
    #expect(axis.ticks.map(\.label) == labels)
    #expect(axis.low <= low && axis.high >= high)
  }

  @Test(arguments: [
    (0.001, 1.0, 4, ["0.001", "0.01", "0.1", "1"]),
    (1e-8, 1, 4, ["1e-8", "1e-5", "1e-2"]),
    (1, 9, 4, ["1", "2", "5", "10"]),
    (20, 45, 4, ["20", "50"]),
  ])
  func `logarithmic ticks are powers of ten, or 1, 2 and 5 times them`(
    low: Double, high: Double, count: Int, labels: [String]
  ) {
    let axis = Axis(from: low, to: high, log: true, count: count, snapped: true)
    #expect(axis.ticks.map(\.label) == labels)
  }

  @Test func `positions run from 0 to 1, in equal steps for equal factors on a log axis`() {
    let axis = Axis(from: 1, to: 1000, log: true, count: 4, snapped: false)
    let positions = [1.0, 10, 100, 1000].map(axis.position)
    for (k, position) in positions.enumerated() {
      #expect(abs(position - Double(k) / 3) < 1e-12)
    }
    #expect(axis.position(0.1) == 0 && axis.position(1e9) == 1)
  }

  @Test(arguments: [0.0, 1, -7, 1e-300, 1e299, 123_456_789.25])
  func `one value gets room on both sides, and 0 above it`(value: Double) {
    for isLog in [false, true] where !isLog || value > 0 {
      let axis = Axis(from: value, to: value, log: isLog, count: 4, snapped: true)
      #expect(value == 0 ? axis.low == 0 : axis.low < value || (isLog && axis.low <= value))
      #expect(axis.high > value)
      #expect((0...1).contains(axis.position(value)))
      #expect(axis.ticks.count >= 1)
    }
  }

  /// Ranges of all magnitudes, from a fixed linear congruence.
  @Test(arguments: [false, true])
  func `ticks lie on the axis, rise, and have different labels`(isLog: Bool) {
    var state: UInt64 = 42
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    for _ in 0..<2000 {
      let scale = [1e-12, 1e-3, 1, 1e4, 1e15][Int(next() * 5)]
      let low = isLog ? scale * (next() + 1e-6) : scale * (next() - 0.5)
      let high = low + scale * (next() + 1e-4) * (isLog ? 1000 : 1)
      let count = 2 + Int(next() * 8)
      let axis = Axis(
        from: low, to: high, log: isLog, count: count, snapped: next() < 0.5)
      let values = axis.ticks.map(\.value)
      #expect(!values.isEmpty && values.count <= 2 * count + 2, "\(low) \(high) \(count)")
      #expect(values == values.sorted())
      let slack = (axis.high - axis.low) * 1e-6
      let isInside = values.allSatisfy { $0 >= axis.low - slack && $0 <= axis.high + slack }
      #expect(isInside, "\(low) \(high) \(count): \(axis)")
      #expect(Set(axis.ticks.map(\.label)).count == values.count, "\(axis.ticks.map(\.label))")
    }
  }
}

// One axis of a chart: its range and its round ticks.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A linear or logarithmic axis over `low ... high`.
struct Axis {
  /// A marked value.
  struct Tick: Hashable {
    let value: Double
    let label: String
  }

  let isLog: Bool
  let low: Double
  let high: Double
  let ticks: [Tick]

  /// Values beyond this magnitude count as infinite, so that differences stay finite.
  static let limit = 1e300

  /// Whether the axis can show `value`.
  static func shows(_ value: Double, log: Bool) -> Bool {
    value.isFinite && value.magnitude < limit && (!log || value > 1 / limit)
  }

  /// The axis for values from `least` to `most`, with about `count` ticks.
  ///
  /// With `snapped`, the ends move out to round numbers. A single value gets room on both sides, a
  /// mere 0 above.
  init(from least: Double, to most: Double, log isLog: Bool, count: Int, snapped: Bool) {
    self.isLog = isLog
    let count = max(2, count)
    if isLog {
      (low, high, ticks) = Self.logarithmic(least, most, count: count, snapped: snapped)
    } else {
      (low, high, ticks) = Self.linear(least, most, count: count, snapped: snapped)
    }
  }

  init(isLog: Bool, low: Double, high: Double, ticks: [Tick]) {
    (self.isLog, self.low, self.high, self.ticks) = (isLog, low, high, ticks)
  }

  /// Where `value` lies, 0 at the low end and 1 at the high end.
  func position(_ value: Double) -> Double {
    let share = isLog ? log(value / low) / log(high / low) : (value - low) / (high - low)
    return min(1, max(0, share))
  }

  /// The range itself, unless it has no extent.
  static func opened(_ least: Double, _ most: Double, log isLog: Bool) -> (
    low: Double, high: Double
  ) {
    if isLog { return most > least * 1.000_001 ? (least, most) : (least / 2, most * 2) }
    if most - least > max(least.magnitude, most.magnitude) * 1e-10 { return (least, most) }
    let room = least.magnitude * 0.1
    return least == 0 ? (0, 1) : (least - room, most + room)
  }

  private static func linear(_ least: Double, _ most: Double, count: Int, snapped: Bool)
    -> (Double, Double, [Tick])
  {
    var (low, high) = opened(least, most, log: false)
    var step = roundStep((high - low) / Double(count))
    if snapped {
      let ends = snap(low, high, to: step)
      // Half steps where whole ones would leave a good part of the axis empty.
      let isWasteful = ends.1 - ends.0 > 1.3 * (high - low)
      (low, high) = isWasteful ? snap(low, high, to: step / 2) : ends
    }
    var indices = multiples(of: step, from: low, to: high)
    for _ in 0..<4 where indices.count < 2 {
      step = roundStep(step * 0.4)  // 5, 2, 1, 0.5 …
      indices = multiples(of: step, from: low, to: high)
    }
    return (low, high, labelled(indices.map { $0 * step }, step: step))
  }

  /// The whole numbers k with `k · step` between `low` and `high`.
  static func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    return last < first ? [] : (0...Int(last - first)).map { first + Double($0) }
  }

  /// The multiples of `step` next to `low` and `high`, outwards.
  private static func snap(_ low: Double, _ high: Double, to step: Double) -> (Double, Double) {
    ((low / step + 1e-9).rounded(.down) * step, (high / step - 1e-9).rounded(.up) * step)
  }

  private static func logarithmic(_ least: Double, _ most: Double, count: Int, snapped: Bool)
    -> (Double, Double, [Tick])
  {
    var (low, high) = opened(least, most, log: true)
    if snapped { (low, high) = (roundDown(low), 1 / roundDown(1 / high)) }
    let first = Int((log10(low) - 1e-9).rounded(.up))
    let last = Int((log10(high) + 1e-9).rounded(.down))
    let decades = last - first + 1
    if decades >= 3 || (decades == 2 && count <= 3) {
      let skip = (decades + count - 1) / count
      let exponents = stride(from: first, through: last, by: max(1, skip)).map { $0 }
      return (low, high, decadeTicks(exponents))
    }
    var values: [Double] = []
    for exponent in (first - 1)...(last + 1) {
      for mantissa in [1.0, 2, 5] { values.append(mantissa * pow(10, Double(exponent))) }
    }
    values = values.filter { $0 >= low * 0.999_999 && $0 <= high * 1.000_001 }
    while values.count > count + 1 { values = evenly(values) }
    if values.count < 2 {
      values = linear(low, high, count: count, snapped: false).2.map(\.value).filter { $0 > 0 }
    }
    return (low, high, values.map { Tick(value: $0, label: Numerals.short($0, digits: 3)) })
  }

  /// Every second value.
  private static func evenly(_ values: [Double]) -> [Double] {
    stride(from: 0, to: values.count, by: 2).map { values[$0] }
  }

  static func decadeTicks(_ exponents: [Int]) -> [Tick] {
    let plain = exponents.allSatisfy { (-3...4).contains($0) }
    return exponents.map { exponent in
      let value = pow(10, Double(exponent))
      let label = plain ? Numerals.short(value, digits: 1) : "1e\(exponent)"
      return Tick(value: value, label: label)
    }
  }

  /// The least of 1, 2, 5, 10 times a power of ten that is at least `step`.
  private static func roundStep(_ step: Double) -> Double {
    let power = pow(10, log10(step).rounded(.down))
    let mantissa = step / power
    return power
      * (mantissa <= 1.000_001 ? 1 : mantissa <= 2.000_001 ? 2 : mantissa <= 5.000_001 ? 5 : 10)
  }

  /// The greatest of 1, 2, 5 times a power of ten that is at most `value`.
  private static func roundDown(_ value: Double) -> Double {
    let power = pow(10, (log10(value) + 1e-9).rounded(.down))
    let mantissa = value / power
    return power * (mantissa >= 4.999_99 ? 5 : mantissa >= 1.999_99 ? 2 : 1)
  }

  /// The shorter of the plain and the scientific way to write all of `values`.
  static func labelled(_ values: [Double], step: Double) -> [Tick] {
    // The place of the last digit of a step: 0.2 has one decimal, 0.25 two.
    var stepExponent = Int((log10(step) + 1e-9).rounded(.down))
    let mantissa = step / pow(10, Double(stepExponent))
    if abs(mantissa - mantissa.rounded()) > 1e-6 { stepExponent -= 1 }
    let plain = values.map { value in
      Numerals.decimal(value.magnitude < step / 2 ? 0 : value, places: max(0, -stepExponent))
    }
    let longest = plain.map(\.count).max() ?? 0
    guard longest > 6 else { return zip(values, plain).map { Tick(value: $0, label: $1) } }
    let scientific = values.map { value -> String in
      guard value.magnitude >= step / 2 else { return "0" }
      let exponent = Int((log10(value.magnitude) + 1e-9).rounded(.down))
      return Numerals.scientific(value, places: min(12, max(0, exponent - stepExponent)))
    }
    let shorter = (scientific.map(\.count).max() ?? 0) < longest ? scientific : plain
    return zip(values, shorter).map { Tick(value: $0, label: $1) }
  }
}

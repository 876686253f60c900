// Writing numbers for axes and cells, the same in every locale.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers as short text.
public enum Numerals {
  /// `value` with `places` digits after the point (at most 12); in powers of ten where that would
  /// exceed 15 digits.
  public static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    let places = min(max(0, places), 12)
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e15 else { return scientific(value, places: min(places, 6)) }
    var digits = String(Int(scaled))
    if digits.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.count) + digits
    }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }

  /// `value` as `1.5e-7`, with `places` digits after the point.
  public static func scientific(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    guard value != 0 else { return decimal(0, places: places) + "e0" }
    var exponent = Int(log10(value.magnitude).rounded(.down))
    // In two steps, since the power alone may underflow.
    let half = pow(10, Double(exponent / 2))
    var mantissa = decimal(value / half / pow(10, Double(exponent - exponent / 2)), places: places)
    if mantissa.hasPrefix("10") || mantissa.hasPrefix("-10") {
      exponent += 1
      mantissa = decimal(value < 0 ? -1 : 1, places: places)
    }
    return mantissa + "e\(exponent)"
  }

  /// `value` with about `digits` significant digits, without zeros at the end of a fraction.
  public static func short(_ value: Double, digits: Int = 4) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : notFinite(value) }
    let exponent = Int(log10(value.magnitude).rounded(.down))
    if exponent < -4 || exponent > max(5, digits) {
      return scientific(value, places: max(0, digits - 1))
    }
    return trimmed(decimal(value, places: max(0, digits - 1 - exponent)))
  }

  /// The most telling way to write `value` in `width` columns; `#` if there is none.
  public static func fitted(_ value: Double, width: Int) -> String {
    guard width > 0 else { return "" }
    let text = notFiniteOrNil(value)
    if let text { return text.count <= width ? text : "?" }
    for digits in stride(from: min(width, 6), through: 1, by: -1) {
      for candidate in [short(value, digits: digits), withoutLeadingZero(value, digits: digits)]
      where candidate.count <= width {
        if Double(candidate) != 0 || value == 0 || digits == 1 { return candidate }
      }
    }
    return value.magnitude < 1 ? "0" : "#"
  }

  private static func withoutLeadingZero(_ value: Double, digits: Int) -> String {
    let text = short(value, digits: digits)
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    return text.hasPrefix("-0.") ? "-" + text.dropFirst(2) : text
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var kept = text[...]
    while kept.last == "0" { kept = kept.dropLast() }
    return String(kept.last == "." ? kept.dropLast() : kept)
  }

  private static func notFinite(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf"
  }

  private static func notFiniteOrNil(_ value: Double) -> String? {
    value.isFinite ? nil : notFinite(value)
  }
}

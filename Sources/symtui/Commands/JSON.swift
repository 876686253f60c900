// JSON as the commands print it: names in a fixed order, one object on one line.

import Engine
import LinearAlgebra

/// A JSON value. Objects keep their order; numbers that are not finite print as null.
indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case unsigned(UInt64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// Null for nil.
  static func optional<Value>(_ value: Value?, _ wrap: (Value) -> JSON) -> JSON {
    value.map(wrap) ?? .null
  }

  /// A decimal string, for numbers that may be larger than readers of JSON can hold.
  static func decimal(_ value: Int) -> JSON { .string("\(value)") }

  /// An array of integers.
  static func ints(_ values: some Sequence<Int>) -> JSON { .array(values.map(JSON.int)) }

  /// An array of strings.
  static func strings(_ values: some Sequence<String>) -> JSON { .array(values.map(JSON.string)) }

  /// An array of rows.
  static func matrix(_ m: Matrix) -> JSON {
    .array((0..<m.rows).map { i in .array((0..<m.columns).map { .number(m[i, $0]) }) })
  }

  /// An array of rows of pairs [re, im].
  static func matrix(_ m: ComplexMatrix) -> JSON {
    .array(
      (0..<m.rows).map { i in
        .array((0..<m.columns).map { .array([.number(m.re[i, $0]), .number(m.im[i, $0])]) })
      })
  }

  /// The value as text, without blanks between tokens.
  var text: String {
    var out = ""
    write(into: &out)
    return out
  }

  private func write(into out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += "\(value)"
    case .unsigned(let value): out += "\(value)"
    case .number(let value):
      guard value.isFinite else { return out += "null" }
      out += value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .string(let value): out += quoted(value)
    case .array(let values):
      out += "["
      for (i, value) in values.enumerated() {
        if i > 0 { out += "," }
        value.write(into: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (i, member) in members.enumerated() {
        if i > 0 { out += "," }
        out += quoted(member.0)
        out += ":"
        member.1.write(into: &out)
      }
      out += "}"
    }
  }
}

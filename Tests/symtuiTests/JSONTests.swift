import Foundation
import Testing

@testable import symtui

@Suite struct JSONTests {
  @Test func `values print without blanks and in their order`() {
    let value = JSON.object([
      ("b", .int(1)), ("a", .array([.null, .bool(true), .bool(false)])), ("c", .string("x")),
      ("d", .object([])), ("e", .array([])),
    ])
    #expect(value.text == #"{"b":1,"a":[null,true,false],"c":"x","d":{},"e":[]}"#)
  }

  @Test func `numbers that are not finite are null`() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(JSON.number(value).text == "null")
    }
  }

  @Test func `whole numbers have no point and others keep every digit`() throws {
    #expect(JSON.number(3).text == "3")
    #expect(JSON.number(-0.1).text == "-0.1")
    for value in [0.1 + 0.2, 1e-300, 1.7e308, 123456.789, -2.5e-9] {
      #expect(Double(JSON.number(value).text) == value)
    }
    #expect(JSON.number(1e18).text == "1e+18")
  }

  @Test func `large orders are decimal strings, and nothing is null`() {
    #expect(JSON.decimal(Int.max).text == "\"9223372036854775807\"")
    #expect(JSON.optional(Optional<Int>.none, JSON.int).text == "null")
    #expect(JSON.optional(5, JSON.int).text == "5")
  }

  @Test func `any string is read back as it was`() throws {
    let texts = [
      "", "\"", "\\", "\n\r\t\u{8}\u{c}", "\u{0}\u{1f}\u{7f}", "ρ ⊗ χ", "𝔊", "e\u{301}",
      "</script>",
      String((0..<128).compactMap { Unicode.Scalar($0).map(Character.init) }),
    ]
    for text in texts {
      let line = JSON.array([.string(text)]).text
      let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String]
      #expect(read == [text])
      #expect(!line.contains("\n"), "one object is one line")
    }
  }

  @Test func `nested values are read back as they were`() throws {
    let line = JSON.object([("m", .array([.ints([1, 2]), .strings(["a", "ü"])]))]).text
    let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: [[Any]]]
    #expect(read?["m"]?[0] as? [Int] == [1, 2])
    #expect(read?["m"]?[1] as? [String] == ["a", "ü"])
  }
}

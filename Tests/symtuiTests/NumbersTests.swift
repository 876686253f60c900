import Testing

@testable import symtui

@Suite struct NumbersTests {
  @Test(
    arguments: [
      (0, "0"), (1, "1"), (-1, "-1"), (12, "12"), (0.5, "0.5"), (-0.25, "-0.25"),
      (123.456, "123.5"),
      (0.001, "0.001"), (0.0012345, "0.001235"), (999_999, "999999"), (1e6, "1e6"),
      (2.5e-7, "2.5e-7"),
      (-3e9, "-3e9"), (6.02e23, "6e23"), (.infinity, "∞"), (-.infinity, "-∞"), (.nan, "NaN"),
    ] as [(Double, String)])
  func `a short number has four digits, or an exponent`(_ value: Double, _ text: String) {
    #expect(short(value) == text)
  }

  @Test(
    arguments: [
      (1.0, 0, "1"), (-1.0, 0, "-1"), (0.0, 3, "0.000"), (-0.0001, 2, "0.00"), (2.005, 1, "2.0"),
      (0.05, 2, "0.05"), (-12.345, 2, "-12.35"), (0.999, 2, "1.00"), (1234.5, 1, "1234.5"),
    ] as [(Double, Int, String)])
  func `a fixed number has exactly its digits`(_ value: Double, _ digits: Int, _ text: String) {
    #expect(fixed(value, digits) == text)
  }

  @Test func `fixed and short never trap`() {
    let extremes: [Double] = [
      .infinity, -.infinity, .nan, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e15, 1e300,
    ]
    for value in extremes {
      for digits in 0...6 { #expect(!fixed(value, digits).isEmpty) }
      #expect(!short(value).isEmpty && !number(value).isEmpty && !percent(value).isEmpty)
    }
  }

  @Test func `fixed numbers agree with the numbers they stand for`() throws {
    for k in -2000...2000 {
      let value = Double(k) / 7
      let back = try #require(Double(fixed(value, 3)))
      #expect(abs(back - value) <= 0.0005000001)
      let rough = try #require(Double(short(value)))
      #expect(abs(rough - value) <= 0.0006 * abs(value))
    }
  }

  @Test func `a per cent has one decimal, and a missing one is a dash`() {
    #expect(percent(0.123) == "12.3%")
    #expect(percent(1) == "100.0%")
    #expect(percent(0) == "0.0%")
    #expect(percent(nil) == "–")
  }

  @Test func `an entry of a matrix is bare where it is whole`() {
    #expect([0, 1, -1, 3].map { number($0) } == ["·", "1", "-1", "3"])
    #expect(number(0.70710678) == "0.707")
    #expect([0, 1, -1, 0.5, -0.5].map { sign($0) } == ["·", "1", "-1", "+", "-"])
  }

  @Test func `levels of the diverging scale are symmetric and never leave it`() {
    #expect(level(0, of: 1) == 0)
    #expect(level(1, of: 1) == 4 && level(-1, of: 1) == -4)
    #expect(level(1e-9, of: 1) == 1 && level(-1e-9, of: 1) == -1)
    #expect(level(7, of: 1) == 4 && level(.nan, of: 1) == 0 && level(1, of: 0) == 0)
  }
}

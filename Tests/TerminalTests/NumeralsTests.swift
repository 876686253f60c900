import Terminal
import Testing

@Suite struct NumeralsTests {
  @Test(arguments: [
    (3.14159, 2, "3.14"), (-0.004, 2, "0.00"), (-0.5, 0, "-1"), (0.05, 1, "0.1"), (12, 0, "12"),
    (-1.5, 3, "-1.500"), (1e20, 0, "1e20"), (.nan, 2, "NaN"), (-.infinity, 0, "-inf"),
  ])
  func `numbers with a fixed number of places`(value: Double, places: Int, text: String) {
    #expect(Numerals.decimal(value, places: places) == text)
  }

  @Test(arguments: [
    (1.5e-7, 1, "1.5e-7"), (9.99e5, 0, "1e6"), (-9.99e5, 1, "-1.0e6"), (0, 1, "0.0e0"),
    (.leastNonzeroMagnitude, 0, "5e-324"), (1.797e308, 2, "1.80e308"), (1e-5, 0, "1e-5"),
  ])
  func `numbers in powers of ten`(value: Double, places: Int, text: String) {
    #expect(Numerals.scientific(value, places: places) == text)
  }

  @Test(arguments: [
    (0.012345, "0.01235"), (1234.5, "1235"), (12345, "12345"), (1_234_567, "1.235e6"), (0, "0"),
    (1.5, "1.5"), (-2, "-2"), (0.00001234, "1.234e-5"), (100, "100"), (0.1 + 0.2, "0.3"),
  ])
  func `numbers in about four digits`(value: Double, text: String) {
    #expect(Numerals.short(value) == text)
  }

  @Test(arguments: [
    (0.5, 3, "0.5"), (-0.53, 3, "-.5"), (1.25, 4, "1.25"), (-1.25, 3, "-1"), (123, 2, "#"),
    (1e9, 3, "1e9"), (0.0001, 2, "0"), (.nan, 3, "NaN"), (.nan, 2, "?"), (7, 1, "7"), (7, 0, ""),
  ])
  func `numbers in the columns there are`(value: Double, width: Int, text: String) {
    #expect(Numerals.fitted(value, width: width) == text)
  }

  @Test func `a fitted number is never too long, and reads back near its value`() {
    var value = 1e-9
    while value < 1e9 {
      for width in 1...7 {
        for signed in [value, -value] {
          let text = Numerals.fitted(signed, width: width)
          #expect(text.count <= width)
          guard let back = Double(text), width >= 6 else { continue }
          #expect(abs(back - signed) <= abs(signed) * 0.5, "\(signed) \(text)")
        }
      }
      value *= 1.37
    }
  }
}

// What a terminal can do with a cell.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many colours are used.
public enum ColorDepth: Hashable, Sendable, CaseIterable {
  /// Reverse, bold and underline only.
  case none
  /// The terminal's own 8 or 16 colours, whose values nobody knows.
  case eight, sixteen
  /// The fixed cube of 256 colours.
  case twoFiftySix
}

/// Colours by their number in the terminal's palette, `nil` for its default, and attributes.
public struct Look: Hashable, Sendable {
  /// The colour of the character.
  public var foreground: Int?
  /// The colour behind it.
  public var background: Int?
  /// Bold.
  public var bold: Bool
  /// Underlined.
  public var underline: Bool
  /// Foreground and background exchanged.
  public var reverse: Bool

  /// A look; default colours and no attributes unless said.
  public init(
    foreground: Int? = nil, background: Int? = nil, bold: Bool = false, underline: Bool = false,
    reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
  }
}

/// The fixed part of the 256 colours: the cube 16 … 231 and the greys 232 … 255.
enum Cube {
  /// Red, green and blue, 0 … 255.
  static func rgb(_ index: Int) -> (red: Int, green: Int, blue: Int) {
    if index >= 232 {
      let grey = 8 + 10 * (min(index, 255) - 232)
      return (grey, grey, grey)
    }
    let steps = [0, 95, 135, 175, 215, 255]
    let k = max(index, 16) - 16
    return (steps[k / 36], steps[k / 6 % 6], steps[k % 6])
  }

  /// `#rrggbb`.
  static func hex(_ index: Int) -> String {
    let (red, green, blue) = rgb(index)
    return "#"
      + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Relative luminance, 0 … 1 (WCAG 2.2, relative luminance).
  static func luminance(_ index: Int) -> Double {
    func linear(_ channel: Int) -> Double {
      let c = Double(channel) / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    let (red, green, blue) = rgb(index)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of two colours, 1 … 21 (WCAG 2.2, contrast ratio).
  static func contrast(_ a: Int, _ b: Int) -> Double {
    let (dark, light) = (min(luminance(a), luminance(b)), max(luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Black (16) or white (231), whichever reads better on `background`.
  static func ink(on background: Int) -> Int {
    contrast(16, background) >= contrast(231, background) ? 16 : 231
  }
}

// The 256-colour tables of the themes: role -> number in the fixed cube.

/// One theme's colours in the 256 cube.
struct Palette: Sendable {
  /// A foreground and the background behind it; `nil` is the theme's own background.
  struct Ink: Sendable {
    let foreground: Int
    var background: Int?
    var bold = false
    var underline = false

    init(_ foreground: Int, on background: Int? = nil, bold: Bool = false, underline: Bool = false)
    {
      self.foreground = foreground
      self.background = background
      self.bold = bold
      self.underline = underline
    }
  }

  let background: Int
  let text, muted, accent, title, border, focusedBorder, hint, key: Ink
  let good, warning, error, cursor, linked, bar, barActive: Ink
  /// Curves: orange, sky blue, green, yellow, blue, vermillion, purple, as this background allows.
  let series: [Int]
  /// The same curves, faint.
  let faint: [Int]
}

/// Backgrounds that every theme shares, so that an element keeps its colour when the theme changes.
enum SharedPalette {
  /// Okabe & Ito's seven in the cube, then colours chosen one by one as the farthest (in OKLab, also
  /// as seen by protanopes and deuteranopes) from all before and from the themes' backgrounds.
  static let elements = [
    214, 74, 36, 227, 32, 166, 175, 90, 20, 241, 124, 114, 162, 219, 250, 61, 22, 57, 238, 49, 55,
    203, 26, 220, 208, 169, 213, 96,
  ]

  /// viridis with its lightness made monotone, so that it reads in grey as well.
  static let heat = [17, 53, 24, 30, 36, 78, 155, 227]

  /// Black to white in even steps.
  static let greys = [232, 235, 238, 242, 245, 248, 252, 255]

  /// Blue, near white, orange: neighbours stay apart for every kind of colour vision.
  static let diverging = [25, 32, 74, 153, 255, 223, 215, 172, 130]
}

extension Palette {
  /// For dark rooms and most terminals.
  static let dark = Palette(
    background: 234,
    text: Ink(252), muted: Ink(246), accent: Ink(117), title: Ink(231, bold: true),
    border: Ink(242), focusedBorder: Ink(117), hint: Ink(248), key: Ink(222, bold: true),
    good: Ink(114), warning: Ink(221), error: Ink(210, bold: true),
    cursor: Ink(16, on: 231, bold: true), linked: Ink(231, on: 60, underline: true),
    bar: Ink(250, on: 237), barActive: Ink(16, on: 117, bold: true),
    series: [214, 117, 36, 227, 33, 203, 175], faint: [94, 24, 23, 58, 25, 124, 96])

  /// For bright rooms.
  static let light = Palette(
    background: 231,
    text: Ink(235), muted: Ink(241), accent: Ink(25), title: Ink(16, bold: true),
    border: Ink(245), focusedBorder: Ink(25), hint: Ink(240), key: Ink(90, bold: true),
    good: Ink(22), warning: Ink(94), error: Ink(124, bold: true),
    cursor: Ink(231, on: 16, bold: true), linked: Ink(16, on: 189, underline: true),
    bar: Ink(236, on: 253), barActive: Ink(231, on: 25, bold: true),
    series: [130, 24, 29, 58, 26, 160, 90], faint: [179, 74, 72, 143, 68, 174, 139])

  /// For lecture halls: black on white, everything bold, lines heavy, colours dark.
  static let projector = Palette(
    background: 231,
    text: Ink(16, bold: true), muted: Ink(238, bold: true), accent: Ink(19, bold: true),
    title: Ink(16, bold: true, underline: true), border: Ink(240, bold: true),
    focusedBorder: Ink(19, bold: true), hint: Ink(236, bold: true), key: Ink(90, bold: true),
    good: Ink(22, bold: true), warning: Ink(94, bold: true), error: Ink(124, bold: true),
    cursor: Ink(231, on: 16, bold: true), linked: Ink(16, on: 189, bold: true, underline: true),
    bar: Ink(16, on: 252, bold: true), barActive: Ink(231, on: 19, bold: true),
    series: [94, 24, 22, 16, 19, 124, 90], faint: [179, 74, 72, 247, 68, 174, 139])
}

// What a cell means. Screens name meanings; a theme turns them into colours.

/// The meaning of a cell.
///
/// A theme has a look for every role at every colour depth.
public enum Role: Hashable, Sendable {
  /// Ordinary text, and text that matters less.
  case text, muted
  /// What the eye should find; and headings.
  case accent, title
  /// The frame of a panel, and of the one that has the keys.
  case border, focusedBorder
  /// Words of a hint line, and the key caps in it.
  case hint, key
  /// Good news, a warning, a fault.
  case good, warning, error
  /// The cell under the cursor.
  case cursor
  /// Kin of the selection.
  case linked
  /// The bar of stations, and the active one in it.
  case bar, barActive
  /// Category k as a background under readable text. Beyond a palette of n colours, category
  /// `q·n + r` has colour r, underlined when q is odd, bold when q / 2 is odd.
  case element(Int)
  /// Curve k as a foreground, repeating beyond the palette.
  case series(Int)
  /// Curve k as a faint foreground, for raw data under a smoothed curve.
  case faint(Int)
  /// A magnitude, 0 (least) … 7 (most), as a background.
  case heat(Int)
  /// A signed value, -4 … 4, as a background; 0 is the middle.
  case diverging(Int)
  /// Two greys, 0 (black) … 7 (white): of the upper half as foreground, of the lower as background.
  case greys(Int, Int)
}

/// How a cell is to look: its role, and emphasis that works without colour.
public struct Style: Hashable, Sendable {
  /// What the cell means.
  public var role: Role
  /// Bold.
  public var bold: Bool
  /// Underlined.
  public var underline: Bool
  /// Foreground and background exchanged.
  public var reverse: Bool

  /// A role with optional emphasis.
  public init(_ role: Role, bold: Bool = false, underline: Bool = false, reverse: Bool = false) {
    self.role = role
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
  }

  /// Ordinary text.
  public static let text = Style(.text)
  /// Less important text.
  public static let muted = Style(.muted)
  /// What the eye should find.
  public static let accent = Style(.accent)
  /// A heading.
  public static let title = Style(.title)
  /// The frame of a panel.
  public static let border = Style(.border)
  /// The frame of the panel that has the keys.
  public static let focusedBorder = Style(.focusedBorder)
  /// Words of a hint line.
  public static let hint = Style(.hint)
  /// A key cap.
  public static let key = Style(.key)
  /// Good news.
  public static let good = Style(.good)
  /// A warning.
  public static let warning = Style(.warning)
  /// A fault.
  public static let error = Style(.error)
  /// The cell under the cursor.
  public static let cursor = Style(.cursor)
  /// Kin of the selection.
  public static let linked = Style(.linked)
  /// The bar of stations.
  public static let bar = Style(.bar)
  /// The active station.
  public static let barActive = Style(.barActive)

  /// Category `k` as a background.
  public static func element(_ k: Int) -> Style { Style(.element(k)) }
  /// Curve `k` as a foreground.
  public static func series(_ k: Int) -> Style { Style(.series(k)) }
  /// Magnitude `level`, 0 … 7.
  public static func heat(_ level: Int) -> Style { Style(.heat(level)) }
  /// Signed value `level`, -4 … 4.
  public static func diverging(_ level: Int) -> Style { Style(.diverging(level)) }
}

/// Text in one style.
public struct Span: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The words.
  public var text: String
  /// How they look.
  public var style: Style

  /// Styled words.
  public init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }

  /// Ordinary text.
  public init(stringLiteral text: String) { self.init(text) }
}

// A theme turns what a cell means into what the terminal shows.

/// A named way to look.
///
/// Every theme has a look for every role at every colour depth.
///
/// In 256 colours a theme paints its own background, so that its contrasts hold everywhere. In 16
/// and 8 colours the palette is the user's: text keeps the default colours, and colour comes as
/// marks and as black on cyan, green and yellow. Without colour, reverse, bold and underline remain.
public struct Theme: Sendable, Hashable {
  /// Its name, as the user types it.
  public let name: String
  private let kind: Kind

  private enum Kind: Hashable, Sendable { case dark, light, projector, mono }

  /// For dark rooms and most terminals.
  public static let dark = Theme(name: "dark", kind: .dark)
  /// For bright rooms.
  public static let light = Theme(name: "light", kind: .light)
  /// For lecture halls: high contrast, bold, heavy lines.
  public static let projector = Theme(name: "projector", kind: .projector)
  /// Without colour.
  public static let mono = Theme(name: "mono", kind: .mono)

  /// All themes, in the order in which a key walks through them.
  public static let all: [Theme] = [.dark, .light, .projector, .mono]

  /// The theme called `name`, or `nil`.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// The theme after this one.
  public var next: Theme {
    let index = Theme.all.firstIndex(of: self) ?? 0
    return Theme.all[(index + 1) % Theme.all.count]
  }

  /// Whether lines are drawn heavy and curves as blocks, so that a weak projector shows them.
  public var isHeavy: Bool { kind == .projector }

  /// Whether it is dark on light.
  var isLight: Bool { kind == .light || kind == .projector }

  /// The colours of the 256 cube; `nil` in the theme without colour.
  var palette: Palette? {
    switch kind {
    case .dark: .dark
    case .light: .light
    case .projector: .projector
    case .mono: nil
    }
  }

  /// The glyph that this theme shows for a cell's character in a canvas of `glyphs`.
  func shown(_ character: Character, glyphs: GlyphSet) -> Character {
    isHeavy && glyphs == .unicode ? Glyphs.heavy(character) : character
  }

  /// What the terminal shows for `style`.
  public func look(_ style: Style, depth: ColorDepth) -> Look {
    var look: Look
    switch (depth, palette) {
    case (.none, _), (_, nil): look = monoLook(style.role)
    case (.eight, _), (.sixteen, _): look = basicLook(style.role)
    case (.twoFiftySix, let palette?): look = palette.look(style.role)
    }
    look.bold = look.bold || style.bold || isHeavy
    look.underline = look.underline || style.underline
    look.reverse = look.reverse != style.reverse
    return look
  }
}

/// The look of a role without colour: the glyphs carry the meaning, attributes help.
private func monoLook(_ role: Role) -> Look {
  switch role {
  case .title, .accent, .key, .focusedBorder, .warning, .good: Look(bold: true)
  case .error: Look(bold: true, underline: true)
  case .cursor, .barActive: Look(bold: true, reverse: true)
  case .linked: Look(underline: true)
  case .text, .muted, .border, .hint, .bar, .element, .series, .faint, .heat, .diverging, .greys:
    Look()
  }
}

/// The look of a role in the user's own 8 or 16 colours.
private func basicLook(_ role: Role) -> Look {
  let black = 0
  let (green, yellow, cyan) = (2, 3, 6)
  switch role {
  case .element(let k):
    let (round, k) = floorDivision(k, by: 3)
    return Look(
      foreground: black, background: [yellow, cyan, green][k], bold: round & 2 != 0,
      underline: round & 1 != 0)
  case .heat(let level):
    guard level >= 2 else { return Look() }
    return Look(foreground: black, background: level < 4 ? cyan : level < 6 ? green : yellow)
  case .diverging(let level):
    guard level != 0 else { return Look() }
    return Look(foreground: black, background: level < 0 ? cyan : yellow, bold: abs(level) > 2)
  case .barActive: return Look(foreground: black, background: cyan, bold: true)
  case .linked: return Look(foreground: black, background: green, underline: true)
  default: return monoLook(role)
  }
}

/// `(q, r)` with `k = q·n + r` and `0 ≤ r < n`.
func floorDivision(_ k: Int, by n: Int) -> (quotient: Int, remainder: Int) {
  let remainder = ((k % n) + n) % n
  return ((k - remainder) / n, remainder)
}

extension Palette {
  fileprivate func look(_ role: Role) -> Look {
    switch role {
    case .element(let k): elementLook(k)
    case .series(let k): plain(Ink(series[floorDivision(k, by: series.count).remainder]))
    case .faint(let k): plain(Ink(faint[floorDivision(k, by: faint.count).remainder]))
    case .heat(let level): inked(SharedPalette.heat[min(max(0, level), 7)])
    case .diverging(let level): inked(SharedPalette.diverging[min(max(-4, level), 4) + 4])
    case .greys(let upper, let lower):
      Look(
        foreground: SharedPalette.greys[min(max(0, upper), 7)],
        background: SharedPalette.greys[min(max(0, lower), 7)])
    default: plain(ink(role))
    }
  }

  private func ink(_ role: Role) -> Ink {
    switch role {
    case .muted: muted
    case .accent: accent
    case .title: title
    case .border: border
    case .focusedBorder: focusedBorder
    case .hint: hint
    case .key: key
    case .good: good
    case .warning: warning
    case .error: error
    case .cursor: cursor
    case .linked: linked
    case .bar: bar
    case .barActive: barActive
    default: text
    }
  }

  private func plain(_ ink: Ink) -> Look {
    Look(
      foreground: ink.foreground, background: ink.background ?? background, bold: ink.bold,
      underline: ink.underline)
  }

  private func inked(_ color: Int) -> Look {
    Look(foreground: Cube.ink(on: color), background: color)
  }

  private func elementLook(_ k: Int) -> Look {
    let (round, k) = floorDivision(k, by: SharedPalette.elements.count)
    var look = inked(SharedPalette.elements[k])
    look.bold = round & 2 != 0
    look.underline = round & 1 != 0
    return look
  }
}

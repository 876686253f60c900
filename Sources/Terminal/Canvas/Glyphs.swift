// Which characters a cell may hold, and the ASCII twin of every glyph.

/// The characters a terminal can show.
public enum GlyphSet: Hashable, Sendable { case unicode, ascii }

/// The one table of glyphs beyond ASCII, each with the character that stands for it in ASCII.
public enum Glyphs {
  /// Glyphs and their twins: the same place in both strings of a row.
  ///
  /// Braille is not among them, since charts have a drawing of their own for ASCII.
  static let rows: [(unicode: String, ascii: String)] = [
    ("─│┌┐└┘├┤┬┴┼╭╮╰╯╴╵╶╷", "-|+++++++++++++-|-|"),
    ("━┃┏┓┗┛┣┫┳┻╋╸╹╺╻", "-|+++++++++-|-|"),
    ("═║╔╗╚╝╠╣╦╩╬┄┆┈┊", "=|+++++++++-:.:"),
    ("▀▄█▌▐░▒▓■□▪▫", "\"_#||.:%#=#="),
    ("▁▂▃▅▆▇▏▎▍▋▊▉", "__.:=+|||###"),
    ("←↑→↓↔↕↦⇒⇔⟶↵", "<^>v-|>>=>/"),
    ("▲▼◀▶△▽◁▷▴▾◂▸", "^v<>Av<>^v<>"),
    ("●○◆◇★☆◉•◦▮▯✓✗✕", "*o%&+@@*o#_vxx"),
    ("·…–—−×÷±∓√∞∂∇∘∗⋅⋯⋮", ".~---x/++v8d.o*.~:"),
    ("⊗⊕⊙⋊⋉≀∧∨∩∪⊂⊃⊆⊇∈∉∅¬", "*+.xx~&|nu<>[]e!0~"),
    ("≤≥≠≈≡≅∼∝∀∃∑∏∫⟨⟩∥‖⊥", "<>#~==~~AESPS<>||L"),
    ("αβγδεζηθικλμνξοπρστυφχψωϕϵℓ", "abgdezhqiklmnxoPpstufXywfel"),
    ("ΓΔΘΛΞΠΣΥΦΨΩ", "GDTLXPSUFYW"),
    ("ℤℝℂℚℕℍ", "ZRCQNH"),
    ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀ", "0123456789+-nT"),
    ("₀₁₂₃₄₅₆₇₈₉₊₋ₖₙᵢⱼ", "0123456789+-knij"),
    ("“”‘’„«»°§¶†‡′″", "\"\"''\"<>osptt'\""),
    ("äöüéèêàáâçñóőøßÄÖÜÉØ", "aoueeeaaacnooosAOUEO"),
  ]

  /// Every glyph in the table.
  public static let all: [Character] = rows.flatMap { Array($0.unicode) }

  /// The ASCII character that stands for `glyph`: itself if it is ASCII, `?` if it has no twin.
  public static func ascii(_ glyph: Character) -> Character {
    glyph.isASCII ? glyph : twins[glyph] ?? "?"
  }

  private static let twins: [Character: Character] = Dictionary(
    rows.flatMap { zip($0.unicode, $0.ascii) }, uniquingKeysWith: { first, _ in first })

  /// The heavy glyph in place of a thin line, for projectors; other glyphs stay as they are.
  static func heavy(_ glyph: Character) -> Character { heavyLines[glyph] ?? glyph }

  private static let heavyLines: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip("─│┌┐└┘├┤┬┴┼╭╮╰╯╴╵╶╷", "━┃┏┓┗┛┣┫┳┻╋┏┓┗┛╸╹╺╻"))
}

extension GlyphSet {
  /// What a cell shows for `character`: itself if it is one column wide and printable, else a
  /// stand-in.
  ///
  /// Marks that combine are dropped, wide characters become `□`, controls become blanks.
  func admit(_ character: Character) -> Character {
    let narrow = narrowed(character)
    return self == .ascii ? Glyphs.ascii(narrow) : narrow
  }
}

/// `character` itself if a terminal gives it one column, else a stand-in that has one.
private func narrowed(_ character: Character) -> Character {
  if let ascii = character.asciiValue { return ascii >= 32 && ascii < 127 ? character : " " }
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return " " }
  switch width(of: first) {
  case .narrow: return scalars.count == 1 ? character : Character(first)
  case .wide: return "□"
  case .none: return " "
  }
}

private enum ScalarWidth { case none, narrow, wide }

private func width(of scalar: Unicode.Scalar) -> ScalarWidth {
  // From here on almost everything is wide, or missing in console fonts.
  if scalar.value >= 0x2E80 || wideRanges.contains(where: { $0.contains(scalar.value) }) {
    return .wide
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
    return .none
  default:
    // What is newer the C library may not know yet, and ncurses would not print.
    return (scalar.properties.age?.major ?? 99) <= 13 ? .narrow : .wide
  }
}

/// Scalars below U+2E80 to which terminals give two columns (East Asian Wide, Unicode 15), or about
/// which they disagree.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x11FF, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23F3, 0x25FD...0x25FE,
  0x2614...0x2615, 0x2630...0x2637, 0x2648...0x2653, 0x267F...0x267F, 0x268A...0x268F,
  0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
  0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F5, 0x26FA...0x26FD,
  0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728, 0x274C...0x274E, 0x2753...0x2757,
  0x2795...0x2797, 0x27B0...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B55,
]

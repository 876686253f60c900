import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct GlyphsTests {
  @Test func `every glyph has one twin, in printable ASCII`() {
    for row in Glyphs.rows {
      #expect(row.unicode.count == row.ascii.count, "\(row.unicode)")
      #expect(row.ascii.allSatisfy { $0.asciiValue.map { $0 > 32 && $0 < 127 } ?? false })
    }
    #expect(Set(Glyphs.all).count == Glyphs.all.count)
    for glyph in Glyphs.all { #expect(Glyphs.ascii(glyph) != "?" && !glyph.isASCII) }
  }

  @Test func `a glyph without a twin shows as a question mark, ASCII as itself`() {
    #expect(Glyphs.ascii("⣿") == "?" && Glyphs.ascii("x") == "x")
  }

  @Test func `signs that meet in one formula stay distinct in ASCII`() {
    let twins = "ρχπσ⊕⊗×∘·−≠≤≥".map { Glyphs.ascii($0) }
    #expect(String(twins) == "pXPs+*xo.-#<>")
    // r and s are a rotation and a reflection, e the identity, x an input, n a number.
    #expect("rexn=".allSatisfy { letter in !"ρχπ".contains { Glyphs.ascii($0) == letter } })
    let formula = "max |ρ(a)ρ(b) − ρ(ab)| ≠ 0"
    #expect(String(formula.map(Glyphs.ascii)) == "max |p(a)p(b) - p(ab)| # 0")
  }

  @Test func `the markers of curves differ in ASCII too`() {
    let twins = LineChart.markers.map(Glyphs.ascii)
    #expect(Set(twins).count == LineChart.markers.count)
  }

  @Test func `a projector gets heavy lines and nothing else new`() {
    #expect(Glyphs.heavy("─") == "━" && Glyphs.heavy("╭") == "┏" && Glyphs.heavy("●") == "●")
    for glyph in Glyphs.all { #expect(Glyphs.ascii(Glyphs.heavy(glyph)) == Glyphs.ascii(glyph)) }
  }

  /// What the C library says, which is what ncurses goes by.
  @Test func `every character a cell can hold takes one column by wcwidth`() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let former = uselocale(locale)
    defer {
      uselocale(former)
      freelocale(locale)
    }
    typealias Width = @convention(c) (wchar_t) -> Int32
    // Glibc's module hides it.
    let wcwidth = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: Width.self)
    var differing: [Unicode.Scalar] = []
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let admitted = GlyphSet.unicode.admit(Character(scalar))
      guard let shown = admitted.unicodeScalars.first else { continue }
      if wcwidth(wchar_t(bitPattern: shown.value)) != 1 { differing.append(shown) }
    }
    let differs = !differing.isEmpty
    #expect(!differs, "\(differing.prefix(20).map { String($0.value, radix: 16) })")
    for glyph in Glyphs.all { #expect(GlyphSet.unicode.admit(glyph) == glyph, "\(glyph)") }
    for dots in UInt32(0x2800)...0x28FF {
      let braille = Character(try #require(Unicode.Scalar(dots)))
      #expect(GlyphSet.unicode.admit(braille) == braille)
    }
  }
}

import Testing

@testable import Terminal

@Suite struct ThemeTests {
  static let roles: [Role] =
    [
      .text, .muted, .accent, .title, .border, .focusedBorder, .hint, .key, .good, .warning, .error,
      .cursor, .linked, .bar, .barActive,
    ] + (0..<28).map { .element($0) } + (0..<8).map { .series($0) }
    + (0..<8).map { .heat($0) } + (-4...4).map { .diverging($0) }

  static let colored: [Theme] = Theme.all.filter { $0.palette != nil }

  @Test(arguments: colored)
  func `every role but a border has a contrast of at least 4,5 in 256 colours`(theme: Theme) throws
  {
    for role in Self.roles where role != .border {
      let look = theme.look(Style(role), depth: .twoFiftySix)
      let contrast = Cube.contrast(try #require(look.foreground), try #require(look.background))
      #expect(contrast >= 4.5, "\(theme.name) \(role): \(contrast)")
    }
  }

  @Test(arguments: colored)
  func `borders and faint curves can be seen`(theme: Theme) throws {
    let paper = try #require(theme.palette).background
    for role in [Role.border] + (0..<7).map({ .faint($0) }) {
      let look = theme.look(Style(role), depth: .twoFiftySix)
      let least = role == .border ? 3.0 : 1.9
      #expect(Cube.contrast(try #require(look.foreground), paper) >= least, "\(theme.name) \(role)")
    }
  }

  @Test func `nothing else looks like the cursor`() {
    for theme in Self.colored {
      let cursor = theme.look(.cursor, depth: .twoFiftySix)
      for role in Self.roles where role != .cursor {
        #expect(theme.look(Style(role), depth: .twoFiftySix) != cursor, "\(theme.name) \(role)")
      }
    }
  }

  @Test(arguments: Theme.all)
  func `without colour there is none, and the cursor is reversed`(theme: Theme) {
    for role in Self.roles {
      let look = theme.look(Style(role), depth: .none)
      #expect(look.foreground == nil && look.background == nil)
      #expect(look.reverse == (role == .cursor || role == .barActive))
    }
  }

  @Test func `the theme without colour has none at any depth`() {
    for depth in ColorDepth.allCases {
      for role in Self.roles {
        let look = Theme.mono.look(Style(role), depth: depth)
        #expect(look.foreground == nil && look.background == nil)
      }
    }
  }

  @Test(arguments: [ColorDepth.eight, .sixteen])
  func `with the user's own colours text keeps the default, and blue is never used`(
    depth: ColorDepth
  ) {
    for theme in Theme.all {
      for role in Self.roles {
        let look = theme.look(Style(role), depth: depth)
        // A background brings its own black ink; without one the default ink stays.
        #expect((look.foreground == nil) == (look.background == nil))
        #expect(look.foreground == nil || look.foreground == 0)
        #expect([nil, 2, 3, 6].contains(look.background))
      }
    }
  }

  @Test func `the first seven elements are those of Okabe and Ito, all in black ink`() {
    let looks = (0..<7).map { Theme.dark.look(.element($0), depth: .twoFiftySix) }
    #expect(looks.map(\.background) == [214, 74, 36, 227, 32, 166, 175])
    #expect(looks.allSatisfy { $0.foreground == 16 })
  }

  @Test func `elements beyond the palette repeat its colours underlined, then bold`() {
    let n = SharedPalette.elements.count
    #expect(Set(SharedPalette.elements).count == n)
    #expect(n >= 24)
    let looks = (0..<(4 * n)).map { Theme.dark.look(.element($0), depth: .twoFiftySix) }
    #expect(Set(looks).count == 4 * n)
    #expect(looks[n + 2].background == looks[2].background && looks[n + 2].underline)
    #expect(Theme.dark.look(.element(-1), depth: .twoFiftySix).background == 96)
  }

  @Test func `levels beyond the ends of a scale look like its ends`() {
    #expect(Theme.dark.look(.heat(99), depth: .twoFiftySix).background == 227)
    #expect(Theme.dark.look(.diverging(-99), depth: .twoFiftySix).background == 25)
    #expect(Theme.dark.look(.diverging(0), depth: .twoFiftySix).background == 255)
  }

  @Test func `emphasis adds to the look of a role, and reversing twice is not reversing`() {
    let style = Style(.cursor, underline: true, reverse: true)
    #expect(Theme.mono.look(style, depth: .none) == Look(bold: true, underline: true))
  }

  @Test func `a key walks through all themes and comes back`() {
    #expect(Theme.all.map(\.name) == ["dark", "light", "projector", "mono"])
    #expect(Theme.all.map(\.next.name) == ["light", "projector", "mono", "dark"])
    #expect(Theme.named("projector") == .projector)
    #expect(Theme.named("pink") == nil)
  }

  @Test func `the cube has the colours that xterm documents`() {
    #expect(Cube.hex(16) == "#000000" && Cube.hex(231) == "#ffffff")
    #expect(Cube.hex(214) == "#ffaf00" && Cube.hex(234) == "#1c1c1c")
    #expect(abs(Cube.contrast(16, 231) - 21) < 1e-9)
  }
}

// The screen that ncurses shows: opening it, painting cells, closing it.

import CNcurses
import CTerminalGuard

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The one owner of ncurses.
///
/// It sends what changed, and nothing when nothing changed.
@MainActor
final class CursesScreen {
  let glyphs: GlyphSet
  let depth: ColorDepth
  private let brackets: Bool
  private let hasMouse: Bool
  private var pairs: [Int: Int16] = [:]
  private var looks: [Style: (attributes: attr_t, pair: Int16)] = [:]
  private var shown: Canvas?
  private var theme: Theme?

  /// Opens the terminal; the steps and their order matter.
  init(_ options: TerminalSession.Options) throws(TerminalError) {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    let name = environment("TERM") ?? ""
    guard !name.isEmpty, name != "dumb" else { throw .unknownTerminal(name) }
    // Where a login script exports these, ncurses would never see a new size.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    glyphs = Self.chooseGlyphs(options.ascii, terminal: name)
    guard_install()
    if environment("ESCDELAY") == nil { set_escdelay(25) }
    guard term_open() != 0 else { throw .unknownTerminal(name) }
    guard_arm()
    cbreak()
    noecho()
    nonl()
    guard_tame_keys()
    def_prog_mode()
    keypad(term_screen(), true)
    nodelay(term_screen(), true)
    // Terminals disagree about the colour of what moves in when characters are deleted.
    idcok(term_screen(), false)
    curs_set(0)
    depth = Self.openColors(options.depth)
    hasMouse = options.mouse
    let bracketing = ["xterm", "tmux", "screen", "foot", "kitty", "alacritty"]
    brackets = options.synchronized ?? bracketing.contains { name.hasPrefix($0) }
    if hasMouse {
      mousemask(MouseEvent.states, nil)
      mouseinterval(0)
    }
    defineKeys()
    writeAll("\u{1B}[?2004h", to: 1)
  }

  var size: Size { Size(width: Int(term_columns()), height: Int(term_rows())) }

  /// Follows the window to its new size.
  func resize() {
    var window = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else {
      return
    }
    resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    shown = nil
    // A frame for the former size may have ended with the scroll region that was the whole screen
    // then; curses, which clears the screen next, believes that it still is.
    if term_has_scroll_region() != 0 { writeAll("\u{1B}[r", to: 1) }
  }

  /// Shows `canvas`; sends the cells that differ from what is shown.
  func paint(_ canvas: Canvas, theme: Theme) {
    if theme != self.theme {
      self.theme = theme
      looks = [:]
      shown = nil
    }
    guard canvas != shown else { return }
    let former = shown?.size == canvas.size ? shown : nil
    shown = canvas
    let width = canvas.size.width
    for (i, cell) in canvas.cells.enumerated() where former?.cells[i] != cell {
      move(Int32(i / width), Int32(i % width))
      put(cell, theme: theme)
    }
    guard_begin_output()
    defer { guard_end_output() }
    if brackets { writeAll("\u{1B}[?2026h", to: 1) }
    wnoutrefresh(term_screen())
    doupdate()
    if brackets { writeAll("\u{1B}[?2026l", to: 1) }
  }

  /// Makes the next painting send every cell.
  func forget() {
    shown = nil
    clearok(term_physical_screen(), true)
  }

  /// Leaves the screen to others, for good or until `resume`.
  func leave() {
    guard_begin_output()
    defer { guard_end_output() }
    writeAll("\u{1B}[?2004l", to: 1)
    endwin()
    guard_disarm()
  }

  /// Takes the screen back.
  func resume() {
    guard_arm()
    guard_begin_output()
    defer { guard_end_output() }
    reset_prog_mode()
    writeAll("\u{1B}[?2004h", to: 1)
    resize()
    forget()
  }

  private func put(_ cell: Cell, theme: Theme) {
    let (attributes, pair) = look(of: cell.style, theme: theme)
    let scalar = theme.shown(cell.character, glyphs: glyphs).unicodeScalars.first ?? " "
    var text = [wchar_t(bitPattern: scalar.value), 0]
    var character = cchar_t()
    setcchar(&character, &text, attributes, pair, nil)
    add_wch(&character)
  }

  private func look(of style: Style, theme: Theme) -> (attributes: attr_t, pair: Int16) {
    if let known = looks[style] { return known }
    let look = theme.look(style, depth: depth)
    var attributes: attr_t = 0
    if look.bold { attributes |= term_bold }
    if look.underline { attributes |= term_underline }
    if look.reverse { attributes |= term_reverse }
    let result = (attributes, pair(look.foreground ?? -1, look.background ?? -1))
    looks[style] = result
    return result
  }

  /// The number of the pair of two colours; 0, the default colours, when there is none left.
  private func pair(_ foreground: Int, _ background: Int) -> Int16 {
    if foreground < 0, background < 0 { return 0 }
    let key = (foreground + 1) << 16 | (background + 1)
    if let known = pairs[key] { return known }
    let number = pairs.count + 1
    guard number < min(Int(term_pairs()), Int(Int16.max)),
      init_extended_pair(Int32(number), Int32(foreground), Int32(background)) == OK
    else { return 0 }
    pairs[key] = Int16(number)
    return Int16(number)
  }

  /// Unicode where the locale has it, unless the user says otherwise.
  private static func chooseGlyphs(_ ascii: Bool?, terminal: String) -> GlyphSet {
    // LC_CTYPE alone: numbers keep their decimal point.
    setlocale(LC_CTYPE, "")
    if ascii == false, !isUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    if let ascii { return ascii || !isUTF8 ? .ascii : .unicode }
    return isUTF8 && terminal != "linux" ? .unicode : .ascii
  }

  private static var isUTF8: Bool {
    nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
  }

  /// What the user asks for, as far as the terminal has it.
  private static func openColors(_ wanted: ColorDepth?) -> ColorDepth {
    let refused = wanted == nil && environment("NO_COLOR") != nil
    guard wanted != ColorDepth.none, !refused, has_colors() else { return .none }
    start_color()
    use_default_colors()
    let colors = term_colors()
    let best: ColorDepth =
      colors >= 256 ? .twoFiftySix : colors >= 16 ? .sixteen : colors >= 8 ? .eight : .none
    guard let wanted else { return best }
    let order = ColorDepth.allCases
    return order[min(order.firstIndex(of: wanted) ?? 0, order.firstIndex(of: best) ?? 0)]
  }
}

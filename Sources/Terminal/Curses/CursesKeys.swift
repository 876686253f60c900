// From the codes of ncurses to keys.

import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let pasteStart: Int32 = 2000
private let pasteEnd: Int32 = 2001

/// Teaches ncurses the bracketed paste, and the arrows of terminals that ignore the keypad mode.
@MainActor
func defineKeys() {
  define_key("\u{1B}[200~", pasteStart)
  define_key("\u{1B}[201~", pasteEnd)
  let spares: [(String, Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END),
    ("\u{1B}[Z", KEY_BTAB),
  ]
  for (sequence, code) in spares where key_defined(sequence) == 0 { define_key(sequence, code) }
}

/// Collects keys from ncurses; remembers a paste that has not ended yet.
@MainActor
struct KeyReader {
  /// The longest paste; the rest of it is dropped.
  static let pasteLimit = 65_536

  private var paste: String?
  private var lastPaste = 0
  private var pendingEscape = false

  /// All keys that wait.
  mutating func read() -> [Key] {
    var keys: [Key] = []
    if paste != nil, time(nil) - lastPaste > 2 { keys += endPaste() }
    var code = wint_t()
    while true {
      let status = get_wch(&code)
      if status == ERR { break }
      let value = Int32(bitPattern: UInt32(code))
      if status == KEY_CODE_YES {
        readCode(value, into: &keys)
      } else {
        readText(value, into: &keys)
      }
    }
    if pendingEscape {
      pendingEscape = false
      keys.append(.escape)
    }
    return keys
  }

  private mutating func readCode(_ code: Int32, into keys: inout [Key]) {
    switch code {
    case pasteStart:
      paste = ""
      lastPaste = time(nil)
    case pasteEnd: keys += endPaste()
    case KEY_MOUSE: keys += mouse()
    default:
      guard paste == nil, let key = named[code] ?? modified(code) else { return }
      if pendingEscape {
        pendingEscape = false
        keys.append(.escape)
      }
      keys.append(key)
    }
  }

  private mutating func readText(_ value: Int32, into keys: inout [Key]) {
    guard let scalar = Unicode.Scalar(UInt32(bitPattern: value)) else { return }
    if paste != nil {
      append(scalar)
      return
    }
    if pendingEscape {
      pendingEscape = false
      if value > 32, value != 127 {
        keys.append(.alt(Character(scalar)))
        return
      }
      keys.append(.escape)
    }
    if value == 27 { pendingEscape = true } else { keys.append(typed(scalar)) }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    lastPaste = time(nil)
    guard let length = paste?.utf8.count, length < Self.pasteLimit else { return }
    switch scalar.value {
    case 13: paste?.append("\n")
    case 9, 10: paste?.unicodeScalars.append(scalar)
    case 0..<32, 127..<160: break
    default: paste?.unicodeScalars.append(scalar)
    }
  }

  private mutating func endPaste() -> [Key] {
    defer { paste = nil }
    return paste.map { [.paste($0)] } ?? []
  }

  private func typed(_ scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 9: .tab
    case 10, 13: .enter
    case 8, 127: .backspace
    case 0: .control(" ")
    case 1...26: .control(Character(Unicode.Scalar(UInt8(scalar.value + 96))))
    case 28...31: .control(Character(Unicode.Scalar(UInt8(scalar.value + 64))))
    default: .character(Character(scalar))
    }
  }

  private func mouse() -> [Key] {
    // Events that arrived together are announced once; the latest comes first.
    var events: [MEVENT] = []
    var event = MEVENT()
    while getmouse(&event) == OK { events.append(event) }
    return events.reversed().flatMap(keys)
  }

  private func keys(_ event: MEVENT) -> [Key] {
    let point = Point(x: Int(event.x), y: Int(event.y))
    return MouseEvent.kinds(of: event.bstate).map { .mouse(MouseEvent($0, at: point)) }
  }

  private let named: [Int32: Key] = {
    var keys: [Int32: Key] = [
      KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_PPAGE: .pageUp,
      KEY_NPAGE: .pageDown, KEY_HOME: .home, KEY_END: .end, KEY_ENTER: .enter, KEY_BTAB: .backTab,
      KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_A1: .home, KEY_A3: .pageUp,
      KEY_C1: .end, KEY_C3: .pageDown, KEY_SLEFT: .left, KEY_SRIGHT: .right, KEY_SR: .up,
      KEY_SF: .down, KEY_SHOME: .home, KEY_SEND: .end, KEY_SDC: .delete,
    ]
    for n in 1...12 { keys[term_key_function(Int32(n))] = .function(n) }
    return keys
  }()

  /// Arrows and their kin with Ctrl or Alt, which ncurses names `kLFT5` and so on: sideways they
  /// move by words, otherwise as without.
  private func modified(_ code: Int32) -> Key? {
    guard let text = keyname(code) else { return nil }
    let name = String(cString: text)
    let byWord = name.hasSuffix("3") || name.hasSuffix("5")
    let kin: [(String, Key)] = [
      ("kUP", .up), ("kDN", .down), ("kLFT", byWord ? .alt("b") : .left),
      ("kRIT", byWord ? .alt("f") : .right), ("kHOM", .home), ("kEND", .end), ("kPRV", .pageUp),
      ("kNXT", .pageDown), ("kDC", .delete), ("kIC", .insert),
    ]
    return kin.first { name.hasPrefix($0.0) }?.1
  }
}

extension MouseEvent {
  /// What each state of ncurses means: presses and releases that arrive together it calls clicks.
  private static let meanings: [(state: mmask_t, kinds: [Kind])] = [
    (term_press, [.press]), (term_release, [.release]), (term_click, [.press, .release]),
    (term_double_click, [.press, .release, .press, .release]),
    (term_triple_click, [.press, .release, .press, .release, .press, .release]),
    (term_wheel_up, [.wheelUp]), (term_wheel_down, [.wheelDown]),
  ]

  /// All states that mean something.
  static let states = meanings.reduce(mmask_t(0)) { $0 | $1.state }

  /// What was done, in order.
  static func kinds(of state: mmask_t) -> [Kind] {
    meanings.filter { state & $0.state != 0 }.flatMap(\.kinds)
  }
}

// What the keyboard, the mouse and the clipboard can say.

/// One key press, mouse event or paste.
public enum Key: Hashable, Sendable {
  /// A printable character, blank included.
  case character(Character)
  /// Keys with a name.
  case enter, escape, tab, backTab, backspace, delete, insert
  /// Keys that move.
  case up, down, left, right, pageUp, pageDown, home, end
  /// A letter with Ctrl, in lower case.
  case control(Character)
  /// A character with Alt.
  case alt(Character)
  /// F1 … F12.
  case function(Int)
  /// The mouse.
  case mouse(MouseEvent)
  /// Text pasted in one piece, without control characters except line breaks and tabs.
  case paste(String)

  /// The name shown in hints and help: `Ctrl-R`, `↑`, `Space`.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let c): String(c)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .control(let c): "Ctrl-" + String(c).uppercased()
    case .alt(let c): "Alt-" + String(c)
    case .function(let n): "F\(n)"
    case .mouse: "Mouse"
    case .paste: "Paste"
    }
  }
}

/// Something the mouse did, at a cell.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: Hashable, Sendable { case press, release, wheelUp, wheelDown }

  /// What was done.
  public var kind: Kind
  /// Where.
  public var point: Point

  /// A mouse event.
  public init(_ kind: Kind, at point: Point) {
    self.kind = kind
    self.point = point
  }
}

/// What the terminal tells the program.
public enum Event: Hashable, Sendable {
  /// A key, the mouse or a paste.
  case key(Key)
  /// The window has a new size.
  case resize(Size)
  /// The time for the next frame of an animation.
  case tick
  /// The program goes on after it was suspended.
  case woken
}

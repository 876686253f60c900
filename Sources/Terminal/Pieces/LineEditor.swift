// Editing one line of text.

/// One line of text with a caret and the lines entered before.
public struct LineEditor: Hashable, Sendable {
  /// What a key came to.
  public enum Outcome: Hashable, Sendable {
    /// The text or the caret may have changed.
    case edited
    /// Enter: the line is finished. The editor is empty again, and remembers the line.
    case submitted(String)
    /// Escape, or Ctrl-C.
    case cancelled
    /// Tab: the owner may complete the word before the caret.
    case complete
    /// Not a key for an editor.
    case ignored
  }

  /// The longest line; more is cut off.
  public static let limit = 4096

  /// Earlier lines, the oldest first.
  public var history: [String]
  private var characters: [Character]
  /// The caret stands before the character of this index.
  public private(set) var caret: Int
  private var historyIndex: Int?
  private var draft: [Character] = []
  private var killed: [Character] = []

  /// An editor that holds `text`, the caret at its end.
  public init(_ text: String = "", history: [String] = []) {
    characters = Array(clean(text).prefix(Self.limit))
    caret = characters.count
    self.history = history
  }

  /// The line; setting it puts the caret at the end.
  public var text: String {
    get { String(characters) }
    set {
      characters = Array(clean(newValue).prefix(Self.limit))
      caret = characters.count
      historyIndex = nil
    }
  }

  /// Inserts `text` at the caret; line breaks become blanks, other controls vanish.
  public mutating func insert(_ text: String) {
    let room = Self.limit - characters.count
    let new = clean(text).prefix(room)
    characters.insert(contentsOf: new, at: caret)
    caret += new.count
    historyIndex = nil
  }

  /// Lets the editor have a key.
  public mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character(let c): insert(String(c))
    case .paste(let text): insert(text)
    case .enter: return submit()
    case .escape, .control("c"), .control("g"): return .cancelled
    case .tab: return .complete
    case .up, .control("p"): recall(older: true)
    case .down, .control("n"): recall(older: false)
    default: return move(key) || erase(key) ? .edited : .ignored
    }
    return .edited
  }

  private mutating func move(_ key: Key) -> Bool {
    switch key {
    case .left, .control("b"): caret = max(0, caret - 1)
    case .right, .control("f"): caret = min(characters.count, caret + 1)
    case .home, .control("a"): caret = 0
    case .end, .control("e"): caret = characters.count
    case .alt("b"): caret = wordStart
    case .alt("f"): caret = wordEnd
    default: return false
    }
    return true
  }

  private mutating func erase(_ key: Key) -> Bool {
    switch key {
    case .backspace, .control("h"): remove(max(0, caret - 1)..<caret)
    case .delete, .control("d"): remove(caret..<min(characters.count, caret + 1))
    case .control("w"): kill(wordStart..<caret)
    case .control("u"): kill(0..<caret)
    case .control("k"): kill(caret..<characters.count)
    case .control("y"): insert(String(killed))
    default: return false
    }
    return true
  }

  private mutating func submit() -> Outcome {
    let line = text
    let isBlank = line.allSatisfy { $0 == " " }
    if !isBlank, history.last != line { history.append(line) }
    text = ""
    return .submitted(line)
  }

  private mutating func recall(older: Bool) {
    guard !history.isEmpty else { return }
    let current = historyIndex ?? history.count
    let next = older ? max(0, current - 1) : min(history.count, current + 1)
    guard next != current else { return }
    if historyIndex == nil { draft = characters }
    characters = next == history.count ? draft : Array(clean(history[next]))
    caret = characters.count
    historyIndex = next == history.count ? nil : next
  }

  private mutating func remove(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    characters.removeSubrange(range)
    caret = range.lowerBound
    historyIndex = nil
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    remove(range)
  }

  private var wordStart: Int {
    var i = caret
    while i > 0, !isWord(characters[i - 1]) { i -= 1 }
    while i > 0, isWord(characters[i - 1]) { i -= 1 }
    return i
  }

  private var wordEnd: Int {
    var i = caret
    while i < characters.count, !isWord(characters[i]) { i += 1 }
    while i < characters.count, isWord(characters[i]) { i += 1 }
    return i
  }
}

private func isWord(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_"
}

/// `text` on one line: line breaks and tabs as blanks, other control characters dropped.
private func clean(_ text: String) -> [Character] {
  text.compactMap { character in
    if character.isNewline || character == "\t" { return " " }
    let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isControl ? nil : character
  }
}

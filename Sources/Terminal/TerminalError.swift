// Why the explorer cannot open a terminal.

/// A terminal that cannot be used, and what would work.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// `TERM` names nothing that the terminal database knows, or something that cannot move a cursor.
  case unknownTerminal(String)
  /// There is no such theme.
  case unknownTheme(String)

  /// A sentence for the user.
  public var description: String {
    switch self {
    case .notATerminal:
      "the explorer needs a terminal for its input and output; "
        + "“symtui show” prints a screen without one"
    case .unknownTerminal(let name):
      "the terminal “\(name)” is unknown or too simple (TERM); "
        + "TERM=xterm-256color may work, and “symtui show” needs none"
    case .unknownTheme(let name):
      "there is no theme “\(name)”; the themes are "
        + Theme.all.map(\.name).joined(separator: ", ")
    }
  }
}

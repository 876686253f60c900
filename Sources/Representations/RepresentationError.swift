/// Why a representation, a character table or a basis is not to be had.
public enum RepresentationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// This group has no such representation; says what it has.
  case unavailable(String)
  /// Beyond a limit; names the size asked for, the limit and something nearby that works.
  case tooLarge(String)

  /// One sentence for the status line.
  public var description: String {
    switch self {
    case .unavailable(let text), .tooLarge(let text): text
    }
  }
}

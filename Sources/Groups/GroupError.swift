/// Why a well-formed group expression names no group that can be worked with.
public enum GroupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// More elements than the limit; `order` is nil where only that much is known.
  ///
  /// For a presentation of unknown order the limit is the number of cosets that were tried.
  case tooLarge(expression: String, order: String?, limit: Int)
  /// An argument out of its range; the sentence says what would be right.
  case invalid(String)
  /// Beyond a limit that the sentence names.
  case limit(String)

  /// Whether the group exists, and is beyond a limit.
  var isLimit: Bool {
    switch self {
    case .tooLarge, .limit: true
    case .invalid: false
    }
  }

  /// The sentence for the status line.
  ///
  /// It names the limit and something nearby that works.
  public var description: String {
    switch self {
    case .invalid(let sentence), .limit(let sentence): return sentence
    case .tooLarge(let expression, let order, let limit):
      let expressionRead = try? GroupExpression(parsing: expression)
      let name = expression.count <= 72 ? expression : "this group"
      if order == nil, case .presentation = expressionRead {
        return "\(name) is infinite or very large: its enumeration did not end within the "
          + "limit of \(limit) cosets at a time, \(PresentedLaw.definitionLimit) altogether; a "
          + "further relation may make it finite"
      }
      let size = order.map { "has order \($0)" } ?? "has more than \(limit) elements"
      let limitText = "the limit is \(limit) elements"
      guard let nearby = expressionRead?.largestRelativeThatFits(limit: limit) else {
        return "\(name) \(size), and \(limitText)"
      }
      return "\(name) \(size), and \(limitText); \(nearby) works"
    }
  }
}

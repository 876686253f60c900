/// Where a text went wrong and what would be right.
public struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A clause such as `there is no group called “Foo”`.
  public let problem: String
  /// The whole text that was read.
  public let input: String
  /// The character of `input` (not the byte) at which the problem was seen, from 0.
  public let position: Int
  /// What would be right, where that can be said.
  public let hint: String?
  /// Whether the text is well-formed, and asks for more than a limit allows.
  public let isLimit: Bool

  /// A problem at character `position` of `input`.
  public init(
    _ problem: String, in input: String, at position: Int, hint: String? = nil,
    isLimit: Bool = false
  ) {
    self.problem = problem
    self.input = input
    self.position = position
    self.hint = hint
    self.isLimit = isLimit
  }

  /// One sentence: the problem, where it is (counted from 1), and the hint.
  public var description: String {
    let place = "\(problem), at character \(position + 1)"
    guard let hint else { return place }
    return "\(place); \(hint)"
  }

  /// Two lines: the input, and under its wrong character a caret.
  public var caret: String {
    input + "\n" + String(repeating: " ", count: max(0, position)) + "^"
  }
}

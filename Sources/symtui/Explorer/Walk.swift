// The way that the element a has gone, letter by letter.

/// Elements one after the other, each a generator or an inverse times the one before.
struct Walk: Hashable, Sendable {
  /// The elements, the first one included. Empty where there was no walk yet.
  private(set) var elements: [Int] = []
  /// The letters between them, in the order in which they acted.
  private(set) var letters: [String] = []

  /// Older steps are forgotten.
  static let longest = 200

  init() {}

  /// A walk that begins here.
  init(from element: Int) { elements = [element] }

  /// The next step. Where it does not begin at the end of the walk, a new one begins.
  mutating func go(from: Int, to: Int, by letter: String) {
    if elements.last != from { self = Walk(from: from) }
    if letters.count == Self.longest {
      letters.removeFirst()
      elements.removeFirst()
    }
    elements.append(to)
    letters.append(letter)
  }

  /// Whether it ends at this element and has a step.
  func leads(to element: Int) -> Bool { !letters.isEmpty && elements.last == element }

  /// The word so far: the letter that acted last stands first.
  var word: String { letters.reversed().joined(separator: " ") }
}

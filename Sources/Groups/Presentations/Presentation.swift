/// Generators and the relations they obey: `<r, f | r^4 = f^2 = 1, r f = f r^-1>`.
public struct Presentation: Hashable, Sendable, CustomStringConvertible {
  /// How words call the generators: a letter and then letters or digits, each name once.
  public let generators: [String]
  /// Chains of equal words; a chain of one word says that it is the identity.
  let relations: [[Word]]

  /// All words together are at most so many letters long, powers written out.
  public static let mostLetters = 100_000

  /// More generators are refused.
  public static let mostGenerators = 100

  init(generators: [String], relations: [[Word]]) {
    self.generators = generators
    self.relations = relations
  }

  /// Words that are the identity, as letters ±k: generator k, counted from 1, or its inverse.
  ///
  /// What cancels inside a word, and around it, is gone. No word is empty.
  public var relators: [[Int]] {
    relations.flatMap { chain -> [[Int]] in
      guard chain.count > 1, let last = chain.last else { return chain.map(\.letters) }
      let inverse = last.letters.reversed().map(-)
      return chain.dropLast().map { $0.letters + inverse }
    }.map(cyclicallyReduced).filter { !$0.isEmpty }
  }

  /// The relations with the generators called `names`, one text a chain.
  func relations(called names: [String]) -> [String] {
    relations.map { chain in chain.map { $0.text(names) }.joined(separator: " = ") }
  }

  /// Parses back to the same value.
  public var description: String {
    "<" + generators.joined(separator: ", ") + " | "
      + relations(called: generators).joined(separator: ", ") + ">"
  }
}

/// The word without what cancels in it, and between its end and its beginning.
private func cyclicallyReduced(_ letters: [Int]) -> [Int] {
  var word: [Int] = []
  for letter in letters {
    if word.last == -letter { word.removeLast() } else { word.append(letter) }
  }
  var first = 0
  while word.count - first > 1, word[first] == -word[word.count - 1] {
    first += 1
    word.removeLast()
  }
  return Array(word[first...])
}

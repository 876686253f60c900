import LinearAlgebra

/// In which order elements are listed, in tables and on screens.
public enum ElementOrdering: Hashable, Sendable, CustomStringConvertible {
  /// As the group numbers them.
  case rank
  /// Dimino's order: powers of the first generator, then the cosets that the others find.
  case words
  /// Class by class, in the order of `ConjugacyClasses`.
  case classes
  /// Left coset by left coset of the subgroup that the words generate; that subgroup first.
  case cosets([String])

  /// Reads `rank`, `words`, `classes` or `cosets:WORD,WORD`.
  public init(parsing text: String) throws(ParseError) {
    let hint = "orderings: rank, words, classes, cosets:WORD,WORD"
    switch text {
    case "rank": self = .rank
    case "words": self = .words
    case "classes": self = .classes
    default:
      guard text.hasPrefix("cosets:") else {
        throw ParseError("there is no ordering “\(text)”", in: text, at: 0, hint: hint)
      }
      let words = Self.splitList(text.dropFirst("cosets:".count))
      guard words.allSatisfy({ !$0.isEmpty }) else {
        throw ParseError("a word is expected", in: text, at: text.count, hint: hint)
      }
      self = .cosets(words)
    }
  }

  /// Parses back to the same value.
  public var description: String {
    switch self {
    case .rank: "rank"
    case .words: "words"
    case .classes: "classes"
    case .cosets(let words): "cosets:" + words.joined(separator: ",")
    }
  }

  /// Splits at commas that stand outside of ( ) and [ ].
  private static func splitList(_ text: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" || character == "[" { depth += 1 }
      if character == ")" || character == "]" { depth -= 1 }
      if character == ",", depth <= 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { part in
      let start = part.drop { $0.isWhitespace }
      return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
  }
}

extension FiniteGroup {
  /// All ranks in the given order.
  ///
  /// O(order · generators).
  ///
  /// Throws a `ParseError` for a word of `cosets` that is none, and `Cancelled`.
  public func elements(
    ordered ordering: ElementOrdering, checkpoint: Checkpoint = .none
  ) throws -> [Int] {
    switch ordering {
    case .rank: return Array(0..<order)
    case .words: return try elementsInWordOrder(checkpoint)
    case .classes: return try classes(checkpoint: checkpoint).classes.flatMap(\.members)
    case .cosets(let words):
      let generators = try words.map { word throws(ParseError) in try element(parsing: word) }
      return try elementsByCosets(of: generators, checkpoint)
    }
  }

  /// Dimino's algorithm: a subgroup grows by right cosets H c, generator by generator.
  private func elementsInWordOrder(_ checkpoint: Checkpoint) throws -> [Int] {
    var closure = SubgroupClosure(self)
    for generator in generators { try closure.insert(generator.element, checkpoint) }
    return closure.elements
  }

  private func elementsByCosets(of generators: [Int], _ checkpoint: Checkpoint) throws -> [Int] {
    let all = try elementsInWordOrder(checkpoint)
    let members = try subgroup(generatedBy: generators, checkpoint: checkpoint)
    var isMember = [Bool](repeating: false, count: order)
    for member in members { isMember[member] = true }
    let subgroup = all.filter { isMember[$0] }
    var isListed = [Bool](repeating: false, count: order)
    var result: [Int] = []
    for representative in all where !isListed[representative] {
      try checkpoint.report(Double(result.count) / Double(order))
      for (k, member) in subgroup.enumerated() {
        if k % 2048 == 2047 { try checkpoint.report(Double(result.count) / Double(order)) }
        let element = product(representative, member)
        isListed[element] = true
        result.append(element)
      }
    }
    return result
  }
}

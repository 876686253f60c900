/// A cursor over the characters of a text, shared by the parsers of this module.
struct TextScanner {
  let input: String
  let characters: [Character]
  var position = 0

  /// Parentheses and brackets may nest so deep, in every grammar of this module.
  static let deepestNesting = 200

  init(_ input: String) {
    self.input = input
    characters = Array(input)
  }

  var isAtEnd: Bool { position >= characters.count }

  /// The character under the cursor.
  var current: Character? { isAtEnd ? nil : characters[position] }

  mutating func skipBlanks() {
    while let character = current, character.isWhitespace { position += 1 }
  }

  /// Skips blanks, then steps over `character` if it is there.
  mutating func take(_ character: Character) -> Bool {
    skipBlanks()
    guard current == character else { return false }
    position += 1
    return true
  }

  /// Skips blanks, then steps over `character` or says that it was expected.
  mutating func expect(_ character: Character, to purpose: String) throws(ParseError) {
    guard take(character) else {
      throw error("“\(character)” is expected \(purpose)\(insteadOfCurrent)")
    }
  }

  /// An integer with an optional sign, or nil if there is none here.
  mutating func takeInteger() throws(ParseError) -> Int? {
    skipBlanks()
    let start = position
    var text = ""
    if current == "-" || current == "+" {
      text.append(characters[position])
      position += 1
    }
    while let character = current, character.isDecimalDigit {
      text.append(character)
      position += 1
    }
    guard let last = text.last, last.isDecimalDigit else {
      position = start
      return nil
    }
    guard let value = Int(text) else {
      throw error(
        "this number does not fit into 64 bits", at: start,
        hint: "numbers go up to \(Int.max)", isLimit: true)
    }
    return value
  }

  /// An integer, which must be here.
  mutating func expectInteger(_ purpose: String) throws(ParseError) -> Int {
    guard let value = try takeInteger() else {
      throw error("an integer is expected \(purpose)\(insteadOfCurrent)")
    }
    return value
  }

  /// A letter and then letters or digits, or nil if there is no letter here.
  mutating func takeName() -> String? {
    skipBlanks()
    guard let first = current, first.isNameLetter else { return nil }
    var text = ""
    while let character = current, character.isNameLetter || character.isDecimalDigit {
      text.append(character)
      position += 1
    }
    return text
  }

  /// `(1 2 3)` or `(1,2,3)`, whose points count from 1; nil if that is not what is here.
  mutating func takeCycle(largestPoint: Int) throws(ParseError) -> [Int]? {
    skipBlanks()
    guard looksLikeCycle else { return nil }
    position += 1
    var points: [Int] = []
    while !take(")") {
      if !points.isEmpty { _ = take(",") }
      skipBlanks()
      let start = position
      let point = try expectInteger("in a cycle")
      guard (1...largestPoint).contains(point) else {
        throw error(
          "there is no point \(point)", at: start, hint: "points go from 1 to \(largestPoint)",
          isLimit: largestPoint == StabiliserChain.largestDegree)
      }
      guard !points.contains(point - 1) else {
        throw error("point \(point) appears twice in this cycle", at: start)
      }
      points.append(point - 1)
    }
    return points
  }

  /// An error at the cursor, or at `position`.
  func error(
    _ problem: String, at position: Int? = nil, hint: String? = nil, isLimit: Bool = false
  ) -> ParseError {
    ParseError(problem, in: input, at: position ?? self.position, hint: hint, isLimit: isLimit)
  }

  /// “, but … is here”, to end a sentence with.
  var insteadOfCurrent: String {
    guard let current else { return ", but the text ends here" }
    return ", but “\(current)” is here"
  }

  /// A parenthesis that holds nothing but digits, blanks and commas up to where it closes.
  private var looksLikeCycle: Bool {
    guard current == "(" else { return false }
    for character in characters[(position + 1)...] {
      if character == ")" { return true }
      guard character.isDecimalDigit || character.isWhitespace || character == "," else {
        return false
      }
    }
    return false
  }
}

extension Character {
  /// 0 to 9, and no digit of another script.
  var isDecimalDigit: Bool { isASCII && isWholeNumber }

  /// A letter of the names in words and expressions.
  var isNameLetter: Bool { isASCII && isLetter }
}

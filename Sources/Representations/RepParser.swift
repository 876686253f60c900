import Groups

extension RepExpression {
  /// Reads `3*V + V'^2*regular`, as in the README's table of representations.
  ///
  /// Blanks are optional and names may be in any case. Nesting deeper than 200 is refused.
  public init(parsing text: String) throws(ParseError) {
    var parser = RepParser(text)
    self = try parser.wholeExpression()
  }
}

/// A recursive descent over the characters of one expression.
struct RepParser {
  private static let deepest = 200
  private static let largest = 1_000_000_000
  private static let names = """
    1 V regular perm sign det standard pixels(L) cosets(w,…) T(p,q) T(k) irrep(k) realirrep(k), \
    Vk and R@k for factor k of a product, + * ^ ' between them
    """

  private let input: String
  private let characters: [Character]
  private var position = 0
  /// Open parentheses.
  private var depth = 0
  /// How deep the value just read is; values are taken apart by recursion.
  private var height = 0

  init(_ input: String) {
    self.input = input
    characters = Array(input)
  }

  mutating func wholeExpression() throws(ParseError) -> RepExpression {
    skipBlanks()
    if position == characters.count { throw failure("an empty representation") }
    let expression = try sum()
    if let next = peek {
      throw failure("“\(next)” is not expected here", hint: "between parts: + * ⊗ ^ ' @")
    }
    return expression
  }

  // MARK: The grammar, from the outside in

  private mutating func sum() throws(ParseError) -> RepExpression {
    var parts = [try term()]
    var highest = height
    while accept("+") {
      parts.append(try term())
      highest = max(highest, height)
    }
    height = highest
    return .directSum(parts)
  }

  private mutating func term() throws(ParseError) -> RepExpression {
    skipBlanks()
    let start = position
    if let next = peek, next.isASCII, next.isNumber {
      let count = try integer("the number of copies")
      if accept("*") || accept("·") {
        if count < 1 {
          throw failure("\(count) copies", at: start, hint: "the number of copies is at least 1")
        }
        return .copies(count, of: try product())
      }
      position = start
    }
    return try product()
  }

  private mutating func product() throws(ParseError) -> RepExpression {
    var parts = [try power()]
    var highest = height
    while accept("*") || accept("⊗") {
      parts.append(try power())
      highest = max(highest, height)
    }
    height = highest
    return .tensorProduct(parts)
  }

  private mutating func power() throws(ParseError) -> RepExpression {
    var part = try base()
    while true {
      let start = position
      if accept("'") {
        part = .dual(part)
      } else if accept("^") {
        part = .tensorPower(part, try integer("the exponent"))
      } else {
        return part
      }
      try grow(at: start)
    }
  }

  private mutating func base() throws(ParseError) -> RepExpression {
    var part = try plainBase()
    while true {
      let start = position
      guard accept("@") else { return part }
      part = .factor(part, try factorNumber())
      try grow(at: start)
    }
  }

  private mutating func plainBase() throws(ParseError) -> RepExpression {
    skipBlanks()
    let start = position
    height = 0
    guard let next = peek else {
      throw failure("a representation is missing at the end", hint: Self.names)
    }
    if next == "(" {
      return try inParentheses(after: "this")
    }
    if next.isASCII, next.isNumber {
      let value = try integer("a number")
      if value == 1 { return .trivial }
      throw failure(
        "\(value) is not a representation", at: start,
        hint: "only 1 is; n copies are written n*R, at the start of a term")
    }
    guard next.isASCII, next.isLetter else {
      throw failure("“\(next)” does not begin a representation", hint: Self.names)
    }
    return try named(at: start)
  }

  private mutating func inParentheses(after name: String) throws(ParseError) -> RepExpression {
    try expect("(", after: name)
    depth += 1
    if depth > Self.deepest { throw tooDeep(at: position - 1) }
    let inner = try sum()
    depth -= 1
    try grow(at: position)
    try expect(")", after: "this representation")
    return inner
  }

  private mutating func named(at start: Int) throws(ParseError) -> RepExpression {
    var word = ""
    while let next = peek, next.isASCII, next.isLetter {
      word.append(next)
      position += 1
    }
    let name = word.lowercased()
    if let known = RepName(rawValue: name) { return .named(known) }
    switch name {
    case "v":
      if let next = peek, next.isASCII, next.isNumber {
        return .factor(.defining, try factorNumber())
      }
      return .defining
    case "trivial": return .trivial
    case "dual": return .dual(try inParentheses(after: "dual"))
    case "t": return try tensorType()
    case "pixels": return .pixels(try oneArgument(of: "pixels", "the side in pixels"))
    case "irrep": return .irrep(try oneArgument(of: "irrep", "the row of the character table"))
    case "realirrep": return .realIrrep(try oneArgument(of: "realirrep", "its number"))
    case "cosets": return .cosets(try wordList())
    default:
      throw failure(
        "there is no representation called “\(word)”", at: start, hint: Self.names)
    }
  }

  // MARK: Arguments

  private mutating func oneArgument(of name: String, _ what: String) throws(ParseError) -> Int {
    try expect("(", after: name)
    skipBlanks()
    let start = position
    let value = try integer(what)
    if value < 1 { throw failure("\(what) is at least 1", at: start) }
    try expect(")", after: "\(name)(\(value)")
    return value
  }

  private mutating func tensorType() throws(ParseError) -> RepExpression {
    try expect("(", after: "T")
    let p = try integer("the power of V")
    var q: Int?
    if accept(",") { q = try integer("the power of V'") }
    try expect(")", after: "T(\(p)\(q.map { ",\($0)" } ?? "")")
    return .tensorType(p, q)
  }

  /// The words of `cosets(…)`, as they stand, blanks at their ends removed.
  private mutating func wordList() throws(ParseError) -> [String] {
    try expect("(", after: "cosets")
    var words: [String] = []
    var word = ""
    var open = 0
    while let next = peek {
      if next == ")" && open == 0 { break }
      if next == "," && open == 0 {
        words.append(try finished(word))
        word = ""
      } else {
        open += next == "(" || next == "[" ? 1 : next == ")" || next == "]" ? -1 : 0
        word.append(next)
      }
      position += 1
    }
    words.append(try finished(word))
    try expect(")", after: "the words")
    return words
  }

  private func finished(_ word: String) throws(ParseError) -> String {
    let trimmed = String(
      word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    if trimmed.isEmpty {
      throw failure("a word is missing", hint: "cosets(w, …) takes words, e for the identity")
    }
    return trimmed
  }

  private mutating func factorNumber() throws(ParseError) -> Int {
    skipBlanks()
    let start = position
    let value = try integer("the number of the factor")
    if value < 1 { throw failure("factors count from 1", at: start) }
    return value
  }

  private mutating func integer(_ what: String) throws(ParseError) -> Int {
    skipBlanks()
    let start = position
    var value = 0
    while let next = peek, next.isASCII, let digit = next.wholeNumberValue {
      value = value * 10 + digit
      if value > Self.largest {
        throw failure(
          "\(what) is too large", at: start, hint: "up to \(Self.largest)", isLimit: true)
      }
      position += 1
    }
    if position == start { throw failure("\(what) is missing") }
    return value
  }

  // MARK: Characters

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private mutating func skipBlanks() {
    while let next = peek, next.isWhitespace { position += 1 }
  }

  private mutating func accept(_ character: Character) -> Bool {
    skipBlanks()
    guard peek == character else { return false }
    position += 1
    skipBlanks()
    return true
  }

  private mutating func expect(_ character: Character, after what: String) throws(ParseError) {
    if !accept(character) { throw failure("“\(character)” is missing after \(what)") }
  }

  private mutating func grow(at start: Int) throws(ParseError) {
    height += 1
    if height > Self.deepest { throw tooDeep(at: start) }
  }

  private func tooDeep(at start: Int) -> ParseError {
    failure("nested too deeply", at: start, hint: "up to \(Self.deepest) levels", isLimit: true)
  }

  private func failure(
    _ problem: String, at start: Int? = nil, hint: String? = nil, isLimit: Bool = false
  ) -> ParseError {
    ParseError(problem, in: input, at: start ?? position, hint: hint, isLimit: isLimit)
  }
}

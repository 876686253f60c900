/// Reads `r^2 f`, `(r f)^-1`, `[a, b]`, `rf`, `1`, and in permutation groups `(1 2 3)(4 5)`.
struct WordParser {
  private(set) var scanner: TextScanner
  private var depth = 0
  private let names: [String]
  /// The number of points of cycles; nil where a word may hold none.
  private let points: Int?

  init(_ text: String, generators: [String], points: Int?) {
    self.init(TextScanner(text), generators: generators, points: points)
  }

  /// Goes on where the cursor of another parser stands.
  init(_ scanner: TextScanner, generators: [String], points: Int? = nil) {
    self.scanner = scanner
    names = generators
    self.points = points
  }

  /// The whole text as one word.
  mutating func parse() throws(ParseError) -> Word {
    let word = try parseProduct()
    scanner.skipBlanks()
    guard scanner.isAtEnd else {
      let next = scanner.characters[scanner.position]
      throw scanner.error(
        "this word cannot go on with “\(next)”",
        hint: next == "'" ? "the inverse of a is written a^-1; \(hint)" : hint)
    }
    return word
  }

  /// The longest product at the cursor, which is left behind it.
  mutating func parseProduct() throws(ParseError) -> Word {
    var factors = [try parseFactor()]
    while true {
      scanner.skipBlanks()
      if scanner.take("*") {
        factors.append(try parseFactor())
      } else if let next = scanner.current, startsFactor(next) {
        factors.append(try parseFactor())
      } else {
        return factors.count == 1 ? factors[0] : .product(factors)
      }
    }
  }

  private func startsFactor(_ character: Character) -> Bool {
    character == "(" || character == "[" || character.isNameLetter || character.isDecimalDigit
  }

  private mutating func parseFactor() throws(ParseError) -> Word {
    var word = try parseAtom()
    var powers = 0
    while scanner.take("^") {
      let exponent = try scanner.expectInteger("after ^")
      powers += 1
      guard powers <= TextScanner.deepestNesting else {
        throw scanner.error(
          "more than \(TextScanner.deepestNesting) powers of powers", isLimit: true)
      }
      word = .power(word, exponent)
    }
    return word
  }

  private mutating func parseAtom() throws(ParseError) -> Word {
    scanner.skipBlanks()
    let start = scanner.position
    if let points, let cycle = try scanner.takeCycle(largestPoint: points) {
      return .cycle(cycle)
    }
    if scanner.take("(") {
      try descend(from: start)
      let word = try parseProduct()
      try scanner.expect(")", to: "to close the parenthesis")
      depth -= 1
      return word
    }
    if scanner.take("[") { return try parseCommutator(from: start) }
    if let name = scanner.takeName() { return try lookUp(name, at: start) }
    guard let number = try scanner.takeInteger() else {
      throw scanner.error("a word is expected\(scanner.insteadOfCurrent)", hint: hint)
    }
    guard number == 1 else {
      throw scanner.error(
        "“\(number)” is no element", at: start, hint: "1 is the identity; \(hint)")
    }
    return .identity
  }

  /// After `[`: two words, a comma between them, and `]`.
  private mutating func parseCommutator(from start: Int) throws(ParseError) -> Word {
    try descend(from: start)
    let left = try parseProduct()
    try scanner.expect(",", to: "between the two words of a commutator")
    let right = try parseProduct()
    try scanner.expect("]", to: "to close the commutator")
    depth -= 1
    return .commutator(left, right)
  }

  private mutating func descend(from start: Int) throws(ParseError) {
    depth += 1
    guard depth <= TextScanner.deepestNesting else {
      throw scanner.error(
        "brackets nest more than \(TextScanner.deepestNesting) deep", at: start, isLimit: true)
    }
  }

  /// A declared name, the product of declared one-letter names, or the identity `e`.
  private func lookUp(_ name: String, at start: Int) throws(ParseError) -> Word {
    if let k = names.firstIndex(of: name) { return .generator(k) }
    if name == "e" { return .identity }
    let letters = name.map { letter in names.firstIndex(of: String(letter)) }
    let product = letters.compactMap { $0.map(Word.generator) }
    guard product.count == name.count else {
      throw scanner.error("there is no generator called “\(name)”", at: start, hint: hint)
    }
    return .product(product)
  }

  private var hint: String {
    let cycles = points == nil ? "" : ", and cycles such as (1 2 3)"
    if names.isEmpty { return "the only word is e\(cycles)" }
    let example = names.count > 1 ? "\(names[0])^2 \(names[1])" : "\(names[0])^2"
    return "generators: \(names.joined(separator: " ")), as in \(example)\(cycles)"
  }
}

extension Presentation {
  /// Reads `<r, f | r^4 = f^2 = 1, r f = f r^-1>`; blanks are optional.
  public init(parsing text: String) throws(ParseError) {
    var scanner = TextScanner(text)
    scanner.skipBlanks()
    self = try Presentation(from: &scanner)
    scanner.skipBlanks()
    guard scanner.isAtEnd else {
      throw scanner.error("the presentation ends before this\(scanner.insteadOfCurrent)")
    }
  }

  /// Reads a presentation at the cursor and leaves the cursor behind its `>`.
  init(from scanner: inout TextScanner) throws(ParseError) {
    let start = scanner.position
    guard scanner.take("<") else {
      throw scanner.error(
        "a presentation is expected\(scanner.insteadOfCurrent)",
        hint: "as in <r, f | r^4 = f^2 = 1, r f = f r^-1>")
    }
    generators = try Self.names(from: &scanner)
    var relations: [[Word]] = []
    var length = 0
    if !scanner.take(">") {
      repeat {
        relations.append(try Self.chain(from: &scanner, generators, &length))
      } while scanner.take(",")
      try scanner.expect(">", to: "to close the presentation, opened at character \(start + 1)")
    }
    self.relations = relations
  }

  /// The words of `text`, commas between them, as letters ±k for generator k from 1.
  ///
  /// None for a text of blanks: the trivial subgroup.
  public func words(parsing text: String) throws(ParseError) -> [[Int]] {
    var scanner = TextScanner(text)
    scanner.skipBlanks()
    var result: [[Int]] = []
    var length = 0
    while !scanner.isAtEnd {
      result.append(try Self.word(from: &scanner, generators, &length).letters)
      if scanner.take(",") {
        scanner.skipBlanks()
        if scanner.isAtEnd { throw scanner.error("a word is expected after the comma") }
      } else {
        scanner.skipBlanks()
        guard scanner.isAtEnd else {
          throw scanner.error(
            "“,” or the end is expected\(scanner.insteadOfCurrent)", hint: "words: r^2, r f")
        }
      }
    }
    return result
  }

  /// The names before the bar, and the bar.
  private static func names(from scanner: inout TextScanner) throws(ParseError) -> [String] {
    var names: [String] = []
    if scanner.take("|") { return names }
    repeat {
      scanner.skipBlanks()
      let start = scanner.position
      guard let name = scanner.takeName() else {
        throw scanner.error(
          "the name of a generator is expected\(scanner.insteadOfCurrent)",
          hint: "a letter and then letters or digits, as in <a, b2 | a^2, b2^3>")
      }
      guard !names.contains(name) else {
        throw scanner.error("there are two generators called “\(name)”", at: start)
      }
      names.append(name)
      guard names.count <= mostGenerators else {
        throw scanner.error(
          "a presentation has at most \(mostGenerators) generators", at: start, isLimit: true)
      }
    } while scanner.take(",")
    try scanner.expect("|", to: "between the generators and the relations")
    return names
  }

  private static func chain(
    from scanner: inout TextScanner, _ names: [String], _ length: inout Int
  ) throws(ParseError) -> [Word] {
    var chain: [Word] = []
    repeat {
      chain.append(try word(from: &scanner, names, &length))
    } while scanner.take("=")
    return chain
  }

  private static func word(
    from scanner: inout TextScanner, _ names: [String], _ length: inout Int
  ) throws(ParseError) -> Word {
    scanner.skipBlanks()
    let start = scanner.position
    var parser = WordParser(scanner, generators: names)
    let word = try parser.parseProduct().flattened
    scanner = parser.scanner
    let own = word.length
    guard own <= mostLetters - length else {
      throw scanner.error(
        own == .max || own > mostLetters
          ? "this word is more than \(mostLetters) letters long with its powers written out"
          : "up to this word there are more than \(mostLetters) letters", at: start,
        hint: "\(mostLetters) letters are the limit for all words together", isLimit: true)
    }
    length += own
    return word
  }
}

extension GroupExpression {
  /// Reads the grammar `Z4xZ2`, `D(4) x S3`, `Z(2)^3`, `Z2 wr S3`, `SO(3)`, `perm[(1 2 3),(1 2)]`.
  ///
  /// Blanks are optional and names are case-insensitive. Arguments are checked here, with their
  /// place; what must be computed, such as the order, is not.
  public init(parsing text: String) throws(ParseError) {
    var parser = GroupParser(text)
    self = try parser.parseAll()
  }

  /// What there is, for hints.
  public static let knownNames =
    "groups: " + GroupName.allCases.map(\.rawValue).joined(separator: " ")
    + ", products with x and wr, powers with ^, Embed(G,n), table(path), perm[…], "
    + "<r, f | r^4 = f^2 = (r f)^2 = 1>"
}

private struct GroupParser {
  var scanner: TextScanner
  private var depth = 0
  private var wreaths = 0

  init(_ text: String) { scanner = TextScanner(text) }

  mutating func parseAll() throws(ParseError) -> GroupExpression {
    scanner.skipBlanks()
    if scanner.isAtEnd {
      throw scanner.error("a group is expected", hint: GroupExpression.knownNames)
    }
    let group = try parseProduct()
    scanner.skipBlanks()
    if !scanner.isAtEnd {
      throw scanner.error(
        "“x”, “wr”, “^” or the end is expected\(scanner.insteadOfCurrent)",
        hint: "as in D(4) x Z(2)^3")
    }
    return group
  }

  private mutating func parseProduct() throws(ParseError) -> GroupExpression {
    var factors: [GroupExpression] = []
    repeat {
      let factor = try parseFactor()
      if case .product(let inner) = factor {
        factors += inner
      } else {
        factors.append(factor)
      }
    } while scanner.take("x") || scanner.take("×")
    return factors.count == 1 ? factors[0] : .product(factors)
  }

  private mutating func parseFactor() throws(ParseError) -> GroupExpression {
    var result = try parsePower()
    while takeWord("wr") {
      wreaths += 1
      guard wreaths <= TextScanner.deepestNesting else {
        throw scanner.error(
          "more than \(TextScanner.deepestNesting) wreath products", isLimit: true)
      }
      result = .wreath(result, try parsePower())
    }
    return result
  }

  private mutating func parsePower() throws(ParseError) -> GroupExpression {
    let base = try parseAtom()
    guard scanner.take("^") else { return base }
    scanner.skipBlanks()
    let start = scanner.position
    let exponent = try scanner.expectInteger("after ^")
    guard exponent >= 1 else {
      throw scanner.error("a direct power counts from 1", at: start, hint: "as in Z(2)^3")
    }
    return exponent > 1 ? .power(base, exponent) : base
  }

  private mutating func parseAtom() throws(ParseError) -> GroupExpression {
    scanner.skipBlanks()
    let start = scanner.position
    if scanner.current == "<" { return .presentation(try Presentation(from: &scanner)) }
    if scanner.take("(") {
      return try parseParenthesised(from: start)
    }
    guard let name = takeLongestName() else {
      throw unknownName(at: start)
    }
    switch name {
    case .family(let family): return try parseArguments(of: family)
    case .permutations: return try parsePermutations()
    case .embedding: return try parseEmbedding(from: start)
    case .table: return try parseTable()
    }
  }

  private mutating func parseParenthesised(from start: Int) throws(ParseError) -> GroupExpression {
    let group = try parseNested(from: start)
    try scanner.expect(")", to: "to close the parenthesis")
    return group
  }

  private mutating func parseNested(from start: Int) throws(ParseError) -> GroupExpression {
    depth += 1
    guard depth <= TextScanner.deepestNesting else {
      throw scanner.error(
        "parentheses nest more than \(TextScanner.deepestNesting) deep", at: start, isLimit: true)
    }
    let group = try parseProduct()
    depth -= 1
    return group
  }

  /// After `Embed`: `(G,n)` or `(G,n,k)`.
  private mutating func parseEmbedding(from start: Int) throws(ParseError) -> GroupExpression {
    try scanner.expect("(", to: "after Embed, as in Embed(D(3),3)")
    let group = try parseNested(from: start)
    try scanner.expect(",", to: "and the size of the matrices, as in Embed(D(3),3)")
    scanner.skipBlanks()
    let place = scanner.position
    let size = try scanner.expectInteger("as the size of the matrices")
    let first = scanner.take(",") ? try scanner.expectInteger("as the first coordinate") : 0
    try scanner.expect(")", to: "to close Embed")
    let result = GroupExpression.embedded(group, size: size, at: first)
    do {
      try result.validate()
    } catch {
      throw scanner.error(error.description, at: place, isLimit: error.isLimit)
    }
    return result
  }

  /// After `table`: a path in parentheses, which may hold parentheses that match.
  private mutating func parseTable() throws(ParseError) -> GroupExpression {
    try scanner.expect("(", to: "after table, as in table(octonions.csv)")
    scanner.skipBlanks()
    let start = scanner.position
    var open = 1
    while let character = scanner.current {
      if character == "(" { open += 1 }
      if character == ")" { open -= 1 }
      if open == 0 { break }
      if character.isNewline || "<>[];".contains(character) {
        throw scanner.error("a path cannot hold “\(character)” here")
      }
      scanner.position += 1
    }
    var end = scanner.position
    while end > start, scanner.characters[end - 1].isWhitespace { end -= 1 }
    guard end > start else {
      throw scanner.error(
        "table needs the path of a CSV file", at: start, hint: "as in table(octonions.csv)")
    }
    try scanner.expect(")", to: "to close the path")
    return .table(String(scanner.characters[start..<end]))
  }

  private mutating func parseArguments(of name: GroupName) throws(ParseError) -> GroupExpression {
    scanner.skipBlanks()
    let place = scanner.position
    let hint = "as in " + name.forms.map(\.example).joined(separator: " or ")
    var arguments: [Int] = []
    var places: [Int] = []
    if scanner.current?.isDecimalDigit ?? false {
      places.append(place)
      arguments.append(try scanner.expectInteger(""))
    } else if scanner.current == "(" {
      guard name.arity.upperBound > 0 else {
        throw scanner.error("\(name.rawValue) takes no argument")
      }
      _ = scanner.take("(")
      repeat {
        scanner.skipBlanks()
        places.append(scanner.position)
        arguments.append(try scanner.expectInteger("as the argument of \(name.rawValue)"))
      } while scanner.take(",")
      try scanner.expect(")", to: "to close the argument of \(name.rawValue)")
    }
    guard name.arity.contains(arguments.count) else {
      throw scanner.error(wrongCount(name, arguments.count), at: place, hint: hint)
    }
    if let objection = name.objection(to: arguments) {
      throw scanner.error(
        objection.sentence, at: places.isEmpty ? place : places[objection.argument],
        isLimit: objection.isLimit)
    }
    return .named(name, arguments)
  }

  private func wrongCount(_ name: GroupName, _ count: Int) -> String {
    let counts = [0: "no argument", 1: "one argument", 2: "two arguments"]
    if name.arity == 0...0 { return "\(name.rawValue) takes no argument" }
    if count == 0 {
      let needed = name.arity == 2...2 ? "two arguments" : "an argument"
      return "\(name.rawValue) needs \(needed)\(scanner.insteadOfCurrent)"
    }
    if name.arity == 1...2 { return "\(name.rawValue) takes one or two arguments" }
    return "\(name.rawValue) takes \(counts[name.arity.upperBound] ?? "no argument")"
  }

  private mutating func unknownName(at start: Int) -> ParseError {
    guard let name = scanner.takeName() else {
      return scanner.error(
        "a group is expected\(scanner.insteadOfCurrent)", hint: GroupExpression.knownNames)
    }
    return scanner.error(
      "there is no group called “\(name)”", at: start, hint: GroupExpression.knownNames)
  }
}

extension GroupParser {
  private enum Name {
    case family(GroupName)
    case permutations
    case embedding
    case table
  }

  /// Every name of the grammar, the longest first.
  private static let names: [(text: String, name: Name)] = {
    let all: [(text: String, name: Name)] =
      GroupName.allCases.map { ($0.rawValue, .family($0)) }
      + [("perm", .permutations), ("Embed", .embedding), ("table", .table)]
    return all.sorted { $0.text.count > $1.text.count }
  }()

  private mutating func takeLongestName() -> Name? {
    for (text, name) in Self.names where takeWord(text) { return name }
    return nil
  }

  /// Skips blanks, then steps over the word, in letters of either case, if it is there.
  private mutating func takeWord(_ word: String) -> Bool {
    scanner.skipBlanks()
    let rest = scanner.characters[scanner.position...]
    guard rest.count >= word.count,
      rest.prefix(word.count).elementsEqual(word, by: sameLetter)
    else { return false }
    scanner.position += word.count
    return true
  }

  private func sameLetter(_ a: Character, _ b: Character) -> Bool {
    a == b || a.lowercased() == b.lowercased()
  }

  /// After `perm`: `(n)`, which is optional, and `[p, q, …]`.
  private mutating func parsePermutations() throws(ParseError) -> GroupExpression {
    let declared = try parseDegree()
    try scanner.expect("[", to: "to open the list of permutations")
    var permutations: [Permutation] = []
    repeat {
      permutations.append(
        try parsePermutation(largestPoint: declared ?? StabiliserChain.largestDegree))
    } while scanner.take(",")
    try scanner.expect("]", to: "to close the list of permutations")
    let degree = declared ?? max(1, permutations.map(\.largestMoved).max() ?? 1)
    return .permutations(
      degree: declared, permutations.map { $0.resized(to: degree) })
  }

  private mutating func parseDegree() throws(ParseError) -> Int? {
    guard scanner.take("(") else { return nil }
    scanner.skipBlanks()
    let start = scanner.position
    let degree = try scanner.expectInteger("for the number of points")
    guard (1...StabiliserChain.largestDegree).contains(degree) else {
      throw scanner.error(
        "\(degree) points cannot be worked with", at: start,
        hint: "from 1 to \(StabiliserChain.largestDegree) can",
        isLimit: degree > StabiliserChain.largestDegree)
    }
    try scanner.expect(")", to: "after the number of points")
    return degree
  }

  private mutating func parsePermutation(largestPoint: Int) throws(ParseError) -> Permutation {
    var cycles: [[Int]] = []
    while let cycle = try scanner.takeCycle(largestPoint: largestPoint) { cycles.append(cycle) }
    guard !cycles.isEmpty else {
      throw scanner.error(
        "a permutation is expected\(scanner.insteadOfCurrent)",
        hint: "cycles of points from 1, as in perm[(1 2 3)(4 5),(1 2)]; () is the identity")
    }
    let degree = (cycles.flatMap { $0 }.max() ?? -1) + 1
    return cycles.reduce(.identity(degree)) { $0 * Permutation(cycle: $1, degree: degree) }
  }
}

extension Permutation {
  /// One cycle of points counted from 0, all below `degree` and different.
  init(cycle: [Int], degree: Int) {
    var images = (0..<UInt32(degree)).map { $0 }
    for (i, point) in cycle.enumerated() {
      images[point] = UInt32(cycle[(i + 1) % cycle.count])
    }
    self.init(unchecked: images)
  }
}

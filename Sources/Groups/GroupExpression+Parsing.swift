extension GroupExpression {
  /// Reads the grammar `Z4xZ2`, `D(4) x S3`, `Z(2)^3`, `perm[(1 2 3),(1 2)]`.
  ///
  /// Blanks are optional and names are case-insensitive. What the wider grammar knows and this
  /// build does not (`wr`, Lie groups…) is answered with an error that names what there is.
  public init(parsing text: String) throws(ParseError) {
    var parser = GroupParser(scanner: TextScanner(text))
    self = try parser.parseAll()
  }

  /// What this build can construct, for hints.
  public static let knownNames =
    "groups: " + GroupName.allCases.map(\.rawValue).joined(separator: " ")
    + ", products with x, powers with ^, perm[…], <r, f | r^4 = f^2 = (r f)^2 = 1>"
}

private struct GroupParser {
  var scanner: TextScanner
  var depth = 0

  mutating func parseAll() throws(ParseError) -> GroupExpression {
    scanner.skipBlanks()
    if scanner.isAtEnd {
      throw scanner.error("a group is expected", hint: GroupExpression.knownNames)
    }
    let group = try parseProduct()
    scanner.skipBlanks()
    if !scanner.isAtEnd {
      throw scanner.error(
        "“x”, “^” or the end is expected\(scanner.insteadOfCurrent)",
        hint: "as in D(4) x Z(2)^3")
    }
    return group
  }

  private mutating func parseProduct() throws(ParseError) -> GroupExpression {
    var factors: [GroupExpression] = []
    repeat {
      let factor = try parsePower()
      if case .product(let inner) = factor {
        factors += inner
      } else {
        factors.append(factor)
      }
    } while scanner.take("x") || scanner.take("×")
    return factors.count == 1 ? factors[0] : .product(factors)
  }

  private mutating func parsePower() throws(ParseError) -> GroupExpression {
    let base = try parseAtom()
    var result = base
    if scanner.take("^") {
      scanner.skipBlanks()
      let start = scanner.position
      let exponent = try scanner.expectInteger("after ^")
      guard exponent >= 1 else {
        throw scanner.error("a direct power counts from 1", at: start, hint: "as in Z(2)^3")
      }
      if exponent > 1 { result = .power(base, exponent) }
    }
    scanner.skipBlanks()
    let rest = String(scanner.characters[scanner.position...].prefix(2)).lowercased()
    if rest == "wr" {
      throw unbuilt("wreath products (wr)", at: scanner.position)
    }
    return result
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
    case .family(let family): return try parseArguments(of: family, from: start)
    case .permutations: return try parsePermutations()
    case .unbuilt(let what): throw unbuilt(what, at: start)
    }
  }

  private mutating func parseParenthesised(from start: Int) throws(ParseError) -> GroupExpression {
    depth += 1
    guard depth <= TextScanner.deepestNesting else {
      throw scanner.error(
        "parentheses nest more than \(TextScanner.deepestNesting) deep", at: start)
    }
    let group = try parseProduct()
    try scanner.expect(")", to: "to close the parenthesis")
    depth -= 1
    return group
  }

  private mutating func parseArguments(
    of name: GroupName, from start: Int
  ) throws(ParseError) -> GroupExpression {
    scanner.skipBlanks()
    let place = scanner.position
    let hasParenthesis = scanner.current == "("
    let hasDigits = scanner.current?.isDecimalDigit ?? false
    guard name.takesArgument else {
      if hasParenthesis || hasDigits {
        throw scanner.error("\(name.rawValue) takes no argument")
      }
      return .named(name, [])
    }
    guard hasParenthesis || hasDigits else {
      throw scanner.error(
        "\(name.rawValue) needs an argument\(scanner.insteadOfCurrent)",
        hint: "as in \(name.example)")
    }
    if hasDigits { return .named(name, [try scanner.expectInteger("")]) }
    _ = scanner.take("(")
    let argument = try scanner.expectInteger("as the argument of \(name.rawValue)")
    if scanner.take(",") {
      throw scanner.error(
        "\(name.rawValue) takes one argument", at: place, hint: "as in \(name.example)")
    }
    try scanner.expect(")", to: "to close the argument of \(name.rawValue)")
    return .named(name, [argument])
  }

  private func unbuilt(_ what: String, at position: Int) -> ParseError {
    scanner.error("symtui has no \(what) yet", at: position, hint: GroupExpression.knownNames)
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
    case unbuilt(String)
  }

  /// Every name of the grammar, the longest first.
  private static let names: [(text: String, name: Name)] = {
    let unbuilt = [
      "SL", "GL", "PSL", "Heis", "M", "Rubik", "small", "Scaling", "Parity", "TimeReversal",
      "SO", "O", "U", "SU", "Sp", "SO+", "Lorentz", "Embed", "table",
    ]
    let all: [(text: String, name: Name)] =
      GroupName.allCases.map { ($0.rawValue, .family($0)) }
      + unbuilt.map { ($0, .unbuilt("“\($0)”")) } + [("perm", .permutations)]
    return all.sorted { $0.text.count > $1.text.count }
  }()

  private mutating func takeLongestName() -> Name? {
    let rest = scanner.characters[scanner.position...]
    for (text, name) in Self.names
    where rest.count >= text.count && rest.prefix(text.count).elementsEqual(text, by: sameLetter) {
      scanner.position += text.count
      return name
    }
    return nil
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
        hint: "from 1 to \(StabiliserChain.largestDegree) can")
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

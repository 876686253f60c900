import LinearAlgebra

/// A finite set with a product that need not be associative: a loop, a quasigroup, or less.
///
/// Elements are the ranks `0 ..< order` in the order of the file, from which the table was read.
public struct Loop: Sendable {
  /// What was typed to get it.
  public let expression: GroupExpression
  /// Every product.
  public let table: CayleyTable
  /// The element e with e a = a = a e for all a, where there is one.
  public let identity: Int?
  /// The laws of a group in order, with the first place where each fails.
  public let laws: [Law]

  /// A law of groups, and how the table stands to it.
  public struct Law: Hashable, Sendable {
    /// What the law is called.
    public let name: String
    /// What it asks for.
    public let statement: String
    /// Where it fails, as a sentence; nil where it holds.
    public let failure: String?
    /// The elements that show the failure: a row and columns, or three factors.
    public let witness: [Int]
  }

  /// The number of elements.
  public var order: Int { table.order }
  /// What the elements are called.
  public var names: [String] { table.names }
  /// The product a b.
  public func product(_ a: Int, _ b: Int) -> Int { table.product(a, b) }

  /// Whether all laws of a group hold.
  public var isGroup: Bool { laws.allSatisfy { $0.failure == nil } }
  /// Whether a x = b and y a = b always have one solution.
  public var isQuasigroup: Bool { law(.latin) == nil }
  /// Whether it is a quasigroup with an identity.
  public var isLoop: Bool { isQuasigroup && identity != nil }
  /// Whether (a b) c = a (b c) for all.
  public var isAssociative: Bool { law(.associativity) == nil }

  /// Checks every law.
  ///
  /// O(order² log order) where the table is a loop, O(order³) at most.
  public init(
    _ table: CayleyTable, expression: GroupExpression, checkpoint: Checkpoint = .none
  ) throws(Cancelled) {
    self.expression = expression
    self.table = table
    let checks = LawChecks(table)
    identity = checks.identity
    var laws: [Law] = []
    for kind in LawChecks.Kind.allCases {
      let witness = try checks.witness(against: kind, checkpoint)
      laws.append(
        Law(
          name: kind.rawValue, statement: kind.statement,
          failure: witness.map { checks.sentence(kind, $0) }, witness: witness ?? []))
    }
    self.laws = laws
  }

  private func law(_ kind: LawChecks.Kind) -> String? {
    laws.first { $0.name == kind.rawValue }?.failure
  }

  /// The element of that name, or with that number as the table counts.
  public func element(named name: String) -> Int? { names.firstIndex(of: name) }
}

/// The laws of groups on a table.
struct LawChecks {
  let table: CayleyTable
  let identity: Int?

  enum Kind: String, CaseIterable {
    case closure, identity
    case latin = "unique solutions"
    case inverses, associativity

    var statement: String {
      switch self {
      case .closure: "every product is an element"
      case .identity: "some e has e a = a = a e for every a"
      case .latin: "each row and each column holds every element once"
      case .inverses: "every a has some b with a b = e = b a"
      case .associativity: "(a b) c = a (b c) for all a, b, c"
      }
    }
  }

  init(_ table: CayleyTable) {
    self.table = table
    let all = 0..<table.order
    identity = all.first { e in
      all.allSatisfy { table.product(e, $0) == $0 && table.product($0, e) == $0 }
    }
  }

  private var all: Range<Int> { 0..<table.order }

  /// Elements that show that the law fails, or nil where it holds.
  func witness(against kind: Kind, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int]? {
    switch kind {
    case .closure: return nil
    case .identity: return identity == nil ? identityWitness : nil
    case .latin: return try latinWitness(checkpoint)
    case .inverses:
      guard let identity else { return [] }
      return all.first { a in
        !all.contains { table.product(a, $0) == identity && table.product($0, a) == identity }
      }.map { [$0] }
    case .associativity: return try associativityWitness(checkpoint)
    }
  }

  /// The element that moves the fewest others, and one that it moves.
  private var identityWitness: [Int] {
    let counts = all.map { e in
      all.count { table.product(e, $0) != $0 || table.product($0, e) != $0 }
    }
    let e = all.min { counts[$0] < counts[$1] } ?? 0
    let a = all.first { table.product(e, $0) != $0 || table.product($0, e) != $0 } ?? 0
    return [e, a]
  }

  /// A row, and two columns in which it holds the same; with a 1 at the end, a column and two rows.
  private func latinWitness(_ checkpoint: Checkpoint) throws(Cancelled) -> [Int]? {
    for line in all {
      try checkpoint.report()
      for isColumn in [false, true] {
        var place = [Int](repeating: -1, count: table.order)
        for i in all {
          let value = isColumn ? table.product(i, line) : table.product(line, i)
          if place[value] >= 0 { return [line, place[value], i, isColumn ? 1 : 0] }
          place[value] = i
        }
      }
    }
    return nil
  }

  /// The first triple up to order 128, and above it the one that Light's test meets.
  ///
  /// The elements g with (x g) y = x (g y) for all x, y are closed under products, so that those of a
  /// generating set decide. Clifford & Preston, The Algebraic Theory of Semigroups, §1.2.
  private func associativityWitness(_ checkpoint: Checkpoint) throws(Cancelled) -> [Int]? {
    for g in try generatingSet(checkpoint) {
      for x in all {
        try checkpoint.report()
        for y in all where !isAssociative(x, g, y) {
          return table.order <= 128 ? try firstTriple(checkpoint) : [x, g, y]
        }
      }
    }
    return nil
  }

  private func firstTriple(_ checkpoint: Checkpoint) throws(Cancelled) -> [Int]? {
    for a in all {
      try checkpoint.report()
      for b in all {
        for c in all where !isAssociative(a, b, c) { return [a, b, c] }
      }
    }
    return nil
  }

  private func isAssociative(_ a: Int, _ b: Int, _ c: Int) -> Bool {
    table.product(table.product(a, b), c) == table.product(a, table.product(b, c))
  }

  /// Elements whose products reach all; each is the first that the former ones do not reach.
  func generatingSet(_ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    var isReached = [Bool](repeating: false, count: table.order)
    var reached: [Int] = []
    var generators: [Int] = []
    for candidate in all where !isReached[candidate] {
      generators.append(candidate)
      isReached[candidate] = true
      var next = reached.count
      reached.append(candidate)
      while next < reached.count {
        try checkpoint.report()
        let a = reached[next]
        next += 1
        var k = 0
        while k < reached.count {
          for value in [table.product(a, reached[k]), table.product(reached[k], a)]
          where !isReached[value] {
            isReached[value] = true
            reached.append(value)
          }
          k += 1
        }
      }
    }
    return generators
  }

  /// The same without those that the others reach, and without the identity.
  func smallGeneratingSet(_ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    var chosen = try generatingSet(checkpoint).filter { $0 != identity }
    for candidate in chosen {
      let others = chosen.filter { $0 != candidate }
      if try closure(of: others, checkpoint).count == table.order { chosen = others }
    }
    return chosen
  }

  /// What the elements generate, in a group.
  private func closure(of elements: [Int], _ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    var isReached = [Bool](repeating: false, count: table.order)
    var reached: [Int] = []
    for element in elements + (identity.map { [$0] } ?? []) where !isReached[element] {
      isReached[element] = true
      reached.append(element)
    }
    var next = 0
    while next < reached.count {
      try checkpoint.report()
      for element in elements {
        let value = table.product(reached[next], element)
        if isReached[value] { continue }
        isReached[value] = true
        reached.append(value)
      }
      next += 1
    }
    return reached
  }

  /// What a witness shows.
  func sentence(_ kind: Kind, _ witness: [Int]) -> String {
    let names = table.names
    func product(_ a: Int, _ b: Int) -> String { names[table.product(a, b)] }
    switch kind {
    case .closure: return ""
    case .identity:
      let (e, a) = (witness[0], witness[1])
      let left = "\(names[e]) · \(names[a]) = \(product(e, a))"
      let right = "\(names[a]) · \(names[e]) = \(product(a, e))"
      return "there is no identity; \(names[e]) comes closest, but "
        + (table.product(e, a) == a ? right : left)
    case .latin:
      let (line, a, b) = (witness[0], names[witness[1]], names[witness[2]])
      if witness[3] == 1 {
        return
          "column \(names[line]) holds \(product(witness[1], line)) twice, in rows \(a) and \(b)"
      }
      return "row \(names[line]) holds \(product(line, witness[1])) twice, in columns \(a) and \(b)"
    case .inverses:
      return witness.isEmpty
        ? "without an identity nothing has an inverse" : "\(names[witness[0]]) has no inverse"
    case .associativity:
      let (a, b, c) = (witness[0], witness[1], witness[2])
      let (left, right) = (table.product(a, b), table.product(b, c))
      return "(\(names[a]) · \(names[b])) · \(names[c]) = \(product(left, c)), but "
        + "\(names[a]) · (\(names[b]) · \(names[c])) = \(product(a, right))"
    }
  }
}

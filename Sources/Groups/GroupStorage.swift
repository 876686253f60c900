import LinearAlgebra

/// What the copies of one group share: the law and the lists that every algorithm needs.
final class GroupStorage: Sendable {
  let expression: GroupExpression
  let law: GroupLaw
  let order: Int
  let degree: Int?
  let generators: [FiniteGroup.Generator]
  /// Whether the generators commute with each other.
  let isAbelian: Bool
  /// The prime factors of the order.
  let primes: [(prime: Int, exponent: Int)]
  /// `[order][order]` row-major, or empty for large orders.
  let table: [UInt16]
  /// The inverse of each element. `[order]`
  let inverses: [UInt16]
  /// Breadth-first tree: element = generator `lastStep` times `parent`. `[order]`
  let parent: [UInt16]
  let lastStep: [UInt16]

  /// Walks through the whole group once.
  ///
  /// O(order · generators), and O(order²) for small orders.
  init(
    expression: GroupExpression, law: GroupLaw, generators: [FiniteGroup.Generator],
    checkpoint: Checkpoint
  ) throws {
    self.expression = expression
    self.law = law
    self.generators = generators
    let order = law.order
    self.order = order
    var name: GroupName?
    var named = expression
    while case .embedded(let group, _, _) = named { named = group }
    if case .named(let family, _) = named { name = family }
    degree = law.degree(of: name)
    primes = primeFactors(order)
    let tree = try SpanningTree(law, generators.map(\.element), checkpoint)
    parent = tree.parent
    lastStep = tree.lastStep
    inverses = try tree.inverses(law, generators.map(\.element), checkpoint)
    table =
      order <= FiniteGroup.largestTabulated
      ? try tree.table(law, generators.map(\.element), checkpoint) : []
    isAbelian = try Self.commute(generators.map(\.element), law, checkpoint)
  }

  private static func commute(
    _ elements: [Int], _ law: GroupLaw, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    for (i, a) in elements.enumerated() {
      try checkpoint.report()
      for b in elements[..<i] where law.product(a, b) != law.product(b, a) { return false }
    }
    return true
  }

  func product(_ a: Int, _ b: Int) -> Int {
    table.isEmpty ? law.product(a, b) : Int(table[a * order + b])
  }
}

/// A breadth-first tree over the elements: from each the way back to the identity.
private struct SpanningTree {
  let order: Int
  var parent: [UInt16]
  var lastStep: [UInt16]
  /// The elements, parents before children.
  var sequence: [Int] = [0]

  init(_ law: GroupLaw, _ generators: [Int], _ checkpoint: Checkpoint) throws {
    order = law.order
    parent = Array(repeating: 0, count: order)
    lastStep = parent
    var isReached = [Bool](repeating: false, count: order)
    isReached[0] = true
    let period = max(1, 2048 / max(1, generators.count))
    var next = 0
    while next < sequence.count {
      if next.isMultiple(of: period) { try checkpoint.report() }
      for (k, generator) in generators.enumerated() {
        let image = law.product(generator, sequence[next])
        if isReached[image] { continue }
        isReached[image] = true
        parent[image] = UInt16(sequence[next])
        lastStep[image] = UInt16(k)
        sequence.append(image)
      }
      next += 1
    }
    precondition(sequence.count == order, "the generators of a group reach all of it")
  }

  /// (g p)^-1 = p^-1 g^-1, from the root outwards.
  func inverses(
    _ law: GroupLaw, _ generators: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt16] {
    var generatorInverses: [Int] = []
    for generator in generators {
      generatorInverses.append(try inverse(of: generator, law, checkpoint))
    }
    var result = [UInt16](repeating: 0, count: order)
    for (k, element) in sequence.enumerated().dropFirst() {
      if k.isMultiple(of: 2048) { try checkpoint.report() }
      let step = generatorInverses[Int(lastStep[element])]
      result[element] = UInt16(law.product(Int(result[Int(parent[element])]), step))
    }
    return result
  }

  /// The last power before the identity.
  private func inverse(
    of generator: Int, _ law: GroupLaw, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Int {
    var (power, exponent) = (generator, 1)
    while generator != 0 {
      if exponent.isMultiple(of: 2048) { try checkpoint.report() }
      let next = law.product(generator, power)
      if next == 0 { break }
      power = next
      exponent += 1
    }
    return power
  }

  /// Row g p is row g after row p: one look-up an entry.
  func table(
    _ law: GroupLaw, _ generators: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [UInt16] {
    var rows: [[UInt16]] = []
    for generator in generators {
      var row: [UInt16] = []
      row.reserveCapacity(order)
      for column in 0..<order {
        if column.isMultiple(of: 4096) { try checkpoint.report() }
        row.append(UInt16(law.product(generator, column)))
      }
      rows.append(row)
    }
    var result = [UInt16](repeating: 0, count: order * order)
    for column in 0..<order { result[column] = UInt16(column) }
    let period = max(1, (1 << 20) / order)
    for (k, element) in sequence.enumerated().dropFirst() {
      if k.isMultiple(of: period) { try checkpoint.report() }
      let (start, before) = (element * order, Int(parent[element]) * order)
      let step = rows[Int(lastStep[element])]
      let row = step.span
      var entries = result.mutableSpan
      for column in 0..<order {
        entries[start + column] = row[Int(entries[before + column])]
      }
    }
    return result
  }
}

extension FiniteGroup {
  /// The largest group whose whole table is made: 128 MiB.
  public static let largestTable = 8192

  /// All products: `a b` is entry `a * order + b`. `[order][order]`
  ///
  /// One look-up an entry: the row of a generator times p is the row of the generator after that of
  /// p. Throws `GroupError.tooLarge` above `largestTable` elements, and `Cancelled`.
  public func multiplicationTable(checkpoint: Checkpoint = .none) throws -> [UInt16] {
    guard order <= Self.largestTable else {
      throw GroupError.tooLarge(
        expression: "\(expression)", order: String(order), limit: Self.largestTable)
    }
    if !storage.table.isEmpty { return storage.table }
    let elements = generators.map(\.element)
    let tree = try SpanningTree(storage.law, elements, checkpoint)
    return try tree.table(storage.law, elements, checkpoint)
  }
}

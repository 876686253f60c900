@testable import Groups
import Testing

@Suite struct FiniteGroupPresentationTests {
  static let groups =
    smallGroups + [
      "S(7)", "A(7)", "p4m(5)", "p4(6)", "Dic(25)", "D(50)", "A(6)", "Cube x Z(2)",
      "perm[(1 2 3 4 5 6 7),(2 3 5)(4 7 6)]", "perm[(1 2),(2 3),(3 4),(4 5)]",
    ]

  @Test(arguments: groups)
  func `the relations hold, and define a group of the right order`(text: String) throws {
    let group = try group(text)
    let presentation = try #require(try group.presentation(checkpoint: .none))
    let relators = try relators(presentation, group.generators.map(\.name))
    for relator in relators {
      let value = relator.reduce(0) { value, letter in
        let element = group.generators[abs(letter) - 1].element
        return group.product(value, letter > 0 ? element : group.inverse(element))
      }
      #expect(value == 0)
    }
    let cosets = CosetTable(generators: group.generators.count, relators: relators, limit: 60_000)
    #expect(cosets.index == group.order, "\(presentation)")
  }

  @Test(arguments: [
    ("D(4)", "<r, f | r^4 = f^2 = 1, r f = f r^-1>"), ("Z(5)", "<t | t^5 = 1>"),
    ("V4", "<a, b | a^2 = b^2 = 1, a b = b a>"), ("S(2)", "<g1 | g1^2 = 1>"),
    ("Q(8)", "<a, b | a^4 = 1, b^2 = a^2, a b = b a^-1>"),
    ("Z(2) x Z(3)", "<t1, t2 | t1^2 = 1, t2^3 = 1, t1 t2 = t2 t1>"),
  ])
  func `well-known presentations are written in the usual way`(text: String, expected: String)
    throws
  {
    #expect(try group(text).facts().presentation == expected)
  }

  /// The relators of `<names | w = w = w, w = w>` as letters ±k for generator k from 1.
  private func relators(_ text: String, _ names: [String]) throws -> [[Int]] {
    let body = text.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
    #expect(
      body[0].filter { $0 != " " }.split(separator: ",").map(String.init) == names)
    var result: [[Int]] = []
    for equation in body[1].split(separator: ",") where equation.contains("=") {
      let sides = try equation.split(separator: "=").map { side in
        var parser = WordParser(String(side), generators: names, points: nil)
        return letters(try parser.parse())
      }
      guard let last = sides.last else { continue }
      result += sides.dropLast().map { $0 + last.reversed().map(-) }
    }
    return result
  }

  private func letters(_ word: Word) -> [Int] {
    word.value(
      in: WordAlgebra(
        identity: [], generators: (0..<20).map { [$0 + 1] }, product: +,
        power: { word, n in
          let base = n < 0 ? word.reversed().map(-) : word
          return Array(repeating: base, count: abs(n)).flatMap { $0 }
        }, cycle: { _ in [] }))
  }
}

/// Cosets of the trivial subgroup by the method of Haselgrove, Leech and Trotter (Todd–Coxeter).
private struct CosetTable {
  /// `[cosets][2 · generators]`, -1 where not known; column 2k is generator k, 2k+1 its inverse.
  private var rows: [[Int]]
  private var merged: [Int]
  private let width: Int

  /// The number of cosets, or nil when the limit was met.
  private(set) var index: Int?

  init(generators: Int, relators: [[Int]], limit: Int) {
    width = 2 * generators
    rows = [Array(repeating: -1, count: width)]
    merged = [0]
    let columns = relators.map { $0.map { 2 * (abs($0) - 1) + ($0 < 0 ? 1 : 0) } }
    var coset = 0
    while coset < rows.count {
      for relator in columns where merged[coset] == coset { scan(coset, relator) }
      for column in 0..<width where merged[coset] == coset && rows[coset][column] < 0 {
        _ = define(coset, column)
      }
      if rows.count > limit * 20 { return }
      coset += 1
    }
    index = merged.indices.count { merged[$0] == $0 }
  }

  private mutating func define(_ coset: Int, _ column: Int) -> Int {
    let new = rows.count
    rows.append(Array(repeating: -1, count: width))
    merged.append(new)
    rows[coset][column] = new
    rows[new][column ^ 1] = coset
    return new
  }

  /// Traces the relator from both ends, defining what is missing.
  private mutating func scan(_ coset: Int, _ relator: [Int]) {
    var (front, back) = (coset, coset)
    var (i, j) = (0, relator.count - 1)
    while true {
      while i <= j, rows[front][relator[i]] >= 0 {
        front = rows[front][relator[i]]
        i += 1
      }
      if i > j {
        if front != back { merge(front, back) }
        return
      }
      while j >= i, rows[back][relator[j] ^ 1] >= 0 {
        back = rows[back][relator[j] ^ 1]
        j -= 1
      }
      if j < i {
        merge(front, back)
        return
      }
      if i == j {
        rows[front][relator[i]] = back
        rows[back][relator[i] ^ 1] = front
        return
      }
      _ = define(front, relator[i])
    }
  }

  private mutating func find(_ coset: Int) -> Int {
    var root = coset
    while merged[root] != root { root = merged[root] }
    merged[coset] = root
    return root
  }

  private mutating func merge(_ first: Int, _ second: Int) {
    var queue: [Int] = []
    func order(_ a: Int, _ b: Int) -> (Int, Int) { a < b ? (a, b) : (b, a) }
    func unite(_ a: Int, _ b: Int) {
      let (low, high) = order(find(a), find(b))
      if low == high { return }
      merged[high] = low
      queue.append(high)
    }
    unite(first, second)
    var next = 0
    while next < queue.count {
      let dead = queue[next]
      next += 1
      for column in 0..<width {
        let target = rows[dead][column]
        if target < 0 { continue }
        if rows[target][column ^ 1] == dead { rows[target][column ^ 1] = -1 }
        rows[dead][column] = -1
        let (source, image) = (find(dead), find(target))
        if rows[source][column] >= 0 {
          unite(image, rows[source][column])
        } else if rows[image][column ^ 1] >= 0 {
          unite(source, rows[image][column ^ 1])
        } else {
          rows[source][column] = image
          rows[image][column ^ 1] = source
        }
      }
    }
  }
}

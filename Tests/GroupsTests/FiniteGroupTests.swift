import Groups
import LinearAlgebra
import Support
import Testing

/// Small parameters of every row of the name table, and products, powers and permutations.
let smallGroups: [String] =
  (1...12).flatMap { ["Z(\($0))", "C(\($0))", "D(\($0))", "Dic(\($0))"] }
  + (1...5).flatMap { ["S(\($0))", "A(\($0))", "p1(\($0))", "p2(\($0))", "p4(\($0))"] }
  + (1...4).map { "p4m(\($0))" } + ["S(6)", "A(6)", "Q(8)", "Q(16)", "Q(32)", "V4", "Cube"]
  + ["Trivial(1)", "Trivial(3)", "Z(2)^4", "D(4) x Z(3)", "S(3) x S(3)", "Q(8) x S(3)"]
  + ["Trivial(2) x S(3)", "perm[()]", "perm(5)[()]", "perm[(1 2 3)(4 5),(1 2)]", "(Z2 x D3)^2"]

func group(_ text: String) throws -> FiniteGroup {
  try FiniteGroup(GroupExpression(parsing: text))
}

@Suite struct FiniteGroupTests {
  @Test(arguments: smallGroups)
  func `every small group obeys the group laws`(text: String) throws {
    #expect(checkGroupLaws(try group(text)) == [])
  }

  @Test(arguments: smallGroups)
  func `orders are those of the table`(text: String) throws {
    let group = try group(text)
    if let order = group.expression.expectedOrder { #expect(group.order == order) }
  }

  @Test(arguments: smallGroups)
  func `every name parses back to its element`(text: String) throws {
    let group = try group(text)
    for a in 0..<group.order { #expect(try group.element(parsing: group.name(of: a)) == a) }
  }

  @Test(arguments: smallGroups)
  func `generator words evaluate to their element`(text: String) throws {
    let group = try group(text)
    for a in 0..<group.order {
      let word = group.generatorWord(of: a)
      #expect(group.evaluate(word.map { ($0, 1) }) == a)
    }
  }

  @Test(arguments: smallGroups)
  func `the natural action is an action`(text: String) throws {
    let group = try group(text)
    guard group.degree != nil else { return }
    let images = (0..<group.order).map { group.permutation(of: $0) }
    for generator in group.generators {
      for a in 0..<group.order {
        guard let g = images[generator.element], let x = images[a] else { continue }
        #expect(g * x == images[group.product(generator.element, a)])
      }
    }
  }

  @Test func `D(4) is listed as e r r^2 r^3 f r f r^2 f r^3 f`() throws {
    let group = try group("D(4)")
    let names = try group.elements(ordered: .words).map(group.name)
    #expect(names == ["e", "r", "r^2", "r^3", "f", "r f", "r^2 f", "r^3 f"])
  }
}

extension GroupExpression {
  /// Read off the contract's table, for the names that have a row there.
  fileprivate var expectedOrder: Int? {
    guard case .named(let name, let arguments) = self else { return nil }
    let n = arguments.first ?? 0
    let factorial = [1, 1, 2, 6, 24, 120, 720]
    switch name {
    case .cyclic, .rotations, .quaternion: return n
    case .dihedral: return 2 * n
    case .dicyclic: return 4 * n
    case .symmetric: return factorial[n]
    case .alternating: return max(1, factorial[n] / 2)
    case .klein: return 4
    case .p1: return n * n
    case .p2: return 2 * n * n
    case .p4: return 4 * n * n
    case .p4m: return 8 * n * n
    case .cube: return 24
    case .trivial: return 1
    default: return nil
    }
  }
}

@Suite struct NaturalActionTests {
  @Test(arguments: 3...12)
  func `the two generators of D(n) close after 2n permutations`(n: Int) throws {
    let group = try group("D(\(n))")
    let generators = try group.generators.map { try #require(group.permutation(of: $0.element)) }
    var closure: Set<Permutation> = [.identity(n)]
    var queue = Array(closure)
    while let g = queue.popLast() {
      for h in generators.map({ $0 * g }) where closure.insert(h).inserted { queue.append(h) }
    }
    #expect(closure.count == 2 * n && group.order == 2 * n)
    #expect(closure == Set((0..<2 * n).compactMap { group.permutation(of: $0) }))
  }

  @Test func `r moves corner 1 to corner 2 and f mirrors about the vertical axis`() throws {
    let square = try group("D(4)")
    #expect(square.permutation(of: 1)?.description == "(1 2 3 4)")
    #expect(square.permutation(of: try square.element(parsing: "f"))?.description == "(1 2)(3 4)")
    let pentagon = try group("D(5)")
    #expect(pentagon.permutation(of: 1)?.description == "(1 2 3 4 5)")
    #expect(
      pentagon.permutation(of: try pentagon.element(parsing: "f"))?.description == "(2 5)(3 4)")
    #expect(try group("Z(4)").permutation(of: 1)?.images == [1, 2, 3, 0])
    #expect(try group("Q(8)").degree == nil && group("V4").degree == nil)
    #expect(try group("Z(4) x S(3)").degree == 7)
  }

  /// The formulas of pictures: (g·x)[i][j] is the old pixel that g brings to (i, j).
  @Test(arguments: 1...6)
  func `torus generators move pixels as pictures do`(n: Int) throws {
    let group = try group("p4m(\(n))")
    let half = try FiniteGroup(GroupExpression(parsing: "p2(\(n))"))
    func check(_ group: FiniteGroup, _ name: String, _ source: (Int, Int) -> (Int, Int)) throws {
      let element = try group.element(parsing: name)
      for i in 0..<n {
        for j in 0..<n {
          let (row, column) = source(i, j)
          let pixel = (row + n) % n * n + (column + n) % n
          #expect(group.image(of: pixel, under: element) == i * n + j)
        }
      }
    }
    try check(group, "a") { ($0, $1 - 1) }
    try check(group, "b") { ($0 - 1, $1) }
    try check(group, "r") { (n - 1 - $1, $0) }
    try check(group, "f") { ($0, n - 1 - $1) }
    try check(half, "r") { (n - 1 - $0, n - 1 - $1) }
  }

  @Test(arguments: ["p1(3)", "p2(3)", "p4(3)", "p4m(3)", "p4m(4)", "D(3)", "S(4)", "Cube", "Z(5)"])
  func `these actions are faithful`(text: String) throws {
    let group = try group(text)
    let images = Set((0..<group.order).compactMap { group.permutation(of: $0) })
    #expect(images.count == group.order)
  }

  @Test func `bulk products are products`() throws {
    for text in ["D(7)", "S(7)", "p4(20)"] {
      let group = try group(text)
      let row = group.products(of: group.order / 3, columns: 2..<group.order)
      #expect(row.enumerated().allSatisfy { $1 == group.product(group.order / 3, $0 + 2) })
    }
  }

  @Test(arguments: ["D(4) x Z(3)", "S(3)^2", "Z2 x Q8 x A4"])
  func `components multiply one by one`(text: String) throws {
    let group = try group(text)
    #expect(group.factors.reduce(1) { $0 * $1.order } == group.order)
    for a in stride(from: 0, to: group.order, by: 3) {
      #expect(group.element(components: group.components(of: a)) == a)
      for b in 0..<group.order {
        let products = zip(group.factors, zip(group.components(of: a), group.components(of: b)))
          .map { $0.product($1.0, $1.1) }
        #expect(group.components(of: group.product(a, b)) == products)
      }
    }
  }

  @Test(arguments: [
    "S(8)", "D(20160)", "p4m(70)", "Z(40320)", "Z(2)^15", "A(8) x Z(2)", "Q(32768)",
  ])
  func `the largest groups obey the group laws`(text: String) throws {
    #expect(checkGroupLaws(try group(text)) == [])
  }
}

@Suite struct CancellationTests {
  @Test func `long work stops when it is told to`() throws {
    let stop = Checkpoint { _ throws(Cancelled) in throw Cancelled() }
    let expression = try GroupExpression(parsing: "S(7)")
    let group = try FiniteGroup(expression)
    #expect(throws: Cancelled.self) { try FiniteGroup(expression, checkpoint: stop) }
    #expect(throws: Cancelled.self) { try group.classes(checkpoint: stop) }
    #expect(throws: Cancelled.self) { try group.facts(checkpoint: stop) }
    #expect(throws: Cancelled.self) { try group.subgroupClasses(checkpoint: stop) }
    #expect(throws: Cancelled.self) { try group.elements(ordered: .words, checkpoint: stop) }
  }
}

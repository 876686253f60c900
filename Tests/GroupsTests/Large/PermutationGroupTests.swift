import BigInt
import LinearAlgebra
import Testing

@testable import Groups

struct PermutationGroupTests {
  @Test func `there are nineteen groups to compare with`() {
    #expect(LargeOracle.all.count == 19)
  }

  @Test(arguments: LargeOracle.all)
  func `orders agree with GAP, though nothing bounds them`(oracle: LargeOracle) throws {
    #expect(try oracle.group.order == BigInt(oracle.order))
  }

  @Test(
    arguments: [
      ("S(5)", "120"), ("A(9)", "181440"), ("S(20)", "2432902008176640000"),
      ("Rubik(2)", "3674160"), ("Rubik(3)", "43252003274489856000"), ("M(11)", "7920"),
      ("M(12)", "95040"), ("M(22)", "443520"), ("M(23)", "10200960"), ("M(24)", "244823040"),
      ("S(10) x S(10)", "13168189440000"), ("S(5) wr S(5)", "2985984000000"),
      ("Z(2)^30", "1073741824"),
      ("PSL(3,5)", "372000"), ("GL(4,3)", "24261120"),
    ])
  func `orders are found without being told`(text: String, order: String) throws {
    let own = try #require(
      try largePermutationGenerators(of: GroupExpression(parsing: text)))
    let group = try PermutationGroup(
      GroupExpression(parsing: text), degree: own.degree, generators: own.generators)
    #expect(group.order == BigInt(order))
  }

  @Test(arguments: [3, 8, 9, 50, 101, 500, 2048])
  func `symmetric and alternating groups of any degree are recognised`(n: Int) throws {
    let factorial = (1...n).reduce(BigInt(1)) { $0 * BigInt($1) }
    #expect(try permutationGroup("S(\(n))").order == factorial)
    #expect(try permutationGroup("A(\(n))").order == factorial / 2)
  }

  @Test(arguments: [
    "Rubik(3)", "M(24)", "S(30)", "A(31)", "S(5) wr S(5)", "Z(2)^30", "S(10) x S(10)", "Rubik(2)",
    "PSL(3,5)",
  ])
  func `ranks number the elements`(text: String) throws {
    let group = try permutationGroup(text)
    var random = SplitMix64(seed: 7, label: text)
    #expect(group.rank(of: group.identity) == 0)
    #expect(group.element(rank: 0).isIdentity)
    for _ in 0..<40 {
      let element = group.random(using: &random)
      let rank = try #require(group.rank(of: element))
      #expect(rank >= 0 && rank < group.order)
      #expect(group.element(rank: rank) == element)
      let other = group.random(using: &random)
      #expect(group.contains(element * other) && group.contains(element.inverse))
      #expect(group.products(of: element, columns: [other]) == [group.rank(of: element * other)])
      let digits = try #require(group.rank(of: element * other)) % 10_000
      #expect(group.products(of: element, columns: [other], modulo: 10_000) == [Int(digits)])
    }
    // Any number below the order is a rank.
    for k in 1...20 {
      let rank = group.order * BigInt(k) / 21
      #expect(group.rank(of: group.element(rank: rank)) == rank)
    }
    #expect(group.rank(of: group.element(rank: group.order - 1)) == group.order - 1)
    // Consecutive ranks, over the carries of an odometer.
    let start = group.order / 2
    let run = group.elements(from: start, count: 30)
    #expect(run.map { group.rank(of: $0) } == (0..<30).map { start + BigInt($0) })
    #expect(group.elements(from: group.order - 3, count: 10).count == 3)
  }

  @Test func `a twisted corner, a flipped edge and a lone swap are no turns of the cube`() throws {
    let group = try permutationGroup("Rubik(3)")
    // The orbits of stickers of corners and edges; the stickers of one piece move together.
    let blocks = try pieces(of: group)
    let corner = try #require(blocks.first { $0.count == 3 })
    let edge = try #require(blocks.first { $0.count == 2 })
    #expect(!group.contains(Permutation(cycle: corner, degree: 48)))
    #expect(!group.contains(Permutation(cycle: edge, degree: 48)))
    let corners = blocks.filter { $0.count == 3 }
    // Two corners twisted in opposite directions are reached.
    let twists = [corners[0], corners[1], Array(corners[1].reversed())].map {
      Permutation(cycle: $0, degree: 48)
    }
    #expect(group.contains(twists[0] * twists[1]) != group.contains(twists[0] * twists[2]))
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      let element = group.random(using: &random)
      #expect(!group.contains(element * Permutation(cycle: edge, degree: 48)))
    }
    #expect(!group.contains(Permutation(cycle: [0, 50], degree: 51)))
    #expect(group.contains(.identity(60)))
  }

  /// Stickers that no element parts: minimal blocks of each orbit.
  private func pieces(of group: PermutationGroup) throws -> [[Int]] {
    let moves = group.generators.map(\.permutation.imageList)
    return try group.orbits().orbits.flatMap { orbit -> [[Int]] in
      let partitions = try orbit.dropFirst().map {
        try BlockPartition(joining: orbit[0], $0, moves, degree: group.degree).blocks
          .filter { $0.count > 1 && orbit.contains($0[0]) }
      }
      return partitions.min { ($0.first?.count ?? 99) < ($1.first?.count ?? 99) } ?? []
    }
  }

  @Test(arguments: 0..<60)
  func `chains of random groups agree with their closure`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed), label: "closure")
    let degree = 3 + random.index(below: 6)
    let generators = (0..<(1 + random.index(below: 3))).map { _ in
      Permutation(unchecked: (0..<UInt32(degree)).shuffled(using: &random))
    }.map { seed.isMultiple(of: 2) ? $0 : $0.power(2) }
    let group = try PermutationGroup(
      .permutations(degree: degree, generators), degree: degree,
      generators: generators.enumerated().map { ("g\($0.offset)", $0.element) })
    var closure: Set<Permutation> = [.identity(degree)]
    var pending = Array(closure)
    while let element = pending.popLast() {
      for generator in generators where closure.insert(generator * element).inserted {
        pending.append(generator * element)
      }
    }
    #expect(group.order == BigInt(closure.count), "seed \(seed)")
    let ranks = Set(closure.compactMap { group.rank(of: $0) })
    #expect(ranks.count == closure.count && ranks.max() == group.order - 1, "seed \(seed)")
    for _ in 0..<50 {
      let other = Permutation(unchecked: (0..<UInt32(degree)).shuffled(using: &random))
      #expect(group.contains(other) == closure.contains(other), "seed \(seed)")
    }
  }

  @Test(arguments: ["Rubik(3)", "M(24)", "A(15)"])
  func `the same group gets the same ranks`(text: String) throws {
    let (first, second) = (try permutationGroup(text), try permutationGroup(text))
    var random = SplitMix64(seed: 1)
    for _ in 0..<5 {
      let element = first.random(using: &random)
      #expect(first.rank(of: element) == second.rank(of: element))
    }
  }

  @Test func `expressions above the limit become permutation groups, others stay`() throws {
    func kind(_ text: String) throws -> String {
      let group = try AnyGroup(GroupExpression(parsing: text))
      let order = group.order.map { "\($0)" } ?? "infinite"
      if case .large = group { return "large \(order)" }
      return order
    }
    #expect(try kind("S(8)") == "40320")
    #expect(try kind("S(9)") == "large 362880")
    #expect(try kind("perm[(1 2 3 4 5 6 7 8 9),(1 2)]") == "large 362880")
    #expect(try kind("perm[(1 2 3 4 5 6 7 8),(1 2)]") == "40320")
    #expect(try kind("perm[(1 2 3 4 5 6 7 8),(1 2)] x Z(2)") == "large 80640")
    #expect(try kind("Z(2)^30") == "large 1073741824")
    #expect(throws: GroupError.self) { try kind("Z(9223372036854775807)") }
    #expect(throws: GroupError.self) { try kind("<a, b | a^2 = b^3 = 1>") }
  }

  @Test func `words are read, and what is not in the group is refused`() throws {
    let group = try permutationGroup("Rubik(3)")
    let sexy = try group.element(parsing: "(R U R^-1 U^-1)^6")
    #expect(sexy.isIdentity)
    #expect(try group.element(parsing: "[U, D]").isIdentity)
    #expect(try group.element(parsing: "RU") == group.element(parsing: "R U"))
    #expect(throws: ParseError.self) { try group.element(parsing: "(1 2)") }
    #expect(throws: ParseError.self) { try group.element(parsing: "Q") }
    let name = group.name(of: try group.element(parsing: "U R"))
    #expect(try group.element(parsing: name) == group.element(parsing: "U R"))
  }

  @Test func `building stops when nobody wants it`() throws {
    let expression = try GroupExpression(parsing: "S(40) x S(40)")
    #expect(throws: Cancelled.self) {
      try PermutationGroup(
        expression, checkpoint: Checkpoint { _ throws(Cancelled) in throw Cancelled() })
    }
  }
}

struct WordArithmeticTests {
  @Test func `digits are those of the library, for numbers of any length`() {
    var random = SplitMix64(seed: 3)
    for text in [
      "0", "7", "-12", "999999999999999999", "1000000000000000000", "18446744073709551616",
    ] {
      #expect(BigInt(text)?.decimalText == text)
    }
    for count in 1...40 {
      let number = (0..<count).reduce(BigInt(0)) { sum, _ in
        sum << 64 + BigInt(random.next() >> (random.next() % 64))
      }
      #expect(number.decimalText == "\(number)")
      #expect((number * BigInt(10).power(18 * count)).decimalText.hasSuffix("000000000000000000"))
    }
  }

  @Test func `multiplying and dividing by a word go back and forth`() {
    var number = WordNumber(reserving: 4)
    #expect(number.isZero && number.number == 0)
    for k in 1...60 { number.multiply(by: UInt(k) << 40 + 1, adding: UInt(k)) }
    for k in (1...60).reversed() { #expect(number.divide(by: UInt(k) << 40 + 1) == UInt(k)) }
    #expect(number.isZero)
  }

  @Test func `orders of elements have no limit`() {
    let big = Permutation(unchecked: [1, 2, 3, 0, 5, 6, 7, 8, 9, 4])
    #expect(big.largeOrder == 12 && Permutation.identity(3).largeOrder == 1)
  }
}

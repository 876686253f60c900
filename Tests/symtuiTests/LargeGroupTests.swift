import BigInt
import Foundation
import Engine
import Groups
import Terminal
import Testing

@testable import symtui

/// Groups too large to number their elements, on the command line and in the explorer.
@Suite struct LargeGroupTests {
  @Test func `the group command knows the cube`() throws {
    let facts = try Program.run("group", "Rubik(3)", "--json").object()
    #expect(facts["order"] as? String == "43252003274489856000")
    #expect(facts["exponent"] as? String == "55440")
    #expect(facts["centerOrder"] as? String == "2")
    #expect(facts["isSolvable"] as? Bool == false)
    #expect(facts.keys.contains("classCount") && facts["classCount"] is NSNull)
    #expect((facts["limits"] as? [String])?.isEmpty == false)
    #expect(facts["generators"] as? [String] == ["U", "L", "F", "R", "B", "D"])
  }

  @Test func `a window anywhere in the table is a window of products`() throws {
    let first = "1000000000000000000"
    let window = try Program.run(
      "cayley", "Rubik(3)", "--rows", "\(first)..1000000000000000010", "--columns", "0..10",
      "--format", "json"
    ).object()
    let table = try #require(window["table"] as? [[String]])
    #expect(table.count == 11 && table.allSatisfy { $0.count == 11 })
    // Rank 0 is the identity, so that the first column repeats the rows.
    #expect(table.map { $0[0] } == (0...10).map { "\(1_000_000_000_000_000_000 + $0)" })
    let names = try #require(window["rowNames"] as? [String])
    let columns = try #require(window["columnNames"] as? [String])
    let group = try PermutationGroup(GroupExpression(parsing: "Rubik(3)"))
    for (i, row) in table.enumerated() {
      for (j, cell) in row.enumerated() {
        let product = try group.element(parsing: names[i]) * group.element(parsing: columns[j])
        #expect(group.rank(of: product) == BigInt(cell))
      }
    }
    let csv = try Program.run(
      "cayley", "S(20)", "--rows", "0..2", "--columns", "0..2", "--format", "csv")
    #expect(csv.status == 0 && csv.output.split(separator: "\n").count == 3)
    for format in ["text", "latex", "svg"] {
      let other = try Program.run(
        "cayley", "M(24)", "--rows", "5..6", "--columns", "7..8", "--names", "--format", format)
      #expect(other.status == 0 && !other.output.isEmpty)
    }
  }

  @Test func `the order of an element beyond 64 bits is written out`() throws {
    // Cycles whose lengths are the primes to 67.
    let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67]
    var next = 1
    let cycles = primes.map { length in
      defer { next += length }
      return "(\((next..<next + length).map(String.init).joined(separator: " ")))"
    }
    let element = try Program.run("element", "S(600)", cycles.joined(), "--json").object()
    #expect(element["order"] as? String == "\(primes.reduce(BigInt(1)) { $0 * BigInt($1) })")
  }

  @Test func `a large group keeps its digits, and its elements with the selection`() throws {
    let request = Request.largeGroup(try GroupExpression(parsing: "S(300)"))
    guard case .largeGroup(let snapshot) = try Answers().snapshot(request, .none) else {
      Issue.record("another kind of answer")
      return
    }
    let group = snapshot.group
    var large = LargeGroup(snapshot)
    #expect(large.orderText == "\(group.order)")
    #expect(large.rankDigits == "\(group.order - 1)".count)
    #expect(large.a == group.element(rank: large.selection.a))
    large.move(dx: 5, dy: 1_000_000)
    #expect(large.a == group.element(rank: large.selection.a))
    #expect(large.b == group.element(rank: large.selection.b))
    large.select(large.a * large.b)
    #expect(group.rank(of: large.a) == large.selection.a)
  }

  @Test(arguments: [
    (["cayley", "S(20)", "--order-by", "words"], 69, "rank"),
    (["cayley", "S(20)", "--rows", "0..99999", "--columns", "0..99999"], 69, "limit"),
    (["cayley", "S(20)", "--rows", "0..2432902008176640000"], 65, "2432902008176639999"),
    (["cayley", "S(20)", "--rows", "7..3"], 65, "0 ≤ a ≤ b"),
    (["characters", "M(24)"], 69, "16777216"), (["subgroups", "M(24)"], 69, "40320"),
    (["element", "Rubik(3)", "(1 2)"], 65, "not an element"),
    (["element", "Rubik(3)", "U Q"], 65, "generator"),
  ])
  func `what is too large is refused with its limit`(
    arguments: [String], status: Int32, text: String
  ) throws {
    let result = try Program.run(all: arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(text))
  }

  @Test func `elements of large groups have a word, and it is theirs`() throws {
    let element = try Program.run("element", "Rubik(3)", "U R^-1 (F D)^2", "--json").object()
    let word = try #require(element["word"] as? String)
    let group = try PermutationGroup(GroupExpression(parsing: "Rubik(3)"))
    #expect(try group.element(parsing: word) == group.element(parsing: "U R^-1 (F D)^2"))
    let swap = try Program.run("element", "S(20)", "(1 2)(3 4 5)", "--json").object()
    #expect(swap["classSize"] as? String == "310080")
    #expect(swap["order"] as? String == "6")
  }

  @Test func `the characters of M12 are printed`() throws {
    let table = try Program.run("characters", "M(12)", "--json").object()
    #expect(table["order"] as? String == "95040")
    let degrees = (table["irreps"] as? [[String: Any]])?.compactMap { $0["degree"] as? Int }
    #expect(degrees == [1, 11, 11, 16, 16, 45, 54, 55, 55, 55, 66, 99, 120, 144, 176])
  }

  // MARK: the explorer

  @Test func `the explorer shows a window of a table of any size`() throws {
    var explored = Explored()
    explored.answer("g", "Rubik(3)")
    explored.state.station = .group
    #expect(explored.screen.shows("4.3·10^19 rows"))
    #expect(explored.screen.shows("43252003274489856000"))
    let large = try #require(explored.state.world.large)
    let start = large.selection
    explored.press(.down, .right, .pageDown)
    #expect(
      explored.state.world.large?.selection == LargeSelection(a: start.a + 11, b: start.b + 1))
    explored.type("}")
    #expect(try #require(explored.state.world.large).selection.a > start.a + BigInt(10).power(17))
    explored.press(.end)
    #expect(explored.state.world.large?.selection.a == large.group.order - 1)
    explored.press(.down)
    #expect(explored.state.world.large?.selection.a == large.group.order - 1)
    explored.press(.home)
    #expect(explored.state.world.large?.selection == LargeSelection(a: 0, b: 0))
    explored.answer("/", "1000000000000000000")
    #expect(explored.state.world.large?.selection.a == BigInt(10).power(18))
    explored.answer("/", "R U")
    let word = try large.group.element(parsing: "R U")
    #expect(explored.state.world.large?.a == word)
    explored.answer("/", "99999999999999999999999")
    #expect(explored.prompt?.problem?.contains("rank") == true)
  }

  @Test func `letters act on the selected element`() throws {
    var explored = Explored()
    explored.answer("g", "Rubik(3)")
    explored.state.station = .group
    explored.press(.home)
    explored.type("aR-UF")
    let large = try #require(explored.state.world.large)
    #expect(try large.a == large.group.element(parsing: "F U^-1 R"))
    explored.press(.escape)
    #expect(explored.state.message?.text == "word: F U^-1 R")
    // Enter follows the product.
    let product = large.a * large.b
    explored.press(.enter)
    #expect(explored.state.world.large?.a == product)
  }

  @Test func `other stations say what is not there, and small groups come back`() throws {
    var explored = Explored()
    explored.answer("g", "M(24)")
    explored.type("1")
    #expect(explored.screen.says("one of 244823040"))
    explored.type("3")
    #expect(explored.screen.says("perm of M(24)"))
    #expect(explored.screen.says("dimension 24 faithful"), "\(explored.screen)")
    explored.type("4")
    #expect(explored.screen.says("equivariant 2"), "M(24) moves all pairs of points alike")
    explored.answer("g", "D(4)")
    #expect(explored.state.world.large == nil && explored.state.world.group?.order == 8)
    explored.type("u")
    #expect(explored.state.world.large?.group.order == 244_823_040)
  }

  @Test(arguments: ["Rubik(3)", "S(100)", "M(24)", "Z(2)^30", "perm[(1 2 3 4 5 6 7 8 9),(1 2)]"])
  func `every view of a large group draws at every size`(text: String) throws {
    for size in [
      Size(width: 60, height: 20), Size(width: 80, height: 24), Size(width: 200, height: 60),
    ] {
      var explored = Explored()
      explored.answer("g", text)
      explored.state.station = .group
      explored.size = size
      for _ in 0..<3 {
        #expect(
          explored.screen.shows("The product") || explored.state.largeGroupScreen.panels.isZoomed)
        explored.type("v")
      }
      explored.type("z")
      explored.press(.tab)
      #expect(explored.state.world.large != nil)
      _ = explored.screen
    }
  }
}

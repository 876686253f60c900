import Engine
import Foundation
import Groups
import Terminal
import Testing

@testable import symtui

/// Lie groups and tables that are no groups, in the explorer.
@Suite struct OtherGroupsTests {
  static let studies = [
    "SO(3)", "SO(2)", "SO(1)", "O(1)", "SU(3)", "GL(4)", "Lorentz x S(3)", "SO(12)", "Sp(64)",
    "Embed(SO(2) x D(3),6,1)", "table(octonions.csv)", "table(sedenions.csv)",
    "table(moufang12.csv)", "table(quaternions.csv)",
  ]

  @Test(arguments: studies)
  func `every station draws at every size, wherever the cursor is`(_ group: String) throws {
    var explored = try Explored("group \(group); in V; out V", answers: .shipped())
    for keys in ["", "lj]", "v", "lllj", "\t", "jjv", "ljlj", "z", "vv", "[{}h"] {
      for key in keys { explored.press(key == "\t" ? .tab : .character(key)) }
      explored.press(.end, .pageUp, .home, .enter)
      for station in Station.allCases {
        explored.state.station = station
        for size in [(1, 1), (60, 20), (61, 21), (80, 24), (120, 36), (200, 60)] {
          explored.size = Size(width: size.0, height: size.1)
          #expect(explored.canvas().size == explored.size)
        }
      }
      explored.state.station = .group
    }
  }

  @Test(arguments: [
    ("SO(3)", "SO(3) is infinite"), ("table(octonions.csv)", "breaks a law of groups"),
  ])
  func `station 1 says why nothing moves, and what would`(_ group: String, why: String) throws {
    var explored = try Explored("group \(group); in V; out V", answers: .shipped())
    explored.type("1")
    #expect(explored.screen.says(why) && explored.screen.says("such as D(4)"))
  }

  @Test func `a Lie group shows its generators, elements and brackets`() throws {
    var explored = try Explored("group SO(3); in V; out V", answers: .shipped())
    #expect(explored.screen.says("A1 turns the plane of axes 1 and 2"))
    #expect(explored.screen.says("exp(t A1), t = 1.00"))
    #expect(explored.screen.says("-0.84 0.54"))
    explored.press(.right)
    explored.type("]")
    #expect(explored.screen.says("exp(t A2), t = 1.10"))
    explored.press(.tab, .character("v"))
    #expect(explored.screen.says("brackets [A, B] = A B - B A"))
    #expect(explored.screen.says("[A2, A2] = 0"))
    explored.press(.right)
    #expect(explored.screen.says("[A2, A3] = "))
    explored.press(.left, .left)
    #expect(explored.screen.says("[A2, A1] = "))
  }

  @Test func `choosing one goes there, and undo comes back`() throws {
    var explored = Explored(answers: .shipped())
    explored.answer("g", "SO(1,3)")
    #expect(explored.state.world.study.group.description == "SO(1,3)")
    #expect(explored.screen.says("so(1,3)"))
    explored.type("3")
    #expect(explored.screen.says("V of SO(1,3)"))
    explored.type("2u")
    #expect(explored.screen.says("Cayley table · 8 × 8"))
    explored.answer("g", "table(octonions)")
    #expect(explored.screen.says("✗ associativity"))
    explored.type("3")
    #expect(explored.screen.says("is no group, for associativity fails"))
    explored.type("2")
    explored.answer("g", "table(quaternions.csv)")
    #expect(explored.screen.says("Cayley table · 8 × 8"))
    explored.answer("g", "table(nowhere.csv)")
    #expect(explored.state.world.study.group.description == "table(quaternions.csv)")
  }

  @Test func `a loop shows the triple that fails, and any other`() throws {
    var explored = try Explored("group table(octonions.csv); in V; out V", answers: .shipped())
    #expect(explored.screen.says("( e1 · e2 ) · e4 = e3 · e4 = e7"))
    #expect(explored.screen.says("different: parentheses matter here"))
    explored.type("[")
    #expect(explored.screen.says("the same: here parentheses do not matter"))
    explored.press(.enter)
    #expect(explored.screen.says("different"))
    explored.press(.tab, .character("v"))
    #expect(explored.screen.says("Moufang loop"))
    #expect(explored.screen.says("1344 of 4096"))
  }
}

/// The same in the commands.
@Suite struct OtherGroupsCommandTests {
  @Test func `group prints Lie groups with the keys of every group`() throws {
    let value = try Program.run("group", "SO(3) x S(3)", "--json").object()
    let finite = try Program.run("group", "S(3)", "--json").object()
    #expect(value["isFinite"] as? Bool == false)
    #expect(value["order"] is NSNull)
    #expect(value["lieDimension"] as? Int == 3)
    #expect(value["generators"] as? [String] == ["A1", "A2", "A3", "g12", "g22"])
    #expect(value["isSolvable"] as? Bool == false)
    #expect(Set(finite.keys).isSubset(of: value.keys))
    let text = try Program.run("group", "Lorentz")
    #expect(text.output.contains("infinite") && text.output.contains("so(1,3)"))
  }

  @Test func `loops are printed with the law that fails`() throws {
    let value = try Program.run("group", "table(octonions.csv)", "--json").object()
    #expect(value["isGroup"] as? Bool == false)
    #expect(value["kind"] as? String == "Moufang loop")
    #expect(value["nonAssociativeTriples"] as? Int == 1344)
    let text = try Program.run("group", "table(octonions.csv)").output
    #expect(text.contains("fails: (e1 · e2) · e4 = e7, but e1 · (e2 · e4) = -e7"))
    let quaternions = try Program.run("group", "table(quaternions.csv)", "--json").object()
    #expect(quaternions["identified"] as? String == "small(8,4)")
  }

  @Test func `a table that cayley writes is read back`() throws {
    let folder = FileManager.default.temporaryDirectory
    for (group, arguments) in [("D(4)", []), ("S(4)", ["--names"]), ("table(sedenions.csv)", [])] {
      let file = folder.appendingPathComponent("symtui-\(UUID()).csv")
      defer { try? FileManager.default.removeItem(at: file) }
      let written = try Program.run(all: ["cayley", group, "--format", "csv"] + arguments)
      #expect(written.status == 0)
      try Data(written.output.utf8).write(to: file)
      let name = "table(\(file.path))"
      let (old, new) = (
        try Program.run("group", group, "--json").object(),
        try Program.run("group", name, "--json").object()
      )
      for key in ["order", "elementOrders", "nonAssociativeTriples", "identified"] {
        #expect(old[key] as? NSObject == new[key] as? NSObject, "\(group) \(key)")
      }
    }
  }

  @Test func `elements of Lie groups and loops are printed`() throws {
    let turn = try Program.run("element", "SO(2)", "A1", "--json").object()
    let rows = try #require(turn["matrix"] as? [[Double]])
    #expect(abs(rows[0][0] - 0.5403023058681398) < 1e-15 && rows[0][1] > 0)
    let unitary = try Program.run("element", "U(2)", "A1 A2", "--json").object()
    #expect((unitary["matrix"] as? [[[Double]]])?.count == 2)
    let loop = try Program.run("element", "table(octonions.csv)", "e1 e2", "--json").object()
    #expect(loop["element"] as? String == "e3" && loop["order"] as? String == "4")
    #expect(try Program.run("element", "table(octonions.csv)", "e9").status == 65)
    #expect(try Program.run("element", "SO(2)", "B").status == 65)
    #expect(try Program.run("element", "Scaling(2)", "A1^99999999999").status == 69)
  }

  @Test func `groups lists every name`() throws {
    let all = try Program.run("groups", "--json").objects()
    #expect(
      Set(all.compactMap { $0["name"] as? String }) == Set(GroupName.allCases.map(\.rawValue)))
    for row in all {
      let example = try #require(row["example"] as? String)
      #expect(throws: Never.self) { try GroupExpression(parsing: example) }
    }
    let text = try Program.run("groups").output
    #expect(text.contains("SO+(1,3)") && text.contains("wr") && text.contains("Embed"))
  }

  @Test(arguments: [
    "M(13)", "SO(0)", "Sp(3)", "Rubik(4)", "SL(2,4)", "Embed(S(3),2)", "small(64,1)", "small(8,6)",
    "((((", "Z2 wr", "table(nowhere.csv)", "table(/dev/null)", "table(/)", "SO(3) wr Z2",
  ])
  func `bad groups end with 65 and a sentence`(_ group: String) throws {
    let result = try Program.run("group", group)
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("symtui: ") && result.errors.count > 20)
    #expect(result.output.isEmpty)
  }
}

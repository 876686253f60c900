@testable import Engine
import Groups
import Terminal
import Testing

@testable import symtui

/// The views of the Group station: what they say, and that all of them follow one selection.
@Suite struct GroupViewTests {
  private func explored(_ group: String, _ views: GroupView...) throws -> Explored {
    var explored = try Explored("group \(group); in V; out V")
    for view in views { explored.answer(":", view.rawValue) }
    return explored
  }

  // MARK: layouts

  @Test(
    arguments: [
      "Z(1)", "Z(2)", "Z(24)", "D(4)", "Q(8)", "D(12)", "S(4)", "A(4)", "Z2^3", "Z2xZ12", "Dic(6)",
      "SL(2,3)",
    ])
  func `up to order 24 no two nodes share a cell, and the same picture comes again`(
    _ name: String
  ) throws {
    let group = try FiniteGroup(GroupExpression(parsing: name))
    let area = Rect(x: 1, y: 3, width: 47, height: 15)
    for positions in [try group.cayleyGraph().positions, try group.cycleGraph().positions] {
      let places = NodePlaces(
        positions, names: (0..<positions.count).map { group.name(of: $0) }, in: area)
      #expect(Set(places.cells).count == positions.count, "\(name)")
      #expect(places.cells.allSatisfy(area.contains))
    }
    var first = try explored(name, .graph)
    let again = try explored(name, .graph)
    #expect(first.canvas() == again.canvas())
    first.press(.tab, .tab)
    #expect(first.canvas() == again.canvas())
  }

  @Test func `nodes have cells of their own as long as there are any`() {
    let crowd = (0..<60).map { GraphPoint(x: 0.5, y: Double($0 % 2)) }
    let area = Rect(x: 0, y: 0, width: 10, height: 6)
    #expect(Set(NodePlaces.cells(crowd, in: area)).count == 60)
    #expect(NodePlaces.cells(crowd + crowd, in: area).count == 120)
    #expect(NodePlaces.cells(crowd, in: Rect(x: 2, y: 2, width: 0, height: 0)).count == 60)
  }

  // MARK: screens

  @Test func `the Cayley graph of D(4) is two squares with names, and says where arrows lead`()
    throws
  {
    let screen = try explored("D(4)", .graph).screen
    for words in [
      "Cayley graph · 8 elements", "r to r^2", "f to r^3 f", "rings: cosets of ⟨r⟩",
    ] {
      #expect(screen.says(words), "\(words) is missing in \(screen)")
    }
    for name in ["e", "r^2 f"] { #expect(screen.shows(" \(name) ")) }
  }

  @Test func `the Hasse diagram of D(4) has four levels, and tells the selected subgroup`() throws {
    var explored = try explored("D(4)", .lattice)
    for words in ["10 subgroups, 8 classes", "8 ◆D4", "2 2·C2 ◆C2 2·C2", "◆C2×C2 ◆C4 ◆C2×C2"] {
      #expect(explored.screen.says(words), "\(words) is missing in \(explored.screen)")
    }
    explored.press(.up, .up)
    let member = try #require(explored.state.groupScreen.selectedSubgroup(explored.state.world))
    #expect(member.order == 4, "two covers above the trivial group")
    #expect(explored.screen.shows("normal, index 2"))
    explored.press(.end)
    #expect(explored.screen.shows("order 8"))
    explored.press(.down, .left, .down, .down)
    #expect(explored.state.world.selection.subgroup == 0)
  }

  @Test func `A(5) has its exact characters, with letters for what is irrational`() throws {
    var explored = try explored("A(5)", .characters)
    for words in ["χ1 +│ 1 1 1 1 1", "3 -1 0 A B", "3 -1 0 B A", "4 0 1 -1 -1", "5 1 -1 0 0"] {
      #expect(explored.screen.says(words), "\(words) is missing in \(explored.screen)")
    }
    explored.press(.right, .down)
    #expect(explored.screen.shows("χ2 of 5a is -E(5)^2-E(5)^3"), "\(explored.screen)")
    #expect(explored.screen.shows("≈ 1.618"))
  }

  @Test func `S(5) has its class equation and the sizes of centralisers`() throws {
    var explored = try explored("S(5)", .classes)
    #expect(explored.screen.shows("120 = 1 + 10 + 15 + 20 + 30"))
    explored.press(.home, .down)
    #expect(explored.screen.shows("size 10 = 120 / 12"), "\(explored.screen)")
    explored.size = Size(width: 120, height: 36)
    #expect(explored.screen.says("2b (2 3)(4 5) 15 2 8"), "\(explored.screen)")
  }

  @Test(arguments: [GroupView.classes, .elements])
  func `the panel that has the keys has room for whole cycles`(_ view: GroupView) throws {
    var explored = try explored("S(5)", view)
    #expect(explored.screen.shows(view == .classes ? "(1 2)(3 4 5)" : "(1 4)(2 3 5)"))
    if view == .classes { explored.press(.end) }
    #expect(!explored.screen.shows("(1…") && !explored.screen.shows("(2…"), "\(explored.screen)")
  }

  @Test func `the graph of a group with very many generators says that it shows a part`() throws {
    let fourCycles = (1...7).flatMap { a in
      (1...7).flatMap { b in
        (1...7).flatMap { c in
          (1...7).filter { Set([a, b, c, $0]).count == 4 }.map { "(\(a) \(b) \(c) \($0))" }
        }
      }
    }
    let screen = try explored("perm[\(fourCycles.joined(separator: ","))]", .graph).screen
    #expect(screen.shows("part of 1 letter from a") && screen.shows("at most 150 of 5040"))
  }

  @Test func `Q(8) has three cycles of four that share the square`() throws {
    let screen = try explored("Q(8)", .cycles).screen
    #expect(screen.shows("3 maximal cycles") && screen.says("powers of a a a^2 a^3 e"), "\(screen)")
  }

  @Test(arguments: ["D(4)", "Q(8)", "A(5)", "S(5)", "Z(1)", "p4(4)", "S(6)", "Z2^5"])
  func `every view draws at every size, in both sets of glyphs`(_ group: String) throws {
    for view in GroupView.allCases {
      var explored = try explored(group, view)
      for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60), (61, 50), (160, 20)] {
        explored.size = Size(width: width, height: height)
        let lines = explored.canvas().lines()
        #expect(lines[2].first == "╭" && lines[2].last == "╮")
        for character in explored.canvas(.ascii).lines().joined() where !character.isASCII {
          Issue.record("\(view) of \(group) draws \(character)")
          return
        }
      }
      explored.press(.character("z"))
      _ = explored.canvas()
    }
  }

  // MARK: one selection

  @Test func `a selected subgroup is lit in the table, the graph, the classes and the list`() throws
  {
    var explored = try explored("D(4)", .lattice)
    explored.press(.up, .up, .up)
    while let member = explored.state.groupScreen.selectedSubgroup(explored.state.world),
      member.elements != [0, 1, 2, 3]
    {
      explored.press(.end, .down, .right)
      break
    }
    let lit = explored.state.groupScreen.litElements(explored.state.world)
    #expect(lit.count > 1 && lit.contains(0))
    explored.answer(":", "elements")
    #expect(explored.screen.shows("◆e"))
    explored.answer(":", "classes")
    #expect(explored.screen.shows("◆e"))
    explored.answer(":", "graph")
    let isUnderlined = explored.canvas().style(of: "e") { $0.underline && $0.role == .element(0) }
    #expect(isUnderlined)
  }

  @Test func `a walk in the graph is the same as acting, and is told as a word`() throws {
    var explored = try explored("D(4)", .graph)
    explored.type("ar")
    explored.type("f")
    explored.press(.escape)
    let group = try #require(explored.state.world.group)
    let r = try group.element(parsing: "r")
    #expect(explored.state.world.selection.a == (try group.element(parsing: "f r r")))
    #expect(explored.state.world.walk.elements.first == r)
    #expect(explored.screen.shows("word so far f r"), "\(explored.screen)")
    // Arrows go to neighbours: always a generator or its inverse away.
    for key in [Key.up, .left, .down, .right, .up] {
      let before = explored.state.world.selection.a
      explored.press(key)
      let step = group.product(explored.state.world.selection.a, group.inverse(before))
      let letters = group.generators.flatMap { [$0.element, group.inverse($0.element)] }
      #expect(step == 0 || letters.contains(step))
    }
  }

  @Test func `Enter orders by cosets, collapses to the quotient, and goes back`() throws {
    var explored = try explored("Q(8)", .lattice)
    explored.press(.up, .enter)
    #expect(explored.screen.shows("Enter: quotient"), "\(explored.screen)")
    explored.press(.enter)
    #expect(explored.screen.shows("Quotient · 4 × 4 cosets"))
    for row in ["N│ N a N b N a b N", "a N│ a N N a b N b N", "b N│ b N a b N N a N"] {
      #expect(explored.screen.says(row), "\(row) is missing in \(explored.screen)")
    }
    // The cursor walks over cosets.
    explored.press(.tab, .home, .down, .right)
    #expect(explored.screen.shows("row · column:  a  ·  a "), "\(explored.screen)")
    explored.press(.tab, .enter)
    #expect(explored.screen.shows("Cayley table · 8 × 8"))
  }

  @Test func `classes and cosets have gaps in the table`() throws {
    var explored = try explored("S(3)", .table)
    explored.size = Size(width: 120, height: 36)
    func gaps() -> Int {
      explored.canvas().lines().count { $0.dropFirst(3).prefix(30).filter { $0 != " " } == "│" }
    }
    let before = gaps()
    explored.state.world.ordering = .classes
    _ = explored.state.settle(explored.state.submitAll(), from: Answers())
    #expect(explored.screen.shows("order by classes") && gaps() != before, "\(explored.screen)")
  }

  // MARK: homomorphisms

  @Test func `homomorphisms come with image, kernel and what goes where, and H chooses where to`()
    throws
  {
    var explored = try explored("D(4)", .homomorphisms)
    // To the group itself at first: 8 automorphisms, in 2 classes of 4, are among them.
    #expect(explored.screen.shows("homomorphisms to D(4)"))
    #expect(explored.screen.says("the two groups are isomorphic"), "\(explored.screen)")
    #expect(explored.screen.says("8 1 1:1 onto") && explored.screen.shows("one of 4 conjugates"))
    explored.answer("H", "Z(2)")
    for words in [
      "4 homomorphisms, 4 up to conjugacy", "the two groups are not isomorphic",
      "image kernel is r to f to", "2 4 onto e t", "kernel ⟨r⟩ order 4",
      "reaches 8 / 4 = 2: all of Z(2)", "e ← e r r^2 r^3", "t ← f r f r^2 f r^3 f",
    ] {
      #expect(explored.screen.says(words), "\(words) is missing in \(explored.screen)")
    }
    explored.press(.down, .down, .down)
    #expect(explored.screen.says("kernel ⟨r, f⟩ order 8"), "\(explored.screen)")
    #expect(explored.screen.says("reaches 8 / 8 = 1: 1 of 2 elements"))
    explored.answer(":", "to S(3)")
    #expect(explored.screen.shows("homomorphisms to S(3)"), "\(explored.screen)")
    explored.answer(":", "group S(4)")
    #expect(explored.screen.says("10 homomorphisms, 3 up to conjugacy"), "\(explored.screen)")
    #expect(explored.screen.says("kernel ⟨(1 2)(3 4), (1 3)(2 4)⟩ order 4"))
  }

  @Test func `the kernel is lit, and Enter shows that its quotient is the image`() throws {
    var explored = try explored("D(4)", .homomorphisms)
    explored.answer("H", "Z(2)")
    let group = try #require(explored.state.world.group)
    var lit: Set<Set<Int>> = []
    for _ in 0..<4 {
      let own = explored.state.groupScreen.litElements(explored.state.world)
      let map = explored.state.groupScreen.selectedHomomorphism(explored.state.world)
      #expect(own == Set((0..<8).filter { map?.representative($0) == 0 }))
      #expect(group.subgroup(generatedBy: map?.kernelGenerators ?? []) == own.sorted())
      lit.insert(own)
      explored.press(.down)
    }
    #expect(lit.count == 4, "each homomorphism to Z(2) has a kernel of its own")
    explored.press(.home)
    #expect(explored.screen.shows("Enter: its cosets"))
    explored.press(.enter)
    #expect(
      explored.screen.shows("cosets of ⟨r⟩, normal") && explored.screen.shows("Enter: quotient"))
    explored.press(.enter)
    #expect(explored.screen.shows("Quotient · 2 × 2 cosets"), "\(explored.screen)")
    explored.press(.enter)
    #expect(explored.screen.shows("Cayley table · 8 × 8"))
    explored.answer(":", "graph")
    explored.press(.tab)
    #expect(explored.canvas().style(of: "r^2") { $0.underline && $0.role == .element(2) })
  }

  @Test func `too many homomorphisms, and a group that is none, are told in a sentence`() throws {
    var explored = try explored("Z(2)^4", .homomorphisms)
    #expect(explored.screen.says("than the limit of 1000 up to conjugacy"), "\(explored.screen)")
    #expect(explored.screen.says("the two are isomorphic"), "\(explored.screen)")
    explored.answer("H", "SO(3)")
    #expect(explored.screen.says("SO(3) is infinite"), "\(explored.screen)")
    explored.answer("H", "Foo")
    #expect(explored.prompt?.problem?.contains("no group called “Foo”") == true)
    explored.press(.escape)
    explored.answer(":", "group S(20)")
    explored.type("H")
    #expect(explored.prompt == nil)
    #expect(
      explored.screen.says("homomorphisms needs a list of at most 40320"), "\(explored.screen)")
  }

  @Test func `a click selects a homomorphism`() throws {
    var explored = try explored("D(4)", .homomorphisms)
    explored.answer("H", "Z(2)")
    let row = try #require(explored.screen.find("    1      8"))
    explored.press(.mouse(MouseEvent(.press, at: Point(x: row.x + 3, y: row.y))))
    #expect(explored.screen.says("kernel ⟨r, f⟩ order 8"), "\(explored.screen)")
  }

  // MARK: list, film, laws

  @Test func `the list of elements is filtered by order, class and name, and Esc shows all`() throws
  {
    var explored = try explored("D(4)")
    explored.answer("/", "order 4")
    #expect(explored.state.groupScreen.right == .elements)
    #expect(explored.screen.shows("2 of 8 elements: order 4"), "\(explored.screen)")
    explored.answer("/", "class r f")
    #expect(explored.screen.shows("2 of 8 elements: class r f"))
    explored.answer("/", "^3")
    #expect(explored.screen.shows("2 of 8 elements: ^3"), "\(explored.screen)")
    explored.press(.escape)
    #expect(explored.screen.shows("8 elements") && !explored.screen.shows("of 8 elements"))
    explored.answer("/", "order 3")
    #expect(explored.prompt?.problem?.contains("1, 2, 4") == true)
    explored.press(.escape)
    explored.answer("/", "r f")
    #expect(explored.screen.shows("a b =  r f "), "a word goes to its element")
  }

  @Test func `brackets make the ball of a Cayley graph smaller and larger, one letter a key`()
    throws
  {
    var large = try explored("S(6)", .graph)
    let largest = try #require(large.state.world.cayley?.radius)
    for (key, radius) in [
      ("[", largest - 1), ("[", largest - 2), ("]", largest - 1), ("]", largest), ("]", largest),
      ("[", largest - 1),
    ] {
      large.type(key)
      #expect(large.state.world.cayley?.radius == radius, "after \(key)")
    }
    var small = try explored("D(4)", .graph)
    for radius in [3, 2, 1, 1] {
      small.type("[")
      #expect(small.state.world.cayley?.radius == radius)
    }
    small.type("]]]")
    #expect(small.state.world.cayley?.radius == nil, "all of it")
  }

  @Test func `the enumeration steps forward and back, and ends in words`() throws {
    var explored = try explored("D(4)", .cosets)
    #expect(explored.screen.shows("step 0 of 12"), "\(explored.screen)")
    explored.type("..")
    #expect(explored.screen.shows("step 2 of 12") && explored.screen.shows("New: coset 3 is 2·r"))
    let there = explored.canvas()
    explored.type("]]][[[")
    #expect(explored.canvas() == there)
    explored.type("}")
    #expect(explored.screen.shows("step 12 of 12") && explored.screen.says("there are 8 cosets"))
    explored.press(.home)
    #expect(explored.screen.shows("step 0 of 12"))
    explored.type(" ")
    #expect(explored.state.tickSeconds == GroupScreen.secondsPerStep)
    for _ in 0..<12 { explored.state.tick() }
    #expect(explored.screen.shows("step 12 of 12") && explored.state.tickSeconds == nil)
  }

  @Test func `the enumeration is over the selected subgroup, and stops when it is left`() throws {
    var explored = try explored("D(4)", .lattice)
    explored.press(.end)
    explored.press(.down)
    explored.answer(":", "cosets")
    #expect(explored.screen.shows("over H = "), "\(explored.screen)")
    #expect(explored.state.world.film?.index == 2)
    // While another subgroup is selected, the film is still about the one it was made over.
    func heading(_ explored: Explored) -> Substring? {
      explored.screen.canvas.lines().first { $0.contains("over H = ") }?.split(separator: "·").first
    }
    let words = heading(explored)
    var later = explored
    later.state.world.selection.subgroup = 0
    #expect(heading(later) == words)
    let request = Request.film(explored.state.world.study.group, over: [], .hlt)
    explored.state.world.expect(request)
    explored.type("3")
    #expect(explored.effects.contains(.cancel(.film)))
    #expect(explored.state.world.awaited[.film] == nil)
  }

  @Test func `the laws hold until a cell is broken, and then a triple is worked out and lit`()
    throws
  {
    var explored = try explored("D(4)", .axioms)
    explored.size = Size(width: 120, height: 36)
    for law in ["closure", "identity", "inverse", "Latin square", "associativity"] {
      #expect(explored.screen.shows("✓ \(law)"), "\(explored.screen)")
    }
    explored.type("d")
    for words in ["✗ associativity", "(a b) c ", "a (b c) ", "The four cells are lit"] {
      #expect(explored.screen.says(words), "\(words) is missing in \(explored.screen)")
    }
    let canvas = explored.canvas()
    let lit = canvas.lines().indices.contains { y in
      (0..<canvas.size.width).contains {
        canvas[$0, y].style.role == .warning && canvas[$0, y].style.reverse
      }
    }
    #expect(lit)
    explored.type("d")
    #expect(explored.screen.shows("✓ associativity"))
  }

  @Test func `a click selects in every view`() throws {
    var explored = try explored("D(4)", .graph)
    let place = try #require(explored.screen.find(" r^2 f "))
    explored.press(.mouse(MouseEvent(.press, at: Point(x: place.x + 2, y: place.y))))
    let group = try #require(explored.state.world.group)
    #expect(explored.state.world.selection.a == (try group.element(parsing: "r^2 f")))
    explored.answer(":", "elements")
    let row = try #require(explored.screen.find(" r^3 f "))
    explored.press(.mouse(MouseEvent(.press, at: Point(x: row.x + 1, y: row.y))))
    explored.answer(":", "lattice")
    let label = try #require(explored.screen.find("◆C4"))
    explored.press(.mouse(MouseEvent(.press, at: Point(x: label.x + 1, y: label.y))))
    #expect(explored.screen.shows("C4 order 4"))
  }

  @Test(arguments: [
    "graph", "cycles", "cosets", "subgroups", "characters", "classes", "elements", "axioms",
    "homomorphisms",
  ])
  func `show prints what the explorer draws`(_ screen: String) throws {
    let text = try Program.run("show", screen, "D(4)").output
    let view = screen == "subgroups" ? GroupView.lattice : try #require(GroupView(rawValue: screen))
    var shown = Explored(try ShowCommandStudy.of("D(4)"))
    shown.answer(":", view.rawValue)
    #expect(text == plainText(shown.canvas()))
  }
}

/// The study that `show` makes of a group alone.
private enum ShowCommandStudy {
  static func of(_ group: String) throws -> Study {
    var study = Study.opening
    study.choose(group: try GroupExpression(parsing: group))
    (study.input, study.output) = (.defining, .defining)
    return study
  }
}

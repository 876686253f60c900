import Engine
import Groups
import Terminal
import Testing

@testable import symtui

/// What is there is reached by name, what is not is refused with a way out, and one selection runs
/// through all stations.
@Suite struct WaysOutTests {
  @Test func `classes and characters of a large group are views like those of a small one`() throws
  {
    var explored = Explored()
    explored.answer("g", "M(12)")
    explored.answer(":", "characters")
    #expect(explored.state.station == .group && explored.state.message?.isProblem != true)
    #expect(explored.screen.shows("characters of M(12)"), "\(explored.screen)")
    #expect(explored.screen.shows("χ1 +"), "\(explored.screen)")
    explored.press(.home, .down)
    #expect(explored.screen.shows("χ2 of 1a is 11"), "\(explored.screen)")
    explored.press(.end)
    #expect(explored.screen.shows("χ15 of 11b is"), "\(explored.screen)")
    explored.answer(":", "classes")
    #expect(explored.screen.shows("95040 elements in 15 classes"), "\(explored.screen)")
    #expect(explored.screen.says("11b 8640 11 11"), "\(explored.screen)")
    explored.answer(":", "facts")
    #expect(explored.screen.shows("95040") && explored.state.largeGroupScreen.known == .facts)
    explored.answer(":", "subgroups")
    #expect(explored.state.message?.text.contains("40320") == true)
    explored.answer("g", "M(24)")
    explored.answer(":", "characters")
    #expect(explored.screen.says("up to 16777216"), "\(explored.screen)")
  }

  @Test(arguments: [
    (["subgroups", "Rubik(3)"], 69, "40320"), (["characters", "M(24)"], 69, "16777216"),
    (["symmetry", "SO(3)"], 65, "infinite"), (["characters", "SO(3)"], 65, "infinite"),
    (["training", "Z(8)"], 65, "t picks one"), (["elements", "M(12)"], 69, "40320"),
  ])
  func `show refuses a screen that the group has not got`(
    arguments: [String], status: Int32, text: String
  ) throws {
    let result = try Program.run(all: ["show"] + arguments)
    #expect(result.status == status && result.output.isEmpty)
    #expect(result.errors.contains(text), "\(result.errors)")
  }

  @Test func `the command line knows the names of show`() throws {
    var explored = Explored()
    explored.answer(":", "subgroups")
    #expect(explored.state.groupScreen.right == .subgroups && explored.prompt == nil)
    explored.answer(":", "cayley")
    #expect(explored.state.groupScreen.panels.focus == GroupScreen.table && explored.prompt == nil)
    for (name, station) in [
      ("rep", Station.representation), ("activations", .network), ("angles", .network),
      ("collapse", .weights),
    ] {
      explored.answer(":", name)
      #expect(explored.state.station == station && explored.prompt == nil)
    }
  }

  @Test func `going through the stations leaves the selection alone`() throws {
    var explored = Explored()
    explored.type("1")
    explored.press(.tab, .down, .down)
    let a = explored.state.world.selection.a
    explored.type("234561")
    #expect(explored.state.world.selection.a == a)
    explored.type("2")
    explored.press(.end)
    explored.type("1")
    let group = try #require(explored.state.world.group)
    explored.state.symmetryScreen.panels.views[SymmetryScreen.beside] = 0
    let name = group.name(of: explored.state.world.selection.a)
    #expect(explored.screen.shows("reached 2 of \(group.order)"), "\(explored.screen)")
    #expect(explored.screen.shows(" e   \(name) "), "\(explored.screen)")
  }

  @Test func `acting says on what the letters act, and which letters there are`() throws {
    var explored = try Explored("group D(4); in V; out V")
    explored.type("2")
    explored.answer("/", "r")
    explored.type("a")
    #expect(explored.screen.shows("act r   now a ="), "\(explored.screen)")
    explored.type("f")
    #expect(explored.screen.shows("act f · r   now a ="), "\(explored.screen)")
    explored.type("x")
    #expect(explored.screen.shows("no generator x; letters: r f"), "\(explored.screen)")
  }

  @Test
  func `the bar names all stations in 80 columns, and a long group leaves the rest of its line`()
    throws
  {
    var explored = try Explored(
      "group perm[(1 2 3 4 5 6 7),(1 3 5),(2 4 6),(1 2),(3 4)]; in V; out V")
    #expect(explored.screen.shows(" 5 Network  6 Training"), "\(explored.screen)")
    #expect(explored.screen.shows("in V → out V   seed 1"), "\(explored.screen)")
    explored.answer("g", "SO(3)")
    explored.type("1")
    #expect(explored.screen.says("another one, such as D(4)"), "\(explored.screen)")
  }

  @Test func `letters among characters are explained, and degrees stay when columns scroll`() throws
  {
    var explored = try Explored("group A(5); in V; out V")
    explored.answer(":", "characters")
    if explored.screen.shows(" -A ") || explored.screen.shows(" A ") {
      #expect(explored.screen.shows("A = "), "\(explored.screen)")
    }
    explored.answer("g", "p4(4)")
    explored.press(.end)
    #expect(explored.screen.shows("χ FS deg"), "\(explored.screen)")
    #expect(explored.screen.shows("columns "), "\(explored.screen)")
  }

  @Test func `what has no more to do says so`() throws {
    var explored = try Explored("group C(4); in V; out V; task digits-c4; set steps=1")
    explored.type("6")
    try explored.train(steps: explored.state.world.study.settings.steps)
    explored.type(" ")
    #expect(explored.state.message?.text.contains("finished") == true)
  }

  @Test func `a representation that is lost says why`() throws {
    var explored = try Explored("group D(4); in V; out irrep(5)")
    explored.answer("g", "Q(8)")
    #expect(explored.state.message?.text == "irrep(5) of Q(8) has no real matrices: V instead")
  }
}

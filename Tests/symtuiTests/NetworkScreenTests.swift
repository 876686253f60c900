import Engine
import LinearAlgebra
import Networks
import Terminal
import Testing

@testable import symtui

@Suite struct NetworkScreenTests {
  /// What was computed for one test serves the others.
  private static let answers = Answers()

  private func opened(_ line: String = "group D(4); in perm; out perm") throws -> Explored {
    var explored = try Explored(line, answers: Self.answers)
    explored.type("5")
    return explored
  }

  private func squares(_ explored: Explored) -> CommutativeSquare? {
    explored.state.world.square?.square
  }

  // MARK: the square

  @Test func `the square shows all five vectors and that it closes`() throws {
    let explored = try opened()
    let screen = explored.screen
    for name in ["x", "f(x)", "ρ_in(g)x", "f(ρ_in(g)x)", "ρ_out(g)f(x)", "ρ_in(r)", "ρ_out(r)"] {
      #expect(screen.shows(name), "\(name) is missing in \(screen)")
    }
    let square = try #require(squares(explored))
    for value in square.x + square.image + square.imageOfMoved {
      #expect(screen.shows(fixed(value, 2)), "\(value) is missing in \(screen)")
    }
    #expect(screen.shows("closes ✓") && screen.shows(" = "))
    #expect(square.residual < 1e-12)
  }

  @Test func `damage to one weight opens the square, and mending closes it`() throws {
    var explored = try opened()
    explored.type("d")
    #expect(try #require(squares(explored)).residual > 0.01)
    #expect(explored.screen.shows("does not close ✗"), "\(explored.screen)")
    #expect(explored.screen.shows("damaged: W(1, 1)"))
    #expect(explored.screen.shows("≠"))
    explored.type("d")
    #expect(explored.screen.shows("closes ✓"))
    #expect(try #require(squares(explored)).residual < 1e-12)
  }

  @Test func `brackets change the entry of x under the cursor`() throws {
    var explored = try opened()
    let before = try #require(squares(explored)).x
    explored.press(.down)
    explored.type("]]}[")
    let after = try #require(squares(explored)).x
    #expect(abs(after[1] - before[1] - 1.1) < 1e-12 && after[0] == before[0])
    #expect(try #require(squares(explored)).residual < 1e-12)
  }

  @Test func `the page keys walk through the elements, and so does acting`() throws {
    var explored = try opened()
    let first = explored.state.world.selection.a
    explored.press(.pageDown)
    #expect(explored.state.world.selection.a != first)
    #expect(explored.state.world.square?.element == .rank(explored.state.world.selection.a))
    explored.type("ar")
    explored.press(.escape)
    #expect(explored.state.world.square?.element == .rank(explored.state.world.selection.a))
    #expect(explored.screen.shows("closes ✓"))
  }

  // MARK: layers

  @Test func `a dense layer breaks the error from there on`() throws {
    var explored = try opened()
    explored.press(.tab)
    explored.press(.home)
    explored.type("]]]")
    #expect(explored.state.world.network.plan.depth == 5)
    explored.press(.down, .down, .down)
    explored.type("]")
    #expect(explored.screen.shows("3 dense"), "\(explored.screen)")
    let errors = try #require(explored.state.world.depthErrors).errors
    #expect(errors.count == 5 && errors[..<2].allSatisfy { $0 < 1e-12 })
    #expect(errors[2...].allSatisfy { $0 > 0.1 })
    explored.press(.enter)
    #expect(try #require(explored.state.world.depthErrors).errors.allSatisfy { $0 < 1e-12 })
  }

  @Test func `a bias that is not invariant breaks the square`() throws {
    var explored = try opened()
    explored.press(.tab, .right)
    #expect(explored.screen.shows("1 equiv inv"), "\(explored.screen)")
    explored.type("]")
    #expect(explored.screen.shows("1 equiv any"))
    #expect(try #require(squares(explored)).residual > 0.01)
  }

  @Test(arguments: [
    ("group Z(6); in regular; out regular", "b  6 entries, 1 free"),
    ("group D(5); in V; out V", "b  2 entries, 0 free"),
    ("group D(4); in perm+perm; out perm", "b  8 entries, 2 free"),
  ])
  func `the number of invariant biases is shown`(_ line: String, _ words: String) throws {
    let explored = try opened(line)
    #expect(explored.screen.shows(words), "\(explored.screen)")
  }

  @Test func `a weight moves with those tied to it`() throws {
    var explored = try opened("group Z(4); in V; out V")
    explored.press(.tab)
    explored.type("v")
    let before = try #require(explored.state.world.square?.stages.first?.weights)
    explored.press(.right)
    explored.type("}")
    let after = try #require(explored.state.world.square?.stages.first?.weights)
    for i in 0..<4 { #expect(abs(after[i, (i + 1) % 4] - before[i, (i + 1) % 4] - 1) < 1e-12) }
    #expect(explored.screen.shows("W of layer 1") && explored.screen.shows("3 others"))
    #expect(try #require(squares(explored)).residual < 1e-12)
    explored.press(.end)
    #expect(explored.screen.shows("b(4)"), "the last column is the bias: \(explored.screen)")
  }

  // MARK: the grid

  @Test func `the grid has a zero exactly where there is a law`() throws {
    var explored = try opened()
    explored.type("v")
    for row in ["tanh│ 0 0 0.", "norm│ 0 0 0.", "gated│ 0 0 0 0 0 0 0", "2x│ 0 0 0 0 0 0 0"] {
      #expect(explored.screen.says(row), "\(row) is missing in \(explored.screen)")
    }
    #expect(explored.canvas().style(of: "perm", where: { $0.role == .accent && $0.underline }))
  }

  @Test func `a cell says why`() throws {
    var explored = try opened()
    explored.type("v")
    explored.press(.home)
    #expect(explored.screen.shows("commutes ✓") && explored.screen.shows("multiple of the"))
    explored.press(.right, .right, .right, .right)
    for _ in 0..<5 { explored.press(.down) }
    #expect(explored.state.world.network.nonlinearity == .pointwise(.tanh))
    #expect(explored.screen.shows("does not commute ✗"), "\(explored.screen)")
    #expect(explored.screen.shows("Pacini"), "\(explored.screen)")
    explored.press(.end)
    #expect(
      explored.screen.shows("gated × perm") && explored.screen.shows("all 7"), "\(explored.screen)")
  }

  // MARK: angles

  @Test func `tanh looks equivariant at a right angle and fails at half of it`() throws {
    var explored = try opened()
    explored.type("vv")
    explored.state.world.network.angle = 90
    explored.press(.down, .down, .down)
    #expect(explored.state.world.network.nonlinearity == .pointwise(.tanh))
    #expect(explored.screen.shows("EE(90°) = 0 "), "\(explored.screen)")
    #expect(explored.screen.shows("looks equivariant"))
    explored.type("{{{{[[[[[")
    #expect(explored.state.world.network.angle == 45)
    #expect(explored.screen.shows("EE(45°) = 0.27"), "\(explored.screen)")
  }

  @Test func `a norm type closes at every angle`() throws {
    var explored = try opened()
    explored.type("vv")
    for _ in 0..<Nonlinearity.all.count where explored.state.world.network.nonlinearity != .norm {
      explored.press(.down)
    }
    for _ in 0..<12 {
      explored.type("}]]]]]]]")
      #expect(explored.screen.shows("σ(Rz) = Rσ(z)"), "\(explored.screen)")
    }
  }

  @Test func `the dial goes round`() throws {
    var explored = try opened()
    explored.type("vv")
    explored.press(.home)
    explored.type("[")
    #expect(explored.state.world.network.angle == 359)
    explored.type("}")
    #expect(explored.state.world.network.angle == 9)
  }

  // MARK: the rest

  @Test func `a new study forgets what was changed by hand`() throws {
    var explored = try opened()
    explored.type("]d")
    #expect(!explored.state.world.network.inputChanges.isEmpty)
    explored.answer("g", "Z(6)")
    #expect(explored.state.world.network.inputChanges.isEmpty)
    #expect(explored.state.world.network.plan.damage == nil)
    #expect(explored.state.world.square?.square.x.count == 6)
    #expect(explored.screen.shows("closes ✓"), "\(explored.screen)")
  }

  @Test func `other stations ask for no networks`() throws {
    var explored = try opened()
    explored.type("4")
    #expect(!explored.state.world.wantsNetwork && explored.state.world.networkRequests.isEmpty)
    explored.answer("g", "Z(5)")
    #expect(explored.state.world.square == nil)
    explored.type("5")
    #expect(explored.state.world.square?.square.x.count == 5)
  }

  @Test func `what is too large says so and the rest stays`() throws {
    var explored = try opened("group S(6); in regular; out V")
    explored.size = Size(width: 120, height: 36)
    #expect(explored.screen.shows("512"), "\(explored.screen)")
    explored.type("v")
    #expect(explored.screen.says("gated│ 0 0 0 0 0 0"), "\(explored.screen)")
    explored.type("v")
    #expect(explored.screen.shows("EE(105°)"))
  }

  // MARK: groups without a list of elements

  @Test(arguments: ["SO(3)", "SO+(1,3)", "SU(2)"])
  func `in a Lie group an activation breaks the square, and the screen says which would not`(
    _ group: String
  ) throws {
    var explored = try opened("group \(group); in V; out V")
    #expect(explored.screen.shows("exp(1.00 A1)"), "\(explored.screen)")
    #expect(explored.screen.shows("does not close ✗"), "\(explored.screen)")
    #expect(explored.screen.shows("leaky in layer 1"), "\(explored.screen)")
    let residual = try #require(squares(explored)).residual
    #expect(residual > 1e-3 && explored.screen.shows(short(residual, significant: 3)))
    explored.press(.tab, .right, .right)
    explored.type("[[[[")
    while explored.state.world.network.plan[0].nonlinearity != .gated { explored.type("[") }
    #expect(explored.screen.shows("closes ✓"), "\(explored.screen)")
    #expect(!explored.screen.shows("What would be"), "\(explored.screen)")
    #expect(try #require(explored.state.world.depthErrors).errors.allSatisfy { $0 <= 1e-12 })
  }

  @Test func `in a Lie group the page keys turn g along its path, settings choose the path`() throws
  {
    var explored = try opened("group SO(3); in V; out V")
    let first = try #require(squares(explored))
    explored.press(.pageDown)
    #expect(explored.screen.shows("exp(1.10 A1)"), "\(explored.screen)")
    #expect(try #require(squares(explored)).movedInput != first.movedInput)
    explored.type("s]")
    #expect(explored.state.world.square?.element == .path(generator: 1, hundredths: 110))
    explored.press(.down)
    explored.type("}")
    #expect(explored.state.world.square?.element == .path(generator: 1, hundredths: 210))
    explored.press(.escape)
    #expect(explored.screen.shows("exp(2.10 A2)"), "\(explored.screen)")
    explored.type("3")
    #expect(explored.screen.shows("exp(2.10 A2)"), "one selection: \(explored.screen)")
  }

  @Test func `in a large group the square closes at the selected rank, however it is reached`()
    throws
  {
    var explored = try opened("group Rubik(3); in V; out V")
    func element() throws -> ElementName { try #require(explored.state.world.square?.element) }
    #expect(explored.screen.shows("closes ✓") && explored.screen.shows("EE: mean of"))
    let first = try element()
    explored.press(.pageDown)
    let second = try element()
    #expect(second != first)
    explored.type("aU")
    explored.press(.escape)
    let third = try element()
    #expect(third != second)
    explored.answer("/", "12345678901234")
    #expect(try element() != third)
    #expect(explored.state.world.large?.selection.a == 12_345_678_901_234)
    #expect(explored.screen.shows("closes ✓"), "\(explored.screen)")
    #expect(try #require(squares(explored)).residual < 1e-12)
  }

  @Test func `what a finite group fails at is told by its own matrices`() throws {
    var explored = try opened("group D(3); in V; out V")
    explored.type("v")
    explored.press(.home, .down, .down)
    explored.press(.right, .right, .right, .right, .right, .right)
    #expect(
      explored.screen.shows("relu × V") && explored.screen.shows("does not commute ✗"),
      "\(explored.screen)")
    #expect(explored.screen.says("ρ_in is V: orthogonal"), "\(explored.screen)")
    #expect(!explored.screen.says("connected compact group"))
    // Not all matrices that change lengths let relu through, but these stretch all alike.
    var scaling = try opened("group Scaling(2); in V; out V")
    scaling.type("v")
    scaling.press(.home, .down, .down)
    scaling.press(.right, .right, .right, .right, .right, .right)
    #expect(scaling.screen.shows("commutes ✓"), "\(scaling.screen)")
    #expect(scaling.screen.says("Not every matrix"), "\(scaling.screen)")
  }

  @Test(arguments: [
    ("SO(3)", "orthogonal"), ("Rubik(2)", "permutation"),
    ("SO+(1,3)", "matrices"),
  ])
  func `the grid has a column for it, and the angles are there`(
    _ group: String, _ kind: String
  ) throws {
    var explored = try opened("group \(group); in V; out V")
    explored.type("v")
    #expect(explored.screen.says("gated│ 0 0 0 0 0 0 0"), "\(explored.screen)")
    #expect(explored.screen.says("ρ_in is V: \(kind)"), "\(explored.screen)")
    explored.press(.end)
    #expect(explored.screen.shows("random elements"), "\(explored.screen)")
    explored.press(.enter)
    #expect(explored.screen.shows("σ(Rz) = Rσ(z)"), "\(explored.screen)")
    #expect(try #require(explored.state.world.angles).errors.allSatisfy { $0 < 1e-12 })
  }

  @Test func `beyond the limit the sentence names it, and the rest is there`() throws {
    var explored = try opened("group SO(3); in V^8; out V")
    #expect(explored.screen.shows("2400"), "\(explored.screen)")
    explored.type("v")
    #expect(explored.screen.says("gated│ 0 0 0 0 0 0 –"), "\(explored.screen)")
    explored.press(.end)
    #expect(explored.screen.shows("There is no column"), "\(explored.screen)")
  }

  @Test func `settings change the layers, the angle and the seed`() throws {
    var explored = try opened()
    explored.type("s]")
    #expect(explored.state.world.network.plan.depth == 3)
    explored.press(.down)
    explored.type("]")
    #expect(explored.state.world.network.plan[0].linear == .dense)
    explored.press(.down, .down)
    explored.type("]")
    #expect(explored.state.world.network.plan[0].nonlinearity == .pointwise(.abs))
    explored.press(.down)
    explored.type("]")
    #expect(explored.state.world.network.plan.seed == 5)
    explored.press(.down)
    explored.type("}")
    #expect(explored.state.world.network.angle == 115)
    explored.press(.escape)
    #expect(explored.state.world.square?.question.plan == explored.state.world.network.plan)
  }

  @Test(arguments: [
    "group Z(4); in V; out V", "group D(5); in V; out V+1", "group Z(1); in V; out 1",
    "group SO(3); in V+1; out V", "group SU(2); in V; out V", "group S(20); in V; out 1",
  ])
  func `no key breaks anything, in any order`(_ line: String) throws {
    var explored = try opened(line)
    let keys: [Key] =
      "hjklvVzd[]{}uT".map(Key.character) + [
        .pageUp, .pageDown, .home, .end, .tab, .backTab, .enter, .escape,
        .mouse(MouseEvent(.press, at: Point(x: 20, y: 8))),
        .mouse(MouseEvent(.press, at: Point(x: 70, y: 8))),
      ]
    var random = SplitMix64(seed: 7)
    for step in 0..<300 {
      explored.press(keys[random.index(below: keys.count)])
      explored.size = Size(width: 60 + step % 100, height: 20 + step % 37)
      _ = explored.canvas(step.isMultiple(of: 2) ? .ascii : .unicode)
    }
    #expect(NetworkPlan.depths.contains(explored.state.world.network.plan.depth))
  }

  @Test(arguments: [(0, "x,"), (1, "sigma,permutation,"), (2, "degrees,error\n0,")])
  func `each view is exported as numbers`(_ view: Int, _ start: String) throws {
    var explored = try opened()
    for _ in 0..<view { explored.type("v") }
    #expect(explored.state.csv()?.hasPrefix(start) == true)
  }

  @Test(arguments: [
    Size(width: 60, height: 20), Size(width: 80, height: 24), Size(width: 200, height: 60),
  ])
  func `every view is ASCII in ASCII and closes its frames`(_ size: Size) throws {
    for line in [
      "group Z(4); in V; out V", "group S(5); in V; out 1", "group D(4); in V; out V",
      "group p4(4); in V; out V", "group SO+(1,3); in V^2; out V", "group Rubik(3); in V; out V",
      "group SU(2); in V; out V*V",
    ] {
      var explored = try opened(line)
      explored.size = size
      for _ in 0..<3 {
        let canvas = explored.canvas(.ascii)
        #expect(canvas.lines().joined().allSatisfy { $0.isASCII })
        let lines = explored.canvas().lines()
        for y in 2..<size.height - 2 { #expect("│╮╯".contains(lines[y].last ?? " ")) }
        explored.type("v")
      }
    }
  }
}

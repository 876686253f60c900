@testable import Engine
import Terminal
import Testing

@testable import symtui

/// What stations draw at 80x24, by blocks of text: their place may change, what they say may not.
@Suite struct ScreenTests {
  /// A table of one-letter cells.
  private func rows(_ lines: String...) -> [[String]] { lines.map { $0.map { String($0) } } }

  @Test func `the Cayley table of D(4) is whole and says which product is selected`() {
    let screen = Explored().screen
    for row in [
      "e│ e r r^2 r^3 f r f r^2 f r^3 f", "r│ r r^2 r^3 e r f r^2 f r^3 f f",
      "r^2│ r^2 r^3 e r r^2 f r^3 f f r f", "r^3│ r^3 e r r^2 r^3 f f r f r^2 f",
      "f│ f r^3 f r^2 f r f e r^3 r^2 r", "r f│ r f f r^3 f r^2 f r e r^3 r^2",
      "r^2 f│r^2 f r f f r^3 f r^2 r e r^3", "r^3 f│r^3 f r^2 f r f f r^3 r^2 r e",
    ] {
      #expect(screen.says(row), "\(row) is missing in \(screen)")
    }
    #expect(screen.shows(" a b =  r  ·  f  =  r f "), "\(screen)")
    for fact in [
      "order 8", "generators r f", "classes 5", "abelian no", "nilpotent yes", "solvable yes",
      "simple no", "perfect no", "exponent 4", "center 2", "derived 2", "subgroups 10",
    ] {
      #expect(screen.says(fact), "\(fact) is missing in \(screen)")
    }
  }

  @Test func `the facts beside the table describe the selected elements`() {
    var explored = Explored()
    explored.press(.down, .down)
    for line in ["a r^3 order 4", "b f order 2", "a b r^3 f", "a^-1 r order 4"] {
      #expect(explored.screen.says(line), "\(line) is missing in \(explored.screen)")
    }
    #expect(explored.screen.says("class of a: 2"))
  }

  @Test func `the cursor's product is lit wherever it stands`() throws {
    let explored = Explored()
    let canvas = explored.canvas()
    // The kin of r f: told by weight and underline, and every one of them reads r f.
    var lit = 0
    for (y, line) in canvas.lines().enumerated() {
      let cells = Array(line)
      let marked = (0..<canvas.size.width).filter {
        canvas[$0, y].style.underline && canvas[$0, y].style.bold
      }
      let text = String(marked.map { cells[$0] }).split(separator: " ").joined(separator: " ")
      lit += text == "r f" ? 1 : 0
      #expect(["", "r f", "r", "f"].contains(text), "only it and the heads of the cursor: \(line)")
    }
    #expect(lit == 7, "one in each row but that of the cursor")
    let inHead = (0..<canvas.size.height).filter { y in
      (0..<canvas.size.width).contains { canvas[$0, y].style.role == .cursor }
    }
    #expect(!inHead.isEmpty, "the cursor itself is drawn as one")
  }

  @Test func `a damaged cell is marked, and the laws that fail are named`() {
    var explored = Explored()
    explored.type("d")
    #expect(
      explored.screen.shows(
        """
        one cell is damaged:
        ✓ closure
        ✓ identity
        ✓ inverse
        ✗ Latin square
        """), "\(explored.screen)")
    #expect(explored.screen.shows("✗ associativity"))
    explored.press(.right)
    let marked = explored.canvas().style(of: "r^2 f", where: { $0.role == .error })
    #expect(marked, "the cell holds r^2 f, marked as wrong")
    explored.type("d")
    #expect(!explored.screen.shows("damaged"))
  }

  @Test func `the representation shows two matrices, their product and the character`() {
    var explored = Explored()
    explored.type("3")
    let screen = explored.screen
    #expect(
      screen.grids(4).prefix(3) == [
        rows("···1", "1···", "·1··", "··1·"), rows("·1··", "1···", "···1", "··1·"),
        rows("··1·", "·1··", "1···", "···1"),
      ], "\(screen)")
    #expect(
      screen.shows(
        """
        dimension 4   faithful: different elements, different matrices
        reducible: ⟨χ,χ⟩ = 3, orthogonal   = irrep(1) ⊕ irrep(3) ⊕ irrep(5)
        homomorphism residual 0, exactly
        class   e  r^2  f  r f  r
        size    1  1    2  2    2
        χ       4  0    0  2    0
        """), "\(screen)")
  }

  @Test func `a damaged entry shows in the residual`() {
    var explored = Explored()
    explored.type("3d")
    #expect(explored.screen.shows("max |ρ(a)ρ(b) − ρ(ab)| = 0.1 "), "\(explored.screen)")
    #expect(explored.screen.shows("ρ(a)ρ(b) ≠ ρ(r f)"))
    explored.type("d")
    #expect(explored.screen.shows("max |ρ(a)ρ(b) − ρ(ab)| = 0, exactly"))
  }

  @Test func `on a cycle of four points the tied weights are a circulant`() throws {
    var explored = try Explored("group Z(4); in V; out V")
    explored.type("4")
    #expect(
      explored.screen.grids(4) == [rows("1234", "4123", "3412", "2341")], "\(explored.screen)")
    for line in [
      "dense         16 weights", "none        16", "+ t         4", "by characters 4 ✓",
    ] {
      #expect(explored.screen.shows(line), "\(line) is missing in \(explored.screen)")
    }
    #expect(explored.screen.shows("residual      0, exactly"))
  }

  @Test func `the corners of a square have three weights`() {
    var explored = Explored()
    explored.type("4")
    #expect(
      explored.screen.grids(4) == [rows("1232", "2123", "3212", "2321")], "\(explored.screen)")
    for line in ["none        16", "+ r         4", "+ f         3", "by characters 3 ✓"] {
      #expect(explored.screen.shows(line), "\(line) is missing in \(explored.screen)")
    }
    #expect(explored.screen.shows("W(1, 1) is weight  1"))
    explored.press(.right)
    #expect(explored.screen.shows("W(1, 2) is weight  2"))
    #expect(explored.screen.shows("tied with 7 other entries"))
  }

  @Test func `acting carries an entry along its class`() {
    var explored = Explored()
    explored.type("4")
    explored.press(.right)
    explored.type("ar")
    explored.press(.escape)
    #expect(explored.screen.shows("W(2, 3) is weight  2"), "\(explored.screen)")
  }

  @Test func `where nothing is equivariant the screen says so`() throws {
    var explored = try Explored("group D(4); in V; out 1")
    explored.type("4")
    #expect(explored.screen.shows("equivariant   0"), "\(explored.screen)")
  }

  @Test func `training shows every model with its figures and the digit`() throws {
    var explored = Explored()
    explored.type("6")
    #expect(explored.screen.shows("loading …"))
    try explored.train()
    let screen = explored.screen
    for model in ["● mlp", "○ augmented", "■ averaged", "□ equivariant"] {
      #expect(screen.shows(model), "\(model) is missing in \(screen)")
    }
    #expect(screen.shows("digits-d4 · seed 1") && screen.shows("it is a 6"), "\(screen)")
    for row in ["......", "++######**", "==######**####--", "**::++::    ++##"] {
      #expect(screen.shows(row), "the digit is not there: \(screen)")
    }
    explored.size = Size(width: 60, height: 20)
    for model in ["mlp", "augmented", "averaged", "equivariant"] {
      #expect(explored.screen.shows(model), "\(explored.screen)")
    }
  }

  @Test func `a run that cannot start says why`() {
    var explored = Explored()
    explored.type("6")
    for key in explored.state.world.runKeys {
      _ = explored.state.take(
        .run(
          RunSnapshot(
            key: key, state: .failed(.invalid("no digits")), step: 0, parameterCount: 0,
            curve: Curve(spacing: 1), stepsPerSecond: 0, layers: [], answer: nil)))
    }
    #expect(explored.screen.shows("no digits") && !explored.screen.shows("loading"))
  }

  @Test func `an answer about a former study is not shown`() throws {
    var explored = Explored()
    let answers = Answers()
    let stale = try answers.snapshot(
      .weights(explored.state.world.study.group, .defining, .defining), .none)
    _ = explored.state.take(
      .news(
        News(
          request: .weights(explored.state.world.study.group, .defining, .defining),
          outcome: .done(stale))))
    explored.type("4")
    #expect(explored.screen.shows("by characters 3 ✓"))
  }

  @Test func `while something is computed the bar says so, and a failure says why`() {
    var explored = Explored()
    explored.state.world.forget(groupChanged: true)
    explored.state.world.expect(.structure(explored.state.world.study.group, .words))
    explored.state.world.pending[.structure] = .some(0.5)
    #expect(explored.screen.shows("computing …") && explored.screen.shows("computing the table …"))
    explored.state.world.settle(.structure)
    explored.state.world.failures[.structure] = .limit("too large for this")
    #expect(explored.screen.shows("too large for this"))
  }

  @Test func `with ASCII glyphs every cell is ASCII in every station`() throws {
    var explored = Explored()
    explored.type("6")
    try explored.train()
    for station in Station.allCases {
      explored.state.station = station
      for character in explored.canvas(.ascii).lines().joined() { #expect(character.isASCII) }
    }
  }
}

import Engine
import Groups
import Terminal
import Testing

@testable import symtui

/// Station 4 in its views, for groups of every kind.
@Suite struct WeightsScreenTests {
  private func open(_ line: String, _ keys: String = "") throws -> Explored {
    var explored = try Explored(line, answers: .shipped())
    explored.type("4" + keys)
    return explored
  }

  @Test(arguments: [
    "group Z(4); in V; out V", "group S(5); in V; out V", "group D(4); in V; out V",
    "group p4(4); in V; out V", "group SO(3); in V^2; out V", "group SO(3); in V; out 1",
    "group Lorentz; in V^2; out V^2", "group Rubik(3); in V; out V", "group SU(2); in V; out V",
    "group D(4); in det; out 1", "group C(4); in pixels(4); out V",
  ])
  func `every view draws at every size, in Unicode and ASCII`(_ line: String) throws {
    var explored = try open(line)
    for keys in ["", "v", "v.", "]v", " ]", "v]s", "]]", "\t", "v", "]", "v", "z"] {
      for key in keys where key != "s" { explored.press(key == "\t" ? .tab : .character(key)) }
      for size in [(60, 20), (61, 21), (80, 24), (120, 36), (200, 60)] {
        explored.size = Size(width: size.0, height: size.1)
        explored.state.size = explored.size
        #expect(explored.canvas(.ascii).size == explored.size)
        for text in explored.canvas(.ascii).lines() {
          #expect(text.allSatisfy { $0.isASCII }, "\(text)")
        }
      }
    }
  }

  @Test func `where only 0 is equivariant the screen says why, and what would not be`() throws {
    let empty = try open("group D(4); in V^2; out V")
    #expect(empty.screen.shows("Only W = 0 is equivariant"), "\(empty.screen)")
    #expect(empty.screen.shows("V → V has 1"))
    #expect(try open("group SO(3); in V; out 1").screen.shows("Only W = 0 is equivariant"))
  }

  @Test func `maps of Lie groups are drawn with their formula`() throws {
    let cross = try open("group SO(3); in V^2; out V")
    #expect(cross.screen.shows("W = ε(1,2,3)"), "\(cross.screen)")
    #expect(cross.screen.shows("by characters 1 ✓"))
    var lorentz = try open("group Lorentz; in V^2; out V^2")
    #expect(lorentz.screen.shows("W = η(1,2) η(3,4)"), "\(lorentz.screen)")
    lorentz.type("]")
    #expect(lorentz.screen.shows("basis matrix 2 of 3"))
  }

  @Test func `where nothing is equivariant it says why, and what would be`() throws {
    let screen = try open("group SO(3); in V; out 1").screen
    #expect(screen.says("no irreducible"), "\(screen)")
    #expect(screen.says("V → V has 1"))
  }

  @Test func `a residual is called exact only where nothing was rounded or left out`() throws {
    func residual(_ line: String) throws -> String? {
      try Explored(line).state.world.equivariantBasis?.residualText
    }
    #expect(try residual("group D(4); in V; out V") == "0, exactly")
    #expect(try residual("group SO(3); in V^2; out V") == "0, exactly")
    let rounded = try Program.run("basis", "Z(3)", "irrep(2)", "irrep(2)").output
    #expect(rounded.contains("0 in floating point") && !rounded.contains("exactly"), "\(rounded)")
    var wide = try Explored("group SO(3); in V^7; out V^6")
    wide.state.station = .weights
    wide.size = Size(width: 120, height: 50)
    #expect(wide.screen.says("residual 0 on a sample of"), "\(wide.screen)")
  }

  @Test func `brackets walk through the basis, and the cursor goes along`() throws {
    var explored = try open("group D(4); in perm; out perm", "v")
    #expect(explored.screen.shows("basis matrix 1 of 3"), "\(explored.screen)")
    for k in [2, 3, 3] {
      explored.type("]")
      #expect(explored.screen.shows("basis matrix \(k) of 3"))
      #expect(explored.state.weightsScreen.classNumber(explored.state.world) == k)
    }
    explored.type("[")
    #expect(explored.screen.shows("basis matrix 2 of 3"))
  }

  @Test func `the stickers of Rubik's cube have nine weights`() throws {
    let explored = try open("group Rubik(3); in V; out V")
    #expect(explored.screen.says("dense 2304"), "\(explored.screen)")
    #expect(explored.screen.says("equivariant 9"))
  }

  @Test func `generators are imposed one at a time, and the weights grow together`() throws {
    var explored = try open("group D(4); in perm; out perm", ".")
    #expect(explored.screen.shows("nothing imposed: 16 free weights"), "\(explored.screen)")
    explored.type(".")
    #expect(explored.screen.shows("16 weights become 4"), "\(explored.screen)")
    #expect(
      explored.screen.grids(4) == [["1234", "4123", "3412", "2341"].map { $0.map(String.init) }])
    explored.type("]")
    #expect(explored.screen.shows("4 weights become 3"))
    explored.type("[[")
    #expect(explored.screen.shows("nothing imposed"))
  }

  @Test func `Space plays the generators to their end, and stops`() throws {
    var explored = try open("group D(4); in perm; out perm", " ")
    #expect(explored.state.tickSeconds != nil)
    for _ in 0..<5 { explored.state.tick() }
    #expect(explored.state.tickSeconds == nil, "an idle program is idle")
    #expect(explored.screen.shows("4 weights become 3"))
    explored.type("  ")
    #expect(!explored.state.weightsScreen.isPlaying)
  }

  @Test func `averaging a random matrix ends at the projection`() throws {
    var explored = try open("group Z(4); in V; out V")
    explored.state.weightsScreen.show(.averaging)
    #expect(explored.screen.shows("over 1 of 4 elements"), "\(explored.screen)")
    explored.press(.end)
    #expect(explored.screen.shows("mean over 4 of 4 elements"), "\(explored.screen)")
    #expect(explored.screen.says("away from the projection"))
  }

  @Test func `a narrower kernel has fewer weights, and zero padding breaks the symmetry`() throws {
    var explored = try open("group Z(4); in V; out V")
    explored.state.weightsScreen.show(.kernel)
    #expect(explored.screen.shows("weights 16 dense, 4 shared, 4 at k = 4"), "\(explored.screen)")
    explored.type("[")
    #expect(explored.screen.shows("weights 16 dense, 4 shared, 3 at k = 3"))
    #expect(explored.screen.says("equivariant"))
    // The settings change the padding.
    explored.type("sjj]")
    explored.press(.escape)
    #expect(explored.screen.shows("broken at the ends"), "\(explored.screen)")
  }

  @Test func `the equation has g put in`() throws {
    var explored = try open("group D(4); in perm; out perm")
    explored.press(.tab)
    explored.type("v")
    #expect(explored.screen.shows("put in g = r"), "\(explored.screen)")
    #expect(explored.screen.says("W(1,1) = W(2,2) ="))
    #expect(explored.screen.says("largest difference 0"))
    var lie = try open("group SO(3); in V; out V", "")
    lie.press(.tab)
    lie.type("v]")
    #expect(lie.screen.shows("put in g = A2"), "\(lie.screen)")
  }

  @Test func `layers that people know are listed, taken and recognised`() throws {
    for (k, preset) in LayerPreset.all.enumerated() where preset.group != "Rubik(3)" {
      var explored = try open("group D(4); in V; out V", "s")
      let first = explored.state.weightsScreen.settings(explored.state.world).count
      for _ in 0..<(first - LayerPreset.all.count + k) { explored.press(.down) }
      explored.press(.enter)
      #expect("\(explored.state.world.study.group)" == preset.group)
      #expect(explored.state.world.equivariantBasis != nil, "\(preset.name)")
      #expect(!explored.screen.says("without a name"), "\(preset.name) \(explored.screen)")
      explored.type("u")
      #expect("\(explored.state.world.study.group)" == "D(4)")
    }
  }

  @Test func `the palette knows the views by name`() throws {
    var explored = Explored()
    let views: [(String, WeightsScreen.View)] = [
      ("collapse", .collapse), ("reynolds", .averaging), ("kernel", .kernel),
    ]
    for (name, view) in views {
      explored.answer(":", name)
      #expect(explored.state.station == .weights && explored.state.overlay == nil)
      #expect(explored.state.weightsScreen.view(explored.state.world) == view)
    }
  }

  @Test func `a bias must be left alone`() throws {
    var explored = try open("group D(4); in V; out V")
    explored.press(.tab)
    explored.type("vv")
    #expect(explored.screen.says("only b = 0"), "\(explored.screen)")
    var set = try open("group S(5); in V; out V")
    set.press(.tab)
    set.type("vv")
    #expect(set.screen.says("Deep Sets layer"), "\(set.screen)")
    #expect(set.screen.says("weights 2 + bias 1"))
  }

  @Test func `representations of Lie groups and large groups can be chosen`() throws {
    var explored = try open("group SO(3); in V; out V")
    explored.answer("i", "V^2")
    #expect(explored.screen.shows("W = ε(1,2,3)"), "\(explored.screen)")
    explored.answer("o", "irrep(99)")
    #expect(explored.prompt?.problem != nil, "a representation that there is not is refused")
  }
}

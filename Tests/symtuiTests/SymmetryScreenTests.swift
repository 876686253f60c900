import Engine
import Groups
import Terminal
import Testing

@testable import symtui

/// Station 1: what moves, what is said of it, and what keys do with it.
@Suite struct SymmetryScreenTests {
  private func explored(_ line: String = "group D(4); in perm; out perm") throws -> Explored {
    var explored = try Explored(line)
    explored.state.station = .symmetry
    explored.state.world.selection.a = 0
    return explored
  }

  /// The station with an object and figure of one's own.
  private func drawing(_ pixels: [Int]) throws -> Explored {
    var explored = try explored()
    explored.state.symmetryScreen.choose(.drawing, explored.state.world)
    explored.state.symmetryScreen.figures[.drawing] = (0..<64).map { pixels.contains($0) ? 4 : 0 }
    return explored
  }

  @Test func `the square opens unmoved, with all its symmetries`() throws {
    let screen = try explored().screen
    for line in [
      "its group D4: turns by 1/4, 4 mirrors", "r turns by 90° clockwise",
      "f mirrors left and right", "reached 1 of 8",
    ] {
      #expect(screen.says(line), "\(line) is missing in \(screen)")
    }
    let (one, two) = (screen.find("○1"), screen.find("○2"))
    let (three, four) = (screen.find("○3"), screen.find("○4"))
    #expect(one?.y == two?.y && four?.y == three?.y && one?.x == four?.x && two?.x == three?.x)
    #expect((one?.x ?? 0) < (two?.x ?? 0) && (one?.y ?? 0) < (four?.y ?? 0))
  }

  @Test func `letters move the corners, and words come to their normal form`() throws {
    var explored = try explored()
    let before = explored.screen.find("○1")
    explored.type("ar")
    #expect((explored.state.tickSeconds != nil))
    explored.press(.escape)
    #expect(!(explored.state.tickSeconds != nil), "the next key finishes the motion")
    #expect(explored.screen.find("○4") == before, "r takes corner 4 to the top left")
    explored.type("a")
    #expect(explored.state.world.selection.a == 0, "a new walk starts where nothing has moved")
    explored.type("rrf")
    for line in [
      "3 letters, last one first", "f r r", "= r^-2 f f r = r^-1 f", "= r^2 f r^4 = e",
      "mirrors top and bottom", "reached 4 of 8",
    ] {
      #expect(explored.screen.says(line), "\(line) is missing in \(explored.screen)")
    }
    explored.type("f-r-r")
    #expect(explored.screen.says("back to the start"), "\(explored.screen)")
  }

  @Test(arguments: 3...12)
  func `two generators reach all symmetries of the polygon`(_ n: Int) throws {
    var explored = try explored("group D(\(n)); in V; out V")
    explored.type("a" + String(repeating: "r", count: n) + "f")
    explored.type(String(repeating: "r", count: n))
    #expect(explored.state.symmetryScreen.walk.visited.count == 2 * n)
    #expect(explored.screen.says("reached \(2 * n) of \(2 * n) all of them"), "\(explored.screen)")
  }

  @Test func `a motion takes its frames, passes through others and comes to rest`() throws {
    var explored = try explored()
    explored.type("ar")
    var pictures: Set<String> = []
    var frames = 0
    while (explored.state.tickSeconds != nil), frames < 100 {
      pictures.insert(explored.screen.description)
      explored.state.tick()
      frames += 1
    }
    #expect(frames == SymmetryScreen.Motion.frames && pictures.count == frames)
    explored.type("r")
    explored.state.overlay = .help(HelpPage(station: .symmetry))
    #expect(!(explored.state.tickSeconds != nil), "nothing moves where it is not seen")
  }

  @Test func `the group of a drawing is found, and Enter takes it into the study`() throws {
    var explored = try drawing([0])
    #expect(explored.screen.says("its group D1: mirrors in the diagonal \\"), "\(explored.screen)")
    explored.press(.enter)
    #expect("\(explored.state.world.study.group)" == "perm(4)[(2 4)]")
    #expect(explored.state.world.group?.order == 2)
    #expect(explored.screen.shows("drawing"), "the drawing stays")
    explored.type("u")
    #expect("\(explored.state.world.study.group)" == "D(4)")
  }

  @Test func `what is drawn after a motion is drawn on what one sees`() throws {
    var explored = try drawing([0])
    explored.type("ar")
    explored.press(.escape)
    explored.press(.character(" "))
    let figure = explored.state.symmetryScreen.figures[.drawing] ?? []
    #expect(
      figure.indices.filter { figure[$0] != 0 } == [0, 7], "the turned pixel and the new one")
    #expect(explored.state.world.selection.a == 0)
    #expect(explored.screen.says("its group D1: mirrors left and right"), "\(explored.screen)")
    explored.type("[[")
    #expect(explored.state.symmetryScreen.figures[.drawing]?[0] == 2)
    #expect(explored.screen.says("its group C1: e alone"))
  }

  @Test func `scores say what stays the same, and arrows select the element`() throws {
    var explored = try drawing([3, 4])
    explored.press(.tab)
    explored.type("v")
    let lines = explored.canvas().lines()
    let ticks = lines.filter { $0.contains("✓") }
    #expect(ticks.count == 2 && ticks[0].contains(" e ") && ticks[1].contains(" f "))
    #expect(lines.contains { $0.contains(" r ") && $0.contains("-0.41") }, "\(explored.screen)")
    explored.press(.down, .down)
    #expect(explored.state.world.selection.a == 2)
    explored.press(.enter)
    #expect((explored.state.tickSeconds != nil), "Enter plays the element")
    #expect(
      explored.state.symmetryScreen.csv(explored.state.world)?.hasPrefix("element,score\ne,1")
        == true)
  }

  @Test func `colourings are counted beside the square`() throws {
    var explored = try explored()
    explored.press(.tab)
    explored.type("vv")
    for line in [
      "in two colours: 16", "e 4 16", "r 1 2", "r f 3 8", "mean 48/8 = 6 kinds",
      "○○○○ ○○○● ○○●● ○●○● ○●●● ●●●●", "8 keep this one, 1 alike",
    ] {
      #expect(explored.screen.says(line), "\(line) is missing in \(explored.screen)")
    }
    explored.press(.tab, .character(" "))
    #expect(explored.screen.says("2 keep this one, 4 alike"), "\(explored.screen)")
    #expect(explored.screen.shows("●1"))
  }

  @Test func `a group shows itself on the solid that it turns`() throws {
    for (group, object, said) in [
      ("Cube", "cube", "points of the group: faces 1 to 6"),
      ("A(4)", "tetrahedron", "points of the group: its corners"),
      ("S(4)", "cube", "points of the group: opposite corners"),
      ("A(5)", "icosahedron", "points of the group: colours of edges"),
      ("S(5)", "ring of letters", "of 120 leave it the same"),
    ] {
      let screen = try explored("group \(group); in V; out V").screen
      #expect(screen.shows("─ \(object) ─") && screen.says(said), "\(group): \(screen)")
    }
  }

  @Test func `where the group cannot act, it says so and Enter takes one that can`() throws {
    var explored = try explored("group Q(8); in V; out V")
    #expect(explored.screen.says("Q(8) does not act here."), "\(explored.screen)")
    for _ in 0..<3 { explored.type("v") }
    explored.type("a")
    explored.type("ab")
    explored.press(.escape)
    #expect(explored.screen.shows("drawing") && explored.screen.says("Enter takes D(4)"))
    explored.press(.enter)
    #expect("\(explored.state.world.study.group)" == "D(4)")
    #expect(explored.screen.shows("drawing") && explored.state.message?.isProblem == false)
  }

  @Test func `the other stations follow the element that has acted`() throws {
    var explored = try explored()
    explored.type("arf")
    explored.press(.escape)
    explored.type("2")
    #expect(explored.screen.shows(" a b =  r^3 f "), "\(explored.screen)")
  }

  @Test func `every object draws at every size, at rest and on its way`() throws {
    for group in ["D(4)", "D(1)", "D(2)", "Cube", "A(5)", "S(5)", "D(60)", "Z(1)", "Q(8)"] {
      var explored = try explored("group \(group); in V; out V")
      for object in SymmetricObject.allCases {
        explored.state.symmetryScreen.choose(object, explored.state.world)
        let order = explored.state.world.group?.order ?? 1
        explored.state.symmetryScreen.motion = .init(element: order - 1, from: order / 2, frame: 5)
        for size in [
          Size(width: 60, height: 20), Size(width: 80, height: 24), Size(width: 200, height: 60),
        ] {
          explored.size = size
          for style in ChartStyle.allCases {
            explored.state.world.chartStyle = style
            explored.state.world.pictureStyle.dots = style
            let lines = explored.canvas().lines()
            #expect(lines[2].first == "╭" && lines[size.height - 3].last == "╯")
          }
          let ascii = explored.canvas(.ascii).lines().joined()
          #expect(!ascii.contains { !$0.isASCII })
        }
        explored.state.symmetryScreen.motion = nil
        _ = explored.canvas()
      }
    }
  }
}

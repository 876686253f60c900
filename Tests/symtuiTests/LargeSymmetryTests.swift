import BigInt
import Engine
import Groups
import Terminal
import Testing

@testable import symtui

/// Station 1 with a group too large to number its elements.
@Suite struct LargeSymmetryTests {
  /// What is known of a group is worked out once for all tests.
  private static let answers = Answers()

  private func explored(_ group: String = "Rubik(3)") -> Explored {
    var explored = Explored(answers: Self.answers)
    explored.answer("g", group)
    explored.type("1")
    return explored
  }

  /// The letters of the nine cells of a face of the large cube, row by row.
  private func face(_ name: String, _ explored: Explored) throws -> String {
    let lines = explored.canvas().lines().map(Array.init)
    let first = try #require(lines.firstIndex { $0.contains("U") && $0.contains("▏") })
    let index = try #require(CubeNet.names.firstIndex(of: name))
    let place = CubeNet.places[index]
    let left = try #require(
      lines[first + 4].firstIndex { $0 == "▏" })
    return (0..<9).map { cell in
      let x = left + place.column * 10 + cell % 3 * 3 + 1
      return String(lines[first + place.row * 4 + cell / 3][x])
    }.joined()
  }

  @Test func `the cube opens solved, as a cross of six faces`() throws {
    let explored = explored()
    for name in CubeNet.names {
      #expect(try face(name, explored) == String(repeating: name, count: 9))
    }
    for line in ["the cube, unfolded", "solved", "U up", "D down", "Nothing has moved yet"] {
      #expect(explored.screen.says(line), "\(line) is missing in \(explored.screen)")
    }
  }

  @Test func `U carries the upper rows along, from front to left, and four times is once around`()
    throws
  {
    var explored = explored()
    explored.type("aU")
    #expect(explored.state.tickSeconds != nil)
    explored.press(.escape)
    #expect(try face("U", explored) == "UUUUUUUUU")
    #expect(try face("L", explored) == "FFFLLLLLL")
    #expect(try face("F", explored) == "RRRFFFFFF")
    #expect(try face("R", explored) == "BBBRRRRRR")
    #expect(try face("B", explored) == "LLLBBBBBB")
    #expect(try face("D", explored) == "DDDDDDDDD")
    for line in [
      "20 of 48 stickers moved, 12 on a wrong face", "order 4", "way back a^-1: 1 letter",
    ] {
      #expect(explored.screen.says(line), "\(line) is missing in \(explored.screen)")
    }
    let numbers = try #require(explored.state.csv())
    #expect(numbers.hasPrefix("point,image\n1,3\n2,5\n3,8\n"))
    explored.type("aUUU")
    explored.press(.escape)
    #expect(explored.screen.says("solved: back at the start"), "\(explored.screen)")
    #expect(explored.screen.says("3 letters, last one first"))
  }

  @Test func `in the middle of a turn the layer is lit, and every sticker is somewhere`() throws {
    var explored = explored()
    explored.type("a-F")
    for _ in 0..<5 { explored.state.tick() }
    let text = explored.screen.description
    #expect(text.contains("[F]") && text.contains("[U]") && !text.contains("[B]"), "\(text)")
    let letters = try CubeNet.names.flatMap { try Array(face($0, explored)) }
    for name in CubeNet.names { #expect(letters.count { String($0) == name } == 9) }
    for _ in 0..<20 { explored.state.tick() }
    #expect(explored.state.tickSeconds == nil && !explored.screen.description.contains("[F]"))
  }

  @Test(arguments: ["Rubik(3)", "Rubik(2)", "M(24)"])
  func `the way back leads back, letter by letter or by itself`(_ group: String) throws {
    var explored = explored(group)
    explored.type("R")
    let scrambled = try #require(explored.state.world.large).selection.a
    #expect(scrambled != 0)
    let count = try #require(explored.state.world.wayBack?.letters?.count)
    #expect(explored.screen.says("\(count) letters"), "\(explored.screen)")
    explored.type(".")
    #expect(explored.state.world.wayBack?.letters?.count == count - 1)
    #expect(explored.state.world.large?.selection.a != scrambled)
    explored.type(" ")
    for _ in 0..<(8 * count) where explored.state.tickSeconds != nil { explored.state.tick() }
    #expect(explored.state.world.large?.selection.a == 0)
    #expect(explored.state.tickSeconds == nil, "an idle program is idle")
    #expect(explored.screen.says("back at the start"))
  }

  @Test func `a scramble depends on its seed, and undo brings the last position back`() throws {
    var explored = explored("Rubik(2)")
    explored.type("aFR")
    explored.press(.escape)
    let before = explored.state.world.large?.selection
    let seed = explored.state.world.study.settings.seed
    explored.type("R")
    let scrambled = explored.state.world.large?.selection
    #expect(scrambled != before && explored.state.world.study.settings.seed == seed + 1)
    explored.type("u")
    #expect(explored.state.world.large?.selection == before)
    #expect(explored.state.world.study.settings.seed == seed)
    explored.press(.control("r"))
    #expect(explored.state.world.large?.selection == scrambled)
    explored.type("r")
    #expect(explored.state.world.large?.selection.a == 0)
    explored.type("u")
    #expect(explored.state.world.large?.selection == scrambled)
  }

  @Test func `points travel on their ring, and long lists of cycles scroll`() throws {
    var explored = explored("S(20)")
    #expect(explored.screen.says("20 points") && explored.screen.says("every point is at home"))
    let eight = explored.screen.find("  8 ")
    explored.type("aa")
    explored.press(.escape)
    #expect(explored.screen.find("  7 ") == eight, "g1 takes point 7 to the place of 8")
    #expect(explored.screen.says("20 of 20 points out of place"))
    explored.type("v")
    #expect(explored.screen.says("(1 2 3 4 5 6 7 8 9 10"))
    explored = self.explored("S(2000)")
    explored.type("R")
    #expect(explored.screen.says("more: v, then arrows"), "\(explored.screen)")
    let first = explored.screen.description
    explored.press(.pageDown)
    #expect(explored.screen.description != first)
  }

  @Test func `small groups say that they have no way back to play`() throws {
    var explored = Explored()
    explored.type("1R")
    #expect(explored.state.message?.text.contains("Rubik(3)") == true)
  }

  @Test(arguments: ["Rubik(3)", "Rubik(2)", "M(24)", "S(100)", "Z(2)^30", "Rubik(2) x Z(2)"])
  func `every large group is drawn at every size`(_ group: String) throws {
    var explored = explored(group)
    for size in [(60, 20), (61, 21), (80, 24), (120, 36), (200, 60)] {
      explored.size = Size(width: size.0, height: size.1)
      explored.state.size = explored.size
      for keys in ["", "R", "v", "z", "V"] {
        explored.type(keys)
        #expect(explored.canvas().size == explored.size)
      }
      explored.type("z")
    }
  }

  @Test func `show draws the cube`() throws {
    let shown = try Program.run("show", "symmetry", "Rubik(3)", "--ascii")
    #expect(shown.status == 0 && shown.output.contains("the cube, unfolded"))
    let isASCII = shown.output.allSatisfy(\.isASCII)
    #expect(isASCII)
  }
}

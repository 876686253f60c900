import Engine
import Terminal
import Testing

@testable import symtui

/// Drawing is total: no size, no study and no overlay makes it trap.
@Suite struct RobustDrawingTests {
  static let studies = [
    "group D(4); in perm; out perm; task digits-d4", "group Z(1); in V; out V",
    "group S(5); in V; out V", "group p4(4); in V; out V", "group Q(8); in V; out V",
    "group Z(16); in V; out V; task cyclic", "group D(5); in V*V; out V+1",
  ]
  static let overlays = ["", "?", "g", "i", ":", "/", "s", "t", "m", "e"]

  @Test(arguments: studies)
  func `every station draws at every size`(_ line: String) throws {
    var explored = try Explored(line)
    try explored.train()
    for station in Station.allCases {
      explored.state.station = station
      for width in [1, 2, 10, 59, 60, 61, 73, 80, 99, 120, 200] {
        for height in [1, 2, 10, 19, 20, 21, 24, 37, 60] {
          explored.size = Size(width: width, height: height)
          #expect(explored.canvas().size == explored.size)
        }
      }
    }
  }

  @Test(arguments: Station.allCases)
  func `every overlay draws at every size in every station`(_ station: Station) {
    for keys in Self.overlays {
      var explored = Explored()
      explored.state.station = station
      explored.type(keys)
      for width in [1, 60, 61, 80, 130] {
        for height in [1, 20, 21, 24, 50] {
          explored.size = Size(width: width, height: height)
          _ = explored.canvas()
        }
      }
    }
  }

  @Test(arguments: Station.allCases)
  func `no screen overflows or leaves the frame open at eighty columns`(_ station: Station) throws {
    var explored = Explored()
    try explored.train()
    explored.state.station = station
    let lines = explored.canvas().lines()
    #expect(lines[2].first == "╭" && lines[2].last == "╮")
    #expect(lines[21].first == "╰" && lines[21].last == "╯")
    for y in 3...20 { #expect("│╮╯".contains(lines[y].last ?? " "), "\(explored.screen)") }
  }

  @Test(arguments: studies, Station.allCases)
  func `no key breaks anything, in any order`(_ line: String, _ station: Station) throws {
    var explored = try Explored(line)
    explored.state.station = station
    // Keys that change the study are left out: what they open is tested with the prompts.
    let keys: [Key] =
      "hjklvVzad[]{}xyu.?".map(Key.character) + [
        .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab, .enter,
        .escape, .function(3), .alt("x"), .mouse(MouseEvent(.press, at: Point(x: 300, y: -1))),
        .mouse(MouseEvent(.press, at: Point(x: 20, y: 8))),
        .mouse(MouseEvent(.wheelDown, at: Point(x: 3, y: 3))), .paste("zz"),
      ]
    var state: UInt64 = 88_172_645_463_325_252
    for step in 0..<400 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      explored.press(keys[Int(state % UInt64(keys.count))])
      if step % 20 == 0 { _ = explored.canvas() }
      let order = explored.state.world.group?.order ?? 1
      #expect((0..<order).contains(explored.state.world.selection.a))
      #expect((0..<order).contains(explored.state.world.selection.b))
    }
  }

  @Test func `below the smallest size it asks for a larger window`() {
    var explored = Explored()
    explored.size = Size(width: 59, height: 24)
    #expect(explored.screen.description.contains("60"))
    #expect(!explored.screen.shows("Cayley table"))
    explored.size = AppState.smallest
    #expect(explored.screen.shows("Cayley table"))
  }
}

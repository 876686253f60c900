@testable import Groups
import Testing

@Suite struct HasseDiagramTests {
  static let groups = SubgroupLatticeTests.groups + ["Z(1)", "Z(2)^4", "D(30)"]

  @Test(arguments: groups)
  func `levels are orders, and lines climb from level to level`(text: String) throws {
    let lattice = try #require(try group(text).subgroupClasses())
    let diagram = try #require(try HasseDiagram(lattice))
    #expect(diagram.orders == Set(lattice.classes.map(\.order)).sorted())
    var seen: [Int] = []
    for level in diagram.levels.indices {
      let members = diagram.subgroups(in: level)
      seen += members
      for k in members {
        #expect(lattice.classes[k].order == diagram.orders[level])
        let place = try #require(diagram.place(of: k))
        #expect(diagram.levels[place.level][place.index] == .subgroup(k))
      }
    }
    #expect(seen.sorted() == Array(lattice.classes.indices))
    for (number, (cover, line)) in zip(lattice.covers, diagram.lines).enumerated() {
      #expect(line.map(\.level) == Array(line[0].level...line[line.count - 1].level))
      #expect(node(line[0], diagram) == .subgroup(cover.lower))
      #expect(node(line[line.count - 1], diagram) == .subgroup(cover.upper))
      for place in line.dropFirst().dropLast() { #expect(node(place, diagram) == .bend(number)) }
    }
  }

  private func node(_ place: HasseDiagram.Place, _ diagram: HasseDiagram) -> HasseDiagram.Node {
    diagram.levels[place.level][place.index]
  }

  /// All pairs of lines between two levels, the plain way.
  private func crossings(_ diagram: HasseDiagram) -> Int {
    var pieces: [(level: Int, from: Int, to: Int)] = []
    for line in diagram.lines {
      for (low, high) in zip(line, line.dropFirst()) {
        pieces.append((low.level, low.index, high.index))
      }
    }
    var total = 0
    for (i, a) in pieces.enumerated() {
      for b in pieces[..<i] where a.level == b.level && (a.from - b.from) * (a.to - b.to) < 0 {
        total += 1
      }
    }
    return total
  }

  @Test(arguments: groups.filter { $0 != "Z(2)^4" })
  func `crossings are counted right`(text: String) throws {
    let lattice = try #require(try group(text).subgroupClasses())
    let diagram = try #require(try HasseDiagram(lattice))
    #expect(diagram.crossings == crossings(diagram))
  }

  @Test func `lattices that can be drawn without crossings are`() throws {
    for text in ["Z(12)", "Z(30)", "D(4)", "Q(8)", "S(3)", "A(4)"] {
      let lattice = try #require(try group(text).subgroupClasses())
      let diagram = try #require(try HasseDiagram(lattice))
      // The lattice of Z(30) is a cube, which has no drawing in levels without crossings.
      #expect(text == "Z(30)" ? diagram.crossings <= 2 : diagram.crossings == 0, "\(text)")
    }
  }

  @Test(arguments: groups)
  func `nodes stand apart in columns, and inside`(text: String) throws {
    let lattice = try #require(try group(text).subgroupClasses())
    let diagram = try #require(try HasseDiagram(lattice))
    let widths = diagram.levels.map { level in
      level.map { if case .subgroup(let k) = $0 { 2 + lattice.classes[k].order % 7 } else { 1 } }
    }
    let needed = widths.map { $0.reduce(0, +) }.max() ?? 0
    for room in [1, 40, 200] {
      let columns = diagram.columns(widths: widths, room: room)
      #expect(columns == diagram.columns(widths: widths, room: room))
      for (places, widths) in zip(columns, widths) {
        var free = 0
        for (place, width) in zip(places, widths) {
          #expect(place - (width - 1) / 2 >= free, "\(text)")
          free = place - (width - 1) / 2 + width
        }
        // Rounding may cost a column.
        #expect(free <= max(room, needed) + 1)
      }
    }
  }
}

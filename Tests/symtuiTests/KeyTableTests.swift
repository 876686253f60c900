import Terminal
import Testing

@testable import symtui

@Suite struct KeyTableTests {
  @Test(arguments: Station.allCases)
  func `no key is bound twice in one station`(_ station: Station) {
    let keys = KeyTable.bindings(in: station).flatMap(\.keys)
    let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 }.keys.map(\.name) == [])
  }

  @Test func `names in the palette are unique in each station`() {
    for station in Station.allCases {
      let names = KeyTable.bindings(in: station).map(\.id)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func `labels have at most twelve columns and helps are sentences`() {
    for binding in KeyTable.all {
      #expect(columns(of: binding.label) <= 12 && !binding.label.isEmpty)
      #expect(binding.help.hasSuffix(".") || binding.help.hasSuffix("?"), "\(binding.help)")
      #expect(!binding.keys.isEmpty)
    }
  }

  @Test func `a binding names only stations that exist`() {
    let titles = Set(Station.allCases.map(\.title))
    for binding in KeyTable.all {
      for place in binding.place.split(separator: " ") {
        #expect(titles.contains(String(place)), "\(binding.id)")
      }
    }
  }

  @Test(arguments: Station.allCases)
  func `help lists every binding of its station`(_ station: Station) {
    var explored = Explored()
    explored.size = Size(width: 80, height: 120)
    explored.state.station = station
    explored.press(.character("?"))
    let text = explored.screen.description
    for binding in KeyTable.bindings(in: station) {
      #expect(text.contains(binding.help), "\(binding.id)")
      #expect(text.contains(binding.keyNames + " "), "\(binding.id)")
    }
    explored.size.width = 120
    #expect(explored.screen.shows(station.upshot) && explored.screen.shows(station.question))
  }

  @Test(arguments: Station.allCases)
  func `every hint is about a key that works here`(_ station: Station) {
    var explored = Explored()
    explored.size = Size(width: 400, height: 24)
    explored.state.station = station
    let bindings = KeyTable.bindings(in: station)
    for action in explored.state.hintActions {
      #expect(bindings.contains { $0.action == action }, "\(action)")
    }
    let line = explored.canvas().lines()[23]
    let hints = explored.state.hintActions.compactMap { action in
      bindings.first { $0.action == action }
    }
    #expect(hints.allSatisfy { line.contains("\($0.keys[0].name) \($0.label)") })
  }

  @Test(arguments: Station.allCases)
  func `the keys that users rely on are bound everywhere`(_ station: Station) {
    let characters =
      "hjklvVzgiotmsa[]{}?:/ueCcwOTq" + Station.allCases.map { "\($0.number)" }.joined()
    let named: [Key] = [
      .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab, .enter, .escape,
      .control("r"), .control("l"), .control("z"),
    ]
    for key in characters.map(Key.character) + named {
      #expect(KeyTable.action(for: key, in: station) != nil, "\(key.name)")
    }
  }

  @Test func `training and damage have their keys where they belong`() {
    for key in " .rRxy" {
      #expect(KeyTable.action(for: .character(key), in: .training) != nil)
      let isShared = key == " " || key == "."
      #expect((KeyTable.action(for: .character(key), in: .weights) != nil) == isShared)
    }
    #expect(KeyTable.action(for: .character("d"), in: .group) == .damage)
    #expect(KeyTable.action(for: .character("d"), in: .representation) == .damage)
  }

  @Test func `each number opens its station`() {
    var explored = Explored()
    for station in Station.allCases {
      explored.type("\(station.number)")
      #expect(explored.state.station == station)
      #expect(explored.screen.shows(" \(station.number) \(station.title) "))
    }
  }

  @Test func `every line of help can be run`() {
    for station in Station.allCases {
      for k in KeyTable.bindings(in: station).indices {
        var explored = Explored()
        explored.state.station = station
        explored.press(.character("?"), .home)
        for _ in 0..<k { explored.press(.down) }
        explored.press(.enter)
        if case .help(let page) = explored.state.overlay {
          // The line of help itself opens help anew.
          #expect(page.cursor == 0 && KeyTable.bindings(in: station)[k].action == .help)
        }
      }
    }
  }
}

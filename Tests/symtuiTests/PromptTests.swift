import Engine
import Terminal
import Testing

@testable import symtui

@Suite struct PromptTests {
  @Test(
    arguments: [
      ("g", "Foo(3)", 0), ("g", "Z(4) x Foo", 7), ("g", "D(", 2), ("i", "V+", 2),
      ("i", "V + what", 4),
      ("o", "V*", 2),
    ] as [(Character, String, Int)])
  func `a wrong line stays, with the caret under its fault`(
    _ key: Character, _ line: String, _ position: Int
  ) throws {
    var explored = Explored()
    let before = explored.state.world.study
    explored.answer(key, line)
    let prompt = try #require(explored.prompt)
    #expect(prompt.editor.text == line)
    #expect(prompt.position == position && prompt.problem?.isEmpty == false)
    let label = prompt.kind.label
    let text = try #require(explored.screen.find("\(label) \(line) "))
    let cell = explored.canvas()[text.x + label.count + 1 + position, text.y + 1]
    #expect(cell.character == "^" && cell.style == .error)
    #expect(explored.state.world.study == before)
    // Going on to type takes the fault away, and Esc leaves the study alone.
    explored.type("x")
    #expect(explored.prompt?.problem == nil)
    explored.press(.escape)
    #expect(explored.state.overlay == nil && explored.state.world.study == before)
  }

  @Test(
    arguments: [("g", "S(3000)"), ("g", "Z(50000)"), ("i", "V^30"), ("o", "V2")]
      as [(Character, String)])
  func `a line that the engine refuses stays, with the reason`(
    _ key: Character, _ line: String
  ) throws {
    var explored = Explored()
    let before = explored.state.world.study
    explored.answer(key, line)
    let prompt = try #require(explored.prompt)
    #expect(prompt.editor.text == line && !prompt.isChecking)
    #expect(prompt.problem?.isEmpty == false)
    #expect(explored.state.world.study == before)
  }

  @Test func `the first letter replaces what stood there, and arrows keep it`() {
    var explored = Explored()
    explored.type("g")
    #expect(explored.prompt?.editor.text == "D(4)")
    explored.type("Z")
    #expect(explored.prompt?.editor.text == "Z")
    explored.press(.escape)
    explored.type("g")
    explored.press(.left, .backspace, .character("5"))
    #expect(explored.prompt?.editor.text == "D(5)")
    explored.press(.enter)
    #expect(explored.state.world.group?.order == 10)
  }

  @Test func `Tab completes from the table that parses`() throws {
    var explored = Explored()
    explored.type("gDic")
    explored.press(.tab, .enter)
    #expect(explored.state.world.study.group.description.hasPrefix("Dic("))
    for prompt in "gio:" {
      explored.type(String(prompt))
      explored.press(.backspace)
      for completion in try #require(explored.prompt).completions
      where !completion.text.contains(" ") {
        #expect(completion.text.allSatisfy { !$0.isNewline })
      }
      explored.press(.escape)
    }
  }

  @Test func `every completion of a group or a representation parses`() throws {
    var explored = Explored()
    explored.type("g")
    explored.press(.control("u"))
    for completion in try #require(explored.prompt).completions {
      #expect(throws: Never.self) { _ = try Study(parsing: "group " + completion.text) }
    }
    explored.press(.escape)
    explored.type("i")
    explored.press(.control("u"))
    for completion in try #require(explored.prompt).completions {
      #expect(throws: Never.self) {
        _ = try Study(parsing: "group D(4); in " + completion.text)
      }
    }
  }

  @Test func `every name in the palette is understood`() {
    for station in Station.allCases {
      for binding in KeyTable.bindings(in: station) {
        var explored = Explored()
        explored.state.station = station
        explored.answer(":", binding.id)
        #expect(
          explored.prompt?.kind != .command || explored.prompt?.problem == nil, "\(binding.id)")
      }
    }
  }

  @Test func `commands with an argument do what their keys do`() {
    var explored = Explored()
    explored.answer(":", "group Z(6)")
    #expect("\(explored.state.world.study.group)" == "Z(6)" && explored.state.overlay == nil)
    explored.answer(":", "in V*V")
    #expect(
      "\(explored.state.world.study.input)" == "V*V")
    explored.answer(":", "task cyclic")
    #expect(explored.state.world.study.task == .cyclic)
    explored.answer(":", "set steps=77")
    #expect(explored.state.world.study.settings.steps == 77)
    for wrong in ["set steps=0", "set nothing=1", "task nothing", "theme nothing", "nothing"] {
      explored.answer(":", wrong)
      #expect(explored.prompt?.problem?.isEmpty == false, "\(wrong)")
      explored.press(.escape)
    }
  }

  @Test func `search goes to the element of a word, and says what is wrong with others`() {
    var explored = Explored()
    explored.answer("/", "f r")
    let group = explored.state.world.group
    #expect(explored.state.overlay == nil)
    #expect(group?.name(of: explored.state.world.selection.a) == "r^3 f")
    explored.answer("/", "r q")
    #expect(explored.prompt?.problem?.isEmpty == false && explored.prompt?.position == 2)
  }

  @Test func `what is pasted is text, not keys`() {
    var explored = Explored()
    explored.press(.paste("q\nq"))
    #expect(explored.effects.isEmpty && explored.state.overlay == nil)
    explored.type("g")
    explored.press(.paste("Z(\n5)\u{1b}q"), .enter)
    #expect(explored.effects.contains(.quit) == false)
  }
}

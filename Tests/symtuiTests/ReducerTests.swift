import Engine
import Networks
import Terminal
import Testing

@testable import symtui

@Suite struct ReducerTests {
  @Test func `undo and redo bring back the whole study`() throws {
    var explored = Explored()
    let first = explored.state.world.study
    explored.answer("g", "Z(6)")
    let second = explored.state.world.study
    explored.answer("i", "V+1")
    let third = explored.state.world.study
    #expect(first != second && second != third && "\(third.input)" == "V+1")
    explored.type("u")
    #expect(explored.state.world.study == second)
    explored.type("u")
    #expect(explored.state.world.study == first)
    #expect(explored.screen.shows(" G D(4)   in perm → out perm "))
    #expect(explored.state.world.group?.order == 8)
    explored.type("u")
    #expect(explored.state.world.study == first && explored.state.message?.isProblem == true)
    explored.press(.control("r"), .control("r"))
    #expect(explored.state.world.study == third)
    explored.press(.control("r"))
    #expect(explored.state.message?.text == "nothing to redo")
  }

  @Test func `a new change forgets what was undone`() {
    var explored = Explored()
    explored.answer("g", "Z(6)")
    explored.type("u")
    explored.answer("g", "Q(8)")
    explored.press(.control("r"))
    #expect("\(explored.state.world.study.group)" == "Q(8)")
  }

  @Test func `undo remembers a limited number of studies`() {
    var explored = Explored()
    explored.state.station = .training
    for _ in 0..<(AppState.undoLimit + 20) { explored.type("R") }
    #expect(explored.state.undoStack.count == AppState.undoLimit)
  }

  @Test func `the task follows the group and brings its settings`() {
    var explored = Explored()
    #expect(explored.state.world.study.task == .digitsD4)
    explored.answer("g", "Z(16)")
    #expect(explored.state.world.study.task == .cyclic)
    #expect(explored.state.world.study.settings.steps == TaskName.cyclic.settings.steps)
    explored.answer("g", "Z(7)")
    #expect(explored.state.world.study.task == nil)
    explored.state.station = .training
    #expect(explored.screen.shows("no task has Z(7) as its symmetry"))
    explored.type(" ")
    #expect(explored.state.message?.isProblem == true && !explored.effects.contains(.runRace))
  }

  @Test func `what a prompt asks is not answered to the file that was being opened`() {
    for key: Character in ["g", "i", "o"] {
      var explored = Explored()
      explored.state.awaitOpened("st.symtui")
      explored.answer(key, key == "g" ? "Z(3)" : "V")
      #expect(explored.state.overlay == nil, "the prompt after \(key) is done")
      #expect(explored.state.message?.text.contains("st.symtui") != true)
      #expect(explored.state.opening == nil)
    }
  }

  @Test func `a representation that the new group has not becomes V`() {
    var explored = Explored()
    explored.answer("i", "pixels(8)")
    #expect("\(explored.state.world.study.input)" == "pixels(8)")
    explored.answer("g", "Q(8)")
    #expect("\(explored.state.world.study.input)" == "V")
    #expect(explored.state.message?.text.contains("pixels(8)") == true)
  }

  @Test func `runs are made when their station is opened`() {
    var explored = Explored()
    explored.type("2345")
    #expect(!explored.effects.contains(.prepareRuns))
    explored.type("6")
    #expect(explored.effects.contains(.prepareRuns))
  }

  @Test func `space runs and pauses, and q asks only while something runs`() throws {
    var explored = Explored()
    explored.state.station = .training
    try explored.train()
    explored.type(" ")
    #expect(explored.effects.last == .runRace)
    explored.type("q")
    #expect(explored.effects.last == .quit && explored.state.overlay == nil)
    for key in explored.state.world.runKeys {
      let run = try Run(key, library: .shipped())
      _ = explored.state.take(
        .run(run.snapshot(probe: explored.state.world.probe, isRunning: true)))
    }
    explored.type(" ")
    #expect(explored.effects.last == .pauseRace)
    explored.type("q")
    #expect(explored.state.overlay == .askQuit)
    explored.type("n")
    #expect(explored.state.overlay == nil && explored.effects.last == .pauseRace)
    explored.type("qy")
    #expect(explored.effects.last == .quit)
  }

  @Test func `rewinding starts a run that no remembered study uses`() {
    var explored = Explored()
    explored.state.station = .training
    var attempts: Set<Int> = [explored.state.world.attempt]
    for _ in 0..<3 {
      explored.type("r")
      #expect(attempts.insert(explored.state.world.attempt).inserted)
    }
    explored.type("u")
    explored.type("r")
    #expect(attempts.count == 4 && explored.state.world.attempt == 4)
  }

  @Test func `acting multiplies from the left and Esc ends it`() {
    var explored = Explored()
    let before = explored.state.world.selection.a
    explored.type("a")
    explored.type("f")
    let group = explored.state.world.group
    let f = group?.generators.first { $0.name == "f" }?.element ?? 0
    #expect(explored.state.world.selection.a == group?.product(f, before))
    explored.type("-r")
    #expect(explored.state.acting?.word == "r^-1 f")
    explored.press(.escape)
    #expect(explored.state.acting == nil && explored.state.overlay == nil)
  }

  @Test func `keys never change what is drawn but through the state`() {
    var explored = Explored()
    let before = explored.canvas()
    #expect(explored.canvas() == before)
    explored.press(.right, .left)
    #expect(explored.canvas() == before)
  }
}

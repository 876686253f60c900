import Networks
import Testing

@testable import Engine

@Suite struct RaceTests {
  private func keys(
    _ task: TaskName = .cyclic, steps: Int = 8, models: [ModelKind] = [.mlp, .equivariant],
    attempt: Int = 0
  ) -> [RunKey] {
    var settings = task.settings
    settings.steps = steps
    settings.trainCount = 64
    settings.batch = 16
    return models.map { RunKey(task: task, model: $0, settings: settings, attempt: attempt) }
  }

  private let probe = Probe(sample: 0, element: 0)

  @Test func `prepared runs wait, measured, before their first step`() async throws {
    let listening = Listening()
    let keys = keys()
    listening.engine.prepare(keys, probe: probe)
    for run in try await listening.runs(keys, "prepared", fit: { _ in true }) {
      #expect(run.state == .paused && run.step == 0 && run.curve.points.count == 1)
      #expect(!run.layers.isEmpty && run.parameterCount > 0 && run.answer != nil)
    }
  }

  @Test func `without being made, runs are only paused and told about`() async throws {
    let listening = Listening()
    let (known, other) = (keys(steps: 1_000_000), keys(attempt: 1))
    listening.engine.run(known)
    _ = try await listening.runs(known, "running") { $0.state == .running }
    listening.engine.prepare(other, probe: probe, making: false)
    _ = try await listening.runs(known, "paused") { $0.state == .paused }
    #expect(listening.engine.runners.withValue { $0.allSatisfy { !other.contains($0.key) } })
  }

  @Test(arguments: [TaskName.cyclic, .digitsC4])
  func `a run in slices gives the numbers of a plain run`(_ task: TaskName) async throws {
    let listening = Listening()
    let keys = keys(task, models: ModelKind.allCases)
    listening.engine.run(keys)
    let runs = try await listening.runs(keys, "finished") { $0.state == .finished }
    for (key, run) in zip(keys, runs) {
      var plain = try Run(key, library: .forTests)
      plain.advance(until: key.settings.steps)
      #expect(run.step == key.settings.steps)
      #expect(run.curve.points == plain.curve.points)
      #expect(run.layers.map(\.weights) == plain.trainer.layers.map(\.weights))
    }
  }

  @Test func `a run goes on, pauses, takes single steps and goes on again`() async throws {
    let listening = Listening()
    let keys = keys(steps: 1_000_000)
    listening.engine.run(keys)
    _ = try await listening.runs(keys, "running") { $0.state == .running && $0.step > 0 }
    listening.engine.pause(keys)
    let paused = try await listening.runs(keys, "paused") { $0.state == .paused }
    let steps = paused.map(\.step)
    for more in 1...3 {
      listening.engine.step(keys)
      let runs = try await listening.runs(keys, "one step on") { run in
        run.step >= (steps[keys.firstIndex(of: run.key) ?? 0] + more)
      }
      #expect(runs.map(\.step) == steps.map { $0 + more })
      #expect(runs.allSatisfy { $0.state == .paused })
    }
    listening.engine.run(keys)
    _ = try await listening.runs(keys, "running again") { $0.state == .running }
    listening.engine.pause(keys)
    _ = try await listening.runs(keys, "paused again") { $0.state == .paused }
  }

  @Test func `rewinding starts anew with the same numbers, and the run that was left is kept`()
    async throws
  {
    let listening = Listening()
    let first = keys()
    listening.engine.run(first)
    let finished = try await listening.runs(first, "finished") { $0.state == .finished }
    let second = keys(attempt: 1)
    listening.engine.prepare(second, probe: probe)
    for run in try await listening.runs(second, "prepared", fit: { _ in true }) {
      #expect(run.step == 0)
    }
    listening.engine.run(second)
    let again = try await listening.runs(second, "finished") { $0.state == .finished }
    #expect(again.map(\.curve.points) == finished.map(\.curve.points))
    listening.engine.prepare(first, probe: probe)
    let back = try await listening.runs(first, "back", fit: { _ in true })
    #expect(back.map(\.curve.points) == finished.map(\.curve.points))
    #expect(back.allSatisfy { $0.state == .finished })
  }

  @Test func `preparing other runs pauses those that are left`() async throws {
    let listening = Listening()
    let first = keys(steps: 1_000_000)
    listening.engine.run(first)
    _ = try await listening.runs(first, "running") { $0.state == .running && $0.step > 0 }
    listening.engine.prepare(keys(steps: 1_000_000, attempt: 1), probe: probe)
    _ = try await listening.runs(first, "paused") { $0.state == .paused }
  }

  @Test func `beyond the number that is kept the oldest run goes`() async throws {
    let listening = Listening()
    let first = keys(models: [.mlp])
    listening.engine.run(first)
    _ = try await listening.runs(first, "finished") { $0.state == .finished }
    for attempt in 1...Engine.keptRuns {
      let others = keys(models: [.mlp], attempt: attempt)
      listening.engine.prepare(others, probe: probe)
      _ = try await listening.runs(others, "prepared", fit: { _ in true })
    }
    listening.engine.prepare(first, probe: probe)
    let anew = try await listening.runs(first, "made anew", fit: { _ in true })
    #expect(anew[0].step == 0)
  }

  @Test func `without the digits a run fails and says so`() async throws {
    let listening = Listening(library: Library(digits: .failure(.invalid("no digits here"))))
    let keys = keys(.digitsD4)
    listening.engine.run(keys)
    for run in try await listening.runs(keys, "failed", fit: { $0.state != .loading }) {
      #expect(run.state == .failed(.invalid("no digits here")))
    }
    // It is not lost on those who only come later.
    listening.engine.prepare(keys, probe: probe)
    for run in try await listening.runs(keys, "failed", fit: { _ in true }) {
      #expect(run.state == .failed(.invalid("no digits here")))
    }
    // A task that needs no digits trains all the same.
    let others = self.keys()
    listening.engine.run(others)
    _ = try await listening.runs(others, "finished") { $0.state == .finished }
  }

  @Test func `a learning rate that is far too large is a run that diverged`() async throws {
    let listening = Listening()
    var key = keys(steps: 400, models: [.mlp])[0]
    key.settings.learningRate = 100
    key.settings.schedule = .constant
    listening.engine.run([key])
    let runs = try await listening.runs([key], "at its end") {
      $0.state == .diverged || $0.state == .finished
    }
    #expect(runs[0].step <= 400 && runs[0].curve.points.count <= Curve.budget)
  }

  @Test func `each model answers the image it is shown, moved by the element`() async throws {
    let listening = Listening()
    let keys = keys(.digitsC4, models: [.mlp])
    listening.engine.prepare(keys, probe: probe)
    _ = try await listening.runs(keys, "prepared", fit: { _ in true })
    let moved = Probe(sample: 3, element: 1)
    listening.engine.show(moved, keys)
    let runs = try await listening.runs(keys, "asked") { $0.answer?.probe == moved }
    let run = try Run(keys[0], library: .forTests)
    let answer = try #require(runs[0].answer)
    #expect(answer.outputs == run.trainer.predict(answer.input, count: 1))
    #expect(answer.input.count == 64 && answer.label != nil)
    let upright = try #require(
      run.snapshot(probe: Probe(sample: 3, element: 0), isRunning: false).answer)
    #expect(answer.label == upright.label)
    #expect(answer.input != upright.input && answer.input.sorted() == upright.input.sorted())
  }

  @Test func `a sample beyond the test set wraps around`() throws {
    let run = try Run(keys(models: [.mlp])[0], library: .forTests)
    for sample in [-1, 1_000_000, Int.min / 2] {
      let answer = run.snapshot(probe: Probe(sample: sample, element: 99), isRunning: false).answer
      #expect(answer.map { (0..<run.task.test.count).contains($0.probe.sample) } == true)
      #expect(answer?.probe.element == 0)
    }
  }
}

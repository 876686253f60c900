// `symtui train TASK`: the models of a task side by side, an event a line.

import ArgumentParser
@preconcurrency import Dispatch
import Engine
import Networks

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train models side by side.",
    discussion: """
      Settings: \(TrainingSettings.keys.joined(separator: ", ")).
      Example: symtui train digits-c4 --models mlp,equivariant --seed 1
      """)

  @Argument(help: "A task: \(TaskName.allCases.map(\.rawValue).joined(separator: ", ")).")
  var task: String
  @Option(help: "Models, separated by commas.")
  var models = ModelKind.allCases.map(\.rawValue).joined(separator: ",")
  @Option(help: "Everything random follows from it.") var seed: String?
  @Option(help: "Optimiser steps.") var steps: String?
  @Option(name: .customLong("n-train"), help: "Training samples.") var trainCount: String?
  @Option(help: "Hidden units, or channels of the equivariant model.") var width: String?
  @Option(help: ArgumentHelp("A setting, as often as needed.", valueName: "key=value"))
  var set: [String] = []
  @Option(help: "Write curves (.csv) or final weights (.safetensors).") var export: String?
  @OptionGroup var output: JSONOption

  func run() throws {
    guard let name = TaskName(rawValue: task) else {
      throw CommandFailure.value(
        "there is no task called “\(task)”; tasks: "
          + TaskName.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let keys = try runKeys(name)
    try checkExport()
    let library = Library.shipped()
    let runs = try reporting { try keys.map { try Run($0, library: library) } }
    let printer = TrainingPrinter(json: output.json)
    let interruption = Interruption()
    let done = Box<[Run?]>(runs.map { _ in nil })
    // One job a model: they share the cores, and no number depends on how.
    DispatchQueue.concurrentPerform(iterations: runs.count) { k in
      let finished = Self.train(runs[k], printer, interruption)
      done.withValue { $0[k] = finished }
    }
    let finished = done.withValue { $0 }.compactMap { $0 }
    printer.finish(finished)
    if let export { try write(finished, to: export) }
    if interruption.hasCome { throw CommandFailure(status: 130, message: "interrupted") }
  }

  /// Says what is wrong with the file before the training, not after it.
  private func checkExport() throws {
    guard let export else { return }
    guard export.hasSuffix(".csv") || export.hasSuffix(".safetensors") else {
      throw CommandFailure.value("--export writes .csv or .safetensors, not “\(export)”")
    }
    if let problem = Files.objection(toWriting: Files.expand(export)) {
      throw CommandFailure.value(problem)
    }
  }

  private func runKeys(_ task: TaskName) throws -> [RunKey] {
    var settings = task.settings
    try reporting {
      for (key, value) in [
        ("seed", seed), ("steps", steps), ("n-train", trainCount), ("width", width),
      ] {
        if let value { try settings.set(key, value) }
      }
      for assignment in set { try settings.set(assignment) }
    }
    let names = models.split(separator: ",").map(String.init)
    guard !names.isEmpty else { throw CommandFailure.value("--models names no model") }
    guard Set(names).count == names.count else {
      throw CommandFailure.value("--models names a model twice: \(models)")
    }
    return try names.map { name in
      guard let model = ModelKind(rawValue: name) else {
        throw CommandFailure.value(
          "there is no model called “\(name)”; models: "
            + ModelKind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return RunKey(task: task, model: model, settings: settings, attempt: 0)
    }
  }

  /// Trains to the end, printing twelve measurements on the way; stops early when interrupted.
  private static func train(
    _ start: Run, _ printer: TrainingPrinter, _ interruption: Interruption
  ) -> Run {
    var run = start
    let begin = DispatchTime.now().uptimeNanoseconds
    func seconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9 }
    printer.start(run)
    printer.step(run, seconds: 0)
    let steps = run.key.settings.steps
    var stepping = 0.0
    for part in 1...12 where steps * part / 12 > run.trainer.step {
      let before = seconds()
      run.advance(until: steps * part / 12) { !interruption.hasCome }
      stepping += seconds() - before
      guard run.canAdvance, !interruption.hasCome else { break }
      printer.step(run, seconds: seconds())
    }
    printer.end(
      run, seconds: seconds(), stepping: stepping,
      byUser: interruption.hasCome && run.canAdvance)
    return run
  }

  private func write(_ runs: [Run], to path: String) throws {
    let problem =
      path.hasSuffix(".csv")
      ? Files.write(
        TrainingExport.csv(runs.map { ($0.key.model, $0.curve) }), to: Files.expand(path))
      : Files.write(TrainingExport.safetensors(runs), to: Files.expand(path))
    if let problem { throw CommandFailure.value(problem) }
  }
}

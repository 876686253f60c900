// A trainer with the curve it has drawn so far: what a runner owns, and what a command trains.

@preconcurrency import Dispatch
import Networks

/// One model's training with its measurements: a value, the same for the same key.
public struct Run: Sendable {
  /// Which run it is.
  public let key: RunKey
  /// What it learns.
  public let task: LearningTask
  /// The model as it is now.
  public private(set) var trainer: Trainer
  /// What has been measured so far.
  public private(set) var curve: Curve
  /// Steps a second over the last quarter second or more of work, measurements included.
  public private(set) var stepsPerSecond = 0.0
  private var lossSum = 0.0
  private var lossCount = 0
  private var nextSnapshot: UInt64 = 0
  private var measured = (steps: 0, nanoseconds: UInt64(0))

  /// A run before its first step, measured once. Throws an `EngineError`.
  public init(_ key: RunKey, library: Library) throws(EngineError) {
    self.key = key
    do {
      task = try LearningTask(
        key.task, settings: key.settings,
        digits: key.task == .cyclic ? nil : try library.digits.get())
    } catch {
      throw EngineError(error)
    }
    trainer = Trainer(key.model, task: task, settings: key.settings)
    curve = Curve(spacing: Self.spacing(of: key.settings))
    measure()
  }

  /// 120 points over a run of the usual length, and never more than 25 steps apart at the start.
  private static func spacing(of settings: TrainingSettings) -> Int {
    min(25, max(1, settings.steps / 120))
  }

  /// Whether there are steps left that change anything.
  public var canAdvance: Bool { trainer.step < key.settings.steps && trainer.status != .diverged }

  /// Trains up to `step`, or while `goesOn` says so, measuring where the curve wants a point and at
  /// the end of the call.
  public mutating func advance(until step: Int, while goesOn: () -> Bool = { true }) {
    while trainer.step < step, canAdvance, goesOn() {
      let before = trainer.step
      let loss = Double(trainer.advance())
      lossSum += loss
      lossCount += 1
      // A diverged trainer refuses the step and says so.
      if trainer.step == before { break }
      if curve.wants(trainer.step) { measure() }
    }
    if trainer.step != curve.points.last?.step { measure() }
  }

  /// One step, measured only where the curve wants a point or the run ends.
  mutating func advance() {
    let before = trainer.step
    lossSum += Double(trainer.advance())
    lossCount += 1
    if trainer.step > before, curve.wants(trainer.step) || !canAdvance { measure() }
  }

  private mutating func measure() {
    let evaluation = trainer.evaluate()
    let loss = lossCount > 0 ? lossSum / Double(lossCount) : nil
    curve.append(CurvePoint(step: trainer.step, trainLoss: loss, evaluation: evaluation))
    (lossSum, lossCount) = (0, 0)
  }

  mutating func noteSpeed(since begin: UInt64) {
    measured.nanoseconds += DispatchTime.now().uptimeNanoseconds - begin
    guard measured.nanoseconds > 250_000_000 else { return }
    stepsPerSecond = Double(trainer.step - measured.steps) * 1e9 / Double(measured.nanoseconds)
    measured = (trainer.step, 0)
  }

  /// At most 12 pictures a second of a run: enough for a moving curve, little for a slow line.
  mutating func snapshotIsDue() -> Bool {
    let now = DispatchTime.now().uptimeNanoseconds
    guard now >= nextSnapshot else { return false }
    nextSnapshot = now + 83_000_000
    return true
  }

  /// How the run stands, made for drawing.
  public func snapshot(probe: Probe, isRunning: Bool) -> RunSnapshot {
    let state: RunState =
      trainer.status == .diverged
      ? .diverged : !canAdvance ? .finished : isRunning ? .running : .paused
    return RunSnapshot(
      key: key, state: state, step: trainer.step, parameterCount: trainer.parameterCount,
      curve: curve, stepsPerSecond: stepsPerSecond, layers: trainer.layers,
      answer: answer(to: probe))
  }

  /// The class of a test sample; nil for regression.
  private func label(of sample: Int) -> Int? {
    guard task.loss == .crossEntropy else { return nil }
    let width = task.outputAction.dimension
    return task.test.targets[sample * width..<(sample + 1) * width].firstIndex(of: 1)
      .map { $0 - sample * width }
  }

  private func answer(to probe: Probe) -> Answer? {
    let count = task.test.count
    guard count > 0 else { return nil }
    let sample = ((probe.sample % count) + count) % count
    let element = probe.element < task.group.order ? probe.element : 0
    let width = task.inputAction.dimension
    let input = task.inputAction.apply(
      element, to: Array(task.test.inputs[sample * width..<(sample + 1) * width]))
    let outputs = task.outputAction.dimension
    let target = task.outputAction.apply(
      element, to: Array(task.test.targets[sample * outputs..<(sample + 1) * outputs]))
    return Answer(
      probe: Probe(sample: sample, element: element), input: input,
      outputs: trainer.predict(input, count: 1), target: target, label: label(of: sample))
  }
}

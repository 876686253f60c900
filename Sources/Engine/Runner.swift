// One model in training on its own queue: run, pause, one step, and a snapshot now and then.

@preconcurrency import Dispatch
import LinearAlgebra
import Networks
import Synchronization

/// Which run: the same key gives the same numbers.
public struct RunKey: Hashable, Sendable {
  /// What is learnt.
  public var task: TaskName
  /// Which model learns.
  public var model: ModelKind
  /// How.
  public var settings: TrainingSettings
  /// Rewinding starts a new attempt and keeps the old one.
  public var attempt: Int

  /// A run of `model` on `task`.
  public init(task: TaskName, model: ModelKind, settings: TrainingSettings, attempt: Int) {
    self.task = task
    self.model = model
    self.settings = settings
    self.attempt = attempt
  }
}

/// How a run stands.
public enum RunState: Hashable, Sendable {
  case loading, paused, running, finished, diverged
  case failed(EngineError)
}

/// The image that is shown to every model: a test sample moved by a group element.
public struct Probe: Hashable, Sendable {
  /// Which test sample.
  public var sample: Int
  /// The element that moves it, as a rank of the task's group.
  public var element: Int

  /// Test sample `sample`, moved by `element`.
  public init(sample: Int, element: Int) {
    self.sample = sample
    self.element = element
  }
}

/// A model's answer to the probe.
public struct Answer: Hashable, Sendable {
  /// What was asked.
  public var probe: Probe
  /// The input as the model saw it, `[inputs]`.
  public var input: [Float]
  /// Logits or outputs, `[outputs]`.
  public var outputs: [Float]
  /// What it should be, `[outputs]`.
  public var target: [Float]
  /// The right class, or nil for regression.
  public var label: Int?
}

/// How one model's training stands, made for drawing.
public struct RunSnapshot: Sendable {
  /// Which run it is.
  public let key: RunKey
  /// Whether it runs.
  public let state: RunState
  /// Optimiser steps taken.
  public let step: Int
  /// Numbers that are learnt.
  public let parameterCount: Int
  /// What has been measured so far.
  public let curve: Curve
  /// Speed, measurements included.
  public let stepsPerSecond: Double
  /// The affine maps as they are now.
  public let layers: [LayerSnapshot]
  /// What the model says of the probe.
  public let answer: Answer?
}

/// How fast runs may go, for all of them.
final class Pace: Sendable {
  private let stepsPerSecond = Atomic(0)

  func set(_ value: Int) { stepsPerSecond.store(max(0, value), ordering: .relaxed) }

  /// The most steps of the next slice, and the milliseconds to wait after it.
  var slice: (most: Int, pause: Int) {
    let wanted = stepsPerSecond.load(ordering: .relaxed)
    guard wanted > 0 else { return (.max, 0) }
    let most = max(1, wanted / 25)
    return (most, 1000 * most / wanted)
  }
}

/// One model and its queue. The run is in its box; the slice of work that takes it out owns it.
final class Runner: Sendable {
  /// A slice lasts about so long, so that every command is heard within it.
  static let sliceNanoseconds: UInt64 = 8_000_000

  let key: RunKey
  private let queue: DispatchQueue
  private let onThread: @Sendable () -> Void
  private let run = Box<Run?>(nil)
  private let failure = Box<EngineError?>(nil)
  private let wantsToRun = Atomic(false)
  /// Counts the times it was told to go on: slices of an earlier time end by themselves.
  private let epoch = Atomic(0)
  /// Steps a second; 0 is as fast as it can.
  private let pace: Pace
  private let probe = Box(Probe(sample: 0, element: 0))
  private let mailbox: Mailbox<NewsKind, EngineMessage>

  init(
    key: RunKey, pace: Pace, mailbox: Mailbox<NewsKind, EngineMessage>, library: Library,
    onThread: @escaping @Sendable () -> Void
  ) {
    self.key = key
    self.onThread = onThread
    self.pace = pace
    self.mailbox = mailbox
    // The global queue runs as many slices at once as there are cores and takes turns among the
    // models, so that the UI thread has few rivals.
    queue = DispatchQueue(
      label: "symtui.run.\(key.model.rawValue)", target: .global(qos: .utility))
    job { self.prepare(library) }
  }

  /// Goes on training, slice after slice, until paused or done.
  func resume() {
    guard !wantsToRun.exchange(true, ordering: .relaxed) else { return }
    let now = epoch.wrappingAdd(1, ordering: .relaxed).newValue
    job { self.slice(now) }
  }

  /// Stops after the slice that runs now.
  func pause() {
    guard wantsToRun.exchange(false, ordering: .relaxed) else { return }
    job { self.post() }
  }

  /// Takes one optimiser step.
  func stepOnce() {
    pause()
    job {
      self.withRun { if $0.canAdvance { $0.advance(until: $0.trainer.step + 1) } }
      self.post()
    }
  }

  /// Tells once more how the run stands.
  func announce() { job { self.post() } }

  /// Shows another image to the model.
  func show(_ new: Probe) {
    let changed = probe.withValue { old in
      defer { old = new }
      return old != new
    }
    if changed { job { self.post() } }
  }

  private func job(_ body: @escaping @Sendable () -> Void) {
    queue.async { [onThread] in
      onThread()
      body()
    }
  }

  private func prepare(_ library: Library) {
    do throws(EngineError) {
      let fresh = try Run(key, library: library)
      run.withValue { $0 = fresh }
      post()
    } catch {
      failure.withValue { $0 = error }
      post()
    }
  }

  private func slice(_ started: Int) {
    guard wantsToRun.load(ordering: .relaxed), epoch.load(ordering: .relaxed) == started
    else { return }
    let (most, pause) = pace.slice
    let end = DispatchTime.now().uptimeNanoseconds + Self.sliceNanoseconds
    let (goesOn, due) =
      withRun { run in
        let begin = DispatchTime.now().uptimeNanoseconds
        var steps = 0
        while run.canAdvance, steps < most, DispatchTime.now().uptimeNanoseconds < end {
          run.advance()
          steps += 1
        }
        run.noteSpeed(since: begin)
        return (run.canAdvance, run.snapshotIsDue())
      } ?? (false, true)
    if !goesOn { wantsToRun.store(false, ordering: .relaxed) }
    if due || !goesOn { post() }
    // Through the global queue, so that the other models get their turn first.
    guard goesOn else { return }
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .milliseconds(pause)) {
      self.job { self.slice(started) }
    }
  }

  /// Takes the run out of its box, so that it is changed in place, and puts it back.
  private func withRun<Result>(_ body: (inout Run) -> Result) -> Result? {
    guard
      var taken = run.withValue({ slot -> Run? in
        defer { slot = nil }
        return slot
      })
    else { return nil }
    let result = body(&taken)
    let back = taken
    run.withValue { $0 = back }
    return result
  }

  private func post() {
    guard let run = run.withValue({ $0 }) else { return postFailure() }
    let snapshot = run.snapshot(
      probe: probe.withValue { $0 }, isRunning: wantsToRun.load(ordering: .relaxed))
    mailbox.post(.run(snapshot), as: .run(key))
  }

  private func postFailure() {
    guard let error = failure.withValue({ $0 }) else { return }
    let snapshot = RunSnapshot(
      key: key, state: .failed(error), step: 0, parameterCount: 0, curve: Curve(spacing: 1),
      stepsPerSecond: 0, layers: [], answer: nil)
    mailbox.post(.run(snapshot), as: .run(key))
  }
}

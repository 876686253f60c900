// The models of a study side by side: starting, pausing and keeping the runs that were left.

import Networks

extension Engine {
  /// Runs that were left are kept, so that undo brings them back; beyond this many the oldest go.
  public static let keptRuns = 24

  /// Posts how these runs stand and pauses all others. Unless `making` is false, makes those that do
  /// not exist, paused: each is measured at once, on the whole orbit of the test set.
  public func prepare(_ keys: [RunKey], probe: Probe, making: Bool = true) {
    for runner in find(keys, making: making) {
      runner.show(probe)
      runner.announce()
    }
    pauseAll(except: keys)
  }

  /// Lets these runs go on.
  public func run(_ keys: [RunKey]) { for runner in find(keys, making: true) { runner.resume() } }

  /// Stops these runs where they are.
  public func pause(_ keys: [RunKey]) { for runner in find(keys, making: false) { runner.pause() } }

  /// One optimiser step of each.
  public func step(_ keys: [RunKey]) {
    for runner in find(keys, making: true) { runner.stepOnce() }
  }

  /// Shows another image to each.
  public func show(_ probe: Probe, _ keys: [RunKey]) {
    for runner in find(keys, making: false) { runner.show(probe) }
  }

  /// At most so many steps a second of each model, for an audience; 0 is as fast as it can.
  public func setPace(_ stepsPerSecond: Int) { pace.set(stepsPerSecond) }

  private func pauseAll(except keys: [RunKey]) {
    let others = runners.withValue { $0.filter { !keys.contains($0.key) } }
    for runner in others { runner.pause() }
  }

  private func find(_ keys: [RunKey], making: Bool) -> [Runner] {
    let (mailbox, pace) = (mailbox, pace)
    let library = library
    return runners.withValue { all in
      keys.compactMap { key in
        if let place = all.firstIndex(where: { $0.key == key }) {
          let runner = all.remove(at: place)
          all.append(runner)
          return runner
        }
        guard making else { return nil }
        let runner = Runner(
          key: key, pace: pace, mailbox: mailbox, library: library, onThread: onThread)
        all.append(runner)
        while all.count > Engine.keptRuns { all.removeFirst().pause() }
        return runner
      }
    }
  }
}

// Brings keys to the state, requests to the engine, news to the state, and the state to the screen.

import Assets
@preconcurrency import Dispatch
import Engine
import Groups
import Networks
import Terminal

/// The running explorer: owns the state; everything here is on the main actor.
@MainActor
final class Explorer {
  private var state: AppState
  private let engine: Engine
  private let session: TerminalSession
  /// Whether a frame with news of training is on its way, and when the last one was.
  private var frameIsDue = false
  private var lastFrame = DispatchTime.now()

  init(study: Study, options: TerminalSession.Options) throws(TerminalError) {
    engine = Engine(library: .shipped(), onThread: guardThisThread)
    session = try TerminalSession(options)
    state = AppState(study: study)
    state.themeName = session.theme.name
    state.glyphs = session.glyphs
    state.station = .symmetry
    suitDrawing(to: session.theme)
  }

  /// Runs until the user leaves.
  func run() -> Never {
    session.onDraw = { [self] canvas in
      state.size = canvas.size
      state.draw(into: &canvas)
    }
    session.onEvents = { [self] events in take(events) }
    session.onInterrupt = { [self] in interrupt() }
    engine.mailbox.onNews { [self] news in
      // Structure first: other answers are drawn with its names.
      for kind in news.keys.sorted(by: Self.comesFirst) {
        if let message = news[kind] { perform(state.take(message)) }
      }
      drawSoon(atOnce: news.keys.contains { if case .answer = $0 { true } else { false } })
    }
    perform(state.submitAll() + [.prepareRuns])
    session.setNeedsDraw()
    session.run()
  }

  /// Answers are drawn at once; news of training at most 12 times a second, however many models run.
  private func drawSoon(atOnce: Bool) {
    if atOnce { return session.setNeedsDraw() }
    guard !frameIsDue else { return }
    frameIsDue = true
    let now = DispatchTime.now()
    let next = max(now, lastFrame + .milliseconds(83))
    DispatchQueue.main.asyncAfter(deadline: next) {
      MainActor.assumeIsolated { [self] in
        frameIsDue = false
        lastFrame = .now()
        session.setNeedsDraw()
      }
    }
  }

  private static func comesFirst(_ a: NewsKind, _ b: NewsKind) -> Bool {
    a == .answer(.structure) && b != .answer(.structure)
  }

  private func take(_ events: [Event]) {
    for event in events {
      switch event {
      case .key(let key): perform(state.reduce(key))
      case .resize(let size): state.size = size
      case .tick: state.tick()
      case .woken: break
      }
    }
    if let seconds = state.tickSeconds {
      session.startTicking(every: seconds)
    } else {
      session.stopTicking()
    }
  }

  /// Ctrl-C stops what runs, or leaves when nothing does.
  private func interrupt() {
    if state.world.isTraining {
      engine.pause(state.world.runKeys)
      state.message = Message(text: "stopped")
    } else if !state.world.awaited.isEmpty {
      for kind in state.stopWaiting() { engine.cancel(kind) }
      state.message = Message(text: "stopped", isProblem: true)
    } else {
      session.close(exitCode: 130)
    }
    session.setNeedsDraw()
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    let keys = state.world.runKeys
    switch effect {
    case .submit(let request):
      state.world.expect(request)
      engine.submit(request)
    case .cancel(let kind):
      state.world.settle(kind)
      engine.cancel(kind)
    case .prepareRuns:
      // Nobody looks at new runs before station 6 is open.
      engine.prepare(keys, probe: state.world.probe, making: state.station == .training)
    case .runRace: engine.run(keys)
    case .pauseRace: engine.pause(keys)
    case .stepRace: engine.step(keys)
    case .show(let probe): engine.show(probe, keys)
    case .pace(let stepsPerSecond): engine.setPace(stepsPerSecond)
    case .nextTheme:
      let place = Theme.all.firstIndex { $0.name == session.theme.name } ?? 0
      set(Theme.all[(place + 1) % Theme.all.count])
    case .theme(let name): Theme.all.first { $0.name == name }.map(set)
    case .redraw: session.redrawAll()
    case .suspend: session.suspend()
    case .copy(let text): session.copy(text)
    case .tell(let problem): state.message = Message(text: problem, isProblem: true)
    case .save(let path, let text, let what): save(text, to: path, what)
    case .readStudy(let path): read(path)
    case .quit: session.close(exitCode: 0)
    }
  }

  private func set(_ theme: Theme) {
    session.theme = theme
    state.themeName = theme.name
    suitDrawing(to: theme)
    state.message = Message(text: "theme \(theme.name), remembered for the next start")
    Preferences.rememberTheme(theme.name)
  }

  /// Curves and pictures as theme and terminal can show them.
  private func suitDrawing(to theme: Theme) {
    state.world.chartStyle = .suited(to: theme, glyphs: session.glyphs)
    state.world.pictureStyle = .suited(
      to: theme, glyphs: session.glyphs, depth: session.depth)
  }

  private func save(_ text: String, to path: String, _ what: String) {
    let expanded = Files.expand(path)
    if let problem = Files.write(text, to: expanded) {
      state.message = Message(text: problem, isProblem: true)
    } else {
      state.message = Message(text: "wrote \(what) to \(expanded)")
    }
  }

  private func read(_ path: String) {
    switch Files.readStudy(path) {
    case .success(let study):
      perform([.submit(.check(study, keepRepresentations: true))])
      state.awaitOpened(path)
    case .failure(let problem):
      state.message = Message(text: problem.text, isProblem: true)
    }
    session.setNeedsDraw()
  }
}

extension Library {
  /// The files that the program ships, or why they are not there.
  static func shipped() -> Library {
    let assets = Assets()
    let groups = GroupLibrary.shipped()
    guard let images = assets.bytes("data/optdigits-8x8-images-idx3-ubyte"),
      let labels = assets.bytes("data/optdigits-8x8-labels-idx1-ubyte")
    else {
      let places = assets.searched.prefix(4).joined(separator: ", ")
      return Library(
        digits: .failure(
          .invalid(
            "the digits are not there (looked in \(places)); SYMTUI_ASSETS names their folder")),
        groups: groups)
    }
    do {
      return Library(
        digits: .success(try Digits(imagesIDX: images, labelsIDX: labels)), groups: groups)
    } catch {
      return Library(
        digits: .failure(.invalid("the digits cannot be read: \(error)")), groups: groups)
    }
  }
}

// The real terminal: events in, one drawing out.

@preconcurrency import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real terminal, with its event loop.
///
/// It owns ncurses; all of it runs on the main queue.
@MainActor
public final class TerminalSession {
  /// What the user may choose; `nil` leaves it to the terminal and the environment.
  public struct Options: Sendable {
    /// The theme to begin with; `dark` by default.
    public var themeName: String?
    /// ASCII instead of Unicode.
    public var ascii: Bool?
    /// How many colours to use, at most.
    public var depth: ColorDepth?
    /// Whether to listen to the mouse.
    public var mouse: Bool
    /// Whether to mark each drawing as one step (synchronized output), against flicker.
    public var synchronized: Bool?

    /// What the user chose.
    public init(
      themeName: String? = nil, ascii: Bool? = nil, depth: ColorDepth? = nil, mouse: Bool = true,
      synchronized: Bool? = nil
    ) {
      self.themeName = themeName
      self.ascii = ascii
      self.depth = depth
      self.mouse = mouse
      self.synchronized = synchronized
    }
  }

  /// Receives all events that wait, at once; one drawing follows.
  public var onEvents: @MainActor ([Event]) -> Void = { _ in }
  /// Draws the whole screen into a blank canvas.
  public var onDraw: @MainActor (inout Canvas) -> Void = { _ in }
  /// Ctrl-C.
  ///
  /// Without it Ctrl-C ends the program with status 130.
  public var onInterrupt: (@MainActor () -> Void)?

  private let screen: CursesScreen
  private let errors: DivertedErrors?
  private var reader = KeyReader()
  private var sources: [any DispatchSourceProtocol] = []
  private var timer: (any DispatchSourceTimer)?
  private var tickSeconds = 0.0
  private var isDrawScheduled = false
  private var isSuspended = false
  private var wakesItself = false

  /// Opens the terminal.
  public init(_ options: Options = Options()) throws(TerminalError) {
    let name = options.themeName ?? Theme.dark.name
    guard let theme = Theme.named(name) else { throw .unknownTheme(name) }
    self.theme = theme
    screen = try CursesScreen(options)
    errors = DivertedErrors()
    listen()
  }

  /// How cells look; a new theme is drawn at once.
  public var theme: Theme { didSet { setNeedsDraw() } }
  /// What cells may hold.
  public var glyphs: GlyphSet { screen.glyphs }
  /// How many colours are used.
  public var depth: ColorDepth { screen.depth }
  /// The size of the window.
  public var size: Size { screen.size }

  /// Asks for a drawing soon; many calls make one.
  public func setNeedsDraw() {
    guardThisThread()
    guard !isDrawScheduled else { return }
    isDrawScheduled = true
    DispatchQueue.main.async {
      MainActor.assumeIsolated {
        guardThisThread()
        if self.isDrawScheduled { self.draw() }
      }
    }
  }

  /// Sends `.tick` every `seconds`, until told to stop.
  ///
  /// Without ticks an idle program is idle.
  public func startTicking(every seconds: Double) {
    guard timer == nil || seconds != tickSeconds else { return }
    stopTicking()
    tickSeconds = seconds
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + seconds, repeating: seconds)
    timer.setEventHandler { MainActor.assumeIsolated { self.receive([.tick]) } }
    timer.activate()
    self.timer = timer
  }

  /// Ends the ticks.
  public func stopTicking() {
    timer?.cancel()
    timer = nil
  }

  /// Draws, then handles events for ever.
  public func run() -> Never {
    draw()
    withExtendedLifetime(self) { dispatchMain() }
  }

  /// Restores the terminal, prints `message`, and ends the program.
  public func close(exitCode: Int32, message: String? = nil) -> Never {
    if !isSuspended { screen.leave() }
    errors?.end()
    if let message { writeAll(message + "\n", to: 1) }
    exit(exitCode)
  }

  /// Draws every cell anew, for when something else wrote on the screen.
  public func redrawAll() {
    screen.forget()
    setNeedsDraw()
  }

  /// Puts `text` into the clipboard, where the terminal allows it (OSC 52; many cap it at 74 kB).
  public func copy(_ text: String) {
    writeAll("\u{1B}]52;c;\(base64(Array(text.utf8)))\u{7}", to: 1)
  }

  private func draw() {
    isDrawScheduled = false
    guard !isSuspended else { return }
    var canvas = Canvas(size: screen.size, glyphs: screen.glyphs)
    onDraw(&canvas)
    screen.paint(canvas, theme: theme)
  }

  private func receive(_ events: [Event]) {
    guardThisThread()
    guard !events.isEmpty else { return }
    onEvents(events)
    draw()
  }
}

// Signals and input.
extension TerminalSession {
  private func listen() {
    let keys = DispatchSource.makeReadSource(fileDescriptor: 0, queue: .main)
    keys.setEventHandler { MainActor.assumeIsolated { self.readKeys() } }
    keys.activate()
    sources.append(keys)
    on(SIGWINCH) { session in
      session.screen.resize()
      session.receive([.resize(session.size)])
    }
    on(SIGINT) { session in
      guard let interrupt = session.onInterrupt else { session.close(exitCode: 130) }
      interrupt()
      session.draw()
    }
    on(SIGTERM) { $0.close(exitCode: 143) }
    on(SIGHUP) { $0.close(exitCode: 129) }
    on(SIGTSTP) { $0.suspend() }
    on(SIGCONT) { $0.wake() }
  }

  private func on(_ signalNumber: Int32, _ body: @escaping @MainActor (TerminalSession) -> Void) {
    // The source sees the signal; without this the default action would come first.
    signal(signalNumber, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: signalNumber, queue: .main)
    source.setEventHandler {
      MainActor.assumeIsolated {
        guardThisThread()
        body(self)
      }
    }
    source.activate()
    sources.append(source)
  }

  private func readKeys() {
    guardThisThread()
    guard !isSuspended else { return }
    if inputHasEnded { close(exitCode: 129) }
    receive(reader.read().map { .key($0) })
  }

  /// Whether standard input is at its end, where a read source would fire for ever.
  private var inputHasEnded: Bool {
    var state = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&state, 1, 0) == 1 else { return false }
    if state.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    var waiting: Int32 = 0
    return ioctl(0, UInt(FIONREAD), &waiting) == 0 && waiting == 0
  }

  /// Leaves the screen to the shell until the program is continued, as Ctrl-Z does.
  public func suspend() {
    guard !isSuspended else { return }
    isSuspended = true
    wakesItself = true
    screen.leave()
    signal(SIGTSTP, SIG_DFL)
    stopProcess()
    signal(SIGTSTP, SIG_IGN)
    resume()
  }

  /// Continued after a stop that nobody announced: the shell has changed the terminal meanwhile.
  private func wake() {
    if wakesItself {
      wakesItself = false
    } else {
      resume()
    }
  }

  private func resume() {
    isSuspended = false
    screen.resume()
    receive([.woken])
  }
}

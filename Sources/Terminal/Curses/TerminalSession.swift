// The real terminal: events in, one drawing out.

import CTerminalGuard
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
    divertErrors()
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
    guard_return_errors()
    if let message { writeAll(message + "\n", to: 1) }
    // Not exit: other threads still compute, with libraries that it would take apart under them.
    fflush(nil)
    _exit(exitCode)
  }

  /// Draws every cell anew, for when something else wrote on the screen.
  public func redrawAll() {
    screen.forget()
    setNeedsDraw()
  }

  /// Puts `text` into the clipboard, where the terminal allows it (OSC 52; many cap it at 74 kB).
  public func copy(_ text: String) {
    guard_begin_output()
    defer { guard_end_output() }
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
    // A pipe of our own: signal sources of Dispatch install their handlers some time later, and
    // lose them to whoever saves and restores the action meanwhile, as ncurses does with SIGTSTP.
    let bell = guard_watch()
    guard bell >= 0 else { return }
    let signals = DispatchSource.makeReadSource(fileDescriptor: bell, queue: .main)
    signals.setEventHandler { MainActor.assumeIsolated { self.readSignals(bell) } }
    signals.activate()
    sources.append(signals)
  }

  private func readSignals(_ bell: Int32) {
    guardThisThread()
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(bell, &bytes, bytes.count)
    // In the order of first arrival, each once: a burst of resizes is one resize.
    var seen: Set<UInt8> = []
    for byte in bytes.prefix(max(0, count)) where seen.insert(byte).inserted {
      handle(signal: Int32(byte))
    }
  }

  private func handle(signal number: Int32) {
    switch number {
    case SIGWINCH:
      guard !isSuspended else { return }
      screen.resize()
      receive([.resize(size)])
    case SIGINT:
      guard let onInterrupt else { close(exitCode: 130) }
      onInterrupt()
      draw()
    case SIGTERM, SIGHUP: close(exitCode: 128 + number)
    case SIGTSTP: suspend()
    case SIGCONT: wake()
    default: break
    }
  }

  private func readKeys() {
    guardThisThread()
    if inputHasEnded { close(exitCode: 129) }
    guard isInForeground else { return stop() }
    let keys = reader.read()
    receive(keys.filter { $0 != .control("z") }.map { .key($0) })
    if keys.contains(.control("z")) { suspend() }
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
    screen.leave()
    stop()
  }

  /// Continued after a stop that nobody announced: the shell has changed the terminal meanwhile.
  private func wake() {
    if wakesItself {
      wakesItself = false
    } else if isInForeground {
      resume()
    } else {
      stop()
    }
  }

  /// Stops, and goes on when the shell has given the terminal back.
  ///
  /// A job that was continued in the background stops again: there it could neither draw nor read.
  private func stop() {
    isSuspended = true
    var wasStopped = true
    repeat {
      let before = DispatchTime.now().uptimeNanoseconds
      guard_stop()
      wasStopped = DispatchTime.now().uptimeNanoseconds - before > 1_000_000
    } while !isInForeground && wasStopped
    // Without a shell that could continue it, nothing stops a process.
    guard isInForeground else { close(exitCode: 129) }
    wakesItself = wasStopped
    resume()
  }

  private var isInForeground: Bool {
    let group = tcgetpgrp(0)
    return group < 0 || group == getpgrp()
  }

  private func resume() {
    isSuspended = false
    screen.resume()
    // Later, since whoever asked for the suspension may be in the middle of an event.
    DispatchQueue.main.async { MainActor.assumeIsolated { self.receive([.woken]) } }
  }
}

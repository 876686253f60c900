// Ctrl-C as a question that long work asks, instead of the end of the program.

@preconcurrency import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Notices Ctrl-C from its making on.
final class Interruption: Sendable {
  private let flag = Atomic(false)
  private let source: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [weak self] in self?.flag.store(true, ordering: .relaxed) }
    source.activate()
  }

  deinit { source.cancel() }

  /// Whether Ctrl-C was pressed.
  var hasCome: Bool { flag.load(ordering: .relaxed) }
}

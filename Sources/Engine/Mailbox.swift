// What crosses between threads: one value in a box, and the box that rings when something is new.

@preconcurrency import Dispatch
import Synchronization

/// One value that several threads may take, replace or look at: the only lock of the program.
public final class Box<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  /// A box that holds `value`.
  public init(_ value: Value) { self.value = Mutex(value) }

  /// Runs `body` on the value while nobody else can see it. Keep it short: others wait.
  public func withValue<Result: Sendable>(
    _ body: @Sendable (inout Value) throws -> Result
  ) rethrows -> Result {
    try value.withLock { slot in
      // The lock hands over a `sending` value; a Sendable copy in and out satisfies it.
      try body(&slot)
    }
  }
}

/// The latest news of each kind, and a bell that rings on the main queue.
///
/// A burst of posts rings once, and an unread value is replaced by a newer one of its kind: a slow
/// reader never queues behind a fast writer.
public final class Mailbox<Kind: Hashable & Sendable, Value: Sendable>: Sendable {
  private let slots = Box<[Kind: Value]>([:])
  private let bell: any DispatchSourceUserDataAdd

  /// An empty mailbox, silent until `onNews` gives it a reader.
  public init() { bell = DispatchSource.makeUserDataAddSource(queue: .main) }

  /// Dispatch traps when a source goes that was never activated; activating it twice does nothing.
  deinit { bell.activate() }

  /// Leaves `value` as the latest of its kind and rings.
  public func post(_ value: Value, as kind: Kind) {
    slots.withValue { $0[kind] = value }
    bell.add(data: 1)
  }

  /// Takes everything that has come since the last time.
  public func take() -> [Kind: Value] {
    slots.withValue { all in
      defer { all = [:] }
      return all
    }
  }

  /// Calls `read` on the main queue after one or more posts. Call it once.
  public func onNews(_ read: @escaping @MainActor @Sendable ([Kind: Value]) -> Void) {
    bell.setEventHandler { [self] in
      MainActor.assumeIsolated {
        let news = take()
        if !news.isEmpty { read(news) }
      }
    }
    bell.activate()
  }
}

// Requests in, snapshots out: runs each question off the UI thread and stops the ones nobody awaits.

@preconcurrency import Dispatch
import Groups
import LinearAlgebra
import Networks
import Synchronization

/// The files that reach the engine as bytes; it opens none itself.
public struct Library: Sendable {
  /// The 8 × 8 digits as two IDX files, or why they are not there.
  public let digits: Result<Digits, EngineError>
  /// The catalogue of small groups, and Cayley tables by their path.
  public let groups: GroupLibrary

  /// A library with these digits, and these files about groups.
  public init(digits: Result<Digits, EngineError>, groups: GroupLibrary = .empty) {
    self.digits = digits
    self.groups = groups
  }
}

/// What came of a request.
public struct News: Sendable {
  /// What was asked.
  public let request: Request
  /// What came of it so far.
  public let outcome: Outcome

  /// News of a request.
  public init(request: Request, outcome: Outcome) {
    self.request = request
    self.outcome = outcome
  }

  /// Under way, or done one way or the other.
  public enum Outcome: Sendable {
    /// Still computing; the share done, where it is known.
    case progress(Double?)
    /// The answer.
    case done(Snapshot)
    /// Why there is none.
    case failed(EngineError)
  }
}

/// What the mailbox holds the latest of.
public enum NewsKind: Hashable, Sendable {
  /// The answer to the latest request of a kind.
  case answer(Request.Kind)
  /// How one model's training stands.
  case run(RunKey)
}

/// What the mailbox brings.
public enum EngineMessage: Sendable {
  /// About a request.
  case news(News)
  /// About a run.
  case run(RunSnapshot)
}

/// Runs requests on Dispatch queues, one serial queue a kind, and training runs on one each.
public final class Engine: Sendable {
  /// What has come; give it a reader with `onNews`.
  public let mailbox = Mailbox<NewsKind, EngineMessage>()
  /// The files at hand.
  public let library: Library
  private let answers: Answers
  private let lanes: [Request.Kind: Lane]
  /// What each thread does before it computes.
  let onThread: @Sendable () -> Void
  let runners = Box<[Runner]>([])
  let pace = Pace()

  /// An idle engine. `onThread` is called on its threads at the top of each job, such as to prepare them
  /// for a stack overflow; it should be cheap.
  public init(library: Library, onThread: @escaping @Sendable () -> Void = {}) {
    self.library = library
    self.onThread = onThread
    answers = Answers(library: library.groups)
    lanes = Dictionary(
      uniqueKeysWithValues: Request.Kind.allCases.map {
        ($0, Lane(label: "symtui.\($0)", onThread: onThread))
      })
  }

  /// Asks; the former request of this kind, if it still runs, is stopped and never answered.
  public func submit(_ request: Request) {
    guard let lane = lanes[request.kind] else { return }
    lane.start { [answers, mailbox] token in
      @Sendable func post(_ outcome: News.Outcome) {
        lane.whileCurrent(token) {
          mailbox.post(
            .news(News(request: request, outcome: outcome)), as: .answer(request.kind))
        }
      }
      let progress = Throttle(perSecond: 10)
      let checkpoint = Checkpoint { fraction throws(Cancelled) in
        if token.isCancelled { throw Cancelled() }
        if progress.isDue() { post(.progress(fraction)) }
      }
      do throws(EngineError) {
        post(.done(try answers.snapshot(request, checkpoint)))
      } catch {
        post(.failed(error))
      }
    }
  }

  /// Stops the request of this kind, if one runs. Nothing comes of it.
  public func cancel(_ kind: Request.Kind) { lanes[kind]?.cancel() }
}

/// Says whether a job is still wanted.
final class Token: Sendable {
  private let cancelled = Atomic(false)
  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }
  func cancel() { cancelled.store(true, ordering: .relaxed) }
}

/// Says yes at most so often, and not before one period has passed: short jobs report nothing.
public final class Throttle: Sendable {
  private let period: UInt64
  private let next: Atomic<UInt64>

  /// At most `perSecond` times a second.
  public init(perSecond: Double) {
    period = UInt64(1e9 / perSecond)
    next = Atomic(DispatchTime.now().uptimeNanoseconds + period)
  }

  /// Whether a period has passed since the last yes.
  public func isDue() -> Bool {
    let now = DispatchTime.now().uptimeNanoseconds
    let due = next.load(ordering: .relaxed)
    return now >= due
      && next.compareExchange(expected: due, desired: now + period, ordering: .relaxed).exchanged
  }
}

/// One job at a time that counts: a newer one stops the one before it, and does not wait for it.
///
/// Most jobs stop within milliseconds at their next checkpoint. A LAPACK call cannot be stopped; the
/// job then ends by itself, unheard, while the newer one runs beside it.
final class Lane: Sendable {
  private let label: String
  private let onThread: @Sendable () -> Void
  private let current = Box<Token?>(nil)

  init(label: String, onThread: @escaping @Sendable () -> Void = {}) {
    self.label = label
    self.onThread = onThread
  }

  func start(_ job: @escaping @Sendable (Token) -> Void) {
    let token = Token()
    current.withValue {
      $0?.cancel()
      $0 = token
    }
    DispatchQueue(label: label).async { [onThread] in
      if token.isCancelled { return }
      onThread()
      job(token)
    }
  }

  /// Runs `body` if the job of `token` is still the newest; no newer one begins meanwhile, so that
  /// nothing old comes after something new.
  func whileCurrent(_ token: Token, _ body: @Sendable () -> Void) {
    current.withValue { if $0 === token { body() } }
  }

  func cancel() {
    current.withValue {
      $0?.cancel()
      $0 = nil
    }
  }
}

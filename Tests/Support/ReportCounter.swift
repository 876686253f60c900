import LinearAlgebra
import Synchronization

/// Counts the reports of a long function, and cancels it at the one asked for.
public final class ReportCounter: Sendable {
  private let reports = Mutex(0)

  /// Nothing reported yet.
  public init() {}

  /// The number of reports so far.
  public var count: Int { reports.withLock { $0 } }

  /// Cancels at report number `limit`, from 1, and at all that follow.
  public func checkpoint(stopAt limit: Int = .max) -> Checkpoint {
    Checkpoint { _ throws(Cancelled) in
      let count = self.reports.withLock { count in
        count += 1
        return count
      }
      if count >= limit { throw Cancelled() }
    }
  }

  /// How often `work` reports.
  public static func reports(of work: (Checkpoint) throws -> Void) rethrows -> Int {
    let counter = ReportCounter()
    try work(counter.checkpoint())
    return counter.count
  }

  /// The reports of `work`, at most 40 of them tried, at which a cancellation did not end it there
  /// and then.
  public static func deafReports(of work: (Checkpoint) throws -> Void) rethrows -> [Int] {
    let total = try reports(of: work)
    return stride(from: 1, through: total, by: max(1, total / 40)).filter { stop in
      let counter = ReportCounter()
      do {
        try work(counter.checkpoint(stopAt: stop))
        return true
      } catch {
        return !(error is Cancelled) || counter.count != stop
      }
    }
  }
}

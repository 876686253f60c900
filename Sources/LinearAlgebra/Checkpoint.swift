/// What a long function throws when its caller no longer wants the answer.
public struct Cancelled: Error, Hashable, Sendable {
  /// The one value there is.
  public init() {}
}

/// Through it a long function reports progress and learns that it should stop.
public struct Checkpoint: Sendable {
  private let receive: (@Sendable (_ fraction: Double?) throws(Cancelled) -> Void)?

  /// `report` is called from the thread that works; it throws to make the work end.
  public init(_ report: @escaping @Sendable (_ fraction: Double?) throws(Cancelled) -> Void) {
    receive = report
  }

  private init() {
    receive = nil
  }

  /// Reports to no one and never stops anything.
  public static let none = Checkpoint()

  /// Says how far the work is, 0 to 1, or nil where that is not known.
  ///
  /// Cheap; called at least every five milliseconds of work.
  public func report(_ fraction: Double? = nil) throws(Cancelled) {
    if let receive { try receive(fraction) }
  }

  /// The value of work that is given `none`, and so is never cancelled.
  public static func uninterrupted<Value>(
    _ work: (Checkpoint) throws(Cancelled) -> Value
  ) -> Value {
    do {
      return try work(.none)
    } catch {
      preconditionFailure("only a checkpoint that receives reports can cancel")
    }
  }
}

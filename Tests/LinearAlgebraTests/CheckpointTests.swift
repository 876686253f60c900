import LinearAlgebra
import Synchronization
import Testing

@Test func `a checkpoint passes the fraction on and can stop the work`() {
  let seen = Mutex([Double?]())
  let checkpoint = Checkpoint { fraction throws(Cancelled) in
    seen.withLock { $0.append(fraction) }
    if fraction == 0.5 { throw Cancelled() }
  }
  #expect(throws: Never.self) { try checkpoint.report() }
  #expect(throws: Cancelled.self) { try checkpoint.report(0.5) }
  #expect(seen.withLock { $0 } == [nil, 0.5])
  #expect(throws: Never.self) { try Checkpoint.none.report(1) }
}

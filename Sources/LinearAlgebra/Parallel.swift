// The one place that splits a loop over the cores.

import Dispatch

/// Loops cut into blocks whose size depends on the problem alone, so that no result depends on how
/// many cores there are.
public enum Parallel {
  /// Calls `body` once for each block of `0 ..< count`, side by side, and returns when all are done.
  ///
  /// Every block has `blockSize` indices but the last, which may have fewer.
  public static func forEachBlock(
    count: Int, blockSize: Int, _ body: @Sendable (Range<Int>) -> Void
  ) {
    precondition(blockSize > 0, "a block needs at least one index")
    guard count > 0 else { return }
    let blocks = (count + blockSize - 1) / blockSize
    if blocks == 1 { return body(0..<count) }
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      let start = block * blockSize
      body(start..<min(start + blockSize, count))
    }
  }

  /// The values of `body` on each block, in the order of the blocks.
  public static func mapBlocks<Value: Sendable>(
    count: Int, blockSize: Int, _ body: @Sendable (Range<Int>) -> Value
  ) -> [Value] {
    precondition(blockSize > 0, "a block needs at least one index")
    guard count > 0 else { return [] }
    let blocks = (count + blockSize - 1) / blockSize
    return [Value](unsafeUninitializedCapacity: blocks) { buffer, initialized in
      nonisolated(unsafe) let slots = buffer  // Proof: each block writes its own slot alone.
      forEachBlock(count: count, blockSize: blockSize) { range in
        (slots.baseAddress.unsafelyUnwrapped + range.lowerBound / blockSize)
          .initialize(to: body(range))
      }
      initialized = blocks
    }
  }
}

import LinearAlgebra
import Synchronization
import Testing

@Test(arguments: [(0, 3), (1, 3), (3, 3), (10, 3), (1000, 7)])
func `blocks cover every index once, in sizes of the problem alone`(count: Int, size: Int) {
  let seen = Mutex([Range<Int>]())
  Parallel.forEachBlock(count: count, blockSize: size) { block in
    seen.withLock { $0.append(block) }
  }
  let blocks = seen.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
  #expect(blocks.flatMap { Array($0) } == Array(0..<count))
  #expect(blocks.dropLast().allSatisfy { $0.count == size })
}

@Test func `values of blocks come back in the order of the blocks`() {
  let starts = Parallel.mapBlocks(count: 100, blockSize: 8) { $0.lowerBound }
  #expect(starts == Array(stride(from: 0, to: 100, by: 8)))
  #expect(Parallel.mapBlocks(count: 0, blockSize: 8) { $0.lowerBound } == [])
}

import Testing

@testable import Terminal

@Suite struct ScrollTests {
  @Test func `the cursor is always in view, and no room is wasted`() {
    for count in 0...12 {
      for visible in 1...6 {
        for origin in -2...14 {
          for cursor in 0..<max(1, count) {
            let start = Scroll.origin(origin, cursor: cursor, visible: visible, count: count)
            #expect(start >= 0 && start <= max(0, count - visible))
            if count > 0 { #expect((start..<(start + visible)).contains(cursor)) }
          }
        }
      }
    }
  }

  @Test func `the origin moves only as far as it must`() {
    #expect(Scroll.origin(4, cursor: 6, visible: 5, count: 100) == 4)
    #expect(Scroll.origin(4, cursor: 9, visible: 5, count: 100) == 5)
    #expect(Scroll.origin(4, cursor: 2, visible: 5, count: 100) == 2)
    #expect(Scroll.origin(7, cursor: nil, visible: 5, count: 100) == 7)
  }

  @Test func `the largest tables do not overflow`() {
    let last = Int.max - 1
    let start = Scroll.origin(0, cursor: last, visible: 20, count: Int.max)
    #expect(start == Int.max - 20)
    #expect(Scroll.moved(last, by: 10, count: Int.max) == last)
    #expect(Scroll.moved(last, by: Int.max, count: Int.max) == last)
    #expect(Scroll.moved(0, by: Int.min, count: Int.max) == 0)
    #expect(Scroll.moved(3, by: 1, count: 0) == 0)
    #expect(Scroll.thumb(origin: start, visible: 20, count: Int.max, length: 20) == 19..<20)
  }

  @Test func `the thumb touches the ends only at the ends`() {
    #expect(Scroll.thumb(origin: 0, visible: 10, count: 40, length: 8) == 0..<2)
    #expect(Scroll.thumb(origin: 30, visible: 10, count: 40, length: 8) == 6..<8)
    #expect(Scroll.thumb(origin: 0, visible: 10, count: 5, length: 8) == 0..<8)
  }
}

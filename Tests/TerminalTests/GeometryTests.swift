import Terminal
import Testing

@Suite struct GeometryTests {
  @Test func `cutting takes from an edge and leaves the rest`() {
    var rest = Rect(x: 2, y: 3, width: 10, height: 6)
    #expect(rest.cutTop(2) == Rect(x: 2, y: 3, width: 10, height: 2))
    #expect(rest.cutBottom(1) == Rect(x: 2, y: 8, width: 10, height: 1))
    #expect(rest.cutLeft(4) == Rect(x: 2, y: 5, width: 4, height: 3))
    #expect(rest.cutRight(5) == Rect(x: 7, y: 5, width: 5, height: 3))
    #expect(rest == Rect(x: 6, y: 5, width: 1, height: 3))
    #expect(rest.cutLeft(9).width == 1 && rest.isEmpty)
  }

  @Test(arguments: 1...7, 0...30)
  func `shares of a width cover it and differ by at most one`(count: Int, width: Int) {
    let parts = Rect(x: 5, y: 0, width: width, height: 1).columns(count)
    #expect(parts.map(\.width).reduce(0, +) == width)
    #expect((parts.map(\.width).max() ?? 0) - (parts.map(\.width).min() ?? 0) <= 1)
    for (left, right) in zip(parts, parts.dropFirst()) { #expect(left.maxX == right.x) }
  }

  @Test func `rows keep their gap`() {
    let parts = Rect(x: 0, y: 0, width: 1, height: 9).rows(2, gap: 2)
    #expect(parts.map(\.y) == [0, 6] && parts.map(\.height) == [4, 3])
  }

  @Test func `insets and intersections never have negative extents`() {
    let small = Rect(x: 0, y: 0, width: 3, height: 1).inset(by: 1)
    #expect(small.isEmpty && small.width == 1 && small.height == 0)
    let apart = Rect(x: 0, y: 0, width: 2, height: 2)
      .intersection(Rect(x: 5, y: 5, width: 2, height: 2))
    #expect(apart.isEmpty)
  }

  @Test func `a centred rectangle is cut to the one it lies in`() {
    let room = Rect(x: 10, y: 10, width: 20, height: 4)
    let box = room.centered(Size(width: 10, height: 9))
    #expect(box == Rect(x: 15, y: 10, width: 10, height: 4))
    #expect(room.contains(Point(x: 29, y: 13)) && !room.contains(Point(x: 30, y: 13)))
  }
}

import Testing

@testable import Groups

@Suite struct GreyPictureTests {
  @Test func `a small file is read, with a comment in its head`() throws {
    let picture = try #require(
      GreyPicture(pgm: Array("P5\n# two\n2 2\n255\n".utf8) + [0, 9, 32, 255]))
    #expect(picture.side == 2 && picture.pixels == [0, 9, 32, 255])
  }

  @Test(arguments: [
    "", "P5", "P5 2 2 255\n", "P5 2 3 255\nabcdef", "P2 1 1 255\n0", "P5 0 0 255\n",
  ])
  func `anything else is refused`(_ text: String) {
    #expect(GreyPicture(pgm: Array(text.utf8)) == nil)
  }
}

/// Many short lists in few large blocks, which never move.
///
/// So a million of them are added, and forgotten, without a long pause.
struct Lists<Element: Sendable>: Sendable {
  /// Where a list lies.
  struct Place: Sendable {
    fileprivate let block: Int32
    fileprivate let start: Int32
    fileprivate let length: Int32

    var count: Int { Int(length) }
  }

  private var blocks: [[Element]] = []

  private static var blockLength: Int { 1 << 16 }

  /// Lists longer than a block get one of their own.
  mutating func append(_ list: [Element]) -> Place {
    if let last = blocks.last, last.count + list.count <= Self.blockLength {
      let place = Place(
        block: Int32(blocks.count - 1), start: Int32(last.count), length: Int32(list.count))
      blocks[blocks.count - 1].append(contentsOf: list)
      return place
    }
    var block: [Element] = []
    block.reserveCapacity(max(Self.blockLength, list.count))
    block.append(contentsOf: list)
    blocks.append(block)
    return Place(block: Int32(blocks.count - 1), start: 0, length: Int32(list.count))
  }

  /// The list there; a slice of its block, so not to be kept while others are appended.
  subscript(_ place: Place) -> ArraySlice<Element> {
    blocks[Int(place.block)][Int(place.start)..<Int(place.start) + place.count]
  }
}

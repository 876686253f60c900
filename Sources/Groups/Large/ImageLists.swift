// Permutations as bare lists of images, for the loops that multiply millions of them.
//
// Products act on the left, as everywhere: (g h)[i] = g[h[i]].

extension [UInt16] {
  /// The list that moves none of `degree` points.
  static func identity(_ degree: Int) -> [UInt16] {
    (0..<degree).map { UInt16($0) }
  }

  var isIdentity: Bool {
    let images = span
    for i in images.indices where Int(images[i]) != i { return false }
    return true
  }

  /// The list that undoes this one.
  var inverted: [UInt16] {
    var result = self
    for i in indices { result[Int(self[i])] = UInt16(i) }
    return result
  }

  /// self = g self.
  mutating func leftMultiply(by g: [UInt16]) {
    let table = g.span
    var images = mutableSpan
    for i in images.indices { images[i] = table[Int(images[i])] }
  }

  /// self = g self, where g is the list that begins at `start` of a longer one.
  mutating func leftMultiply(by lists: [UInt16], from start: Int) {
    let table = lists.span
    var images = mutableSpan
    for i in images.indices { images[i] = table[start + Int(images[i])] }
  }

  /// g h.
  static func product(_ g: [UInt16], _ h: [UInt16]) -> [UInt16] {
    var result = h
    result.leftMultiply(by: g)
    return result
  }
}

extension Permutation {
  /// The images in sixteen bits; the degree is at most 65536.
  var imageList: [UInt16] { images.map { UInt16($0) } }

  /// From a list that is a bijection by construction.
  init(_ list: [UInt16]) {
    self.init(unchecked: list.map { UInt32($0) })
  }
}

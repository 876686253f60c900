import Foundation
import Networks

/// The shipped digits, read from the source tree.
enum Shipped {
  static func digits() throws -> Digits {
    try Digits(
      imagesIDX: bytes("optdigits-8x8-images-idx3-ubyte"),
      labelsIDX: bytes("optdigits-8x8-labels-idx1-ubyte"))
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: root.appendingPathComponent("assets/data/" + name)))
  }
}

// Small pictures of handwritten digits, read from the bytes of IDX files.

/// A data set that is not what it should be.
public struct DataError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in a sentence that says what would be right.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Grey digits of 8 × 8 pixels with their labels.
///
/// Optical Recognition of Handwritten Digits (Alpaydin and Kaynak 1998): grey values 0 … 16.
public struct Digits: Sendable {
  /// The number of pictures.
  public let count: Int
  /// `[count × 64]`, rows of a picture from the top, grey values 0 … 1.
  public let images: [Float]
  /// `[count]`, 0 … 9.
  public let labels: [UInt8]
  /// The width and height of a picture.
  public static let side = 8

  /// Reads two IDX files: `00 00 08 n`, then n big-endian sizes of four bytes, then the bytes.
  public init(imagesIDX: [UInt8], labelsIDX: [UInt8]) throws(DataError) {
    let (imageSizes, imageStart) = try Self.header(imagesIDX, dimensions: 3, of: "images")
    let (labelSizes, labelStart) = try Self.header(labelsIDX, dimensions: 1, of: "labels")
    guard imageSizes[1] == Self.side, imageSizes[2] == Self.side else {
      throw DataError(
        "the pictures have \(imageSizes[1]) × \(imageSizes[2]) pixels; they should have 8 × 8")
    }
    guard imageSizes[0] == labelSizes[0] else {
      throw DataError("there are \(imageSizes[0]) pictures but \(labelSizes[0]) labels")
    }
    let grey = imagesIDX[imageStart...]
    labels = Array(labelsIDX[labelStart...])
    if let wrong = grey.firstIndex(where: { $0 > 16 }) {
      throw DataError("byte \(wrong) of the images is \(grey[wrong]); grey values go from 0 to 16")
    }
    if let wrong = labels.firstIndex(where: { $0 > 9 }) {
      throw DataError("label \(wrong) is \(labels[wrong]); labels go from 0 to 9")
    }
    count = imageSizes[0]
    images = grey.map { Float($0) / 16 }
  }

  /// The sizes in the header, and where the bytes begin; checks that as many follow.
  private static func header(
    _ bytes: [UInt8], dimensions: Int, of what: String
  ) throws(DataError) -> (sizes: [Int], start: Int) {
    let start = 4 + 4 * dimensions
    guard bytes.count >= start, Array(bytes[..<4]) == [0, 0, 8, UInt8(dimensions)] else {
      throw DataError("the \(what) are not an IDX file of bytes in \(dimensions) dimensions")
    }
    let sizes = (0..<dimensions).map { k in
      bytes[4 + 4 * k..<8 + 4 * k].reduce(0) { $0 << 8 | Int($1) }
    }
    var expected = 1
    for size in sizes {
      let (product, overflow) = expected.multipliedReportingOverflow(by: size)
      expected = overflow ? Int.max : product
    }
    guard bytes.count - start == expected else {
      throw DataError(
        "the \(what) should have \(expected) bytes after the header, but have "
          + "\(bytes.count - start)")
    }
    return (sizes, start)
  }
}

import Networks
import Testing

@Test func `the shipped digits are read`() throws {
  let digits = try Shipped.digits()
  #expect(digits.count == 1797)
  #expect(digits.images.count == 1797 * 64)
  #expect(digits.images.min() == 0 && digits.images.max() == 1)
  #expect(Set(digits.labels) == Set(0...9))
  // The first row of the first picture, a zero: 0 0 5 13 9 1 0 0 of 16.
  #expect(Array(digits.images[..<8]) == [0, 0, 5, 13, 9, 1, 0, 0].map { $0 / 16 })
  #expect(digits.labels[..<4] == [0, 1, 2, 3])
}

private let image: [UInt8] =
  [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8]
  + [UInt8](repeating: 3, count: 64)
private let label: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 1, 7]

@Test func `a file of one picture is read`() throws {
  let digits = try Digits(imagesIDX: image, labelsIDX: label)
  #expect(digits.count == 1 && digits.labels == [7] && digits.images[63] == 3.0 / 16)
}

@Test func `damaged files are refused with a reason`() throws {
  func message(_ images: [UInt8], _ labels: [UInt8]) -> String {
    do {
      _ = try Digits(imagesIDX: images, labelsIDX: labels)
      return "accepted"
    } catch {
      return error.description
    }
  }
  func changed(_ bytes: [UInt8], _ index: Int, to value: UInt8) -> [UInt8] {
    var bytes = bytes
    bytes[index] = value
    return bytes
  }
  #expect(message([], []).contains("not an IDX file"))
  #expect(message(label, label).contains("3 dimensions"))
  #expect(message(Array(image.dropLast()), label).contains("should have 64 bytes"))
  #expect(message(image + [1], label).contains("have 65"))
  #expect(message(changed(image, 11, to: 4), label).contains("should have 32 bytes"))
  #expect(message(changed(image, 79, to: 17), label).contains("from 0 to 16"))
  #expect(message(image, changed(label, 8, to: 10)).contains("from 0 to 9"))
  #expect(message(image, label + [1]).contains("should have 1 bytes"))
  let two: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 7]
  #expect(message(image, two) == "there are 1 pictures but 2 labels")
  let wide: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 5, 5]
  #expect(message(wide, label).contains("should have 8 × 8"))
  let huge: [UInt8] = [0, 0, 8, 3] + [UInt8](repeating: 255, count: 12)
  #expect(message(huge, label).contains("the images should have"))
}

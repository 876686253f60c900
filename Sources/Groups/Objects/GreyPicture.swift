/// A square picture in grey, as a binary PGM file holds it.
public struct GreyPicture: Hashable, Sendable {
  /// Pixels along a side.
  public let side: Int
  /// 0 (black) … 255 (white), `[side × side]`, row-major.
  public let pixels: [Int]

  /// Reads a PGM file (`P5`, 8 bits, square, up to 1024 pixels a side); nil for anything else.
  public init?(pgm bytes: [UInt8]) {
    var fields: [String] = []
    var place = 0
    while fields.count < 4, place < min(bytes.count, 256) {
      let field = bytes[place...].prefix { $0 > 32 }
      if field.first == UInt8(ascii: "#") {
        place += bytes[place...].prefix { $0 != 10 }.count
      } else if !field.isEmpty {
        fields.append(String(decoding: field, as: UTF8.self))
        place += field.count
      }
      place += 1
    }
    guard fields.count == 4, fields[0] == "P5", let width = Int(fields[1]), fields[2] == fields[1],
      fields[3] == "255", (1...1024).contains(width), bytes.count == place + width * width
    else { return nil }
    side = width
    pixels = bytes[place...].map(Int.init)
  }
}

// NumPy's .npz: a zip archive, stored without compression, with a .npy file for each array.
//
// numpy.lib.format, version 1.0; PKWARE APPNOTE 6.3, §4.3.

/// Arrays, and texts as 0-dimensional arrays of characters, as an .npz file.
///
/// Names must differ and have at most 65535 bytes; the whole must stay below 4 GiB.
public func npzFile(_ arrays: [NumberArray], texts: [(name: String, text: String)] = []) -> [UInt8]
{
  var archive = ZipArchive()
  for array in arrays { archive.add(array.name + ".npy", npy(array)) }
  for (name, text) in texts { archive.add(name + ".npy", npy(text)) }
  return archive.bytes
}

/// One array as a .npy file.
func npy(_ array: NumberArray) -> [UInt8] {
  let kind =
    switch array.values {
    case .float32: "<f4"
    case .float64: "<f8"
    case .integers: "<i8"
    case .complex128: "<c16"
    }
  var bytes = npyHeader(kind, array.shape)
  array.values.write(into: &bytes)
  return bytes
}

/// A text as a 0-dimensional array of UTF-32.
private func npy(_ text: String) -> [UInt8] {
  let scalars = Array(text.unicodeScalars)
  var bytes = npyHeader("<U\(max(1, scalars.count))", [])
  for scalar in scalars { bytes.append(scalar.value) }
  if scalars.isEmpty { bytes.append(UInt32(0)) }
  return bytes
}

/// Magic, version, length, and a Python dictionary, padded so that numbers start at a multiple of 64.
private func npyHeader(_ kind: String, _ shape: [Int]) -> [UInt8] {
  let lengths = shape.map { "\($0)," }.joined(separator: " ")
  var header = Array(
    "{'descr': '\(kind)', 'fortran_order': False, 'shape': (\(lengths)), }".utf8)
  while (10 + header.count + 1) % 64 != 0 { header.append(UInt8(ascii: " ")) }
  header.append(UInt8(ascii: "\n"))
  var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
  bytes.append(UInt16(header.count))
  return bytes + header
}

/// A zip archive of stored files, all dated 1980-01-01: the same content gives the same bytes.
private struct ZipArchive {
  private var files: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let name = Array(name.utf8)
    let start = UInt32(files.count)
    var common: [UInt8] = []
    // Version 2.0; names in UTF-8; stored; midnight of the first day; checksum, sizes; name, no extra.
    for field in [20, 1 << 11, 0, 0, 0x21] as [UInt16] { common.append(field) }
    for field in [crc32(content), UInt32(content.count), UInt32(content.count)] {
      common.append(field)
    }
    for field in [UInt16(name.count), 0] { common.append(field) }
    files.append(UInt32(0x0403_4b50))
    files += common
    files += name
    files += content
    directory.append(UInt32(0x0201_4b50))
    directory.append(UInt16(20))
    directory += common
    // No comment, first disk, no attributes; where the file starts.
    for _ in 0..<3 { directory.append(UInt16(0)) }
    directory.append(UInt32(0))
    directory.append(start)
    directory += name
    count += 1
  }

  var bytes: [UInt8] {
    var bytes = files + directory
    bytes.append(UInt32(0x0605_4b50))
    for field in [0, 0, UInt16(count), UInt16(count)] { bytes.append(field) }
    bytes.append(UInt32(directory.count))
    bytes.append(UInt32(files.count))
    bytes.append(UInt16(0))
    return bytes
  }
}

/// The checksum of zip files: the polynomial 0xEDB88320, reflected, all ones before and after.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  let table = (0..<256 as Range<UInt32>).map { byte in
    (0..<8).reduce(byte) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ (rest >> 1) : rest >> 1 }
  }
  var sum = UInt32.max
  for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xff)] ^ (sum >> 8) }
  return ~sum
}

// Arrays of numbers with names, as exported files hold them.

/// A named array of numbers, row-major.
public struct NumberArray: Sendable {
  /// The numbers, of one of the kinds that files know.
  public enum Values: Sendable {
    case float32([Float])
    case float64([Double])
    /// Written as 64-bit integers.
    case integers([Int32])
    /// Real and imaginary parts, as many of each; no imaginary parts are zeros.
    case complex128([Double], [Double])
  }

  /// What readers ask for.
  public let name: String
  /// The length of each axis; none for a single number.
  public let shape: [Int]
  /// As many as the product of the lengths.
  public let values: Values

  /// Takes as many values as the shape promises.
  public init(_ name: String, shape: [Int], _ values: Values) {
    precondition(
      shape.reduce(1, *) == values.count, "\(name) has \(values.count) values for \(shape)")
    self.name = name
    self.shape = shape
    self.values = values
  }
}

extension NumberArray.Values {
  /// How many numbers there are.
  public var count: Int {
    switch self {
    case .float32(let values): values.count
    case .float64(let values), .complex128(let values, _): values.count
    case .integers(let values): values.count
    }
  }

  /// Bytes that a number takes.
  var stride: Int {
    switch self {
    case .float32: 4
    case .float64, .integers: 8
    case .complex128: 16
    }
  }

  /// Appends the numbers, little-endian.
  func write(into bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + count * stride)
    switch self {
    case .float32(let values): for value in values { bytes.append(value.bitPattern) }
    case .float64(let values): for value in values { bytes.append(value.bitPattern) }
    case .integers(let values):
      for value in values { bytes.append(UInt64(bitPattern: Int64(value))) }
    case .complex128(let re, let im):
      for k in re.indices {
        bytes.append(re[k].bitPattern)
        bytes.append(im.isEmpty ? UInt64(0) : im[k].bitPattern)
      }
    }
  }
}

extension [UInt8] {
  /// Appends an integer, little-endian.
  @inline(__always) mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { self.append(contentsOf: $0) }
  }
}

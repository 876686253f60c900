// The safetensors format: https://huggingface.co/docs/safetensors, "Format".

/// Arrays as a safetensors file: eight bytes of header length, the header in JSON, then the numbers.
///
/// Complex arrays become two, with `.real` and `.imag` after the name. Names must differ.
public func safetensorsFile(
  _ arrays: [NumberArray], metadata: [(name: String, text: String)] = []
) -> [UInt8] {
  var members: [String] = []
  if !metadata.isEmpty {
    let texts = metadata.map { "\(quoted($0.name)):\(quoted($0.text))" }
    members.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
  }
  let arrays = arrays.flatMap(\.realArrays)
  var end = 0
  for array in arrays {
    let begin = end
    end += array.values.count * array.values.stride
    members.append(
      """
      \(quoted(array.name)):{"dtype":"\(array.values.safetensorsName)",\
      "shape":[\(array.shape.map(String.init).joined(separator: ","))],\
      "data_offsets":[\(begin),\(end)]}
      """)
  }
  var header = Array("{\(members.joined(separator: ","))}".utf8)
  while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(8 + header.count + end)
  bytes.append(UInt64(header.count))
  bytes += header
  for array in arrays { array.values.write(into: &bytes) }
  return bytes
}

extension NumberArray {
  /// Real and imaginary parts, or the array itself.
  fileprivate var realArrays: [NumberArray] {
    guard case .complex128(let re, let im) = values else { return [self] }
    return [
      NumberArray(name + ".real", shape: shape, .float64(re)),
      NumberArray(
        name + ".imag", shape: shape,
        .float64(im.isEmpty ? [Double](repeating: 0, count: re.count) : im)),
    ]
  }
}

extension NumberArray.Values {
  fileprivate var safetensorsName: String {
    switch self {
    case .float32: "F32"
    case .float64, .complex128: "F64"
    case .integers: "I64"
    }
  }
}

/// A string as JSON writes it, which Python reads as well.
public func quoted(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\t": out += "\\t"
    case _ where scalar.value < 0x20:
      let hex = String(scalar.value, radix: 16)
      out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out + "\""
}

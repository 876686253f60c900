// A basis as a PyTorch module in one file, which needs nothing but torch and checks itself.

import LinearAlgebra
import Representations

/// A layer y = Wx + b in Python: W the sum of the basis matrices, b of the invariant vectors, each
/// times a coefficient that is learnt.
public struct TorchModule: Sendable {
  /// W has at most so many entries.
  public static let mostWeights = 1 << 26
  /// Lists of up to so many numbers are written out; longer ones as the base64 of their bytes.
  static let mostLiterals = 256

  private let basis: EquivariantBasis
  private let entries: BasisEntries
  private let bias: BasisEntries
  private let generators: [GeneratorEntries]
  private let isComplex: Bool

  /// Takes a basis, its entries, and the invariant vectors of the output.
  ///
  /// Throws `EngineError.limit` where W or the matrices of the generators are too large, and
  /// `Cancelled`.
  public init(
    _ basis: EquivariantBasis, _ entries: BasisEntries, invariants: EquivariantBasis,
    between ends: MapEnds, checkpoint: Checkpoint = .none
  ) throws {
    let (weights, overflow) = basis.dimensionIn.multipliedReportingOverflow(by: basis.dimensionOut)
    guard !overflow, weights <= Self.mostWeights else {
      throw EngineError.limit(
        "W has \(basis.dimensionOut) x \(basis.dimensionIn) entries, and a module writes out up to "
          + "\(Self.mostWeights); .npz, .safetensors and .csv work")
    }
    self.basis = basis
    self.entries = entries
    bias = try BasisEntries(invariants, checkpoint: checkpoint)
    generators = try ends.generators(checkpoint)
    isComplex = ends.isComplex
  }

  /// The file.
  public var text: String {
    let (names, source) = (Names(basis), basis)
    return """
      \"\"\"\(inDocument("Linear layer that commutes with \(names.group): \(names.input) -> \(names.output).", 0))

      Group   \(inDocument(names.group, 8))
      Input   \(inDocument("\(names.input), dimension \(source.dimensionIn)", 8))
      Output  \(inDocument("\(names.output), dimension \(source.dimensionOut)", 8))
      Weight  \(counted(source.dimension, "basis matrix", "basis matrices")) with rho_out(g) W = W rho_in(g) for every g
      Bias    \(counted(bias.shape[0], "invariant vector", "invariant vectors"))
      Method  \(inDocument(source.method, 8))

          layer = EquivariantLinear()
          y = layer(x)    # x [..., \(source.dimensionIn)], y [..., \(source.dimensionOut)]

      Run as a program, it measures how far the layer is from commuting with the generators.
      Written by: \(inDocument("symtui basis '\(names.group)' '\(names.input)' '\(names.output)' --export FILE.py", 0))
      \"\"\"

      import base64
      import sys

      import torch


      def _packed(dtype, text):
          \"\"\"Numbers from the base64 of their bytes, little-endian.\"\"\"
          return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=dtype)


      GROUP, INPUT, OUTPUT = \(quoted(names.group)), \(quoted(names.input)), \(quoted(names.output))
      IN, OUT = \(source.dimensionIn), \(source.dimensionOut)
      COUNT, BIAS_COUNT = \(source.dimension), \(bias.shape[0])
      DTYPE = \(isComplex ? "torch.complex64" : "torch.float32")

      # The entries of the basis matrices: matrix, row, column (from 0); real parts,
      # imaginary parts (none: 0).
      BASIS = \(tuple([entries.index, entries.row, entries.column], [entries.value, entries.imaginary]))

      # The entries of the invariant vectors: vector, row; real, imaginary parts.
      BIAS = \(tuple([bias.index, bias.row], [bias.value, bias.imaginary]))

      # Name; whether it is an element A of the Lie algebra, so that the group has exp(t A); rho_in
      # and rho_out of it: row, column, real part, imaginary part (none: 0) of their entries.
      GENERATORS = [
      \(generators.map(literal).joined(separator: "\n"))
      ]


      \(Self.code)
      """
  }

  /// The group and the representations, without the folders of files.
  private struct Names {
    let group, input, output: String

    init(_ basis: EquivariantBasis) {
      group = withoutFolders(basis.group)
      input = basis.input
      output = basis.output
    }
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  private func literal(_ generator: GeneratorEntries) -> String {
    let (input, output) = (generator.input, generator.output)
    return """
          (\(quoted(generator.name)), \(generator.isInfinitesimal ? "True" : "False"),
           \(tuple([input.row, input.column], [input.re, input.im], indent: 5)),
           \(tuple([output.row, output.column], [output.re, output.im], indent: 5))),
      """
  }

  private func tuple(_ indices: [[Int32]], _ values: [[Double]], indent: Int = 0) -> String {
    let blanks = "\n" + String(repeating: " ", count: indent + 1)
    let items =
      indices.map { PythonArray.text($0, indent) } + values.map { PythonArray.text($0, indent) }
    return "(" + items.joined(separator: "," + blanks) + ")"
  }
}

/// `table(a/b.csv)` as `table(b.csv)`.
private func withoutFolders(_ name: String) -> String {
  var result = ""
  var rest = name[...]
  while !rest.isEmpty {
    if rest.hasPrefix("table("), let end = rest.firstIndex(of: ")") {
      let path = rest[..<end].dropFirst("table(".count)
      result += "table(" + (path.split(separator: "/").last ?? "")
      rest = rest[end...]
    } else {
      result.append(rest.removeFirst())
    }
  }
  return result
}

/// Text within a document string: escaped, long lines broken at blanks and indented.
private func inDocument(_ text: String, _ indent: Int) -> String {
  let escaped = text.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }.joined()
  var lines = [""]
  for word in escaped.split(separator: " ", omittingEmptySubsequences: false) {
    let line = lines[lines.count - 1]
    if !line.isEmpty, line.count + 1 + word.count > 88 {
      lines.append(String(word))
    } else {
      lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
    }
  }
  return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
}

/// Lists of numbers in Python.
private enum PythonArray {
  static func text(_ values: [Int32], _ indent: Int) -> String {
    guard values.count > TorchModule.mostLiterals else {
      return literal(values.map(String.init), indent)
    }
    var bytes: [UInt8] = []
    for value in values { bytes.append(UInt32(bitPattern: value)) }
    return packed("int32", bytes)
  }

  static func text(_ values: [Double], _ indent: Int) -> String {
    guard values.count > TorchModule.mostLiterals else {
      return literal(values.map(numeral), indent)
    }
    var bytes: [UInt8] = []
    if values.allSatisfy({ $0 == $0.rounded() && abs($0) < 128 }) {
      for value in values { bytes.append(UInt8(bitPattern: Int8(value))) }
      return packed("int8", bytes)
    }
    for value in values { bytes.append(value.bitPattern) }
    return packed("float64", bytes)
  }

  private static func literal(_ items: [String], _ indent: Int) -> String {
    var lines = [""]
    for item in items {
      if lines[lines.count - 1].count + item.count > 88 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + item + ","
    }
    let text = lines.joined(separator: "\n" + String(repeating: " ", count: indent + 2))
    return "[" + (text.hasSuffix(",") ? String(text.dropLast()) : text) + "]"
  }

  private static func packed(_ kind: String, _ bytes: [UInt8]) -> String {
    "_packed(torch.\(kind), \"\"\"\n\(base64(bytes))\"\"\")"
  }
}

/// RFC 4648, §4, in lines of 100 letters.
func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 4 / 3 + bytes.count / 75 + 8)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let rest = min(3, bytes.count - start)
    var group = 0
    for k in 0..<3 { group = group << 8 | (k < rest ? Int(bytes[start + k]) : 0) }
    for k in 0..<4 {
      text.append(k <= rest ? letters[group >> (18 - 6 * k) & 63] : UInt8(ascii: "="))
    }
    if start % 75 == 72 { text.append(UInt8(ascii: "\n")) }
  }
  return String(decoding: text, as: UTF8.self)
}

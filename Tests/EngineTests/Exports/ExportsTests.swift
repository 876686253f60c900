import Groups
import LinearAlgebra
import Representations
import Testing

@testable import Engine

@Suite struct ExportsTests {
  private func number(_ bytes: [UInt8], at place: Int, count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private func basis(
    _ group: String, _ input: String, _ output: String
  ) throws -> (basis: EquivariantBasis, ends: MapEnds, answers: Answers) {
    let answers = Answers()
    let group = try GroupExpression(parsing: group)
    let (input, output) = (try RepExpression(parsing: input), try RepExpression(parsing: output))
    if group.isLie {
      let source: AnyRepresentation = try answers.anyRepresentation(input, of: group)
      let target: AnyRepresentation = try answers.anyRepresentation(output, of: group)
      return (
        try equivariantBasis(from: source, to: target), .any(from: source, to: target), answers
      )
    }
    let source = try answers.representation(input, of: group)
    let target = try answers.representation(output, of: group)
    return (
      try equivariantBasis(from: source, to: target), .finite(from: source, to: target), answers
    )
  }

  // MARK: Formats

  @Test func `the checksum of the nine digits is the one that the standard gives`() {
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(crc32([]) == 0)
  }

  @Test func `base64 is that of RFC 4648, and breaks lines between groups`() {
    let cases = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg=="]
    for (text, expected) in cases { #expect(base64(Array(text.utf8)) == expected) }
    let lines = base64([UInt8](repeating: 0, count: 160)).split(separator: "\n")
    #expect(lines.map(\.count) == [100, 100, 16])
  }

  @Test func `an array file says its type and shape, and starts its numbers at a multiple of 64`() {
    let array = NumberArray("a", shape: [2, 1], .integers([3, -1]))
    let bytes = npy(array)
    #expect(Array(bytes.prefix(8)) == [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0])
    let length = number(bytes, at: 8, count: 2)
    #expect((10 + length) % 64 == 0)
    let header = String(decoding: bytes[10..<10 + length], as: UTF8.self)
    #expect(header.hasPrefix("{'descr': '<i8', 'fortran_order': False, 'shape': (2, 1,), }"))
    #expect(header.hasSuffix("\n"))
    #expect(
      Array(bytes[(10 + length)...]) == [3, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 255, count: 8)
    )
  }

  @Test func `an archive lists every file where it is, with its size and checksum`() {
    let arrays = [
      NumberArray("x", shape: [1], .float64([1.5])),
      NumberArray("z", shape: [1], .complex128([2], [])),
    ]
    let bytes = npzFile(arrays, texts: [("group", "Z(4)")])
    let end = bytes.count - 22
    #expect(number(bytes, at: end, count: 4) == 0x0605_4b50)
    #expect(number(bytes, at: end + 10, count: 2) == 3)
    var place = number(bytes, at: end + 16, count: 4)
    #expect(place + number(bytes, at: end + 12, count: 4) == end)
    var names: [String] = []
    for _ in 0..<3 {
      #expect(number(bytes, at: place, count: 4) == 0x0201_4b50)
      let size = number(bytes, at: place + 20, count: 4)
      let length = number(bytes, at: place + 28, count: 2)
      names.append(String(decoding: bytes[place + 46..<place + 46 + length], as: UTF8.self))
      let start = number(bytes, at: place + 42, count: 4)
      #expect(number(bytes, at: start, count: 4) == 0x0403_4b50)
      // The fields that both headers have are the same.
      #expect(Array(bytes[start + 4..<start + 30]) == Array(bytes[place + 6..<place + 32]))
      let content = Array(bytes[start + 30 + length..<start + 30 + length + size])
      #expect(Int(crc32(content)) == number(bytes, at: place + 16, count: 4))
      #expect(Array(content.prefix(6)) == [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59])
      place += 46 + length
    }
    #expect(names == ["x.npy", "z.npy", "group.npy"] && place == end)
  }

  @Test func `the header of safetensors says where every array is, and complex ones are two`() {
    let arrays = [
      NumberArray("w", shape: [2], .float32([1, -2])),
      NumberArray("z", shape: [1], .complex128([0.5], [-1])),
    ]
    let bytes = safetensorsFile(arrays, metadata: [("group", "<a | a^2 = \"1\">")])
    let length = number(bytes, at: 0, count: 8)
    #expect(length % 8 == 0)
    let header = String(decoding: bytes[8..<8 + length], as: UTF8.self)
    let expected =
      #"{"__metadata__":{"group":"<a | a^2 = \"1\">"},"#
      + #""w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
      + #""z.real":{"dtype":"F64","shape":[1],"data_offsets":[8,16]},"#
      + #""z.imag":{"dtype":"F64","shape":[1],"data_offsets":[16,24]}}"#
    #expect(header.hasPrefix(expected) && header.dropFirst(expected.count).allSatisfy { $0 == " " })
    #expect(bytes.count == 8 + length + 24)
    #expect(number(bytes, at: 8 + length, count: 4) == Int(Float(1).bitPattern))
    #expect(number(bytes, at: 16 + length, count: 8) == Int(0.5.bitPattern))
    #expect(bytes[24 + length..<32 + length] == [0, 0, 0, 0, 0, 0, 0xf0, 0xbf])
  }

  // MARK: Bases

  @Test(arguments: [
    ("Z(4)", "V", "V"), ("D(4)", "regular", "perm"), ("Q(8)", "V", "V"), ("SO(3)", "T(2)", "T(2)"),
    ("SU(2)", "T(1,1)", "T(1,1)"), ("D(4)", "sign", "2*V+perm"), ("SO(3)", "V", "1"),
  ])
  func `the entries are those of the matrices, in order`(
    group: String, input: String, output: String
  ) throws {
    let (basis, _, _) = try basis(group, input, output)
    let entries = try BasisEntries(basis)
    #expect(entries.shape == [basis.dimension, basis.dimensionOut, basis.dimensionIn])
    #expect(entries.index == entries.index.sorted())
    var matrices = (0..<basis.dimension).map { _ in
      Matrix(rows: basis.dimensionOut, columns: basis.dimensionIn)
    }
    for e in 0..<entries.count {
      #expect(entries.value[e] != 0)
      matrices[Int(entries.index[e])][Int(entries.row[e]), Int(entries.column[e])] +=
        entries.value[e]
    }
    #expect(matrices == (0..<basis.dimension).map(basis.matrix))
    let lines = entries.csv(isComplex: false).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == entries.count + 1)
  }

  @Test func `large bases are written as lists, complex ones as complex numbers`() throws {
    let small = try basis("SU(2)", "V", "V")
    let arrays = try BasisEntries(small.basis).arrays(small.basis, isComplex: small.ends.isComplex)
    #expect(arrays.map(\.name) == ["shape", "basis"])
    guard case .complex128 = arrays[1].values else {
      Issue.record("the basis is not complex")
      return
    }
    let large = try basis("Z(200)", "V", "V")
    let lists = try BasisEntries(large.basis).arrays(large.basis, isComplex: false)
    #expect(lists.map(\.name) == ["shape", "index", "row", "column", "value", "classes"])
    #expect(lists[1].shape == [40000] && lists[5].shape == [200, 200])
  }

  @Test func `a module names its group, its parameters and its generators`() throws {
    let (basis, ends, answers) = try basis("Z(4)", "V", "V")
    let text = try TorchModule(
      basis, BasisEntries(basis), invariants: answers.invariants(of: ends), between: ends
    ).text
    #expect(text.hasPrefix(#""""Linear layer that commutes with Z(4): V -> V."#))
    #expect(text.contains("COUNT, BIAS_COUNT = 4, 1\n"))
    #expect(text.contains("BASIS = ([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3],\n"))
    #expect(text.contains("    (\"t\", False,\n     ([0, 1, 2, 3],\n      [3, 0, 1, 2],\n"))
    #expect(text.contains("class EquivariantLinear(torch.nn.Module):\n"))
    #expect(text.hasSuffix("sys.exit(0 if error < 1e-5 else 1)\n"))
  }

  @Test func `elements of a Lie algebra are told from those of the group`() throws {
    let (basis, ends, answers) = try basis("O(3)", "V", "V")
    let text = try TorchModule(
      basis, BasisEntries(basis), invariants: answers.invariants(of: ends), between: ends
    ).text
    #expect(text.contains("(\"A1\", True,") && text.contains(", False,"))
    #expect(text.contains("COUNT, BIAS_COUNT = 1, 0\n"))
  }

  @Test func `what is too large for a module is refused with the limit`() throws {
    let (basis, ends, answers) = try basis("SO(3)", "T(7)", "1")
    #expect(throws: RepresentationError.self) {
      try TorchModule(
        basis, BasisEntries(basis), invariants: answers.invariants(of: ends), between: ends)
    }
  }
}

import Foundation
import Testing

@Suite struct BasisExportTests {
  /// Runs `symtui basis` with `--export` into a folder of its own; the file's bytes and the answer.
  private func export(
    _ arguments: [String], to name: String
  ) throws -> (status: Int32, error: String, bytes: [UInt8]?, names: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "symtui-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent(name).path
    let result = try Program.run(all: ["basis"] + arguments + ["--export", path])
    let bytes = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (result.status, result.errors, bytes, names)
  }

  @Test(
    arguments: [
      ("w.npz", [0x50, 0x4b, 3, 4]), ("w.csv", Array("index,row,column,value\n0,0,0,1\n".utf8)),
      ("w.svg", Array("<svg ".utf8)), ("w.py", Array("\"\"\"Linear layer".utf8)),
    ] as [(String, [UInt8])])
  func `the ending of the name says the format, and nothing but the file is left`(
    name: String, start: [UInt8]
  ) throws {
    let result = try export(["Z(4)", "V", "V"], to: name)
    #expect(result.status == 0 && result.names == [name])
    #expect(try #require(result.bytes).prefix(start.count) == start[...])
  }

  @Test func `safetensors has its header first`() throws {
    let bytes = try #require(try export(["SU(2)", "V", "V"], to: "w.safetensors").bytes)
    let length = bytes.prefix(8).enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
    let header = try JSONSerialization.jsonObject(with: Data(bytes[8..<8 + length]))
    let tensors = try #require(header as? [String: [String: Any]])
    #expect(Set(tensors.keys) == ["__metadata__", "shape", "basis.real", "basis.imag"])
    #expect(tensors["basis.real"]?["shape"] as? [Int] == [1, 2, 2])
  }

  @Test func `an unknown ending is refused with the list of those that are known`() throws {
    let result = try export(["Z(4)", "V", "V"], to: "w.pt")
    #expect(result.status == 65 && result.names.isEmpty)
    for ending in [".npz", ".safetensors", ".csv", ".svg", ".py"] {
      #expect(result.error.contains(ending))
    }
  }

  @Test func `what is too large for a picture is refused with the number and the limit`() throws {
    let result = try export(["Z(200)", "V", "V"], to: "w.svg")
    #expect(result.status == 69 && result.names.isEmpty)
    #expect(result.error.contains("40000") && result.error.contains("16384"))
    #expect(result.error.contains(".npz"))
  }
}

import Foundation
import Testing

/// The built program, run without a terminal.
enum Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of the output as JSON objects.
    func objects() throws -> [[String: Any]] {
      try output.split(separator: "\n").map { line in
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return try #require(value as? [String: Any])
      }
    }

    /// The only object.
    func object() throws -> [String: Any] {
      let all = try objects()
      #expect(all.count == 1)
      return try #require(all.first)
    }
  }

  /// Beside the bundle or the runner of the tests.
  static let path: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let file = folder.appendingPathComponent("symtui")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return file
      }
    }
    return URL(fileURLWithPath: "symtui")
  }()

  static func run(_ arguments: String...) throws -> Result { try run(all: arguments) }

  static func run(all arguments: [String]) throws -> Result {
    let process = Process()
    process.executableURL = path
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let names = [UUID(), UUID()].map {
      FileManager.default.temporaryDirectory.appendingPathComponent("symtui-\($0)")
    }
    defer { for name in names { try? FileManager.default.removeItem(at: name) } }
    for name in names { try Data().write(to: name) }
    process.standardOutput = try FileHandle(forWritingTo: names[0])
    process.standardError = try FileHandle(forWritingTo: names[1])
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: texts[0], errors: texts[1])
  }
}

@Suite struct ExitStatusTests {
  @Test(arguments: [
    ["group", "D(4)"], ["cayley", "D(4)"], ["rep", "D(4)", "V"], ["basis", "Z(4)", "V", "V"],
    ["show", "cayley"], ["show", "weights", "Z(8)", "V", "V", "--size", "100x30"], ["tasks"],
    ["groups"], ["subgroups", "D(4)"], ["characters", "D(4)"], ["element", "D(4)", "r f"],
    ["--help"], ["group", "-h"], ["train", "--help"],
    ["train", "cyclic", "--steps", "3", "--models", "mlp"],
  ])
  func `what works ends with 0 and says nothing on standard error`(_ line: [String]) throws {
    let result = try Program.run(all: line)
    #expect(result.status == 0 && result.errors.isEmpty && !result.output.isEmpty)
  }

  @Test(arguments: [
    ["nonsense"], ["--nonsense"], ["group"], ["group", "D(4)", "D(5)"], ["rep", "D(4)"],
    ["show", "nothing"], ["cayley", "D(4)", "--format", "docx"], ["--color", "pink"],
    ["--theme", "pink"], ["show", "cayley", "D(4)", "--theme", "pink"], [],
  ])
  func `a wrong command line ends with 64`(_ line: [String]) throws {
    try expect(line, 64)
  }

  @Test(arguments: [
    ["group", "Foo(3)"], ["group", "D("], ["group", ""],
    ["rep", "D(4)", "V+"], ["rep", "D(4)", "V2"], ["rep", "D(4)", "V", "--element", "q"],
    ["basis", "Z(5)", "V", "nothing"], ["element", "D(4)", "q"], ["subgroups", "D(4"],
    ["characters", "Foo"], ["cayley", "D(4)", "--rows", "0..8"],
    ["cayley", "D(4)", "--rows", "5"], ["show", "cayley", "--size", "big"],
    ["train", "nothing"],
    ["train", "cyclic", "--steps", "0"], ["train", "cyclic", "--set", "lr"],
    ["train", "cyclic", "--models", "nothing"], ["train", "cyclic", "--models", ""],
    ["--study", "/no/such/file"], ["bench", "nothing"],
  ])
  func `a wrong value ends with 65`(_ line: [String]) throws {
    try expect(line, 65)
  }

  @Test(arguments: [
    ["group", "S(3000)"], ["group", "<a, b | a^3 = b^3 = 1>"], ["element", "S(3000)", "g1"],
    ["cayley", "S(9)", "--order-by", "words"], ["rep", "S(3000)", "V"], ["subgroups", "S(9)"],
    ["characters", "S(12)"], ["basis", "S(30)", "V^6", "V^6"], ["show", "cayley", "S(3000)"],
    ["group", "Z(99999999999999999999)"], ["element", "D(4)", "r^99999999999999999999"],
    ["group", "<a | a^99999999999>"], ["group", "<a | a^\(Int.max)>"], ["group", "perm[(1 3000)]"],
    ["group", "perm(3000)[(1 2)]"], ["group", "SL(2,4294967311)"], ["group", "Embed(S(3),3000)"],
    ["rep", "D(4)", "99999999999*V"],
    ["rep", "D(4)", String(repeating: "(", count: 999) + "V" + String(repeating: ")", count: 999)],
    ["group", String(repeating: "(", count: 999)],
  ])
  func `what is beyond a limit ends with 69 and names the limit`(_ line: [String]) throws {
    let result = try expect(line, 69)
    #expect(result.errors.contains(/[0-9]{3}/))
  }

  @Test(arguments: [
    ["group", "SO(99)"], ["group", "O(40,40)"], ["group", "SU(\(Int.max))"],
    ["group", "SO(\(Int.max),\(Int.max))"], ["element", "SO(99)", "A1"],
  ])
  func `a Lie group of too large matrices ends with 69 and names the 64 rows`(_ line: [String])
    throws
  {
    #expect(try expect(line, 69).errors.contains("64"))
  }

  @Test func `messages name what there is instead, and promise no answers that are not to be had`()
    throws
  {
    #expect(try Program.run("grup", "D(4)").errors.contains("no command “grup”"))
    #expect(try Program.run("element", "Rubik(3)", "R U'").errors.contains("a^-1"))
    #expect(!(try Program.run("group", "Z(50000)").errors.contains("for larger ones")))
    #expect(try Program.run("subgroups", "S(60) x S(60)").errors.contains("for larger ones"))
    #expect(try Program.run("subgroups", "Z(1)").output.contains("1 subgroup in 1 class\n"))
  }

  @Test func `the fault of an expression has a caret below it`() throws {
    let result = try Program.run("group", "Z(4) x Foo")
    let lines = result.errors.split(separator: "\n", omittingEmptySubsequences: false)
    let text = try #require(lines.firstIndex(of: "Z(4) x Foo"))
    #expect(lines[text + 1] == "       ^")
  }

  @discardableResult
  private func expect(_ line: [String], _ status: Int32) throws -> Program.Result {
    let result = try Program.run(all: line)
    #expect(result.status == status, "\(line): \(result.errors)")
    #expect(result.output.isEmpty, "messages go to standard error")
    #expect(result.errors.hasPrefix("symtui: ") && result.errors.hasSuffix("\n"))
    return result
  }
}

@Suite struct CommandJSONTests {
  @Test func `group has every promised field`() throws {
    let fields = try Program.run("group", "D(4)", "--json").object()
    #expect(fields["name"] as? String == "D(4)")
    for (name, value) in [
      "order": "8", "exponent": "4", "centerOrder": "2", "derivedOrder": "2",
      "subgroupCount": "10", "automorphismCount": "8",
    ] {
      #expect(fields[name] as? String == value, "\(name)")
    }
    for (name, value) in ["classCount": 5, "subgroupClassCount": 8, "normalSubgroupCount": 6] {
      #expect(fields[name] as? Int == value, "\(name)")
    }
    for (name, value) in [
      "isFinite": true, "isAbelian": false, "isNilpotent": true, "isSolvable": true,
      "isSimple": false, "isPerfect": false,
    ] {
      #expect(fields[name] as? Bool == value, "\(name)")
    }
    #expect(fields["classSizes"] as? [Int] == [1, 1, 2, 2, 2])
    #expect(fields["elementOrders"] as? [String: Int] == ["1": 1, "2": 5, "4": 2])
    #expect(fields["irrepDegrees"] as? [Int] == [1, 1, 1, 1, 2])
    #expect(fields["frobeniusSchur"] as? [Int] == [1, 1, 1, 1, 1])
    #expect(fields["generators"] as? [String] == ["r", "f"])
    #expect((fields["presentation"] as? String)?.hasPrefix("<") == true)
    #expect(fields["structure"] is String && fields["identified"] as? String == "small(8,3)")
    #expect(fields["limits"] == nil)
  }

  @Test func `what a limit keeps from being known is null, and limits says why`() throws {
    let fields = try Program.run("group", "S(8)", "--json").object()
    #expect(fields["order"] as? String == "40320" && fields["classCount"] as? Int == 22)
    let unknown = fields.filter { $0.value is NSNull }
    let limits = fields["limits"] as? [String]
    #expect((limits?.isEmpty ?? true) == unknown.isEmpty)
  }

  @Test func `subgroups has every promised field`() throws {
    let fields = try Program.run("subgroups", "D(4)", "--json").object()
    #expect(fields["order"] as? String == "8" && fields["count"] as? Int == 10)
    let classes = try #require(fields["classes"] as? [[String: Any]])
    #expect(classes.count == 8)
    #expect(classes.compactMap { $0["size"] as? Int }.reduce(0, +) == 10)
    for member in classes {
      let order = try #require((member["order"] as? String).flatMap { Int($0) })
      #expect(member["index"] as? String == "\(8 / order)")
      #expect(member["isNormal"] as? Bool == (member["size"] as? Int == 1))
      #expect(member["structure"] is String && member["generators"] is [String])
    }
    // Class j is maximal in class i: its order divides the other's and is smaller.
    for cover in try #require(fields["covers"] as? [[Int]]) {
      let orders = cover.compactMap { Int(classes[$0 - 1]["order"] as? String ?? "") }
      #expect(orders.count == 2 && orders[0] > orders[1] && orders[0] % orders[1] == 0)
    }
  }

  @Test func `characters has every promised field`() throws {
    let fields = try Program.run("characters", "Z(5)", "--format", "json").object()
    #expect(fields["order"] as? String == "5")
    let classes = try #require(fields["classes"] as? [[String: Any]])
    let irreps = try #require(fields["irreps"] as? [[String: Any]])
    #expect(classes.count == 5 && irreps.count == 5)
    for member in classes {
      #expect(member["representative"] is String && member["size"] as? Int == 1)
      #expect([1, 5].contains(member["elementOrder"] as? Int))
    }
    #expect(irreps[0]["values"] as? [String] == ["1", "1", "1", "1", "1"])
    for irrep in irreps {
      #expect(irrep["degree"] as? Int == 1 && irrep["frobeniusSchur"] is Int)
      let values = try #require(irrep["values"] as? [String])
      let numeric = try #require(irrep["numeric"] as? [[Double]])
      #expect(values.count == 5 && numeric.allSatisfy { $0.count == 2 })
      #expect(numeric.allSatisfy { abs($0[0] * $0[0] + $0[1] * $0[1] - 1) < 1e-12 })
    }
    let exact = irreps.compactMap { $0["values"] as? [String] }.joined()
    #expect(exact.contains { $0.contains("E(5)") })
  }

  @Test func `element says what a word is`() throws {
    let fields = try Program.run("element", "D(4)", "f r f", "--json").object()
    #expect(fields["element"] as? String == "r^3" && fields["inverse"] as? String == "r")
    #expect(fields["order"] as? String == "4")
  }

  @Test func `rep has every promised field`() throws {
    let fields = try Program.run("rep", "D(4)", "V", "--json").object()
    #expect(fields["group"] as? String == "D(4)" && fields["rep"] as? String == "V")
    #expect(fields["dimension"] as? Int == 2 && fields["kernelOrder"] as? String == "1")
    for (name, value) in [
      "isTrivial": false, "isFaithful": true, "isIrreducible": true, "isUnitary": true,
    ] {
      #expect(fields[name] as? Bool == value, "\(name)")
    }
    #expect((fields["character"] as? [String])?.sorted() == ["-2", "0", "0", "0", "2"])
    let parts = try #require(fields["decomposition"] as? [[String: Int]])
    #expect(parts == [["irrep": 5, "multiplicity": 1]])
    let generators = try #require(fields["generators"] as? [[String: Any]])
    #expect(generators.map { $0["name"] as? String } == ["r", "f"])
    #expect((generators[0]["matrix"] as? [[Double]])?.map(\.count) == [2, 2])
    #expect(try #require(fields["homomorphismResidual"] as? Double) < 1e-12)
  }

  @Test func `basis has every promised field, and the circulant of four points`() throws {
    let fields = try Program.run("basis", "Z(4)", "V", "V", "--json").object()
    #expect(fields["group"] as? String == "Z(4)")
    #expect(fields["in"] as? String == "V" && fields["out"] as? String == "V")
    for name in ["dimensionIn", "dimensionOut", "basisDimension", "expectedDimension"] {
      #expect(fields[name] as? Int == 4, "\(name)")
    }
    #expect(fields["method"] is String && fields["isExact"] as? Bool == true)
    #expect(fields["seconds"] is Double && fields["residual"] as? Double == 0)
    #expect(
      fields["classes"] as? [[Int]]
        == [[1, 2, 3, 4], [4, 1, 2, 3], [3, 4, 1, 2], [2, 3, 4, 1]])
  }

  @Test func `cayley is a group table from rank zero, in JSON and CSV alike`() throws {
    let fields = try Program.run("cayley", "D(3)", "--format", "json").object()
    #expect(fields["order"] as? String == "6")
    let table = try #require(fields["table"] as? [[Int]])
    #expect(table.count == 6 && table[0] == [0, 1, 2, 3, 4, 5])
    for row in table { #expect(row.sorted() == [0, 1, 2, 3, 4, 5]) }
    let csv = try Program.run("cayley", "D(3)", "--format", "csv").output
    let read = csv.split(separator: "\n").map { $0.split(separator: ",").compactMap { Int($0) } }
    #expect(read == table)
    let window = try Program.run(
      "cayley", "D(3)", "--rows", "1..2", "--columns", "0..3", "--format", "csv"
    ).output
    #expect(
      window.split(separator: "\n").map { $0.split(separator: ",").compactMap { Int($0) } }
        == table[1...2].map { Array($0[0...3]) })
  }

  @Test func `train is a line an event, the same for the same seed`() throws {
    func events() throws -> [[String: Any]] {
      try Program.run(
        "train", "digits-c4", "--models", "mlp,equivariant", "--steps", "24", "--n-train", "64",
        "--json"
      ).objects()
    }
    let all = try events()
    for model in ["mlp", "equivariant"] {
      let own = all.filter { $0["model"] as? String == model }
      let start = try #require(own.first)
      #expect(start["event"] as? String == "start" && start["task"] as? String == "digits-c4")
      #expect(start["seed"] as? Int == 1 && start["trainCount"] as? Int == 64)
      #expect(start["parameters"] is Int && start["testCount"] is Int)
      #expect(start["group"] as? String == "C(4)" && start["loss"] as? String == "crossEntropy")
      let steps = own.filter { $0["event"] as? String == "step" }
      #expect(steps.count >= 2 && steps.first?["step"] as? Int == 0)
      for event in own.dropFirst() {
        for name in [
          "testLoss", "equivarianceError", "seconds", "accuracy",
          "uprightAccuracy", "flipRate",
        ] {
          #expect(event[name] is Double, "\(name)")
        }
        #expect(event["testNmse"] is NSNull)
        // Before the first step no batch was seen.
        #expect(event["trainLoss"] is Double == (event["step"] as? Int != 0))
      }
      let end = try #require(own.last)
      #expect(end["event"] as? String == "end" && end["step"] as? Int == 24)
      #expect(end["stoppedBy"] as? String == "steps")
      #expect(end["stepsPerSecond"] is Double && end["samplesPerSecond"] is Double)
    }
    let again = try events()
    #expect(try timeless(all) == timeless(again))
  }

  /// The events without what depends on the machine, by model and in order.
  private func timeless(_ events: [[String: Any]]) throws -> [String] {
    try events.map { event in
      var event = event
      for name in ["seconds", "stepsPerSecond", "samplesPerSecond"] { event[name] = nil }
      let data = try JSONSerialization.data(withJSONObject: event, options: [.sortedKeys])
      return String(decoding: data, as: UTF8.self)
    }.sorted()
  }

  @Test func `a regression has an error relative to the variance and no accuracy`() throws {
    let events = try Program.run(
      "train", "cyclic", "--models", "equivariant", "--steps", "6", "--json"
    ).objects()
    let end = try #require(events.last)
    #expect(end["testNmse"] is Double && end["accuracy"] is NSNull && end["flipRate"] is NSNull)
  }

  @Test func `bench is a line a benchmark`() throws {
    for fields in try Program.run("bench", "basis D(5)", "--json").objects() {
      #expect(fields["name"] is String && fields["unit"] is String)
      #expect(fields["seconds"] is Double && fields["rate"] is Double)
      #expect(fields["runs"] is Int && fields["work"] is Int)
    }
  }
}

@Suite struct ExportTests {
  @Test func `curves and weights are written as files that others read`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "symtui-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["run.csv", "run.safetensors"] {
      let path = folder.appendingPathComponent(name).path
      let result = try Program.run(
        "train", "cyclic", "--models", "mlp", "--steps", "12", "--export", path)
      #expect(result.status == 0)
    }
    let csv = try String(
      contentsOf: folder.appendingPathComponent("run.csv"), encoding: .utf8)
    let rows = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count > 1 && Set(rows.map(\.count)).count == 1)
    #expect(rows[0].prefix(3) == ["model", "step", "trainLoss"])
    #expect(rows.dropFirst().allSatisfy { $0[2].isEmpty == ($0[1] == "0") })
    let bytes = [UInt8](
      try Data(contentsOf: folder.appendingPathComponent("run.safetensors")))
    let length = bytes.prefix(8).enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
    let header = try JSONSerialization.jsonObject(with: Data(bytes[8..<8 + length]))
    let tensors = try #require(header as? [String: [String: Any]])
    var end = 0
    for tensor in tensors.values {
      let shape = try #require(tensor["shape"] as? [Int])
      let offsets = try #require(tensor["data_offsets"] as? [Int])
      #expect(tensor["dtype"] as? String == "F32")
      #expect(offsets[1] - offsets[0] == 4 * shape.reduce(1, *))
      end = max(end, offsets[1])
    }
    #expect(bytes.count == 8 + length + end && !tensors.isEmpty)
  }

  @Test func `show prints exactly the cells, in three formats`() throws {
    let text = try Program.run("show", "weights", "Z(4)", "V", "V").output
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    #expect(text.contains("by characters 4"))
    let ascii = try Program.run("show", "weights", "Z(4)", "V", "V", "--ascii").output
    #expect(ascii.allSatisfy { $0.isASCII })
    let svg = try Program.run("show", "weights", "Z(4)", "V", "V", "--format", "svg").output
    #expect(svg.hasPrefix("<") && svg.contains("</svg>"))
    let ansi = try Program.run("show", "weights", "Z(4)", "V", "V", "--format", "ansi").output
    #expect(ansi.contains("\u{1B}["))
  }
}

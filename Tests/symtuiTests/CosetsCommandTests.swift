import Foundation
import Testing

@Suite struct CosetsCommandTests {
  static let klein = "<a, b | a^2 = b^3 = (a b)^7 = [a, b]^4 = 1>"

  @Test(arguments: ["hlt", "felsch"])
  func `the index is a number, and every promised field is there`(strategy: String) throws {
    let fields = try Program.run("cosets", Self.klein, "--strategy", strategy, "--json").object()
    #expect(
      Set(fields.keys) == ["index", "status", "liveMaximum", "definedTotal", "seconds"])
    #expect(fields["index"] as? Int == 168)
    #expect(fields["status"] as? String == "complete")
    let over = try Program.run("cosets", Self.klein, "--over", "a b, [a, b]^4", "--json").object()
    #expect(over["index"] as? Int == 24)
  }

  @Test func `a limit is an answer`() throws {
    let result = try Program.run("cosets", "<a, b | >", "--limit", "5000", "--json")
    let fields = try result.object()
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(fields["index"] is NSNull)
    #expect(fields["status"] as? String == "limit")
    #expect(fields["liveMaximum"] as? Int == 5000)
    let text = try Program.run("cosets", "<a, b | >", "--limit", "5000").output
    #expect(text.contains("limit of 5000 cosets"))
  }

  static let mistakes: [(line: [String], status: Int32)] = [
    (["cosets", "<a | a^2>", "--limit", "0"], 64),
    (["cosets", "<a | a^2>", "--strategy", "x"], 64),
    (["cosets"], 64), (["cosets", "<a | a^2"], 65), (["cosets", "<a | b>"], 65),
    (["cosets", "<a | a^2>", "--over", "a,"], 65), (["cosets", "D(4)"], 65),
    (["cosets", "<a | a^2>", "--limit", "99999999999"], 69),
    (["group", "<a, b | [a, b]>"], 69), (["group", "<a | a^99999999>"], 69),
  ]

  @Test(arguments: mistakes)
  func `mistakes end with their status`(line: [String], status: Int32) throws {
    let result = try Program.run(all: line)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.hasPrefix("symtui: ") && result.output.isEmpty)
  }

  @Test func `the caret stands under the wrong letter`() throws {
    let result = try Program.run("cosets", "<a, b | a^2, c b>")
    let lines = result.errors.split(separator: "\n")
    #expect(lines.contains("             ^"))
  }

  @Test func `a presented group is a group like any other`() throws {
    let quaternions = "<a, b | a^4 = 1, b^2 = a^2, a b = b a^-1>"
    let fields = try Program.run("group", quaternions, "--json").object()
    #expect(fields["identified"] as? String == "small(8,4)")
    #expect(fields["name"] as? String == quaternions)
    #expect(fields["presentation"] as? String == quaternions)
    let basis = try Program.run("basis", "<r, f | r^4 = f^2 = (r f)^2 = 1>", "V", "V", "--json")
    #expect(try basis.object()["basisDimension"] as? Int == 3)
  }
}

import Testing

@testable import Terminal
@testable import symtui

/// What commands do at and beyond their limits.
@Suite struct LimitsOfCommandsTests {
  @Test(arguments: [
    (["cayley", "S(7)", "--rows", "0..5039", "--columns", "0..5039"], 69, "4194304"),
    (
      [
        "cayley", "S(7)", "--rows", "0..2000", "--columns", "0..2000", "--format", "svg",
        "--names",
      ], 69, "cells"
    ),
    (["rep", "O(1,3)", "V", "--element", "A1^1000000"], 69, "beyond the range"),
  ])
  func `what is too large is refused with the limit`(
    _ arguments: [String], _ status: Int32, _ words: String
  ) throws {
    let run = try Program.run(all: arguments)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors.prefix(200))")
  }

  @Test func `a picture for a file is as wide as the table`() throws {
    let run = try Program.run(
      "cayley", "Z(300)", "--rows", "0..1", "--columns", "0..299", "--format", "svg")
    // 301 cells of 5 columns and one more, 8.4 units each; the last one begins at column 1501.
    #expect(run.status == 0 && run.output.contains("width=\"12650.4\""))
    #expect(run.output.contains("x=\"12608.4\""))
  }

  @Test func `what is denied is not offered`() throws {
    let run = try Program.run("rep", "S(1)", "standard")
    #expect(run.status == 65)
    let offered = run.errors.split(separator: "it has").last ?? ""
    #expect(offered.contains("perm") && !offered.contains("standard"))
  }
}

import Testing

struct RepCommandTests {
  @Test func `an irreducible that is not real prints pairs of numbers`() throws {
    let fields = try Program.run("rep", "Z(3)", "irrep(2)", "--element", "t^2", "--json").object()
    #expect(fields["dimension"] as? Int == 1 && fields["isUnitary"] as? Bool == true)
    #expect(fields["character"] as? [String] == ["1", "E(3)", "E(3)^2"])
    let generators = try #require(fields["generators"] as? [[String: Any]])
    let matrix = try #require(generators.first?["matrix"] as? [[[Double]]])
    #expect(abs(matrix[0][0][0] + 0.5) < 1e-12 && abs(matrix[0][0][1] - 0.75.squareRoot()) < 1e-12)
    let element = try #require(fields["element"] as? [String: Any])
    let square = try #require(element["matrix"] as? [[[Double]]])
    #expect(abs(square[0][0][1] + 0.75.squareRoot()) < 1e-12)
  }

  @Test func `complex entries print with i`() throws {
    let output = try Program.run("rep", "Q(8)", "irrep(5)").output
    #expect(output.contains("quaternionic, unitary") && output.contains("a\n i  0\n 0 -i"))
  }

  @Test func `subgroups name the quotients by normal ones`() throws {
    let fields = try Program.run("subgroups", "S(4)", "--json").object()
    let classes = try #require(fields["classes"] as? [[String: Any]])
    let quotients = classes.compactMap { $0["quotient"] as? String }
    #expect(quotients == ["S4", "S3", "C2", "1"])
  }

  @Test func `a benchmark of any group runs as often as it is told`() throws {
    let fields = try Program.run(
      "bench", "classes", "--group", "S(4)", "--runs", "3", "--json"
    ).object()
    #expect(fields["name"] as? String == "classes" && fields["runs"] as? Int == 3)
    #expect(try Program.run("bench", "classes", "--runs", "0").status == 64)
  }
}

import Testing

@Suite struct HomomorphismCommandTests {
  @Test func `homomorphisms come with kernel and image`() throws {
    let output = try Program.run("group", "S(4)", "--to", "S(3)").output
    // Trivial, the sign (3 conjugates), and onto with Klein's group as kernel (6).
    #expect(output.contains("not isomorphic") && output.contains("10, up to conjugacy 3"))
    #expect(output.contains("order 4") && output.contains("onto"))
  }

  @Test func `the same group under two names is found, as JSON`() throws {
    let json = try Program.run("group", "D(3)", "--to", "S(3)", "--json").output
    #expect(json.contains("\"isIsomorphic\":true") && json.contains("\"count\":10"))
    #expect(json.contains("\"isSurjective\":true"))
  }

  @Test func `what is too large or no group says so`() throws {
    #expect(try Program.run("group", "Z(2)^8", "--to", "Z(2)^8").status == 69)
    #expect(try Program.run("group", "D(4)", "--to", "Foo").status == 65)
  }
}

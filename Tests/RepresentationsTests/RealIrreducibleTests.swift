import Groups
import LinearAlgebra
import Representations
import Support
import Testing

struct RealIrreducibleTests {
  @Test(arguments: [
    "Z(1)", "Z(4)", "Z(5)", "C(6)", "V4", "D(3)", "D(4)", "D(5)", "D(8)", "S(3)", "S(4)", "S(5)",
    "A(4)", "A(5)", "Q(8)", "Q(16)", "Dic(3)", "Cube", "p2(3)", "p4(2)", "p4(3)", "Q(8) x C(3)",
    "S(3) x S(3)", "perm[(1 2 3 4 5 6 7),(2 3 5)(4 7 6)]",
  ])
  func `real irreducibles have the right character and are all there is`(name: String) throws {
    try `real irreducibles have the right character and are all there is`(
      group: finiteGroup(name), name: name)
  }

  private func `real irreducibles have the right character and are all there is`(
    group: FiniteGroup, name: String
  ) throws {
    let table = try group.characterTable()
    var covered: [Int] = []
    var k = 1
    while let rho = try? representation("realirrep(\(k))", of: group) {
      #expect(try checkIsRepresentation(rho, tolerance: 1e-11) == nil, "realirrep(\(k)) of \(name)")
      let parts = try #require(try rho.facts().decomposition)
      let first = table.irreps[parts[0].irrep - 1]
      switch first.frobeniusSchur {
      case 1: #expect(parts.map(\.multiplicity) == [1])
      case 0:
        #expect(parts.map(\.multiplicity) == [1, 1])
        let conjugate = first.values.map(\.conjugate)
        #expect(table.irreps[parts[1].irrep - 1].values == conjugate)
      default: #expect(parts.map(\.multiplicity) == [2])
      }
      // The maps to itself are the real, complex or quaternion numbers.
      let own = try equivariantBasis(from: rho, to: rho)
      #expect(own.dimension == [1: 1, 0: 2, -1: 4][first.frobeniusSchur])
      #expect(own.residual < 1e-12)
      covered += parts.map(\.irrep)
      k += 1
    }
    #expect(covered.sorted() == Array(1...table.irreps.count))
    #expect(covered.first == 1)
  }

  @Test(.enabled(if: isLongRun), arguments: ReferenceData.catalogue)
  func `every group of order at most 63 has all its real irreducibles`(
    row: ReferenceData.CatalogueRow
  ) throws {
    try `real irreducibles have the right character and are all there is`(
      group: row.group(), name: row.description)
  }

  @Test(
    .enabled(if: isLongRun),
    arguments: ReferenceData.groups.filter { (64...250).contains($0.order) })
  func `larger groups have all their real irreducibles`(row: ReferenceData.GroupRow) throws {
    try `real irreducibles have the right character and are all there is`(
      group: row.group(), name: row.name)
  }

  @Test(arguments: ["D(6)", "S(5)", "Q(8)", "Z(3)", "A(4)"])
  func `irrep k is row k of the table, or says that it is not real`(name: String) throws {
    let group = try finiteGroup(name)
    let table = try group.characterTable()
    for (k, irrep) in table.irreps.enumerated() {
      if irrep.frobeniusSchur == 1 {
        let rho = try representation("irrep(\(k + 1))", of: group)
        #expect(try rho.exactCharacter() == irrep.values)
        #expect(try rho.facts().isIrreducible)
      } else {
        let error = #expect(throws: RepresentationError.self) {
          try representation("irrep(\(k + 1))", of: group)
        }
        let message = error?.description ?? ""
        #expect(message.contains("realirrep("), "\(message)")
      }
    }
    let count = table.irreps.count
    #expect(throws: RepresentationError.self) {
      try representation("irrep(\(count + 1))", of: group)
    }
  }

  @Test func `irreducibles with a closed form have exact entries`() throws {
    let d4 = try representation("irrep(5)", of: try finiteGroup("D(4)"))
    #expect(d4.kind == .signedPermutation)
    #expect(try d4.matrix(ofGenerator: 0) == Matrix([[0, 1], [-1, 0]]))
    let z4 = try representation("realirrep(3)", of: try finiteGroup("Z(4)"))
    #expect(z4.kind == .signedPermutation)
    let q8 = try representation("realirrep(5)", of: try finiteGroup("Q(8)"))
    #expect(q8.dimension == 4)
    #expect(q8.kind == .signedPermutation)
  }

  /// Distinct images number d / gcd(d, k), and k prime to d is faithful.
  @Test func `rotations by k/12 are as faithful as k is prime to twelve`() throws {
    let group = try finiteGroup("Z(12)")
    var imageCounts: [Int] = []
    for k in 1...7 {
      let rho = try representation("realirrep(\(k))", of: group)
      imageCounts.append(12 / (try rho.facts().kernelOrder))
    }
    #expect(imageCounts.sorted() == [1, 2, 3, 4, 6, 12, 12])
  }

  @Test func `an irreducible out of reach is refused`() throws {
    let group = try finiteGroup("S(8)")
    #expect(throws: RepresentationError.self) { try representation("irrep(22)", of: group) }
    #expect(try representation("irrep(3)", of: group).dimension == 7)
  }
}

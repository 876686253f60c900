import Groups
import LinearAlgebra
@testable import Representations
import Support
import Testing

struct CharacterTableTests {
  /// M12 has 95040 elements, beyond the limit on finite groups.
  @Test(arguments: ReferenceData.tableNames.filter { $0 != "M12" })
  func `tables agree with GAP, exactly`(name: String) throws {
    let reference = try ReferenceData.table(name)
    // GAP acts from the right; its group is ours with every permutation inverted, as a set the same.
    let cycles = reference.generators.map(ReferenceData.cycles).joined(separator: ",")
    let group = try finiteGroup("perm(\(reference.degree))[\(cycles)]")
    #expect(group.order == reference.order)
    let table = try group.characterTable()
    let columns = try reference.classReps.map { images in
      let element = try group.element(parsing: ReferenceData.cycles(images))
      return table.classes.classOf[element]
    }
    #expect(Set(columns).count == table.classes.classes.count)
    // GAP's class of g is our class of g as a permutation, whichever side it acts from.
    for map in reference.powerMaps {
      let powers = table.classes.powerMap(map.prime, in: group)
      #expect(columns.map { powers[$0] } == map.classes.map { columns[$0 - 1] })
    }
    let inverses = table.classes.powerMap(-1, in: group)
    #expect(columns.map { inverses[$0] } == reference.inverseMap.map { columns[$0 - 1] })
    for (k, column) in columns.enumerated() {
      #expect(table.classes.classes[column].size == reference.classSizes[k])
      #expect(table.classes.classes[column].elementOrder == reference.classOrders[k])
    }
    let ours = table.irreps.map { irrep in
      let values = columns.map { irrep.values[$0] }
      let kernel = values.indices.filter { values[$0].integer == irrep.degree }
      let centre = values.indices.filter {
        (values[$0] * values[$0].conjugate).integer == irrep.degree * irrep.degree
      }
      return Self.row(irrep.degree, irrep.frobeniusSchur, values.map(\.description))
        + "\(kernel.map { $0 + 1 })\(centre.map { $0 + 1 })"
    }
    let theirs = reference.irrExact.indices.map { k in
      Self.row(reference.degrees[k], reference.indicators[k], reference.irrExact[k])
        + "\(reference.kernels[k].sorted())\(reference.centres[k].sorted())"
    }
    #expect(Set(ours) == Set(theirs))
    #expect(Set(ours).count == table.irreps.count)
  }

  @Test func `there are forty-one tables to compare with`() {
    #expect(ReferenceData.tableNames.count == 41)
  }

  @Test(arguments: [
    "Z(1)", "Z(2)", "Z(24)", "Z(60)", "C(7)", "D(5)", "D(12)", "D(31)", "S(6)", "A(6)", "Q(16)",
    "Dic(5)", "V4", "Cube", "p2(3)", "p4(3)", "p4m(3)", "Z(2)^5", "S(3) x D(4)", "Q(8) x Z(3)",
  ])
  func `rows and columns are orthogonal and squares of degrees sum to the order`(
    name: String
  ) throws {
    let group = try finiteGroup(name)
    let table = try group.characterTable()
    let classes = table.classes.classes
    #expect(table.irreps.count == classes.count)
    #expect(table.irreps.reduce(0) { $0 + $1.degree * $1.degree } == group.order)
    for (i, row) in table.irreps.enumerated() {
      let expected = table.irreps.indices.map { $0 == i ? 1 : 0 }
      #expect(try table.multiplicities(of: row.values) == expected)
      #expect(row.values[0].integer == row.degree)
      #expect(row.values.allSatisfy(\.isReal) == (row.frobeniusSchur != 0))
    }
    for (k, entry) in classes.enumerated() {
      for l in classes.indices {
        let sum = table.irreps.reduce(Cyclotomic(0)) {
          $0 + $1.values[k] * $1.values[l].conjugate
        }
        #expect(sum.integer == (k == l ? group.order / entry.size : 0))
      }
    }
    // Σ ν(χ) χ(1) counts the solutions of g² = e (Frobenius and Schur 1906).
    let involutions = (0..<group.order).filter { group.product($0, $0) == 0 }.count
    #expect(table.irreps.reduce(0) { $0 + $1.frobeniusSchur * $1.degree } == involutions)
  }

  @Test func `there are 313 groups to compare irreducibles with`() {
    #expect(ReferenceData.groups.count == 313)
  }

  @Test(arguments: ReferenceData.groups)
  func `degrees and indicators agree with GAP`(row: ReferenceData.GroupRow) throws {
    let table = try row.group().characterTable()
    let ours = table.irreps.map { [$0.degree, $0.frobeniusSchur] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    #expect(ours == zip(row.irrepDegrees, row.frobeniusSchurIndicators).map { [$0, $1] })
  }

  /// Squares of numbers: orthonormal rows have orthonormal columns.
  @Test(arguments: [
    ("D(256)", 131), ("Z(130)", 130), ("Z(2)^7", 128), ("D(4)^3", 125), ("S(7)", 15),
    ("Q(8) x D(4) x D(4)", 125), ("Z(5)^3", 125), ("Dic(127)", 130),
    ("<a,b,c | a^5 = b^5 = c^5 = 1, [a,b] = c, [a,c] = [b,c] = 1>", 29),
  ])
  func `large tables are orthogonal, exactly`(name: String, count: Int) throws {
    let group = try finiteGroup(name)
    let table = try group.characterTable()
    #expect(table.irreps.count == count && table.classes.classes.count == count)
    #expect(table.irreps.reduce(0) { $0 + $1.degree * $1.degree } == group.order)
    for (i, row) in table.irreps.enumerated() {
      #expect(
        try table.multiplicities(of: row.values) == table.irreps.indices.map { $0 == i ? 1 : 0 })
    }
    let involutions = (0..<group.order).filter { group.product($0, $0) == 0 }.count
    #expect(table.irreps.reduce(0) { $0 + $1.frobeniusSchur * $1.degree } == involutions)
  }

  @Test(arguments: ["D(4)", "S(5)", "Q(8)", "Z(6)", "p4(3)", "A(5)", "Dic(3)"])
  func `rows come trivial first, then by degree and indicator`(name: String) throws {
    let irreps = try finiteGroup(name).characterTable().irreps
    #expect(irreps[0].values.allSatisfy { $0.integer == 1 })
    for (a, b) in zip(irreps.dropFirst(), irreps.dropFirst(2)) {
      #expect((a.degree, -a.frobeniusSchur) <= (b.degree, -b.frobeniusSchur))
    }
  }

  @Test(arguments: ["Z(1)", "Z(12)", "V4", "Z(2) x Z(4)", "Z(3)^2 x Z(4)", "Z(7) x Z(5)", "Z(2)^5"])
  func `the table of an abelian group is the one that the general method finds`(
    name: String
  ) throws {
    let group = try finiteGroup(name)
    let table = try group.characterTable()
    let general = try DixonSchneider(
      FiniteClassAlgebra(group: group, classes: table.classes), checkpoint: .none)
    #expect(
      try CharacterTable.sorted(general.irreps(Checkpoint.none), Checkpoint.none) == table.irreps)
  }

  @Test func `the tables of S(8) and of Z(1024) are within reach`() throws {
    let s8 = try finiteGroup("S(8)").characterTable()
    #expect(s8.irreps.count == 22)
    #expect(s8.irreps.map(\.degree).max() == 90)
    #expect(s8.irreps.allSatisfy { $0.values.allSatisfy { $0.integer != nil } })
    let z1024 = try finiteGroup("Z(1024)").characterTable()
    #expect(Set(z1024.irreps).count == 1024 && z1024.irreps.count { $0.frobeniusSchur == 1 } == 2)
    for (name, limit) in [("Z(1025)", "1024 for an abelian group"), ("D(1020)", "512, which S(8)")]
    {
      let error = #expect(throws: RepresentationError.self) {
        try finiteGroup(name).characterTable()
      }
      #expect(error?.description.contains("the limit is \(limit)") == true)
    }
  }

  private static func row(_ degree: Int, _ indicator: Int, _ values: [String]) -> String {
    "\(degree) \(indicator) \(values.joined(separator: " "))"
  }
}

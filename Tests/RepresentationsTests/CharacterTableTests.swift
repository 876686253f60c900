import Groups
import LinearAlgebra
import Representations
import Support
import Testing

struct CharacterTableTests {
  /// M12 has 95040 elements, beyond the limit on finite groups.
  @Test(arguments: ReferenceData.tableNames.filter { $0 != "M12" })
  func `tables agree with GAP, exactly`(name: String) throws {
    let reference = try ReferenceData.table(name)
    // GAP acts from the right; its group is ours with every permutation inverted, as a set the same.
    let cycles = reference.generators.map(Self.cycles).joined(separator: ",")
    let group = try finiteGroup("perm(\(reference.degree))[\(cycles)]")
    #expect(group.order == reference.order)
    let table = try group.characterTable()
    let columns = try reference.classReps.map { images in
      let element = try group.element(parsing: Self.cycles(images))
      return table.classes.classOf[element]
    }
    #expect(Set(columns).count == table.classes.classes.count)
    for (k, column) in columns.enumerated() {
      #expect(table.classes.classes[column].size == reference.classSizes[k])
      #expect(table.classes.classes[column].elementOrder == reference.classOrders[k])
    }
    let ours = table.irreps.map { irrep in
      Self.row(irrep.degree, irrep.frobeniusSchur, columns.map { irrep.values[$0].description })
    }
    let theirs = reference.irrExact.indices.map { k in
      Self.row(reference.degrees[k], reference.indicators[k], reference.irrExact[k])
    }
    // GAP's class of g is our class of g as a permutation, whichever side it acts from.
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

  @Test(arguments: ["D(4)", "S(5)", "Q(8)", "Z(6)", "p4(3)", "A(5)", "Dic(3)"])
  func `rows come trivial first, then by degree and indicator`(name: String) throws {
    let irreps = try finiteGroup(name).characterTable().irreps
    #expect(irreps[0].values.allSatisfy { $0.integer == 1 })
    for (a, b) in zip(irreps.dropFirst(), irreps.dropFirst(2)) {
      #expect((a.degree, -a.frobeniusSchur) <= (b.degree, -b.frobeniusSchur))
    }
  }

  @Test func `the tables of S(8) and of Z(512) are within reach`() throws {
    let s8 = try finiteGroup("S(8)").characterTable()
    #expect(s8.irreps.count == 22)
    #expect(s8.irreps.map(\.degree).max() == 90)
    #expect(s8.irreps.allSatisfy { $0.values.allSatisfy { $0.integer != nil } })
    let error = #expect(throws: RepresentationError.self) {
      try finiteGroup("Z(513)").characterTable()
    }
    #expect(error?.description.contains("the limit is 512") == true)
  }

  private static func row(_ degree: Int, _ indicator: Int, _ values: [String]) -> String {
    "\(degree) \(indicator) \(values.joined(separator: " "))"
  }

  /// Images from 1 as cycles.
  private static func cycles(_ images: [Int]) -> String {
    var seen = Set<Int>()
    var text = ""
    for start in 1...images.count where !seen.contains(start) && images[start - 1] != start {
      var cycle: [Int] = []
      var point = start
      while seen.insert(point).inserted {
        cycle.append(point)
        point = images[point - 1]
      }
      text += "(\(cycle.map(String.init).joined(separator: ",")))"
    }
    return text.isEmpty ? "()" : text
  }
}

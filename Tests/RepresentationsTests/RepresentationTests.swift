import Groups
import LinearAlgebra
import Representations
import Support
import Testing

struct RepresentationTests {
  static let groups = [
    "Z(1)", "Z(2)", "Z(7)", "C(1)", "C(2)", "C(3)", "C(4)", "C(5)", "C(6)", "C(12)", "D(1)", "D(2)",
    "D(3)", "D(4)", "D(5)", "D(6)", "D(8)", "S(1)", "S(2)", "S(3)", "S(4)", "A(3)", "A(4)", "V4",
    "Q(8)", "Q(16)", "Dic(1)", "Dic(2)", "Dic(3)", "Dic(5)", "Cube", "p1(3)", "p2(2)", "p2(3)",
    "p4(2)", "p4(3)", "p4m(2)", "Trivial(1)", "Trivial(3)", "perm[(1 2 3)(4 5),(4 5)]",
    "Z(2) x Z(3)", "C(3) x S(3)", "D(4) x Z(2)", "Q(8) x C(2)", "Z(2)^3", "Z(3)^1",
  ]
  static let names = [
    "1", "V", "V'", "regular", "perm", "sign", "standard", "det", "pixels(3)", "pixels(4)", "2*V+1",
    "V^2", "V*det", "T(1,1)", "T(0)", "(V+1)^2", "V1", "regular@2", "V1*V2", "cosets(e)", "2*(V+1)",
    "sign*V", "V@1'",
    "irrep(2)", "realirrep(2)*V",
  ]

  /// Every name on every group where there is one; the others must say so.
  @Test(arguments: groups)
  func `every representation is a homomorphism with the kind it claims`(name: String) throws {
    let group = try finiteGroup(name)
    for text in Self.names {
      let rho: Representation
      do {
        rho = try representation(text, of: group)
      } catch let error as RepresentationError {
        guard case .unavailable = error else { throw error }
        continue
      }
      if rho.dimension > 40 { continue }
      #expect(try checkIsRepresentation(rho) == nil, "\(text) of \(name)")
      #expect(rho.homomorphismResidual() < 1e-12)
      let exact = try rho.exactCharacter()
      let classes = try group.classes().classes
      for (value, entry) in zip(exact, classes) {
        for member in entry.members {
          let difference = try rho.matrix(of: member).trace - value.numeric.re
          #expect(abs(difference) < 1e-12, "\(text) of \(name)")
        }
        #expect(value.isReal)
      }
      let expected = try rho.facts()
      #expect(expected.isUnitary)
      let kernel = try (0..<group.order).filter {
        (try rho.matrix(of: $0) - .identity(rho.dimension)).maximumMagnitude < 1e-9
      }
      #expect(expected.kernelOrder == kernel.count)
      let degrees = try group.characterTable().irreps.map(\.degree)
      let total = expected.decomposition?.reduce(0) {
        $0 + $1.multiplicity * degrees[$1.irrep - 1]
      }
      #expect(total == rho.dimension)
      let isSingle = expected.decomposition?.map(\.multiplicity) == [1]
      #expect(expected.isIrreducible == isSingle)
    }
  }

  @Test(arguments: [
    ("Z(5)", "V", 5, "permutation", true), ("C(4)", "V", 2, "signed", true),
    ("C(5)", "V", 2, "dense", true), ("C(1)", "V", 2, "permutation", true),
    ("D(2)", "V", 2, "signed", true), ("D(4)", "V", 2, "signed", true),
    ("D(4)", "det", 1, "signed", false), ("D(4)", "det*det", 1, "permutation", false),
    ("D(4)", "V^2", 4, "signed", false), ("D(3)", "V", 2, "dense", true),
    ("D(4)", "det*V", 2, "signed", true), ("D(4)", "perm", 4, "permutation", true),
    ("C(2)", "V^2", 4, "permutation", false), ("S(4)", "V", 4, "permutation", true),
    ("A(4)", "sign", 1, "permutation", false), ("S(4)", "sign", 1, "signed", false),
    ("V4", "V", 2, "signed", true), ("Q(8)", "V", 4, "signed", true),
    ("Q(16)", "V", 4, "dense", true), ("Dic(1)", "V", 2, "signed", true),
    ("Dic(3)", "V", 4, "dense", true), ("Cube", "V", 6, "permutation", true),
    ("Z(2) x Z(3)", "V", 6, "permutation", true), ("C(4) x S(3)", "V", 6, "signed", true),
    ("D(4)", "1000*V+5*pixels(8)", 2320, "signed", true), ("p4(3)", "V", 9, "permutation", true),
    ("p4(2)", "V", 4, "permutation", false), ("p2(2)", "V", 4, "permutation", false),
  ])
  func `dimension, kind and faithfulness are as in the table of groups`(
    group: String, text: String, dimension: Int, kind: String, isFaithful: Bool
  ) throws {
    let rho = try representation(text, of: try finiteGroup(group))
    #expect(rho.dimension == dimension)
    let kinds: [String: Representation.Kind] = [
      "permutation": .permutation, "signed": .signedPermutation, "dense": .dense,
    ]
    #expect(rho.kind == kinds[kind])
    #expect(try rho.facts().isFaithful == isFaithful)
  }

  @Test func `the ring shifts to the right and the square turns clockwise`() throws {
    let t = try representation("V", of: try finiteGroup("Z(4)")).matrix(ofGenerator: 0)
    #expect(t == Matrix([[0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]))
    let d4 = try finiteGroup("D(4)")
    let v = try representation("V", of: d4)
    #expect(try v.matrix(ofGenerator: 0) == Matrix([[0, 1], [-1, 0]]))
    #expect(try v.matrix(ofGenerator: 1) == Matrix([[-1, 0], [0, 1]]))
    let zero = try v.matrix(ofGenerator: 0)[0, 0]
    #expect(zero.sign == .plus)
    let pixels = try representation("pixels(3)", of: d4)
    let picture = (0..<9).map(Double.init)
    #expect(try pixels.matrix(ofGenerator: 0) * picture == [6, 3, 0, 7, 4, 1, 8, 5, 2])
    #expect(try pixels.matrix(ofGenerator: 1) * picture == [2, 1, 0, 5, 4, 3, 8, 7, 6])
  }

  /// Corner 1 is at the top, for the square at the top left; the corners go round clockwise.
  @Test(arguments: ["C(3)", "C(4)", "C(7)", "D(3)", "D(4)", "D(5)", "D(6)", "D(8)"])
  func `turning the plane moves the corners as perm does`(name: String) throws {
    let group = try finiteGroup(name)
    let plane = try representation("V", of: group)
    let n = try #require(group.degree)
    let corners = (0..<n).map { k in
      let eighths = n == 4 ? -1 : 0
      let (up, right) = rootOfUnity(8 * k + eighths * n / 4 * 4, of: 8 * n)
      return [right, up]
    }
    for element in 0..<group.order {
      for point in 0..<n {
        let moved = try plane.matrix(of: element) * corners[point]
        let expected = corners[group.image(of: point, under: element)]
        #expect(abs(moved[0] - expected[0]) < 1e-12 && abs(moved[1] - expected[1]) < 1e-12)
      }
    }
  }

  @Test(arguments: ["Z(6)", "D(5)", "S(3)", "Q(8)", "p2(2)"])
  func `the regular representation moves b to g b`(name: String) throws {
    let group = try finiteGroup(name)
    let rho = try representation("regular", of: group)
    for g in 0..<group.order {
      for b in 0..<group.order {
        #expect(try rho.matrix(of: g)[group.product(g, b), b] == 1)
      }
    }
    let table = try group.characterTable()
    let facts = try rho.facts()
    #expect(facts.isFaithful)
    #expect(
      facts.character.map { $0.integer } == [group.order]
        + facts.character.dropFirst().map { _ in 0 })
    #expect(facts.decomposition?.map(\.multiplicity) == table.irreps.map(\.degree))
  }

  @Test func `the character of the pentagon's plane prints as in GAP`() throws {
    let group = try finiteGroup("D(5)")
    let character = try representation("V", of: group).exactCharacter().map(\.description)
    #expect(Set(character) == ["2", "0", "E(5)+E(5)^4", "E(5)^2+E(5)^3"])
    let dual = try representation("V'*V", of: group).exactCharacter()
    #expect(dual.map(\.description).contains("-E(5)^2-E(5)^3+1") == false)
    #expect(dual[0].integer == 4)
  }

  @Test(arguments: ["C(3)", "D(4)", "S(3)", "Z(2)", "Trivial(2)", "Q(16)"])
  func `one damaged entry breaks the law visibly`(name: String) throws {
    let rho = try representation("V", of: try finiteGroup(name))
    for element in 0..<rho.group.order {
      for row in 0..<rho.dimension {
        let damage = Representation.Damage(element: element, row: row, column: 0, amount: 0.1)
        #expect(try rho.homomorphismResidual(damage: damage) >= 0.09)
        #expect(try rho.homomorphismResidual(damage: damage, work: 1) >= 0.09)
      }
    }
    let nan = Representation.Damage(element: 0, row: 0, column: 0, amount: .nan)
    #expect(try rho.homomorphismResidual(damage: nan).isNaN)
    let group = rho.group
    let problem = try checkIsRepresentation(group) { element in
      var matrix = try rho.matrix(of: element)
      if element == group.order - 1 { matrix[0, 0] += 0.1 }
      return matrix
    }
    #expect(problem != nil)
  }

  @Test(arguments: [
    ("Q(8)", "perm", "perm"), ("V4", "sign", "sign"), ("D(3)", "pixels(4)", "C(n) and D(n)"),
    ("Z(4)", "pixels(4)", "n = 1, 2, 4"), ("S(3) x S(3)", "V3", "2 factors"),
    ("S(3)", "V2", "1 factor"), ("D(4)", "irrep(6)", "5 irreducibles"),
    ("Z(5)", "irrep(2)", "realirrep(2)"),
    ("D(4)", "cosets(q)", "cosets(q)"),
    ("Trivial(1)", "standard", "1 point"),
  ])
  func `what a group does not have is refused with what it has`(
    group: String, text: String, mention: String
  ) throws {
    let group = try finiteGroup(group)
    let error = #expect(throws: RepresentationError.self) { try representation(text, of: group) }
    guard case .unavailable(let message) = error else {
      Issue.record("not unavailable: \(String(describing: error))")
      return
    }
    #expect(message.contains(mention), "\(message)")
  }

  @Test(arguments: [
    "regular^2", "V^40", "1000000000*V", "900000000*(900000000*(900000000*V))", "pixels(999999999)",
    "(1000000*1)^64", "T(999999999,999999999)", "V^999999999",
  ])
  func `what is too large is refused with the limit`(text: String) throws {
    let group = try finiteGroup(text.contains("pixels") ? "D(4)" : "S(8)")
    let error = #expect(throws: RepresentationError.self) { try representation(text, of: group) }
    guard case .tooLarge(let message) = error else {
      Issue.record("not tooLarge: \(String(describing: error))")
      return
    }
    #expect(message.contains("67108864"), "\(message)")
  }

  @Test func `large exponents of one-dimensional representations are their parity`() throws {
    let group = try finiteGroup("D(4)")
    #expect(try representation("det^999999999", of: group).character(of: 4) == -1)
    #expect(try representation("det^1000000000", of: group).kind == .permutation)
    #expect(try representation("67108864*1", of: group).dimension == 67_108_864)
  }
}

import Groups
import LinearAlgebra
import Support
import Testing

@testable import Representations

/// Sums and products far too large for their matrices.
struct LargeRepresentationTests {
  @Test(arguments: [
    ("D(5)", "V^26", 67_108_864), ("D(5)", "(V+1)^16", 43_046_721),
    ("A(5)", "irrep(2)^16", 43_046_721), ("Dic(3)", "V^13", 67_108_864),
    ("Z(7)", "realirrep(2)^20*V", 7_340_032), ("S(5)", "standard^13", 67_108_864),
    ("D(5) x Z(3)", "V^6*V1^10", 47_775_744), ("D(5)", "33554432*V", 67_108_864),
    ("S(8)", "67108864*1", 67_108_864), ("Z(10007)", "standard", 10_006),
    ("Z(1009)", "standard^2", 1_016_064),
  ])
  func `facts come from the parts`(group: String, text: String, dimension: Int) throws {
    let rho = try representation(text, of: try finiteGroup(group))
    #expect(rho.dimension == dimension)
    #expect(rho.homomorphismResidual() < 1e-12)
    let facts = try rho.facts()
    #expect(facts.isUnitary && !facts.isIrreducible)
    #expect(facts.character[0].integer == dimension)
    if let parts = facts.decomposition {
      let degrees = try rho.group.characterTable().irreps.map(\.degree)
      #expect(parts.reduce(0) { $0 + $1.multiplicity * degrees[$1.irrep - 1] } == dimension)
    }
  }

  /// Σ χ²ⁿ / 10 over D(5), where 2 cos 72° and 2 cos 144° are 1/φ and -φ: (4ⁿ + 2 L₂ₙ) / 10.
  @Test func `inner products beyond machine integers on the way are exact`() throws {
    let d5 = try finiteGroup("D(5)")
    let power = try representation("V^26", of: d5)
    let lucas52 = 73_681_302_247
    #expect(try expectedDimension(from: power, to: power) == ((1 << 52) + 2 * lucas52) / 10)
    let copies = try representation("67108864*1", of: try finiteGroup("S(8)"))
    #expect(try expectedDimension(from: copies, to: copies) == 1 << 52)
    #expect(try copies.facts().decomposition == [.init(irrep: 1, multiplicity: 1 << 26)])
  }

  @Test(arguments: ["V^13", "V^26", "regular^4", "67108864*1", "4097*1"])
  func `matrices that are too large are refused with limit and dimension`(text: String) throws {
    let rho = try representation(text, of: try finiteGroup("D(5)"))
    let expected = RepresentationError.tooLarge(
      "matrices are written out up to dimension 4096; \(text) has dimension \(rho.dimension)")
    #expect(throws: expected) { try rho.matrix(of: 1) }
    #expect(throws: expected) { try rho.matrix(ofGenerator: 0) }
    let damage = Representation.Damage(element: 1, row: 0, column: 0, amount: 0.1)
    #expect(throws: expected) { try rho.homomorphismResidual(damage: damage) }
    #expect(try representation("V^11", of: rho.group).matrix(of: 1).rows == 2048)
  }

  /// X, Y near A, B: the entries of X ⊗ Y - A ⊗ B keep the bound, and reach it for like signs.
  @Test func `the defect of a product bounds what its matrices show`() {
    var random = SplitMix64(seed: 7)
    func matrix(_ scale: Double) -> Matrix {
      let elements = (0..<9).map { _ in scale * (2 * random.uniform() - 1) }
      return Matrix(rows: 3, columns: 3, elements: elements)
    }
    for _ in 0..<100 {
      let (a, b, e, f) = (matrix(1), matrix(1), matrix(0.1), matrix(0.01))
      let left = LawDefect(residual: e.maximumMagnitude, magnitude: a.maximumMagnitude)
      let right = LawDefect(residual: f.maximumMagnitude, magnitude: b.maximumMagnitude)
      let product = (a + e).kronecker(b + f) - a.kronecker(b)
      let bound = left.kronecker(right)
      #expect(product.maximumMagnitude <= bound.residual * (1 + 1e-12))
      #expect(abs(a.kronecker(b).maximumMagnitude - bound.magnitude) < 1e-12)
      let sum = (a + e).directSum(b + f) - a.directSum(b)
      #expect(abs(sum.maximumMagnitude - left.directSum(right).residual) < 1e-12)
    }
    let tight = LawDefect(residual: 0.1, magnitude: 1).kronecker(.init(residual: 0.2, magnitude: 2))
    #expect(abs(tight.residual - (1.1 * 2.2 - 2)) < 1e-15)
    #expect(LawDefect(residual: .nan, magnitude: 1).kronecker(.none).residual.isNaN)
    #expect(LawDefect(residual: .nan, magnitude: 1).directSum(.none).residual.isNaN)
  }

  @Test(arguments: [
    ("D(5)", "V^3"), ("D(5)", "V*(V+det)+2*V"), ("Q(16)", "V^2"), ("A(5)", "irrep(2)*standard"),
    ("D(5) x Z(3)", "V+V1^2"),
  ])
  func `the residual is no less than the written-out matrices show`(
    group: String, text: String
  ) throws {
    let rho = try representation(text, of: try finiteGroup(group))
    let rounding = 1e-15
    for generator in rho.group.generators {
      let a = generator.element
      for b in 0..<rho.group.order {
        let product = try rho.matrix(of: a) * rho.matrix(of: b)
        let image = try rho.matrix(of: rho.group.product(a, b))
        let residual = rho.homomorphismResidual(a, b)
        #expect((product - image).maximumMagnitude <= residual + rounding)
        #expect(residual < 1e-14)
      }
    }
  }

  /// Against Bᵀ P B with Helmert's basis B written out.
  @Test(arguments: ["Z(7)", "S(4)", "A(5)", "D(12)"])
  func `standard is perm in Helmert's basis`(name: String) throws {
    let group = try finiteGroup(name)
    let standard = try representation("standard", of: group)
    let points = try representation("perm", of: group)
    let n = points.dimension
    var basis = Matrix(rows: n, columns: n - 1)
    for k in 1..<n {
      for i in 0..<k { basis[i, k - 1] = 1 / Double(k * (k + 1)).squareRoot() }
      basis[k, k - 1] = -Double(k) / Double(k * (k + 1)).squareRoot()
    }
    for element in 0..<group.order {
      let expected = basis.transpose * (try points.matrix(of: element)) * basis
      #expect((try standard.matrix(of: element) - expected).maximumMagnitude < 1e-14)
    }
  }

  /// Random expressions with large powers and multiples: facts or a named limit, never a crash.
  @Test(arguments: ["D(5)", "A(5)", "Q(8)", "S(4)", "Z(7)", "Dic(3)", "D(5) x Z(3)"])
  func `random large expressions have facts or a limit`(name: String) throws {
    let group = try finiteGroup(name)
    let degrees = try group.characterTable().irreps.map(\.degree)
    var random = SplitMix64(seed: 11)
    var answered = 0
    for _ in 0..<60 {
      let text = randomRepresentation(depth: 3, using: &random)
      do {
        let rho = try representation(text, of: group)
        let facts = try rho.facts()
        let total = facts.decomposition?.reduce(0) { $0 + $1.multiplicity * degrees[$1.irrep - 1] }
        #expect(total == rho.dimension, "\(text) of \(name)")
        // Of leaves by signed permutations there may be millions of rows.
        if rho.dimension < 1 << 20 || rho.kind == .dense {
          #expect(rho.homomorphismResidual(work: 1 << 16) < 1e-12, "\(text) of \(name)")
        }
        answered += 1
      } catch let error as RepresentationError {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(answered > 10)
  }

  private func randomRepresentation(
    depth: Int, using random: inout SplitMix64
  ) -> String {
    let large = [2, 3, 5, 9, 12, 26, 40, 1000, 65_536, 1_000_000_000]
    func number() -> Int { large[random.index(below: large.count)] }
    if depth == 0 || random.index(below: 5) == 0 {
      let leaves = [
        "V", "1", "regular", "perm", "sign", "det", "standard", "irrep(2)", "realirrep(2)",
        "realirrep(3)", "V1", "T(3,2)", "cosets(e)",
      ]
      return leaves[random.index(below: leaves.count)]
    }
    let part = randomRepresentation(depth: depth - 1, using: &random)
    switch random.index(below: 5) {
    case 0: return "\(number())*(\(part))"
    case 1, 2: return "(\(part))^\(number())"
    case 3: return "(\(part))*(\(randomRepresentation(depth: depth - 1, using: &random)))"
    default: return "\(part)+\(randomRepresentation(depth: depth - 1, using: &random))"
    }
  }
}

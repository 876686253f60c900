import Groups
import LinearAlgebra
import Networks
import Representations
import Testing

@Test(arguments: [2, 3, 5, 16])
func `on a ring the classes are those of a circulant matrix`(n: Int) throws {
  let ring = try PermutationAction.points(of: try group("Z(\(n))"))
  let tied = WeightClasses(from: ring, to: ring)
  #expect(tied.count == n)
  for i in 0..<n {
    for j in 0..<n {
      // The first row is w itself: W_ij = w_(j-i).
      #expect(Int(tied.classes[i * n + j]) == (j - i + n) % n)
    }
  }
}

@Test(arguments: ["C(4)", "D(4)", "S(3)", "Q(8)"])
func `on the regular representation the classes are those of group convolution`(name: String) throws
{
  let g = try group(name)
  let regular = try PermutationAction.regular(of: g)
  let tied = WeightClasses(from: regular, to: regular)
  #expect(tied.count == g.order)
  for a in 0..<g.order {
    for u in 0..<g.order {
      // W_au = ψ(a⁻¹ u), and the first row is ψ itself.
      #expect(Int(tied.classes[a * g.order + u]) == g.product(g.inverse(a), u))
    }
  }
}

@Test(arguments: ["C(4)", "D(4)"])
func `lifting a picture to the group gives every pixel its own weight`(name: String) throws {
  let g = try group(name)
  let pixels = try PermutationAction.pixels(side: 8, of: g)
  let tied = WeightClasses(from: pixels, to: try .regular(of: g))
  #expect(tied.count == 64)
  for a in 0..<g.order {
    let moved = pixels.apply(a, to: (0..<64).map(Float.init))
    // h(g) = Σ x(p) ψ(g⁻¹ p): the weights of g are ψ moved by g.
    for p in 0..<64 { #expect(Float(tied.classes[a * 64 + p]) == moved[p]) }
  }
}

@Test func `the number of classes is the number of orbits on pairs`() throws {
  func expect(_ name: String, _ expected: Int, _ action: (FiniteGroup) throws -> PermutationAction)
    throws
  {
    let on = try action(group(name))
    #expect(WeightClasses(from: on, to: on).count == expected, "\(name)")
  }
  for n in 2...6 { try expect("S(\(n))", 2) { try .points(of: $0) } }
  for n in 3...12 { try expect("D(\(n))", n / 2 + 1) { try .points(of: $0) } }
  try expect("Cube", 3) { try .points(of: $0) }
  try expect("C(4)", 64) { try .pixels(side: 4, of: $0) }
  try expect("D(4)", 36) { try .pixels(side: 4, of: $0) }
}

@Test func `the classes agree with Burnside's count on copies and mixtures`() throws {
  let g = try group("D(4)")
  let actions = [
    try PermutationAction.pixels(side: 3, of: g), try .regular(of: g).repeated(2),
    try .points(of: g),
    try .trivial(of: g, dimension: 4),
  ]
  func fixed(_ action: PermutationAction, _ a: Int) -> Int {
    action.source(of: a).enumerated().count { $0.offset == Int($0.element) }
  }
  for input in actions {
    for output in actions {
      let sum = (0..<g.order).reduce(0) { $0 + fixed(input, $1) * fixed(output, $1) }
      #expect(WeightClasses(from: input, to: output).count == sum / g.order)
    }
  }
}

@Test func `an indicator of each class solves the linear constraint, and nothing else does`() throws
{
  let g = try group("D(4)")
  let action = try PermutationAction.pixels(side: 3, of: g)
  let one = Matrix.identity(9)
  var constraint = Matrix(rows: 0, columns: 81)
  for generator in action.generators {
    var rho = Matrix(rows: 9, columns: 9)
    for (i, source) in action.source(of: generator).enumerated() { rho[i, Int(source)] = 1 }
    let block = rho.kronecker(one) - one.kronecker(rho.transpose)
    constraint = Matrix(
      rows: constraint.rows + 81, columns: 81, elements: constraint.elements + block.elements)
  }
  let tied = WeightClasses(from: action, to: action)
  #expect(try nullSpace(of: constraint).dimension == tied.count)
  for k in 0..<tied.count {
    let indicator = tied.classes.map { Int($0) == k ? 1.0 : 0 }
    #expect((constraint * indicator).allSatisfy { $0 == 0 })
  }
}

@Test(arguments: [
  ("Z(16)", "V", "8*V"), ("Z(16)", "8*V", "8*V"), ("C(4)", "pixels(8)", "3*regular"),
  ("D(4)", "3*regular", "2*regular"), ("D(4)", "regular", "10*1"), ("S(4)", "perm", "perm^2"),
  ("D(4)", "pixels(4)", "perm"),
])
func `the classes are those of the equivariant basis`(
  name: String, from: String, to: String
) throws {
  let g = try group(name)
  let (input, output) = (try RepExpression(parsing: from), try RepExpression(parsing: to))
  let tied = WeightClasses(
    from: try PermutationAction(input, of: g), to: try PermutationAction(output, of: g))
  let basis = try equivariantBasis(
    from: Representation(input, of: g), to: Representation(output, of: g))
  #expect(basis.dimension == tied.count)
  #expect(try #require(basis.classes) == tied.classes.map { $0 + 1 })
}

@Test func `a representation that does not permute its entries is refused`() throws {
  let square = try group("D(4)")
  #expect(throws: RepresentationError.self) { try PermutationAction(.defining, of: square) }
  #expect(throws: RepresentationError.self) { try PermutationAction(.pixels(8), of: group("S(3)")) }
}

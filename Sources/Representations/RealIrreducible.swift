import Groups
import LinearAlgebra

/// A representation on an invariant subspace of a larger one, in an orthonormal basis.
struct InvariantSubspace: Sendable {
  /// The larger one: signed permutations.
  let host: RepNode
  /// `[host dimension × dimension]`, orthonormal columns.
  let basis: Matrix
  /// The character, `[classes]`.
  let character: [Cyclotomic]
  /// The class of each element, `[order]`.
  let classOf: [Int]

  /// Bᵀ ρ(element) B.
  func matrix(of element: Int) -> Matrix {
    basis.transpose * moved(by: element)
  }

  /// ρ(element) B.
  func moved(by element: Int) -> Matrix {
    let permutation = host.signedPermutation(of: element)
    var moved = Matrix(rows: basis.rows, columns: basis.columns)
    for i in 0..<basis.rows {
      let (source, sign) = (Int(permutation.sources[i]), Double(permutation.sign(i)))
      for k in 0..<basis.columns { moved[i, k] = sign * basis[source, k] }
    }
    return moved
  }
}

/// Finds real orthogonal matrices for the real representation that contains a row of the table.
///
/// A row with indicator 1 is real itself; one with indicator 0 comes with its conjugate, one with
/// indicator -1 twice. Closed forms are tried first; else the representation is cut out of a
/// representation by signed permutations that contains it.
struct RealIrreducible {
  /// The largest representation that is searched for an invariant subspace.
  static let largestHost = 600

  let group: FiniteGroup
  let table: CharacterTable
  let irrep: CharacterTable.Irrep
  /// The character of the real representation.
  let character: [Cyclotomic]
  private let checkpoint: Checkpoint

  init(group: FiniteGroup, table: CharacterTable, row: Int, checkpoint: Checkpoint) {
    self.checkpoint = checkpoint
    self.group = group
    self.table = table
    let irrep = table.irreps[row]
    self.irrep = irrep
    character = irrep.values.map {
      switch irrep.frobeniusSchur {
      case 1: $0
      case 0: $0 + $0.conjugate
      default: $0 * 2
      }
    }
  }

  /// The rows of the table, each set of rows that share a real representation by its first.
  static func firstRows(
    of table: CharacterTable, _ checkpoint: Checkpoint
  ) throws -> [Int] {
    try table.irreps.indices.filter { row in
      try checkpoint.report()
      let irrep = table.irreps[row]
      if irrep.frobeniusSchur != 0 { return true }
      let conjugate = irrep.values.map(\.conjugate)
      return table.irreps[..<row].allSatisfy { $0.values != conjugate }
    }
  }

  /// `candidates` are representations to look in, the nicest first.
  func node(
    among candidates: @autoclosure () throws -> [RepNode]
  ) throws -> RepNode {
    if irrep.degree == 1 { return irrep.frobeniusSchur == 1 ? sign(irrep) : rotation() }
    let leaves = try candidates()
    if let found = try leaves.first(where: hasCharacter) { return found }
    for leaf in leaves + [.regular(group)] where leaf.isMonomial {
      if leaf.dimension > Self.largestHost { continue }
      var values: [Cyclotomic] = []
      for entry in table.classes.classes {
        try checkpoint.report()
        values.append(try leaf.exactCharacter(of: entry.representative, checkpoint))
      }
      if try innerProduct(values, irrep.values, over: table.classes, checkpoint) > 0 {
        if let found = try subspace(of: leaf) { return found }
      }
    }
    throw RepresentationError.tooLarge(
      """
      the irreducible of degree \(irrep.degree) is in none of V, perm, their squares and cosets of \
      \(group.expression) with at most \(Self.largestHost) dimensions, which is the limit; \
      irrep(1) works
      """)
  }

  private func hasCharacter(_ node: RepNode) throws(Cancelled) -> Bool {
    try checkpoint.report()
    if node.dimension != character[0].integer { return false }
    for (entry, value) in zip(table.classes.classes, character) {
      if try node.exactCharacter(of: entry.representative, checkpoint) != value { return false }
    }
    return true
  }

  // MARK: Closed forms

  private func sign(_ irrep: CharacterTable.Irrep) -> RepNode {
    let values = irrep.values.map { Int8($0.integer ?? 1) }
    if values.allSatisfy({ $0 == 1 }) { return .trivial }
    return .linearCharacter(table.classes.classOf.map { values[$0] })
  }

  /// A complex character of degree one as rotations of the plane.
  private func rotation() -> RepNode {
    let exponent = table.classes.classes.reduce(1) { leastCommonMultiple($0, $1.elementOrder) }
    let logarithms = Dictionary(
      uniqueKeysWithValues: (0..<exponent).map { (Cyclotomic.root(exponent, power: $0), $0) })
    let powers = irrep.values.map { logarithms[$0] ?? 0 }
    let common = powers.reduce(exponent, greatestCommonDivisor)
    return .plane(
      DihedralCoordinates(
        period: exponent / common,
        turns: table.classes.classOf.map { Int32(powers[$0] / common) },
        flips: Array(repeating: 0, count: group.order)))
  }

  // MARK: Subspaces

  /// A copy inside `host`: an eigenspace of a random symmetric equivariant map, which for generic
  /// numbers is irreducible. nil if rounding spoils every attempt.
  private func subspace(of host: RepNode) throws -> RepNode? {
    let generators = group.generators.map(\.element)
    let pairs = generators.map { element in
      let matrix = host.signedPermutation(of: element)
      return (output: matrix, input: matrix)
    }
    let size = host.dimension
    let orbits = try PairOrbits(
      rows: size, columns: size, generators: pairs, checkpoint: checkpoint)
    let projector = try isotypicProjector(host)
    for seed in 0..<8 as Range<UInt64> {
      try checkpoint.report()
      var random = SplitMix64(seed: seed)
      let weights = (0...orbits.count).map { $0 == 0 ? 0 : random.normal() }
      var map = Matrix(rows: size, columns: size)
      for (i, entry) in orbits.classes.enumerated() {
        map.elements[i] = weights[Int(entry)] * Double(orbits.signs?[i] ?? 1)
      }
      map = projector * (map + map.transpose) * projector
      try checkpoint.report()
      guard let basis = try eigenspace(of: map) else { continue }
      let found = InvariantSubspace(
        host: host, basis: basis, character: character, classOf: table.classes.classOf)
      let defect = generators.reduce(0.0) { worst, element in
        let moved = found.moved(by: element)
        let rest = moved - basis * (basis.transpose * moved)
        return worse(worst, rest.maximumMagnitude)
      }
      if defect < 1e-13 { return .subspace(found) }
    }
    return nil
  }

  /// (χ(1)/|G|) Σ χ(g⁻¹) ρ(g) for the real character, up to a factor; it is symmetric.
  private func isotypicProjector(_ host: RepNode) throws(Cancelled) -> Matrix {
    let values = character.map(\.numeric.re)
    var sum = Matrix(rows: host.dimension, columns: host.dimension)
    let period = max(1, 1024 / host.dimension)
    for element in 0..<group.order {
      if element.isMultiple(of: period) { try checkpoint.report() }
      let value = values[table.classes.classOf[element]]
      if value == 0 { continue }
      let permutation = host.signedPermutation(of: element)
      for i in 0..<host.dimension {
        sum[i, Int(permutation.sources[i])] += value * Double(permutation.sign(i))
      }
    }
    return Double(irrep.degree) / Double(group.order) * sum
  }

  /// The eigenspace of the right dimension that stands apart most clearly, from zero too.
  private func eigenspace(of map: Matrix) throws(Cancelled) -> Matrix? {
    guard let eigen = try? symmetricEigen(map), let dimension = character[0].integer else {
      return nil
    }
    let values = eigen.values
    let largest = max(values.first.map(abs) ?? 0, values.last.map(abs) ?? 0)
    var best: (start: Int, gap: Double)?
    var start = 0
    for end in 1...values.count
    where end == values.count || values[end] - values[end - 1] > 1e-9 * largest {
      let below = start == 0 ? .infinity : values[start] - values[start - 1]
      let above = end == values.count ? .infinity : values[end] - values[end - 1]
      let gap = min(below, above, abs(values[start]))
      if end - start == dimension && gap > max(1e-3 * largest, best?.gap ?? 0) {
        best = (start, gap)
      }
      start = end
    }
    guard let best else { return nil }
    let columns = (0..<dimension).map { eigen.vectors.column(best.start + $0) }
    return try orderly(columns, map.rows)
  }

  /// Another orthonormal basis of the span: Gram–Schmidt on the columns of its projector, in order.
  /// It depends on the span alone.
  private func orderly(_ columns: [[Double]], _ size: Int) throws(Cancelled) -> Matrix? {
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    func subtract(_ factor: Double, _ b: [Double], from a: inout [Double]) {
      for i in a.indices { a[i] -= factor * b[i] }
    }
    var basis: [[Double]] = []
    for i in 0..<size where basis.count < columns.count {
      try checkpoint.report()
      var vector = [Double](repeating: 0, count: size)
      for column in columns { subtract(-column[i], column, from: &vector) }
      let before = dot(vector, vector).squareRoot()
      for _ in 0..<2 {
        for other in basis { subtract(dot(vector, other), other, from: &vector) }
      }
      let norm = dot(vector, vector).squareRoot()
      if before < 1e-6 || norm < 0.05 * before { continue }
      basis.append(vector.map { $0 / norm })
    }
    guard basis.count == columns.count else { return nil }
    return Matrix(basis).transpose
  }
}

import Groups
import LinearAlgebra

/// Equivariant maps as products of maps to and from the real irreducible representations.
///
/// Every W: X → Y is a sum of products F Eᵀ with E: σ → X and F: σ → Y, where E runs through a basis
/// of the maps over the numbers R, C or H that commute with σ (Schur's lemma; Serre, Linear
/// Representations of Finite Groups, §2.6 and §13.2). E and F are averages over the group of matrices
/// u e₁ᵀ with random u: no constraint matrix, and nothing of the size of W is factorised.
struct IrreducibleMaps: Sendable {
  /// What one irreducible representation contributes.
  struct Part: Sendable {
    /// All F, `[multiplicity · scalars]`, each `[rows × degree]`.
    let outputs: [Matrix]
    /// E, one a copy of σ, each `[columns × degree]`.
    let inputs: [Matrix]

    var count: Int { outputs.count * inputs.count }
  }

  let rows: Int
  let columns: Int
  /// One for each irreducible that both sides contain.
  let parts: [Part]
  /// max ‖ρ(g) E - E σ(g)‖ / ‖E‖ on both sides, added, over the generators.
  let residual: Double

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  init(rows: Int, columns: Int, parts: [Part], residual: Double) {
    self.rows = rows
    self.columns = columns
    self.parts = parts
    self.residual = residual
  }

  /// Throws `RepresentationError` where an irreducible is out of reach, and `Cancelled`.
  init(
    from input: RepNode, to output: RepNode, of group: FiniteGroup, checkpoint: Checkpoint
  ) throws {
    rows = output.dimension
    columns = input.dimension
    let table = try group.characterTable(checkpoint: checkpoint)
    let average = try GroupAverage(over: group, checkpoint)
    let chi = try input.exactCharacter(on: table.classes, of: group, checkpoint: checkpoint)
    let psi = try output.exactCharacter(on: table.classes, of: group, checkpoint: checkpoint)
    let builder = RepBuilder(group: group, checkpoint: checkpoint)
    let real = try RealIrreducible.firstRows(of: table, checkpoint)
    var parts: [Part] = []
    var worst = 0.0
    for (k, row) in real.enumerated() {
      let values = table.irreps[row].values
      // The real representation contains the row, and nothing but its conjugate besides.
      let (m, n) = (
        try innerProduct(chi, values, over: table.classes, checkpoint),
        try innerProduct(psi, values, over: table.classes, checkpoint)
      )
      if m == 0 || n == 0 { continue }
      let irrep = try builder.realIrreducible(k + 1)
      let kind = table.irreps[row].frobeniusSchur
      let scalars = kind == 1 ? 1 : kind == 0 ? 2 : 4
      let copies = kind == -1 ? 2 : 1
      let maps = MapsFromIrreducible(irrep, average, group, checkpoint)
      let numbers = try maps.scalars(scalars)
      let inputs = try maps.copies(m / copies, in: input, numbers)
      let outputs = try maps.copies(n / copies, in: output, numbers)
      let all = outputs.flatMap { map in numbers.map { map * $0 } }
      worst = worse(
        worst, try maps.residual(inputs, in: input) + maps.residual(all, in: output))
      parts.append(Part(outputs: all, inputs: inputs))
    }
    self.parts = parts
    residual = worst
  }

  /// Calls with the entries of matrix `index`, `[rows × columns]`, of norm one.
  func forEachEntry(of index: Int, _ body: (_ position: Int, _ value: Double) -> Void) {
    var k = index
    for part in parts {
      if k >= part.count {
        k -= part.count
        continue
      }
      let (left, right) = (
        part.outputs[k / part.inputs.count], part.inputs[k % part.inputs.count]
      )
      let product = left * right.transpose
      let scale = 1 / Double(left.columns).squareRoot()
      for (position, value) in product.elements.enumerated() { body(position, scale * value) }
      return
    }
  }
}

/// The equivariant maps from one real irreducible representation σ to others.
private struct MapsFromIrreducible {
  let leaves: [RepNode]
  let degree: Int
  let group: FiniteGroup
  let average: GroupAverage
  let checkpoint: Checkpoint
  private let irrep: RepNode
  /// Lists up to this length keep their matrices between averages.
  private static let mostKept = 128

  init(
    _ irrep: RepNode, _ average: GroupAverage, _ group: FiniteGroup, _ checkpoint: Checkpoint
  ) {
    leaves = irrep.tensorLeaves
    degree = irrep.dimension
    self.group = group
    self.average = average
    self.checkpoint = checkpoint
    self.irrep = irrep
  }

  /// ρ(g) and σ(g)ᵀ of one element.
  private typealias Pair = (outer: KroneckerFactors, inner: Matrix)

  private func pair(_ element: Int, _ leaves: [RepNode]) throws(Cancelled) -> Pair {
    try checkpoint.report()
    return (KroneckerFactors(of: element, in: leaves), irrep.matrix(of: element).transpose)
  }

  /// An orthonormal basis of the numbers R, C or H that commute with σ: the first is 1.
  func scalars(_ count: Int) throws -> [Matrix] {
    if count == 1 { return [.identity(degree)] }
    return try copies(count, inLeaves: leaves, [.identity(degree)], first: .identity(degree))
  }

  /// `count` maps E to copies of σ in a representation that are orthogonal over `numbers`: every E J
  /// with J among the numbers is orthogonal to all the others. EᵀE = 1.
  func copies(_ count: Int, in representation: RepNode, _ numbers: [Matrix]) throws -> [Matrix] {
    try copies(count, inLeaves: representation.tensorLeaves, numbers, first: nil)
  }

  private func copies(
    _ count: Int, inLeaves leaves: [RepNode], _ numbers: [Matrix], first: Matrix?
  ) throws -> [Matrix] {
    var found = first.map { [$0] } ?? []
    var spanned = found
    let kept = try average.transversals.map { list in
      list.count > Self.mostKept ? nil : try list.map { try pair($0, leaves) }
    }
    let dimension = leaves.reduce(1) { $0 * $1.dimension }
    var random = SplitMix64(seed: 1, label: "copies of an irreducible representation")
    var failures = 0
    while found.count < count {
      var map = Matrix(rows: dimension, columns: degree)
      for i in 0..<dimension { map[i, 0] = random.normal() }
      map = try averaged(map, leaves, kept)
      let before = map.frobeniusNorm
      for _ in 0..<2 {
        for other in spanned {
          let overlap = zip(map.elements, other.elements).reduce(0) { $0 + $1.0 * $1.1 }
          map = map - overlap / Double(degree) * other
        }
      }
      let norm = map.frobeniusNorm
      // A random direction is that close to those found with probability 1e-6 at most.
      guard norm > 1e-6 * before, before > 0 else {
        failures += 1
        if failures > 16 {
          throw RepresentationError.tooLarge(
            "averages over \(group.expression) lose too many digits")
        }
        continue
      }
      map = Double(degree).squareRoot() / norm * map
      found.append(map)
      spanned += numbers.map { map * $0 }
    }
    return found
  }

  /// (1/|G|) Σ ρ(g) map σ(g)ᵀ.
  private func averaged(
    _ map: Matrix, _ leaves: [RepNode], _ kept: [[Pair]?]
  ) throws -> Matrix {
    var map = map
    for (k, list) in average.transversals.enumerated().reversed() {
      var sum = Matrix(rows: map.rows, columns: map.columns)
      for (place, element) in list.enumerated() {
        try checkpoint.report()
        let pair = try kept[k]?[place] ?? pair(element, leaves)
        sum = sum + pair.outer.times(map * pair.inner)
      }
      map = 1 / Double(list.count) * sum
    }
    return map
  }

  func residual(_ maps: [Matrix], in representation: RepNode) throws -> Double {
    var worst = 0.0
    for generator in group.generators {
      let outer = KroneckerFactors(of: generator.element, in: representation.tensorLeaves)
      let inner = KroneckerFactors(of: generator.element, in: leaves)
      let right = inner.times(.identity(degree))
      for map in maps {
        try checkpoint.report()
        let defect = outer.times(map) - map * right
        worst = worse(worst, defect.frobeniusNorm / map.frobeniusNorm)
      }
    }
    return worst
  }
}

import Groups
import LinearAlgebra

/// Finds the bases of a `BlockDiagonalisation`.
struct BlockSearch {
  private typealias Block = BlockDiagonalisation.Block
  private typealias Step = BlockDiagonalisation.Step

  /// An irreducible in the representation, with its matrices and what they project on.
  private struct Part {
    let irrep: Int
    /// The row of the complex conjugate.
    let conjugate: Int
    let frobeniusSchur: Int
    let multiplicity: Int
    let matrices: ComplexRepresentation
    /// (n / |G|) Σ conj(D_i1(g)) ρ(g): it sends the first vector of every copy to its i-th, and all
    /// else to 0. `[n][d × d]`
    let shifts: [ComplexMatrix]
    /// (n / |G|) Σ conj(χ(g)) ρ(g), the orthogonal projection on all copies.
    let projection: ComplexMatrix

    var degree: Int { matrices.dimension }
  }

  private let representation: ComplexRepresentation
  private let parts: [Part]

  init(_ representation: ComplexRepresentation, _ checkpoint: Checkpoint) throws {
    let group = representation.group
    let table = try group.characterTable(checkpoint: checkpoint)
    let multiplicities = try table.multiplicities(
      of: representation.exactCharacter(checkpoint: checkpoint), checkpoint: checkpoint)
    self.representation = representation
    parts = try multiplicities.enumerated().filter { $0.element > 0 }.map { k, multiplicity in
      let irrep = table.irreps[k]
      let opposite = irrep.values.map(\.conjugate)
      let matrices = try group.irreducible(k + 1, checkpoint: checkpoint)
      let shifts = try Self.shifts(matrices, representation, checkpoint)
      return Part(
        irrep: k + 1,
        conjugate: 1 + (table.irreps.firstIndex { $0.values == opposite } ?? k),
        frobeniusSchur: irrep.frobeniusSchur, multiplicity: multiplicity, matrices: matrices,
        shifts: shifts.columns, projection: shifts.trace)
    }
  }

  /// The shifts, and the sum of the diagonal ones, which is the projection by the character.
  private static func shifts(
    _ matrices: ComplexRepresentation, _ representation: ComplexRepresentation,
    _ checkpoint: Checkpoint
  ) throws -> (columns: [ComplexMatrix], trace: ComplexMatrix) {
    let (n, d) = (matrices.dimension, representation.dimension)
    let order = representation.group.order
    let scale = Double(n) / Double(order)
    let zero = ComplexMatrix(rows: d, columns: d)
    var columns = [ComplexMatrix](repeating: zero, count: n)
    var trace = zero
    for element in 0..<order {
      try checkpoint.report()
      let own = matrices.matrix(of: element)
      let image = representation.matrix(of: element)
      for i in 0..<n { columns[i].add((scale * own[i, 0].re, -scale * own[i, 0].im), image) }
      let character = own.trace
      trace.add((scale * character.re, -scale * character.im), image)
    }
    return (columns, trace)
  }

  /// All steps, the given basis first.
  func steps(_ checkpoint: Checkpoint) throws -> [BlockDiagonalisation.Step] {
    let d = representation.dimension
    var steps = [
      Step(
        level: .given, basis: .identity(d),
        blocks: [Block(irrep: 0, conjugate: nil, start: 0, size: d)]),
      try isotypic(checkpoint), try irreducible(checkpoint),
    ]
    if representation.isReal, parts.contains(where: { $0.frobeniusSchur != 1 }) {
      steps.append(try realIrreducible(checkpoint))
    }
    return steps
  }

  /// A real basis where the representation is real: conjugate irreducibles stay together.
  private func isotypic(_ checkpoint: Checkpoint) throws -> BlockDiagonalisation.Step {
    var columns = Columns(representation.dimension)
    for part in parts where !representation.isReal || part.irrep <= part.conjugate {
      try checkpoint.report()
      let isPair = representation.isReal && part.conjugate != part.irrep
      var projection = part.projection
      if representation.isReal {
        projection = ComplexMatrix((isPair ? 2.0 : 1.0) * projection.re)
      }
      columns.open(part.irrep, isPair ? part.conjugate : nil)
      let count = part.degree * part.multiplicity * (isPair ? 2 : 1)
      for vector in Self.range(of: projection, count) { columns.add(vector) }
    }
    return columns.step(.isotypic)
  }

  private func irreducible(_ checkpoint: Checkpoint) throws -> BlockDiagonalisation.Step {
    var columns = Columns(representation.dimension)
    for part in parts {
      for first in Self.range(of: part.shifts[0], part.multiplicity) {
        try checkpoint.report()
        columns.open(part.irrep, nil)
        for shift in part.shifts { columns.add(shift * first) }
      }
    }
    return columns.step(.irreducible)
  }

  /// Where e spans a copy of an irreducible that is not real, e and its conjugate are orthogonal, and
  /// √2 Re e, √2 Im e span what is irreducible over the real numbers.
  private func realIrreducible(_ checkpoint: Checkpoint) throws -> BlockDiagonalisation.Step {
    var columns = Columns(representation.dimension)
    for part in parts where part.irrep <= part.conjugate {
      if part.frobeniusSchur == 1 {
        for first in Self.range(of: part.shifts[0], part.multiplicity) {
          columns.open(part.irrep, nil)
          for shift in part.shifts { columns.add((shift * first).realPart) }
        }
        continue
      }
      // Of a quaternionic one the conjugate copy is among the copies itself, and is left out.
      var projection = part.shifts[0]
      let isQuaternionic = part.frobeniusSchur == -1
      for _ in 0..<(part.multiplicity / (isQuaternionic ? 2 : 1)) {
        try checkpoint.report()
        guard let first = Self.range(of: projection, 1).first else { continue }
        let copy = part.shifts.map { $0 * first }
        columns.open(part.irrep, isQuaternionic ? nil : part.conjugate)
        for vector in copy { columns.add(vector.realPart.multiplied(by: 2.0.squareRoot())) }
        for vector in copy { columns.add(vector.imaginaryPart.multiplied(by: 2.0.squareRoot())) }
        for vector in copy + copy.map(\.conjugate) {
          let seen = vector * (vector.adjoint * projection)
          projection = projection - seen
        }
      }
    }
    return columns.step(.realIrreducible)
  }

  /// An orthonormal basis of the range of an orthogonal projection of this rank, by the method of
  /// Gram and Schmidt with pivots; `[d × 1]` each.
  private static func range(of projection: ComplexMatrix, _ rank: Int) -> [ComplexMatrix] {
    let d = projection.rows
    var rest = projection
    var basis: [ComplexMatrix] = []
    for _ in 0..<rank {
      var best = (column: 0, square: 0.0)
      for j in 0..<d {
        let square = (0..<d).reduce(0.0) {
          let (re, im) = rest[$1, j]
          return $0 + re * re + im * im
        }
        // Of equal ones the first, whatever rounding says.
        if square > best.square * (1 + 1e-9) { best = (j, square) }
      }
      var vector = rest.column(best.column)
      // A second pass takes out what rounding left in.
      for known in basis { vector = vector - known * (known.adjoint * vector) }
      vector = vector.multiplied(by: 1 / vector.frobeniusNorm)
      basis.append(vector)
      rest = rest - vector * (vector.adjoint * rest)
    }
    return basis
  }

  /// How far the blocks are from the irreducible matrices, on generators and on a random sum.
  func errors(
    of steps: [BlockDiagonalisation.Step], _ checkpoint: Checkpoint
  ) throws -> (mismatch: Double, transform: Double) {
    guard let step = steps.first(where: { $0.level == .irreducible }) else { return (0, 0) }
    func difference(_ image: ComplexMatrix, _ expected: [Int: ComplexMatrix]) -> Double {
      let sum = step.blocks.reduce(ComplexMatrix(rows: 0, columns: 0)) { sum, block in
        expected[block.irrep].map { sum.directSum($0) } ?? sum
      }
      return (step.basis.adjoint * image * step.basis - sum).maximumMagnitude
    }
    let matrices = Dictionary(uniqueKeysWithValues: parts.map { ($0.irrep, $0.matrices) })
    var mismatch = 0.0
    for generator in representation.group.generators {
      try checkpoint.report()
      let element = generator.element
      mismatch = worse(
        mismatch,
        difference(
          representation.matrix(of: element), matrices.mapValues { $0.matrix(of: element) }))
    }
    var random = SplitMix64(seed: 1)
    let weights = (0..<representation.group.order).map { _ in 2 * random.uniform() - 1 }
    func sum(_ part: ComplexRepresentation) throws -> ComplexMatrix {
      var total = ComplexMatrix(rows: part.dimension, columns: part.dimension)
      for (element, weight) in weights.enumerated() {
        try checkpoint.report()
        total.add((weight, 0), part.matrix(of: element))
      }
      return total
    }
    let error = difference(try sum(representation), try matrices.mapValues { try sum($0) })
    return (mismatch, error / max(1, weights.reduce(0) { $0 + abs($1) }))
  }
}

// Matrices of elements, the maps that commute with them, and damaged tables.

import Groups
import LinearAlgebra
import Representations

extension Answers {
  /// Dense pictures are made up to this dimension.
  public static let largestDense = 512
  /// Pictures of signed permutations, which are lists of sources, are made up to this dimension.
  public static let largestPicture = 1 << 18

  func matrices(
    _ rep: RepExpression, of expression: GroupExpression, _ a: Int, _ b: Int,
    _ damage: MatrixDamage?, _ checkpoint: Checkpoint
  ) throws -> MatricesSnapshot {
    let value = try representation(rep, of: expression, checkpoint)
    guard damage == nil || value.dimension <= Self.largestDense else {
      throw EngineError.limit(
        "an entry can be damaged up to dimension \(Self.largestDense); this is \(value.dimension)")
    }
    let ab = value.group.product(a, b)
    func damaged(_ element: Int) throws -> MatrixPicture {
      try checkpoint.report()
      let whole = try picture(of: element, in: value)
      guard let damage, damage.element == element else { return whole }
      var matrix = Self.dense(whole)
      matrix[damage.entry.row % matrix.rows, damage.entry.column % matrix.columns] +=
        MatrixDamage.amount
      return .dense(matrix)
    }
    let (left, right, image) = (try damaged(a), try damaged(b), try damaged(ab))
    try checkpoint.report()
    let product = Self.multiply(left, right)
    try checkpoint.report()
    return MatricesSnapshot(
      a: a, b: b, ab: ab, left: left, right: right, product: product, image: image,
      residual: Self.distance(product, image), isExact: value.kind != .dense && damage == nil,
      damagedResidual: try damage.map { damage in
        try value.homomorphismResidual(
          damage: Representation.Damage(
            element: damage.element, row: damage.entry.row % value.dimension,
            column: damage.entry.column % value.dimension, amount: MatrixDamage.amount),
          checkpoint: checkpoint)
      })
  }

  private func picture(of element: Int, in value: Representation) throws -> MatrixPicture {
    let limit = value.kind == .dense ? Self.largestDense : Self.largestPicture
    guard value.dimension <= limit else {
      throw EngineError.limit(
        "matrices are drawn up to dimension \(limit); "
          + "\(value.expression) has dimension \(value.dimension)")
    }
    if let signed = value.signedPermutation(of: element) {
      return .permutation(sources: signed.sources, signs: signed.signs)
    }
    return .dense(try value.matrix(of: element))
  }

  private static func multiply(_ a: MatrixPicture, _ b: MatrixPicture) -> MatrixPicture {
    if case .permutation(let outer, let outerSigns) = a,
      case .permutation(let inner, let innerSigns) = b
    {
      return .permutation(
        sources: outer.map { inner[$0] },
        signs: zip(outer, outerSigns).map { $1 * innerSigns[$0] })
    }
    return .dense(dense(a) * dense(b))
  }

  private static func dense(_ picture: MatrixPicture) -> Matrix {
    switch picture {
    case .dense(let matrix): return matrix
    case .permutation(let sources, let signs):
      var matrix = Matrix(rows: sources.count, columns: sources.count)
      for (i, j) in sources.enumerated() { matrix[i, j] = Double(signs[i]) }
      return matrix
    }
  }

  private static func distance(_ a: MatrixPicture, _ b: MatrixPicture) -> Double {
    if case .permutation = a, a == b { return 0 }
    return (dense(a) - dense(b)).maximumMagnitude
  }

  func weights(
    of expression: GroupExpression, from input: RepExpression, to output: RepExpression,
    _ checkpoint: Checkpoint
  ) throws -> WeightsSnapshot {
    let domain = try representation(input, of: expression, checkpoint)
    let codomain = try representation(output, of: expression, checkpoint)
    let basis = try equivariantBasis(from: domain, to: codomain, checkpoint: checkpoint)
    var sizes: [Int] = []
    if let classes = basis.classes {
      sizes = [Int](repeating: 0, count: basis.dimension)
      for start in stride(from: 0, to: classes.count, by: 1 << 16) {
        try checkpoint.report()
        for number in classes[start...].prefix(1 << 16) where number > 0 {
          sizes[Int(number) - 1] += 1
        }
      }
    }
    var sample: Matrix?
    if domain.dimension * codomain.dimension <= 1 << 22 {
      var random = SplitMix64(seed: 1)
      let coefficients = (0..<basis.dimension).map { _ in 2 * random.uniform() - 1 }
      sample = try basis.combine(coefficients, checkpoint: checkpoint)
    }
    return WeightsSnapshot(
      basis: basis, classSizes: sizes,
      entryMaps: EntryMaps(input: domain, output: codomain), sample: sample,
      whyEmpty: basis.dimension == 0
        ? try reasonForNoMaps(from: domain, to: codomain, checkpoint: checkpoint) : nil)
  }

  /// Tables are checked against the laws up to this order: associativity looks at 4 · order
  /// triples, those in which the damaged cell takes part.
  public static let largestChecked = 2000

  func axioms(
    of expression: GroupExpression, damaged cell: TableCell, _ checkpoint: Checkpoint
  ) throws -> AxiomsSnapshot {
    let group = try group(expression, checkpoint)
    guard group.order <= Self.largestChecked else {
      throw EngineError.limit(
        "a table is checked up to order \(Self.largestChecked); this one has order \(group.order)")
    }
    let table = DamagedTable(group: group, cell: cell)
    let isWhole = cell.value == group.product(cell.row, cell.column)
    let isLatin = try !isWhole || table.isLatin(checkpoint)
    let triple = try isWhole ? table.lightsTest(checkpoint) : table.failedTriple(checkpoint)
    return AxiomsSnapshot(
      cell: cell,
      laws: [
        ("closure", nil),
        ("identity", table.identityFailure()),
        ("inverse", table.inverseFailure()),
        ("Latin square", isLatin ? table.latinFailure() : "an element stands twice in a line"),
        ("associativity", triple.map(table.words)),
      ], triple: triple, isWhole: isWhole)
  }
}

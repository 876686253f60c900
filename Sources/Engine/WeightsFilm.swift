// How symmetry takes hold of W: one generator after the other, and by averaging over the group.

import Groups
import LinearAlgebra
import Representations

/// W on its way to being equivariant, and what the equation is made of.
public struct WeightsFilm: Sendable {
  /// W with the first k generators imposed, k = 0 …; empty where that is not drawn, and then
  /// `whyNoStages` says why.
  public let stages: [Stage]
  /// Why there are no stages.
  public let whyNoStages: String?
  /// A random W averaged step by step; nil where that is not done, and then `whyNoAveraging` says why.
  public let averaging: Averaging?
  /// Why nothing is averaged.
  public let whyNoAveraging: String?
  /// ρ_in and ρ_out of the generators, real parts; empty above `Answers.largestFilm` entries of W or
  /// `Answers.largestGenerators` of theirs.
  public let generators: [GeneratorPair]
  /// ρ_in and ρ_out of a group whose elements are numbered.
  public let representations: Pair?
  /// Dimensions of ρ_out that nothing moves: what a bias is made of.
  public let biasDimension: Int

  /// What is left of W after some generators.
  public struct Stage: Sendable {
    /// The generator imposed last; nil at the start.
    public let generator: String?
    /// Free parameters.
    public let count: Int
    /// The class of each entry, as in `EquivariantBasis.classes`, `[out × in]`; nil where W has none.
    public let classes: [Int32]?
    /// The signs of entries in their classes; nil if all are +.
    public let signs: [Int8]?
    /// The same random W at all stages, projected onto what is left, `[out × in]`.
    public let sample: Matrix
  }

  /// The two matrices of a generator.
  public struct GeneratorPair: Sendable {
    /// As words call it.
    public let name: String
    /// Whether it belongs to the Lie algebra.
    public let isInfinitesimal: Bool
    /// ρ_in, `[in × in]`.
    public let input: GeneratorMatrix
    /// ρ_out, `[out × out]`.
    public let output: GeneratorMatrix
  }

  /// Both representations.
  public struct Pair: Sendable {
    /// ρ_in.
    public let input: Representation
    /// ρ_out.
    public let output: Representation
  }
}

extension Answers {
  /// Films are made of matrices of up to so many entries.
  public static let largestFilm = 1 << 14
  /// Matrices of all generators together have at most so many entries; signed permutations count with
  /// their dimension.
  public static let largestGenerators = 1 << 22

  func weightsFilm(
    of expression: GroupExpression, from input: RepExpression, to output: RepExpression,
    _ checkpoint: Checkpoint
  ) throws -> WeightsFilm {
    try isBeyondEnumeration(expression, checkpoint)
      ? filmBeyondEnumeration(expression, input, output, checkpoint)
      : finiteFilm(expression, input, output, checkpoint)
  }

  private func finiteFilm(
    _ expression: GroupExpression, _ input: RepExpression, _ output: RepExpression,
    _ checkpoint: Checkpoint
  ) throws -> WeightsFilm {
    let domain = try representation(input, of: expression, checkpoint)
    let codomain = try representation(output, of: expression, checkpoint)
    let bias = try equivariantBasis(
      from: representation(.trivial, of: expression, checkpoint), to: codomain,
      checkpoint: checkpoint
    ).dimension
    let pair = WeightsFilm.Pair(input: domain, output: codomain)
    let group = domain.group
    func refused(_ why: String) -> WeightsFilm {
      WeightsFilm(
        stages: [], whyNoStages: why, averaging: nil, whyNoAveraging: why, generators: [],
        representations: pair, biasDimension: bias)
    }
    guard let start = Self.start(codomain.dimension, domain.dimension) else {
      return refused(Self.tooLarge)
    }
    let sizes = [domain, codomain].map {
      $0.kind == .dense ? $0.dimension * $0.dimension : $0.dimension
    }
    guard group.generators.count * (sizes[0] + sizes[1]) <= Self.largestGenerators else {
      return refused(Self.tooLargeGenerators)
    }
    let stages = try (0...group.generators.count).map { k in
      let basis = try equivariantBasis(
        from: domain, to: codomain, imposing: .firstGenerators(k), checkpoint: checkpoint)
      return WeightsFilm.Stage(
        generator: k == 0 ? nil : group.generators[k - 1].name, count: basis.dimension,
        classes: basis.classes, signs: basis.signs,
        sample: try basis.projection(of: start, checkpoint))
    }
    let generators = try group.generators.indices.map { k in
      WeightsFilm.GeneratorPair(
        name: group.generators[k].name, isInfinitesimal: false,
        input: try GeneratorMatrix(domain, group.generators[k].element),
        output: try GeneratorMatrix(codomain, group.generators[k].element))
    }
    let whole = try equivariantBasis(from: domain, to: codomain, checkpoint: checkpoint)
    let target = try whole.projection(of: start, checkpoint)
    var (averaging, obstacle) = (
      try Averaging(start, over: pair, generators, target: target, checkpoint), String?.none
    )
    if averaging == nil {
      (averaging, obstacle) = try Self.averaged(
        start, by: generators, target: target, isFinite: true, checkpoint)
    }
    return WeightsFilm(
      stages: stages, whyNoStages: nil, averaging: averaging, whyNoAveraging: obstacle,
      generators: generators, representations: pair, biasDimension: bias)
  }

  private func filmBeyondEnumeration(
    _ expression: GroupExpression, _ input: RepExpression, _ output: RepExpression,
    _ checkpoint: Checkpoint
  ) throws -> WeightsFilm {
    let domain: AnyRepresentation = try anyRepresentation(
      input, of: expression, checkpoint: checkpoint)
    let codomain: AnyRepresentation = try anyRepresentation(
      output, of: expression, checkpoint: checkpoint)
    let trivial: AnyRepresentation = try anyRepresentation(
      .trivial, of: expression, checkpoint: checkpoint)
    let bias = try equivariantBasis(from: trivial, to: codomain, checkpoint: checkpoint).dimension
    func refused(_ why: String) -> WeightsFilm {
      WeightsFilm(
        stages: [], whyNoStages: why, averaging: nil, whyNoAveraging: why, generators: [],
        representations: nil, biasDimension: bias)
    }
    guard !domain.isComplex else {
      return refused("the matrices of \(expression) are complex; they are solved, not filmed")
    }
    let largest = min(AnyRepresentation.largestMatrix, Self.largestFilm)
    guard domain.dimension <= largest, codomain.dimension <= largest,
      let start = Self.start(codomain.dimension, domain.dimension)
    else { return refused(Self.tooLarge) }
    var generators: [WeightsFilm.GeneratorPair] = []
    var size = 0
    for generator in domain.generators {
      try checkpoint.report()
      // A quarter turn of the Lie algebra moves nothing from place to place.
      func kept(_ matrix: Matrix) -> GeneratorMatrix {
        generator.isInfinitesimal ? .dense(matrix) : GeneratorMatrix(matrix)
      }
      let pair = WeightsFilm.GeneratorPair(
        name: generator.name, isInfinitesimal: generator.isInfinitesimal,
        input: kept(try domain.matrix(of: generator).re),
        output: kept(try codomain.matrix(of: generator).re))
      size += pair.input.size + pair.output.size
      guard size <= Self.largestGenerators else { return refused(Self.tooLargeGenerators) }
      generators.append(pair)
    }
    let basis = try equivariantBasis(from: domain, to: codomain, checkpoint: checkpoint)
    let target = try basis.orthonormal(checkpoint: checkpoint).projection(of: start, checkpoint)
    let isFinite = domain.generators.allSatisfy { !$0.isInfinitesimal }
    let (averaging, obstacle) = try Self.averaged(
      start, by: generators, target: target, isFinite: isFinite, checkpoint)
    let stages =
      try WeightsFilm.Stage.orbits(generators, start, checkpoint)
      ?? WeightsFilm.Stage.spaces(generators, start, checkpoint)
    return WeightsFilm(
      stages: stages ?? [],
      whyNoStages: stages == nil
        ? "the equations of a Lie group are solved one by one up to "
          + "\(WeightsFilm.Stage.largestSpace) entries of W; this has \(start.elements.count)"
        : nil,
      averaging: averaging, whyNoAveraging: obstacle,
      generators: generators, representations: nil, biasDimension: bias)
  }

  private static let tooLarge = "W is filmed up to \(largestFilm) entries"
  private static let tooLargeGenerators =
    "films are made where the matrices of all generators together have up to \(largestGenerators) "
    + "entries; the equations are solved without writing them out"

  /// The averages over the generators, or why there are none.
  private static func averaged(
    _ start: Matrix, by generators: [WeightsFilm.GeneratorPair], target: Matrix, isFinite: Bool,
    _ checkpoint: Checkpoint
  ) throws -> (Averaging?, String?) {
    do {
      return (try Averaging(start, by: generators, target: target, checkpoint), nil)
    } catch GeneratorMean.Obstacle.longCycle(let generator) {
      return (
        nil,
        "means are taken over up to \(GeneratorMean.longestCycle) powers of a generator; those of "
          + "\(generator) come back to 1 later or never; the equations are solved instead"
      )
    } catch GeneratorMean.Obstacle.lengthsChange {
      return (
        nil,
        isFinite
          ? "these matrices do not keep lengths, so that means over one generator after the other "
            + "need not end at the projection; the equations are solved instead"
          : "these matrices do not keep lengths: the group is not compact, and there is no mean "
            + "over it; the equations of its generators are solved instead"
      )
    }
  }

  /// A random W, the same for every group, entries uniform in −1…1; nil above `largestFilm` entries.
  private static func start(_ rows: Int, _ columns: Int) -> Matrix? {
    let (entries, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, entries <= largestFilm else { return nil }
    var random = SplitMix64(seed: 4)
    return Matrix(
      rows: rows, columns: columns, elements: (0..<entries).map { _ in 2 * random.uniform() - 1 })
  }
}

extension EquivariantBasis {
  /// Σ_k ⟨B_k, W⟩ / ⟨B_k, B_k⟩ B_k, for basis matrices that are mutually orthogonal.
  ///
  /// O(entries of all basis matrices).
  func projection(of matrix: Matrix, _ checkpoint: Checkpoint) throws -> Matrix {
    var along = [Double](repeating: 0, count: dimension)
    var norms = along
    try forEachEntry(checkpoint: checkpoint) { k, i, j, value in
      along[k] += value * matrix[i, j]
      norms[k] += value * value
    }
    return try combine(
      zip(along, norms).map { $1 > 0 ? $0 / $1 : 0 }, checkpoint: checkpoint)
  }
}

extension WeightsFilm.Stage {
  /// The stages of permutation matrices, by the orbits of entries; nil if some matrix is not one.
  ///
  /// O(generators · entries).
  static func orbits(
    _ generators: [WeightsFilm.GeneratorPair], _ start: Matrix, _ checkpoint: Checkpoint
  ) throws -> [WeightsFilm.Stage]? {
    let (rows, columns) = (start.rows, start.columns)
    let moves = generators.map { ($0.output.permutedRows, $0.input.permutedRows) }
    guard moves.allSatisfy({ $0.0 != nil && $0.1 != nil }) else { return nil }
    var parents = Array(0..<rows * columns)
    func root(_ place: Int) -> Int {
      var place = place
      while parents[place] != place {
        parents[place] = parents[parents[place]]
        place = parents[place]
      }
      return place
    }
    func stage(_ name: String?) throws -> WeightsFilm.Stage {
      var numbers: [Int: Int32] = [:]
      var classes: [Int32] = []
      for place in parents.indices {
        let next = Int32(numbers.count + 1)
        let number = numbers[root(place), default: next]
        numbers[root(place)] = number
        classes.append(number)
      }
      var sums = [Double](repeating: 0, count: numbers.count)
      var sizes = sums
      for (place, number) in classes.enumerated() {
        sums[Int(number) - 1] += start.elements[place]
        sizes[Int(number) - 1] += 1
      }
      let means = classes.map { sums[Int($0) - 1] / sizes[Int($0) - 1] }
      return WeightsFilm.Stage(
        generator: name, count: numbers.count, classes: classes, signs: nil,
        sample: Matrix(rows: rows, columns: columns, elements: means))
    }
    var stages = [try stage(nil)]
    for (generator, (outer, inner)) in zip(generators, moves) {
      guard let outer, let inner else { return nil }
      try checkpoint.report()
      for i in 0..<rows {
        for j in 0..<columns {
          let (a, b) = (root(i * columns + j), root(outer[i] * columns + inner[j]))
          parents[max(a, b)] = min(a, b)
        }
      }
      stages.append(try stage(generator.name))
    }
    return stages
  }
}

extension WeightsFilm.Stage {
  /// The null space of the equations is found up to so many entries.
  static let largestSpace = 256

  /// The stages of any matrices, by null spaces; nil above `largestSpace` entries.
  ///
  /// O(generators · entries³).
  static func spaces(
    _ generators: [WeightsFilm.GeneratorPair], _ start: Matrix, _ checkpoint: Checkpoint
  ) throws -> [WeightsFilm.Stage]? {
    let count = start.elements.count
    guard count <= largestSpace else { return nil }
    // An orthonormal basis of what is left, a vector a row.
    var left = Matrix.identity(count)
    var stages = [
      WeightsFilm.Stage(
        generator: nil, count: count, classes: nil, signs: nil, sample: start)
    ]
    for generator in generators {
      try checkpoint.report()
      var defects = Matrix(rows: count, columns: left.rows)
      for k in 0..<left.rows {
        let matrix = Matrix(rows: start.rows, columns: start.columns, elements: left.row(k))
        let defect = generator.output * matrix - matrix * generator.input
        for i in 0..<count { defects[i, k] = defect.elements[i] }
      }
      // Where the generator follows from those before, rounding is all that is left.
      if defects.maximumMagnitude > 1e-10 * max(1, generator.output.dense.maximumMagnitude) {
        left = try nullSpace(of: defects).basis.transpose * left
      }
      let along = left * start.elements
      stages.append(
        WeightsFilm.Stage(
          generator: generator.name, count: left.rows, classes: nil, signs: nil,
          sample: Matrix(
            rows: start.rows, columns: start.columns, elements: left.transpose * along)))
    }
    return stages
  }
}

extension GeneratorMatrix {
  /// The column of the 1 in each row, where that and zeros are all there is.
  fileprivate var permutedRows: [Int]? {
    guard case .signed(let sources, _) = self, !hasSigns else { return nil }
    return sources
  }
}

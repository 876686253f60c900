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
  /// ρ_in and ρ_out of the generators, real parts; empty above `Answers.largestFilm` entries.
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
    public let input: Matrix
    /// ρ_out, `[out × out]`.
    public let output: Matrix
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
    guard let start = Self.start(codomain.dimension, domain.dimension) else {
      return WeightsFilm(
        stages: [], whyNoStages: Self.tooLarge, averaging: nil, whyNoAveraging: Self.tooLarge,
        generators: [], representations: pair, biasDimension: bias)
    }
    let group = domain.group
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
        input: try domain.matrix(ofGenerator: k), output: try codomain.matrix(ofGenerator: k))
    }
    let whole = try equivariantBasis(from: domain, to: codomain, checkpoint: checkpoint)
    let target = try whole.projection(of: start, checkpoint)
    let averaging =
      try Averaging(start, over: pair, generators, target: target, checkpoint)
      ?? Averaging(start, by: generators, target: target, checkpoint)
    return WeightsFilm(
      stages: stages, whyNoStages: nil, averaging: averaging,
      whyNoAveraging: averaging == nil ? Self.notOrthogonal : nil, generators: generators,
      representations: pair, biasDimension: bias)
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
    let generators = try domain.generators.map { generator in
      try checkpoint.report()
      return WeightsFilm.GeneratorPair(
        name: generator.name, isInfinitesimal: generator.isInfinitesimal,
        input: try domain.matrix(of: generator).re, output: try codomain.matrix(of: generator).re)
    }
    let basis = try equivariantBasis(from: domain, to: codomain, checkpoint: checkpoint)
    let target = try basis.orthonormal(checkpoint: checkpoint).projection(of: start, checkpoint)
    let averaging = try Averaging(start, by: generators, target: target, checkpoint)
    let stages =
      try WeightsFilm.Stage.orbits(generators, start, checkpoint)
      ?? WeightsFilm.Stage.spaces(generators, start, checkpoint)
    return WeightsFilm(
      stages: stages ?? [],
      whyNoStages: stages == nil
        ? "the equations of a Lie group are solved one by one up to "
          + "\(WeightsFilm.Stage.largestSpace) entries of W; this has \(start.elements.count)"
        : nil,
      averaging: averaging, whyNoAveraging: averaging == nil ? Self.notOrthogonal : nil,
      generators: generators, representations: nil, biasDimension: bias)
  }

  private static let tooLarge = "W is filmed up to \(largestFilm) entries"
  private static let notOrthogonal =
    "these matrices do not keep lengths: the group is not compact, and there is no mean over it; the "
    + "equations of its generators are solved instead"

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
      if defects.maximumMagnitude > 1e-10 * max(1, generator.output.maximumMagnitude) {
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

extension Matrix {
  /// The column of the 1 in each row, where that and zeros are all there is.
  fileprivate var permutedRows: [Int]? {
    var places: [Int] = []
    for i in 0..<rows {
      let row = self.row(i)
      guard let place = row.firstIndex(of: 1), row.filter({ $0 != 0 }).count == 1 else {
        return nil
      }
      places.append(place)
    }
    return places
  }
}

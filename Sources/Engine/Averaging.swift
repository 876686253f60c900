// The Reynolds projection, step by step: the mean of ρ_out(g) W ρ_in(g)⁻¹ over more and more elements.

import Groups
import LinearAlgebra
import Representations

/// A random W on its way to its equivariant part.
public struct Averaging: Sendable {
  /// How it goes on.
  public enum Kind: Hashable, Sendable {
    /// The mean over the first 1, 2, … elements of the group; it ends after all of them.
    case elements
    /// The mean over the cyclic group, or the circle, of one generator after the other, again and
    /// again (alternating projections: von Neumann 1933).
    case generators
    /// W ← (W + ρ_out(g) W ρ_in(g)⁻¹) / 2 for random g: what breaks the symmetry halves in mean square.
    case randomElements
  }

  /// One step.
  public struct Frame: Sendable {
    /// Elements in the mean, or means taken one after the other.
    public let count: Int
    /// The element, or the generator, that came last.
    public let last: String
    /// W, `[out × in]`.
    public let matrix: Matrix
    /// The largest entry of ρ_out(g) W − W ρ_in(g) over the generators.
    public let commutator: Double
    /// The largest entry of W − P(W), P being the projection of the first W by the basis; nil where
    /// matrices do not keep lengths, so that P is another projection.
    public let distance: Double?
  }

  /// How it goes on.
  public let kind: Kind
  /// The steps, the first one being W as it was; not all of them where there are many.
  public let frames: [Frame]

  /// So many frames are kept.
  private static let mostFrames = 64
  /// The largest number of multiplications.
  private static let mostWork = 1 << 31
  /// The longest run over generators.
  private static let mostMeans = 3000

  /// Over all elements of a group; nil where that is too much.
  ///
  /// O(order · entries) for signed permutations.
  init?(
    _ start: Matrix, over pair: WeightsFilm.Pair, _ generators: [WeightsFilm.GeneratorPair],
    target: Matrix, _ checkpoint: Checkpoint
  ) throws {
    let group = pair.input.group
    let isSparse = pair.input.kind != .dense && pair.output.kind != .dense
    let entries = start.elements.count
    let work = isSparse ? entries : 2 * entries * (start.rows + start.columns)
    let (all, overflow) = work.multipliedReportingOverflow(by: group.order)
    guard !overflow, all <= Self.mostWork / 16 else { return nil }
    let keepsLengths = generators.allSatisfy(\.keepsLengths)
    let shown = Self.shown(group.order)
    var sum = Matrix(rows: start.rows, columns: start.columns)
    var frames: [Frame] = []
    for element in 0..<group.order {
      try checkpoint.report()
      sum = sum + (try Self.moved(start, by: element, pair))
      guard shown.contains(element + 1) else { continue }
      let mean = 1 / Double(element + 1) * sum
      frames.append(
        Frame(
          count: element + 1, last: group.name(of: element), matrix: mean,
          commutator: Self.commutator(mean, generators),
          distance: keepsLengths ? (mean - target).maximumMagnitude : nil))
    }
    kind = .elements
    self.frames = frames
  }

  /// By the cyclic groups and circles of the generators, one after the other.
  ///
  /// O(means · entries) for signed permutations, else O(means · order of a generator · entries ·
  /// dimensions). Throws a `GeneratorMean.Obstacle` where a generator has no such group.
  init(
    _ start: Matrix, by generators: [WeightsFilm.GeneratorPair], target: Matrix,
    _ checkpoint: Checkpoint
  ) throws {
    let means = try generators.map { try GeneratorMean($0, checkpoint) }
    var matrix = start
    var frames: [Frame] = []
    func frame(_ count: Int, _ last: String) -> Frame {
      Frame(
        count: count, last: last, matrix: matrix,
        commutator: Self.commutator(matrix, generators),
        distance: (matrix - target).maximumMagnitude)
    }
    frames.append(frame(0, "W"))
    var work = 0
    var count = 0
    var hasEnded = means.isEmpty
    while !hasEnded, count < Self.mostMeans, work < Self.mostWork {
      for mean in means {
        matrix = try mean.mean(of: matrix, checkpoint)
        work += mean.work(matrix)
        count += 1
        frames.append(frame(count, mean.step.name))
      }
      hasEnded = (frames.last?.commutator ?? 0) < 1e-14
      if frames.count > 2 * Self.mostFrames { frames = Self.thinned(frames) }
    }
    // Cycles that nearly agree take very long.
    let isDone = (frames.last?.commutator ?? 0) <= 1e-12
    kind = isDone ? .generators : .randomElements
    self.frames =
      isDone
      ? frames
      : try Self.halved(start, means.map(\.step), generators, target: target, checkpoint)
  }

  /// By random products of the generators (product replacement, as in Celler et al. 1995).
  private static func halved(
    _ start: Matrix, _ steps: [WeightsFilm.GeneratorPair],
    _ generators: [WeightsFilm.GeneratorPair], target: Matrix, _ checkpoint: Checkpoint
  ) throws -> [Frame] {
    var random = SplitMix64(seed: 6)
    guard var last = steps.first else { return [] }
    var pool = (0..<max(10, steps.count)).map { steps[$0 % steps.count] }
    func next() throws {
      try checkpoint.report()
      let (i, j) = (random.index(below: pool.count), random.index(below: pool.count - 1))
      let other = pool[j < i ? j : j + 1]
      pool[i] = WeightsFilm.GeneratorPair(
        name: pool[i].name, isInfinitesimal: false, input: pool[i].input * other.input,
        output: pool[i].output * other.output)
      last = WeightsFilm.GeneratorPair(
        name: pool[i].name, isInfinitesimal: false, input: last.input * pool[i].input,
        output: last.output * pool[i].output)
    }
    for _ in 0..<100 { try next() }
    var matrix = start
    var frames: [Frame] = []
    for count in 0..<400 {
      frames.append(
        Frame(
          count: count, last: "a random product", matrix: matrix,
          commutator: commutator(matrix, generators),
          distance: (matrix - target).maximumMagnitude))
      if frames[frames.count - 1].commutator < 1e-14 { break }
      try next()
      matrix = 0.5 * (matrix + last.output * matrix * last.input.transpose)
    }
    return thinned(frames)
  }

  /// Which steps are kept: all of up to 64, else the first sixteen and evenly spaced ones to the last.
  private static func shown(_ count: Int) -> Set<Int> {
    guard count > mostFrames else { return Set(1...max(1, count)) }
    let first = 16
    let rest = mostFrames - first
    return Set(1...first).union((1...rest).map { first + (count - first) * $0 / rest })
  }

  /// Every other frame after the first sixteen, and the last.
  private static func thinned(_ frames: [Frame]) -> [Frame] {
    frames.indices.filter { $0 < 16 || $0 % 2 == 0 || $0 == frames.count - 1 }.map { frames[$0] }
  }

  /// ρ_out(g) W ρ_in(g)⁻¹.
  private static func moved(
    _ matrix: Matrix, by element: Int, _ pair: WeightsFilm.Pair
  ) throws -> Matrix {
    if let outer = pair.output.signedPermutation(of: element),
      let inner = pair.input.signedPermutation(of: element)
    {
      var result = Matrix(rows: matrix.rows, columns: matrix.columns)
      for i in 0..<matrix.rows {
        for j in 0..<matrix.columns {
          result[i, j] =
            Double(outer.signs[i] * inner.signs[j]) * matrix[outer.sources[i], inner.sources[j]]
        }
      }
      return result
    }
    let inverse = pair.input.group.inverse(element)
    return try pair.output.matrix(of: element) * matrix * pair.input.matrix(of: inverse)
  }

  private static func commutator(
    _ matrix: Matrix, _ generators: [WeightsFilm.GeneratorPair]
  ) -> Double {
    generators.reduce(0) {
      max($0, ($1.output * matrix - matrix * $1.input).maximumMagnitude)
    }
  }
}

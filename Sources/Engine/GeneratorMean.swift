// The mean over the group that one generator generates.

import LinearAlgebra

/// W ↦ the mean of ρ_out(h) W ρ_in(h)⁻¹ over the powers h of a generator, or over its circle.
struct GeneratorMean {
  /// Why there is none.
  enum Obstacle: Error {
    /// The matrices are not orthogonal.
    case lengthsChange
    /// The powers do not come back to 1 within `longestCycle` steps, nor does the circle close.
    case longCycle(generator: String)
  }

  /// The largest order of a generator whose matrices are not signed permutations.
  static let longestCycle = 720

  /// A generator, or a small turn on its circle.
  let step: WeightsFilm.GeneratorPair
  /// The order of `step`; nil where entries of W are taken orbit by orbit, whatever the order is.
  private let order: Int?

  /// On a circle the mean is that over n equally spaced elements, if n exceeds every frequency; the
  /// sum of the row sums bounds those.
  ///
  /// O(1) for signed permutations, else O(order · d³).
  init(
    _ generator: WeightsFilm.GeneratorPair, _ checkpoint: Checkpoint
  ) throws {
    guard generator.keepsLengths else { throw Obstacle.lengthsChange }
    if case .signed = generator.input, case .signed = generator.output {
      (step, order) = (generator, nil)
    } else if generator.isInfinitesimal {
      (step, order) = try Self.turn(generator, checkpoint)
    } else {
      (step, order) = (generator, try Self.order(of: generator, checkpoint))
    }
  }

  private static func order(
    of generator: WeightsFilm.GeneratorPair, _ checkpoint: Checkpoint
  ) throws -> Int {
    var (left, right) = (generator.output, generator.input)
    for order in 1...longestCycle {
      try checkpoint.report()
      if left.isOne, right.isOne { return order }
      left = left * generator.output
      right = right * generator.input
    }
    throw Obstacle.longCycle(generator: generator.name)
  }

  private static func turn(
    _ generator: WeightsFilm.GeneratorPair, _ checkpoint: Checkpoint
  ) throws -> (WeightsFilm.GeneratorPair, Int) {
    let (input, output) = (generator.input.dense, generator.output.dense)
    func turned(_ angle: Double) throws -> WeightsFilm.GeneratorPair {
      try checkpoint.report()
      return WeightsFilm.GeneratorPair(
        name: generator.name, isInfinitesimal: false,
        input: .dense(try (angle * input).exponential()),
        output: .dense(try (angle * output).exponential()))
    }
    let order = Int((input.largestRowSum + output.largestRowSum).rounded(.up)) + 1
    let whole = try turned(2 * Double.pi)
    guard whole.input.isOne, whole.output.isOne, order <= longestCycle else {
      throw Obstacle.longCycle(generator: generator.name)
    }
    return (try turned(2 * Double.pi / Double(order)), order)
  }

  /// Multiplications that one mean of a matrix costs.
  func work(_ matrix: Matrix) -> Int {
    let entries = matrix.elements.count
    return order.map { $0 * 2 * entries * (matrix.rows + matrix.columns) } ?? entries
  }

  /// The mean.
  ///
  /// O(entries) for signed permutations, else O(order · entries · dimensions).
  func mean(of matrix: Matrix, _ checkpoint: Checkpoint) throws -> Matrix {
    guard let order else { return try meanOverOrbits(of: matrix, checkpoint) }
    let inverse = step.input.transpose
    var (moved, sum) = (matrix, matrix)
    for _ in 1..<max(1, order) {
      try checkpoint.report()
      moved = step.output * moved * inverse
      sum = sum + moved
    }
    return 1 / Double(max(1, order)) * sum
  }

  /// g sends entry (i, j) to ± entry (g i, g j); along an orbit that comes back with a minus the mean is 0.
  private func meanOverOrbits(of matrix: Matrix, _ checkpoint: Checkpoint) throws -> Matrix {
    guard let rows = step.output.images, let columns = step.input.images else { return matrix }
    let width = matrix.columns
    var result = matrix
    var isDone = [Bool](repeating: false, count: matrix.elements.count)
    for start in isDone.indices where !isDone[start] {
      if start % 1024 == 0 { try checkpoint.report() }
      var orbit: [(place: Int, sign: Double)] = []
      var (place, sign, sum) = (start, 1.0, 0.0)
      repeat {
        isDone[place] = true
        orbit.append((place, sign))
        sum += sign * matrix.elements[place]
        let (row, column) = (rows[place / width], columns[place % width])
        place = row.place * width + column.place
        sign *= Double(row.sign * column.sign)
      } while place != start
      let mean = sign > 0 ? sum / Double(orbit.count) : 0
      for (place, sign) in orbit { result.elements[place] = sign * mean }
    }
    return result
  }
}

extension WeightsFilm.GeneratorPair {
  /// Whether both matrices are orthogonal, or, in a Lie algebra, antisymmetric.
  var keepsLengths: Bool {
    input.keepsLengths(isInfinitesimal: isInfinitesimal)
      && output.keepsLengths(isInfinitesimal: isInfinitesimal)
  }
}

extension Matrix {
  /// The largest sum of magnitudes in a row.
  fileprivate var largestRowSum: Double {
    (0..<rows).map { row($0).reduce(0) { $0 + abs($1) } }.max() ?? 0
  }
}

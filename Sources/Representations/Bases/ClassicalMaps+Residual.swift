import Groups
import LinearAlgebra

/// Where an infinitesimal generator sends the indices of V and V', as flat lists.
struct IndexMoves {
  /// By how much an index changes, with which factor.
  typealias Move = (step: Int, re: Double, im: Double)

  private let size: Int
  /// Those of V index by index, then those of V'.
  fileprivate let moves: [Move]
  /// Where those of each index begin, `[2 · size + 1]`.
  fileprivate let starts: [Int]
  /// The trace of the generator.
  let trace: (re: Int, im: Int)

  init(_ generator: GaussianMatrix) {
    size = generator.size
    var lists = [[Move]](repeating: [], count: 2 * generator.size)
    for entry in generator.entries {
      let step = entry.row - entry.column
      lists[entry.column].append((step, Double(entry.re), Double(entry.im)))
      lists[size + entry.row].append((-step, -Double(entry.re), -Double(entry.im)))
    }
    moves = lists.flatMap { $0 }
    starts = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    trace = generator.entries.reduce((re: 0, im: 0)) {
      $1.row == $1.column ? ($0.re + $1.re, $0.im + $1.im) : $0
    }
  }

  /// Those of one index.
  func of(_ index: Int, _ slot: Slot) -> ArraySlice<Move> {
    let k = slot == .vector ? index : size + index
    return moves[starts[k]..<starts[k + 1]]
  }
}

extension ClassicalMaps {
  /// Matrices are checked up to so many products of numbers, then a sample.
  private static let mostWork = 1 << 28

  /// max ‖A·W‖ / ‖W‖ over the basis of the Lie algebra and max ‖gW - W‖ / ‖W‖ over the discrete
  /// generators, and over basis matrices; all entries are integers, so that 0 is a proof.
  ///
  /// Beyond `mostWork` products a sample of the matrices is looked at, evenly spaced.
  func residual(
    _ maps: SparseMaps, of group: LieGroup, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    let generators = group.algebra.map { IndexMoves($0.matrix) }
    let reflections = group.discrete.map { generator -> [Double] in
      let matrix = generator.matrix.dense.re
      return (0..<form.size).map { matrix[$0, $0] }
    }
    let step = sampleStep(maps, generators)
    var worst = 0.0
    var image = SparseSum(count: rows * columns)
    for k in stride(from: 0, to: maps.count, by: step) {
      let entries = maps.starts[k]..<maps.starts[k + 1]
      let norm = entries.reduce(0) { $0 + maps.values[$1] * maps.values[$1] }.squareRoot()
      for generator in generators {
        try checkpoint.report()
        apply(generator, to: maps, entries, into: &image)
        worst = worse(worst, image.takeNorm() / norm)
      }
      for signs in reflections {
        worst = worse(worst, defect(signs, maps, entries) / norm)
      }
    }
    return worst
  }

  /// Every how manieth matrix is looked at.
  private func sampleStep(_ maps: SparseMaps, _ generators: [IndexMoves]) -> Int {
    let work = generators.reduce(1) { $0 + $1.moves.count } * max(1, slots.count)
    let total = maps.positions.count.multipliedReportingOverflow(by: work)
    return total.overflow ? maps.count : max(1, total.partialValue / Self.mostWork)
  }

  /// How many matrices `residual` looks at; nil if at all of them.
  func residualSample(_ maps: SparseMaps, of group: LieGroup) -> ResidualSample? {
    let step = sampleStep(maps, group.algebra.map { IndexMoves($0.matrix) })
    if step == 1 || maps.count < 2 { return nil }
    return ResidualSample(measured: (maps.count + step - 1) / step, count: maps.count)
  }

  /// A acts on every index in turn, by A on those of V and by -Aᵀ on those of V'.
  private func apply(
    _ generator: IndexMoves, to maps: SparseMaps, _ entries: Range<Int>,
    into image: inout SparseSum
  ) {
    let (moves, starts) = (generator.moves.span, generator.starts.span)
    let (positions, values) = (maps.positions.span, maps.values.span)
    for (slot, stride) in zip(slots, strides) {
      let first = slot == .vector ? 0 : form.size
      for e in entries {
        let index = first + positions[e] / stride % form.size
        for m in starts[index]..<starts[index + 1] {
          let move = moves[m]
          image.add(
            move.re * values[e], move.im * values[e], at: positions[e] + move.step * stride)
        }
      }
    }
    if determinant == 0 { return }
    for e in entries {
      let value = Double(determinant) * values[e]
      image.add(
        Double(generator.trace.re) * value, Double(generator.trace.im) * value, at: positions[e])
    }
  }

  /// ‖ρ(g) W - W‖ for a diagonal g of signs.
  private func defect(_ signs: [Double], _ maps: SparseMaps, _ entries: Range<Int>) -> Double {
    let whole = determinant % 2 == 0 ? 1 : signs.reduce(1, *)
    let strides = strides
    var square = 0.0
    for e in entries {
      let factor = strides.reduce(whole) { $0 * signs[maps.positions[e] / $1 % form.size] }
      square += (1 - factor) * (1 - factor) * maps.values[e] * maps.values[e]
    }
    return square.squareRoot()
  }
}

/// A complex vector with few entries that are not zero, as a sum in the making.
private struct SparseSum {
  /// Vectors up to this length are written out, longer ones kept in a dictionary.
  private static let mostDense = 1 << 24

  private var dense: [(re: Double, im: Double)]
  private var touched: [Int] = []
  private var sparse: [Int: (re: Double, im: Double)] = [:]

  init(count: Int) { dense = Array(repeating: (0, 0), count: count <= Self.mostDense ? count : 0) }

  mutating func add(_ re: Double, _ im: Double, at place: Int) {
    if dense.isEmpty {
      let old = sparse[place] ?? (0, 0)
      sparse[place] = (old.re + re, old.im + im)
    } else {
      touched.append(place)
      dense[place].re += re
      dense[place].im += im
    }
  }

  /// The norm; begins again at zero.
  mutating func takeNorm() -> Double {
    var square = sparse.values.reduce(0) { $0 + $1.re * $1.re + $1.im * $1.im }
    sparse.removeAll(keepingCapacity: true)
    for place in touched {
      square += dense[place].re * dense[place].re + dense[place].im * dense[place].im
      dense[place] = (0, 0)
    }
    touched.removeAll(keepingCapacity: true)
    return square.squareRoot()
  }
}

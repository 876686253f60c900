import Groups
import LinearAlgebra

/// The equivariant maps between tensor products of V, V' and det of a classical group, as
/// contractions.
struct ClassicalMaps {
  /// All basis matrices together hold so many entries at most.
  static let mostEntries = 1 << 26
  /// Products of so many indices are searched at most.
  static let mostSlots = 24
  /// Matrices are checked up to so many products of numbers, then a sample.
  static let mostWork = 1 << 28

  let form: ClassicalForm
  /// Output indices as they are, then those of the input, where V and V' change places.
  let slots: [Slot]
  /// The power of det with which the maps change.
  let determinant: Int
  let rows: Int
  let columns: Int

  init(_ form: ClassicalForm, from input: [Leaf], to output: [Leaf]) {
    self.form = form
    slots =
      output.compactMap(\.slot) + input.compactMap { $0.slot?.dual }
    determinant =
      output.reduce(0) { $0 + $1.determinant } - input.reduce(0) { $0 + $1.determinant }
    rows = output.reduce(1) { $0 * $1.dimension }
    columns = input.reduce(1) { $0 * $1.dimension }
  }

  /// The number of basis matrices by characters; nil beyond machine integers.
  func expectedDimension(_ checkpoint: Checkpoint) throws -> Int? {
    guard slots.count <= Self.mostSlots else { throw tooLong() }
    return try BoxWalks(form: form).invariants(
      of: slots, determinant: determinant, checkpoint)
  }

  /// A basis with entries 0 and ±1 and a formula for each matrix.
  ///
  /// Throws `RepresentationError.tooLarge` before the search where there are too many.
  func basis(_ checkpoint: Checkpoint) throws -> SparseMaps {
    let expected = try expectedDimension(checkpoint)
    var maps = SparseMaps(rows: rows, columns: columns)
    if expected == 0 { return maps }
    try refuseIfTooLarge(expected)
    let contractions = try ContractionSearch.basis(
      form, slots, determinant: determinant, checkpoint)
    let strides = strides
    for contraction in contractions {
      try checkpoint.report()
      contraction.forEachEntry(slots, strides: strides, form) {
        maps.append(position: $0, value: $1)
      }
      maps.finishMatrix()
      maps.formulas.append(contraction.formula(slots, form))
    }
    return maps
  }

  /// How far apart neighbours in each index lie. `[slots]`
  var strides: [Int] {
    var strides = [Int](repeating: 1, count: slots.count)
    for k in slots.indices.dropLast().reversed() { strides[k] = strides[k + 1] * form.size }
    return strides
  }

  private func refuseIfTooLarge(_ expected: Int?) throws {
    let vectors = slots.count(where: { $0 == .vector })
    let surplus = form.isSelfDual ? form.size : abs(2 * vectors - slots.count)
    let volumes = form.family == .special || form.family == .general ? surplus / form.size : 1
    let hasVolume =
      form.family != .symplectic && volumes > 0
      && (form.isSelfDual ? (slots.count - form.size) % 2 == 0 && slots.count >= form.size : true)
      && (form.family != .orthogonal || determinant % 2 != 0)
    var entries = Double(expected ?? .max)
    let pairs = (slots.count - (hasVolume ? volumes * form.size : 0)) / 2
    for _ in 0..<pairs { entries *= Double(form.size) }
    if hasVolume {
      for _ in 0..<volumes { for k in 1...form.size { entries *= Double(k) } }
    }
    guard entries <= Double(Self.mostEntries) else {
      throw RepresentationError.tooLarge(
        """
        there are \(expected.map(String.init) ?? "more than 2^63") equivariant maps between \
        \(rows) x \(columns) = \(multiplied(rows, columns)) unknowns, too many to write out: the \
        limit is \(Self.mostEntries) entries that are not zero; two indices fewer may work
        """)
    }
  }

  private func multiplied(_ a: Int, _ b: Int) -> String {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? "more than 2^63" : "\(product)"
  }

  private func tooLong() -> RepresentationError {
    .tooLarge(
      """
      \(slots.count) indices of V in input and output together are too many: the limit is \
      \(Self.mostSlots), so T(\(Self.mostSlots / 2)) → T(\(Self.mostSlots / 2)) can be counted
      """)
  }

  /// max ‖A·W‖ / ‖W‖ over the basis of the Lie algebra and max ‖gW - W‖ / ‖W‖ over the discrete
  /// generators, and over basis matrices; all entries are integers, so that 0 is a proof.
  ///
  /// Beyond `mostWork` products a sample of the matrices is looked at, evenly spaced.
  func residual(
    _ maps: SparseMaps, of group: LieGroup, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    let generators = group.algebra.map(\.matrix)
    let reflections = group.discrete.map { generator -> [Double] in
      let matrix = generator.matrix.dense.re
      return (0..<form.size).map { matrix[$0, $0] }
    }
    let work = generators.reduce(1) { $0 + $1.entries.count } * max(1, slots.count)
    let total = maps.positions.count.multipliedReportingOverflow(by: work)
    let step = total.overflow ? maps.count : max(1, total.partialValue / Self.mostWork)
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

  /// A acts on every index in turn, by A on those of V and by -Aᵀ on those of V'.
  private func apply(
    _ generator: GaussianMatrix, to maps: SparseMaps, _ entries: Range<Int>,
    into image: inout SparseSum
  ) {
    let moves = Self.moves(generator)
    let trace = generator.entries.reduce((re: 0.0, im: 0.0)) {
      $1.row == $1.column ? ($0.re + Double($1.re), $0.im + Double($1.im)) : $0
    }
    for (slot, stride) in zip(slots, strides) {
      guard let table = moves[slot] else { continue }
      for e in entries {
        let (position, value) = (maps.positions[e], maps.values[e])
        for move in table[position / stride % form.size] {
          image.add(
            Double(move.re) * value, Double(move.im) * value, at: position + move.step * stride)
        }
      }
    }
    if determinant == 0 { return }
    for e in entries {
      let value = Double(determinant) * maps.values[e]
      image.add(trace.re * value, trace.im * value, at: maps.positions[e])
    }
  }

  /// Where an infinitesimal generator sends each index, by how far, with which factors.
  static func moves(_ generator: GaussianMatrix) -> [Slot: [[(step: Int, re: Int, im: Int)]]] {
    let none = [[(step: Int, re: Int, im: Int)]](repeating: [], count: generator.size)
    var moves: [Slot: [[(step: Int, re: Int, im: Int)]]] = [.vector: none, .covector: none]
    for entry in generator.entries {
      let step = entry.row - entry.column
      moves[.vector]?[entry.column].append((step, entry.re, entry.im))
      moves[.covector]?[entry.row].append((-step, -entry.re, -entry.im))
    }
    return moves
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

extension Leaf {
  /// What kind of index it is; nil for others than V and V'.
  var slot: Slot? {
    if case .slot(let slot, _) = kind { return slot }
    return nil
  }

  /// The power of det that it is; 0 for others.
  var determinant: Int {
    if case .determinant(let k) = kind { return k }
    return 0
  }
}

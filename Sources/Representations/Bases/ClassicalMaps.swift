import LinearAlgebra

/// The equivariant maps between tensor products of V, V' and det of a classical group, as
/// contractions.
struct ClassicalMaps {
  /// All basis matrices together hold so many entries at most.
  static let mostEntries = 1 << 26
  /// One of them holds so many at most.
  static let mostEntriesEach = 1 << 22
  /// Products of so many indices are searched at most.
  static let mostSlots = 24

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
    try refuseIfTooLarge(expected, checkpoint)
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

  private func refuseIfTooLarge(_ expected: Int?, _ checkpoint: Checkpoint) throws {
    if fits(expected, slots) { return }
    var fewer = slots
    while fewer.count >= 2 {
      // One index of V against one of V', or any two where V ≅ V'.
      fewer.removeLast()
      let last = slots[fewer.count].dual
      fewer.remove(at: fewer.lastIndex(of: last) ?? fewer.count - 1)
      let count = try BoxWalks(form: form).invariants(
        of: fewer, determinant: determinant, checkpoint)
      if fits(count, fewer) { break }
    }
    throw RepresentationError.tooLarge(
      """
      there are \(expected.map(String.init) ?? "more than 2^63") equivariant maps between \
      \(rows) x \(columns) = \(multiplied(rows, columns)) unknowns, too many to write out: the \
      limit is \(Self.mostEntries) entries that are not zero, \(Self.mostEntriesEach) in each; with \
      \(fewer.count) indices of V in input and output together instead of \(slots.count) it works
      """)
  }

  /// Whether so many contractions of these slots can be written out.
  private func fits(_ count: Int?, _ slots: [Slot]) -> Bool {
    let vectors = slots.count(where: { $0 == .vector })
    let surplus = form.isSelfDual ? form.size : abs(2 * vectors - slots.count)
    let volumes = form.family == .special || form.family == .general ? surplus / form.size : 1
    let hasVolume =
      form.family != .symplectic && volumes > 0
      && (form.isSelfDual ? (slots.count - form.size) % 2 == 0 && slots.count >= form.size : true)
      && (form.family != .orthogonal || determinant % 2 != 0)
    var single = 1.0
    let pairs = (slots.count - (hasVolume ? volumes * form.size : 0)) / 2
    for _ in 0..<max(0, pairs) { single *= Double(form.size) }
    if hasVolume {
      for _ in 0..<volumes { for k in 1...form.size { single *= Double(k) } }
    }
    return single <= Double(Self.mostEntriesEach)
      && single * Double(count ?? .max) <= Double(Self.mostEntries)
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

import LinearAlgebra

/// The equivariant maps between two summands: (copies out x copies in) ⊗ the maps of each factor.
///
/// Basis matrices are numbered by copy out, copy in, then one of each factor, the last fastest; each
/// is a Kronecker product of sparse matrices, and none is ever written out.
struct BasisBlock: Sendable {
  /// What one factor of the group contributes.
  struct Part: Sendable {
    let basis: MapBasis
    /// Where the rows of its matrices lie in the whole, relative to the others.
    let rowOffsets: CoordinateOffsets
    /// The same for columns.
    let columnOffsets: CoordinateOffsets
  }

  let output: RepTerm
  let input: RepTerm
  let parts: [Part]
  /// The number of its first basis matrix.
  let start: Int
  /// Basis matrices for each pair of copies.
  let countByPair: Int
  let copiesOut: Int
  let copiesIn: Int

  init(output: RepTerm, input: RepTerm, parts: [Part], start: Int) {
    self.output = output
    self.input = input
    self.parts = parts
    self.start = start
    countByPair = parts.reduce(1) { $0 * $1.basis.count }
    copiesOut = output.copyCount
    copiesIn = input.copyCount
  }

  /// The number of basis matrices, which the solver has found not to overflow.
  var count: Int { copiesOut * copiesIn * countByPair }

  /// Calls for every pair of copies with the places of its first entry and the number of its first
  /// basis matrix.
  func forEachPair(
    _ checkpoint: Checkpoint,
    _ body: (_ row: Int, _ column: Int, _ first: Int) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    for a in 0..<copiesOut {
      try checkpoint.report()
      let row = output.offset(ofCopy: a)
      for b in 0..<copiesIn {
        try body(row, input.offset(ofCopy: b), start + (a * copiesIn + b) * countByPair)
      }
    }
  }

  /// Calls with number within the pair, row, column and value of all entries of all matrices of a pair
  /// of copies, relative to its first entry.
  func forEachEntry(
    _ checkpoint: Checkpoint,
    _ body: (_ index: Int, _ row: Int, _ column: Int, _ value: Double) -> Void
  ) throws(Cancelled) {
    if parts.count == 1 {
      let part = parts[0]
      let width = part.basis.columns
      try part.basis.forEachEntry(checkpoint) { k, position, value in
        let (i, j) = position.quotientAndRemainder(dividingBy: width)
        body(k, part.rowOffsets[i], part.columnOffsets[j], value)
      }
      return
    }
    try visit(0, 0, 0, 0, 1, checkpoint, body)
  }

  private func visit(
    _ place: Int, _ index: Int, _ row: Int, _ column: Int, _ value: Double,
    _ checkpoint: Checkpoint,
    _ body: (Int, Int, Int, Double) -> Void
  ) throws(Cancelled) {
    guard place < parts.count else { return body(index, row, column, value) }
    let part = parts[place]
    let width = part.basis.columns
    // The innermost loop reports; the others collect, for a throwing call cannot be made within.
    var entries: [(Int, Int, Double)] = []
    try part.basis.forEachEntry(checkpoint) { entries.append(($0, $1, $2)) }
    for (k, position, factor) in entries {
      let (i, j) = position.quotientAndRemainder(dividingBy: width)
      try visit(
        place + 1, index * part.basis.count + k, row + part.rowOffsets[i],
        column + part.columnOffsets[j], value * factor, checkpoint, body)
    }
  }

  /// The same for one matrix, in places of the whole.
  func forEachEntry(
    of number: Int, _ body: (_ row: Int, _ column: Int, _ value: Double) -> Void
  ) {
    let (pair, within) = (number - start).quotientAndRemainder(dividingBy: countByPair)
    var entries = [
      (
        row: output.offset(ofCopy: pair / copiesIn), column: input.offset(ofCopy: pair % copiesIn),
        value: 1.0
      )
    ]
    for (part, k) in zip(parts, indices(within)) {
      let width = part.basis.columns
      var next: [(row: Int, column: Int, value: Double)] = []
      part.basis.forEachEntry(of: k) { position, value in
        let (i, j) = position.quotientAndRemainder(dividingBy: width)
        for entry in entries {
          next.append(
            (
              entry.row + part.rowOffsets[i], entry.column + part.columnOffsets[j],
              entry.value * value
            ))
        }
      }
      entries = next
    }
    for entry in entries { body(entry.row, entry.column, entry.value) }
  }

  private func indices(_ within: Int) -> [Int] {
    var rest = within
    return parts.reversed().map { part in
      let (quotient, k) = rest.quotientAndRemainder(dividingBy: part.basis.count)
      rest = quotient
      return k
    }.reversed()
  }

  /// The formulas of the factors' matrices; nil where none has one.
  func formula(of number: Int) -> String? {
    var texts: [String] = []
    var isFormula = false
    for (part, k) in zip(parts, indices((number - start) % countByPair)) {
      let text = part.basis.formula(k)
      isFormula = isFormula || text != nil
      if text != "1" { texts.append(text ?? part.basis.name(k)) }
    }
    return isFormula ? texts.isEmpty ? "1" : texts.joined(separator: " ⊗ ") : nil
  }
}

extension MapBasis {
  /// What a matrix without a formula is called beside others that have one.
  fileprivate func name(_ index: Int) -> String {
    switch self {
    case .orbits: "class \(index + 1)"
    case .units: "entry \(index + 1)"
    case .sparse, .through, .complex: "map \(index + 1)"
    }
  }
}

import LinearAlgebra

/// Basis matrices of one size, kept as lists of their entries that are not zero.
struct SparseMaps: Sendable {
  let rows: Int
  let columns: Int
  /// Where the entries of each matrix begin, `[count + 1]`.
  private(set) var starts = [0]
  /// Row-major places of entries.
  private(set) var positions: [Int] = []
  /// The entries.
  private(set) var values: [Double] = []
  /// What each matrix is, such as `δ(1,3) δ(2,4)`; empty where there is no formula.
  var formulas: [String] = []

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  var count: Int { starts.count - 1 }

  /// Whether every entry is an integer.
  var isIntegral: Bool { values.allSatisfy { $0 == $0.rounded() } }

  mutating func append(position: Int, value: Double) {
    positions.append(position)
    values.append(value)
  }

  /// Ends the matrix whose entries were appended.
  mutating func finishMatrix() { starts.append(positions.count) }
}

/// A basis of the equivariant maps between two representations of one factor of the group.
enum MapBasis: Sendable {
  /// Weight classes.
  case orbits(PairOrbits)
  /// Matrices with few entries.
  case sparse(SparseMaps)
  /// Every matrix: one basis matrix an entry.
  case units(rows: Int, columns: Int)
  /// Products of maps through irreducible representations.
  case through(IrreducibleMaps)
  /// The same over the complex numbers; entries are real parts where they are read as real.
  case complex(ComplexMaps)

  var columns: Int {
    switch self {
    case .orbits(let orbits): orbits.columns
    case .sparse(let maps): maps.columns
    case .units(_, let columns): columns
    case .through(let maps): maps.columns
    case .complex(let maps): maps.columns
    }
  }

  var rows: Int {
    switch self {
    case .orbits(let orbits): orbits.rows
    case .sparse(let maps): maps.rows
    case .units(let rows, _): rows
    case .through(let maps): maps.rows
    case .complex(let maps): maps.rows
    }
  }

  var count: Int {
    switch self {
    case .orbits(let orbits): orbits.count
    case .sparse(let maps): maps.count
    case .units(let rows, let columns): rows * columns
    case .through(let maps): maps.count
    case .complex(let maps): maps.count
    }
  }

  /// Whether each entry belongs to at most one basis matrix, and is 0 or ±1 in it.
  var isByClasses: Bool {
    switch self {
    case .orbits, .units: true
    case .sparse, .through, .complex: false
    }
  }

  /// Calls with the number of the matrix, the row-major place and the value of every entry; may
  /// leave out zeros.
  @inline(__always) func forEachEntry(
    _ checkpoint: Checkpoint,
    _ body: (_ index: Int, _ position: Int, _ value: Double) -> Void
  ) throws(Cancelled) {
    switch self {
    case .orbits(let orbits):
      try forEachStretch(count: orbits.classes.count, checkpoint) { stretch in
        for i in stretch where orbits.classes[i] > 0 {
          body(Int(orbits.classes[i]) - 1, i, Double(orbits.signs?[i] ?? 1))
        }
      }
    case .sparse(let maps):
      for k in 0..<maps.count {
        if k.isMultiple(of: 64) { try checkpoint.report() }
        for e in maps.starts[k]..<maps.starts[k + 1] {
          body(k, maps.positions[e], maps.values[e])
        }
      }
    case .units(let rows, let columns):
      try forEachStretch(count: rows * columns, checkpoint) { stretch in
        for i in stretch { body(i, i, 1) }
      }
    case .through(let maps):
      for k in 0..<maps.count {
        try checkpoint.report()
        maps.forEachEntry(of: k) { body(k, $0, $1) }
      }
    case .complex(let maps):
      for k in 0..<maps.count {
        try checkpoint.report()
        for (position, value) in maps.matrix(k).re.elements.enumerated() {
          body(k, position, value)
        }
      }
    }
  }

  /// The same for one matrix.
  func forEachEntry(of index: Int, _ body: (_ position: Int, _ value: Double) -> Void) {
    switch self {
    case .orbits(let orbits):
      let first = Int(orbits.firstPositions[index])
      for i in first..<orbits.classes.count where Int(orbits.classes[i]) == index + 1 {
        body(i, Double(orbits.signs?[i] ?? 1))
      }
    case .sparse(let maps):
      for e in maps.starts[index]..<maps.starts[index + 1] {
        body(maps.positions[e], maps.values[e])
      }
    case .units: body(index, 1)
    case .through(let maps): maps.forEachEntry(of: index, body)
    case .complex(let maps):
      for (position, value) in maps.matrix(index).re.elements.enumerated() { body(position, value) }
    }
  }

  /// What the matrix is, for people; nil where there is nothing to say.
  func formula(_ index: Int) -> String? {
    if case .sparse(let maps) = self, index < maps.formulas.count { return maps.formulas[index] }
    return nil
  }
}

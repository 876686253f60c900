import Groups
import LinearAlgebra

/// Which equations ρ_out(g) W = W ρ_in(g) are imposed; the generators imply all the others.
public enum ImposedConstraints: Hashable, Sendable {
  /// One for each generator.
  case generators
  /// For the first k generators only, to watch the classes grow together.
  case firstGenerators(Int)
  /// One for each element, to see that it changes nothing but the cost.
  case allElements
}

/// A basis of the equivariant linear maps from one representation of a group to another.
///
/// Permutation and signed-permutation blocks are solved by the orbits of index pairs, exactly and in
/// time entries x generators; other blocks by a null space. Sums are solved by their blocks, each
/// distinct pair once. Throws `RepresentationError.tooLarge` before it starts on more than 2²⁶
/// entries, or 2048 unknowns in a block that is not monomial; `Cancelled`.
public func equivariantBasis(
  from input: Representation, to output: Representation,
  imposing constraints: ImposedConstraints = .generators, checkpoint: Checkpoint = .none
) throws -> EquivariantBasis {
  precondition(
    input.group.expression == output.group.expression, "the representations are of two groups")
  return try BasisSolver(
    input: input, output: output, constraints: constraints, checkpoint: checkpoint
  ).solve(checkpoint)
}

/// One question about equivariant maps, on its way to the answer.
private struct BasisSolver {
  /// The largest number of entries of W.
  static let mostEntries = 1 << 26
  /// The largest number of basis matrices that are kept as blocks.
  static let mostElements = 1 << 20
  /// The largest number of equations when those of all elements are imposed.
  static let mostEquations = 1 << 31

  let input: Representation
  let output: Representation
  let elements: [Int]
  let isComplete: Bool
  let rowBlocks: BlockLayout
  let columnBlocks: BlockLayout

  init(
    input: Representation, output: Representation, constraints: ImposedConstraints,
    checkpoint: Checkpoint
  ) throws {
    self.input = input
    self.output = output
    let generators = input.group.generators.map(\.element)
    switch constraints {
    case .generators: elements = generators
    case .firstGenerators(let k): elements = Array(generators.prefix(max(0, k)))
    case .allElements: elements = Array(0..<input.group.order)
    }
    isComplete = constraints == .allElements || elements.count == generators.count
    let (entries, overflow) = input.dimension.multipliedReportingOverflow(by: output.dimension)
    if overflow || entries > Self.mostEntries {
      throw Self.tooLarge(input, output, limit: Self.mostEntries, "a basis")
    }
    if constraints == .allElements && entries * elements.count > Self.mostEquations {
      throw RepresentationError.tooLarge(
        """
        the equations of all \(elements.count) elements for \(entries) unknowns are \
        \(entries * elements.count); the limit is \(Self.mostEquations), and the generators suffice
        """)
    }
    rowBlocks = try BlockLayout(output, checkpoint)
    columnBlocks = try BlockLayout(input, checkpoint)
    for row in rowBlocks.kinds {
      for column in columnBlocks.kinds where row.kind == .dense || column.kind == .dense {
        if row.dimension * column.dimension > DenseIntertwiners.mostUnknowns {
          throw Self.tooLarge(
            column, row, limit: DenseIntertwiners.mostUnknowns,
            "representations that are not signed permutations")
        }
      }
    }
  }

  private static func tooLarge(
    _ input: Representation, _ output: Representation, limit: Int, _ what: String
  ) -> RepresentationError {
    let group = input.group
    let smaller = [RepExpression.defining, .trivial].lazy
      .compactMap { try? Representation($0, of: group) }
      .first { $0.dimension * $0.dimension <= limit }
    let hint = smaller.map {
      "; \($0.expression) → \($0.expression) has \($0.dimension * $0.dimension)"
    }
    return .tooLarge(
      """
      \(input.expression) → \(output.expression) of \(group.expression) has \
      \(output.dimension) x \(input.dimension) = \(output.dimension * input.dimension) unknowns; \
      the limit for \(what) is \(limit)\(hint ?? "")
      """)
  }

  func solve(_ checkpoint: Checkpoint) throws -> EquivariantBasis {
    let solutions = try solvePairs(checkpoint)
    let isExact = solutions.allSatisfy { $0.allSatisfy(\.isExact) }
    var counts = [Int](repeating: 0, count: elements.count + 1)
    var dimension = 0
    for row in rowBlocks.copies {
      try checkpoint.report()
      for column in columnBlocks.copies {
        let solution = solutions[row.kind][column.kind]
        dimension += solution.count
        for (k, count) in solution.countsByGenerator.enumerated() { counts[k] += count }
      }
    }
    let (classes, signs) = isExact ? try wholeClasses(solutions, dimension, checkpoint) : (nil, nil)
    if !isExact && dimension > Self.mostElements {
      throw RepresentationError.tooLarge(
        "the basis has \(dimension) matrices; the limit for sums like this is \(Self.mostElements)")
    }
    return EquivariantBasis(
      group: input.group.expression.description, input: input.expression.description,
      output: output.expression.description, dimensionIn: input.dimension,
      dimensionOut: output.dimension, dimension: dimension,
      expectedDimension: isComplete
        ? try expectedDimension(from: input, to: output, checkpoint: checkpoint) : nil,
      method: method(solutions), isExact: isExact,
      residual: try residual(solutions, classes, signs, checkpoint),
      parameterCountsByGenerator: counts, classes: classes, signs: signs,
      elements: isExact ? [] : try blockElements(solutions, checkpoint))
  }

  /// `[row kinds][column kinds]`.
  private func solvePairs(_ checkpoint: Checkpoint) throws -> [[PairSolution]] {
    let rows = try rowBlocks.kinds.map { try monomials(of: $0, checkpoint) }
    let columns = try columnBlocks.kinds.map { try monomials(of: $0, checkpoint) }
    var solutions: [[PairSolution]] = []
    for (r, out) in rowBlocks.kinds.enumerated() {
      var line: [PairSolution] = []
      for (c, into) in columnBlocks.kinds.enumerated() {
        if let left = rows[r], let right = columns[c] {
          let pairs = zip(left, right).map { (output: $0, input: $1) }
          line.append(
            .orbits(
              try PairOrbits(
                rows: out.dimension, columns: into.dimension, generators: pairs,
                checkpoint: checkpoint)))
        } else {
          line.append(
            .dense(
              try DenseIntertwiners(
                from: into, to: out, imposing: elements, checkpoint: checkpoint)))
        }
      }
      solutions.append(line)
    }
    return solutions
  }

  private func monomials(
    of representation: Representation, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [SignedPermutation]? {
    if representation.kind == .dense { return nil }
    var matrices: [SignedPermutation] = []
    for element in elements {
      try checkpoint.report()
      matrices.append(try representation.node.signedPermutation(of: element, checkpoint))
    }
    return matrices
  }

  /// The matrices of the elements imposed, both of the monomial kind.
  private func pairs(
    _ output: Representation, _ input: Representation, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [(output: SignedPermutation, input: SignedPermutation)] {
    let left = try monomials(of: output, checkpoint) ?? []
    let right = try monomials(of: input, checkpoint) ?? []
    return zip(left, right).map { (output: $0, input: $1) }
  }

  /// The classes of the blocks put together and numbered by first appearance.
  private func wholeClasses(
    _ solutions: [[PairSolution]], _ dimension: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> (classes: [Int32]?, signs: [Int8]?) {
    if rowBlocks.copies.count == 1, columnBlocks.copies.count == 1,
      case .orbits(let orbits) = solutions[0][0]
    {
      return (orbits.classes, orbits.signs)
    }
    let width = input.dimension
    var classes: [Int32] = []
    classes.reserveCapacity(output.dimension * width)
    try forEachStretch(count: output.dimension * width, checkpoint) { stretch in
      classes.append(contentsOf: repeatElement(0, count: stretch.count))
    }
    var signs: [Int8]?
    var used: Int32 = 0
    for row in rowBlocks.copies {
      try checkpoint.report()
      for column in columnBlocks.copies {
        guard case .orbits(let orbits) = solutions[row.kind][column.kind] else { continue }
        if orbits.signs != nil && signs == nil { signs = Array(repeating: 1, count: classes.count) }
        try forEachStretch(rows: orbits.rows, columns: orbits.columns) { _ throws(Cancelled) in
          try checkpoint.report()
        } _: { i, stretch in
          let start = (row.start + i) * width + column.start
          for j in stretch {
            let entry = orbits.classes[i * orbits.columns + j]
            classes[start + j] = entry == 0 ? 0 : used + entry
            if let blockSigns = orbits.signs {
              signs?[start + j] = blockSigns[i * orbits.columns + j]
            }
          }
        }
        used += Int32(orbits.count)
      }
    }
    try renumber(&classes, dimension, checkpoint)
    return (classes, signs)
  }

  private func renumber(
    _ classes: inout [Int32], _ count: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    var numbers = [Int32](repeating: 0, count: count + 1)
    var next: Int32 = 1
    try forEachStretch(count: classes.count, checkpoint) { stretch in
      for i in stretch where classes[i] > 0 {
        let old = Int(classes[i])
        if numbers[old] == 0 {
          numbers[old] = next
          next += 1
        }
        classes[i] = numbers[old]
      }
    }
  }

  private func blockElements(
    _ solutions: [[PairSolution]], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [BlockElement] {
    var result: [BlockElement] = []
    for row in rowBlocks.copies {
      try checkpoint.report()
      for column in columnBlocks.copies {
        let solution = solutions[row.kind][column.kind]
        for index in 0..<solution.count {
          result.append(
            BlockElement(
              row: row.start, column: column.start, solution: solution, index: index))
        }
      }
    }
    return result
  }

  private func residual(
    _ solutions: [[PairSolution]], _ classes: [Int32]?, _ signs: [Int8]?, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    if let classes {
      return try violatedShare(
        classes, signs, under: try pairs(output, input, checkpoint), checkpoint: checkpoint)
    }
    var worst = 0.0
    for (r, line) in solutions.enumerated() {
      for (c, solution) in line.enumerated() {
        let (into, out) = (columnBlocks.kinds[c], rowBlocks.kinds[r])
        switch solution {
        case .dense(let maps):
          let residual = try maps.residual(
            from: into, to: out, imposing: elements, checkpoint: checkpoint)
          worst = worse(worst, residual)
        case .orbits(let orbits):
          let share = try violatedShare(
            orbits.classes, orbits.signs, under: try pairs(out, into, checkpoint),
            checkpoint: checkpoint)
          worst = worse(worst, share)
        }
      }
    }
    return worst
  }

  /// How the basis was found, for people.
  private func method(_ solutions: [[PairSolution]]) -> String {
    var isSigned = false
    var hasOrbits = false
    var gap: Double?
    for solution in solutions.joined() {
      switch solution {
      case .orbits(let orbits):
        hasOrbits = true
        isSigned = isSigned || orbits.signs != nil
      case .dense(let maps): gap = min(gap ?? 1, maps.gap)
      }
    }
    var parts: [String] = []
    if hasOrbits { parts.append("orbits of index pairs\(isSigned ? " with signs" : "")") }
    if let gap {
      parts.append(
        """
        null space, smallest non-zero singular value \(scientific(gap)) of the largest, \
        cut at \(scientific(DenseIntertwiners.relativeTolerance))
        """)
    }
    let blocks = rowBlocks.copies.count * columnBlocks.copies.count
    let distinct = rowBlocks.kinds.count * columnBlocks.kinds.count
    let sums = blocks > 1 ? "; \(blocks) blocks, \(distinct) solved" : ""
    return parts.joined(separator: " and ") + sums
  }
}

extension PairSolution {
  fileprivate var isExact: Bool {
    if case .orbits = self { return true }
    return false
  }
}

/// Two significant digits and a power of ten.
private func scientific(_ value: Double) -> String {
  guard value.isFinite, value > 0 else { return "\(value)" }
  var (mantissa, exponent) = (value, 0)
  while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  while mantissa < 0.995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  let digits = (mantissa * 100).rounded() / 100
  return exponent == 0 ? "\(digits)" : "\(digits)e\(exponent)"
}

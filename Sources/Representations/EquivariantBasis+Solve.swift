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
/// time entries x generators; planes besides by orbits with phases; other blocks through the
/// irreducible representations, or, where not all is imposed, by a null space. Sums are solved by
/// their blocks, each distinct pair once. Throws `RepresentationError.tooLarge` before it starts on
/// more than 2²⁶ entries in a block, and `Cancelled`.
public func equivariantBasis(
  from input: Representation, to output: Representation,
  imposing constraints: ImposedConstraints = .generators, checkpoint: Checkpoint = .none
) throws -> EquivariantBasis {
  precondition(
    input.group.expression == output.group.expression, "the representations are of two groups")
  let solver = try BasisSolver(
    from: input, to: output, imposing: constraints, checkpoint: checkpoint)
  let expected =
    solver.isComplete ? try expectedDimension(from: input, to: output, checkpoint: checkpoint) : nil
  return try solver.solve(expected: expected)
}

/// The same for any group of the grammar.
///
/// Large permutation groups are solved by orbits over their generators, classical groups by the
/// contractions of the first fundamental theorem, products of groups by Kronecker products of the
/// factors' maps.
public func equivariantBasis(
  from input: AnyRepresentation, to output: AnyRepresentation, checkpoint: Checkpoint = .none
) throws -> EquivariantBasis {
  precondition(input.group == output.group, "the representations are of two groups")
  let solver = try BasisSolver(from: input, to: output, checkpoint: checkpoint)
  return try solver.solve(expected: try solver.expectedDimension())
}

/// One question about equivariant maps, on its way to the answer.
struct BasisSolver {
  /// The largest number of entries of W for which classes are written out.
  static let mostEntries = 1 << 26
  /// The largest number of equations when those of all elements are imposed.
  static let mostEquations = 1 << 31

  let input: AnyRepresentation
  let output: AnyRepresentation
  let isComplete: Bool
  /// How each factor of the group is solved.
  let factors: [FactorSolver]
  /// How leaves are solved that belong to no single factor.
  let several: FactorSolver?
  /// Which factor each step imposes; -1 if it concerns all of them.
  let steps: [Int]
  /// What each step is called.
  let stepNames: [String]
  let checkpoint: Checkpoint

  /// A finite group, all of whose elements are numbered.
  init(
    from input: Representation, to output: Representation, imposing constraints: ImposedConstraints,
    checkpoint: Checkpoint
  ) throws {
    let group = input.group
    let generators = group.generators.map(\.element)
    let elements =
      switch constraints {
      case .generators: generators
      case .firstGenerators(let k): Array(generators.prefix(max(0, k)))
      case .allElements: Array(0..<group.order)
      }
    let isComplete = constraints == .allElements || elements.count == generators.count
    self.isComplete = isComplete
    self.input = AnyRepresentation(input)
    self.output = AnyRepresentation(output)
    self.checkpoint = checkpoint
    factors = group.factors.indices.map { k in
      FactorSolver(
        atom: .finite(group.factors[k]), elements: elements.map { group.components(of: $0)[k] },
        isComplete: isComplete)
    }
    several = FactorSolver(atom: .finite(group), elements: elements, isComplete: isComplete)
    steps = Array(repeating: -1, count: elements.count)
    stepNames =
      constraints == .allElements
      ? elements.map { group.name(of: $0) }
      : group.generators.prefix(elements.count).map(\.name)
    try refuseIfTooLarge()
    let entries = input.dimension * output.dimension
    if constraints == .allElements && entries * elements.count > Self.mostEquations {
      throw RepresentationError.tooLarge(
        """
        the equations of all \(elements.count) elements for \(entries) unknowns are \
        \(entries * elements.count); the limit is \(Self.mostEquations), and the generators suffice
        """)
    }
  }

  /// Any group, by its generators.
  init(
    from input: AnyRepresentation, to output: AnyRepresentation, checkpoint: Checkpoint
  ) throws {
    self.input = input
    self.output = output
    self.checkpoint = checkpoint
    isComplete = true
    let factors = input.atoms.indices.map { k in
      let atom = input.atoms[k]
      if case .finite(let group) = atom {
        return FactorSolver(
          atom: atom, elements: group.generators.map(\.element), isComplete: true)
      }
      return FactorSolver(
        atom: atom, elements: [], isComplete: true,
        countsGenerators: Self.isCountable(k, input.terms, output.terms))
    }
    self.factors = factors
    several = nil
    let names = factors.map(\.steps)
    steps = names.indices.flatMap { k in [Int](repeating: k, count: names[k].count) }
    stepNames = names.enumerated().flatMap { k, own in
      names.count > 1 && factors[k].atom.isFinite ? own.map { "\($0)\(k + 1)" } : own
    }
    try refuseIfTooLarge()
  }

  /// Whether every block of a classical group is small enough to count its parameters after each
  /// generator.
  private static func isCountable(_ factor: Int, _ input: RepTerms, _ output: RepTerms) -> Bool {
    func largest(_ terms: RepTerms) -> Int? {
      var largest = 1
      for term in terms.terms {
        var size = 1
        for (leaf, _) in term.leaves(ofFactor: factor) {
          if leaf.isHarmonic { return nil }
          size = min(1 << 20, size * min(leaf.dimension, 1 << 20))
        }
        largest = max(largest, size)
      }
      return largest
    }
    guard let rows = largest(output), let columns = largest(input) else { return false }
    return rows * columns <= ClassicalMaps.mostCounted
  }

  /// The largest block must be within the limit, and the number of unknowns a machine integer.
  private func refuseIfTooLarge() throws {
    let (_, overflow) = input.dimension.multipliedReportingOverflow(by: output.dimension)
    if overflow {
      throw tooLarge("more than 2^63 unknowns or maps between them, which is the limit")
    }
    for row in output.terms.terms {
      for column in input.terms.terms where hasLimitedBlocks(row, column) {
        var size = 1
        for (leaf, _) in row.leaves + column.leaves {
          let (product, overflow) = size.multipliedReportingOverflow(by: leaf.dimension)
          size = overflow ? .max : product
        }
        if size > FactorSolver.mostEntries {
          let unknowns =
            "\(output.dimension) x \(input.dimension) = \(output.dimension * input.dimension)"
          throw tooLarge(
            "\(unknowns) unknowns; the limit for a basis is \(FactorSolver.mostEntries) in a block")
        }
      }
    }
  }

  private func hasLimitedBlocks(_ row: RepTerm, _ column: RepTerm) -> Bool {
    (row.leaves + column.leaves).allSatisfy { $0.leaf.slot == nil }
  }

  private func tooLarge(_ what: String) -> RepresentationError {
    let isWhole = input.atoms.count == input.group.atoms.count
    let vectors = isWhole ? try? AnyRepresentation(.defining, like: input).dimension : nil
    let hint = vectors.flatMap { n in
      n < 1 << 31 && n * n <= FactorSolver.mostEntries
        && (n < input.dimension || n < output.dimension)
        ? "; V → V has \(n * n)" : nil
    }
    return .tooLarge(
      """
      \(input.expression) → \(output.expression) of \(input.group) has \(what)\
      \(hint ?? "; 1 → 1 always works")
      """)
  }

  // MARK: Blocks

  func solve(expected: Int?) throws -> EquivariantBasis {
    var solutions = SolutionTable(solver: self)
    var blocks: [BasisBlock] = []
    var dimension = 0
    var counts = [Int](repeating: 0, count: steps.count + 1)
    for row in output.terms.terms {
      for column in input.terms.terms {
        try checkpoint.report()
        let pair = try solutions.solve(row, column)
        let block = BasisBlock(output: row, input: column, parts: pair.parts, start: dimension)
        let copies = try multiplied(block.copiesOut, block.copiesIn)
        for step in counts.indices {
          counts[step] = try added(counts[step], try multiplied(copies, pair.counts[step]))
        }
        if block.countByPair == 0 { continue }
        dimension = try added(dimension, try multiplied(copies, block.countByPair))
        blocks.append(block)
      }
    }
    let (classes, signs) =
      solutions.isByClasses ? try wholeClasses(blocks, dimension) : (nil, nil)
    return EquivariantBasis(
      group: input.group.description, input: input.expression.description,
      output: output.expression.description, dimensionIn: input.dimension,
      dimensionOut: output.dimension, dimension: dimension, expectedDimension: expected,
      method: solutions.method(blocks: output.terms.copyCount &* input.terms.copyCount),
      isExact: solutions.isExact, residual: solutions.residual, parameterCountsByGenerator: counts,
      steps: stepNames,
      classes: classes, signs: signs.flatMap { $0.contains(-1) ? $0 : nil }, blocks: blocks,
      residualSample: solutions.residualSample)
  }

  /// The number of basis matrices alone.
  func dimension() throws -> Int {
    var solutions = SolutionTable(solver: self)
    var total = 0
    for row in output.terms.terms {
      for column in input.terms.terms {
        try checkpoint.report()
        let counts = try solutions.solve(row, column).parts.map(\.basis.count)
        let pair = try counts.reduce(multiplied(row.copyCount, column.copyCount), multiplied)
        total = try added(total, pair)
      }
    }
    return total
  }

  private func multiplied(_ a: Int, _ b: Int) throws -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    if overflow {
      throw tooLarge("more than 2^63 unknowns or maps between them, which is the limit")
    }
    return product
  }

  private func added(_ a: Int, _ b: Int) throws -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    if overflow {
      throw tooLarge("more than 2^63 unknowns or maps between them, which is the limit")
    }
    return sum
  }

  // MARK: Classes

  /// The classes of the blocks put together and numbered by first appearance; nil for Lie groups, and
  /// where W has too many entries.
  private func wholeClasses(
    _ blocks: [BasisBlock], _ dimension: Int
  ) throws(Cancelled) -> (classes: [Int32]?, signs: [Int8]?) {
    let width = input.dimension
    guard factors.allSatisfy(\.atom.isFinite),
      output.dimension.multipliedReportingOverflow(by: width).overflow == false,
      output.dimension * width <= Self.mostEntries
    else { return (nil, nil) }
    if blocks.count == 1, let whole = blocks[0].wholeOrbits, whole.rows == output.dimension,
      whole.columns == width
    {
      return (whole.classes, whole.signs)
    }
    var classes: [Int32] = []
    classes.reserveCapacity(output.dimension * width)
    try forEachStretch(count: output.dimension * width, checkpoint) { stretch in
      classes.append(contentsOf: repeatElement(0, count: stretch.count))
    }
    var signs: [Int8]?
    if blocks.contains(where: { $0.parts.contains { $0.basis.isSigned } }) {
      signs = Array(repeating: 1, count: classes.count)
    }
    for block in blocks {
      try block.forEachPair(checkpoint) { row, column, first throws(Cancelled) in
        try block.forEachEntry(checkpoint) { k, i, j, value in
          let place = (row + i) * width + column + j
          classes[place] = Int32(first + k + 1)
          if value < 0 { signs?[place] = -1 }
        }
      }
    }
    try renumber(&classes, &signs, dimension)
    return (classes, signs)
  }

  /// Numbers classes by first appearance, with the sign + there.
  private func renumber(
    _ classes: inout [Int32], _ signs: inout [Int8]?, _ count: Int
  ) throws(Cancelled) {
    var numbers = [Int32](repeating: 0, count: count + 1)
    var flips = [Int8](repeating: 1, count: signs == nil ? 0 : count + 1)
    var next: Int32 = 1
    try forEachStretch(count: classes.count, checkpoint) { stretch in
      for i in stretch where classes[i] > 0 {
        let old = Int(classes[i])
        if numbers[old] == 0 {
          numbers[old] = next
          next += 1
          if let sign = signs?[i] { flips[old] = sign }
        }
        classes[i] = numbers[old]
        if let sign = signs?[i] { signs?[i] = sign * flips[old] }
      }
    }
  }
}

extension RepTerms {
  /// Summands with their copies, for people.
  var copyCount: Int { terms.reduce(0) { $0 &+ $1.copyCount } }
}

extension BasisBlock {
  /// The orbits that are all of it, in the numbering of the whole.
  fileprivate var wholeOrbits: PairOrbits? {
    guard parts.count == 1, copiesOut == 1, copiesIn == 1, case .orbits(let orbits) = parts[0].basis
    else { return nil }
    return orbits
  }
}

extension MapBasis {
  /// Whether an entry may be -1.
  fileprivate var isSigned: Bool {
    if case .orbits(let orbits) = self { return orbits.signs != nil }
    return false
  }
}

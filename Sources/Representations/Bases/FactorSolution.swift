import Groups
import LinearAlgebra

/// The equivariant maps between leaves of one factor of a group, with how they were found.
struct FactorSolution: Sendable {
  /// How a basis was found, the plainest first.
  enum Method: Hashable, Sendable {
    case orbits(isSigned: Bool)
    case phases
    case contractions
    case weights
    case irreducibles(Int)
    case couplings
    case projections
    case nullSpace(gap: Double)
  }

  let basis: MapBasis
  /// Free parameters before the first step and after each.
  let counts: [Int]
  /// max ‖ρ(g) W - W ρ(g)‖ / ‖W‖ over generators and matrices.
  let residual: Double
  let method: Method
  /// How many matrices that was measured on; nil if on all.
  var residualSample: ResidualSample? = nil
}

/// How many of a number of basis matrices were looked at.
public struct ResidualSample: Hashable, Sendable, CustomStringConvertible {
  /// Those that were.
  public let measured: Int
  /// All of them.
  public let count: Int

  /// For people: `a sample of 12 of 340 matrices`.
  public var description: String { "a sample of \(measured) of \(count) matrices" }
}

/// Solves for the equivariant maps between leaves of one factor.
struct FactorSolver: Sendable {
  /// The largest number of entries of one block.
  static let mostEntries = 1 << 26

  let atom: GroupAtom
  /// The elements of a finite group that are imposed, one a step.
  let elements: [Int]
  /// Whether those generate the group.
  let isComplete: Bool
  /// Whether a classical group is imposed by one generator after another; else it is one step.
  var countsGenerators = false

  /// What each step imposes.
  var steps: [String] {
    switch atom {
    case .finite(let group): elements.map { group.name(of: $0) }
    case .permutations(let points, _): points.generators.map(\.name)
    case .classical(_, let group) where countsGenerators:
      group.algebra.map(\.name) + group.discrete.map(\.name)
    case .classical(_, let group), .scaling(let group): ["\(group.expression)"]
    }
  }

  /// Throws a `RepresentationError` or `Cancelled`.
  func solve(
    from input: [Leaf], to output: [Leaf], _ checkpoint: Checkpoint
  ) throws -> FactorSolution {
    let rows = try Self.size(of: output)
    let columns = try Self.size(of: input)
    switch atom {
    case .finite(let group):
      return try FiniteMaps(
        group: group, elements: elements, isComplete: isComplete, input: input.compactMap(\.node),
        output: output.compactMap(\.node)
      ).solve(checkpoint)
    case .permutations(let points, _):
      let permutations = points.generators.map(\.permutation)
      if (input + output).contains(where: \.isStandard) {
        return try StandardMaps(
          permutations, from: input, to: output
        ).solve(checkpoint)
      }
      return try Self.orbits(input, output, permutations, checkpoint)
    case .scaling(let group):
      try Self.refuse(rows, columns)
      let size = group.size
      let isFree =
        output.reduce(0) { $0 + $1.weight(size) }
        == input.reduce(0) { $0 + $1.weight(size) }
      return FactorSolution(
        basis: isFree
          ? .units(rows: rows, columns: columns)
          : .sparse(SparseMaps(rows: rows, columns: columns)),
        counts: [rows * columns, isFree ? rows * columns : 0], residual: 0, method: .weights)
    case .classical(let form, let group):
      if (input + output).contains(where: { $0.isHarmonic }) {
        return try harmonics(form, group.expression, input, output, checkpoint)
      }
      let question = ClassicalMaps(form, from: input, to: output)
      let maps = try question.basis(checkpoint)
      let (unknowns, overflow) = rows.multipliedReportingOverflow(by: columns)
      return FactorSolution(
        basis: .sparse(maps),
        counts: countsGenerators
          ? try question.counts(of: group, checkpoint) : [overflow ? .max : unknowns, maps.count],
        residual: try question.residual(maps, of: group, checkpoint), method: .contractions,
        residualSample: question.residualSample(maps, of: group))
    }
  }

  static func size(of leaves: [Leaf]) throws -> Int {
    var size = 1
    for leaf in leaves {
      let (product, overflow) = size.multipliedReportingOverflow(by: leaf.dimension)
      if overflow { throw RepresentationError.tooLarge("a block has more than 2^63 dimensions") }
      size = product
    }
    return size
  }

  private static func refuse(_ rows: Int, _ columns: Int) throws {
    let (entries, overflow) = rows.multipliedReportingOverflow(by: columns)
    if overflow || entries > Self.mostEntries {
      throw RepresentationError.tooLarge(
        """
        a block of \(rows) x \(columns)\(overflow ? "" : " = \(entries)") unknowns is too large: \
        the limit is \(Self.mostEntries)
        """)
    }
  }

  // MARK: Large permutation groups

  static func orbits(
    _ input: [Leaf], _ output: [Leaf], _ permutations: [Permutation], _ checkpoint: Checkpoint
  ) throws -> FactorSolution {
    let (rows, columns) = (try size(of: output), try size(of: input))
    try Self.refuse(rows, columns)
    let pairs = try permutations.map { permutation in
      (
        output: try matrix(of: permutation, output, checkpoint),
        input: try matrix(of: permutation, input, checkpoint)
      )
    }
    return try FactorSolution(orbitsOf: pairs, rows: rows, columns: columns, checkpoint)
  }

  private static func matrix(
    of permutation: Permutation, _ leaves: [Leaf], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SignedPermutation {
    var product = SignedPermutation.identity(1)
    for leaf in leaves {
      switch leaf.kind {
      case .parity:
        let sign: Int8 = Int8(permutation.sign)
        product = try product.kronecker(
          SignedPermutation(sources: [0], signs: [sign]), checkpoint)
      default:
        var sources = [Int32](repeating: 0, count: leaf.dimension)
        for i in sources.indices { sources[permutation[i]] = Int32(i) }
        product = try product.kronecker(
          SignedPermutation(sources: sources, signs: nil), checkpoint)
      }
    }
    return product
  }

  // MARK: Frequencies and weights

  private func harmonics(
    _ form: ClassicalForm, _ group: GroupExpression, _ input: [Leaf], _ output: [Leaf],
    _ checkpoint: Checkpoint
  ) throws -> FactorSolution {
    let (rows, columns) = (try Self.size(of: output), try Self.size(of: input))
    try Self.refuse(rows, columns)
    if form.size == 3 {
      let maps = try IrreducibleMaps(
        weightsIn: input.compactMap(\.weightOfRotations),
        weightsOut: output.compactMap(\.weightOfRotations), checkpoint)
      return FactorSolution(
        basis: .through(maps), counts: [rows * columns, maps.count], residual: maps.residual,
        method: .couplings)
    }
    // No sum of these frequencies reaches the order, so that a cyclic group does for all rotations.
    let (left, right) = (
      output.compactMap(\.weightOfRotations), input.compactMap(\.weightOfRotations)
    )
    let order = 2 * (left + right).reduce(1, +)
    let orbits = try PhasedOrbits(
      from: right.map { PhasedLeaf(turns: $0, order: order) },
      to: left.map { PhasedLeaf(turns: $0, order: order) }, count: 1, of: group,
      checkpoint: checkpoint)
    return FactorSolution(
      basis: .sparse(orbits.maps), counts: orbits.countsByGenerator, residual: 0, method: .phases)
  }
}

extension FactorSolution {
  init(
    orbitsOf pairs: [(output: SignedPermutation, input: SignedPermutation)], rows: Int,
    columns: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let orbits = try PairOrbits(
      rows: rows, columns: columns, generators: pairs, checkpoint: checkpoint)
    self.init(
      basis: .orbits(orbits), counts: orbits.countsByGenerator,
      residual: try violatedShare(
        orbits.classes, orbits.signs, under: pairs, checkpoint: checkpoint),
      method: .orbits(isSigned: orbits.signs != nil))
  }
}

extension Leaf {
  fileprivate var node: RepNode? {
    if case .node(let node) = kind { return node }
    return nil
  }

  var isStandard: Bool {
    if case .standard = kind { return true }
    return false
  }

  var isHarmonic: Bool {
    if case .harmonic = kind { return true }
    return false
  }

  /// The power of c by which a multiple c of the identity on n dimensions acts.
  func weight(_ size: Int) -> Int {
    switch kind {
    case .slot(.vector, _): 1
    case .slot(.covector, _): -1
    case .determinant(let k): k * size
    default: 0
    }
  }

  /// The frequency or weight of an irreducible of SO(2) or SO(3); V has 1.
  var weightOfRotations: Int? {
    switch kind {
    case .slot: 1
    case .harmonic(let k, _): k
    default: nil
    }
  }
}

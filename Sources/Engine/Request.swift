// What the screens may ask for, and the finished values that come back.

import BigInt
import Groups
import LinearAlgebra
import Networks
import Representations

/// A question to the engine. A newer request of a kind supersedes the older one.
public enum Request: Hashable, Sendable {
  /// The group enumerated and put in order.
  case structure(GroupExpression, ElementOrdering)
  /// Everything that is known of the group; may take long.
  case facts(GroupExpression)
  /// A group too large to number its elements: its chain, and words for its elements.
  case largeGroup(GroupExpression)
  /// What is known of such a group; may take long.
  case largeFacts(GroupExpression)
  /// The inverse of an element of such a group as a word, which leads back to the identity.
  case wayBack(GroupExpression, rank: BigInt)
  /// All subgroups up to conjugacy.
  case lattice(GroupExpression)
  /// A representation, its character and what kind it is.
  case representation(GroupExpression, RepExpression)
  /// ρ(a), ρ(b), their product and ρ(ab), where one entry of one matrix may be damaged.
  case matrices(GroupExpression, RepExpression, a: Int, b: Int, damage: MatrixDamage?)
  /// The equivariant maps between two representations.
  case weights(GroupExpression, RepExpression, RepExpression)
  /// Whether a study can be looked at, with what has to change for it.
  case check(Study, keepRepresentations: Bool)
  /// The laws of the group checked on its table with one cell replaced.
  case axioms(GroupExpression, damage: TableCell)
  /// A picture of the group as a graph.
  case graph(GroupExpression, GroupGraph)
  /// The subgroups in levels, for a Hasse diagram.
  case hasse(GroupExpression)
  /// All homomorphisms to a second group, up to conjugation there.
  case homomorphisms(GroupExpression, to: GroupExpression)
  /// The cosets of the subgroup that elements generate, enumerated step by step.
  case film(GroupExpression, over: [Int], CosetEnumeration.Strategy)
  /// How the group moves each of the objects that one can look at.
  case objects(GroupExpression)
  /// A representation of a group that is not enumerated: a Lie group, or a large one.
  case anyRepresentation(GroupExpression, RepExpression)
  /// The equivariant maps between two representations of such a group.
  case anyWeights(GroupExpression, RepExpression, RepExpression)
  /// ρ(a), ρ(b), their product and ρ(ab) where elements have no numbers or matrices are complex.
  case actions(GroupExpression, RepExpression, ElementName, ElementName)
  /// A representation of a finite group by complex matrices.
  case complexRepresentation(GroupExpression, RepExpression)
  /// The bases in which a representation falls into blocks.
  case blocks(GroupExpression, RepExpression)
  /// How W becomes equivariant, generator by generator and by averaging, in any group.
  case weightsFilm(GroupExpression, RepExpression, RepExpression)
  /// What is known of a Lie group.
  case lie(GroupExpression)
  /// exp(t A) of one generator of a Lie group, t in hundredths.
  case flow(GroupExpression, generator: Int, hundredths: Int)
  /// What is known of a Cayley table that breaks a law of groups.
  case loop(GroupExpression)
  /// Both ways round the square of a network, at x with some entries changed.
  case square(NetworkQuestion, changes: [Int: Double], element: ElementName)
  /// The equivariance error of a network after each of its layers.
  case depth(NetworkQuestion)
  /// Which non-linearities commute with which matrices, those of a representation among them.
  case commutators(GroupExpression, RepExpression)
  /// A non-linearity against all rotations of the plane.
  case angles(Nonlinearity)

  /// Requests of one kind supersede each other.
  public enum Kind: Hashable, Sendable, CaseIterable {
    case structure, facts, largeGroup, largeFacts, lattice, representation, matrices, weights,
      axioms, check, graph, hasse, film, objects, lie, flow, loop, square, depth, commutators,
      angles, anyRepresentation, anyWeights, actions, complexRepresentation, blocks, weightsFilm,
      homomorphisms, wayBack
  }

  /// The kind of this request.
  public var kind: Kind {
    switch self {
    case .structure: .structure
    case .facts: .facts
    case .largeGroup: .largeGroup
    case .largeFacts: .largeFacts
    case .wayBack: .wayBack
    case .lattice: .lattice
    case .representation: .representation
    case .matrices: .matrices
    case .weights: .weights
    case .axioms: .axioms
    case .check: .check
    case .graph: .graph
    case .hasse: .hasse
    case .homomorphisms: .homomorphisms
    case .film: .film
    case .objects: .objects
    case .anyRepresentation: .anyRepresentation
    case .anyWeights: .anyWeights
    case .actions: .actions
    case .complexRepresentation: .complexRepresentation
    case .blocks: .blocks
    case .weightsFilm: .weightsFilm
    case .lie: .lie
    case .flow: .flow
    case .loop: .loop
    case .square: .square
    case .depth: .depth
    case .commutators: .commutators
    case .angles: .angles
    }
  }
}

/// A place in a matrix, counted from 0.
public struct MatrixEntry: Hashable, Sendable {
  /// The row.
  public var row: Int
  /// The column.
  public var column: Int

  /// The entry at `row`, `column`.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// An entry of the matrix of one element, raised by 0.1 wherever that matrix stands.
public struct MatrixDamage: Hashable, Sendable {
  /// By how much.
  public static let amount = 0.1
  /// The element, as a rank.
  public var element: Int
  /// The entry.
  public var entry: MatrixEntry

  /// Damage to an entry of ρ(element).
  public init(element: Int, entry: MatrixEntry) {
    self.element = element
    self.entry = entry
  }
}

/// A cell of a Cayley table: the product `row · column` replaced by `value`; all are ranks.
public struct TableCell: Hashable, Sendable {
  /// The left factor.
  public var row: Int
  /// The right factor.
  public var column: Int
  /// What stands there instead of the product.
  public var value: Int

  /// The cell of `row · column`, holding `value`.
  public init(row: Int, column: Int, value: Int) {
    self.row = row
    self.column = column
    self.value = value
  }
}

/// A finished answer, made for drawing.
public enum Snapshot: Sendable {
  case structure(StructureSnapshot)
  case facts(FactsSnapshot)
  case largeGroup(LargeGroupSnapshot)
  case largeFacts(LargeFactsSnapshot)
  case wayBack(WayBackSnapshot)
  case lattice(SubgroupLattice)
  case representation(RepresentationSnapshot)
  case matrices(MatricesSnapshot)
  case weights(WeightsSnapshot)
  case axioms(AxiomsSnapshot)
  case checked(CheckedStudy)
  case cayleyGraph(CayleyGraph)
  case cycleGraph(CycleGraph)
  case hasse(HasseDiagram)
  case homomorphisms(HomomorphismsSnapshot)
  case film(CosetFilm)
  case objects(ObjectsSnapshot)
  case anyRepresentation(AnyRepresentationSnapshot)
  case anyWeights(AnyWeightsSnapshot)
  case actions(ActionsSnapshot)
  case complexRepresentation(ComplexRepresentationSnapshot)
  case blocks(BlockDiagonalisation)
  case weightsFilm(WeightsFilm)
  case lie(LieSnapshot)
  case flow(FlowSnapshot)
  case loop(LoopSnapshot)
  case square(SquareSnapshot)
  case depth(DepthErrors)
  case commutators(CommutatorSnapshot)
  case angles(AngleSweep)
}

/// A group with its elements in the order asked for.
public struct StructureSnapshot: Sendable {
  /// The enumerated group.
  public let group: FiniteGroup
  /// The order in which the elements stand.
  public let ordering: ElementOrdering
  /// Ranks in that order, `[order]`.
  public let elements: [Int]
  /// Where each rank stands in it, `[order]`.
  public let positions: [Int]
  /// Where each rank stands in the order of words, `[order]`.
  public let wordPlaces: [Int]
  /// The conjugacy classes.
  public let classes: ConjugacyClasses
  /// The cosets, where the elements stand in the order of some.
  public let blocks: CosetBlocks?
}

/// What is known of a group, its irreducible representations included.
public struct FactsSnapshot: Sendable {
  /// Everything but the irreducible representations.
  public let facts: GroupFacts
  /// The character table; nil where a limit was met.
  public let characters: CharacterTable?
  /// How its values are written where they have to be short.
  public let notation: CharacterNotation?
  /// Why something is not known.
  public let limits: [String]

  /// Degree and Frobenius–Schur indicator of each irreducible representation, sorted as pairs;
  /// nil where a limit was met.
  public var irreps: [(degree: Int, frobeniusSchur: Int)]? {
    characters?.irreps.map { (degree: $0.degree, frobeniusSchur: $0.frobeniusSchur) }
      .sorted { ($0.degree, $0.frobeniusSchur) < ($1.degree, $1.frobeniusSchur) }
  }
}

/// A representation with its character.
public struct RepresentationSnapshot: Sendable {
  /// The representation itself.
  public let representation: Representation
  /// χ by conjugacy class as exact strings, `[classes]`; nil where a limit was met.
  public let character: [String]?
  /// Whether some of them have a root of unity E(n).
  public let hasRoots: Bool
  /// Trivial, faithful, irreducible, unitary; kernel and decomposition.
  public let facts: RepresentationFacts
  /// max |ρ(a)ρ(b) − ρ(ab)|.
  public let residual: Double
  /// Whether the matrices hold integers only, so that a residual of 0 is a proof.
  public var isExact: Bool { representation.kind != .dense }
}

/// One matrix as a screen needs it.
public enum MatrixPicture: Hashable, Sendable {
  /// A ±1 in column `sources[i]` of row i.
  case permutation(sources: [Int], signs: [Int8])
  /// All entries.
  case dense(Matrix)

  /// d, for a d × d matrix.
  public var dimension: Int {
    switch self {
    case .permutation(let sources, _): sources.count
    case .dense(let matrix): matrix.rows
    }
  }

  /// The entry at row i, column j.
  public subscript(i: Int, j: Int) -> Double {
    switch self {
    case .permutation(let sources, let signs): sources[i] == j ? Double(signs[i]) : 0
    case .dense(let matrix): matrix[i, j]
    }
  }
}

/// Two matrices, their product, and the matrix of the product of the elements.
public struct MatricesSnapshot: Sendable {
  /// The elements, as ranks.
  public let a: Int, b: Int, ab: Int
  /// ρ(a), with the damaged entry if there is one.
  public let left: MatrixPicture
  /// ρ(b).
  public let right: MatrixPicture
  /// ρ(a) ρ(b).
  public let product: MatrixPicture
  /// ρ(ab).
  public let image: MatrixPicture
  /// max |ρ(a)ρ(b) − ρ(ab)|.
  public let residual: Double
  /// Whether the matrices hold integers only, so that a residual of 0 is a proof.
  public let isExact: Bool
  /// max |ρ(g)ρ(h) − ρ(gh)| over the group with the damage in place; nil without damage.
  public let damagedResidual: Double?
}

/// The equivariant maps and what they are made of.
public struct WeightsSnapshot: Sendable {
  /// The basis.
  public let basis: EquivariantBasis
  /// The sizes of the weight classes, class k at k − 1; empty when there are no classes.
  public let classSizes: [Int]
  /// How elements move the entries of W; nil unless both representations are permutations.
  public let entryMaps: EntryMaps?
  /// A random equivariant W (coefficients uniform in −1…1, always the same), `[out × in]`; nil when
  /// it has more than 2^22 entries.
  public let sample: Matrix?
  /// Why there is no map, and which there are; nil where there is one.
  public let whyEmpty: String?
}

/// Which laws hold on a table with one cell replaced.
public struct AxiomsSnapshot: Sendable {
  /// The damaged cell.
  public let cell: TableCell
  /// The laws in order, with the first place where each fails.
  public let laws: [(name: String, failure: String?)]
  /// Elements a, b, c with (ab)c ≠ a(bc), where there are some.
  public let triple: FailedTriple?
  /// Whether the cell holds the product, so that all of the table was checked.
  public let isWhole: Bool
}

/// A study that can be looked at.
public struct CheckedStudy: Sendable {
  /// The study, with V in place of a representation that its group has not.
  public let study: Study
  /// What was changed, as a sentence; nil when nothing was.
  public let note: String?
}

/// How group elements move the entries of W: (i, j) goes to (ρ_out(g) i, ρ_in(g) j).
public struct EntryMaps: Sendable {
  private let input: Representation
  private let output: Representation

  init?(input: Representation, output: Representation) {
    guard input.kind != .dense, output.kind != .dense else { return nil }
    self.input = input
    self.output = output
  }

  /// Where `element` sends `entry`. O(dimensions).
  public func image(of entry: MatrixEntry, by element: Int) -> MatrixEntry? {
    guard let rows = output.signedPermutation(of: element)?.sources,
      let columns = input.signedPermutation(of: element)?.sources,
      let row = rows.firstIndex(of: entry.row), let column = columns.firstIndex(of: entry.column)
    else { return nil }
    return MatrixEntry(row: row, column: column)
  }
}

// The pure functions that answer requests: the same for the explorer and for the commands.

import Groups
import LinearAlgebra
import Networks
import Representations

/// Values that several requests need, kept for a while. Shared by every thread of the engine.
public final class Answers: Sendable {
  private let groups = Cache<GroupExpression, FiniteGroup>(capacity: 8)
  let largeGroups = Cache<GroupExpression, PermutationGroup>(capacity: 4)
  let cubeSolvers = Cache<GroupExpression, CubeSolver>(capacity: 2)
  private let representations = Cache<RepresentationKey, Representation>(capacity: 24)
  private let snapshots = Cache<Request, Snapshot>(capacity: 24, budget: Answers.keptBytes) {
    $0.bytes
  }
  private let stacks = Cache<NetworkQuestion, LayerStack>(capacity: 4)
  private let bases = Cache<BasesKey, StackBases>(capacity: 2)

  /// Answers take no more memory than this once they are given.
  static let keptBytes = 1 << 27

  private struct RepresentationKey: Hashable {
    let group: GroupExpression
    let rep: RepExpression
  }

  private struct BasesKey: Hashable {
    let group: GroupExpression
    let input: RepExpression
    let output: RepExpression
  }
  /// The files that groups are made from; what is read is remembered in `tables`.
  let library: GroupLibrary
  /// The files of Cayley tables, as they were read last.
  private let tables: Box<[String: [UInt8]]>

  /// Answers with nothing kept yet.
  public init(library: GroupLibrary = .empty) {
    let tables = Box<[String: [UInt8]]>([:])
    self.tables = tables
    self.library = GroupLibrary(catalogue: library.catalogue) { path in
      let bytes = try library.readFile(path)
      tables.withValue { $0[path] = bytes }
      return bytes
    }
  }

  /// Forgets what is kept if the file of a table that was read is not what it was.
  ///
  /// Groups are known by what they are called; `table(path)` alone can become another one.
  private func forgetChangedTables() {
    let known = tables.withValue { $0 }
    let isChanged = known.contains { path, bytes in
      (try? library.readFile(path)) != bytes
    }
    guard isChanged else { return }
    tables.withValue { tables in
      for (path, bytes) in known where tables[path] == bytes { tables[path] = nil }
    }
    groups.removeAll()
    largeGroups.removeAll()
    cubeSolvers.removeAll()
    representations.removeAll()
    snapshots.removeAll()
    stacks.removeAll()
    bases.removeAll()
  }

  /// The snapshot that answers `request`. Throws an `EngineError`.
  public func snapshot(_ request: Request, _ checkpoint: Checkpoint) throws(EngineError) -> Snapshot
  {
    forgetChangedTables()
    let cache = cache(of: request)
    if let known = cache?[request] { return known }
    do {
      let answer = try compute(request, checkpoint)
      cache?[request] = answer
      return answer
    } catch {
      throw EngineError(error)
    }
  }

  /// Where an answer is kept; nil for those that follow the cursor and are computed at once.
  private func cache(of request: Request) -> Cache<Request, Snapshot>? {
    switch request.kind {
    case .structure, .facts, .largeGroup, .largeFacts, .lattice, .representation, .weights, .graph,
      .hasse, .objects, .lie, .depth, .commutators, .angles,
      .anyRepresentation, .anyWeights, .complexRepresentation, .blocks, .weightsFilm,
      .homomorphisms:
      snapshots
    case .matrices, .axioms, .check, .film, .flow, .loop, .square, .actions, .wayBack: nil
    }
  }

  private func compute(_ request: Request, _ checkpoint: Checkpoint) throws -> Snapshot {
    switch request {
    case .structure(let group, let ordering):
      .structure(try structure(of: group, ordering, checkpoint))
    case .facts(let group):
      .facts(try facts(of: group, checkpoint))
    case .largeGroup(let group):
      .largeGroup(try largeGroup(group, checkpoint))
    case .largeFacts(let group):
      .largeFacts(try largeFacts(of: group, checkpoint))
    case .wayBack(let group, let rank):
      .wayBack(try wayBack(of: rank, in: group, checkpoint))
    case .lattice(let group):
      .lattice(try lattice(of: group, checkpoint))
    case .representation(let group, let rep):
      .representation(try representationFacts(rep, of: group, checkpoint))
    case .matrices(let group, let rep, let a, let b, let damage):
      .matrices(try matrices(rep, of: group, a, b, damage, checkpoint))
    case .weights(let group, let input, let output):
      .weights(try weights(of: group, from: input, to: output, checkpoint))
    case .axioms(let group, let cell):
      .axioms(try axioms(of: group, damaged: cell, checkpoint))
    case .check(let study, let keep):
      .checked(try check(study, keepRepresentations: keep, checkpoint))
    case .graph(let group, let graph):
      try picture(graph, of: group, checkpoint)
    case .hasse(let group):
      .hasse(try hasse(of: group, checkpoint))
    case .homomorphisms(let source, let target):
      .homomorphisms(try homomorphisms(from: source, to: target, checkpoint))
    case .film(let group, let subgroup, let strategy):
      .film(try film(of: group, over: subgroup, strategy, checkpoint))
    case .objects(let group):
      .objects(try ObjectsSnapshot(of: self.group(group, checkpoint), checkpoint))
    case .anyRepresentation(let group, let rep):
      .anyRepresentation(try anyRepresentation(rep, of: group, checkpoint))
    case .anyWeights(let group, let input, let output):
      .anyWeights(try anyWeights(of: group, from: input, to: output, checkpoint))
    case .actions(let group, let rep, let a, let b):
      .actions(try actions(of: group, rep, a, b, checkpoint))
    case .complexRepresentation(let group, let rep):
      .complexRepresentation(try complexFacts(rep, of: group, checkpoint))
    case .blocks(let group, let rep):
      .blocks(try blocks(rep, of: group, checkpoint))
    case .weightsFilm(let group, let input, let output):
      .weightsFilm(try weightsFilm(of: group, from: input, to: output, checkpoint))
    case .lie(let group):
      .lie(try lie(group, checkpoint))
    case .flow(let group, let generator, let hundredths):
      .flow(try flow(group, generator: generator, hundredths: hundredths, checkpoint))
    case .loop(let table):
      .loop(try loop(table, checkpoint))
    case .square(let question, let changes, let element):
      .square(try square(question, changes, element, checkpoint))
    case .depth(let question): .depth(try depthErrors(question, checkpoint))
    case .commutators(let group, let rep):
      .commutators(try commutators(group, rep, checkpoint))
    case .angles(let nonlinearity):
      .angles(try AngleSweep(nonlinearity, checkpoint: checkpoint))
    }
  }

  /// Enumerates the group and makes both representations. Where the group has not got one, throws if
  /// `keep`, and otherwise puts V in its place.
  private func check(
    _ study: Study, keepRepresentations keep: Bool, _ checkpoint: Checkpoint
  ) throws -> CheckedStudy {
    var study = study
    switch try anyGroup(study.group, checkpoint) {
    case .finite: break
    case .loop:
      if !keep { (study.input, study.output) = (.defining, .defining) }
      return CheckedStudy(study: study, note: nil)
    case .lie: return try checkBeyondEnumeration(study, keep, note: nil, checkpoint)
    case .large(let group):
      return try checkBeyondEnumeration(
        study, keep,
        note: "\(study.group) has \(group.order) elements: no list, but every window", checkpoint)
    }
    var lost: [String] = []
    for side in [\Study.input, \Study.output] {
      do {
        _ = try representation(study[keyPath: side], of: study.group, checkpoint)
      } catch let error as RepresentationError {
        let isComplex = try isComplexOnly(study[keyPath: side], of: study.group, checkpoint)
        // The station of representations shows complex matrices too.
        if side == \.input, isComplex { continue }
        if keep { throw error }
        let name = "\(study[keyPath: side])"
        let why =
          isComplex
          ? "\(name) of \(study.group) has no real matrices" : "\(study.group) has no \(name)"
        if !lost.contains(why) { lost.append(why) }
        study[keyPath: side] = .defining
      }
    }
    let note =
      lost.isEmpty ? nil : "\(lost.joined(separator: ", ")): V instead"
    return CheckedStudy(study: study, note: note)
  }

  /// What an expression names. Throws `GroupError` or `Cancelled`.
  public func anyGroup(
    _ expression: GroupExpression, _ checkpoint: Checkpoint = .none
  ) throws -> AnyGroup {
    if let known = groups[expression] { return .finite(known) }
    if let known = largeGroups[expression] { return .large(known) }
    let value = try AnyGroup(expression, library: library, checkpoint: checkpoint)
    switch value {
    case .finite(let group): groups[expression] = group
    case .large(let group): largeGroups[expression] = group
    case .lie, .loop: break
    }
    return value
  }

  /// The enumerated group. Throws `GroupError` or `Cancelled`.
  public func group(_ expression: GroupExpression, _ checkpoint: Checkpoint = .none) throws
    -> FiniteGroup
  {
    if let known = groups[expression] { return known }
    let group = try FiniteGroup(expression, library: library, checkpoint: checkpoint)
    groups[expression] = group
    return group
  }

  /// The representation. Throws `GroupError`, `RepresentationError` or `Cancelled`.
  public func representation(
    _ rep: RepExpression, of expression: GroupExpression, _ checkpoint: Checkpoint = .none
  ) throws -> Representation {
    let key = RepresentationKey(group: expression, rep: rep)
    if let known = representations[key] { return known }
    let value = try Representation(
      rep, of: try group(expression, checkpoint), checkpoint: checkpoint)
    representations[key] = value
    return value
  }

  /// The layers of a network with their numbers; the maps they are drawn from are kept apart.
  func stack(_ question: NetworkQuestion, _ checkpoint: Checkpoint) throws -> LayerStack {
    if let known = stacks[question] { return known }
    let key = BasesKey(group: question.group, input: question.input, output: question.output)
    let maps: StackBases
    if let known = bases[key] {
      maps = known
    } else {
      maps = try stackBases(question, checkpoint)
      bases[key] = maps
    }
    let stack = try LayerStack(question.plan, bases: maps, checkpoint: checkpoint)
    stacks[question] = stack
    return stack
  }

  private func structure(
    of expression: GroupExpression, _ ordering: ElementOrdering, _ checkpoint: Checkpoint
  ) throws -> StructureSnapshot {
    let group = try group(expression, checkpoint)
    let elements = try group.elements(ordered: ordering, checkpoint: checkpoint)
    func places(_ elements: [Int]) -> [Int] {
      elements.enumerated().reduce(into: [Int](repeating: 0, count: elements.count)) {
        $0[$1.element] = $1.offset
      }
    }
    let words = try group.elements(ordered: .words, checkpoint: checkpoint)
    return StructureSnapshot(
      group: group, ordering: ordering, elements: elements, positions: places(elements),
      wordPlaces: places(words),
      classes: try group.classes(checkpoint: checkpoint),
      blocks: try blocks(elements, ordering, in: group, checkpoint))
  }

  private func blocks(
    _ elements: [Int], _ ordering: ElementOrdering, in group: FiniteGroup,
    _ checkpoint: Checkpoint
  ) throws -> CosetBlocks? {
    guard case .cosets(let words) = ordering else { return nil }
    let generators = try words.map { word throws(ParseError) in try group.element(parsing: word) }
    let subgroup = try group.subgroup(generatedBy: generators, checkpoint: checkpoint)
    return CosetBlocks(elements, size: subgroup.count, in: group)
  }

  private func facts(of expression: GroupExpression, _ checkpoint: Checkpoint) throws
    -> FactsSnapshot
  {
    let group = try group(expression, checkpoint)
    let facts = try group.facts(checkpoint: checkpoint)
    do {
      let characters = try group.characterTable(checkpoint: checkpoint)
      return FactsSnapshot(
        facts: facts, characters: characters,
        notation: try CharacterNotation(characters.irreps, checkpoint), limits: facts.limits)
    } catch let limit as RepresentationError {
      return FactsSnapshot(
        facts: facts, characters: nil, notation: nil, limits: facts.limits + [limit.description])
    }
  }

  func lattice(
    of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> SubgroupLattice {
    let group = try group(expression, checkpoint)
    guard let lattice = try group.subgroupClasses(checkpoint: checkpoint) else {
      throw EngineError.limit(
        "the subgroups of \(expression), of order \(group.order), are too many or too long to find; "
          + SubgroupLattice.limit)
    }
    return lattice
  }

  private func representationFacts(
    _ rep: RepExpression, of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> RepresentationSnapshot {
    let value = try representation(rep, of: expression, checkpoint)
    let facts = try value.facts(checkpoint: checkpoint)
    let character = try facts.character.map {
      try checkpoint.report()
      return $0.description
    }
    return RepresentationSnapshot(
      representation: value, character: character,
      hasRoots: character.contains { $0.contains("E(") }, facts: facts,
      residual: try value.homomorphismResidual(checkpoint: checkpoint))
  }
}

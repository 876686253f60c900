// What the stations look at: the study, the selection, and the latest answers about them.

import Engine
import Groups
import LinearAlgebra
import Networks
import Representations
import Terminal

/// Everything that screens draw from. Answers that belong to an older study are not shown as current.
struct World: Sendable {
  var study: Study
  /// How curves are drawn; nothing thin on a projector.
  var chartStyle = ChartStyle.braille
  /// How pictures in grey are drawn.
  var pictureStyle = PictureStyle()
  var selection = Selection()
  /// Rewinding starts a new attempt of the same seed.
  var attempt = 0
  var ordering = ElementOrdering.words
  /// Entry of ρ(a) that is damaged, and cell of the Cayley table that is.
  var damagedEntry: MatrixDamage?
  var damagedCell: TableCell?

  var structure: StructureSnapshot?
  var facts: FactsSnapshot?
  /// The group of the study, where it is too large to number its elements.
  var large: LargeGroup?
  /// What is known of it.
  var largeFacts: LargeFactsSnapshot?
  /// In such a group the letters that undo an element.
  var wayBack: WayBackSnapshot?
  var lattice: SubgroupLattice?
  var hasse: HasseDiagram?
  var cayley: CayleyGraph?
  var cycles: CycleGraph?
  var homomorphisms: HomomorphismsSnapshot?
  var film: CosetFilm?
  /// The elements that a went through, step by step.
  var walk = Walk()
  var representation: RepresentationSnapshot?
  var matrices: MatricesSnapshot?
  var weights: WeightsSnapshot?
  /// How elements act where the group has no list of them, or by complex matrices.
  var acted = ActedWorld()
  /// In its place for a group whose elements are not numbered.
  var anyWeights: AnyWeightsSnapshot?
  /// How W becomes equivariant; asked for where station 4 is open.
  var weightsFilm: WeightsFilm?
  var axioms: AxiomsSnapshot?
  var objects: ObjectsSnapshot?
  /// In place of the structure, for a Lie group and for a table that is no group.
  var lie: LieSnapshot?
  var flow: FlowSnapshot?
  var loop: LoopSnapshot?
  /// The network that station 5 looks at, and whether that station is open: only then is it asked
  /// for.
  var network = NetworkChoice()
  var wantsNetwork = false
  var square: SquareSnapshot?
  var depthErrors: DepthErrors?
  var commutators: CommutatorSnapshot?
  var angles: AngleSweep?
  var runs: [RunKey: RunSnapshot] = [:]
  /// What is being computed, and the share done where known.
  var pending: [Request.Kind: Double?] = [:]
  /// The request of each kind whose answer counts; what comes of any other is too late.
  var awaited: [Request.Kind: Request] = [:]
  var failures: [Request.Kind: EngineError] = [:]
  /// The latest request of each kind that came to an end, one way or the other.
  var answered: [Request.Kind: Request] = [:]

  init(study: Study) { self.study = study }

  /// The group, once it is enumerated.
  var group: FiniteGroup? { structure?.group }

  /// The runs of the study, in the order of its models.
  var runKeys: [RunKey] {
    guard let task = study.task else { return [] }
    return study.models.map {
      RunKey(task: task, model: $0, settings: study.settings, attempt: attempt)
    }
  }

  /// How each model stands.
  var raceStates: [(key: RunKey, run: RunSnapshot?)] { runKeys.map { ($0, runs[$0]) } }

  /// Whether any model trains now.
  var isTraining: Bool { raceStates.contains { $0.run?.state == .running } }

  /// Whether no model of the study has a step left.
  var hasTrained: Bool {
    let runs = raceStates.compactMap(\.run)
    return !runs.isEmpty && runs.count == runKeys.count
      && runs.allSatisfy { [.finished, .diverged].contains($0.state) }
  }

  /// Why d has no cell to damage in the station Group; nil where it has.
  var whyNotDamaged: String? {
    if loop != nil { return "this table breaks a law already; d damages the tables of groups" }
    if lie != nil { return "d damages Cayley tables, and an infinite group has none" }
    return large == nil
      ? nil : "d damages Cayley tables of up to \(FiniteGroup.largestOrder) elements"
  }

  /// The image shown to the models: the selected sample, moved by the selected element a.
  var probe: Probe {
    Probe(
      sample: selection.sample,
      element: study.task.map { $0.group == study.group } == true ? selection.a : 0)
  }

  /// The requests that the whole study needs, those of the present selection included.
  var requests: [Request] {
    if study.group.isLie {
      return [
        .lie(study.group), .anyRepresentation(study.group, study.input),
        .anyWeights(study.group, study.input, study.output),
      ] + networkRequests
    }
    let table: [Request] = if case .table = study.group { [.loop(study.group)] } else { [] }
    return table + [
      .structure(study.group, ordering), .objects(study.group), .facts(study.group),
      .representation(study.group, study.input),
      .weights(study.group, study.input, study.output),
    ] + networkRequests + blockRequests + selectionRequests
  }

  /// The requests that follow the selection.
  var selectionRequests: [Request] {
    guard let order = group?.order, group?.expression == study.group else { return [] }
    guard selection.a < order, selection.b < order else { return [] }
    if acted.complex != nil { return actionRequests + squareRequests }
    return [
      .matrices(
        study.group, study.input, a: selection.a, b: selection.b, damage: damagedEntry)
    ] + squareRequests
  }

  /// Waits for the answer to `request`, and no longer for any other of its kind.
  mutating func expect(_ request: Request) {
    awaited[request.kind] = request
    failures[request.kind] = nil
  }

  /// Waits no more for an answer of this kind.
  mutating func settle(_ kind: Request.Kind) {
    awaited[kind] = nil
    pending[kind] = nil
  }

  /// Takes an answer in.
  mutating func take(_ snapshot: Snapshot, for request: Request) {
    switch snapshot {
    case .structure(let value): take(value)
    case .facts(let value): facts = value
    case .lattice(let value): lattice = value
    case .representation(let value): representation = value
    case .matrices(let value): matrices = value
    case .weights(let value):
      weights = value
      clampEntry()
    case .axioms(let value): axioms = value
    case .hasse(let value): hasse = value
    case .cayleyGraph(let value): cayley = value
    case .cycleGraph(let value): cycles = value
    case .homomorphisms(let value): homomorphisms = value
    case .film(let value): film = value
    case .largeGroup(let value): takeLarge(value)
    case .largeFacts(let value):
      // They may come before the group, which waits for its words.
      largeFacts = value
      large?.facts = value
    case .wayBack(let value): wayBack = value
    case .objects(let value): objects = value
    case .lie(let value): lie = value
    case .flow(let value): flow = value
    case .loop(let value): loop = value.loop.isGroup ? nil : value
    case .anyRepresentation(let value): acted.representation = value
    case .complexRepresentation(let value): acted.complex = value
    case .actions(let value): acted.actions = value
    case .blocks(let value): acted.blocks = value
    case .checked: break
    case .anyWeights(let value):
      anyWeights = value
      clampEntry()
    case .weightsFilm(let value): weightsFilm = value
    case .square(let value): square = value
    case .depth(let value): depthErrors = value
    case .commutators(let value): commutators = value
    case .angles(let value): angles = value
    }
  }

  private mutating func take(_ value: StructureSnapshot) {
    let isNew = structure?.group.expression != value.group.expression
    structure = value
    guard isNew else { return }
    // Open on a product that says something: the first two generators.
    let generators = value.group.generators.map(\.element)
    selection.a = generators.first ?? 0
    selection.b = generators.dropFirst().first ?? selection.a
  }

  /// Keeps the entry inside W.
  mutating func clampEntry() {
    guard let basis = equivariantBasis else { return }
    selection.entry.row = min(max(0, selection.entry.row), max(0, basis.dimensionOut - 1))
    selection.entry.column = min(max(0, selection.entry.column), max(0, basis.dimensionIn - 1))
    selection.basisIndex = min(max(0, selection.basisIndex), max(0, basis.dimension - 1))
  }

  /// Forgets what belongs to the former group, so that nothing false is shown meanwhile.
  mutating func forget(groupChanged: Bool) {
    if groupChanged {
      structure = nil
      facts = nil
      (large, largeFacts, wayBack) = (nil, nil, nil)
      objects = nil
      lattice = nil
      (hasse, cayley, cycles, film) = (nil, nil, nil, nil)
      walk = Walk()
      (lie, flow, loop) = (nil, nil, nil)
      homomorphisms = nil
      (selection.subgroup, selection.homomorphism) = (0, 0)
      selection.irrep = 0
      if case .cosets = ordering { ordering = .words }
      axioms = nil
      damagedCell = nil
    }
    representation = nil
    matrices = nil
    (weights, anyWeights, weightsFilm) = (nil, nil, nil)
    acted.forget(groupChanged: groupChanged)
    forgetNetwork()
    damagedEntry = nil
    failures = [:]
    answered = [:]
  }
}

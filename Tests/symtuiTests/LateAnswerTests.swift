import Engine
import Groups
import Networks
import Representations
import Terminal
import Testing

@testable import symtui

@Suite struct LateAnswerTests {
  private static let tables = GroupLibrary(catalogue: nil) { _ in Array("0,1\n1,1".utf8) }

  /// A request of every kind, none of which the study of Z(2) would make.
  private static func requests() throws -> [Request] {
    let group = try GroupExpression(parsing: "D(3)")
    let turns = try GroupExpression(parsing: "SO(3)")
    let large = try GroupExpression(parsing: "S(20)")
    let question = NetworkQuestion(
      group: group, input: .defining, output: .defining, plan: NetworkPlan())
    return [
      .structure(group, .words), .facts(group), .lattice(group), .representation(group, .defining),
      .matrices(group, .defining, a: 1, b: 4, damage: nil), .weights(group, .defining, .defining),
      .axioms(group, damage: TableCell(row: 1, column: 2, value: 0)),
      .check(.opening, keepRepresentations: true), .objects(group),
      .square(question, changes: [0: 1], element: .rank(1)), .depth(question),
      .commutators(group, .defining), .angles(.norm), .graph(group, .cycles), .hasse(group),
      .film(group, over: [1], .felsch), .homomorphisms(group, to: group), .largeGroup(large),
      .largeFacts(large), .wayBack(try GroupExpression(parsing: "Rubik(2)"), rank: 12345),
      .anyRepresentation(turns, .defining), .anyWeights(turns, .defining, .defining),
      .actions(
        turns, .defining, .path(generator: 0, hundredths: 50),
        .path(generator: 1, hundredths: 25)),
      .complexRepresentation(group, .irrep(3)), .blocks(group, .named(.regular)),
      .weightsFilm(turns, .defining, .defining),
      .lie(turns), .flow(turns, generator: 2, hundredths: 50), .loop(.table("or.csv")),
    ]
  }

  @Test func `an answer about the former study changes nothing, whatever its kind`() throws {
    let requests = try Self.requests()
    #expect(Set(requests.map(\.kind)) == Set(Request.Kind.allCases))
    let answers = Answers(library: Self.tables)
    var study = Study(group: try GroupExpression(parsing: "Z(2)"))
    study.task = nil
    for request in requests where request.kind != .check {
      let kind = request.kind
      let answer = try answers.snapshot(request, .none)
      for change in ["group", "in", "out"] {
        var state = AppState(study: .opening)
        state.world.expect(request)
        state.world.pending[kind] = .some(0.5)
        var next = state.world.study
        switch change {
        case "group": next = study
        case "in": next.input = .named(.regular)
        default: next.output = .named(.regular)
        }
        let effects = state.adopt(next)
        #expect(effects.contains(.cancel(kind)), "\(kind), \(change)")
        #expect(state.world.awaited.isEmpty && state.world.pending.isEmpty, "\(kind), \(change)")
        let before = "\(state.world)"
        #expect(state.take(.news(News(request: request, outcome: .done(answer)))).isEmpty)
        #expect("\(state.world)" == before, "\(kind) came late, after another \(change)")
      }
    }
  }

  @Test func `what is cancelled is cancelled before anything is asked for`() throws {
    var state = AppState(study: .opening)
    for effect in state.submitAll() {
      if case .submit(let request) = effect { state.world.expect(request) }
    }
    let effects = state.adopt(Study(group: try GroupExpression(parsing: "Z(6)")))
    let last = effects.lastIndex { if case .cancel = $0 { true } else { false } }
    let first = effects.firstIndex { if case .submit = $0 { true } else { false } }
    #expect(try #require(last) < (try #require(first)))
  }

  @Test func `a check that is under way survives a change of the study`() throws {
    var state = AppState(study: .opening)
    let check = Request.check(
      Study(group: try GroupExpression(parsing: "Z(5)")), keepRepresentations: true)
    state.world.expect(check)
    let effects = state.adopt(Study(group: try GroupExpression(parsing: "Z(6)")))
    #expect(state.world.awaited[.check] == check && !effects.contains(.cancel(.check)))
  }
}

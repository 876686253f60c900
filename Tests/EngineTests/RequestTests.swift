import Foundation
import Groups
import LinearAlgebra
import Networks
import Representations
import Testing

@testable import Engine

@Suite struct RequestTests {
  private func until(_ what: String, _ condition: () -> Bool) async throws {
    for _ in 0..<60_000 where !condition() { try await Task.sleep(for: .milliseconds(1)) }
    #expect(condition(), "\(what)")
  }

  /// A question that takes half a second or more.
  static func long() throws -> Request { .facts(try expression("S(8)")) }

  @Test func `every kind of request has its answer`() async throws {
    let tables = GroupLibrary(catalogue: nil) { _ in Array("0,1\n1,1".utf8) }
    let listening = Listening(
      library: Library(digits: .failure(.invalid("no digits here")), groups: tables))
    let group = try expression("D(4)")
    let turns = try expression("SO(3)")
    let cell = TableCell(row: 1, column: 2, value: 0)
    let question = NetworkQuestion(
      group: group, input: .defining, output: .defining, plan: NetworkPlan())
    let requests: [Request] = [
      .structure(group, .words), .facts(group), .lattice(group), .representation(group, .defining),
      .matrices(group, .defining, a: 1, b: 4, damage: nil), .weights(group, .defining, .defining),
      .axioms(group, damage: cell), .check(.opening, keepRepresentations: true), .objects(group),
      .square(question, changes: [0: 1], element: .rank(1)), .depth(question),
      .square(
        NetworkQuestion(
          group: turns, input: .defining, output: .defining, plan: NetworkPlan()),
        changes: [:], element: .path(generator: 1, hundredths: 50)),
      .commutators(group, .defining), .angles(.norm),
      .graph(group, .cycles), .hasse(group), .film(group, over: [1], .felsch),
      .homomorphisms(group, to: try expression("S(3)")),
      .largeGroup(try expression("S(20)")), .largeFacts(try expression("S(20)")),
      .wayBack(try expression("Rubik(2)"), rank: 12345),
      .anyRepresentation(turns, .defining), .anyWeights(turns, .defining, .defining),
      .actions(
        turns, .defining, .path(generator: 0, hundredths: 50),
        .path(generator: 1, hundredths: 25)),
      .complexRepresentation(group, .irrep(5)), .blocks(group, .named(.regular)),
      .weightsFilm(turns, .defining, .defining),
      .lie(turns), .flow(turns, generator: 2, hundredths: 50), .loop(.table("or.csv")),
    ]
    #expect(Set(requests.map(\.kind)) == Set(Request.Kind.allCases))
    for request in requests {
      listening.engine.submit(request)
      guard case .done = try await listening.outcome(of: request) else {
        Issue.record("\(request) failed")
        return
      }
    }
  }

  @Test func `Lie groups and loops can be studied, finite answers about them are refused`() throws {
    let tables = GroupLibrary(catalogue: nil) { _ in Array("0,1\n1,1".utf8) }
    let answers = Answers(library: tables)
    for text in ["SO(3)", "table(or.csv)"] {
      let group = try expression(text)
      let study = Study(group: group, input: .named(.perm), output: .named(.perm))
      for keep in [true, false] {
        let request = Request.check(study, keepRepresentations: keep)
        if group.isLie, keep {
          // Rotations of space have no points to permute.
          #expect(throws: EngineError.self) { try answers.snapshot(request, .none) }
          continue
        }
        guard case .checked(let checked) = try answers.snapshot(request, .none) else {
          Issue.record("another kind of answer")
          return
        }
        #expect((checked.study == study) == keep)
      }
      let error = #expect(throws: EngineError.self) {
        try answers.snapshot(.structure(group, .words), .none)
      }
      guard case .invalid = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(throws: EngineError.self) {
      try answers.snapshot(.flow(expression("SO(3)"), generator: 3, hundredths: 0), .none)
    }
    #expect(throws: EngineError.self) {
      try answers.snapshot(.flow(expression("Scaling(2)"), generator: 0, hundredths: 99999), .none)
    }
  }

  @Test func `a superseded request is never answered, nor is a cancelled one`() async throws {
    let short = Request.facts(try expression("Z(4)"))
    for round in 0..<10 {
      let listening = Listening()
      listening.engine.submit(try Self.long())
      if round % 2 == 0 { listening.engine.cancel(.facts) }
      listening.engine.submit(short)
      guard case .done = try await listening.outcome(of: short) else {
        Issue.record("the short request failed")
        return
      }
      #expect(listening.answered == [short])
    }
  }

  @Test func `a job learns that a newer one has come, and can say nothing any more`() async throws {
    let lane = Lane(label: "test")
    let said = Box<[Int]>([])
    let ended = Box(0)
    let jobs = 60
    // Each job speaks until it is told to stop, and once more after that.
    for number in 0..<jobs {
      lane.start { token in
        repeat {
          lane.whileCurrent(token) { said.withValue { $0.append(number) } }
          usleep(50)
        } while !token.isCancelled
        lane.whileCurrent(token) { said.withValue { $0.append(-1) } }
        ended.withValue { $0 += 1 }
      }
      if number % 20 == 0 { try await Task.sleep(for: .milliseconds(1)) }
    }
    try await until("the last job speaks") { said.withValue { $0.last } == jobs - 1 }
    lane.cancel()
    let count = said.withValue { $0.count }
    try await until("all jobs that began have ended") { ended.withValue { $0 } > 0 }
    #expect(said.withValue { $0.count } == count, "after cancel nobody speaks")
    let words = said.withValue { $0 }
    #expect(words == words.sorted(), "nothing old comes after something new")
  }

  @Test func `the thread of a job is prepared before the job begins`() async throws {
    let words = Box<[String]>([])
    let lane = Lane(label: "test", onThread: { words.withValue { $0.append("ready") } })
    lane.start { _ in words.withValue { $0.append("job") } }
    try await until("the job has run") { words.withValue { $0.count } == 2 }
    #expect(words.withValue { $0 } == ["ready", "job"])
  }

  @Test func `of a burst of requests only the last is answered`() async throws {
    let listening = Listening()
    let requests = try (2...60).map { Request.structure(try expression("D(\($0))"), .words) }
    for request in requests { listening.engine.submit(request) }
    let last = try #require(requests.last)
    guard case .done(.structure(let value)) = try await listening.outcome(of: last) else {
      Issue.record("the last request failed")
      return
    }
    #expect(value.group.order == 120)
    #expect(listening.answered.last == last)
  }

  @Test func `work that is told to stop throws, and keeps nothing half done`() throws {
    let answers = Answers()
    let seen = Box(0)
    let checkpoint = Checkpoint { _ throws(Cancelled) in
      let count = seen.withValue {
        $0 += 1
        return $0
      }
      if count == 3 { throw Cancelled() }
    }
    #expect(throws: EngineError.cancelled) {
      _ = try answers.snapshot(try Self.long(), checkpoint)
    }
    let facts = Request.facts(try expression("S(6)"))
    let stopped = Checkpoint { _ throws(Cancelled) in throw Cancelled() }
    #expect(throws: EngineError.cancelled) { _ = try answers.snapshot(facts, stopped) }
    guard case .facts(let known) = try answers.snapshot(facts, .none) else {
      Issue.record("another kind of answer")
      return
    }
    #expect(known.facts.order == 720)
    // It is kept now: asking again needs no work that could be stopped.
    #expect(throws: Never.self) { _ = try answers.snapshot(facts, stopped) }
  }

  @Test(arguments: ["S(9)", "Z(50000)", "S(30)", "Z(9223372036854775807)"])
  func `a group beyond the limit is a limit, and the sentence names it`(_ name: String) async throws
  {
    let listening = Listening()
    let request = Request.structure(try expression(name), .words)
    listening.engine.submit(request)
    guard case .failed(.limit(let text)) = try await listening.outcome(of: request) else {
      Issue.record("\(name) is not a limit")
      return
    }
    #expect(text.contains("40320"), "\(text)")
  }

  @Test func `a representation that a group has not is a wrong value`() throws {
    let request = Request.representation(
      try expression("Q(8)"), try RepExpression(parsing: "pixels(8)"))
    let error = #expect(throws: EngineError.self) { _ = try Answers().snapshot(request, .none) }
    guard case .invalid(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains("Q(8)") && text.contains("pixels"))
  }

  @Test func `checking a study puts V where the group has not got a representation`() throws {
    var study = Study(group: try expression("Q(8)"), input: .pixels(8), output: .named(.regular))
    let answers = Answers()
    #expect(throws: EngineError.self) {
      _ = try answers.snapshot(.check(study, keepRepresentations: true), .none)
    }
    guard
      case .checked(let checked) = try answers.snapshot(
        .check(study, keepRepresentations: false), .none)
    else { return }
    #expect(checked.note?.contains("pixels(8)") == true)
    study.input = .defining
    #expect(checked.study == study)
  }

  @Test func `a damaged entry shows in the product and in the residual`() throws {
    let group = try expression("D(4)")
    func matrices(_ damage: MatrixDamage?) throws -> MatricesSnapshot? {
      let request = Request.matrices(group, .named(.perm), a: 1, b: 4, damage: damage)
      guard case .matrices(let value) = try Answers().snapshot(request, .none) else { return nil }
      return value
    }
    let whole = try #require(try matrices(nil))
    #expect(whole.residual == 0 && whole.product == whole.image)
    let damaged = try #require(
      try matrices(MatrixDamage(element: 1, entry: MatrixEntry(row: 2, column: 3))))
    #expect(abs(damaged.residual - 0.1) < 1e-12)
    #expect(abs(damaged.left[2, 3] - whole.left[2, 3] - 0.1) < 1e-12)
  }
}

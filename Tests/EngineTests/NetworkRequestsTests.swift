import Groups
import LinearAlgebra
import Networks
import Representations
import Testing

@testable import Engine

@Suite struct NetworkRequestsTests {
  private func question(
    _ group: String, _ input: String, _ output: String, _ plan: NetworkPlan = NetworkPlan()
  ) throws -> NetworkQuestion {
    NetworkQuestion(
      group: try expression(group), input: try RepExpression(parsing: input),
      output: try RepExpression(parsing: output), plan: plan)
  }

  private func square(
    _ question: NetworkQuestion, _ changes: [Int: Double] = [:], element: Int = 1
  ) throws -> SquareSnapshot {
    let request = Request.square(question, changes: changes, element: .rank(element))
    guard case .square(let value) = try Answers().snapshot(request, .none) else {
      throw EngineError.fault("another kind of answer")
    }
    return value
  }

  @Test func `changes of x are added, and the square still closes`() throws {
    let question = try question("D(4)", "perm", "perm")
    let plain = try square(question)
    let changed = try square(question, [2: 0.5, 99: 1])
    #expect(changed.square.x[2] == plain.square.x[2] + 0.5)
    #expect(changed.square.x[0] == plain.square.x[0])
    #expect(changed.square.residual < 1e-12 && changed.square.image != plain.square.image)
    #expect(changed.mapDimension == 3 && changed.invariantDimensionOut == 1)
  }

  @Test func `the kind of a representation marks its column`() throws {
    for (group, rep, family) in [
      ("D(4)", "perm", MatrixFamily.permutation), ("D(4)", "V", .signedPermutation),
      ("D(5)", "V", .specialOrthogonal),
    ] {
      let request = Request.commutators(
        try expression(group), try RepExpression(parsing: rep))
      guard case .commutators(let value) = try Answers().snapshot(request, .none) else { return }
      #expect(value.family == family && value.own != nil && value.limit == nil)
    }
  }

  @Test func `without a representation the grid is still there, and says what is missing`() throws {
    let request = Request.commutators(try expression("Q(8)"), .pixels(8))
    guard case .commutators(let value) = try Answers().snapshot(request, .none) else {
      Issue.record("another kind of answer")
      return
    }
    #expect(value.own == nil && value.grid.errors.count == 6)
    #expect(value.limit?.description.contains("pixels") == true)
  }

  @Test func `a network that is too large is refused with the limit`() throws {
    let large = try question("S(6)", "regular", "V")
    for request in [Request.depth(large), .square(large, changes: [:], element: .rank(0))] {
      let error = #expect(throws: EngineError.self) { _ = try Answers().snapshot(request, .none) }
      guard case .limit(let text) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(text.contains("512") && text.contains("720"))
    }
  }

  @Test func `work that nobody wants stops`() throws {
    let stopped = Checkpoint { _ throws(Cancelled) in throw Cancelled() }
    let small = try question("D(4)", "perm", "perm")
    for request in [
      Request.depth(small), .commutators(small.group, small.input),
      .angles(.pointwise(.tanh)),
    ] {
      #expect(throws: EngineError.cancelled) { _ = try Answers().snapshot(request, stopped) }
    }
  }
}

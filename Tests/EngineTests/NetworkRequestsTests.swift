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
    _ question: NetworkQuestion, _ changes: [Int: Double] = [:], element: ElementName = .rank(1)
  ) throws -> SquareSnapshot {
    let request = Request.square(question, changes: changes, element: element)
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
    for (group, rep, kind) in [
      ("D(4)", "perm", MatrixKind.permutation), ("D(4)", "V", .signedPermutation),
      ("D(5)", "V", .orthogonal), ("C(5)", "V", .orthogonal), ("S(4)", "irrep(3)", .orthogonal),
    ] {
      let request = Request.commutators(
        try expression(group), try RepExpression(parsing: rep))
      guard case .commutators(let value) = try Answers().snapshot(request, .none) else { return }
      #expect(value.kind == kind && value.own != nil && value.limit == nil)
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

  // MARK: groups without a list of elements

  private static let paths: [ElementName] = [
    .path(generator: 0, hundredths: 70), .path(generator: 1, hundredths: -230),
  ]

  /// SO(2) has one path.
  private func paths(of group: String) -> [ElementName] {
    Array(Self.paths.prefix(group == "SO(2)" ? 1 : 2))
  }

  private func residuals(
    _ group: String, _ input: String, _ output: String, _ plan: NetworkPlan,
    at elements: [ElementName]? = nil
  ) throws -> [Double] {
    let question = try question(group, input, output, plan)
    let answers = Answers()
    return try (elements ?? paths(of: group)).map { element in
      let request = Request.square(question, changes: [0: 0.3], element: element)
      guard case .square(let value) = try answers.snapshot(request, .none) else { return .nan }
      #expect(value.square.image.contains { $0 != 0 })
      return value.square.residual
    }
  }

  private func plan(_ nonlinearity: Nonlinearity?, depth: Int = 2) -> NetworkPlan {
    var plan = NetworkPlan(depth: depth)
    for k in 0..<depth - 1 { plan[k].nonlinearity = nonlinearity }
    return plan
  }

  @Test(arguments: [
    ("SO(3)", "V", "V"), ("SO(3)", "V^3", "V^2+1"), ("SO(3)", "irrep(3)+V", "irrep(3)"),
    ("O(3)", "V+det", "det+V"), ("SO(2)", "V", "V+1"), ("SO+(1,3)", "V*V'", "V^2+1"),
    ("Lorentz", "V+1", "V"), ("Sp(4)", "V^3", "V"), ("GL(3)", "V+V'", "V'"),
    ("SO(3)xC(2)", "V", "V"), ("SU(2)", "V*V", "V*V'"), ("U(3)", "V+V'", "V'"),
  ])
  func `the square of linear maps closes in Lie groups`(
    _ group: String, _ input: String, _ output: String
  ) throws {
    for residual in try residuals(group, input, output, plan(nil)) {
      #expect(residual <= 1e-12)
    }
  }

  @Test(arguments: [
    ("Rubik(3)", "V", "V"), ("Rubik(3)", "V*V", "V"), ("Rubik(3)", "V*sign", "V*sign"),
    ("M(24)", "standard", "V"), ("S(20)", "V", "V+1"), ("S(20)xC(3)", "V1+V2", "V2+V1"),
  ])
  func `it closes in groups too large to list`(
    _ group: String, _ input: String, _ output: String
  ) throws {
    let value = try Answers().anyRepresentation(
      try RepExpression(parsing: input), of: try expression(group))
    let names = value.generators.map(\.name)
    let elements = ([names.joined(separator: " ")] + names).map(ElementName.word)
    for residual in try residuals(group, input, output, plan(nil), at: elements) {
      #expect(residual <= 1e-12)
    }
  }

  @Test func `a permutation names an element where words would be too long`() throws {
    var images = Array(UInt32(0)..<100)
    images.swapAt(3, 97)
    let swap = ElementName.permutation(try Permutation(images: images))
    let residuals = try residuals(
      "S(100)", "V", "V+1", plan(.pointwise(.relu)), at: [swap])
    #expect(residuals.allSatisfy { $0 <= 1e-12 })
  }

  @Test func `an activation breaks rotations, norm and gate keep them`() throws {
    for (nonlinearity, commutes) in [
      (Nonlinearity.pointwise(.relu), false), (.pointwise(.tanh), false), (.norm, true),
      (.gated, true),
    ] {
      for group in ["SO(3)", "SO(2)", "SU(2)"] {
        let residuals = try residuals(group, "V+1", "V+1", plan(nonlinearity))
        if commutes {
          #expect(residuals.allSatisfy { $0 <= 1e-12 })
        } else {
          #expect(residuals.allSatisfy { $0 > 1e-3 }, "\(group) \(nonlinearity.symbol)")
        }
      }
    }
  }

  @Test func `a boost changes lengths: the gate keeps it, the norm does not`() throws {
    for input in ["V+1", "V*V'"] {
      let gated = try residuals("SO+(1,3)", input, input, plan(.gated, depth: 3))
      #expect(gated.allSatisfy { $0 <= 1e-11 })
      // A2 and A3 of SO+(1,3) may turn; the first generators stretch.
      let norm = try residuals("SO+(1,3)", input, input, plan(.norm))
      #expect(norm.contains { $0 > 1e-3 })
    }
  }

  @Test func `what is far along a boost is measured against its own size`() throws {
    let question = try question("SO+(1,3)", "V^2", "V^2", plan(nil))
    let far = Request.square(
      question, changes: [:], element: .path(generator: 0, hundredths: 1000))
    guard case .square(let value) = try Answers().snapshot(far, .none) else { return }
    #expect(value.square.growth > 1e6)
    #expect(value.square.residual <= 1e-12 * value.square.growth)
    let beyond = Request.square(
      question, changes: [:], element: .path(generator: 0, hundredths: 100_000))
    #expect(throws: EngineError.outOfRange) { _ = try Answers().snapshot(beyond, .none) }
  }

  @Test func `errors by depth are measured over random elements`() throws {
    for (group, input) in [("SO(3)", "V+1"), ("Lorentz", "V+1"), ("Rubik(3)", "V"), ("U(2)", "V")] {
      var plan = plan(.gated, depth: 3)
      plan[1].linear = .dense
      let request = Request.depth(try question(group, input, input, plan))
      guard case .depth(let value) = try Answers().snapshot(request, .none) else { return }
      #expect(value.errors[0] <= 1e-12 && value.errors[1] > 0.1 && value.errors[2] > 0.1)
      #expect(value.elements == DepthErrors.elementLimit && value.elementTotal == nil)
    }
  }

  @Test func `without classes an edit keeps the square closed, in real numbers and in complex`()
    throws
  {
    for (group, rep) in [("SO(4)", "V^2"), ("SU(2)", "V*V'")] {
      var plan = plan(nil)
      let before = try square(try question(group, rep, rep, plan), element: Self.paths[0])
      let place = WeightPlace(layer: 0, row: 1, column: 1)
      plan.edits[place] = 0.5
      let after = try square(try question(group, rep, rep, plan), element: Self.paths[0])
      #expect(after.forcedToZero.isEmpty && after.square.residual <= 1e-12)
      let change = after.stages[0].weights - before.stages[0].weights
      #expect(abs(change[1, 1] - 0.5) < 1e-12)
      plan.damage = place
      let damaged = try square(try question(group, rep, rep, plan), element: Self.paths[0])
      #expect(damaged.square.residual > 1e-3)
    }
  }

  @Test(arguments: [
    ("Rubik(3)", "V", MatrixKind.permutation), ("S(20)", "V*sign", .signedPermutation),
    ("S(20)", "standard", .orthogonal), ("SO(3)", "V", .orthogonal),
    ("SO(3)", "1", .permutation), ("O(3)", "det", .signedPermutation),
    ("SU(2)", "V", .orthogonal), ("Lorentz", "V", .general),
  ])
  func `the kind is known without a list of elements`(
    _ group: String, _ rep: String, _ kind: MatrixKind
  ) throws {
    let request = Request.commutators(try expression(group), try RepExpression(parsing: rep))
    guard case .commutators(let value) = try Answers().snapshot(request, .none) else { return }
    #expect(value.kind == kind && value.limit == nil)
    let errors = try #require(value.own?.errors)
    for (sigma, error) in zip(Nonlinearity.all, errors) where kind.law(for: sigma) != nil {
      #expect(error <= 1e-12, "\(sigma.symbol)")
    }
    if kind == .orthogonal || kind == .general {
      #expect(zip(Nonlinearity.all, errors).allSatisfy { kind.law(for: $0) != nil || $1 > 1e-3 })
    }
  }

  @Test(arguments: [
    ("Rubik(3)", "V^3", "2400"), ("SU(3)", "V^7", "1200"), ("SO(3)", "V^6", "1024"),
  ])
  func `beyond a limit the limit is named`(_ group: String, _ rep: String, _ limit: String) throws {
    let large = try question(group, rep, "V")
    let error = #expect(throws: EngineError.self) {
      _ = try Answers().snapshot(.depth(large), .none)
    }
    guard case .limit(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains(limit))
  }

  @Test func `work that nobody wants stops`() throws {
    let stopped = Checkpoint { _ throws(Cancelled) in throw Cancelled() }
    let small = try question("D(4)", "perm", "perm")
    let turns = try question("SO(3)", "V^2", "V")
    for request in [
      Request.depth(small), .depth(turns), .commutators(turns.group, turns.input),
      .commutators(small.group, small.input),
      .angles(.pointwise(.tanh)),
    ] {
      #expect(throws: EngineError.cancelled) { _ = try Answers().snapshot(request, stopped) }
    }
  }
}

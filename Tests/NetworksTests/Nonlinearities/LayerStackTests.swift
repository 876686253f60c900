import LinearAlgebra
import Networks
import Representations
import Testing

@Suite struct LayerStackTests {
  private func bases(_ name: String, _ input: String, _ output: String) throws -> StackBases {
    let group = try group(name)
    return try StackBases(
      from: Representation(try RepExpression(parsing: input), of: group),
      to: Representation(try RepExpression(parsing: output), of: group))
  }

  /// The largest residual of the square over the group.
  private func worst(_ plan: NetworkPlan, _ bases: StackBases) throws -> Double {
    let stack = try LayerStack(plan, bases: bases)
    let x = CommutativeSquare.input(bases.sides.dimensionIn, seed: 3)
    return try (0...(bases.sides.elementTotal ?? 0)).map {
      try CommutativeSquare(stack, x: x, element: $0).residual
    }.max() ?? 0
  }

  static let studies = [
    ("Z(4)", "V", "V"), ("D(4)", "perm", "1"), ("S(5)", "V", "V"), ("D(4)", "regular", "perm"),
    ("p4(4)", "V", "V"), ("S(3)", "V*V", "V+1"),
  ]

  @Test(arguments: studies, Array(NetworkPlan.depths))
  func `equivariant layers stay equivariant at every depth`(
    _ study: (String, String, String), _ depth: Int
  ) throws {
    let bases = try bases(study.0, study.1, study.2)
    let stack = try LayerStack(NetworkPlan(depth: depth), bases: bases)
    let errors = try DepthErrors(stack).errors
    #expect(errors.count == depth && errors.allSatisfy { $0 < 1e-12 }, "\(errors)")
    #expect(try worst(NetworkPlan(depth: depth), bases) < 1e-12)
  }

  @Test(arguments: [1, 2, 4])
  func `a dense layer breaks everything from there on`(_ place: Int) throws {
    var plan = NetworkPlan(depth: 5)
    plan[place].linear = .dense
    let errors = try DepthErrors(LayerStack(plan, bases: try bases("Z(4)", "V", "V"))).errors
    #expect(errors[..<place].allSatisfy { $0 < 1e-12 })
    #expect(errors[place...].allSatisfy { $0 > 0.1 }, "\(errors)")
  }

  @Test func `only invariant biases commute`() throws {
    let points = try bases("Z(4)", "V", "V")
    var plan = NetworkPlan(depth: 1)
    #expect(try worst(plan, points) < 1e-12)
    plan[0].bias = .any
    #expect(try worst(plan, points) > 0.05)
    plan[0].bias = .none
    #expect(try worst(plan, points) < 1e-12)
  }

  @Test(arguments: [
    ("Z(6)", "regular", 1), ("D(4)", "regular", 1), ("D(4)", "V", 0), ("D(5)", "V", 0),
    ("D(4)", "perm+perm", 2), ("S(4)", "1", 1), ("Z(4)", "V+V+1", 3),
  ])
  func `as many biases are invariant as there are copies of the trivial representation`(
    _ name: String, _ rep: String, _ count: Int
  ) throws {
    let bases = try bases(name, rep, rep)
    #expect(bases.invariantDimensionOut == count)
    let stage = try LayerStack(NetworkPlan(depth: 1), bases: bases).stages[0]
    let bias = try #require(stage.bias)
    if count == 0 { #expect(bias.allSatisfy { $0 == 0 }) }
    if rep == "regular" { #expect(Set(bias).count == 1, "a constant") }
  }

  @Test func `on the plane ReLU breaks the square, norm and gate keep it`() throws {
    let plane = try bases("D(5)", "V", "V")
    for (nonlinearity, commutes) in [
      (Nonlinearity.pointwise(.relu), false), (.pointwise(.tanh), false), (.norm, true),
      (.gated, true),
    ] {
      var plan = NetworkPlan(depth: 1)
      plan[0].nonlinearity = nonlinearity
      let worst = try worst(plan, plane)
      if commutes { #expect(worst < 1e-12) } else { #expect(worst > 0.05) }
    }
  }

  @Test func `an edited weight moves those tied to it and the square still closes`() throws {
    let bases = try bases("Z(4)", "V", "V")
    var plan = NetworkPlan(depth: 1)
    let before = try LayerStack(plan, bases: bases).stages[0].weights
    plan.edits[WeightPlace(layer: 0, row: 1, column: 2)] = 0.25
    let after = try LayerStack(plan, bases: bases).stages[0].weights
    let change = after - before
    for i in 0..<4 {
      for j in 0..<4 {
        #expect(abs(change[i, j] - ((j - i + 4) % 4 == 1 ? 0.25 : 0)) < 1e-14)
      }
    }
    #expect(try worst(plan, bases) < 1e-12)
    plan.damage = WeightPlace(layer: 0, row: 1, column: 2)
    #expect(try worst(plan, bases) > 0.01, "one entry alone breaks it")
  }

  @Test func `without classes an edit is projected, and moves its own entry by as much`() throws {
    let bases = try bases("D(5)", "V+1", "V+1")
    var plan = NetworkPlan(depth: 1)
    plan[0].nonlinearity = nil
    let before = try LayerStack(plan, bases: bases)
    plan.edits[WeightPlace(layer: 0, row: 0, column: 0)] = 0.5
    let after = try LayerStack(plan, bases: bases)
    let change = after.stages[0].weights - before.stages[0].weights
    #expect(abs(change[0, 0] - 0.5) < 1e-12 && abs(change[1, 1] - 0.5) < 1e-12)
    #expect(try worst(plan, bases) < 1e-12 && after.forcedToZero.isEmpty)
    let forced = WeightPlace(layer: 0, row: 0, column: 2)
    plan.edits[forced] = 0.5
    #expect(try LayerStack(plan, bases: bases).forcedToZero == [forced])
    #expect(try worst(plan, bases) < 1e-12)
  }

  @Test func `a bias is edited along the invariants, or freely`() throws {
    let bases = try bases("Z(4)", "V", "V")
    var plan = NetworkPlan(depth: 1)
    let place = WeightPlace(layer: 0, row: 2, column: 4)
    let before = try #require(try LayerStack(plan, bases: bases).stages[0].bias)
    plan.edits[place] = 1
    let after = try #require(try LayerStack(plan, bases: bases).stages[0].bias)
    #expect(zip(before, after).allSatisfy { abs($1 - $0 - 1) < 1e-14 })
    #expect(try worst(plan, bases) < 1e-12)
    plan[0].bias = .any
    #expect(plan.edits.isEmpty, "a change of kind forgets the edits")
    plan.edits[place] = 1
    #expect(try worst(plan, bases) > 0.1)
  }

  @Test func `depth keeps what there is, and new layers come last`() {
    var plan = NetworkPlan(depth: 2)
    #expect(plan.layers.map(\.nonlinearity) == [.pointwise(.leaky), nil])
    plan[1].linear = .dense
    plan.damage = WeightPlace(layer: 1, row: 0, column: 0)
    plan.depth = 4
    #expect(plan.layers.map(\.linear) == [.equivariant, .dense, .equivariant, .equivariant])
    let leaky = Nonlinearity.pointwise(.leaky)
    #expect(plan.layers.map(\.nonlinearity) == [leaky, leaky, leaky, nil])
    plan.depth = 99
    #expect(plan.depth == 8)
    plan.depth = -1
    #expect(plan.depth == 1 && plan.damage == nil)
  }

  @Test func `without equivariant maps the square closes at zero`() throws {
    let bases = try bases("D(4)", "V", "1")
    var plan = NetworkPlan(depth: 1)
    #expect(try worst(plan, bases) < 1e-15)
    plan[0].bias = .none
    let stack = try LayerStack(plan, bases: bases)
    let square = try CommutativeSquare(stack, x: [1, 2], element: 1)
    #expect(square.image == [0] && square.residual == 0)
  }

  @Test func `what is too large is refused with the limit`() throws {
    let error = #expect(throws: RepresentationError.self) {
      _ = try bases("S(7)", "regular", "V")
    }
    #expect(error?.description.contains("512") == true)
  }
}

import Networks
import Testing

/// A model trained to the end, at a seed of the reference bands.
private func trained(
  _ kind: ModelKind, _ name: TaskName, seed: UInt64 = 1, steps: Int? = nil
) throws -> Trainer {
  var settings = name.settings
  settings.seed = seed
  settings.steps = steps ?? settings.steps
  let task = try LearningTask(name, settings: settings, digits: Shipped.digits())
  var trainer = Trainer(kind, task: task, settings: settings)
  while trainer.status == .running { trainer.advance() }
  return trainer
}

@Test func `turned digits need symmetry: built in, learnt, averaged, or not at all`() throws {
  let plain = try trained(.mlp, .digitsC4).evaluate()
  let augmented = try trained(.augmented, .digitsC4).evaluate()
  let averaged = try trained(.averaged, .digitsC4).evaluate()
  let equivariant = try trained(.equivariant, .digitsC4).evaluate()
  func orbitError(_ e: Evaluation) throws -> Double { 1 - (try #require(e.accuracy)) }

  #expect(try orbitError(plain) > 0.45)
  #expect(try #require(plain.uprightAccuracy) > 0.94)
  #expect(try #require(plain.flipRate) > 0.6)
  #expect(try orbitError(equivariant) < 0.09)
  #expect(equivariant.flipRate == 0)
  #expect(equivariant.accuracy == equivariant.uprightAccuracy)
  #expect(equivariant.equivarianceError < 1e-5)
  #expect(try orbitError(augmented) < 0.12)
  #expect(augmented.equivarianceError > 1e-3)
  #expect(try #require(augmented.flipRate) > 0 && augmented.flipRate ?? 1 < 0.1)
  #expect(try orbitError(averaged) > 0.45)
  #expect(averaged.flipRate == 0)
  #expect(averaged.accuracy == averaged.uprightAccuracy)
}

@Test func `on the ring the fewer weights generalise better`() throws {
  let plain = try trained(.mlp, .cyclic).evaluate()
  let augmented = try trained(.augmented, .cyclic).evaluate()
  let equivariant = try trained(.equivariant, .cyclic).evaluate()
  let (a, b) = (try #require(plain.testNmse), try #require(equivariant.testNmse))
  #expect(a > 0.3 && b < 0.05 && b < 0.3 * a)
  #expect(equivariant.equivarianceError < 1e-4)
  #expect(augmented.equivarianceError > 1e-3)
  #expect(plain.accuracy == nil && plain.flipRate == nil && plain.uprightAccuracy == nil)
}

/// The measures by their definitions, one prediction at a time.
private func plainEvaluation(_ trainer: Trainer) -> Evaluation {
  let task = trainer.task
  let (n, m) = (task.inputAction.dimension, task.outputAction.dimension)
  var (loss, right, upright, flips) = (0.0, 0, 0, 0)
  var (differences, norm) = ([Double](repeating: 0, count: task.group.order), 0.0)
  for k in 0..<task.test.count {
    let x = Array(task.test.inputs[k * n..<(k + 1) * n])
    let t = Array(task.test.targets[k * m..<(k + 1) * m])
    let y = trainer.predict(x, count: 1)
    norm += y.reduce(0) { $0 + Double($1 * $1) }
    for g in 0..<task.group.order {
      let moved = trainer.predict(task.inputAction.apply(g, to: x), count: 1)
      let expected = task.outputAction.apply(g, to: y)
      loss += task.loss.value(moved, task.outputAction.apply(g, to: t), count: 1, width: m)
      differences[g] += zip(moved, expected).reduce(0) {
        $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1)
      }
      let label = moved.firstIndex(of: moved.max() ?? 0)
      if label == t.firstIndex(of: 1) { right += 1; upright += g == 0 ? 1 : 0 }
      if label != y.firstIndex(of: y.max() ?? 0) { flips += 1 }
    }
  }
  let count = Double(task.test.count)
  let order = Double(task.group.order)
  var result = Evaluation(
    testLoss: loss / (count * order),
    equivarianceError: differences.dropFirst().reduce(0) { $0 + ($1 / norm).squareRoot() }
      / (order - 1))
  guard task.isInvariant else { return result }
  result.accuracy = Double(right) / (count * order)
  result.uprightAccuracy = Double(upright) / count
  result.flipRate = Double(flips) / (count * (order - 1))
  return result
}

@Test(arguments: ModelKind.allCases)
func `the fast measures are those of the definitions`(kind: ModelKind) throws {
  for (name, steps) in [(TaskName.digitsC4, 150), (.digitsD4, 40), (.cyclic, 60)] {
    let model = try trained(kind, name, steps: steps)
    let (fast, plain) = (model.evaluate(), plainEvaluation(model))
    #expect(abs(fast.testLoss / plain.testLoss - 1) < 1e-5)
    #expect(abs(fast.equivarianceError - plain.equivarianceError) < 1e-5)
    #expect(fast.accuracy == plain.accuracy)
    #expect(fast.uprightAccuracy == plain.uprightAccuracy)
    #expect(fast.flipRate == plain.flipRate)
  }
}

@Test(arguments: 1...10 as ClosedRange<UInt64>)
func `invariant models never flip, at no seed and at no time`(seed: UInt64) throws {
  for kind in [ModelKind.averaged, .equivariant] {
    for steps in [1, 25] {
      #expect(try trained(kind, .digitsD4, seed: seed, steps: steps).evaluate().flipRate == 0)
    }
  }
}

@Test func `the normalised error is the squared error over the variance of the targets`() throws {
  let model = try trained(.mlp, .cyclic, steps: 1)
  let evaluation = model.evaluate()
  let targets = model.task.test.targets.map(Double.init)
  let mean = targets.reduce(0, +) / Double(targets.count)
  let variance = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(targets.count)
  #expect(abs(try #require(evaluation.testNmse) - evaluation.testLoss / variance) < 1e-9)
}

@Test(arguments: ModelKind.allCases)
func `a probe is the same measure on the first inputs, and repeatable`(kind: ModelKind) throws {
  let model = try trained(kind, .digitsC4, steps: 100)
  let probe = model.probe()
  #expect(probe == model.probe())
  #expect(model.evaluate() == model.evaluate())
  // 128 pictures tell an accuracy to within a few standard errors of 4 %.
  #expect(abs(try #require(probe.accuracy) - (try #require(model.evaluate().accuracy))) < 0.15)
}

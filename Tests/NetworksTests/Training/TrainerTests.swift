import Dispatch
import Groups
import Networks
import Support
import Synchronization
import Testing

private func trainer(
  _ kind: ModelKind, _ name: TaskName, _ change: (inout TrainingSettings) -> Void = { _ in }
) throws -> Trainer {
  var settings = name.settings
  change(&settings)
  let task = try LearningTask(name, settings: settings, digits: Shipped.digits())
  return Trainer(kind, task: task, settings: settings)
}

/// The losses of a run and the numbers at its end.
private func run(_ trainer: Trainer, steps: Int) -> [Float] {
  var trainer = trainer
  let losses = (0..<steps).map { _ in trainer.advance() }
  return losses + trainer.tensors.flatMap(\.values)
}

@Test(arguments: TaskName.allCases, ModelKind.allCases)
func `the same seed gives the same numbers bit for bit, alone or beside others`(
  name: TaskName, kind: ModelKind
) throws {
  let alone = run(try trainer(kind, name), steps: 60)
  let all = try ModelKind.allCases.map { try trainer($0, name) }
  let beside = Mutex([ModelKind: [Float]]())
  DispatchQueue.concurrentPerform(iterations: all.count) { i in
    let numbers = run(all[i], steps: 60)
    beside.withLock { $0[all[i].kind] = numbers }
  }
  #expect(beside.withLock { $0[kind] } == alone)
  #expect(run(try trainer(kind, name) { $0.seed = 2 }, steps: 60) != alone)
}

@Test func `models of one seed start from different numbers`() throws {
  let starts = try [ModelKind.mlp, .augmented, .averaged].map {
    try trainer($0, .cyclic).tensors[0].values
  }
  #expect(Set(starts).count == 3)
}

@Test(arguments: ModelKind.allCases)
func `a copy is a checkpoint`(kind: ModelKind) throws {
  var original = try trainer(kind, .digitsC4)
  for _ in 0..<20 { original.advance() }
  let checkpoint = original
  let rest = run(original, steps: 30)
  for _ in 0..<30 { original.advance() }
  #expect(original.step == 50 && checkpoint.step == 20)
  #expect(run(checkpoint, steps: 30) == rest)
}

@Test func `training lowers the loss, and the status tells when it is done`() throws {
  var model = try trainer(.equivariant, .cyclic) { $0.steps = 200 }
  #expect(model.lastLoss == nil && model.status == .running)
  let before = model.evaluate()
  while model.status == .running { model.advance() }
  #expect(model.status == .finished && model.step == 200)
  #expect(model.evaluate().testLoss < 0.5 * before.testLoss)
  // A cosine run that goes on has rate 0: its weights stay.
  let weights = model.tensors
  model.advance()
  #expect(model.step == 201 && model.tensors == weights)
}

@Test func `a run that diverges stops, says so and refuses to go on`() throws {
  var model = try trainer(.mlp, .cyclic) {
    $0.learningRate = 1e30
    $0.schedule = .constant
  }
  var losses: [Float] = []
  while model.status == .running { losses.append(model.advance()) }
  #expect(model.status == .diverged)
  #expect(losses.count < 100)
  #expect(losses.dropLast().allSatisfy { $0.isFinite } && losses.last?.isFinite == false)
  let (step, weights) = (model.step, model.tensors)
  #expect(model.advance().isNaN)
  #expect(model.step == step && model.tensors == weights)
}

@Test func `a batch is never larger than what there is to learn from`() throws {
  #expect(try trainer(.mlp, .cyclic) { $0.trainCount = 16 }.batchSize == 16)
  #expect(try trainer(.mlp, .cyclic).batchSize == 64)
}

@Test(arguments: [TaskName.cyclic, .digitsC4, .digitsD4])
func `the equivariant network commutes with the group bit for bit, before and after training`(
  name: TaskName
) throws {
  var model = try trainer(.equivariant, name)
  let (input, output) = (model.task.inputAction, model.task.outputAction)
  let rows = normalRows(5, width: input.dimension, seed: 5)
  for steps in [0, 100] {
    for _ in 0..<steps { model.advance() }
    let trained = model
    #expect(
      inexactEntries(from: input, to: output, rows: rows) { trained.predict($0, count: 1) } == 0)
    #expect(
      equivarianceError(from: input, to: output, rows: rows) { trained.network($0, count: 1) }
        < 1e-5)
  }
}

@Test(arguments: [TaskName.cyclic, .digitsC4, .digitsD4])
func `averaging over the group makes a dense network equivariant bit for bit`(name: TaskName) throws
{
  var model = try trainer(.averaged, name)
  for _ in 0..<50 { model.advance() }
  let (input, output) = (model.task.inputAction, model.task.outputAction)
  let rows = normalRows(5, width: input.dimension, seed: 6)
  let trained = model
  #expect(
    inexactEntries(from: input, to: output, rows: rows) { trained.predict($0, count: 1) } == 0)
  let plain = trained.network
  #expect(equivarianceError(from: input, to: output, rows: rows) { plain($0, count: 1) } > 0.1)
}

@Test func `the derivatives of every model agree on its own data`() throws {
  for name in TaskName.allCases {
    for kind in [ModelKind.mlp, .equivariant] {
      let model = try trainer(kind, name)
      let (n, m) = (model.task.inputAction.dimension, model.task.outputAction.dimension)
      let mismatch = model.network.derivativeMismatch(
        model.task.loss, inputs: Array(model.task.training.inputs[..<(8 * n)]),
        targets: Array(model.task.training.targets[..<(8 * m)]), count: 8, seed: 1)
      #expect(mismatch < 1e-6)
    }
  }
}

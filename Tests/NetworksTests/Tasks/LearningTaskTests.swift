import Groups
import Networks
import Testing

private func task(_ name: TaskName, _ change: (inout TrainingSettings) -> Void = { _ in }) throws
  -> LearningTask
{
  var settings = name.settings
  change(&settings)
  return try LearningTask(name, settings: settings, digits: Shipped.digits())
}

@Test func `the ring target is the formula`() throws {
  let x = normals(16, seed: 1)
  let y = CyclicTarget.target(x)
  // y_i = relu(x_i - x_{i+1}) + 0.5 x_{i+3} x_{i-2}, at both ends of the ring.
  #expect(y[0] == max(x[0] - x[1], 0) + 0.5 * x[3] * x[14])
  #expect(y[15] == max(x[15] - x[0], 0) + 0.5 * x[2] * x[13])
  let task = try task(.cyclic)
  #expect(task.training.count == 256 && task.test.count == 1000)
  #expect(
    task.training.targets[..<16] == CyclicTarget.target(Array(task.training.inputs[..<16]))[...])
  #expect(task.loss == .mse && task.group.order == 16 && !task.isInvariant)
}

@Test func `the ring target commutes with every shift`() throws {
  let task = try task(.cyclic)
  let x = normals(16, seed: 2)
  for g in 0..<16 {
    let moved = CyclicTarget.target(task.inputAction.apply(g, to: x))
    #expect(moved == task.outputAction.apply(g, to: CyclicTarget.target(x)))
  }
}

@Test(arguments: [TaskName.digitsC4, .digitsD4])
func `digits are split by a permutation of the seed`(name: TaskName) throws {
  let digits = try Shipped.digits()
  let task = try task(name) { $0.trainCount = 1200 }
  #expect(task.training.count == 1200 && task.test.count == 597)
  #expect(task.group.order == (name == .digitsC4 ? 4 : 8))
  #expect(task.loss == .crossEntropy && task.isInvariant)
  // Together they are all digits, each as often as it occurs.
  func pictures(_ values: [Float]) -> [[Float]] {
    stride(from: 0, to: values.count, by: 64).map { Array(values[$0..<$0 + 64]) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }
  #expect(pictures(task.training.inputs + task.test.inputs) == pictures(digits.images))
  #expect((task.training.targets + task.test.targets).reduce(0, +) == 1797)
}

@Test func `the data follow from the seed, and fewer samples are the first of more`() throws {
  for name in TaskName.allCases {
    let first = try task(name)
    #expect(try task(name).training == first.training)
    let other = try task(name) { $0.seed = 2 }
    #expect(other.training != first.training && other.test != first.test)
    let fewer = try task(name) { $0.trainCount = 50 }
    #expect(fewer.test == first.test)
    #expect(fewer.training.inputs[...] == first.training.inputs[..<fewer.training.inputs.count])
  }
}

@Test func `what is not there is refused with its limit`() throws {
  var settings = TaskName.digitsC4.settings
  #expect(throws: DataError.self) { try LearningTask(.digitsC4, settings: settings) }
  settings.trainCount = 1201
  let digits = try Shipped.digits()
  do {
    _ = try LearningTask(.digitsC4, settings: settings, digits: digits)
    Issue.record("1201 digits were accepted")
  } catch let error as DataError {
    #expect(error.description == "n-train is 1201, but there are only 1200 digits to learn from")
  }
}

import Networks
import Testing

@Test func `the networks have as many parameters as those of the reference experiments`() throws {
  let digits = try Shipped.digits()
  let expected: [TaskName: (dense: Int, tied: Int)] = [
    .cyclic: (6288, 1297), .digitsC4: (8970, 4138), .digitsD4: (8970, 3274),
  ]
  for (name, counts) in expected {
    let task = try LearningTask(name, settings: name.settings, digits: digits)
    for kind in ModelKind.allCases {
      let trainer = Trainer(kind, task: task, settings: name.settings)
      #expect(trainer.parameterCount == (kind == .equivariant ? counts.tied : counts.dense))
      #expect(trainer.tensors.reduce(0) { $0 + $1.values.count } == trainer.parameterCount)
      for tensor in trainer.tensors {
        #expect(tensor.shape.reduce(1, *) == tensor.values.count)
      }
    }
  }
}

@Test func `a width of one's own changes hidden units and channels`() throws {
  var settings = TaskName.cyclic.settings
  settings.width = 3
  let task = try LearningTask(.cyclic, settings: settings)
  let dense = Trainer(.mlp, task: task, settings: settings)
  #expect(dense.parameterCount == 16 * 3 + 3 + 9 + 3 + 3 * 16 + 16)
  let tied = Trainer(.equivariant, task: task, settings: settings)
  #expect(tied.parameterCount == 16 * 3 + 3 + 16 * 9 + 3 + 16 * 3 + 1)
}

@Test func `first weights have variance 2 over fan-in, the last of a regression a quarter of it`()
  throws
{
  var settings = TaskName.cyclic.settings
  settings.width = 256
  let task = try LearningTask(.cyclic, settings: settings)
  let tensors = Trainer(.mlp, task: task, settings: settings).tensors
  for (name, variance) in [
    ("hidden_1.weight", 2.0 / 16), ("hidden_2.weight", 2.0 / 256), ("output.weight", 0.5 / 256),
  ] {
    let values = try #require(tensors.first { $0.name == name }).values
    let measured = values.reduce(0) { $0 + Double($1 * $1) } / Double(values.count)
    #expect(abs(measured / variance - 1) < 0.12, "\(name)")
  }
  for tensor in tensors where tensor.name.hasSuffix("bias") {
    #expect(tensor.values.allSatisfy { $0 == 0 })
  }
}

@Test func `the heat maps show the tied weights written out`() throws {
  let task = try LearningTask(.cyclic, settings: TaskName.cyclic.settings)
  let layers = Trainer(.equivariant, task: task, settings: TaskName.cyclic.settings).layers
  #expect(layers.map(\.rows) == [128, 128, 16])
  #expect(layers.map(\.columns) == [16, 128, 128])
  // W_ij = w_(j-i) in every block.
  let middle = layers[1]
  for i in 0..<16 {
    for j in 0..<16 {
      let block = (row: 3 * 16, column: 5 * 16)
      let entry = middle.weights[(block.row + i) * 128 + block.column + j]
      #expect(entry == middle.weights[block.row * 128 + block.column + (j - i + 16) % 16])
    }
  }
  #expect(middle.classes?.count == 128 * 128)
  #expect(Trainer(.mlp, task: task, settings: TaskName.cyclic.settings).layers[0].classes == nil)
}

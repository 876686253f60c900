// A model in training, as a value.

import LinearAlgebra

/// One model in training: a value, so that a copy is a checkpoint.
///
/// Everything random follows from the seed and the name of the model: the same seed gives the same
/// numbers, whatever else is trained beside it.
public struct Trainer: Sendable {
  /// Where a run stands.
  public enum Status: String, Sendable, Hashable {
    /// There are steps to do.
    case running
    /// All steps are done; with a constant schedule it may still go on.
    case finished
    /// The loss is no longer a finite number; the run does not go on.
    case diverged
  }

  /// Which model it is.
  public let kind: ModelKind
  /// What it learns.
  public let task: LearningTask
  /// How it learns.
  public let settings: TrainingSettings
  /// How many steps have been done.
  public private(set) var step = 0
  /// The loss of the batch of the last step; nil before the first.
  public private(set) var lastLoss: Float?
  /// The network as it is now.
  public private(set) var network: Network
  private var hasDiverged = false
  private var adam: Adam
  private var random: SplitMix64
  private var workspace: Workspace
  private var gradient: [LayerParameters]
  private var batchInputs: [Float]
  private var batchTargets: [Float]

  /// A model before its first step.
  public init(_ kind: ModelKind, task: LearningTask, settings: TrainingSettings) {
    self.kind = kind
    self.task = task
    self.settings = settings
    network = Network.initial(kind, task: task, settings: settings)
    adam = Adam(for: network)
    random = SplitMix64(seed: settings.seed, label: kind.rawValue + "/batches")
    let batch = min(settings.batch, task.training.count)
    workspace = Workspace(for: network, batch: batch, withGradients: true)
    gradient = network.layers.map { $0.zeroParameters() }
    batchInputs = [Float](repeating: 0, count: batch * network.inputSize)
    batchTargets = [Float](repeating: 0, count: batch * network.outputSize)
  }

  /// How many numbers are learnt.
  public var parameterCount: Int { network.parameterCount }
  /// How many samples a step looks at.
  public var batchSize: Int { batchInputs.count / network.inputSize }
  /// Where the run stands.
  public var status: Status {
    hasDiverged ? .diverged : step < settings.steps ? .running : .finished
  }

  /// One optimiser step; returns the loss of its batch, without the penalty on the weights.
  ///
  /// When the loss is not a finite number the weights stay as they are and `status` becomes
  /// `.diverged`; from then on nothing changes and the result is NaN.
  @discardableResult
  public mutating func advance() -> Float {
    guard !hasDiverged else { return .nan }
    task.drawBatch(
      moved: kind == .augmented, using: &random, inputs: &batchInputs, targets: &batchTargets)
    let (batch, last) = (batchSize, network.layers.count - 1)
    network.forward(batchInputs, batch: batch, &workspace)
    let loss = Float(
      task.loss.value(
        workspace.activations[last], batchTargets, count: batch, width: network.outputSize))
    lastLoss = loss
    guard loss.isFinite else {
      hasDiverged = true
      return loss
    }
    task.loss.gradient(
      workspace.activations[last], batchTargets, count: batch, width: network.outputSize,
      into: &workspace.sensitivities[last])
    network.backward(batchInputs, batch: batch, &workspace, gradient: &gradient)
    adam.update(
      &network.parameters, gradient: gradient, rate: settings.rate(at: step),
      weightDecay: settings.weightDecay)
    for i in network.layers.indices { network.layers[i].prepare(&network.parameters[i]) }
    step += 1
    return loss
  }
}

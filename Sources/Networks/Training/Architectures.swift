// The networks of the reference experiments.

import LinearAlgebra

extension Network {
  /// The network of a model, freshly drawn from the seed and the name of the model.
  static func initial(_ kind: ModelKind, task: LearningTask, settings: TrainingSettings) -> Network
  {
    var random = SplitMix64(seed: settings.seed, label: kind.rawValue + "/weights")
    let scale = task.loss == .mse ? 0.5 : 1
    return Network(
      layers(kind, task: task, width: settings.width), outputScale: scale, using: &random)
  }

  private static func layers(_ kind: ModelKind, task: LearningTask, width: Int?) -> [any Layer] {
    switch kind {
    case .mlp, .augmented, .averaged:
      dense(
        from: task.inputAction.dimension, hidden: width ?? task.name.hiddenUnits,
        to: task.outputAction.dimension)
    case .equivariant:
      task.isInvariant
        ? invariant(task, channels: width ?? task.name.channels)
        : equivariant(task, channels: width ?? task.name.channels)
    }
  }

  /// Three dense layers with ReLU between them.
  private static func dense(from input: Int, hidden: Int, to output: Int) -> [any Layer] {
    [
      Dense("hidden 1", from: input, to: hidden), ReLU(hidden),
      Dense("hidden 2", from: hidden, to: hidden), ReLU(hidden),
      Dense("output", from: hidden, to: output),
    ]
  }

  /// Channels 1, C, C, 1 of tied weights: for the ring, circulant with kernels of full length.
  private static func equivariant(_ task: LearningTask, channels: Int) -> [any Layer] {
    let hidden = task.hiddenAction.repeated(channels)
    return [
      EquivariantLinear("convolution 1", from: task.inputAction, to: hidden),
      ReLU(hidden.dimension),
      EquivariantLinear("convolution 2", from: hidden, to: hidden),
      ReLU(hidden.dimension),
      EquivariantLinear("convolution 3", from: hidden, to: task.outputAction),
    ]
  }

  /// Lifting to C feature fields on the group, group convolution, mean over the group, dense.
  ///
  /// The convolution starts as if only the C channels at one group element fed it: the mean that
  /// follows shrinks what it gives, and with the smaller start of fan-in C |G| the network is still
  /// underfitted after the steps of the reference experiment (D(4), 1000 digits: 9 % errors, not 7).
  private static func invariant(_ task: LearningTask, channels: Int) -> [any Layer] {
    let hidden = task.hiddenAction.repeated(channels)
    return [
      EquivariantLinear("lifting", from: task.inputAction, to: hidden),
      ReLU(hidden.dimension),
      EquivariantLinear("group convolution", from: hidden, to: hidden, fanIn: channels),
      ReLU(hidden.dimension),
      GroupMean(channels: channels, groupOrder: task.hiddenAction.dimension),
      Dense("output", from: channels, to: task.outputAction.dimension),
    ]
  }
}

// Something to learn: samples, and the symmetry that the answers have.

import Groups
import LinearAlgebra
import Representations

/// Inputs with their targets.
public struct Samples: Sendable, Hashable {
  /// How many there are.
  public let count: Int
  /// `[count × input dimension]`.
  public let inputs: [Float]
  /// `[count × output dimension]`; for classes 1 at the right one and 0 elsewhere.
  public let targets: [Float]
}

/// A task with its data drawn: what to learn, from what, and under which group.
///
/// The group permutes the entries of inputs and outputs, and the right answer for g x is g times
/// the right answer for x.
public struct LearningTask: Sendable {
  /// Which task it is.
  public let name: TaskName
  /// The symmetry.
  public let group: FiniteGroup
  /// How the group acts on inputs.
  public let input: RepExpression
  /// How the group acts on outputs.
  public let output: RepExpression
  /// What training makes small.
  public let loss: Loss
  /// The action on inputs, as index lists.
  public let inputAction: PermutationAction
  /// The action on outputs, as index lists.
  public let outputAction: PermutationAction
  /// The action on one hidden channel of the equivariant network.
  public let hiddenAction: PermutationAction
  /// The samples to learn from.
  public let training: Samples
  /// The samples to test with.
  public let test: Samples

  /// Draws the task: the data follow from the seed and the task alone, not from the models.
  ///
  /// Throws `DataError` where the digits are missing or `n-train` is more than there are.
  public init(_ name: TaskName, settings: TrainingSettings, digits: Digits? = nil) throws {
    self.name = name
    group = try FiniteGroup(name.group)
    input = name.input
    output = name.output
    loss = name.loss
    inputAction = try PermutationAction(name.input, of: group)
    outputAction = try PermutationAction(name.output, of: group)
    hiddenAction = try PermutationAction(name.hidden, of: group)
    switch name {
    case .cyclic:
      training = CyclicTarget.samples(settings.trainCount, seed: settings.seed, purpose: "train")
      test = CyclicTarget.samples(1000, seed: settings.seed, purpose: "test")
    case .digitsC4, .digitsD4:
      guard let digits else {
        throw DataError("the task \(name.rawValue) needs the pictures of digits")
      }
      (training, test) = try digits.split(trainCount: settings.trainCount, seed: settings.seed)
    }
  }

  /// Whether the right answer is the same over an orbit.
  public var isInvariant: Bool { loss == .crossEntropy }
}

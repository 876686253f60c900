// The tasks there are, and what the reference experiments set for each.

import Groups
import Representations

/// A learning task by name.
public enum TaskName: String, CaseIterable, Sendable, Hashable {
  /// A nonlinear map on a ring of 16 points.
  case cyclic
  /// Digits that may be turned by quarters.
  case digitsC4 = "digits-c4"
  /// Digits that may be turned and mirrored.
  case digitsD4 = "digits-d4"

  /// What is to be learnt, in a few words.
  public var summary: String {
    switch self {
    case .cyclic: "regression on a ring of 16 points, the same at every point"
    case .digitsC4: "8 × 8 digits, whichever way they are turned"
    case .digitsD4: "8 × 8 digits, whichever way they are turned or mirrored"
    }
  }

  /// The symmetry.
  public var group: GroupExpression {
    switch self {
    case .cyclic: .named(.cyclic, [CyclicTarget.size])
    case .digitsC4: .named(.rotations, [4])
    case .digitsD4: .named(.dihedral, [4])
    }
  }

  /// How the group acts on inputs.
  public var input: RepExpression { self == .cyclic ? .defining : .pixels(Digits.side) }

  /// How the group acts on one hidden channel of the equivariant network.
  public var hidden: RepExpression { self == .cyclic ? .defining : .named(.regular) }

  /// How the group acts on outputs.
  public var output: RepExpression { self == .cyclic ? .defining : .multiple(10, .trivial) }

  /// What training makes small.
  public var loss: Loss { self == .cyclic ? .mse : .crossEntropy }

  /// The settings of the reference experiment.
  public var settings: TrainingSettings {
    var settings = TrainingSettings()
    settings.steps = self == .cyclic ? 3000 : 1200
    settings.trainCount = self == .cyclic ? 256 : 1000
    settings.weightDecay = self == .cyclic ? 0 : 1e-4
    return settings
  }

  /// Hidden units of the dense networks.
  public var hiddenUnits: Int { 64 }

  /// Channels of the equivariant network: as many as give it fewer weights than the dense one.
  public var channels: Int {
    switch self {
    case .cyclic: 8
    case .digitsC4: 24
    case .digitsD4: 16
    }
  }
}

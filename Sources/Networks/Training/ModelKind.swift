// The models that can be trained side by side.

/// A way to bring a symmetry into a model, or not.
public enum ModelKind: String, CaseIterable, Sendable, Hashable {
  /// A dense network that knows nothing of the symmetry.
  case mlp
  /// The same, trained on inputs moved by a random group element.
  case augmented
  /// The same, trained as `mlp`; its outputs are averaged over the group when it is used.
  case averaged
  /// A network whose weights are tied by the symmetry.
  case equivariant

  /// What it is, in a few words.
  public var summary: String {
    switch self {
    case .mlp: "a dense network that knows nothing of the symmetry"
    case .augmented: "a dense network trained on randomly moved inputs"
    case .averaged: "a dense network whose outputs are averaged over the group"
    case .equivariant: "a network whose weights are tied by the symmetry"
    }
  }
}

// A small network as one chooses it: layers by kind, and single numbers changed by hand.

/// One layer of a plan: y = σ(W x + b).
public struct LayerPlan: Hashable, Sendable {
  /// How W is drawn.
  public enum Linear: String, CaseIterable, Sendable { case equivariant, dense }
  /// How b is drawn: not at all, with ρ(g)b = b for every g, or without regard to the group.
  public enum Bias: String, CaseIterable, Sendable { case none, invariant, any }

  /// W.
  public var linear: Linear
  /// b.
  public var bias: Bias
  /// σ; nil leaves the layer affine.
  public var nonlinearity: Nonlinearity?

  /// A layer.
  public init(
    linear: Linear = .equivariant, bias: Bias = .invariant,
    nonlinearity: Nonlinearity? = .pointwise(.leaky)
  ) {
    self.linear = linear
    self.bias = bias
    self.nonlinearity = nonlinearity
  }
}

/// An entry of [W b] in a layer: column `inputs` is b. All count from 0.
public struct WeightPlace: Hashable, Sendable {
  /// Which layer.
  public var layer: Int
  /// The row of W.
  public var row: Int
  /// The column of W, or the number of columns for b.
  public var column: Int

  /// A place.
  public init(layer: Int, row: Int, column: Int) {
    self.layer = layer
    self.row = row
    self.column = column
  }
}

/// Layers from ρ_in to ρ_out. All hidden spaces carry ρ_in; only the last layer writes ρ_out.
public struct NetworkPlan: Hashable, Sendable {
  /// The least and greatest number of layers.
  public static let depths = 1...8
  /// What a damaged entry is raised by.
  public static let damageAmount = 1.0

  /// From the first to the last.
  public private(set) var layers: [LayerPlan]
  /// Everything random follows from it.
  public var seed: UInt64
  /// How much entries are changed by hand. Where W is equivariant, those tied to one move with it.
  public var edits: [WeightPlace: Double] = [:]
  /// An entry raised alone, whatever it is tied to.
  public var damage: WeightPlace?

  /// Equivariant layers with invariant biases, and leaky ReLU between them: it lets every change be
  /// seen, where ReLU may hide it.
  public init(depth: Int = 2, seed: UInt64 = 4) {
    precondition(Self.depths.contains(depth), "a network has \(Self.depths) layers")
    layers = [LayerPlan(nonlinearity: nil)]
    self.seed = seed
    self.depth = depth
  }

  /// The number of layers, 1 … 8; setting it stays within these.
  ///
  /// New layers are equivariant and come last. What was last before them gets a leaky ReLU if it had no
  /// non-linearity, since two linear layers in a row are one.
  public var depth: Int {
    get { layers.count }
    set {
      let wanted = min(Self.depths.upperBound, max(Self.depths.lowerBound, newValue))
      while layers.count < wanted {
        if layers[layers.count - 1].nonlinearity == nil {
          layers[layers.count - 1].nonlinearity = LayerPlan().nonlinearity
        }
        layers.append(LayerPlan(nonlinearity: nil))
      }
      layers.removeLast(max(0, layers.count - wanted))
      edits = edits.filter { $0.key.layer < wanted }
      if let damage, damage.layer >= wanted { self.damage = nil }
    }
  }

  /// Layer k, from 0. What was changed by hand in W or b goes with the kind that it changed.
  public subscript(k: Int) -> LayerPlan {
    get { layers[k] }
    set {
      let changed = (layers[k].linear, layers[k].bias) != (newValue.linear, newValue.bias)
      layers[k] = newValue
      guard changed else { return }
      edits = edits.filter { $0.key.layer != k }
      if damage?.layer == k { damage = nil }
    }
  }
}

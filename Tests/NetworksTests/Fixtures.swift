import Groups
import LinearAlgebra
import Networks
import Representations

/// Numbers from N(0, 1).
func normals(_ count: Int, seed: UInt64) -> [Float] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in Float(random.normal()) }
}

/// `count` rows of numbers from N(0, 1).
func normalRows(_ count: Int, width: Int, seed: UInt64) -> [[Float]] {
  (0..<count).map { normals(width, seed: seed &+ UInt64($0)) }
}

/// A group by its expression.
func group(_ text: String) throws -> FiniteGroup {
  try FiniteGroup(GroupExpression(parsing: text))
}

/// One-hot rows of `width` classes.
func oneHot(_ count: Int, width: Int) -> [Float] {
  (0..<count).flatMap { row in (0..<width).map { (row * 7 + 3) % width == $0 ? 1 : 0 } }
}

extension PermutationAction {
  /// The natural action on points.
  static func points(of group: FiniteGroup) throws -> PermutationAction {
    try PermutationAction(.named(.perm), of: group)
  }

  /// The group on itself.
  static func regular(of group: FiniteGroup) throws -> PermutationAction {
    try PermutationAction(.named(.regular), of: group)
  }

  /// Pictures.
  static func pixels(side: Int, of group: FiniteGroup) throws -> PermutationAction {
    try PermutationAction(.pixels(side), of: group)
  }

  /// Numbers that stay.
  static func trivial(of group: FiniteGroup, dimension: Int) throws -> PermutationAction {
    try PermutationAction(.copies(dimension, of: .trivial), of: group)
  }
}

/// A freshly drawn network.
func network(_ layers: [any Layer], outputScale: Double = 1, seed: UInt64 = 1) -> Network {
  var random = SplitMix64(seed: seed)
  return Network(layers, outputScale: outputScale, using: &random)
}

/// Layers 1, C, C, 1 of tied weights on a ring.
func ringLayers(_ n: Int, channels: Int) throws -> [any Layer] {
  let ring = try PermutationAction.points(of: try group("Z(\(n))"))
  let hidden = ring.repeated(channels)
  return [
    EquivariantLinear("1", from: ring, to: hidden), ReLU(hidden.dimension),
    EquivariantLinear("2", from: hidden, to: hidden), ReLU(hidden.dimension),
    EquivariantLinear("3", from: hidden, to: ring),
  ]
}

/// Lifting, group convolution, mean, dense, on pictures.
func pictureLayers(_ group: FiniteGroup, side: Int, channels: Int) throws -> [any Layer] {
  let pixels = try PermutationAction.pixels(side: side, of: group)
  let hidden = try PermutationAction.regular(of: group).repeated(channels)
  return [
    EquivariantLinear("1", from: pixels, to: hidden), ReLU(hidden.dimension),
    EquivariantLinear("2", from: hidden, to: hidden), ReLU(hidden.dimension),
    GroupMean(channels: channels, groupOrder: group.order),
    Dense("4", from: channels, to: 10),
  ]
}

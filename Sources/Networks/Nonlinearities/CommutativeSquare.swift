// The square of an equivariant map: move first or map first, and compare.

import LinearAlgebra
import Representations

/// Both ways round the square, with the vectors at its corners.
public struct CommutativeSquare: Sendable, Hashable {
  /// x.
  public let x: [Double]
  /// ρ_in(g)x.
  public let movedInput: [Double]
  /// f(x).
  public let image: [Double]
  /// ρ_out(g)f(x): mapped, then moved.
  public let movedImage: [Double]
  /// f(ρ_in(g)x): moved, then mapped.
  public let imageOfMoved: [Double]

  /// Goes both ways round with the element g. Throws `RepresentationError` and `LinearAlgebraError`.
  public init(_ stack: LayerStack, x: [Double], element g: NetworkSides.Element) throws {
    let column = Matrix(rows: x.count, columns: 1, elements: x)
    let moved = try stack.bases.sides.inputAction(of: g) * column
    let image = stack(column)
    self.x = x
    movedInput = moved.elements
    self.image = image.elements
    movedImage = (try stack.bases.sides.outputAction(of: g) * image).elements
    imageOfMoved = stack(moved).elements
  }

  /// The same in a group that is listed.
  public init(_ stack: LayerStack, x: [Double], element g: Int) throws {
    try self.init(stack, x: x, element: .rank(g))
  }

  /// ‖f(ρ_in(g)x) − ρ_out(g)f(x)‖ / ‖f(x)‖; the numerator where f(x) = 0.
  public var residual: Double {
    let columns = [imageOfMoved, movedImage, image].map {
      Matrix(rows: $0.count, columns: 1, elements: $0)
    }
    return columns[0].distance(to: columns[1], relativeTo: columns[2])
  }

  /// ‖ρ_in(g)x‖ / ‖x‖, at least 1: what a boost or a stretch magnifies, rounding included.
  public var growth: Double {
    func square(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 } }
    return square(x) > 0 ? max(1, (square(movedInput) / square(x)).squareRoot()) : 1
  }

  /// An x to begin with: normal numbers in steps of 0.1, so that they can be read.
  public static func input(_ dimension: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed, label: "x")
    return (0..<dimension).map { _ in (10 * random.normal()).rounded() / 10 }
  }
}

/// The equivariance error of the first k layers, for every k.
public struct DepthErrors: Sendable, Hashable {
  /// So many elements at most.
  public static let elementLimit = 64
  /// So many inputs x.
  public static let samples = 32

  /// EE of the first k + 1 layers: the mean over g ≠ e of ‖f(gX) − g f(X)‖ / ‖f(X)‖, `[depth]`.
  public let errors: [Double]
  /// How many elements other than the identity were looked at.
  public let elements: Int
  /// How many there are; nil where they are not listed.
  public let elementTotal: Int?

  /// Measures after every layer. Throws `RepresentationError`, `LinearAlgebraError` and `Cancelled`.
  ///
  /// O(elements · depth · dimension² · samples).
  public init(_ stack: LayerStack, seed: UInt64 = 1, checkpoint: Checkpoint = .none) throws {
    let sides = stack.bases.sides
    let chosen = try sides.sample(atMost: Self.elementLimit, seed: seed)
    var random = SplitMix64(seed: seed, label: "depth")
    let x = Matrix.normal(rows: sides.dimensionIn, columns: Self.samples, using: &random)
    var images: [Matrix] = []
    for stage in stack.stages {
      try checkpoint.report()
      images.append(stage(images.last ?? x))
    }
    var sums = [Double](repeating: 0, count: images.count)
    for (k, element) in chosen.enumerated() {
      let action = try sides.inputAction(of: element)
      let last = try sides.outputAction(of: element)
      var moved = action * x
      for (depth, stage) in stack.stages.enumerated() {
        try checkpoint.report(Double(k) / Double(chosen.count))
        moved = stage(moved)
        let own = depth == images.count - 1 ? last : action
        sums[depth] += moved.distance(to: own * images[depth], relativeTo: images[depth])
      }
    }
    errors = sums.map { $0 / Double(max(1, chosen.count)) }
    elements = chosen.count
    elementTotal = sides.elementTotal
  }
}

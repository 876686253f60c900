// Linear maps of the plane that carry a figure from one position to the next.

import Groups

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A point of the plane, x right and y up.
typealias ScenePoint = (x: Double, y: Double)

/// A linear map of the plane by the images of its two unit vectors.
struct Turning {
  /// The image of (1, 0), and of (0, 1).
  var right: ScenePoint
  var up: ScenePoint

  static let identity = Turning(right: (1, 0), up: (0, 1))

  /// The clockwise turn by `angle`.
  static func clockwise(_ angle: Double) -> Turning {
    Turning(right: (cos(angle), -sin(angle)), up: (sin(angle), cos(angle)))
  }

  /// The part `share`, 0 … 1, of a motion: a turn the short way, or a fold about the axis of a mirror.
  init(_ motion: PlaneMotion, share: Double) {
    let full = 2 * Double.pi * Double(motion.turn) / Double(motion.parts)
    guard motion.isMirrored else {
      let short = 2 * motion.turn > motion.parts ? full - 2 * .pi : full
      self = .clockwise(short * share)
      return
    }
    let axis = Self.axis(of: motion)
    let fold = cos(.pi * share)
    func image(_ p: ScenePoint) -> ScenePoint {
      let along = p.x * axis.x + p.y * axis.y
      let across = p.x * axis.y - p.y * axis.x
      return (
        along * axis.x + fold * across * axis.y, along * axis.y - fold * across * axis.x
      )
    }
    self.init(right: image((1, 0)), up: image((0, 1)))
  }

  private init(right: ScenePoint, up: ScenePoint) { (self.right, self.up) = (right, up) }

  /// The direction of the axis of a mirror: it turns half as far as what follows it.
  static func axis(of motion: PlaneMotion) -> ScenePoint {
    let angle = Double.pi * Double(motion.turn) / Double(motion.parts)
    return (sin(angle), cos(angle))
  }

  func callAsFunction(_ p: ScenePoint) -> ScenePoint {
    (right.x * p.x + up.x * p.y, right.y * p.x + up.y * p.y)
  }

  /// `h` first, then `g`.
  static func * (g: Turning, h: Turning) -> Turning { Turning(right: g(h.right), up: g(h.up)) }

  /// Below zero while the back is seen.
  var determinant: Double { right.x * up.y - right.y * up.x }

  /// The map back; nil while the figure is seen from its edge.
  var inverse: Turning? {
    let size = determinant
    guard abs(size) > 1e-3 else { return nil }
    return Turning(
      right: (up.y / size, -right.y / size), up: (-up.x / size, right.x / size))
  }
}

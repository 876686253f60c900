#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A rotation of space about the origin.
public struct Rotation: Hashable, Sendable {
  /// The images of the three unit vectors: the columns of the matrix.
  public let columns: [SIMD3<Double>]

  /// The rotation that takes the unit vectors to an orthonormal right-handed frame.
  init(frame columns: [SIMD3<Double>]) { self.columns = columns }

  /// Nothing moves.
  public static let identity = Rotation(frame: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])

  /// The turn by `angle` about the unit vector `axis`, anticlockwise seen from its tip (Rodrigues).
  public init(about axis: SIMD3<Double>, by angle: Double) {
    let (cosine, sine) = (cos(angle), sin(angle))
    columns = Self.identity.columns.map { unit in
      let along = axis * ((axis * unit).sum() * (1 - cosine))
      return unit * cosine + Self.cross(axis, unit) * sine + along
    }
  }

  /// Where a point goes.
  public func callAsFunction(_ point: SIMD3<Double>) -> SIMD3<Double> {
    columns[0] * point.x + columns[1] * point.y + columns[2] * point.z
  }

  /// `h` first, then `g`.
  public static func * (g: Rotation, h: Rotation) -> Rotation {
    Rotation(frame: h.columns.map { g($0) })
  }

  /// The rotation back.
  public var inverse: Rotation {
    Rotation(
      frame: (0..<3).map { i in [columns[0][i], columns[1][i], columns[2][i]] })
  }

  /// The angle, `0 ... π`, and the unit vector about which it turns anticlockwise.
  public var axisAndAngle: (axis: SIMD3<Double>, angle: Double) {
    let trace = columns[0].x + columns[1].y + columns[2].z
    let skew: SIMD3<Double> = [
      columns[1].z - columns[2].y, columns[2].x - columns[0].z, columns[0].y - columns[1].x,
    ]
    let angle = atan2((skew * skew).sum().squareRoot(), trace - 1)
    if angle < 1e-9 { return ([0, 1, 0], 0) }
    if let axis = Self.unit(skew) { return (axis, angle) }
    // Half a turn: any vector that is not thrown back on itself, plus its image, lies on the axis.
    let candidates = zip(Self.identity.columns, columns).map { $0 + $1 }
    let best = candidates.max { ($0 * $0).sum() < ($1 * $1).sum() } ?? [0, 1, 0]
    return (Self.unit(best) ?? [0, 1, 0], angle)
  }

  static func cross(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> SIMD3<Double> {
    [u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x]
  }

  /// The vector with length one; nil for one that is nearly zero (below 1e-6).
  static func unit(_ v: SIMD3<Double>) -> SIMD3<Double>? {
    let length = (v * v).sum().squareRoot()
    return length < 1e-6 ? nil : v / length
  }
}

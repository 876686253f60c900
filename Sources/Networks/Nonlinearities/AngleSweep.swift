// One non-linearity against every rotation of the plane.

import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// EE(θ) = ‖σ(R(θ)Z) − R(θ)σ(Z)‖ / ‖σ(Z)‖ over a batch Z of normal points of the plane, for every
/// whole degree.
public struct AngleSweep: Sendable, Hashable {
  /// So many points z.
  public static let samples = 20_000
  /// What is turned past.
  public let nonlinearity: Nonlinearity
  /// `[361]`, at 0°, 1°, … 360°.
  public let errors: [Double]

  /// Measures all angles. The mean over 0 ≤ θ < 360 is about that of the whole circle.
  ///
  /// 361 · 40 000 values of σ. Throws `Cancelled`.
  public init(
    _ nonlinearity: Nonlinearity, seed: UInt64 = 1, checkpoint: Checkpoint = .none
  ) throws(Cancelled) {
    self.nonlinearity = nonlinearity
    var random = SplitMix64(seed: seed, label: "angles")
    let z = Matrix.normal(rows: 2, columns: Self.samples, using: &random)
    let gates = (0..<Self.samples).map { _ in random.normal() }
    var image = z
    nonlinearity.apply(to: &image, gates: gates)
    let norm = image.frobeniusNorm
    var errors: [Double] = []
    for degrees in 0...360 {
      try checkpoint.report(Double(degrees) / 361)
      let rotation = Self.rotation(Double(degrees))
      var moved = rotation * z
      nonlinearity.apply(to: &moved, gates: gates)
      errors.append(Self.distance(moved, rotation, image) / norm)
    }
    self.errors = errors
  }

  /// ‖a − R b‖ for `[2 × samples]`, in one pass.
  private static func distance(_ a: Matrix, _ rotation: Matrix, _ b: Matrix) -> Double {
    let (x, y) = (a.elements.span, b.elements.span)
    let (c, s, t, d) = (rotation[0, 0], rotation[0, 1], rotation[1, 0], rotation[1, 1])
    var sum = 0.0
    for k in 0..<samples {
      let first = x[k] - (c * y[k] + s * y[samples + k])
      let second = x[samples + k] - (t * y[k] + d * y[samples + k])
      sum += first * first + second * second
    }
    return sum.squareRoot()
  }

  /// The mean over the circle.
  public var mean: Double { errors.dropLast().reduce(0, +) / Double(errors.count - 1) }

  /// R(θ), counterclockwise, θ in degrees; whole quarter turns are exact.
  public static func rotation(_ degrees: Double) -> Matrix {
    let turned = degrees.truncatingRemainder(dividingBy: 360)
    let quarter = (turned / 90).rounded()
    let rest = (turned - 90 * quarter) * .pi / 180
    let (c, s) = (cos(rest), sin(rest))
    switch (Int(quarter) % 4 + 4) % 4 {
    case 0: return Matrix([[c, -s], [s, c]])
    case 1: return Matrix([[-s, -c], [c, -s]])
    case 2: return Matrix([[-c, s], [-s, -c]])
    default: return Matrix([[s, c], [-c, s]])
    }
  }

  /// σ of one vector, with the scalar channel at 0 where there is one.
  public static func image(of z: [Double], under nonlinearity: Nonlinearity) -> [Double] {
    var column = Matrix(rows: z.count, columns: 1, elements: z)
    nonlinearity.apply(to: &column, gates: [0])
    return column.elements
  }
}

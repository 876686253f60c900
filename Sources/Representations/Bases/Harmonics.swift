import LinearAlgebra

/// The irreducible representations of SO(3) in real coordinates, and how their products decompose.
///
/// Weight l acts on 2l + 1 coordinates: cosine and sine of 1, 2, …, l times the longitude, and last
/// the zonal one, so that weight 1 is x, y, z and rotations about z turn pairs of coordinates.
enum Harmonics {
  /// The largest weight and frequency offered.
  static let largest = 32

  /// A complex number.
  typealias Complex = (re: Double, im: Double)

  /// The matrices of the rotations about x, y and z to first order: ρ(exp(tL)) = 1 + tA + …
  ///
  /// `[3][2l+1 × 2l+1]`, antisymmetric.
  static func generators(_ l: Int) -> [Matrix] {
    let size = 2 * l + 1
    // -iJ in the basis |l, m>, m = -l … l: J± |m> = √((l∓m)(l±m+1)) |m±1>.
    var parts = (0..<3).map { _ in [Complex](repeating: (0, 0), count: size * size) }
    for m in -l...l {
      let column = m + l
      parts[2][column * size + column] = (0, -Double(m))
      for step in [1, -1] where abs(m + step) <= l {
        let value = Double((l - step * m) * (l + step * m + 1)).squareRoot() / 2
        let place = (column + step) * size + column
        parts[0][place] = (0, -value)
        // J_y = (J+ - J-)/2i, so that -iJ_y = -(J+ - J-)/2.
        parts[1][place] = (-Double(step) * value, 0)
      }
    }
    let frame = realFrame(l)
    return parts.map { part in
      var result = Matrix(rows: size, columns: size)
      for a in 0..<size {
        for b in 0..<size {
          var sum = 0.0
          for (m, u) in frame[a] {
            for (n, v) in frame[b] {
              let x = part[(m + l) * size + n + l]
              // conj(u) x v, the real part.
              let (re, im) = (u.re * x.re + u.im * x.im, u.re * x.im - u.im * x.re)
              sum += re * v.re - im * v.im
            }
          }
          result[a, b] = Self.halfRoot(sum)
        }
      }
      return result
    }
  }

  /// The entries are half the roots of integers: the nearest such number.
  private static func halfRoot(_ value: Double) -> Double {
    let root = (4 * value * value).rounded().squareRoot() / 2
    return value < 0 ? 0 - root : root
  }

  /// The real coordinates as combinations of |l, m>: at most two each.
  private static func realFrame(_ l: Int) -> [[(m: Int, weight: Complex)]] {
    let half = 0.5.squareRoot()
    var frame: [[(m: Int, weight: Complex)]] = []
    for m in stride(from: 1, through: l, by: 1) {
      let sign = m % 2 == 0 ? half : -half
      frame.append([(-m, (half, 0)), (m, (sign, 0))])
      frame.append([(-m, (0, half)), (m, (0, -sign))])
    }
    frame.append([(0, (1, 0))])
    return frame
  }

  /// The equivariant map from weight a ⊗ weight b to weight c, `[(2a+1)(2b+1) × 2c+1]`, with
  /// orthonormal columns.
  static func coupling(_ a: Int, _ b: Int, to c: Int) -> Matrix {
    let (left, right, target) = (realFrame(a), realFrame(b), realFrame(c))
    let coefficients = clebschGordan(a, b, to: c)
    var result = Matrix(rows: left.count * right.count, columns: target.count)
    // The coefficients are real in this frame, or purely imaginary when a + b + c is odd.
    let isOdd = (a + b + c) % 2 != 0
    for (i, u) in left.enumerated() {
      for (j, v) in right.enumerated() {
        for (k, w) in target.enumerated() {
          var sum: Complex = (0, 0)
          for (m, x) in u {
            for (n, y) in v {
              for (p, z) in w where p == m + n {
                let value = coefficients[m + a, p + c]
                // conj(x y) z.
                let (re, im) = (x.re * y.re - x.im * y.im, -(x.re * y.im + x.im * y.re))
                sum.re += value * (re * z.re - im * z.im)
                sum.im += value * (re * z.im + im * z.re)
              }
            }
          }
          result[i * right.count + j, k] = isOdd ? sum.im : sum.re
        }
      }
    }
    return result
  }
}

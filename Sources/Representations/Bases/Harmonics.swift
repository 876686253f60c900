import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The irreducible representations of SO(3) in real coordinates, and how their products decompose.
///
/// Weight l acts on 2l + 1 coordinates: cosine and sine of 1, 2, …, l times the longitude, and last
/// the zonal one, so that weight 1 is x, y, z and rotations about z turn pairs of coordinates.
enum Harmonics {
  /// The largest weight and frequency offered; Racah's sums keep twelve digits up to here.
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
                let value = clebschGordan(a, m, b, n, c, p)
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

  /// ⟨a m; b n | c p⟩ by Racah's formula (Edmonds, Angular Momentum in Quantum Mechanics, 3.6.11).
  static func clebschGordan(_ a: Int, _ m: Int, _ b: Int, _ n: Int, _ c: Int, _ p: Int) -> Double {
    guard p == m + n, abs(m) <= a, abs(n) <= b, abs(p) <= c, c >= abs(a - b), c <= a + b else {
      return 0
    }
    func f(_ k: Int) -> Double { logFactorials[k] }
    let outer =
      0.5
      * (log(Double(2 * c + 1)) + f(a + b - c) + f(a - b + c) + f(b + c - a) - f(a + b + c + 1)
        + f(a + m) + f(a - m) + f(b + n) + f(b - n) + f(c + p) + f(c - p))
    var sum = 0.0
    for t in max(0, b - c - m, a - c + n)...min(a + b - c, a - m, b + n) {
      let inner =
        f(t) + f(a + b - c - t) + f(a - m - t) + f(b + n - t) + f(c - b + m + t)
        + f(c - a - n + t)
      sum += (t % 2 == 0 ? 1 : -1) * exp(outer - inner)
    }
    return sum
  }

  /// log k!, k up to 6 · `largest`.
  private static let logFactorials: [Double] = {
    var values = [0.0]
    for k in 1...(6 * largest + 2) { values.append(values[k - 1] + log(Double(k))) }
    return values
  }()
}

extension IrreducibleMaps {
  /// The maps between tensor products of irreducibles of SO(3), by coupling them one after another.
  ///
  /// Each way of coupling the input to some weight L and the output to the same gives one; products
  /// of irreducibles of SO(3) contain each irreducible once.
  init(
    weightsIn: [Int], weightsOut: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let inputs = try Self.couplings(weightsIn, checkpoint)
    let outputs = try Self.couplings(weightsOut, checkpoint)
    var parts: [Part] = []
    var worst = 0.0
    for (weight, maps) in inputs.sorted(by: { $0.key < $1.key }) {
      guard let others = outputs[weight] else { continue }
      parts.append(Part(outputs: others, inputs: maps))
      worst = worse(
        worst,
        try Self.defect(maps, weightsIn, weight, checkpoint)
          + Self.defect(others, weightsOut, weight, checkpoint))
    }
    self.init(
      rows: weightsOut.reduce(1) { $0 * (2 * $1 + 1) },
      columns: weightsIn.reduce(1) { $0 * (2 * $1 + 1) }, parts: parts, residual: worst)
  }

  /// For each weight L all maps from it into the product, `[dimension × 2L+1]`.
  private static func couplings(
    _ weights: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int: [Matrix]] {
    var current: [Int: [Matrix]] = [0: [.identity(1)]]
    for weight in weights {
      var next: [Int: [Matrix]] = [:]
      for (total, maps) in current.sorted(by: { $0.key < $1.key }) {
        for target in abs(total - weight)...(total + weight) {
          try checkpoint.report()
          let coupling = Harmonics.coupling(total, weight, to: target)
          for map in maps {
            try checkpoint.report()
            // (map ⊗ 1) coupling: row (r, j) sums over the coordinates of `total`.
            let size = 2 * weight + 1
            let flat = Matrix(
              rows: 2 * total + 1, columns: size * coupling.columns, elements: coupling.elements)
            let product = map * flat
            next[target, default: []].append(
              Matrix(
                rows: map.rows * size, columns: coupling.columns, elements: product.elements))
          }
        }
      }
      current = next
    }
    return current
  }

  /// max ‖dρ(L) E - E dσ(L)‖ / ‖E‖ over the rotations about the three axes.
  private static func defect(
    _ maps: [Matrix], _ weights: [Int], _ total: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    let inner = Harmonics.generators(total)
    let outer = weights.map { Harmonics.generators($0) }
    var worst = 0.0
    for axis in 0..<3 {
      for map in maps {
        try checkpoint.report()
        var image = -1 * (map * inner[axis])
        for place in weights.indices {
          let factors = weights.indices.map { k in
            k == place ? outer[k][axis] : Matrix.identity(2 * weights[k] + 1)
          }
          image = image + KroneckerFactors(factors).times(map)
        }
        worst = worse(worst, image.frobeniusNorm / map.frobeniusNorm)
      }
    }
    return worst
  }
}

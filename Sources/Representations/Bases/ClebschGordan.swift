import LinearAlgebra

extension Harmonics {
  /// The coefficients ⟨a m; b p-m | c p⟩ in row m + a and column p + c, `[2a+1 × 2c+1]`, for c from
  /// |a - b| to a + b.
  ///
  /// For each p they are the eigenvector of J² with eigenvalue c(c + 1), which couples neighbours in
  /// m alone: a recursion from both ends, each in the direction in which it is stable, that meets
  /// where the vector is largest (Schulten & Gordon 1975). Fourteen digits, where alternating sums of
  /// factorials lose half of them.
  static func clebschGordan(_ a: Int, _ b: Int, to c: Int) -> Matrix {
    var result = Matrix(rows: 2 * a + 1, columns: 2 * c + 1)
    for p in -c...c {
      let (low, high) = (max(-a, p - b), min(a, p + b))
      let diagonal = (low...high).map { m in
        Double(c * (c + 1) - a * (a + 1) - b * (b + 1) - 2 * m * (p - m))
      }
      // From m to m + 1.
      let coupling = (low..<high).map { m in
        Double((a - m) * (a + m + 1)).squareRoot()
          * Double((b + p - m) * (b - p + m + 1)).squareRoot()
      }
      // The coefficient of the largest m is positive (Condon and Shortley).
      let vector = null(diagonal: diagonal.reversed(), coupling: coupling.reversed())
      for (k, value) in vector.enumerated() { result[high - k + a, p + c] = value }
    }
    return result
  }

  /// The unit vector x with diagonal[k] x[k] = coupling[k-1] x[k-1] + coupling[k] x[k+1], which begins
  /// positive.
  private static func null(diagonal: [Double], coupling: [Double]) -> [Double] {
    let last = diagonal.count - 1
    var vector = [Double](repeating: 0, count: diagonal.count)
    vector[0] = 1
    // Up to the first place that is larger than the next.
    var meeting = 0
    while meeting < last {
      let before = meeting == 0 ? 0 : coupling[meeting - 1] * vector[meeting - 1]
      let next = (diagonal[meeting] * vector[meeting] - before) / coupling[meeting]
      if abs(next) < abs(vector[meeting]) { break }
      vector[meeting + 1] = next
      meeting += 1
    }
    if meeting < last {
      let value = vector[meeting]
      vector[last] = 1
      for k in (meeting..<last).reversed() {
        let after = k + 1 == last ? 0 : coupling[k + 1] * vector[k + 2]
        vector[k] = (diagonal[k + 1] * vector[k + 1] - after) / coupling[k]
      }
      let scale = value / vector[meeting]
      for k in meeting...last { vector[k] *= scale }
    }
    let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return vector.map { $0 / norm }
  }
}

/// One entry of a sparse matrix.
struct MatrixEntry: Hashable, Sendable {
  let row: Int
  let column: Int
  let value: Double
}

extension ClassicalForm {
  /// Matrices that span the Lie algebra over the numbers in use, entries 0 and ±1.
  ///
  /// For U(n) and SU(n) these span the complexified algebra, which has the same invariants.
  var infinitesimals: [[MatrixEntry]] {
    let indices = 0..<size
    func unit(_ i: Int, _ j: Int, _ value: Double = 1) -> MatrixEntry {
      MatrixEntry(row: i, column: j, value: value)
    }
    switch family {
    case .orthogonal, .specialOrthogonal:
      return indices.flatMap { i in
        indices.filter { $0 > i }.map { j in
          [unit(i, j), unit(j, i, -metric(i) * metric(j))]
        }
      }
    case .general:
      return indices.flatMap { i in indices.map { [unit(i, $0)] } }
    case .special:
      return indices.flatMap { i in
        indices.compactMap { j in
          if i != j { return [unit(i, j)] }
          return i + 1 < size ? [unit(i, i), unit(i + 1, i + 1, -1)] : nil
        }
      }
    case .symplectic:
      let half = 0..<size / 2
      let (m, pairs) = (size / 2, half.flatMap { i in half.map { (i, $0) } })
      return pairs.map { i, j in [unit(i, j), unit(m + j, m + i, -1)] }
        + pairs.filter { $0.0 <= $0.1 }.flatMap { i, j in
          i == j
            ? [[unit(i, m + i)], [unit(m + i, i)]]
            : [[unit(i, m + j), unit(j, m + i)], [unit(m + i, j), unit(m + j, i)]]
        }
    }
  }

  /// The signs of diagonal matrices that generate the group together with its identity component.
  var reflections: [[Double]] {
    guard family == .orthogonal else { return [] }
    return [(0..<size).map { $0 == 0 ? -1 : 1 }]
      + (negatives > 0 && negatives < size ? [(0..<size).map { $0 == size - 1 ? -1 : 1 }] : [])
  }
}

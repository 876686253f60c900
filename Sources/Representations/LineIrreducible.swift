import Groups
import LinearAlgebra

/// An irreducible representation by unitary matrices, from a stable line in it.
///
/// The images v_i = ρ(g_i) v of a unit vector v on the line form a basis for suitable g_1 … g_d. Their
/// inner products are K_ij = φ(g_i⁻¹ g_j) = (L L*)_ij, and in the orthonormal basis that Gram and
/// Schmidt make of them ρ(x) is L⁻¹ (φ(g_i⁻¹ x g_j))_ij L⁻*.
struct LineIrreducible: Sendable {
  let group: FiniteGroup
  private let line: StableLine
  /// g_1 … g_d, and their inverses.
  private let movers: [Int]
  private let returners: [Int]
  /// L⁻¹, `[d × d]`, or nil for the identity.
  private let inverse: ComplexMatrix?

  var dimension: Int { movers.count }

  /// Chooses each g_i such that v_i is as far as it can be from the span of those before.
  init(
    group: FiniteGroup, line: StableLine, degree: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.group = group
    self.line = line
    // Column j of the factor of all the inner products of images of v; rows are elements.
    var columns: [ComplexColumn] = []
    var rest = [Double](repeating: 1, count: group.order)
    var movers: [Int] = []
    while movers.count < degree {
      let furthest = rest.max() ?? 0
      let next = rest.firstIndex { $0 > furthest - 1e-9 } ?? 0
      let back = group.inverse(next)
      let scale = 1 / rest[next].squareRoot()
      var column = ComplexColumn(count: group.order)
      for x in 0..<group.order {
        if x.isMultiple(of: 256) { try checkpoint.report() }
        // ⟨v_x, v_next⟩ = φ(x⁻¹ next), the conjugate of φ(next⁻¹ x).
        let place = group.product(back, x)
        var (re, im) = (line.re[place], -line.im[place])
        for earlier in columns {
          let (a, b) = (earlier.re[x], earlier.im[x])
          let (c, d) = (earlier.re[next], earlier.im[next])
          re -= a * c + b * d
          im -= b * c - a * d
        }
        column.re[x] = re * scale
        column.im[x] = im * scale
        rest[x] -= column.re[x] * column.re[x] + column.im[x] * column.im[x]
      }
      rest[next] = 0
      columns.append(column)
      movers.append(next)
    }
    self.movers = movers
    returners = movers.map(group.inverse)
    inverse = Self.inverse(of: columns, rows: movers)
  }

  /// ρ(element), `[d × d]`.
  ///
  /// O(d²) look-ups and O(d³) operations.
  func matrix(of element: Int) -> ComplexMatrix {
    var values = ComplexMatrix(rows: dimension, columns: dimension)
    for j in 0..<dimension {
      let moved = group.product(element, movers[j])
      for i in 0..<dimension {
        let place = group.product(returners[i], moved)
        values[i, j] = (line.re[place], line.im[place])
      }
    }
    guard let inverse else { return values }
    return inverse * values * inverse.adjoint
  }

  /// The inverse of a lower triangular matrix by forward substitution; nil for the identity.
  private static func inverse(of columns: [ComplexColumn], rows: [Int]) -> ComplexMatrix? {
    let d = rows.count
    var result = ComplexMatrix.identity(d)
    var isIdentity = true
    for i in 0..<d {
      for j in 0..<i where columns[j].re[rows[i]] != 0 || columns[j].im[rows[i]] != 0 {
        isIdentity = false
        let (a, b) = (columns[j].re[rows[i]], columns[j].im[rows[i]])
        for k in 0...j {
          let (c, e) = result[j, k]
          let (re, im) = result[i, k]
          result[i, k] = (re - (a * c - b * e), im - (a * e + b * c))
        }
      }
      let diagonal = columns[i].re[rows[i]]
      for k in 0...i {
        let (re, im) = result[i, k]
        result[i, k] = (re / diagonal, im / diagonal)
      }
    }
    return isIdentity ? nil : result
  }
}

/// A complex number for each element of a group.
private struct ComplexColumn {
  var re: [Double]
  var im: [Double]

  init(count: Int) {
    re = Array(repeating: 0, count: count)
    im = re
  }
}

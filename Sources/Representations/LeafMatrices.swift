import Groups
import LinearAlgebra

extension DihedralCoordinates {
  /// r^k f^s in the plane, x right and y up: r = [[cos, sin], [-sin, cos]], f = diag(-1, 1).
  func planeMatrix(of element: Int) -> Matrix {
    let (c, s) = rootOfUnity(Int(turns[element]), of: period)
    // Adding zero turns -0 into 0.
    return flips[element] == 0
      ? Matrix([[c + 0, s + 0], [0 - s, c + 0]]) : Matrix([[0 - c, s + 0], [s + 0, c + 0]])
  }

  /// Left multiplication by exp(2πi k/period) j^s on the quaternions with basis 1, i, j, k.
  func quaternionMatrix(of element: Int) -> Matrix {
    let (re, im) = rootOfUnity(Int(turns[element]), of: period)
    let (a, b, c, d) = flips[element] == 0 ? (re, im, 0, 0) : (0, 0, re, im)
    return Matrix([
      [a + 0, 0 - b, 0 - c, 0 - d], [b + 0, a + 0, 0 - d, c + 0],
      [c + 0, d + 0, a + 0, 0 - b], [d + 0, 0 - c, b + 0, a + 0],
    ])
  }

  /// The L × L picture: (r·x)[i][j] = x[L-1-j][i] for a quarter turn, (f·x)[i][j] = x[i][L-1-j].
  func pixelSources(
    of element: Int, side: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SignedPermutation {
    let quarterTurns = Int(turns[element]) * (4 / period)
    var sources: [Int32] = []
    sources.reserveCapacity(side * side)
    try forEachStretch(rows: side, columns: side) { _ throws(Cancelled) in
      try checkpoint.report()
    } _: { row, stretch in
      for column in stretch {
        var (i, j) = (row, column)
        for _ in 0..<quarterTurns { (i, j) = (side - 1 - j, i) }
        if flips[element] == 1 { j = side - 1 - j }
        sources.append(Int32(i * side + j))
      }
    }
    return SignedPermutation(sources: sources, signs: nil)
  }
}

extension RepNode {
  /// The natural action less the constants, as a matrix.
  static func standardMatrix(_ group: FiniteGroup, _ element: Int) -> Matrix {
    let dimension = (group.degree ?? 1) - 1
    var matrix = Matrix(rows: dimension, columns: dimension)
    for k in 0..<dimension {
      let column = standardColumn(k, group, element)
      for i in 0..<dimension { matrix[i, k] = column[i] }
    }
    return matrix
  }

  /// One column of it, from 0, in time O(degree).
  static func standardColumn(_ k: Int, _ group: FiniteGroup, _ element: Int) -> [Double] {
    var unit = [Double](repeating: 0, count: (group.degree ?? 1) - 1)
    unit[k] = 1
    return standardImage(of: unit, group, element)
  }

  /// The natural action on a vector in an orthonormal basis of the vectors with sum zero
  /// (Helmert's): vector k, from 1, is (1, …, 1, -k, 0, …) / √(k(k+1)). O(degree).
  static func standardImage(
    of vector: [Double], _ group: FiniteGroup, _ element: Int
  ) -> [Double] {
    let scales = vector.indices.map { 1 / Double(($0 + 1) * ($0 + 2)).squareRoot() }
    var moved = [Double](repeating: 0, count: vector.count + 1)
    var later = 0.0
    for i in moved.indices.reversed() {
      let own = i == 0 ? 0 : Double(i) * scales[i - 1] * vector[i - 1]
      moved[group.image(of: i, under: element)] = later - own
      if i > 0 { later += scales[i - 1] * vector[i - 1] }
    }
    var earlier = 0.0
    return vector.indices.map { k in
      earlier += moved[k]
      return (earlier - Double(k + 1) * moved[k + 1]) * scales[k]
    }
  }
}

/// A group acting from the left on the cosets gH of a subgroup.
struct CosetAction: Sendable {
  let group: FiniteGroup
  /// The coset of each element, `[order]`, numbered by first member.
  let cosetOf: [Int32]
  /// The first member of each coset.
  let representatives: [Int]

  var count: Int { representatives.count }

  init(
    of group: FiniteGroup, subgroup: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let period = max(1, 1024 / subgroup.count)
    self.group = group
    var cosetOf = [Int32](repeating: -1, count: group.order)
    var representatives: [Int] = []
    for g in 0..<group.order where cosetOf[g] < 0 {
      if representatives.count.isMultiple(of: period) { try checkpoint.report() }
      for h in subgroup { cosetOf[group.product(g, h)] = Int32(representatives.count) }
      representatives.append(g)
    }
    self.cosetOf = cosetOf
    self.representatives = representatives
  }

  func images(under element: Int) -> [Int] {
    representatives.map { Int(cosetOf[group.product(element, $0)]) }
  }
}

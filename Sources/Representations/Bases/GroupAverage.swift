import Groups
import LinearAlgebra

/// The elements of a finite group as products t₁ t₂ … tₖ, one factor from each of a few lists.
///
/// A sum over the group is then a sum over the last list, of the sum over the one before, and so on:
/// of S(8) 8 + 7 + … + 2 = 35 terms instead of 40320. The lists are transversals of a chain of point
/// stabilisers; what fixes all points is the last list.
struct GroupAverage: Sendable {
  /// Elements of the group, `[lists][…]`.
  let transversals: [[Int]]

  init(over group: FiniteGroup, _ checkpoint: Checkpoint) throws(Cancelled) {
    var rest = Array(0..<group.order)
    var lists: [[Int]] = []
    for point in 0..<(group.degree ?? 0) where rest.count > 1 {
      try checkpoint.report()
      var seen = Set<Int>()
      var movers: [Int] = []
      var stabiliser: [Int] = []
      for (k, element) in rest.enumerated() {
        if k.isMultiple(of: 1024) { try checkpoint.report() }
        let image = group.image(of: point, under: element)
        if image == point { stabiliser.append(element) }
        if seen.insert(image).inserted { movers.append(element) }
      }
      if movers.count > 1 { lists.append(movers) }
      rest = stabiliser
    }
    if rest.count > 1 { lists.append(rest) }
    transversals = lists
  }
}

/// A tensor product of small dense matrices that acts on the columns of larger ones.
struct KroneckerFactors: Sendable {
  /// Square; the first belongs to the slowest index.
  let matrices: [Matrix]

  var dimension: Int { matrices.reduce(1) { $0 * $1.rows } }

  init(_ matrices: [Matrix]) { self.matrices = matrices }

  /// The matrices of one element, one a leaf.
  init(of element: Int, in leaves: [RepNode]) {
    matrices = leaves.map { $0.matrix(of: element) }
  }

  /// (⊗ matrices) · x for x `[dimension × columns]`, without writing the product out.
  func times(_ x: Matrix) -> Matrix {
    var result = x
    var after = x.columns
    for matrix in matrices.reversed() {
      let size = matrix.rows
      let blocks = x.elements.count / (size * after)
      var next = Matrix(rows: x.rows, columns: x.columns)
      for block in 0..<blocks {
        for i in 0..<size {
          let target = (block * size + i) * after
          for j in 0..<size {
            let factor = matrix.elements[i * size + j]
            if factor == 0 { continue }
            let source = (block * size + j) * after
            for k in 0..<after {
              next.elements[target + k] += factor * result.elements[source + k]
            }
          }
        }
      }
      result = next
      after *= size
    }
    return result
  }
}

extension RepNode {
  /// The tensor factors in order, powers written out; itself alone if it is no tensor product.
  var tensorLeaves: [RepNode] {
    switch self {
    case .trivial: []
    case .tensor(let parts):
      parts.flatMap { part, power in
        Array(repeating: part.tensorLeaves, count: power).flatMap { $0 }
      }
    case .factor(let index, let part, let group):
      part.tensorLeaves.map { .factor(index: index, $0, of: group) }
    default: [self]
    }
  }

  /// The tensor product.
  static func product(of nodes: [RepNode]) -> RepNode {
    nodes.isEmpty ? .trivial : nodes.count == 1 ? nodes[0] : .tensor(nodes.map { ($0, 1) })
  }
}

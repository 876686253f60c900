import Groups
import LinearAlgebra

/// A complex representation as it is built: a tree of unitary ones, in which whatever is real is a
/// `RepNode`.
indirect enum ComplexNode: Sendable {
  case real(RepNode)
  /// A row of the character table, with its values `[classes]`.
  case irreducible(LineIrreducible, [Cyclotomic])
  /// The dual of a unitary representation.
  case conjugate(ComplexNode)
  /// A representation of factor `index` (from 0) of a product.
  case factor(index: Int, ComplexNode, of: FiniteGroup)
  case tensor([(part: ComplexNode, power: Int)])
  case sum([(count: Int, part: ComplexNode)])
}

extension ComplexNode {
  /// Whether all matrices are real by construction.
  var isReal: Bool {
    if case .real = self { return true }
    return false
  }

  /// The size of the matrices, or some number beyond 2³² where it is larger.
  var dimension: Int {
    func capped(_ value: (partialValue: Int, overflow: Bool)) -> Int {
      value.overflow ? 1 << 33 : min(value.partialValue, 1 << 33)
    }
    switch self {
    case .real(let node): return node.dimension
    case .irreducible(let found, _): return found.dimension
    case .conjugate(let part): return part.dimension
    case .factor(_, let part, _): return part.dimension
    case .tensor(let parts):
      var product = 1
      for (part, power) in parts where part.dimension != 1 {
        for _ in 0..<min(power, 64) {
          product = capped(product.multipliedReportingOverflow(by: part.dimension))
        }
      }
      return product
    case .sum(let parts):
      return parts.reduce(0) { total, entry in
        let size = capped(entry.count.multipliedReportingOverflow(by: entry.part.dimension))
        return capped(total.addingReportingOverflow(size))
      }
    }
  }

  /// The matrix of an element, `[dimension × dimension]`.
  func matrix(of element: Int) -> ComplexMatrix {
    switch self {
    case .real(let node): return ComplexMatrix(node.matrix(of: element))
    case .irreducible(let found, _): return found.matrix(of: element)
    case .conjugate(let part): return part.matrix(of: element).conjugate
    case .factor(let index, let part, let group):
      return part.matrix(of: group.components(of: element)[index])
    case .tensor(let parts):
      return parts.reduce(ComplexMatrix.identity(1)) { product, entry in
        let matrix = entry.part.matrix(of: element)
        return (0..<entry.power).reduce(product) { power, _ in power.kronecker(matrix) }
      }
    case .sum(let parts):
      var result = ComplexMatrix(rows: dimension, columns: dimension)
      var start = 0
      for (count, part) in parts {
        let block = part.matrix(of: element)
        for _ in 0..<count {
          for i in 0..<block.rows {
            for j in 0..<block.columns { result[start + i, start + j] = block[i, j] }
          }
          start += block.rows
        }
      }
      return result
    }
  }

  /// The character on each class of `group`, over which the tree is built; exact.
  func exactCharacter(
    on classes: ConjugacyClasses, of group: FiniteGroup, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Cyclotomic] {
    switch self {
    case .real(let node):
      return try node.exactCharacter(on: classes, of: group, checkpoint: checkpoint)
    case .irreducible(_, let values): return values
    case .conjugate(let part):
      return try part.exactCharacter(on: classes, of: group, checkpoint).map(\.conjugate)
    case .factor(let index, let part, let product):
      let factor = product.factors[index]
      let inner = try factor.classes(checkpoint: checkpoint)
      let values = try part.exactCharacter(on: inner, of: factor, checkpoint)
      return classes.classes.map {
        values[inner.classOf[product.components(of: $0.representative)[index]]]
      }
    case .tensor(let parts):
      var product = [Cyclotomic](repeating: 1, count: classes.classes.count)
      for (part, power) in parts {
        let values = try part.exactCharacter(on: classes, of: group, checkpoint)
        for k in product.indices {
          try checkpoint.report()
          product[k] = product[k] * values[k].raised(to: power)
        }
      }
      return product
    case .sum(let parts):
      var sum = [Cyclotomic](repeating: 0, count: classes.classes.count)
      for (count, part) in parts {
        let values = try part.exactCharacter(on: classes, of: group, checkpoint)
        for k in sum.indices { sum[k] = sum[k] + values[k] * Cyclotomic(count) }
      }
      return sum
    }
  }

  /// max |ρ(a)ρ(b) - ρ(ab)| over the entries: of a sum the largest of the parts', of a product at
  /// most the sum of the parts', the entries of unitary matrices being at most 1.
  func lawDefect(_ a: Int, _ b: Int, in group: FiniteGroup, _ checkpoint: Checkpoint)
    throws(Cancelled) -> Double
  {
    try checkpoint.report()
    switch self {
    case .real(let node): return try node.lawDefect(a, b, in: group, checkpoint).residual
    case .irreducible(let found, _):
      let product = found.matrix(of: a) * found.matrix(of: b)
      return (product - found.matrix(of: group.product(a, b))).maximumMagnitude
    case .conjugate(let part): return try part.lawDefect(a, b, in: group, checkpoint)
    case .factor(let index, let part, let product):
      let (x, y) = (product.components(of: a)[index], product.components(of: b)[index])
      return try part.lawDefect(x, y, in: product.factors[index], checkpoint)
    case .tensor(let parts):
      var sum = 0.0
      for (part, power) in parts {
        sum += try Double(power) * part.lawDefect(a, b, in: group, checkpoint)
      }
      return sum
    case .sum(let parts):
      var worst = 0.0
      for (_, part) in parts {
        worst = worse(worst, try part.lawDefect(a, b, in: group, checkpoint))
      }
      return worst
    }
  }

  /// Multiplications of numbers that `lawDefect` makes for one pair, roughly.
  var lawCost: Int {
    switch self {
    case .real(let node): node.lawCost
    case .irreducible(let found, _):
      16 * found.dimension * found.dimension * (found.dimension + 4)
    case .conjugate(let part), .factor(_, let part, _): part.lawCost
    case .tensor(let parts): parts.reduce(0) { $0 + $1.part.lawCost }
    case .sum(let parts): parts.reduce(0) { $0 + $1.part.lawCost }
    }
  }

  /// The largest |(ρ(g) ρ(g)* - 1)_ij| over the leaves and some elements.
  func unitaryDefect(of elements: [Int], _ checkpoint: Checkpoint) throws -> Double {
    switch self {
    case .real(let node):
      return try node.isOrthogonal(on: elements, checkpoint) ? 0 : .infinity
    case .irreducible(let found, _):
      return try elements.reduce(0.0) {
        try checkpoint.report()
        let matrix = found.matrix(of: $1)
        let rest = matrix * matrix.adjoint - ComplexMatrix.identity(matrix.rows)
        return worse($0, rest.maximumMagnitude)
      }
    case .conjugate(let part): return try part.unitaryDefect(of: elements, checkpoint)
    case .factor(let index, let part, let group):
      return try part.unitaryDefect(
        of: elements.map { group.components(of: $0)[index] }, checkpoint)
    case .tensor(let parts):
      return try parts.reduce(0.0) {
        worse($0, try $1.part.unitaryDefect(of: elements, checkpoint))
      }
    case .sum(let parts):
      return try parts.reduce(0.0) {
        worse($0, try $1.part.unitaryDefect(of: elements, checkpoint))
      }
    }
  }
}

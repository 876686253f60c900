import Groups
import LinearAlgebra

/// A generator of any group, as representations see it.
public struct AnyGenerator: Sendable {
  /// As words call it.
  public let name: String
  /// Whether it is a basis element A of the Lie algebra, whose matrix is the derivative of that of
  /// exp(tA); else it is an element of the group.
  public let isInfinitesimal: Bool
  /// The factor of the group in which it lies, from 0.
  let atom: Int
  let element: AtomElement
}

/// An element of one factor of a group, or of its Lie algebra.
enum AtomElement: Sendable {
  case rank(Int)
  case permutation(Permutation)
  case matrix(ComplexMatrix)
  case infinitesimal(GaussianMatrix)
}

extension AnyRepresentation {
  /// Matrices are written out up to this dimension.
  public static let largestMatrix = 1024

  /// The generators of the group: of Lie algebras A1, A2 and so on through all factors, and those of
  /// finite groups; in a product these carry the number of their factor.
  public var generators: [AnyGenerator] {
    let owners = group.directFactors.enumerated().flatMap { k, factor in
      Array(repeating: k + 1, count: factor.atoms.count)
    }
    let isProduct = group.directFactors.count > 1
    var algebra: [AnyGenerator] = []
    var discrete: [AnyGenerator] = []
    func add(_ name: String, _ atom: Int, _ element: AtomElement) {
      let whole = isProduct ? "\(name)\(owners[atom])" : name
      discrete.append(
        AnyGenerator(name: whole, isInfinitesimal: false, atom: atom, element: element))
    }
    for (k, atom) in atoms.enumerated() {
      switch atom {
      case .finite(let group):
        for generator in group.generators { add(generator.name, k, .rank(generator.element)) }
      case .permutations(let points, _):
        for (name, permutation) in points.generators { add(name, k, .permutation(permutation)) }
      case .classical(_, let group), .scaling(let group):
        for generator in group.algebra {
          algebra.append(
            AnyGenerator(
              name: "A\(algebra.count + 1)", isInfinitesimal: true, atom: k,
              element: .infinitesimal(generator.matrix)))
        }
        for generator in group.discrete { add(generator.name, k, .matrix(generator.matrix.dense)) }
      }
    }
    return algebra + discrete
  }

  /// ρ(g), or dρ(A) for an element of the Lie algebra, `[d × d]`.
  ///
  /// O(d²). Throws `tooLarge` above `largestMatrix`.
  public func matrix(of generator: AnyGenerator) throws -> ComplexMatrix {
    try matrix { $0 == generator.atom ? generator.element : nil }
  }

  /// ρ of an element that has a component in each factor, `[d × d]`.
  func matrix(of elements: [AtomElement]) throws -> ComplexMatrix {
    try matrix { elements[$0] }
  }

  /// A random element of each factor; of large permutation groups a random word.
  func randomElement(using random: inout some RandomNumberGenerator) throws -> [AtomElement] {
    try atoms.map { atom in
      switch atom {
      case .finite(let group): return .rank(random.index(below: group.order))
      case .classical(_, let group), .scaling(let group):
        return .matrix(try group.randomElement(using: &random))
      case .permutations(let points, _):
        var word = Permutation.identity(points.degree)
        for _ in 0..<20 {
          word = word * points.generators[random.index(below: points.generators.count)].permutation
        }
        return .permutation(word)
      }
    }
  }

  /// The product of two elements of the group.
  func product(_ a: [AtomElement], _ b: [AtomElement]) -> [AtomElement] {
    zip(atoms, zip(a, b)).map { atom, pair in
      switch (atom, pair.0, pair.1) {
      case (.finite(let group), .rank(let x), .rank(let y)): .rank(group.product(x, y))
      case (_, .permutation(let x), .permutation(let y)): .permutation(x * y)
      case (_, .matrix(let x), .matrix(let y)): .matrix(x * y)
      default: preconditionFailure("elements of one factor are of one kind")
      }
    }
  }

  private func matrix(_ component: (_ atom: Int) -> AtomElement?) throws -> ComplexMatrix {
    guard dimension <= Self.largestMatrix else {
      throw RepresentationError.tooLarge(
        """
        matrices are written out up to dimension \(Self.largestMatrix); \(expression) has \
        dimension \(dimension)
        """)
    }
    var result = ComplexMatrix(rows: dimension, columns: dimension)
    let isInfinitesimal = atoms.indices.contains {
      if case .infinitesimal = component($0) { return true }
      return false
    }
    for term in terms.terms {
      let block = try Self.block(of: term, isInfinitesimal, component)
      let offsets = RepTerm.offsets(of: term.leaves)
      for copy in 0..<term.copyCount {
        let start = term.offset(ofCopy: copy)
        for i in 0..<block.rows {
          for j in 0..<block.columns {
            result[start + offsets[i], start + offsets[j]] = block[i, j]
          }
        }
      }
    }
    return result
  }

  /// The Kronecker product of the leaves' matrices, or the sum that is its derivative.
  private static func block(
    of term: RepTerm, _ isInfinitesimal: Bool, _ component: (_ atom: Int) -> AtomElement?
  ) throws -> ComplexMatrix {
    let leaves = try term.leaves.map { leaf, _ in
      try component(leaf.factor).map { try leaf.matrix(of: $0) }
    }
    if !isInfinitesimal {
      return zip(term.leaves, leaves).reduce(.identity(1)) {
        $0.kronecker($1.1 ?? .identity($1.0.leaf.dimension))
      }
    }
    let size = term.leaves.reduce(1) { $0 * $1.leaf.dimension }
    var sum = ComplexMatrix(rows: size, columns: size)
    for (place, matrix) in leaves.enumerated() {
      guard let matrix else { continue }
      var product = ComplexMatrix.identity(1)
      for (k, entry) in term.leaves.enumerated() {
        product = product.kronecker(k == place ? matrix : .identity(entry.leaf.dimension))
      }
      sum = sum + product
    }
    return sum
  }
}

extension Leaf {
  /// Its matrix for an element of its factor, or the derivative for one of the Lie algebra.
  func matrix(of element: AtomElement) throws -> ComplexMatrix {
    switch (kind, element) {
    case (.node(let node), .rank(let rank)): return ComplexMatrix(node.matrix(of: rank))
    case (.points(let n), .permutation(let permutation)):
      var matrix = Matrix(rows: n, columns: n)
      for j in 0..<n { matrix[permutation[j], j] = 1 }
      return ComplexMatrix(matrix)
    case (.standard(let n), .permutation(let permutation)):
      let frame = Helmert.frame(n + 1)
      var moved = Matrix(rows: n + 1, columns: n)
      for j in 0...n {
        for k in 0..<n { moved[permutation[j], k] = frame[j, k] }
      }
      return ComplexMatrix(frame.transpose * moved)
    case (.parity, .permutation(let permutation)):
      return ComplexMatrix(Matrix([[Double(permutation.sign)]]))
    case (.slot(.vector, _), .matrix(let matrix)): return matrix
    case (.slot(.covector, _), .matrix(let matrix)): return try matrix.contragredient()
    case (.determinant(let k), .matrix(let matrix)): return matrix.determinant(raisedTo: k)
    case (.harmonic(let k, let size), .matrix(let matrix)):
      return ComplexMatrix(
        size == 2 ? Harmonics.turn(matrix.re, times: k) : Harmonics.matrix(k, of: matrix.re))
    case (.slot(.vector, _), .infinitesimal(let matrix)): return matrix.dense
    case (.slot(.covector, _), .infinitesimal(let matrix)):
      let dense = matrix.dense
      return ComplexMatrix(re: -1 * dense.re.transpose, im: -1 * dense.im.transpose)
    case (.determinant(let k), .infinitesimal(let matrix)):
      let trace = matrix.dense.trace
      var result = ComplexMatrix(rows: 1, columns: 1)
      result[0, 0] = (Double(k) * trace.re, Double(k) * trace.im)
      return result
    case (.harmonic(let k, let size), .infinitesimal(let matrix)):
      let dense = matrix.dense.re
      if size == 2 { return ComplexMatrix(Double(k) * dense) }
      let parts = Harmonics.generators(k)
      return ComplexMatrix(
        dense[2, 1] * parts[0] + dense[0, 2] * parts[1] + dense[1, 0] * parts[2])
    default: preconditionFailure("a leaf belongs to another kind of factor")
    }
  }
}

extension Harmonics {
  /// A rotation of the plane, repeated k times.
  static func turn(_ rotation: Matrix, times k: Int) -> Matrix {
    (0..<k).reduce(Matrix.identity(2)) { product, _ in product * rotation }
  }

  /// Weight l of a rotation of space: it is the part of weight l - 1 times the vectors that the
  /// coupling picks.
  static func matrix(_ l: Int, of rotation: Matrix) -> Matrix {
    (1..<max(l, 1)).reduce(rotation) { smaller, k in
      let coupling = coupling(k, 1, to: k + 1)
      return coupling.transpose * (smaller.kronecker(rotation) * coupling)
    }
  }
}

extension ComplexMatrix {
  /// The inverse, transposed. Throws `.singular`.
  func contragredient() throws -> ComplexMatrix {
    if isReal { return ComplexMatrix(try re.inverse().transpose) }
    // U(n) and SU(n) are the only complex groups.
    return conjugate
  }

  /// det^k as a 1 × 1 matrix, by repeated squaring.
  fileprivate func determinant(raisedTo k: Int) -> ComplexMatrix {
    let (re, im) = determinant
    var result = ComplexMatrix.identity(1)
    var factor = ComplexMatrix(rows: 1, columns: 1)
    let square = re * re + im * im
    factor[0, 0] = k < 0 ? (re / square, -im / square) : (re, im)
    var rest = k.magnitude
    while rest > 0 {
      if !rest.isMultiple(of: 2) { result = result * factor }
      factor = factor * factor
      rest /= 2
    }
    return result
  }

  /// By elimination with the largest pivot. O(n³).
  private var determinant: (re: Double, im: Double) {
    var rest = self
    var result = (re: 1.0, im: 0.0)
    for k in 0..<rows {
      func size(_ i: Int) -> Double {
        rest[i, k].re * rest[i, k].re + rest[i, k].im * rest[i, k].im
      }
      let pivot = (k..<rows).max { size($0) < size($1) } ?? k
      let square = size(pivot)
      if square == 0 { return (0, 0) }
      if pivot != k {
        for j in 0..<columns {
          let old = rest[k, j]
          rest[k, j] = rest[pivot, j]
          rest[pivot, j] = old
        }
        result = (-result.re, -result.im)
      }
      let p = rest[k, k]
      result = (result.re * p.re - result.im * p.im, result.re * p.im + result.im * p.re)
      for i in k + 1..<max(rows, k + 1) {
        let x = rest[i, k]
        let factor = (
          re: (x.re * p.re + x.im * p.im) / square, im: (x.im * p.re - x.re * p.im) / square
        )
        for j in k..<columns {
          let y = rest[k, j]
          rest[i, j].re -= factor.re * y.re - factor.im * y.im
          rest[i, j].im -= factor.re * y.im + factor.im * y.re
        }
      }
    }
    return result
  }
}

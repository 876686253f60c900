import Groups
import LinearAlgebra

/// A representation as it is built: a tree whose leaves know their matrices in closed form.
///
/// Nothing large is stored, so a sum of thousands of copies costs as much as one. All leaves are
/// real orthogonal, which is why a dual has no node of its own: its matrices are the same.
indirect enum RepNode: Sendable {
  case trivial
  /// ±1 for each element, `[order]`.
  case linearCharacter([Int8])
  /// The natural action on points.
  case points(FiniteGroup)
  case regular(FiniteGroup)
  case cosets(CosetAction)
  case pixels(side: Int, DihedralCoordinates)
  case plane(DihedralCoordinates)
  case quaternions(DihedralCoordinates)
  /// The natural action less the constants.
  case standard(FiniteGroup)
  /// A part of one of the others.
  case subspace(InvariantSubspace)
  /// A representation of factor `index` (from 0) of a product.
  case factor(index: Int, RepNode, of: FiniteGroup)
  case tensor([(part: RepNode, power: Int)])
  case sum([(count: Int, part: RepNode)])
}

/// Whether the entries ±1 of a monomial matrix have one sign.
enum SignPattern: Sendable {
  case plus, minus, mixed
}

extension RepNode {
  /// The size of the matrices; the builder has made sure that it does not overflow.
  var dimension: Int {
    switch self {
    case .trivial, .linearCharacter: 1
    case .points(let group): group.degree ?? 0
    case .regular(let group): group.order
    case .cosets(let action): action.count
    case .pixels(let side, _): side * side
    case .plane: 2
    case .quaternions: 4
    case .standard(let group): (group.degree ?? 1) - 1
    case .subspace(let subspace): subspace.basis.columns
    case .factor(_, let part, _): part.dimension
    case .tensor(let parts):
      parts.reduce(1) { total, entry in
        (0..<entry.power).reduce(total) { product, _ in product * entry.part.dimension }
      }
    case .sum(let parts): parts.reduce(0) { $0 + $1.count * $1.part.dimension }
    }
  }

  /// Whether every matrix has one entry ±1 in each row and column.
  var isMonomial: Bool {
    switch self {
    case .trivial, .linearCharacter, .points, .regular, .cosets, .pixels: true
    case .plane(let coordinates), .quaternions(let coordinates): 4 % coordinates.period == 0
    case .standard(let group): (group.degree ?? 0) <= 2
    case .subspace: false
    case .factor(_, let part, _): part.isMonomial
    case .tensor(let parts): parts.allSatisfy(\.part.isMonomial)
    case .sum(let parts): parts.allSatisfy(\.part.isMonomial)
    }
  }

  /// The matrix of an element as a signed permutation; the node is monomial.
  func signedPermutation(of element: Int) -> SignedPermutation {
    Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
      try signedPermutation(of: element, checkpoint)
    }
  }

  /// The same for millions of dimensions.
  func signedPermutation(
    of element: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SignedPermutation {
    switch self {
    case .trivial: return .identity(1)
    case .linearCharacter(let values):
      return SignedPermutation(sources: [0], signs: [values[element]])
    case .points(let group):
      return Self.moving((0..<dimension).map { group.image(of: $0, under: element) })
    case .regular(let group):
      return Self.moving(group.products(of: element, columns: 0..<group.order))
    case .cosets(let action): return Self.moving(action.images(under: element))
    case .pixels(let side, let coordinates):
      return try coordinates.pixelSources(of: element, side: side, checkpoint)
    case .plane(let coordinates): return Self.rounded(coordinates.planeMatrix(of: element))
    case .quaternions(let coordinates):
      return Self.rounded(coordinates.quaternionMatrix(of: element))
    case .standard(let group): return Self.rounded(Self.standardMatrix(group, element))
    case .subspace(let subspace): return Self.rounded(subspace.matrix(of: element))
    case .factor(let index, let part, let group):
      return try part.signedPermutation(of: group.components(of: element)[index], checkpoint)
    case .tensor(let parts):
      var product = SignedPermutation.identity(1)
      for (part, power) in parts {
        let matrix = try part.signedPermutation(of: element, checkpoint)
        for _ in 0..<power { product = try product.kronecker(matrix, checkpoint) }
      }
      return product
    case .sum(let parts):
      var sum = SignedPermutation(sources: [], signs: nil)
      for (count, part) in parts {
        let block = try part.signedPermutation(of: element, checkpoint)
        try sum.append(block, copies: count, checkpoint)
      }
      return sum
    }
  }

  /// The signs that occur in the matrix of an element, found without building large ones.
  func signPattern(of element: Int) -> SignPattern {
    switch self {
    case .trivial, .points, .regular, .cosets, .pixels: return .plus
    case .linearCharacter(let values): return values[element] > 0 ? .plus : .minus
    case .plane, .quaternions, .standard, .subspace:
      let matrix = signedPermutation(of: element)
      guard let signs = matrix.signs else { return .plus }
      return signs.allSatisfy { $0 < 0 } ? .minus : .mixed
    case .factor(let index, let part, let group):
      return part.signPattern(of: group.components(of: element)[index])
    case .tensor(let parts):
      var minus = false
      for entry in parts {
        let pattern = entry.part.signPattern(of: element)
        if pattern == .mixed { return .mixed }
        if pattern == .minus && entry.power % 2 == 1 { minus.toggle() }
      }
      return minus ? .minus : .plus
    case .sum(let parts):
      let patterns = parts.map { $0.part.signPattern(of: element) }
      guard let first = patterns.first else { return .plus }
      return patterns.allSatisfy { $0 == first } ? first : .mixed
    }
  }

  /// The matrix of an element, `[dimension × dimension]`.
  func matrix(of element: Int) -> Matrix {
    switch self {
    case .plane(let coordinates): return coordinates.planeMatrix(of: element)
    case .quaternions(let coordinates): return coordinates.quaternionMatrix(of: element)
    case .standard(let group) where !isMonomial: return Self.standardMatrix(group, element)
    case .factor(let index, let part, let group):
      return part.matrix(of: group.components(of: element)[index])
    case .subspace(let subspace): return subspace.matrix(of: element)
    case .tensor(let parts) where !isMonomial:
      return parts.reduce(Matrix.identity(1)) { product, entry in
        let matrix = entry.part.matrix(of: element)
        return (0..<entry.power).reduce(product) { power, _ in power.kronecker(matrix) }
      }
    case .sum(let parts) where !isMonomial:
      return Self.blockDiagonal(parts, element, dimension)
    default: return Matrix(signedPermutation(of: element))
    }
  }

  private static func blockDiagonal(
    _ parts: [(count: Int, part: RepNode)], _ element: Int, _ dimension: Int
  ) -> Matrix {
    var sum = Matrix(rows: dimension, columns: dimension)
    var start = 0
    for (count, part) in parts {
      let block = part.matrix(of: element)
      for _ in 0..<count {
        for i in 0..<block.rows {
          for j in 0..<block.columns { sum[start + i, start + j] = block[i, j] }
        }
        start += block.rows
      }
    }
    return sum
  }

  /// The permutation matrix that moves basis vector i to `images[i]`.
  private static func moving(_ images: [Int]) -> SignedPermutation {
    var sources = [Int32](repeating: 0, count: images.count)
    for (i, image) in images.enumerated() { sources[image] = Int32(i) }
    return SignedPermutation(sources: sources, signs: nil)
  }

  /// A matrix whose entries are exactly 0 and ±1.
  private static func rounded(_ matrix: Matrix) -> SignedPermutation {
    var sources = [Int32](repeating: 0, count: matrix.rows)
    var signs = [Int8](repeating: 1, count: matrix.rows)
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns where matrix[i, j] != 0 {
        sources[i] = Int32(j)
        signs[i] = matrix[i, j] > 0 ? 1 : -1
      }
    }
    return SignedPermutation(sources: sources, signs: signs)
  }
}

extension Matrix {
  /// The matrix with the signs of a signed permutation.
  init(_ permutation: SignedPermutation) {
    let dimension = permutation.dimension
    self.init(rows: dimension, columns: dimension)
    for i in 0..<dimension {
      self[i, Int(permutation.sources[i])] = Double(permutation.sign(i))
    }
  }
}

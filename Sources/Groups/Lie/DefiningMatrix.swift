import LinearAlgebra

/// The matrix of a discrete generator: exact where its entries are whole numbers.
public enum DefiningMatrix: Hashable, Sendable {
  /// Whole numbers.
  case exact(GaussianMatrix)
  /// Cosines and sines, to rounding.
  case rounded(Matrix)

  /// n, for an n × n matrix.
  public var size: Int {
    switch self {
    case .exact(let matrix): matrix.size
    case .rounded(let matrix): matrix.rows
    }
  }

  /// All entries as floating-point numbers.
  public var dense: ComplexMatrix {
    switch self {
    case .exact(let matrix): matrix.dense
    case .rounded(let matrix): ComplexMatrix(matrix)
    }
  }

  /// Exact if all entries are whole numbers.
  init(_ matrix: Matrix) {
    let isWhole = matrix.elements.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1e9 }
    guard isWhole else {
      self = .rounded(matrix)
      return
    }
    self = .exact(
      GaussianMatrix(
        size: matrix.rows,
        matrix.elements.enumerated().map {
          ($0.offset / matrix.rows, $0.offset % matrix.rows, Int($0.element), 0)
        }))
  }

  /// 1 ⊗ self ⊗ 1, with identities of these sizes.
  func between(_ before: Int, _ after: Int) -> DefiningMatrix {
    switch self {
    case .exact(let matrix):
      .exact(
        GaussianMatrix.identity(before).kronecker(matrix).kronecker(.identity(after)))
    case .rounded(let matrix):
      .rounded(Matrix.identity(before).kronecker(matrix).kronecker(.identity(after)))
    }
  }

  /// This matrix from coordinate `start` on, and the identity on the other coordinates of n.
  func embedded(in n: Int, at start: Int) -> DefiningMatrix {
    switch self {
    case .exact(let matrix): return .exact(matrix.embedded(in: n, at: start, rest: 1))
    case .rounded(let matrix):
      let last = Matrix.identity(n - start - matrix.rows)
      return .rounded(Matrix.identity(start).directSum(matrix).directSum(last))
    }
  }
}

/// V of a finite group on its generators.
struct DefiningMatrices {
  typealias Generator = (name: String, matrix: DefiningMatrix)

  let size: Int
  let generators: [Generator]

  /// V of a finite group: the plane, the quaternions, signs, or points; of a product the tensor
  /// product of the factors' V.
  init(
    _ expression: GroupExpression, _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws {
    switch expression {
    case .named(let name, let arguments):
      if let own = Self.matrices(name, arguments.first ?? 0) {
        (size, generators) = own
        return
      }
    case .embedded(let group, let n, let start):
      let inner = try Self(group, library, checkpoint)
      size = n
      generators = inner.generators.map { ($0.name, $0.matrix.embedded(in: n, at: start)) }
      return
    case .product, .power:
      self = try Self(product: expression.directFactors, library, checkpoint)
      return
    default: break
    }
    let points = try Self.points(of: expression, library, checkpoint)
    size = points.degree
    generators = points.generators.map { ($0.name, .exact(GaussianMatrix($0.permutation))) }
  }

  private init(
    product: [GroupExpression], _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws {
    let parts = try product.map { try Self($0, library, checkpoint) }
    guard
      let whole = parts.reduce(1, { total, part in total.flatMap { $0.times(part.size) } }),
      whole <= LieGroup.largestSize
    else { throw LieGroup.tooLargeProduct }
    size = whole
    var (all, before): ([Generator], Int) = ([], 1)
    for (k, part) in parts.enumerated() {
      try checkpoint.report()
      let after = whole / before / part.size
      all += part.generators.map { ("\($0.name)\(k + 1)", $0.matrix.between(before, after)) }
      before *= part.size
    }
    generators = all
  }

  private static func matrices(
    _ name: GroupName, _ n: Int
  ) -> (size: Int, generators: [Generator])? {
    switch name {
    case .rotations: return (2, [("r", DefiningMatrix(rotation(n)))])
    case .dihedral: return (2, [("r", DefiningMatrix(rotation(n))), ("f", diagonal(-1, 1))])
    case .klein: return (2, [("a", diagonal(-1, 1)), ("b", diagonal(1, -1))])
    case .dicyclic: return quaternions(n)
    case .quaternion: return quaternions(n / 4)
    case .parity: return (4, [("P", diagonal(1, -1, -1, -1))])
    case .timeReversal: return (4, [("T", diagonal(-1, 1, 1, 1))])
    default: return nil
    }
  }

  private static func diagonal(_ entries: Int...) -> DefiningMatrix {
    .exact(GaussianMatrix(diagonal: entries))
  }

  /// Clockwise by 2π/n, x right and y up.
  private static func rotation(_ n: Int) -> Matrix {
    let (c, s) = rootOfUnity(1, of: n)
    return Matrix([[c, s], [0 - s, c]])
  }

  /// Left multiplication by a = exp(πi/n) and b = j; the plane when n = 1, where a = b².
  private static func quaternions(_ n: Int) -> (size: Int, generators: [Generator]) {
    if n == 1 {
      return (2, [("a", diagonal(-1, -1)), ("b", DefiningMatrix(rotation(4)))])
    }
    let (c, s) = rootOfUnity(1, of: 2 * n)
    let a = Matrix([[c, 0 - s, 0, 0], [s, c, 0, 0], [0, 0, c, 0 - s], [0, 0, s, c]])
    let b = Matrix([[0, 0, -1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, -1, 0, 0]])
    return (4, [("a", DefiningMatrix(a)), ("b", DefiningMatrix(b))])
  }

  /// The natural action, faithful or not.
  private static func points(
    of expression: GroupExpression, _ library: GroupLibrary, _ checkpoint: Checkpoint
  ) throws -> PermutationGenerators {
    if let own = try PermutationGenerators(directly: expression, library, checkpoint) { return own }
    let group = try FiniteGroup(expression, library: library, checkpoint: checkpoint)
    guard let degree = group.degree else {
      throw GroupError.invalid("\(expression) has no matrices of its own to make a product with")
    }
    return PermutationGenerators(
      degree: degree,
      generators: group.generators.map {
        ($0.name, group.permutation(of: $0.element) ?? .identity(degree))
      })
  }
}

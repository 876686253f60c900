import BigInt

/// A classical Lie group: one row of the name table with its arguments.
struct LieFamily: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case scaling, generalLinear, specialLinear, unitary, specialUnitary, symplectic
    /// O(p,q), SO(p,q) and the part of it that is connected with the identity.
    case orthogonal, specialOrthogonal, properOrthogonal
  }

  let kind: Kind
  /// The size of the matrices.
  let size: Int
  /// How many of the last directions have square -1.
  let negatives: Int

  /// nil for the names of finite groups.
  ///
  /// The arguments are in range.
  init?(_ name: GroupName, _ arguments: [Int]) {
    switch name {
    case .scaling: kind = .scaling
    case .generalLinear: kind = .generalLinear
    case .specialLinear: kind = .specialLinear
    case .unitary: kind = .unitary
    case .specialUnitary: kind = .specialUnitary
    case .symplectic: kind = .symplectic
    case .orthogonal, .lorentz: kind = .orthogonal
    case .specialOrthogonal: kind = .specialOrthogonal
    case .properOrthogonal: kind = .properOrthogonal
    default: return nil
    }
    let signature = name == .lorentz ? [1, 3] : arguments
    size = signature.reduce(0, +)
    negatives = signature.count == 2 ? signature[1] : 0
  }

  /// Whether directions of both signs exist.
  private var isMixed: Bool { negatives > 0 && negatives < size }

  /// +1 for the first directions, -1 for the last ones.
  private func sign(_ direction: Int) -> Int { direction < size - negatives ? 1 : -1 }
}

extension LieFamily {
  /// The name of the Lie algebra.
  var algebraName: String {
    switch kind {
    case .scaling: "R"
    case .generalLinear: "gl(\(size))"
    case .specialLinear: "sl(\(size))"
    case .unitary: "u(\(size))"
    case .specialUnitary: "su(\(size))"
    case .symplectic: "sp(\(size))"
    case .orthogonal, .specialOrthogonal, .properOrthogonal:
      isMixed ? "so(\(size - negatives),\(negatives))" : "so(\(size))"
    }
  }

  /// Whether the matrices are complex.
  var isComplex: Bool { kind == .unitary || kind == .specialUnitary }

  /// The number of parameters.
  var dimension: Int {
    switch kind {
    case .scaling: 1
    case .generalLinear, .unitary: size * size
    case .specialLinear, .specialUnitary: size * size - 1
    case .symplectic: size * (size + 1) / 2
    case .orthogonal, .specialOrthogonal, .properOrthogonal: size * (size - 1) / 2
    }
  }

  /// The dimension of a largest subalgebra of matrices that are diagonal, over the complex numbers.
  var rank: Int {
    switch kind {
    case .scaling: 1
    case .generalLinear, .unitary: size
    case .specialLinear, .specialUnitary: size - 1
    case .symplectic, .orthogonal, .specialOrthogonal, .properOrthogonal: size / 2
    }
  }

  /// Whether the group is closed and bounded.
  var isCompact: Bool {
    switch kind {
    case .unitary, .specialUnitary: true
    case .specialLinear: size == 1
    case .scaling, .generalLinear, .symplectic: false
    case .orthogonal, .specialOrthogonal, .properOrthogonal: !isMixed
    }
  }

  /// The number of connected parts.
  var componentCount: Int {
    switch kind {
    case .generalLinear: 2
    case .orthogonal: isMixed ? 4 : 2
    case .specialOrthogonal: isMixed ? 2 : 1
    default: 1
    }
  }

  /// The dimension of what the brackets span.
  var derivedDimension: Int {
    switch kind {
    case .scaling: 0
    case .generalLinear, .unitary: dimension - 1
    case .specialLinear, .specialUnitary, .symplectic: dimension
    case .orthogonal, .specialOrthogonal, .properOrthogonal: size < 3 ? 0 : dimension
    }
  }

  /// Whether all elements commute.
  var isAbelian: Bool { derivedDimension == 0 && !(kind == .orthogonal && size == 2) }

  /// Whether it is connected, and its Lie algebra has no ideals and is not abelian.
  var isSimple: Bool {
    guard componentCount == 1, derivedDimension > 0 else { return false }
    switch kind {
    case .scaling, .generalLinear, .unitary: return false
    case .specialLinear, .specialUnitary, .symplectic: return true
    // so(4) and so(2,2) are sums of two; so(1,3) is simple over the real numbers.
    case .orthogonal, .specialOrthogonal, .properOrthogonal:
      return size != 4 || !negatives.isMultiple(of: 2)
    }
  }

  /// The number of elements that commute with all; nil when it is infinite.
  var centerOrder: BigInt? {
    if isAbelian, dimension > 0 { return nil }
    switch kind {
    case .scaling, .generalLinear, .unitary: return nil
    case .specialUnitary: return BigInt(size)
    case .symplectic, .orthogonal: return 2
    case .specialLinear, .specialOrthogonal: return size.isMultiple(of: 2) ? 2 : 1
    case .properOrthogonal:
      return size.isMultiple(of: 2) && negatives.isMultiple(of: 2) ? 2 : 1
    }
  }

  /// Whether every element has determinant 1.
  var hasDeterminantOne: Bool {
    switch kind {
    case .specialLinear, .specialUnitary, .symplectic, .specialOrthogonal, .properOrthogonal: true
    case .scaling, .generalLinear, .unitary, .orthogonal: false
    }
  }

  /// η with gᵀ η g = η for every element g (g* η g for complex matrices); nil where there is none.
  var form: GaussianMatrix? {
    switch kind {
    case .scaling, .generalLinear, .specialLinear: nil
    case .unitary, .specialUnitary: .identity(size)
    case .orthogonal, .specialOrthogonal, .properOrthogonal:
      GaussianMatrix(diagonal: (0..<size).map(sign))
    case .symplectic:
      GaussianMatrix(
        size: size,
        (0..<size / 2).flatMap { [($0, $0 + size / 2, 1, 0), ($0 + size / 2, $0, -1, 0)] })
    }
  }
}

extension LieFamily {
  typealias Place = (row: Int, column: Int, re: Int, im: Int)

  /// A basis of the Lie algebra: each has an entry that no other has before its own first one.
  var basis: [GaussianMatrix] {
    let matrices = places.map { GaussianMatrix(size: size, $0) }
    return matrices.sorted { $0.leadingPlace < $1.leadingPlace }
  }

  private var places: [[Place]] {
    let pairs = (0..<size).flatMap { i in ((i + 1)..<max(size, i + 1)).map { (i, $0) } }
    switch kind {
    case .scaling: return [(0..<size).map { ($0, $0, 1, 0) }]
    case .generalLinear: return (0..<size * size).map { [($0 / size, $0 % size, 1, 0)] }
    case .specialLinear:
      return pairs.flatMap { i, j in [[(i, j, 1, 0)], [(j, i, 1, 0)]] } + differences(1, 0)
    // exp(t(E_ij - E_ji)) turns the plane clockwise, as r of C(n) does.
    case .orthogonal, .specialOrthogonal, .properOrthogonal:
      return pairs.map { i, j in [(i, j, 1, 0), (j, i, -sign(i) * sign(j), 0)] }
    case .unitary, .specialUnitary:
      let diagonal =
        kind == .unitary ? (0..<size).map { [($0, $0, 0, 1)] } : differences(0, 1)
      return diagonal
        + pairs.flatMap { i, j in
          [[(i, j, 1, 0), (j, i, -1, 0)], [(i, j, 0, 1), (j, i, 0, 1)]]
        }
    case .symplectic: return symplecticPlaces
    }
  }

  /// E_ii - E_jj for neighbours, times a number.
  private func differences(_ re: Int, _ im: Int) -> [[Place]] {
    (0..<max(size - 1, 0)).map { [($0, $0, re, im), ($0 + 1, $0 + 1, -re, -im)] }
  }

  /// [[a, b], [c, -aᵀ]] with symmetric b and c.
  private var symplecticPlaces: [[Place]] {
    let m = size / 2
    var result: [[Place]] = []
    for i in 0..<m {
      for j in 0..<m { result.append([(i, j, 1, 0), (m + j, m + i, -1, 0)]) }
      result.append([(i, m + i, 1, 0)])
      result.append([(m + i, i, 1, 0)])
      for j in (i + 1)..<max(m, i + 1) {
        result.append([(i, m + j, 1, 0), (j, m + i, 1, 0)])
        result.append([(m + i, j, 1, 0), (m + j, i, 1, 0)])
      }
    }
    return result
  }

  /// One element for each way to leave the part that is connected with the identity.
  ///
  /// f turns the first direction round; P turns the directions of negative square round, all of them
  /// or, when they are even in number, the last; T those of positive square, all or the first.
  var discrete: [(name: String, matrix: GaussianMatrix)] {
    let reflection = GaussianMatrix(diagonal: (0..<size).map { $0 == 0 ? -1 : 1 })
    switch kind {
    case .generalLinear: return [("f", reflection)]
    case .orthogonal: return isMixed ? [("P", parity), ("T", timeReversal)] : [("f", reflection)]
    case .specialOrthogonal: return isMixed ? [("PT", parity * timeReversal)] : []
    default: return []
    }
  }

  private var parity: GaussianMatrix {
    let first = negatives.isMultiple(of: 2) ? size - 1 : size - negatives
    return GaussianMatrix(diagonal: (0..<size).map { $0 < first ? 1 : -1 })
  }

  private var timeReversal: GaussianMatrix {
    let positives = size - negatives
    let last = positives.isMultiple(of: 2) ? 1 : positives
    return GaussianMatrix(diagonal: (0..<size).map { $0 < last ? -1 : 1 })
  }
}

extension GaussianMatrix {
  /// The number of its first entry, real parts before imaginary ones; the matrix is not 0.
  var leadingPlace: Int {
    guard let first = entries.first else { return Int.max }
    return 2 * (first.row * size + first.column) + (first.re == 0 ? 1 : 0)
  }
}

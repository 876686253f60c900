import Groups
import LinearAlgebra

/// A complex matrix with one root of unity in each row and column: row i has ζ^phases[i] in column
/// sources[i], ζ = exp(2πi/order).
struct PhasedPermutation: Sendable {
  /// `[dimension]`.
  var sources: [Int32]
  /// `[dimension]`, each in `0 ..< order`.
  var phases: [Int32]

  static let one = PhasedPermutation(sources: [0], phases: [0])

  /// The Kronecker product: index (i, j) is i · other.dimension + j.
  func kronecker(
    _ other: PhasedPermutation, order: Int32, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PhasedPermutation {
    let inner = other.sources.count
    var product = PhasedPermutation(sources: [], phases: [])
    product.sources.reserveCapacity(sources.count * inner)
    product.phases.reserveCapacity(sources.count * inner)
    try forEachStretch(rows: sources.count, columns: inner) { _ throws(Cancelled) in
      try checkpoint.report()
    } _: { i, stretch in
      for j in stretch {
        product.sources.append(sources[i] * Int32(inner) + other.sources[j])
        let phase = phases[i] + other.phases[j]
        product.phases.append(phase < order ? phase : phase - order)
      }
    }
    return product
  }
}

/// A real representation that permutes coordinates up to roots of unity, once some pairs (x, y) of
/// real coordinates are read as (x + iy, x - iy).
///
/// Rotations and mirrors of the plane are such, the quaternions, and every signed permutation.
struct PhasedLeaf: Sendable {
  let dimension: Int
  /// Whether coordinates 2j, 2j + 1 are read as a complex number and its conjugate; else as they are.
  let isPlanar: Bool
  /// The roots of unity that occur have orders that divide this.
  let order: Int
  /// The matrix of each element imposed, phases in units of 1/`order` of a turn.
  let matrices: [PhasedPermutation]

  /// nil where the node is of another kind.
  init?(_ node: RepNode, elements: [Int], _ checkpoint: Checkpoint) throws(Cancelled) {
    dimension = node.dimension
    var matrices: [PhasedPermutation] = []
    if node.isMonomial {
      isPlanar = false
      order = 2
      for element in elements {
        let matrix = try node.signedPermutation(of: element, checkpoint)
        let phases = matrix.signs.map { $0.map { $0 > 0 ? Int32(0) : 1 } }
        matrices.append(
          PhasedPermutation(
            sources: matrix.sources,
            phases: phases ?? Array(repeating: 0, count: matrix.dimension)))
      }
    } else {
      guard let period = node.phasePeriod else { return nil }
      isPlanar = true
      order = leastCommonMultiple(period, 2)
      for element in elements {
        try checkpoint.report()
        guard let phased = Self.planar(node.matrix(of: element), order) else { return nil }
        matrices.append(phased)
      }
    }
    self.matrices = matrices
  }

  /// The plane turned by `turns` steps of 1/order of a turn: x + iy is multiplied by ζ^turns.
  init(turns: Int, order: Int) {
    dimension = 2
    isPlanar = true
    self.order = order
    let turn = Int32(turns.quotientAndRemainder(dividingBy: order).remainder)
    let phase = turn < 0 ? turn + Int32(order) : turn
    matrices = [
      PhasedPermutation(sources: [0, 1], phases: [phase, phase == 0 ? 0 : Int32(order) - phase])
    ]
  }

  /// A real matrix read in the coordinates x ± iy; nil unless one root of unity is in each row.
  private static func planar(_ matrix: Matrix, _ order: Int) -> PhasedPermutation? {
    let size = matrix.rows
    var result = PhasedPermutation(sources: [], phases: [])
    for row in 0..<size {
      let (i, isConjugate) = (row / 2 * 2, row % 2 == 1)
      var place: (source: Int, phase: Int)?
      for j in stride(from: 0, to: size, by: 2) {
        // u (x + iy) + v (x - iy), the first row of the block acting on z and its conjugate.
        let (a, b) = (matrix[i, j], matrix[i, j + 1])
        let (c, d) = (matrix[i + 1, j], matrix[i + 1, j + 1])
        let candidates = [((a + d) / 2, (c - b) / 2, j), ((a - d) / 2, (c + b) / 2, j + 1)]
        for (re, im, source) in candidates where re * re + im * im > 0.25 {
          guard place == nil, let phase = phase(re, im, order) else { return nil }
          place = (source, phase)
        }
      }
      guard let place else { return nil }
      result.sources.append(Int32(isConjugate ? place.source ^ 1 : place.source))
      let phase = isConjugate && place.phase > 0 ? order - place.phase : place.phase
      result.phases.append(Int32(phase))
    }
    return result
  }

  private static func phase(_ re: Double, _ im: Double, _ order: Int) -> Int? {
    for k in 0..<order {
      let root = rootOfUnity(k, of: order)
      if abs(root.re - re) < 1e-12 && abs(root.im - im) < 1e-12 { return k }
    }
    return nil
  }

  /// The phases in units of 1/`whole` of a turn.
  func matrices(in whole: Int) -> [PhasedPermutation] {
    let factor = Int32(whole / order)
    return matrices.map {
      PhasedPermutation(sources: $0.sources, phases: $0.phases.map { $0 * factor })
    }
  }
}

extension RepNode {
  /// The order of the roots of unity in a plane or quaternion leaf; nil for other nodes.
  fileprivate var phasePeriod: Int? {
    switch self {
    case .plane(let coordinates), .quaternions(let coordinates): coordinates.period
    case .factor(_, let part, _): part.phasePeriod
    default: nil
    }
  }
}

import Groups
import LinearAlgebra

/// Equivariant maps between complex representations of a finite group, as products F E* of maps to
/// and from the irreducible ones (Schur's lemma over the complex numbers).
///
/// E and F are averages over the group of matrices u e₁* with random u.
struct ComplexMaps: Sendable {
  /// The largest dimension on either side: matrices of elements are written out.
  static let largestSide = 256

  /// What one irreducible contributes: maps from it, `[dimension × degree]`, one a copy.
  struct Part: Sendable {
    let outputs: [ComplexMatrix]
    let inputs: [ComplexMatrix]

    var count: Int { outputs.count * inputs.count }
  }

  let rows: Int
  let columns: Int
  /// One for each irreducible that both sides contain.
  let parts: [Part]
  /// max ‖ρ(g) E - E σ(g)‖ / ‖E‖ on both sides, added, over the generators.
  let residual: Double

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// Throws `RepresentationError` where an irreducible is out of reach, and `Cancelled`.
  init(
    from input: ComplexRepresentation, to output: ComplexRepresentation, checkpoint: Checkpoint
  ) throws {
    let group = input.group
    rows = output.dimension
    columns = input.dimension
    guard max(rows, columns) <= Self.largestSide else {
      throw RepresentationError.tooLarge(
        """
        \(input.expression) → \(output.expression) of \(group.expression) is complex and has \
        \(rows) x \(columns) = \(rows * columns) unknowns; the limit is \(Self.largestSide) on each \
        side
        """)
    }
    let table = try group.characterTable(checkpoint: checkpoint)
    let average = try GroupAverage(over: group, checkpoint)
    let chi = try input.exactCharacter(checkpoint: checkpoint)
    let psi = try output.exactCharacter(checkpoint: checkpoint)
    var parts: [Part] = []
    var worst = 0.0
    for (k, irrep) in table.irreps.enumerated() {
      let m = try innerProduct(chi, irrep.values, over: table.classes, checkpoint)
      let n = try innerProduct(psi, irrep.values, over: table.classes, checkpoint)
      if m == 0 || n == 0 { continue }
      let sigma = try group.irreducible(k + 1, checkpoint: checkpoint)
      let inputs = try Self.copies(m, of: sigma, in: input, average, checkpoint)
      let outputs = try Self.copies(n, of: sigma, in: output, average, checkpoint)
      worst = worse(
        worst,
        try Self.defect(inputs, sigma, input, checkpoint)
          + Self.defect(outputs, sigma, output, checkpoint))
      parts.append(Part(outputs: outputs, inputs: inputs))
    }
    self.parts = parts
    residual = worst
  }

  /// The matrix of that number, of norm one.
  func matrix(_ index: Int) -> ComplexMatrix {
    var k = index
    for part in parts {
      if k < part.count {
        let left = part.outputs[k / part.inputs.count]
        let product = left * part.inputs[k % part.inputs.count].adjoint
        return product.scaled(by: 1 / Double(left.columns).squareRoot())
      }
      k -= part.count
    }
    preconditionFailure("there is no basis matrix \(index)")
  }

  /// Maps E with E*E = 1 and mutually orthogonal images.
  private static func copies(
    _ count: Int, of sigma: ComplexRepresentation, in representation: ComplexRepresentation,
    _ average: GroupAverage, _ checkpoint: Checkpoint
  ) throws -> [ComplexMatrix] {
    let degree = sigma.dimension
    var random = SplitMix64(seed: 1, label: "copies of a complex irreducible")
    var found: [ComplexMatrix] = []
    var failures = 0
    while found.count < count {
      var map = ComplexMatrix(rows: representation.dimension, columns: degree)
      for i in 0..<map.rows { map[i, 0] = (random.normal(), random.normal()) }
      for list in average.transversals.reversed() {
        var sum = ComplexMatrix(rows: map.rows, columns: degree)
        for element in list {
          try checkpoint.report()
          sum = sum + representation.matrix(of: element) * map * sigma.matrix(of: element).adjoint
        }
        map = sum.scaled(by: 1 / Double(list.count))
      }
      let before = map.norm
      for _ in 0..<2 {
        for other in found {
          // E*E' is a multiple of 1.
          let overlap = (other.adjoint * map).trace
          map = map - other.scaled(by: overlap.re / Double(degree), overlap.im / Double(degree))
        }
      }
      let norm = map.norm
      guard norm > 1e-6 * before, before > 0 else {
        failures += 1
        if failures > 16 {
          throw RepresentationError.tooLarge(
            "averages over \(sigma.group.expression) lose too many digits")
        }
        continue
      }
      found.append(map.scaled(by: Double(degree).squareRoot() / norm))
    }
    return found
  }

  private static func defect(
    _ maps: [ComplexMatrix], _ sigma: ComplexRepresentation,
    _ representation: ComplexRepresentation, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Double {
    var worst = 0.0
    for generator in sigma.group.generators {
      let outer = representation.matrix(of: generator.element)
      let inner = sigma.matrix(of: generator.element)
      for map in maps {
        try checkpoint.report()
        worst = worse(worst, (outer * map - map * inner).norm / map.norm)
      }
    }
    return worst
  }
}

extension ComplexMatrix {
  /// √Σ |a|².
  fileprivate var norm: Double {
    let (a, b) = (re.frobeniusNorm, im.frobeniusNorm)
    return (a * a + b * b).squareRoot()
  }

  /// (x + iy) times the matrix.
  fileprivate func scaled(by x: Double, _ y: Double = 0) -> ComplexMatrix {
    if y == 0 { return ComplexMatrix(re: x * re, im: x * im) }
    return ComplexMatrix(re: x * re - y * im, im: x * im + y * re)
  }
}

/// A basis of the equivariant linear maps between complex representations of a finite group, over the
/// complex numbers.
///
/// Throws `RepresentationError.tooLarge` above 256 dimensions on a side, and `Cancelled`.
public func equivariantBasis(
  from input: ComplexRepresentation, to output: ComplexRepresentation,
  checkpoint: Checkpoint = .none
) throws -> EquivariantBasis {
  precondition(
    input.group.expression == output.group.expression, "the representations are of two groups")
  let maps = try ComplexMaps(from: input, to: output, checkpoint: checkpoint)
  let classes = try input.group.classes(checkpoint: checkpoint)
  let expected = try innerProduct(
    try output.exactCharacter(checkpoint: checkpoint),
    try input.exactCharacter(checkpoint: checkpoint), over: classes, checkpoint)
  let part = BasisBlock.Part(
    basis: .complex(maps), rowOffsets: CoordinateOffsets([(maps.rows, 1)]),
    columnOffsets: CoordinateOffsets([(maps.columns, 1)]))
  let unknowns = maps.rows * maps.columns
  return EquivariantBasis(
    group: "\(input.group.expression)", input: "\(input.expression)",
    output: "\(output.expression)", dimensionIn: input.dimension, dimensionOut: output.dimension,
    dimension: maps.count, expectedDimension: expected,
    method: "maps through \(maps.parts.count) irreducible\(maps.parts.count == 1 ? "" : "s")",
    isExact: false, residual: maps.residual, parameterCountsByGenerator: [unknowns, maps.count],
    steps: ["\(input.group.expression)"], classes: nil, signs: nil,
    blocks: maps.count == 0
      ? [] : [BasisBlock(output: RepTerm(), input: RepTerm(), parts: [part], start: 0)])
}

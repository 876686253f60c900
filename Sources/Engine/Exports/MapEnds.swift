// The two representations between which maps go, whatever the group, and their generators.

import LinearAlgebra
import Representations

/// Where equivariant maps start and end.
public enum MapEnds: Sendable {
  /// The group is enumerated.
  case finite(from: Representation, to: Representation)
  /// It is enumerated, and not all matrices are real.
  case complex(from: ComplexRepresentation, to: ComplexRepresentation)
  /// It is a Lie group, a large one or a product with such.
  case any(from: AnyRepresentation, to: AnyRepresentation)

  /// Whether coefficients are complex numbers.
  public var isComplex: Bool {
    switch self {
    case .finite: false
    case .complex: true
    case .any(let source, _): source.isComplex
    }
  }
}

/// A matrix as its entries other than zero.
struct MatrixEntries: Sendable {
  var row: [Int32] = []
  var column: [Int32] = []
  var re: [Double] = []
  /// Empty where all are 0.
  var im: [Double] = []
}

/// A generator of the group and its matrices, or their derivatives for one of a Lie algebra.
struct GeneratorEntries: Sendable {
  let name: String
  let isInfinitesimal: Bool
  let input: MatrixEntries
  let output: MatrixEntries
}

extension MapEnds {
  /// The matrices of all generators together have at most so many entries.
  static let mostEntries = 1 << 22

  /// Throws `RepresentationError.tooLarge` where matrices are not written out, `EngineError.limit`,
  /// or `Cancelled`.
  func generators(_ checkpoint: Checkpoint) throws -> [GeneratorEntries] {
    var count = 0
    func counted(_ entries: MatrixEntries) throws -> MatrixEntries {
      try checkpoint.report()
      count += entries.row.count
      if count > Self.mostEntries {
        throw EngineError.limit(
          "the matrices of the generators have more than \(Self.mostEntries) entries, the limit of "
            + "a module that checks itself; .npz, .safetensors and .csv work")
      }
      return entries
    }
    switch self {
    case .finite(let source, let target):
      return try source.group.generators.map { generator in
        GeneratorEntries(
          name: generator.name, isInfinitesimal: false,
          input: try counted(Self.entries(of: generator.element, in: source, checkpoint)),
          output: try counted(Self.entries(of: generator.element, in: target, checkpoint)))
      }
    case .complex(let source, let target):
      return try source.group.generators.map { generator in
        GeneratorEntries(
          name: generator.name, isInfinitesimal: false,
          input: try counted(MatrixEntries(source.matrix(of: generator.element))),
          output: try counted(MatrixEntries(target.matrix(of: generator.element))))
      }
    case .any(let source, let target):
      return try zip(source.generators, target.generators).map { own, other in
        GeneratorEntries(
          name: own.name, isInfinitesimal: own.isInfinitesimal,
          input: try counted(MatrixEntries(source.matrix(of: own))),
          output: try counted(MatrixEntries(target.matrix(of: other))))
      }
    }
  }

  private static func entries(
    of element: Int, in value: Representation, _ checkpoint: Checkpoint
  ) throws -> MatrixEntries {
    guard
      let (sources, signs) = try value.signedPermutation(of: element, checkpoint: checkpoint)
    else { return MatrixEntries(ComplexMatrix(try value.matrix(of: element))) }
    return MatrixEntries(
      row: (0..<sources.count).map { Int32($0) }, column: sources.map { Int32($0) },
      re: signs.map { Double($0) })
  }
}

extension MatrixEntries {
  init(_ matrix: ComplexMatrix) {
    let isReal = matrix.isReal
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns {
        let (x, y) = matrix[i, j]
        if x == 0, y == 0 { continue }
        row.append(Int32(i))
        column.append(Int32(j))
        re.append(x)
        if !isReal { im.append(y) }
      }
    }
  }
}

extension Answers {
  /// The vectors that the group leaves alone where maps end, as maps from the trivial
  /// representation: what may be added as a bias.
  public func invariants(
    of ends: MapEnds, checkpoint: Checkpoint = .none
  ) throws -> EquivariantBasis {
    switch ends {
    case .finite(_, let target):
      return try equivariantBasis(
        from: representation(.trivial, of: target.group.expression, checkpoint), to: target,
        checkpoint: checkpoint)
    case .complex(_, let target):
      return try equivariantBasis(
        from: ComplexRepresentation(.trivial, of: target.group, checkpoint: checkpoint),
        to: target, checkpoint: checkpoint)
    case .any(_, let target):
      return try equivariantBasis(
        from: anyRepresentation(.trivial, of: target.group, checkpoint: checkpoint), to: target,
        checkpoint: checkpoint)
    }
  }
}

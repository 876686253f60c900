// ρ(g) as something to multiply by, where its matrix would be large: one tensor factor at a time.

import Groups
import LinearAlgebra

/// The matrix of one element, kept as the matrices of its tensor factors.
///
/// On V ⊗ V it acts on the first index, then on the second, so that d² entries are never made. A complex
/// vector is written as its real parts, then its imaginary parts.
public struct TensorAction: Sendable {
  /// The size of the square real matrix: d, or 2d where the representation is complex.
  public let dimension: Int
  /// What happens to one index of a summand: where its entries lie, from each of `starts` on.
  private let steps: [(motion: Motion, places: [Int], starts: [Int])]

  /// The matrix of a tensor factor.
  private enum Motion: Sendable {
    /// Entry i comes from `sources[i]`.
    case moved(sources: [Int])
    case dense(Matrix)

    static func * (motion: Motion, x: Matrix) -> Matrix {
      switch motion {
      case .dense(let matrix): return matrix * x
      case .moved(let sources):
        var result = x
        for (i, j) in sources.enumerated() {
          for k in 0..<x.columns {
            result.elements[i * x.columns + k] = x.elements[j * x.columns + k]
          }
        }
        return result
      }
    }
  }

  /// Throws a `LinearAlgebraError` beyond the range of numbers.
  init(_ terms: RepTerms, of elements: [AtomElement], isComplex: Bool) throws {
    dimension = isComplex ? 2 * terms.dimension : terms.dimension
    var known: [PairKey: Motion] = [:]
    var steps: [(motion: Motion, places: [Int], starts: [Int])] = []
    for term in terms.terms {
      for (k, entry) in term.leaves.enumerated() {
        let key = PairKey(factor: entry.leaf.factor, output: [entry.leaf.key], input: [])
        let motion =
          try known[key]
          ?? Self.motion(entry.leaf, elements[entry.leaf.factor], isComplex: isComplex)
        known[key] = motion
        var others = term.leaves
        others.remove(at: k)
        let count = others.reduce(1) { $0 * $1.leaf.dimension }
        let offsets = RepTerm.offsets(of: others)
        let starts = (0..<term.copyCount).flatMap { copy in
          let start = term.offset(ofCopy: copy)
          return (0..<count).map { start + offsets[$0] }
        }
        var places = (0..<entry.leaf.dimension).map { $0 * entry.stride }
        if isComplex { places += places.map { terms.dimension + $0 } }
        steps.append((motion, places, starts))
      }
    }
    self.steps = steps
  }

  private static func motion(
    _ leaf: Leaf, _ element: AtomElement, isComplex: Bool
  ) throws -> Motion {
    if !isComplex, case .points(let n) = leaf.kind, case .permutation(let permutation) = element {
      var sources = [Int](repeating: 0, count: n)
      for j in 0..<n { sources[permutation[j]] = j }
      return .moved(sources: sources)
    }
    let matrix = try leaf.matrix(of: element)
    guard matrix.re.isFinite, matrix.im.isFinite else { throw LinearAlgebraError.notFinite }
    return .dense(isComplex ? matrix.asReal : matrix.re)
  }

  /// Acts on every column of `x`, `[dimension × batch]`.
  ///
  /// O(batch · d · Σ n) for tensor factors of n dimensions, and less where they only move entries.
  public static func * (action: TensorAction, x: Matrix) -> Matrix {
    precondition(x.rows == action.dimension, "\(action.dimension) rows are needed")
    var result = x
    let width = x.columns
    for (motion, places, starts) in action.steps {
      var own = Matrix(rows: places.count, columns: width)
      for start in starts {
        for (i, place) in places.enumerated() {
          let from = (start + place) * width
          for k in 0..<width { own.elements[i * width + k] = result.elements[from + k] }
        }
        let moved = motion * own
        for (i, place) in places.enumerated() {
          let into = (start + place) * width
          for k in 0..<width { result.elements[into + k] = moved.elements[i * width + k] }
        }
      }
    }
    return result
  }
}

extension AnyRepresentation {
  /// d, or 2d where vectors are complex: how many real numbers a vector holds.
  public var realDimension: Int { isComplex ? 2 * dimension : dimension }

  /// ρ(element), not written out as a matrix. Throws a `LinearAlgebraError` beyond the range of numbers.
  public func action(of element: AnyGroupElement) throws -> TensorAction {
    try TensorAction(terms, of: element.parts, isComplex: isComplex)
  }

  /// A random element: near the identity where the group is not compact, of a large permutation group
  /// a random word.
  public func sample(using random: inout some RandomNumberGenerator) throws -> AnyGroupElement {
    AnyGroupElement(parts: try randomElement(using: &random))
  }
}

extension ComplexMatrix {
  /// The real matrix that does the same to real parts and, below them, imaginary parts:
  /// `[[re, −im], [im, re]]`, `[2 rows × 2 columns]`.
  public var asReal: Matrix {
    var result = Matrix(rows: 2 * rows, columns: 2 * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        let (re, im) = self[i, j]
        (result[i, j], result[rows + i, columns + j]) = (re, re)
        (result[rows + i, j], result[i, columns + j]) = (im, -im)
      }
    }
    return result
  }
}

// ρ(g) as something to multiply by, where its matrix would be large: one tensor factor at a time.

import Groups
import LinearAlgebra

/// The matrix of one element in a real representation, kept as the matrices of its tensor factors.
///
/// On V ⊗ V it acts on the first index, then on the second, so that d² entries are never made.
public struct TensorAction: Sendable {
  /// d, the size of the square matrix.
  public let dimension: Int
  /// What happens to one index of a summand: its entries lie `stride` apart, from each of `starts` on.
  private let steps: [(motion: Motion, stride: Int, starts: [Int])]

  /// The matrix of a tensor factor.
  private enum Motion: Sendable {
    /// Entry i comes from `sources[i]`.
    case moved(sources: [Int])
    case dense(Matrix)

    var size: Int {
      switch self {
      case .moved(let sources): sources.count
      case .dense(let matrix): matrix.rows
      }
    }

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
  init(_ terms: RepTerms, of elements: [AtomElement]) throws {
    dimension = terms.dimension
    var known: [PairKey: Motion] = [:]
    var steps: [(motion: Motion, stride: Int, starts: [Int])] = []
    for term in terms.terms {
      for (k, entry) in term.leaves.enumerated() {
        let key = PairKey(factor: entry.leaf.factor, output: [entry.leaf.key], input: [])
        let motion = try known[key] ?? Self.motion(entry.leaf, elements[entry.leaf.factor])
        known[key] = motion
        var others = term.leaves
        others.remove(at: k)
        let count = others.reduce(1) { $0 * $1.leaf.dimension }
        let offsets = RepTerm.offsets(of: others)
        let starts = (0..<term.copyCount).flatMap { copy in
          let start = term.offset(ofCopy: copy)
          return (0..<count).map { start + offsets[$0] }
        }
        steps.append((motion, entry.stride, starts))
      }
    }
    self.steps = steps
  }

  private static func motion(_ leaf: Leaf, _ element: AtomElement) throws -> Motion {
    if case .points(let n) = leaf.kind, case .permutation(let permutation) = element {
      var sources = [Int](repeating: 0, count: n)
      for j in 0..<n { sources[permutation[j]] = j }
      return .moved(sources: sources)
    }
    let matrix = try leaf.matrix(of: element).re
    guard matrix.isFinite else { throw LinearAlgebraError.notFinite }
    return .dense(matrix)
  }

  /// Acts on every column of `x`, `[dimension × batch]`.
  ///
  /// O(batch · d · Σ n) for tensor factors of n dimensions, and less where they only move entries.
  public static func * (action: TensorAction, x: Matrix) -> Matrix {
    precondition(x.rows == action.dimension, "\(action.dimension) rows are needed")
    var result = x
    let width = x.columns
    for (motion, stride, starts) in action.steps {
      var own = Matrix(rows: motion.size, columns: width)
      for start in starts {
        for i in 0..<own.rows {
          let from = (start + i * stride) * width
          for k in 0..<width { own.elements[i * width + k] = result.elements[from + k] }
        }
        let moved = motion * own
        for i in 0..<own.rows {
          let into = (start + i * stride) * width
          for k in 0..<width { result.elements[into + k] = moved.elements[i * width + k] }
        }
      }
    }
    return result
  }
}

extension AnyRepresentation {
  /// ρ(element), not written out as a matrix. The group must not be complex.
  public func action(of element: AnyGroupElement) throws -> TensorAction {
    precondition(!isComplex, "the matrices of \(group) are complex")
    return try TensorAction(terms, of: element.parts)
  }

  /// A random element: near the identity where the group is not compact, of a large permutation group
  /// a random word.
  public func sample(using random: inout some RandomNumberGenerator) throws -> AnyGroupElement {
    AnyGroupElement(parts: try randomElement(using: &random))
  }
}

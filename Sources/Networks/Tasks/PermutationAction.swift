// A finite group that permutes the entries of a vector.

/// How each element of a group permutes a vector: a permutation representation as index lists.
///
/// Invariant: `(g x)[i] = x[source(g)[i]]`, and (g h) x = g (h x).
public struct PermutationAction: Sendable, Hashable {
  /// The number of group elements.
  public let order: Int
  /// The length of the vectors.
  public let dimension: Int
  /// `[order × dimension]`, a row an element.
  public let sources: [Int32]
  /// The elements that generate the group, by rank.
  public let generators: [Int]

  /// Takes the index lists, a row an element.
  public init(dimension: Int, sources: [[Int32]], generators: [Int]) {
    precondition(sources.allSatisfy { $0.count == dimension }, "a row has the wrong length")
    order = sources.count
    self.dimension = dimension
    self.sources = sources.flatMap { $0 }
    self.generators = generators
  }

  /// The index list of one element: entry i of g x comes from entry `source[i]` of x.
  public func source(of element: Int) -> ArraySlice<Int32> {
    sources[element * dimension..<(element + 1) * dimension]
  }

  /// g x for each row of `rows`, `[count × dimension]`.
  public func apply(_ element: Int, to rows: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: rows.count)
    apply(element, to: rows, count: rows.count / max(1, dimension), into: &result, at: 0)
    return result
  }

  /// Writes g x for the first `count` rows of `rows` into `result` from entry `start` on.
  func apply(
    _ element: Int, to rows: [Float], count: Int, into result: inout [Float], at start: Int
  ) {
    let (from, map) = (rows.span, sources.span)
    var to = result.mutableSpan
    for row in 0..<count {
      let base = row * dimension
      for i in 0..<dimension {
        to[start + base + i] = from[base + Int(map[element * dimension + i])]
      }
    }
  }

  /// Undoes g on the row at `start` of `rows`, adding the result to the row at `target` of `sum`.
  func addInverse(
    _ element: Int, of rows: [Float], at start: Int, to sum: inout [Float], at target: Int
  ) {
    let (from, map) = (rows.span, sources.span)
    var to = sum.mutableSpan
    for i in 0..<dimension { to[target + Int(map[element * dimension + i])] += from[start + i] }
  }

  /// The action on `copies` vectors one after another, `[copies · dimension]`.
  public func repeated(_ copies: Int) -> PermutationAction {
    let lists = (0..<order).map { element in
      (0..<copies).flatMap { copy in
        source(of: element).map { $0 + Int32(copy * dimension) }
      }
    }
    return PermutationAction(
      dimension: copies * dimension, sources: lists, generators: generators)
  }
}

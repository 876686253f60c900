// Which entries of an equivariant matrix must be equal: the mathematics of weight sharing.

/// The tied entries of a matrix W `[rows × columns]` with W ρ_in(g) = ρ_out(g) W.
///
/// For permutations the condition reads W[g·i, g·j] = W[i, j]: W is constant on each orbit of the
/// group on pairs (output index, input index), and free otherwise. The orbits are found exactly, by
/// joining each pair with its image under every generator.
public struct WeightClasses: Sendable, Hashable {
  /// The size of the output.
  public let rows: Int
  /// The size of the input.
  public let columns: Int
  /// `[rows × columns]`, row-major: the class of each entry, from 0 in order of first appearance.
  public let classes: [Int32]
  /// How many classes there are: the number of free weights.
  public let count: Int

  /// O(rows · columns · generators).
  public init(from input: PermutationAction, to output: PermutationAction) {
    precondition(
      input.order == output.order && input.generators == output.generators,
      "input and output are acted on by one group")
    rows = output.dimension
    columns = input.dimension
    var orbits = DisjointSets(count: rows * columns)
    for generator in input.generators {
      let out = output.source(of: generator)
      let into = input.source(of: generator)
      for (i, sourceRow) in out.enumerated() {
        for (j, sourceColumn) in into.enumerated() {
          orbits.join(i * columns + j, Int(sourceRow) * columns + Int(sourceColumn))
        }
      }
    }
    (classes, count) = orbits.numbered()
  }
}

/// A partition of 0 ..< count that only gets coarser (union-find with path halving).
private struct DisjointSets {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

  mutating func root(_ start: Int) -> Int {
    var i = start
    while parent[i] != i {
      parent[i] = parent[Int(parent[i])]
      i = Int(parent[i])
    }
    return i
  }

  /// The smaller root wins, so that a root is the first member of its set.
  mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    if x != y { parent[max(x, y)] = Int32(min(x, y)) }
  }

  /// The number of each member's set, from 0 in order of first appearance.
  mutating func numbered() -> (numbers: [Int32], count: Int) {
    var numbers = [Int32](repeating: -1, count: parent.count)
    var count: Int32 = 0
    for i in parent.indices {
      let first = root(i)
      if first == i {
        numbers[i] = count
        count += 1
      } else {
        numbers[i] = numbers[first]
      }
    }
    return (numbers, Int(count))
  }
}

import LinearAlgebra

/// Relators of a group, read off its Cayley graph.
///
/// A spanning tree gives every element x a word w(x); the edges x → x s outside the tree give
/// relators w(x) s w(x s)^-1 that define the group. An edge needs no relator of its own when a
/// relator that is there goes, from some vertex, through it once and through settled edges else
/// (Cannon 1973).
struct CayleyPresentation {
  /// A generator and whether it is inverted.
  private struct Letter: Hashable {
    let generator: Int
    let isInverse: Bool

    var inverse: Letter { Letter(generator: generator, isInverse: !isInverse) }
  }

  private let order: Int
  private let generatorCount: Int
  /// x s and x s^-1. `[generators][order]`
  private let forward: [[Int]]
  private let backward: [[Int]]
  private var words: [[Letter]]
  private var isTreeEdge: [Bool]
  private var relators: [[Letter]] = []

  init(_ group: FiniteGroup, _ checkpoint: Checkpoint) throws(Cancelled) {
    order = group.order
    generatorCount = group.generators.count
    forward = group.generators.map { s in
      (0..<group.order).map { group.product($0, s.element) }
    }
    backward = group.generators.map { s in
      (0..<group.order).map { group.product($0, group.inverse(s.element)) }
    }
    words = Array(repeating: [], count: group.order)
    isTreeEdge = Array(repeating: false, count: group.order * generatorCount)
    growTree()
    for k in group.generators.indices {
      let power = Array(
        repeating: Letter(generator: k, isInverse: false),
        count: group.elementOrder(group.generators[k].element))
      relators.append(power)
    }
    try addMissing(checkpoint)
    try dropSpare(checkpoint)
  }

  /// Relators as text, all in one chain that ends in 1; empty for no generators.
  func relations(_ names: [String]) -> [String] {
    if relators.isEmpty { return [] }
    return [relators.map { text($0, names) }.joined(separator: " = ") + " = 1"]
  }

  private mutating func growTree() {
    var isReached = [Bool](repeating: false, count: order)
    isReached[0] = true
    var queue = [0]
    var next = 0
    while next < queue.count {
      let x = queue[next]
      for k in 0..<generatorCount {
        for isInverse in [false, true] {
          let y = isInverse ? backward[k][x] : forward[k][x]
          if isReached[y] { continue }
          isReached[y] = true
          words[y] = words[x] + [Letter(generator: k, isInverse: isInverse)]
          isTreeEdge[(isInverse ? y : x) * generatorCount + k] = true
          queue.append(y)
        }
      }
      next += 1
    }
  }

  /// The edges that follow from the tree and the given relators.
  private func settledEdges(
    _ relators: [[Letter]], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Bool] {
    var isSettled = isTreeEdge
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for relator in relators {
        try checkpoint.report()
        for start in 0..<order {
          if let edge = onlyOpenEdge(of: relator, from: start, isSettled) {
            isSettled[edge] = true
            hasChanged = true
          }
        }
      }
    }
    return isSettled
  }

  /// The edge of this cycle that is not settled, if it is a single one passed once.
  private func onlyOpenEdge(of relator: [Letter], from start: Int, _ isSettled: [Bool]) -> Int? {
    var (x, open) = (start, -1)
    for letter in relator {
      let y = letter.isInverse ? backward[letter.generator][x] : forward[letter.generator][x]
      let edge = (letter.isInverse ? y : x) * generatorCount + letter.generator
      if !isSettled[edge] {
        if open >= 0 { return nil }
        open = edge
      }
      x = y
    }
    return open >= 0 ? open : nil
  }

  /// Adds the shortest relators of open edges until all edges are settled.
  private mutating func addMissing(_ checkpoint: Checkpoint) throws(Cancelled) {
    while true {
      let isSettled = try settledEdges(relators, checkpoint)
      var shortest: [Letter]?
      for edge in isSettled.indices where !isSettled[edge] {
        if edge.isMultiple(of: 64) { try checkpoint.report() }
        let relator = relator(of: edge)
        if relator.count < shortest?.count ?? .max { shortest = relator }
      }
      guard let shortest else { return }
      relators.append(shortest)
    }
  }

  /// Drops relators that the others make superfluous, the longest first.
  private mutating func dropSpare(_ checkpoint: Checkpoint) throws(Cancelled) {
    for relator in relators.sorted(by: { $0.count > $1.count }) {
      let others = relators.filter { $0 != relator }
      if try !settledEdges(others, checkpoint).contains(false) { relators = others }
    }
  }

  /// The relator of an edge outside the tree, without what cancels, around the cycle too.
  private func relator(of edge: Int) -> [Letter] {
    let (x, k) = (edge / generatorCount, edge % generatorCount)
    let path =
      words[x] + [Letter(generator: k, isInverse: false)]
      + words[forward[k][x]].reversed().map(\.inverse)
    var result: [Letter] = []
    for letter in path {
      if result.last == letter.inverse { result.removeLast() } else { result.append(letter) }
    }
    while let first = result.first, result.count > 1, result.last == first.inverse {
      result.removeFirst()
      result.removeLast()
    }
    return result
  }

  /// `(a b^-1)^3`, `a^4`, `a b a^-1 b`.
  private func text(_ relator: [Letter], _ names: [String]) -> String {
    let period =
      (1...relator.count).first { period in
        relator.count.isMultiple(of: period)
          && relator.indices.allSatisfy { relator[$0] == relator[$0 % period] }
      } ?? relator.count
    var syllables: [(letter: Letter, count: Int)] = []
    for letter in relator.prefix(period) {
      if let last = syllables.last, last.letter == letter {
        syllables[syllables.count - 1].count += 1
      } else {
        syllables.append((letter, 1))
      }
    }
    let repeats = relator.count / period
    if syllables.count == 1 {
      let sign = syllables[0].letter.isInverse ? -1 : 1
      return power(names[syllables[0].letter.generator], sign * syllables[0].count * repeats)
    }
    let word = syllables.map {
      power(names[$0.letter.generator], $0.letter.isInverse ? -$0.count : $0.count)
    }.joined(separator: " ")
    return repeats == 1 ? word : "(\(word))^\(repeats)"
  }

  private func power(_ name: String, _ exponent: Int) -> String {
    exponent == 1 ? name : "\(name)^\(exponent)"
  }
}

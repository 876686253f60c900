import LinearAlgebra

/// The two searches that solve the 3 x 3 x 3.
struct CubePhases: Sendable {
  private let shape: CubeShape
  private let letters: [Permutation]
  /// Outside H: how corners and edges are turned, and where the edges of the middle layer are.
  private let cornerTurns, edgeTurns, middle: OrbitTable
  private let cornerBound, edgeBound: PairDistances
  /// Inside H: where corners, outer edges and edges of the middle layer are.
  private let corners, outer, inner: OrbitTable
  private let cornerPlaceBound, edgePlaceBound: PairDistances
  /// The moves of H, each as letters: quarter turns of U and D, half turns of the others.
  private let inside: [[Int]]

  /// Searches look at so many positions before they are content with the best word so far.
  private static let budget = 6_000_000
  /// Words inside H at first have at most so many letters.
  private static let firstLimit = 16

  init(
    _ shape: CubeShape, _ letters: [Permutation], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.shape = shape
    self.letters = letters
    let points = letters.map { $0.images.map(Int.init) }
    let edges = letters.map(shape.edgeImages)
    func turns(_ start: [Int]) throws(Cancelled) -> OrbitTable {
      try OrbitTable(of: start, ordered: false, moves: points, checkpoint)
    }
    cornerTurns = try turns(shape.upright)
    edgeTurns = try turns(shape.uprightEdges)
    middle = try OrbitTable(of: shape.middleEdges, ordered: false, moves: edges, checkpoint)
    let ones = letters.map { _ in 1 }
    cornerBound = try PairDistances(cornerTurns, middle, costs: ones, checkpoint)
    edgeBound = try PairDistances(edgeTurns, middle, costs: ones, checkpoint)
    // Generators are U L F R B D.
    let inside = [[0], [1], [10], [11], [2, 2], [4, 4], [6, 6], [8, 8]]
    self.inside = inside
    let moves = inside.map { move in
      move.dropFirst().reduce(letters[move[0]]) { letters[$1] * $0 }
    }
    corners = try OrbitTable(
      of: Array(0..<8), ordered: true, moves: moves.map(shape.pieceImages), checkpoint)
    let edgeMoves = moves.map(shape.edgeImages)
    outer = try OrbitTable(of: shape.outerEdges, ordered: true, moves: edgeMoves, checkpoint)
    inner = try OrbitTable(of: shape.middleEdges, ordered: true, moves: edgeMoves, checkpoint)
    let costs = inside.map(\.count)
    cornerPlaceBound = try PairDistances(corners, inner, costs: costs, checkpoint)
    edgePlaceBound = try PairDistances(outer, inner, costs: costs, checkpoint)
  }

  /// Letters that bring the element home; nil if it is not in the group.
  func letters(
    undoing element: Permutation, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int]? {
    let edges = shape.edgeImages(element)
    guard element.degree == 48, let a = cornerTurns.number(under: { element[$0] }),
      let b = edgeTurns.number(under: { element[$0] }),
      let c = middle.number(under: { edges[$0] })
    else { return nil }
    var limit = Self.firstLimit
    while limit <= 40 {
      var search = Search(element: element, limit: limit, checkpoint: checkpoint)
      var depth = max(cornerBound[a, c], edgeBound[b, c])
      while depth < search.best?.count ?? 30, search.positions < Self.budget {
        try outside(a, b, c, left: depth, &search)
        depth += 1
      }
      if let best = search.best { return best }
      limit += 4
    }
    return nil
  }

  /// What a search has found so far.
  private struct Search {
    let element: Permutation
    let limit: Int
    let checkpoint: Checkpoint
    var word: [Int] = []
    var best: [Int]?
    var positions = 0

    mutating func count() throws(Cancelled) {
      positions += 1
      if positions.isMultiple(of: 4096) { try checkpoint.report() }
    }
  }

  /// Whether a letter after others says nothing that another order would not.
  private static func isNew(_ letter: Int, after word: [Int]) -> Bool {
    guard let last = word.last else { return true }
    let (face, before) = (letter / 2, last / 2)
    if face == before {
      // A half turn is twice the turn itself, and three quarters are its inverse.
      return letter == last && letter % 2 == 0
        && !(word.count > 1 && word[word.count - 2] == last)
    }
    // Opposite faces commute: U before D, L before R, F before B.
    return !(opposite[face] == before && face < before)
  }

  private static let opposite = [5, 3, 4, 1, 2, 0]

  private func outside(
    _ a: Int, _ b: Int, _ c: Int, left: Int, _ search: inout Search
  ) throws(Cancelled) {
    if search.positions >= Self.budget { return }
    if left == 0 { return try enter(&search) }
    for letter in letters.indices where Self.isNew(letter, after: search.word) {
      try search.count()
      let (a, b, c) = (
        cornerTurns.image(a, letter), edgeTurns.image(b, letter), middle.image(c, letter)
      )
      guard cornerBound[a, c] < left, edgeBound[b, c] < left else { continue }
      search.word.append(letter)
      try outside(a, b, c, left: left - 1, &search)
      search.word.removeLast()
    }
  }

  /// H is reached: the rest of the word, if one is short enough.
  private func enter(_ search: inout Search) throws(Cancelled) {
    let element = search.word.reduce(search.element) { letters[$1] * $0 }
    let (places, edges) = (shape.pieceImages(element), shape.edgeImages(element))
    guard let a = corners.number(under: { places[$0] }),
      let b = outer.number(under: { edges[$0] }), let c = inner.number(under: { edges[$0] })
    else { return }
    let start = search.word
    let most = min(search.limit, (search.best?.count ?? .max) - 1 - start.count)
    var depth = max(cornerPlaceBound[a, c], edgePlaceBound[b, c])
    while depth <= most {
      if try within(a, b, c, left: depth, &search) {
        search.best = search.word
        search.word = start
        return
      }
      depth += 2
    }
  }

  /// Whether so many letters lead home; then they are in the word.
  private func within(
    _ a: Int, _ b: Int, _ c: Int, left: Int, _ search: inout Search
  ) throws(Cancelled) -> Bool {
    if left == 0 { return a == 0 && b == 0 && c == 0 }
    for (move, word) in inside.enumerated() where word.count <= left {
      guard Self.isNew(word[0], after: search.word) else { continue }
      try search.count()
      let (a, b, c) = (corners.image(a, move), outer.image(b, move), inner.image(c, move))
      let rest = left - word.count
      guard cornerPlaceBound[a, c] <= rest, edgePlaceBound[b, c] <= rest else { continue }
      search.word += word
      if try within(a, b, c, left: rest, &search) { return true }
      search.word.removeLast(word.count)
    }
    return false
  }
}

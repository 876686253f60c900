import LinearAlgebra

/// Short words that bring Rubik's cube home.
///
/// The 3 x 3 x 3 by two phases, first into the subgroup H that U, D and half turns of the other faces
/// generate, then within H (Kociemba 1992, after Thistlethwaite's chain of subgroups), both searched
/// by iterative deepening with exact distances of parts as bounds. Words are counted in quarter
/// turns, of which no element needs more than 26 (Rokicki and Davidson 2014). The 2 x 2 x 2 is small
/// enough for the distances of all elements: its words are the shortest, at most 14 quarter turns.
public struct CubeSolver: Sendable {
  /// Quarter turns that are enough for every element, as is known.
  public let enough: Int
  /// For each letter the images of the points. Letter 2k is generator k, 2k + 1 its inverse.
  private let letters: [Permutation]
  private let plan: Plan

  private enum Plan: Sendable {
    case small(places: OrbitTable, turns: OrbitTable, distances: PairDistances)
    case large(CubePhases)
  }

  /// Makes the tables, some megabytes; nil for a group that is neither `Rubik(2)` nor `Rubik(3)`.
  public init?(_ group: PermutationGroup, checkpoint: Checkpoint = .none) throws(Cancelled) {
    guard let net = CubeNet(group.expression) else { return nil }
    let letters = group.generators.flatMap { [$0.permutation, $0.permutation.inverse] }
    self.letters = letters
    enough = net.size == 2 ? 14 : 26
    let shape = CubeShape(size: net.size)
    guard net.size == 2 else {
      plan = .large(try CubePhases(shape, letters, checkpoint))
      return
    }
    let places = try OrbitTable(
      of: Array(0..<8), ordered: true, moves: letters.map(shape.pieceImages), checkpoint)
    let turns = try OrbitTable(
      of: shape.upright, ordered: false, moves: letters.map { $0.images.map(Int.init) }, checkpoint)
    plan = .small(
      places: places, turns: turns,
      distances: try PairDistances(
        places, turns, costs: letters.map { _ in 1 }, checkpoint))
  }

  /// Letters after which the element is the identity, the one that acts first at the start.
  ///
  /// They are multiplied out before they are returned; nil for what is not in the group.
  public func wayBack(
    from element: Permutation, checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [Syllable]? {
    let found: [Int]?
    switch plan {
    case .small(let places, let turns, let distances):
      found = descend(element, places, turns, distances)
    case .large(let phases): found = try phases.letters(undoing: element, checkpoint)
    }
    guard let found, found.reduce(element, { letters[$1] * $0 }).isIdentity else { return nil }
    return found.map { Syllable(generator: $0 / 2, exponent: $0 % 2 == 0 ? 1 : -1) }
  }

  /// Downhill, one letter at a time.
  private func descend(
    _ element: Permutation, _ places: OrbitTable, _ turns: OrbitTable, _ distances: PairDistances
  ) -> [Int]? {
    let shape = CubeShape(size: 2)
    guard element.degree == 24,
      var place = places.number(under: { shape.pieceImages(element)[$0] }),
      var turn = turns.number(under: { element[$0] })
    else { return nil }
    var word: [Int] = []
    while distances[place, turn] > 0 {
      let wanted = distances[place, turn] - 1
      guard
        let letter = letters.indices.first(where: {
          distances[places.image(place, $0), turns.image(turn, $0)] == wanted
        })
      else { return nil }
      (place, turn) = (places.image(place, letter), turns.image(turn, letter))
      word.append(letter)
    }
    return word
  }
}

/// Which stickers sit on one piece, and which of them say how it is turned.
struct CubeShape {
  /// For each point its piece: corners from 0, then edges from 0. `[points]`
  let pieces: [Int]
  /// For each point whether its piece is a corner. `[points]`
  let isCorner: [Bool]
  /// The first sticker of each corner, and of each edge.
  let firstStickers: [Int]
  let firstEdgeStickers: [Int]
  /// The stickers of corners that face up or down.
  let upright: [Int]
  /// For each edge the sticker that faces up or down, or else to the front or the back.
  let uprightEdges: [Int]
  /// The edges of the layer between up and down, and the others.
  let middleEdges: [Int]
  let outerEdges: [Int]

  init(size: Int) {
    let stickers = RubikTurns(size: size).stickers
    func isCorner(_ sticker: RubikTurns.Sticker) -> Bool {
      (sticker.position &* sticker.position).wrappedSum() == 3
    }
    var corners: [RubikTurns.Vector: Int] = [:]
    var edges: [RubikTurns.Vector: Int] = [:]
    var pieces: [Int] = []
    var (firstCorners, firstEdges): ([Int], [Int]) = ([], [])
    for (point, sticker) in stickers.enumerated() {
      if isCorner(sticker) {
        if corners[sticker.position] == nil {
          corners[sticker.position] = corners.count
          firstCorners.append(point)
        }
        pieces.append(corners[sticker.position] ?? 0)
      } else {
        if edges[sticker.position] == nil {
          edges[sticker.position] = edges.count
          firstEdges.append(point)
        }
        pieces.append(edges[sticker.position] ?? 0)
      }
    }
    self.pieces = pieces
    self.isCorner = stickers.map(isCorner)
    (firstStickers, firstEdgeStickers) = (firstCorners, firstEdges)
    upright = stickers.indices.filter { isCorner(stickers[$0]) && stickers[$0].normal.y != 0 }
    uprightEdges = stickers.indices.filter {
      let (position, normal) = (stickers[$0].position, stickers[$0].normal)
      return !isCorner(stickers[$0]) && (normal.y != 0 || position.y == 0 && normal.z != 0)
    }
    let middle = Set(stickers.indices.filter { stickers[$0].position.y == 0 }.map { pieces[$0] })
    middleEdges = size == 2 ? [] : middle.sorted()
    outerEdges = firstEdges.indices.filter { !middle.contains($0) }
  }

  /// Where each corner goes.
  func pieceImages(_ element: Permutation) -> [Int] {
    firstStickers.map { pieces[element[$0]] }
  }

  /// Where each edge goes.
  func edgeImages(_ element: Permutation) -> [Int] {
    firstEdgeStickers.map { pieces[element[$0]] }
  }
}

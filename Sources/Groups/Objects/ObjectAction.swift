import LinearAlgebra

/// A group acting on an object: how it moves the object, and the cells of which a figure consists.
///
/// Cells are corners, pixels, places of letters, or points of an outline; figures are values on them.
public struct ObjectAction: Sendable {
  /// How the object moves.
  public enum Kind: Sendable {
    /// As a picture in the plane.
    case plane([PlaneMotion])
    /// As a solid.
    case solid(SolidAction)
    /// Its letters change places.
    case places
  }

  /// The object.
  public let object: SymmetricObject
  /// How each element moves it.
  public let kind: Kind
  /// The number of elements.
  public let order: Int
  /// The number of cells.
  public let cellCount: Int
  /// Where each element sends each cell, `[order × cells]`.
  private let images: [UInt16]

  /// Where element `g` sends a cell.
  public func image(of cell: Int, under g: Int) -> Int { Int(images[g * cellCount + cell]) }

  /// The motion of the plane that an element is, where the object moves in the plane.
  public func motion(of g: Int) -> PlaneMotion? {
    if case .plane(let motions) = kind { motions[g] } else { nil }
  }

  /// What an element does to the object, in words; nil where it only moves letters.
  public func summary(of g: Int) -> String? {
    switch kind {
    case .plane(let motions): motions[g].summary
    case .solid(let action): action.solid.summary(ofRotation: action.rotations[g])
    case .places: nil
    }
  }

  /// The action of `group` on `object`. O(order · cells).
  ///
  /// Throws an `ObjectRefusal` when there is none, `Cancelled` when the checkpoint says so.
  public init(
    of group: FiniteGroup, on object: SymmetricObject, checkpoint: Checkpoint = .none
  ) throws {
    guard let kind = Self.kind(group, object) else {
      throw ObjectRefusal(group: group.expression, object: object)
    }
    self.object = object
    self.kind = kind
    order = group.order
    var images: [UInt16] = []
    for g in 0..<group.order {
      if g.isMultiple(of: 256) { try checkpoint.report() }
      images += try Self.images(of: g, group, object, kind).map(UInt16.init)
    }
    self.images = images
    cellCount = images.count / group.order
  }

  private static func kind(_ group: FiniteGroup, _ object: SymmetricObject) -> Kind? {
    if let solid = object.solid { return Solid.of(solid).action(of: group).map(Kind.solid) }
    if let motions = group.planeMotions() {
      let fits =
        switch object {
        case .polygon: motions[0].parts <= SymmetricObject.mostCorners
        case .handAxe: motions.allSatisfy { $0.turn == 0 }
        case .word: motions[0].parts <= SymmetricObject.mostLetters
        default: motions.allSatisfy { $0.quarterTurns != nil }
        }
      return fits ? .plane(motions) : nil
    }
    guard object == .word, let degree = group.degree, degree <= SymmetricObject.mostLetters else {
      return nil
    }
    return .places
  }

  private static func images(
    of g: Int, _ group: FiniteGroup, _ object: SymmetricObject, _ kind: Kind
  ) throws(ObjectRefusal) -> [Int] {
    switch kind {
    case .solid(let action):
      let moved = action.solid.cornerPermutations[action.rotations[g]]
      return (0..<moved.degree).map { moved[$0] }
    case .places: return (0..<(group.degree ?? 0)).map { group.image(of: $0, under: g) }
    case .plane(let motions):
      if let side = object.side {
        guard let images = motions[g].pixelImages(side: side) else {
          throw ObjectRefusal(group: group.expression, object: object)
        }
        return images
      }
      guard object == .handAxe else {
        return (0..<motions[g].parts).map { motions[g].image(ofCorner: $0) }
      }
      let levels = SymmetricObject.outlineLevels
      return (0..<2 * levels).map { motions[g].isMirrored ? ($0 + levels) % (2 * levels) : $0 }
    }
  }
}

// Figures: a value on each cell. The figure g x has at g(c) the value that x has at c.
extension ObjectAction {
  /// Whether `g` leaves the figure exactly the same.
  public func keeps(_ figure: [Int], under g: Int) -> Bool {
    precondition(figure.count == cellCount, "a figure has one value a cell")
    return figure.indices.allSatisfy { figure[image(of: $0, under: g)] == figure[$0] }
  }

  /// 1 − ‖g x − x‖ / ‖x‖ for the values as a vector: exactly 1 when g leaves x the same, and 1 for
  /// x = 0.
  ///
  /// `asLetters` measures values that are names rather than numbers: different ones are 1 apart in
  /// two directions, so ‖g x − x‖² is twice the number of cells that differ, ‖x‖² that of all.
  public func score(_ figure: [Int], under g: Int, asLetters: Bool = false) -> Double {
    precondition(figure.count == cellCount, "a figure has one value a cell")
    var (change, size) = (0, 0)
    for cell in figure.indices {
      let gap = figure[image(of: cell, under: g)] - figure[cell]
      change += asLetters ? (gap == 0 ? 0 : 2) : gap * gap
      size += asLetters ? 1 : figure[cell] * figure[cell]
    }
    if change == 0 { return 1 }
    return 1 - (Double(change) / Double(max(1, size))).squareRoot()
  }

  /// The elements that leave the figure the same, ascending. O(order · cells).
  public func keepers(of figure: [Int]) -> [Int] {
    (0..<order).filter { keeps(figure, under: $0) }
  }

  /// The cycles in which `g` moves the cells, those of length 1 included.
  public func cycleCount(of g: Int) -> Int {
    var isSeen = [Bool](repeating: false, count: cellCount)
    var count = 0
    for start in 0..<cellCount where !isSeen[start] {
      count += 1
      var cell = start
      while !isSeen[cell] {
        isSeen[cell] = true
        cell = image(of: cell, under: g)
      }
    }
    return count
  }

  /// The subgroup with these elements as the group that permutes the cells so; nil for the trivial
  /// one. O(elements · generators).
  public func expression(ofSubgroup elements: [Int], of group: FiniteGroup) -> GroupExpression? {
    let generators = group.few(elements)
    guard !generators.isEmpty else { return nil }
    return .permutations(
      degree: cellCount,
      generators.map { g in
        Permutation(unchecked: (0..<cellCount).map { UInt32(image(of: $0, under: g)) })
      })
  }
}

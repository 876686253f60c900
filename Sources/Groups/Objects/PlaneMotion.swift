/// A turn of the plane, after a mirror about the vertical axis where `isMirrored` says so.
///
/// The regular n-gon has corner 0 at the top, for n = 4 at the top left, and the others clockwise.
public struct PlaneMotion: Hashable, Sendable {
  /// How many steps of 1 / `parts` of a full turn, clockwise, `0 ..< parts`.
  public let turn: Int
  /// n, the number of parts of a full turn.
  public let parts: Int
  /// Whether the vertical mirror comes first.
  public let isMirrored: Bool

  /// The turn by `turn` / `parts`; `parts` is positive, `turn` any integer.
  public init(turn: Int, parts: Int, isMirrored: Bool) {
    self.turn = turn.modulo(parts)
    self.parts = parts
    self.isMirrored = isMirrored
  }

  /// All 2n symmetries of the n-gon: the turns, then the mirrors, as `D(n)` numbers them.
  public static func all(parts: Int) -> [PlaneMotion] {
    (0..<2 * parts).map {
      PlaneMotion(turn: $0 % parts, parts: parts, isMirrored: $0 >= parts)
    }
  }

  /// Whether nothing moves.
  public var isIdentity: Bool { turn == 0 && !isMirrored }

  /// The corner to which the vertical mirror takes corner 0.
  private static func mirrored(_ parts: Int) -> Int { parts == 4 ? 1 : 0 }

  /// Where corner `corner` of the n-gon goes.
  public func image(ofCorner corner: Int) -> Int {
    let first = isMirrored ? Self.mirrored(parts) - corner : corner
    return (first + turn).modulo(parts)
  }

  /// The symmetry of the n-gon that moves its corners so; nil where there is none, or for n < 3,
  /// where corners do not tell.
  public init?(corners: Permutation) {
    let n = corners.degree
    guard n >= 3 else { return nil }
    let isMirrored = (corners[1] - corners[0]).modulo(n) != 1
    let turn = corners[0] - (isMirrored ? Self.mirrored(n) : 0)
    self.init(turn: turn, parts: n, isMirrored: isMirrored)
    guard (0..<n).allSatisfy({ image(ofCorner: $0) == corners[$0] }) else { return nil }
  }

  /// The number of clockwise quarter turns; nil for a turn that is none.
  public var quarterTurns: Int? {
    (4 * turn).isMultiple(of: parts) ? 4 * turn / parts : nil
  }

  /// Where each pixel of a `side` × `side` picture goes, row-major; nil unless it turns by quarters.
  public func pixelImages(side: Int) -> [Int]? {
    guard let quarterTurns else { return nil }
    return (0..<side * side).map { pixel in
      var (row, column) = (pixel / side, pixel % side)
      if isMirrored { column = side - 1 - column }
      for _ in 0..<quarterTurns { (row, column) = (column, side - 1 - row) }
      return row * side + column
    }
  }

  /// What it does, in words.
  public var summary: String {
    if isIdentity { return "leaves everything in place" }
    // The axis of a mirror turns half as far as the turn that follows it.
    let degrees = Self.degrees(turn, isMirrored ? 2 * parts : parts)
    guard isMirrored else {
      return 2 * turn > parts
        ? "turns by \(Self.degrees(parts - turn, parts))° anticlockwise"
        : "turns by \(degrees)° " + (2 * turn == parts ? "(half a turn)" : "clockwise")
    }
    switch 4 * turn {
    case 0: return "mirrors left and right"
    case parts: return "mirrors in the diagonal /"
    case 2 * parts: return "mirrors top and bottom"
    case 3 * parts: return "mirrors in the diagonal \\"
    default: return "mirrors in an axis \(degrees)° from upright"
    }
  }

  private static func degrees(_ steps: Int, _ parts: Int) -> String {
    let tenths = (3600 * steps + parts / 2) / parts
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension FiniteGroup {
  /// How each element moves the plane, `[order]`: Z(n), C(n) and D(n) as the symmetries of the
  /// n-gon, other groups when their points move as the corners of a polygon do; else nil.
  ///
  /// O(order · degree) for the latter.
  public func planeMotions() -> [PlaneMotion]? {
    switch storage.law {
    case .cyclic(let n):
      return (0..<n).map { PlaneMotion(turn: $0, parts: n, isMirrored: false) }
    case .dihedral(let n, _): return PlaneMotion.all(parts: n)
    default: break
    }
    guard let degree, (3...SymmetricObject.mostCorners).contains(degree) else { return nil }
    let areMotions = generators.allSatisfy { generator in
      permutation(of: generator.element).flatMap(PlaneMotion.init(corners:)) != nil
    }
    guard areMotions else { return nil }
    return (0..<order).map { element in
      let corners = permutation(of: element) ?? .identity(degree)
      return PlaneMotion(corners: corners)
        ?? PlaneMotion(turn: 0, parts: degree, isMirrored: false)
    }
  }
}

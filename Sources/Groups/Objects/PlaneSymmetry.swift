/// The symmetry group of a figure in the plane, found by trying all motions of the n-gon.
public struct PlaneSymmetry: Hashable, Sendable {
  /// n: the motions tried are those of the regular n-gon.
  public let parts: Int
  /// Those that leave the figure the same, the identity first.
  public let motions: [PlaneMotion]

  /// Tries motions of the n-gon on the values of cells; `images` says where a motion takes a cell.
  ///
  /// The turns that leave the figure the same are the powers of the least, whose order divides n, and
  /// the mirrors are one of them followed by those turns: O(cells · divisors of n), and where few turns
  /// do up to O(cells · n).
  public init(
    of values: [Int], parts: Int, images: (PlaneMotion) -> (_ cell: Int) -> Int
  ) {
    self.parts = parts
    func keeps(_ turn: Int, isMirrored: Bool) -> Bool {
      let image = images(
        PlaneMotion(turn: turn.modulo(parts), parts: parts, isMirrored: isMirrored))
      return values.indices.allSatisfy { values[image($0)] == values[$0] }
    }
    let least =
      (1..<parts).first { parts % $0 == 0 && keeps($0, isMirrored: false) } ?? parts
    let mirror = (0..<least).first { keeps($0, isMirrored: true) }
    motions = PlaneMotion.all(parts: parts).filter {
      $0.turn % least == ($0.isMirrored ? mirror : 0)
    }
  }

  /// How many of them are turns, the identity included.
  public var turnCount: Int { motions.reduce(0) { $0 + ($1.isMirrored ? 0 : 1) } }
  /// Whether mirrors are among them; then there are as many as turns.
  public var hasMirrors: Bool { motions.contains { $0.isMirrored } }

  /// `C2`, or `D2` where there are mirrors, in the notation of crystallographers.
  public var name: String { (hasMirrors ? "D" : "C") + "\(turnCount)" }

  /// What the symmetries are, in words.
  public var summary: String {
    let mirrors = motions.filter(\.isMirrored)
    let turns = turnCount == 1 ? nil : "turns by 1/\(turnCount)"
    guard let first = mirrors.first else { return turns.map { "\($0), no mirror" } ?? "e alone" }
    let axes: String
    switch (mirrors.count, first.quarterTurns) {
    case (1, .some): axes = first.summary
    case (2, 0?) where mirrors[1].quarterTurns == 2: axes = "mirrors upright and level"
    case (2, 1?) where mirrors[1].quarterTurns == 3: axes = "mirrors in both diagonals"
    case (1, nil): axes = first.summary
    default: axes = "\(mirrors.count) mirrors"
    }
    return [turns, axes].compactMap { $0 }.joined(separator: ", ")
  }

  /// The group as it is typed: named where it is all of C(n) or D(n), else by what it does to the
  /// corners of the n-gon; nil where corners do not tell (n < 3).
  public var group: GroupExpression? {
    if turnCount == parts { return .named(hasMirrors ? .dihedral : .rotations, [parts]) }
    guard parts >= 3 else { return nil }
    let turn = motions.first { !$0.isMirrored && !$0.isIdentity }
    let generators = [turn, motions.first(where: \.isMirrored)].compactMap { $0 }
    if generators.isEmpty { return .named(.trivial, [parts]) }
    return .permutations(
      degree: parts,
      generators.map { motion in
        Permutation(unchecked: (0..<parts).map { UInt32(motion.image(ofCorner: $0)) })
      })
  }
}

/// Things that a group can move, so that one sees what it does.
public enum SymmetricObject: String, CaseIterable, Hashable, Sendable {
  case polygon
  case handAxe = "hand-axe"
  case cat, drawing, word, tetrahedron, cube, octahedron, icosahedron

  /// Polygons with more corners are not drawn, and words with more letters not written.
  public static let mostCorners = 60
  /// A word has at most so many letters.
  public static let mostLetters = 24
  /// The points of the hand-axe's outline on one side, from tip to base.
  public static let outlineLevels = 16

  /// The solid that this is, if it is one.
  public var solid: Solid.Kind? { Solid.Kind(rawValue: rawValue) }

  /// The side of the picture that this is, in pixels, if it is one.
  public var side: Int? {
    switch self {
    case .cat: 32
    case .drawing: 8
    default: nil
    }
  }

  /// The group of all its symmetries (of a solid: its rotations), or one that shows it well.
  public var ownGroup: GroupExpression {
    switch self {
    case .polygon, .cat, .drawing: .named(.dihedral, [4])
    case .handAxe: .named(.dihedral, [1])
    case .word: .named(.dihedral, [5])
    case .tetrahedron: .named(.alternating, [4])
    case .cube, .octahedron: .named(.cube, [])
    case .icosahedron: .named(.alternating, [5])
    }
  }

  /// Which groups can act on it, as a sentence.
  public var whoCanAct: String {
    switch self {
    case .polygon:
      "A polygon is moved by D(n), C(n), Z(n), and groups that move points as corners, up to n = "
        + "\(Self.mostCorners)."
    case .handAxe: "It has one mirror and no turn: only D(1) can act on it."
    case .cat, .drawing:
      "Pixels go to pixels under quarter turns and mirrors: D(4), C(4), Z(4) and their subgroups."
    case .word:
      "Its letters are moved by every group of permutations of up to \(Self.mostLetters) points: "
        + "D(n), Z(n), S(n), …"
    case .tetrahedron: "Its 12 rotations are A(4): that group and its subgroups turn it."
    case .cube: "Its 24 rotations are Cube, which is S(4) too: these and their subgroups turn it."
    case .octahedron:
      "Its 24 rotations are those of the cube inside it: Cube, S(4) and their subgroups turn it."
    case .icosahedron: "Its 60 rotations are A(5): that group and its subgroups turn it."
    }
  }
}

/// Why a group cannot act on an object.
public struct ObjectRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The group.
  public let group: GroupExpression
  /// The object.
  public let object: SymmetricObject

  /// The group does not act on the object.
  public init(group: GroupExpression, object: SymmetricObject) {
    (self.group, self.object) = (group, object)
  }

  /// The sentence to show.
  public var description: String { "\(group) does not act here. \(object.whoCanAct)" }
}

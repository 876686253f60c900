/// The names of the group grammar: one row a family, with what it takes and what it is.
public enum GroupName: String, CaseIterable, Hashable, Sendable {
  case cyclic = "Z"
  case rotations = "C"
  case dihedral = "D"
  case symmetric = "S"
  case alternating = "A"
  case klein = "V4"
  case quaternion = "Q"
  case dicyclic = "Dic"
  case specialLinear = "SL"
  case generalLinear = "GL"
  case projectiveLinear = "PSL"
  case heisenberg = "Heis"
  case mathieu = "M"
  case cube = "Cube"
  case rubik = "Rubik"
  case p1
  case p2
  case p4
  case p4m
  case small
  case trivial = "Trivial"
  case parity = "Parity"
  case timeReversal = "TimeReversal"
  case scaling = "Scaling"
  case specialOrthogonal = "SO"
  case orthogonal = "O"
  case unitary = "U"
  case specialUnitary = "SU"
  case symplectic = "Sp"
  case properOrthogonal = "SO+"
  case lorentz = "Lorentz"

  /// One way to use a name: an expression that shows it, and what it is in a few words.
  public typealias Form = (example: String, summary: String)

  /// The ways to use the name; finite groups come before Lie groups of the same name.
  public var forms: [Form] {
    switch self {
    case .cyclic: [("Z(4)", "integers mod n, shifting n points on a ring")]
    case .rotations: [("C(4)", "rotations of the regular n-gon")]
    case .dihedral: [("D(4)", "symmetries of the regular n-gon, 2n of them")]
    case .symmetric: [("S(4)", "all permutations of n points")]
    case .alternating: [("A(4)", "even permutations of n points")]
    case .klein: [("V4", "Klein's four-group")]
    case .quaternion: [("Q(8)", "generalised quaternions, n = 8, 16, 32…")]
    case .dicyclic: [("Dic(3)", "dicyclic group of order 4n")]
    case .specialLinear:
      [
        ("SL(2,3)", "n x n matrices of determinant 1 over the field of p elements"),
        ("SL(2)", "real n x n matrices of determinant 1"),
      ]
    case .generalLinear:
      [
        ("GL(2,3)", "invertible n x n matrices over the field of p elements"),
        ("GL(2)", "invertible real n x n matrices"),
      ]
    case .projectiveLinear: [("PSL(2,7)", "SL(n,p) as it moves the lines through the origin")]
    case .heisenberg:
      [("Heis(3)", "upper triangular 3 x 3 matrices mod n with ones on the diagonal")]
    case .mathieu: [("M(11)", "Mathieu's simple groups, n = 11, 12, 22, 23, 24")]
    case .cube: [("Cube", "rotations of the cube, moving its 6 faces")]
    case .rubik: [("Rubik(2)", "turns of Rubik's cube with n = 2 or 3 pieces along an edge")]
    case .p1: [("p1(3)", "translations of the n x n torus")]
    case .p2: [("p2(3)", "translations and half turns of the n x n torus")]
    case .p4: [("p4(3)", "translations and quarter turns of the n x n torus")]
    case .p4m: [("p4m(3)", "translations, quarter turns and mirrors of the n x n torus")]
    case .small: [("small(8,3)", "number i among the groups of order n, n up to 63")]
    case .trivial: [("Trivial(4)", "the identity alone, on n points")]
    case .parity: [("Parity", "the mirror image of space, in 4-dimensional space-time")]
    case .timeReversal: [("TimeReversal", "time run backwards, in 4-dimensional space-time")]
    case .scaling: [("Scaling(3)", "stretching n-dimensional space by positive factors")]
    case .specialOrthogonal:
      [
        ("SO(3)", "rotations of n-dimensional space"),
        ("SO(1,3)", "determinant 1 in O(p,q)"),
      ]
    case .orthogonal:
      [
        ("O(3)", "rotations and mirror images of n-dimensional space"),
        ("O(1,3)", "what keeps p squares less q squares"),
      ]
    case .unitary: [("U(2)", "unitary n x n matrices")]
    case .specialUnitary: [("SU(2)", "unitary n x n matrices of determinant 1")]
    case .symplectic: [("Sp(4)", "real n x n matrices, n even, that keep a symplectic form")]
    case .properOrthogonal: [("SO+(1,3)", "the part of O(p,q) that is connected with the identity")]
    case .lorentz: [("Lorentz", "O(1,3): what keeps the light cone of space-time")]
    }
  }

  /// What the family is, in a few words.
  public var summary: String { forms[0].summary }

  /// An expression that shows how the name is used.
  public var example: String { forms[0].example }

  /// How many arguments the name takes.
  public var arity: ClosedRange<Int> {
    switch self {
    case .klein, .cube, .parity, .timeReversal, .lorentz: 0...0
    case .specialLinear, .generalLinear, .specialOrthogonal, .orthogonal: 1...2
    case .projectiveLinear, .small, .properOrthogonal: 2...2
    default: 1...1
    }
  }

  /// Whether the group with that many arguments is a Lie group.
  func isLie(_ arguments: [Int]) -> Bool {
    switch self {
    case .scaling, .specialOrthogonal, .orthogonal, .unitary, .specialUnitary, .symplectic,
      .properOrthogonal, .lorentz:
      true
    case .specialLinear, .generalLinear: arguments.count == 1
    default: false
    }
  }
}

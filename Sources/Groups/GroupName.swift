/// The names of the group grammar: one row a family, with what it takes and how large it is.
public enum GroupName: String, CaseIterable, Hashable, Sendable {
  case cyclic = "Z"
  case rotations = "C"
  case dihedral = "D"
  case symmetric = "S"
  case alternating = "A"
  case klein = "V4"
  case quaternion = "Q"
  case dicyclic = "Dic"
  case p1
  case p2
  case p4
  case p4m
  case cube = "Cube"
  case trivial = "Trivial"

  /// What the family is, in a few words.
  public var summary: String {
    switch self {
    case .cyclic: "integers mod n, shifting n points on a ring"
    case .rotations: "rotations of the regular n-gon"
    case .dihedral: "symmetries of the regular n-gon, 2n of them"
    case .symmetric: "all permutations of n points"
    case .alternating: "even permutations of n points"
    case .klein: "Klein's four-group"
    case .quaternion: "generalised quaternions, n = 8, 16, 32…"
    case .dicyclic: "dicyclic group of order 4n"
    case .p1: "translations of the n x n torus"
    case .p2: "translations and half turns of the n x n torus"
    case .p4: "translations and quarter turns of the n x n torus"
    case .p4m: "translations, quarter turns and mirrors of the n x n torus"
    case .cube: "rotations of the cube, moving its 6 faces"
    case .trivial: "the identity alone, on n points"
    }
  }

  /// Whether the name takes one argument; the others take none.
  public var takesArgument: Bool {
    self != .klein && self != .cube
  }

  /// An expression that shows how the name is used.
  public var example: String {
    switch self {
    case .quaternion: "Q(8)"
    case .klein, .cube: rawValue
    case .dicyclic: "Dic(3)"
    case .p1, .p2, .p4, .p4m: rawValue + "(3)"
    default: rawValue + "(4)"
    }
  }

  /// The order for argument `n`, or nil when it is beyond 64 bits.
  ///
  /// `n` is in range.
  func order(_ n: Int) -> Int? {
    switch self {
    case .cyclic, .rotations, .quaternion: n
    case .dihedral: n.times(2)
    case .symmetric: factorial(n)
    case .alternating: n < 2 ? 1 : factorial(n).map { $0 / 2 }
    case .klein: 4
    case .dicyclic: n.times(4)
    case .p1: n.times(n)
    case .p2: n.times(n)?.times(2)
    case .p4: n.times(n)?.times(4)
    case .p4m: n.times(n)?.times(8)
    case .cube: 24
    case .trivial: 1
    }
  }

  /// What is wrong with argument `n`, as a sentence, or nil.
  func objection(to n: Int) -> String? {
    if self == .quaternion, n < 8 || n & (n - 1) != 0 {
      let dicyclic = n >= 4 && n.isMultiple(of: 4) ? "; Dic(\(n / 4)) has order \(n)" : ""
      return "Q(\(n)): the argument is the order, a power of 2 from 8 on, such as Q(8)\(dicyclic)"
    }
    if n < 1 {
      return "\(rawValue)(\(n)): the argument counts from 1, as in \(example)"
    }
    return nil
  }

  /// The largest argument whose group has at most `limit` elements.
  func largestArgument(limit: Int) -> Int {
    if self == .trivial { return StabiliserChain.largestDegree }
    if self == .quaternion {
      var n = 8
      while n * 2 <= limit { n *= 2 }
      return n
    }
    var n = 1
    while let order = order(n + 1), order <= limit { n += 1 }
    return n
  }

  private func factorial(_ n: Int) -> Int? {
    if n > 20 { return nil }
    return (1...max(n, 1)).reduce(1, *)
  }
}

// Layers that people know, recognised by their group and representations.

import Groups
import Representations

/// A kind of linear layer that has a name.
public struct Architecture: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// What it does, in a sentence.
  public let meaning: String
  /// Who described it.
  public let source: String
  /// How the entries of W are to be read, for the names of single weights.
  let reading: Reading

  enum Reading: Hashable, Sendable {
    case none
    /// w(d), d = j − i on a ring.
    case ring(Int)
    /// w(dx, dy) on a torus.
    case torus(Int)
    /// Indices that each run over n points: so many of the output and of the input.
    case indices(n: Int, out: Int, in: Int)
  }

  /// The layer between these representations, if it has a name.
  public init?(_ group: GroupExpression, from input: RepExpression, to output: RepExpression) {
    guard
      let found = Self.onRings(group, input, output) ?? Self.onSets(group, input, output)
        ?? Self.onGroups(group, input, output) ?? Self.onTensors(group, input, output)
    else { return nil }
    self = found
  }

  private init(_ name: String, _ meaning: String, _ source: String, _ reading: Reading = .none) {
    self.name = name
    self.meaning = meaning
    self.source = source
    self.reading = reading
  }

  /// What the weight of an entry does, such as `y_ij ← Σ x_jl, row sums to columns`; nil where it has no
  /// name.
  public func name(ofEntry row: Int, _ column: Int) -> String? {
    switch reading {
    case .none: return nil
    case .ring(let n):
      let offset = (column - row + n) % n
      return "w(\(Self.signed(offset, n))): x_(i\(Self.shift(offset, n))) to y_i"
    case .torus(let n):
      let (x, y) = ((column / n - row / n + n) % n, (column % n - row % n + n) % n)
      return "w(\(Self.signed(x, n)), \(Self.signed(y, n))): the pixel so far away"
    case .indices(let n, let out, let inner):
      let digits = Self.digits(row, n, out) + Self.digits(column, n, inner)
      return IndexOperation(digits, outputs: out).description
    }
  }

  private static func signed(_ offset: Int, _ n: Int) -> Int {
    2 * offset > n ? offset - n : offset
  }

  private static func shift(_ offset: Int, _ n: Int) -> String {
    let signed = signed(offset, n)
    return signed == 0 ? "" : signed > 0 ? "+\(signed)" : "\(signed)"
  }

  private static func digits(_ place: Int, _ n: Int, _ count: Int) -> [Int] {
    var (rest, digits) = (place, [Int]())
    for _ in 0..<count {
      digits.insert(rest % n, at: 0)
      rest /= n
    }
    return digits
  }

  // MARK: the table

  private static func isPoints(_ rep: RepExpression) -> Bool {
    rep == .defining || rep == .named(.perm)
  }

  private static func onRings(
    _ group: GroupExpression, _ input: RepExpression, _ output: RepExpression
  ) -> Architecture? {
    guard case .named(let name, let arguments) = group, let n = arguments.first else { return nil }
    let isRing: (RepExpression) -> Bool = {
      $0 == .named(.perm) || $0 == .named(.regular) || name == .cyclic && $0 == .defining
    }
    switch name {
    case .cyclic, .rotations:
      guard isRing(input), isRing(output) else { return nil }
      return Architecture(
        "1-D convolution, circular",
        "W is a circulant: one kernel of \(n) weights slides round the ring.",
        "LeCun et al. 1989", .ring(n))
    case .dihedral where input == .named(.perm) && output == .named(.perm):
      return Architecture(
        "1-D convolution, mirrored", "A circulant whose kernel reads the same both ways.",
        "Cohen, Welling 2016")
    case .p1 where isPoints(input) && isPoints(output):
      return Architecture(
        "2-D convolution on the torus",
        "A kernel of \(n) × \(n) weights slides over the picture, whose edges meet.",
        "LeCun et al. 1989", .torus(n))
    case .p2, .p4, .p4m:
      if isPoints(input), isPoints(output) {
        return Architecture(
          "2-D convolution, \(name.rawValue) kernel",
          "A convolution whose kernel stays the same when \(name.rawValue) turns it about its middle.",
          "Cohen, Welling 2016")
      }
      guard isPoints(input), output == .named(.regular) else { return nil }
      return Architecture(
        "lifting G-convolution, \(name.rawValue)",
        "One free kernel, applied in every pose of \(name.rawValue).", "Cohen, Welling 2016")
    default: return nil
    }
  }

  private static func onSets(
    _ group: GroupExpression, _ input: RepExpression, _ output: RepExpression
  ) -> Architecture? {
    if case .product = group { return onTables(group, input, output) }
    guard case .named(.symmetric, let arguments) = group, let n = arguments.first,
      n >= 2, let p = degree(input), let q = degree(output)
    else { return nil }
    let reading = Reading.indices(n: n, out: q, in: p)
    switch (p, q) {
    case (1, 1):
      return Architecture(
        "Deep Sets layer, λ I + γ 1 1ᵀ",
        "Each point keeps λ of itself and takes γ of the sum of all: two weights for any n ≥ 2.",
        "Zaheer et al. 2017", reading)
    case (1, 0):
      return Architecture("sum pooling", "All points count alike.", "Zaheer et al. 2017", reading)
    case (2, 2):
      return Architecture(
        "graph layer", "15 operations on adjacency matrices, for any n ≥ 4; this names each.",
        "Maron et al. 2019 (ICLR)", reading)
    case (2, 1), (2, 0), (1, 2):
      return Architecture(
        p == 2
          ? (q == 1 ? "graph layer, edges to nodes" : "graph layer, read-out")
          : "graph layer, nodes to edges",
        "Tensors on \(p) and \(q) nodes; a weight for each way in which indices coincide.",
        "Maron et al. 2019 (ICLR)", reading)
    case (0, _): return nil
    default:
      return Architecture(
        "hypergraph layer", "A weight for each way in which indices coincide.",
        "Maron et al. 2019 (ICLR)", reading)
    }
  }

  private static func onTables(
    _ group: GroupExpression, _ input: RepExpression, _ output: RepExpression
  ) -> Architecture? {
    let factors = group.directFactors
    let isSets = factors.allSatisfy { if case .named(.symmetric, _) = $0 { true } else { false } }
    let cells = RepExpression.tensorProduct(factors.indices.map { .factor(.defining, $0 + 1) })
    guard isSets, input == cells, output == cells else { return nil }
    return Architecture(
      "exchangeable tables", "Rows and columns in any order: cell, row, column and total.",
      "Hartford et al. 2018 (ICML)")
  }

  private static func onGroups(
    _ group: GroupExpression, _ input: RepExpression, _ output: RepExpression
  ) -> Architecture? {
    if input == .named(.regular), output == .named(.regular) {
      return Architecture(
        "G-convolution on \(group)",
        "W(g, h) = w(g⁻¹ h): a kernel over the group, one weight an element.",
        "Cohen, Welling 2016 (ICML)")
    }
    if case .pixels = input, !isPixels(output) {
      return Architecture(
        "steerable kernels",
        "Each row is a filter; turning the picture mixes the answers as ρ_out says.",
        "Cohen, Welling 2017 (ICLR); Weiler, Cesa 2019")
    }
    return nil
  }

  private static func isPixels(_ rep: RepExpression) -> Bool {
    if case .pixels = rep { true } else { false }
  }

  private static func onTensors(
    _ group: GroupExpression, _ input: RepExpression, _ output: RepExpression
  ) -> Architecture? {
    guard case .named(let name, let arguments) = group else { return nil }
    switch name {
    case .lorentz, .properOrthogonal:
      let volume = name == .lorentz ? "; of ε only beside det." : ", and of ε."
      return Architecture(
        "Lorentz tensor layer",
        "Every map is made of the metric η, which joins indices in pairs" + volume,
        "Bogatskiy et al. 2020 (ICML); Finzi et al. 2021")
    case .orthogonal, .specialOrthogonal:
      return Architecture(
        "\(group) tensor layer",
        name == .orthogonal
          ? "Every map joins indices in pairs (dot products); by ε only beside det."
          : "Every map joins indices in pairs (dot products) or by ε (cross products).",
        "Thomas et al. 2018; Finzi et al. 2021 (ICML)")
    case .rotations, .dihedral:
      // Half a turn and a single mirror leave other maps.
      guard let n = arguments.first, n >= 3, isVectors(input), isVectors(output) else { return nil }
      return Architecture(
        "steerable features",
        name == .rotations
          ? "Vectors that turn, mixed by multiples of rotations."
          : "Vectors that turn, mixed by numbers: mirrors leave no rotation between them.",
        "Weiler, Cesa 2019 (NeurIPS)")
    default: return nil
    }
  }

  /// Whether it is copies of V, as sums or multiples.
  private static func isVectors(_ rep: RepExpression) -> Bool {
    switch rep {
    case .defining: true
    case .sum(let parts): parts.allSatisfy(isVectors)
    case .multiple(_, let part): isVectors(part)
    default: false
    }
  }

  /// The number of indices that each run over the points; nil for anything but tensors.
  private static func degree(_ rep: RepExpression) -> Int? {
    switch rep {
    case .trivial: return 0
    case .defining, .named(.perm): return 1
    case .power(let base, let n): return degree(base).map { $0 * n }
    case .tensor(let parts):
      return parts.reduce(0) { sum, part in sum.flatMap { sum in degree(part).map { sum + $0 } } }
    case .tensorType(let p, let q): return p + (q ?? 0)
    case .dual(let base): return degree(base)
    default: return nil
    }
  }
}

/// What a weight class of tensors over a set does, told by which indices coincide.
struct IndexOperation: CustomStringConvertible {
  /// Which indices are equal: the number of the first one that is, for each; outputs come first.
  let pattern: [Int]
  let outputs: Int

  /// From the indices of any entry of the class.
  init(_ indices: [Int], outputs: Int) {
    var seen: [Int] = []
    pattern = indices.map { index in
      if let known = seen.firstIndex(of: index) { return known }
      seen.append(index)
      return seen.count - 1
    }
    self.outputs = outputs
  }

  /// `y_ij ← Σ x_jl`, and for matrices what that is called; different letters differ.
  var description: String {
    let letters = Array("ijklmnpqrstuv")
    func word(_ part: ArraySlice<Int>) -> String {
      part.isEmpty ? "" : "_" + String(part.map { letters[min($0, letters.count - 1)] })
    }
    let (left, right) = (pattern[..<outputs], pattern[outputs...])
    let isSum = right.contains { !left.contains($0) }
    let formula = "y\(word(left)) ← \(isSum ? "Σ " : "")x\(word(right))"
    let key = pattern.map(String.init).joined()
    guard outputs == 2, pattern.count == 4, let name = Self.names[key] else { return formula }
    return "\(formula): \(name)"
  }

  /// The fifteen operations on matrices (Maron, Ben-Hamu, Shamir, Lipman 2019, appendix A).
  static let names = [
    "0000": "diagonal, kept", "0001": "row sums onto the diagonal",
    "0010": "column sums onto the diagonal", "0011": "trace onto the diagonal",
    "0012": "total sum onto the diagonal", "0100": "diagonal along rows", "0101": "identity",
    "0102": "row sums along rows", "0110": "transpose", "0111": "diagonal along columns",
    "0112": "row sums along columns", "0120": "column sums along rows",
    "0121": "column sums along columns", "0122": "trace everywhere",
    "0123": "total sum everywhere",
  ]
}

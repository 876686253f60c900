import Groups
import LinearAlgebra

/// A line in an irreducible representation that a subgroup H maps to itself, and no other line in
/// the same way: H acts on it by a linear character λ that the restriction to H contains once.
///
/// With v a unit vector on the line, φ(x) = ⟨v, ρ(x) v⟩ = (1/|H|) Σ_h λ(h)⁻¹ χ(x h) is known from the
/// character χ alone, and determines ρ. Dixon 1993, "Constructing representations of finite
/// groups": such an H is known for every χ of degree below 32, and for every χ of a solvable group.
struct StableLine: Sendable {
  /// φ(x), `[order]`.
  let re: [Double]
  let im: [Double]
  /// How many elements map the line to itself; |φ| is 1 there.
  let stabiliserOrder: Int

  /// Looks in subgroups with one and with two generators for the line with the largest stabiliser,
  /// and if there is none in all subgroups.
  ///
  /// The search ends when the index of the stabiliser is the degree, as small as it can be: then
  /// the images of the line are orthogonal, and the matrices monomial. nil if there is no line within
  /// the budget.
  static func find(
    in character: CharacterTable.Irrep, of group: FiniteGroup, _ classes: ConjugacyClasses,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> StableLine? {
    var search = LineSearch(character, group, classes)
    return try search.run(checkpoint)
  }
}

/// The search for a line, which remembers the best so far.
private struct LineSearch {
  let character: CharacterTable.Irrep
  let group: FiniteGroup
  let classes: ConjugacyClasses
  /// χ as numbers, `[classes]`.
  let values: [(re: Double, im: Double)]
  /// exp(2πi k / exponent of the group), `[exponent]`.
  let roots: [(re: Double, im: Double)]
  var best: StableLine?
  /// Numbers that may still be added up.
  var budget = 40_000_000
  /// The subgroups that were looked at, by order and elements' hash.
  var seen: Set<[Int]> = []

  init(_ character: CharacterTable.Irrep, _ group: FiniteGroup, _ classes: ConjugacyClasses) {
    self.character = character
    self.group = group
    self.classes = classes
    values = character.values.map(\.numeric)
    let exponent = classes.classes.reduce(1) { leastCommonMultiple($0, $1.elementOrder) }
    roots = (0..<exponent).map { rootOfUnity($0, of: exponent) }
  }

  private var isDone: Bool {
    if let best { return best.stabiliserOrder * character.degree == group.order }
    return false
  }

  mutating func run(_ checkpoint: Checkpoint) throws(Cancelled) -> StableLine? {
    if character.degree == 1 {
      try look(in: group.generators.map(\.element), checkpoint)
      return best
    }
    let representatives = classes.classes.map(\.representative)
    for a in representatives where !isDone { try look(in: [a], checkpoint) }
    let allowance = best == nil ? 0 : 36_000_000
    for a in representatives.dropFirst().reversed() {
      for b in 1..<group.order where !isDone && budget > allowance {
        try look(in: [a, b], checkpoint)
      }
    }
    if best == nil, let lattice = try group.subgroupClasses(checkpoint: checkpoint) {
      budget = 40_000_000
      for subgroups in lattice.classes.reversed() where best == nil && budget > 0 {
        try look(in: subgroups.generators, checkpoint)
      }
    }
    return best
  }

  /// Looks at the linear characters of the subgroup that some elements generate.
  private mutating func look(
    in generators: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    try checkpoint.report()
    let subgroup = try group.subgroup(generatedBy: generators, checkpoint: checkpoint)
    budget -= subgroup.count * 4
    guard seen.insert(subgroup).inserted else { return }
    var cost = 0
    let found = try group.linearCharacters(
      ofSubgroupGeneratedBy: generators, modulus: roots.count, checkpoint: checkpoint
    ) {
      cost += $0.elements.count
      return multiplicity(of: $0) > 0
    }
    budget -= cost
    for linear in found where multiplicity(of: linear) == 1 {
      let line = try line(of: linear, checkpoint)
      if line.stabiliserOrder > best?.stabiliserOrder ?? 0 { best = line }
      if isDone { return }
    }
  }

  /// How often χ contains a linear character of a subgroup.
  private func multiplicity(of linear: LinearCharacter) -> Int {
    var sum = 0.0
    for (element, exponent) in zip(linear.elements, linear.exponents) {
      let (value, root) = (values[classes.classOf[element]], roots[exponent])
      sum += value.re * root.re + value.im * root.im
    }
    return Int((sum / Double(linear.elements.count)).rounded())
  }

  /// φ: for one x of each coset x H by summation, on the others by φ(x h) = φ(x) λ(h).
  private mutating func line(
    of linear: LinearCharacter, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> StableLine {
    var re = [Double](repeating: 0, count: group.order)
    var im = re
    var isKnown = [Bool](repeating: false, count: group.order)
    var stabiliserOrder = 0
    budget -= group.order * 2
    for x in 0..<group.order where !isKnown[x] {
      if x.isMultiple(of: 16) { try checkpoint.report() }
      var sum = (re: 0.0, im: 0.0)
      for (h, exponent) in zip(linear.elements, linear.exponents) {
        let (value, root) = (values[classes.classOf[group.product(x, h)]], roots[exponent])
        sum.re += value.re * root.re + value.im * root.im
        sum.im += value.im * root.re - value.re * root.im
      }
      let size = Double(linear.elements.count)
      sum = (Self.settled(sum.re / size), Self.settled(sum.im / size))
      for (h, exponent) in zip(linear.elements, linear.exponents) {
        let (y, root) = (group.product(x, h), roots[exponent])
        isKnown[y] = true
        re[y] = sum.re * root.re - sum.im * root.im
        im[y] = sum.re * root.im + sum.im * root.re
      }
      if sum.re * sum.re + sum.im * sum.im > 1 - 1e-9 { stabiliserOrder += linear.elements.count }
    }
    return StableLine(re: re, im: im, stabiliserOrder: stabiliserOrder)
  }

  /// Multiples of 1/4 without the rounding of the sum.
  private static func settled(_ value: Double) -> Double {
    let nearest = (value * 4).rounded() / 4
    return abs(value - nearest) < 1e-13 ? nearest + 0 : value
  }
}

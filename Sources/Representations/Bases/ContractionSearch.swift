import LinearAlgebra

/// A basis of the invariant tensors of a classical group among the contractions that span them.
///
/// The contractions are too many once their vectors outnumber the dimension: n + 1 vectors in n
/// dimensions have a vanishing Gram determinant. Leading terms of those determinants tell which
/// products to leave out (the second fundamental theorem with its standard monomials: De Concini &
/// Procesi, A characteristic free approach to invariant theory, 1976; for Pfaffians Jonsson &
/// Welker 2007):
/// - O(n), SO(n): no n + 1 pairs, of which none encloses another; an ε counts as n pairs whose
///   second ends lie behind all slots;
/// - GL(n), SL(n): no n + 1 vectors paired with covectors in ascending order, where each ε brings n
///   covectors that lie behind all others;
/// - Sp(2m): no m + 1 pairs that cross each other.
/// So those that remain are a basis, found one by one without any linear algebra.
struct ContractionSearch {
  let form: ClassicalForm
  let slots: [Slot]
  private var found: [Contraction] = []
  private let checkpoint: Checkpoint
  private var steps = 0

  /// All basis elements of (⊗ slots ⊗ det^determinant)^G, in lexicographic order.
  static func basis(
    _ form: ClassicalForm, _ slots: [Slot], determinant: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Contraction] {
    var search = ContractionSearch(form: form, slots: slots, checkpoint: checkpoint)
    switch form.family {
    case .orthogonal:
      try search.matchings(withVolume: determinant % 2 != 0)
    case .specialOrthogonal:
      try search.matchings(withVolume: false)
      try search.matchings(withVolume: true)
    case .symplectic: try search.matchings(withVolume: false)
    case .general, .special: try search.pairings(determinant: determinant)
    }
    return search.found
  }

  private init(form: ClassicalForm, slots: [Slot], checkpoint: Checkpoint) {
    self.form = form
    self.slots = slots
    self.checkpoint = checkpoint
  }

  private mutating func step() throws(Cancelled) {
    steps += 1
    if steps.isMultiple(of: 1024) { try checkpoint.report() }
  }

  // MARK: Vectors among themselves

  /// A pair or one leg of the volume, with the length of the longest forbidden chain it ends.
  private struct Arc {
    let left: Int
    let right: Int
    let length: Int
  }

  private mutating func matchings(withVolume: Bool) throws(Cancelled) {
    let rest = slots.count - (withVolume ? form.size : 0)
    guard rest >= 0, rest.isMultiple(of: 2) else { return }
    try match(
      from: 0, taken: [Bool](repeating: false, count: slots.count), arcs: [],
      legs: withVolume ? form.size : 0)
  }

  private mutating func match(
    from start: Int, taken: [Bool], arcs: [Arc], legs: Int
  ) throws(Cancelled) {
    try step()
    guard let a = (start..<slots.count).first(where: { !taken[$0] }) else {
      if legs == 0 { found.append(contraction(arcs)) }
      return
    }
    var taken = taken
    taken[a] = true
    if legs > 0 {
      let length = 1 + (arcs.map(\.length).max() ?? 0)
      if length <= form.size {
        let arc = Arc(left: a, right: slots.count + form.size - legs, length: length)
        try match(from: a + 1, taken: taken, arcs: arcs + [arc], legs: legs - 1)
      }
    }
    for b in slots.indices where b > a && !taken[b] {
      guard let arc = arc(a, b, after: arcs) else { continue }
      taken[b] = true
      try match(from: a + 1, taken: taken, arcs: arcs + [arc], legs: legs)
      taken[b] = false
    }
  }

  /// nil where it would complete a forbidden set.
  private func arc(_ a: Int, _ b: Int, after arcs: [Arc]) -> Arc? {
    guard form.family == .symplectic else {
      let length = 1 + (arcs.lazy.filter { $0.right < b }.map(\.length).max() ?? 0)
      return length > form.size ? nil : Arc(left: a, right: b, length: length)
    }
    // Pairs that cross each other are open at a; their second ends ascend.
    var lengths: [(right: Int, length: Int)] = []
    for arc in arcs where arc.right > a && arc.right < b {
      let before = lengths.lazy.filter { $0.right < arc.right }.map(\.length).max() ?? 0
      lengths.append((arc.right, before + 1))
    }
    let length = 1 + (lengths.map(\.length).max() ?? 0)
    return length > form.size / 2 ? nil : Arc(left: a, right: b, length: length)
  }

  private func contraction(_ arcs: [Arc]) -> Contraction {
    var result = Contraction()
    let volume = arcs.filter { $0.right >= slots.count }.map(\.left)
    if !volume.isEmpty { result.brackets = [volume] }
    result.pairs = arcs.filter { $0.right < slots.count }.map { [$0.left, $0.right] }
    return result
  }

  // MARK: Vectors with covectors

  private mutating func pairings(determinant: Int) throws(Cancelled) {
    let vectors = slots.indices.filter { slots[$0] == .vector }
    let covectors = slots.indices.filter { slots[$0] == .covector }
    let surplus = vectors.count - covectors.count
    guard surplus.isMultiple(of: form.size) else { return }
    if form.family == .general && surplus / form.size != -determinant { return }
    let (many, few) = surplus >= 0 ? (vectors, covectors) : (covectors, vectors)
    let volumes = abs(surplus) / form.size
    try pair(
      many, few, volumes, targets: [], lengths: [],
      taken: [Bool](repeating: false, count: few.count),
      legs: [Int](repeating: 0, count: volumes))
  }

  /// Gives the next of `many` a partner among `few` or a leg of a volume.
  private mutating func pair(
    _ many: [Int], _ few: [Int], _ volumes: Int, targets: [Int], lengths: [Int], taken: [Bool],
    legs: [Int]
  ) throws(Cancelled) {
    try step()
    if targets.count == many.count {
      found.append(contraction(many, few, volumes, targets))
      return
    }
    func length(to target: Int) -> Int {
      var longest = 0
      for (k, earlier) in targets.enumerated() where earlier < target {
        longest = max(longest, lengths[k])
      }
      return longest + 1
    }
    for target in few.indices where !taken[target] {
      let length = length(to: target)
      if length > form.size { continue }
      var taken = taken
      taken[target] = true
      try pair(
        many, few, volumes, targets: targets + [target], lengths: lengths + [length], taken: taken,
        legs: legs)
    }
    for volume in 0..<volumes where legs[volume] < form.size {
      let target = few.count + volume * form.size + legs[volume]
      let length = length(to: target)
      if length > form.size { continue }
      var legs = legs
      legs[volume] += 1
      try pair(
        many, few, volumes, targets: targets + [target], lengths: lengths + [length], taken: taken,
        legs: legs)
    }
  }

  private func contraction(
    _ many: [Int], _ few: [Int], _ volumes: Int, _ targets: [Int]
  ) -> Contraction {
    var result = Contraction()
    result.brackets = Array(repeating: [], count: volumes)
    for (slot, target) in zip(many, targets) {
      if target < few.count {
        result.pairs.append([slot, few[target]].sorted())
      } else {
        result.brackets[(target - few.count) / form.size].append(slot)
      }
    }
    result.pairs.sort { $0[0] < $1[0] }
    return result
  }
}

import LinearAlgebra

/// The number of invariant tensors of a classical group, by its irreducible characters.
///
/// Multiplying an irreducible character by that of V gives, multiplicity free, those whose
/// diagrams have one box more or (for V', or V where V ≅ V') one box fewer; so the invariants are
/// the walks from the empty diagram back to it. Diagrams of O(n) have two first columns of at most
/// n boxes together, those of Sp(2m) at most m rows, those of GL(n) at most n rows, of which a
/// whole column may be taken away (King 1971; Sundaram 1990; Koike & Terada 1987).
///
/// It shares nothing with the search for contractions.
struct BoxWalks {
  let form: ClassicalForm

  /// dim (⊗ slots ⊗ det^determinant)^G; nil beyond machine integers. Time slots · diagrams · rows.
  ///
  /// For groups with determinant 1 the power of det does not matter.
  func invariants(
    of slots: [Slot], determinant: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Int? {
    let empty = form.isSelfDual ? [] : [Int](repeating: 0, count: form.size)
    var walks: [[Int]: Int] = [empty: 1]
    for (k, slot) in slots.enumerated() {
      var next: [[Int]: Int] = [:]
      for (place, entry) in walks.enumerated() {
        if place.isMultiple(of: 64) { try checkpoint.report() }
        for diagram in neighbours(of: entry.key, slot, stepsLeft: slots.count - k - 1) {
          let (sum, overflow) = next[diagram, default: 0].addingReportingOverflow(entry.value)
          if overflow { return nil }
          next[diagram] = sum
        }
      }
      walks = next
    }
    var total = 0
    for (diagram, count) in walks where isInvariant(diagram, determinant) {
      let (sum, overflow) = total.addingReportingOverflow(count)
      if overflow { return nil }
      total = sum
    }
    return total
  }

  /// Whether the character of a diagram times det^determinant is that of the trivial one.
  private func isInvariant(_ diagram: [Int], _ determinant: Int) -> Bool {
    switch form.family {
    case .symplectic: diagram.isEmpty
    case .orthogonal:
      determinant % 2 == 0
        ? diagram.isEmpty : diagram.count == form.size && diagram.allSatisfy { $0 == 1 }
    case .specialOrthogonal:
      diagram.isEmpty || diagram.count == form.size && diagram.allSatisfy { $0 == 1 }
    case .general: diagram.allSatisfy { $0 == -determinant }
    case .special: diagram.allSatisfy { $0 == diagram[0] }
    }
  }

  private func neighbours(of diagram: [Int], _ slot: Slot, stepsLeft: Int) -> [[Int]] {
    form.isSelfDual
      ? grown(diagram).filter { $0.reduce(0, +) <= stepsLeft + form.size } + shrunk(diagram)
      : stepped(diagram, slot == .vector ? 1 : -1)
  }

  /// Diagrams of O(n) or Sp(n) with one box more.
  private func grown(_ diagram: [Int]) -> [[Int]] {
    var result: [[Int]] = []
    for row in 0...diagram.count
    where row == 0 || row == diagram.count
      || diagram[row - 1] > diagram[row]
    {
      var next = diagram
      if row == diagram.count {
        if row > 0 && diagram[row - 1] < 1 { continue }
        next.append(1)
      } else {
        next[row] += 1
      }
      if isAllowed(next) { result.append(next) }
    }
    return result
  }

  private func isAllowed(_ diagram: [Int]) -> Bool {
    switch form.family {
    case .symplectic: diagram.count <= form.size / 2
    default: diagram.count + diagram.count(where: { $0 > 1 }) <= form.size
    }
  }

  private func shrunk(_ diagram: [Int]) -> [[Int]] {
    diagram.indices.compactMap { row in
      let below = row + 1 < diagram.count ? diagram[row + 1] : 0
      guard diagram[row] > below else { return nil }
      var next = diagram
      next[row] -= 1
      if next[row] == 0 { next.removeLast() }
      return next
    }
  }

  /// Weights of GL(n), not increasing, with `step` added somewhere.
  private func stepped(_ weight: [Int], _ step: Int) -> [[Int]] {
    weight.indices.compactMap { row in
      var next = weight
      next[row] += step
      let above = row == 0 || next[row - 1] >= next[row]
      return above && (row + 1 == weight.count || next[row] >= next[row + 1]) ? next : nil
    }
  }
}

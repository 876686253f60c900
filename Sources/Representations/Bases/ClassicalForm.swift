/// Which multilinear functions of vectors a classical group leaves alone, on n-dimensional V.
///
/// All that the first fundamental theorem needs to know of the group (Weyl, The Classical Groups,
/// ch. II and VI; Goodman & Wallach, Symmetry, Representations, and Invariants, ch. 5). Groups with
/// the same complexification have the same invariants: SO(4), SO(2,2), SO+(1,3); GL(n) and U(n).
struct ClassicalForm: Hashable, Sendable {
  enum Family: Hashable, Sendable {
    /// O(p, q): the metric.
    case orthogonal
    /// SO(p, q) and its identity component: the metric and the volume ε.
    case specialOrthogonal
    /// GL(n), U(n): the pairing of V with V'.
    case general
    /// SL(n), SU(n): the pairing and the volumes ε of V and V'.
    case special
    /// Sp(n): the area ω.
    case symplectic
  }

  let family: Family
  /// n, the dimension of V.
  let size: Int
  /// How many of the last directions have square -1; 0 but for O(p, q) and its kin.
  let negatives: Int

  init(_ family: Family, size: Int, negatives: Int = 0) {
    self.family = family
    self.size = size
    self.negatives = negatives
  }

  /// Whether V and V' are equivalent, through the metric or the area.
  var isSelfDual: Bool {
    switch family {
    case .orthogonal, .specialOrthogonal, .symplectic: true
    case .general, .special: false
    }
  }

  /// Whether `irrep(k)` is known: for SO(2) and SO(3).
  var hasHarmonics: Bool {
    family == .specialOrthogonal && negatives == 0 && (2...3).contains(size)
  }

  /// The sign of the square of direction i.
  func metric(_ i: Int) -> Double { i < size - negatives ? 1 : -1 }

  /// The direction j with ω(i, j) ≠ 0, and that value: ω(i, i + n/2) = 1.
  func area(_ i: Int) -> (partner: Int, value: Double) {
    i < size / 2 ? (i + size / 2, 1) : (i - size / 2, -1)
  }
}

/// Whether an index of a tensor belongs to V or to its dual.
enum Slot: Hashable, Sendable {
  case vector, covector

  var dual: Slot { self == .vector ? .covector : .vector }
}

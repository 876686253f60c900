import BigInt
import Groups
import LinearAlgebra

/// What there is to say about a representation of any group; nil where it is not known, which `limits`
/// explains.
public struct AnyRepresentationFacts: Sendable {
  /// Whether every element acts as the identity.
  public let isTrivial: Bool?
  /// Whether only the identity acts as the identity.
  public let isFaithful: Bool?
  /// Whether it is irreducible over the complex numbers.
  public let isIrreducible: Bool?
  /// Whether the matrices are unitary.
  public let isUnitary: Bool
  /// How many elements act as the identity; nil also where they are infinitely many.
  public let kernelOrder: BigInt?
  /// Why something is missing.
  public let limits: [String]
}

extension AnyRepresentation {
  /// Facts from dimensions of spaces of equivariant maps: a representation is trivial when all its
  /// vectors are invariant, and irreducible when only multiples of 1 commute with it, these groups
  /// being completely reducible (Weyl's unitary trick).
  ///
  /// Throws `Cancelled`.
  public func facts(checkpoint: Checkpoint = .none) throws -> AnyRepresentationFacts {
    var limits: [String] = []
    let one = try AnyRepresentation(.trivial, like: self)
    let invariants = try count(from: one, to: self, &limits, checkpoint)
    let isTrivial = invariants.map { $0 == dimension }
    let commuting = try count(from: self, to: self, &limits, checkpoint)
    let isSurelyFaithful = try isSurelyFaithful(checkpoint)
    let kernel = isTrivial == true ? order : kernelOrder
    if kernel == nil, !isSurelyFaithful { limits.append("the kernel is not known, or infinite") }
    let isGroupTrivial = order == 1
    return AnyRepresentationFacts(
      isTrivial: isTrivial,
      isFaithful: isSurelyFaithful
        ? true : isTrivial == true ? isGroupTrivial : kernel.map { $0 == 1 },
      isIrreducible: commuting.map { $0 == 1 },
      isUnitary: try isTrivial == true || isUnitary(checkpoint),
      kernelOrder: isSurelyFaithful ? 1 : kernel, limits: limits)
  }

  /// The same group acting otherwise. Throws a `RepresentationError`.
  public init(_ expression: RepExpression, like other: AnyRepresentation) throws {
    let builder = TermBuilder(
      group: other.group, whole: other.group, atoms: other.atoms, first: 0, checkpoint: .none)
    group = other.group
    atoms = other.atoms
    isComplex = other.isComplex
    self.expression = expression
    terms = try builder.terms(expression)
    dimension = terms.dimension
  }

  /// The number of equivariant maps, by characters where they are known; nil beyond a limit.
  private func count(
    from input: AnyRepresentation, to output: AnyRepresentation, _ limits: inout [String],
    _ checkpoint: Checkpoint
  ) throws -> Int? {
    do {
      let solver = try BasisSolver(from: input, to: output, checkpoint: checkpoint)
      if let expected = try solver.expectedDimension() { return expected }
      return try solver.dimension()
    } catch let error as RepresentationError {
      limits.append(error.description)
      return nil
    }
  }

  /// Whether each factor of the group acts faithfully on a summand of its own.
  private func isSurelyFaithful(_ checkpoint: Checkpoint) throws -> Bool {
    try atoms.indices.allSatisfy { atom in
      try terms.terms.contains { term in
        guard term.leaves.count == 1, term.leaves[0].leaf.factor == atom else { return false }
        switch (term.leaves[0].leaf.kind, atoms[atom]) {
        case (.slot, _), (.points, _), (.standard, _): return true
        case (.node(let node), .finite(let group)):
          let classes = try group.classes(checkpoint: checkpoint)
          let character = try node.exactCharacter(
            on: classes, of: group, checkpoint: checkpoint)
          return character.count(where: { $0.integer == node.dimension }) == 1
        default: return false
        }
      }
    }
  }

  /// The order of the group; nil if it is infinite or not known.
  private var order: BigInt? {
    atoms.isEmpty ? 1 : group.isLie ? nil : group.knownOrder
  }

  /// Of one classical group, whose normal subgroups are central but for those that det tells apart:
  /// the scalars in the group that act trivially on every summand.
  private var kernelOrder: BigInt? {
    guard atoms.count == 1, case .classical(let form, _) = atoms[0], form.size > 1,
      terms.terms.contains(where: {
        $0.leaves.contains { $0.leaf.slot != nil || $0.leaf.isHarmonic }
      }),
      !(form.size == 2 && form.isSelfDual && form.family != .symplectic)
    else { return nil }
    // Scalars act on V^p ⊗ V'^q ⊗ det^k by the power p - q + n k; weights of SO(3) have none.
    let powers = terms.terms.map { term in
      term.leaves.reduce(0) { $0 + $1.leaf.weight(form.size) }
    }
    let isEven = powers.allSatisfy { $0.isMultiple(of: 2) }
    switch form.family {
    case .symplectic: return isEven ? 2 : 1
    case .orthogonal:
      // On a product of an even number of vectors -1 acts trivially.
      return isEven ? 2 : 1
    case .specialOrthogonal:
      if form.negatives > 0, form.size.isMultiple(of: 2) {
        return nil
      }
      return form.size.isMultiple(of: 2) && isEven ? 2 : 1
    case .special:
      if atoms[0].isComplex {
        return BigInt(powers.reduce(form.size) { greatestCommonDivisor($0, abs($1)) })
      }
      return form.size.isMultiple(of: 2) && isEven ? 2 : 1
    case .general:
      let common = powers.reduce(0) { greatestCommonDivisor($0, abs($1)) }
      if common == 0 { return nil }
      return atoms[0].isComplex ? BigInt(common) : isEven ? 2 : 1
    }
  }

  /// Sums and products are unitary where their parts are.
  private func isUnitary(_ checkpoint: Checkpoint) throws -> Bool {
    for generator in generators {
      for term in terms.terms {
        for (leaf, _) in term.leaves where leaf.factor == generator.atom {
          try checkpoint.report()
          switch (leaf.kind, generator.element) {
          case (_, .rank), (_, .permutation), (.harmonic, _): continue
          case (.determinant, _) where !isDeterminantFree(leaf.factor): return false
          default: break
          }
          let matrix = try leaf.matrix(of: generator.element)
          let defect =
            generator.isInfinitesimal
            ? matrix + matrix.adjoint : matrix * matrix.adjoint - .identity(matrix.rows)
          if defect.maximumMagnitude > 1e-12 { return false }
        }
      }
    }
    return true
  }

  private func isDeterminantFree(_ atom: Int) -> Bool {
    if case .classical(let form, let group) = atoms[atom] {
      return form.family != .general || group.isComplex
    }
    return false
  }

  /// max |ρ(g)ρ(h) - ρ(gh)| over the leaves and four random pairs of elements, relative to the
  /// largest entry.
  ///
  /// On V, where ρ(g) is g, it is how far g, h and gh are from the group (nothing for GL(n), where
  /// every invertible matrix is in it); det^k is as far off as |k| times det.
  public func homomorphismResidual(
    seed: UInt64 = 1, checkpoint: Checkpoint = .none
  ) throws -> Double {
    var random = SplitMix64(seed: seed)
    var worst = 0.0
    var seen = Set<PairKey>()
    let leaves = terms.terms.flatMap(\.leaves).map(\.leaf).filter {
      $0.dimension <= Self.largestMatrix
        && seen.insert(PairKey(factor: $0.factor, output: [$0.key], input: [])).inserted
    }
    for _ in 0..<4 {
      let (g, h) = (try randomElement(using: &random), try randomElement(using: &random))
      let gh = product(g, h)
      for leaf in leaves where leaf.factor >= 0 {
        try checkpoint.report()
        let elements = [g, h, gh].map { $0[leaf.factor] }
        if case .slot(.vector, _) = leaf.kind {
          for element in elements {
            worst = worse(worst, atoms[leaf.factor].distance(of: element))
          }
          continue
        }
        let (single, weight) = leaf.withoutPower
        let (a, b) = (try single.matrix(of: elements[0]), try single.matrix(of: elements[1]))
        let image = try single.matrix(of: elements[2])
        let scale = single.isDeterminant ? image.maximumMagnitude : max(1, image.maximumMagnitude)
        worst = worse(worst, weight * (a * b - image).maximumMagnitude / scale)
      }
    }
    return worst
  }
}

extension GroupAtom {
  /// How far a matrix is from the group; 0 where nothing is kept, and for permutations.
  fileprivate func distance(of element: AtomElement) -> Double {
    switch (self, element) {
    case (.classical(_, let group), .matrix(let matrix)),
      (.scaling(let group), .matrix(let matrix)):
      group.residual(of: matrix) ?? 0
    default: 0
    }
  }
}

extension Leaf {
  fileprivate var isDeterminant: Bool {
    if case .determinant = kind { return true }
    return false
  }

  /// det for det^k, with |k|; other leaves as they are.
  fileprivate var withoutPower: (leaf: Leaf, weight: Double) {
    if case .determinant(let k) = kind {
      return (Leaf(factor: factor, .determinant(1)), Double(k.magnitude))
    }
    return (self, 1)
  }
}

import Groups
import LinearAlgebra

extension FactorSolver {
  /// The number of basis matrices by characters, sharing nothing with the solver; nil where the
  /// characters are not known: for large permutation groups but S(n) and A(n), and for scalings.
  ///
  /// Finite groups: ⟨χ_out, χ_in⟩ over the classes. Classical groups: walks of diagrams. SO(2) and
  /// SO(3): the multiplicities of weights in the product (the dimension of the space of weight 0,
  /// less that of weight 1 for SO(3)).
  func expectedDimension(
    from input: [Leaf], to output: [Leaf], _ checkpoint: Checkpoint
  ) throws -> Int? {
    switch atom {
    case .scaling: return nil
    case .permutations(_, let expression):
      return try SymmetricCharacters(expression)?.dimension(of: input + output, checkpoint)
    case .finite(let group):
      let classes = try group.classes(checkpoint: checkpoint)
      func character(_ leaves: [Leaf]) throws -> [Cyclotomic] {
        let nodes = leaves.compactMap { leaf -> RepNode? in
          if case .node(let node) = leaf.kind { return node }
          return nil
        }
        return try RepNode.product(of: nodes).exactCharacter(
          on: classes, of: group, checkpoint: checkpoint)
      }
      return try innerProduct(
        try character(output), try character(input), over: classes, checkpoint)
    case .classical(let form, _):
      if !(input + output).contains(where: \.isHarmonic) {
        return try ClassicalMaps(form, from: input, to: output).expectedDimension(checkpoint)
      }
      let weights = (input + output).compactMap(\.weightOfRotations)
      return Self.invariants(weights, isSpace: form.size == 3)
    }
  }

  /// Invariants of a product of real irreducibles of SO(3), or of SO(2), with these weights.
  private static func invariants(_ weights: [Int], isSpace: Bool) -> Int? {
    var multiplicities = [0: 1]
    for weight in weights {
      var next: [Int: Int] = [:]
      let own = isSpace ? Array(-weight...weight) : [-weight, weight]
      for (total, count) in multiplicities {
        for step in own {
          let (sum, overflow) = next[total + step, default: 0].addingReportingOverflow(count)
          if overflow { return nil }
          next[total + step] = sum
        }
      }
      multiplicities = next
    }
    return multiplicities[0, default: 0] - (isSpace ? multiplicities[1, default: 0] : 0)
  }
}

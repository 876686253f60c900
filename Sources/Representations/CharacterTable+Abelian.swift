// The character table of an abelian group, without a search: its homomorphisms to the roots of unity.

import Groups
import LinearAlgebra

extension FiniteGroup {
  /// The irreducible characters of an abelian group in any order, on its classes of one element each.
  ///
  /// They are extended from cyclic pieces, one generator at a time. O(order²).
  func linearIrreps(
    on classes: ConjugacyClasses, checkpoint: Checkpoint
  ) throws(Cancelled) -> [CharacterTable.Irrep] {
    precondition(isAbelian, "other groups have further irreducible characters")
    let exponent = classes.classes.reduce(1) { leastCommonMultiple($0, $1.elementOrder) }
    let characters = try linearCharacters(
      ofSubgroupGeneratedBy: generators.map(\.element), modulus: exponent, checkpoint: checkpoint
    ) { _ in true }
    // Equal values share their storage.
    let roots = (0..<exponent).map { Cyclotomic.root(exponent, power: $0) }
    var irreps: [CharacterTable.Irrep] = []
    for character in characters {
      try checkpoint.report()
      var values = [Cyclotomic](repeating: 1, count: order)
      for (element, power) in zip(character.elements, character.exponents) {
        values[classes.classOf[element]] = roots[power]
      }
      let isReal = character.exponents.allSatisfy { (2 * $0).isMultiple(of: exponent) }
      irreps.append(
        CharacterTable.Irrep(degree: 1, frobeniusSchur: isReal ? 1 : 0, values: values))
    }
    return irreps
  }
}

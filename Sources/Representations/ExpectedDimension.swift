import Groups
import LinearAlgebra

/// dim Hom_G(in, out) = (1/|G|) Σ_g χ_out(g) χ_in(g⁻¹), exact, over the conjugacy classes.
///
/// For permutation representations this is Burnside's count of orbits. Nothing is shared with the
/// solver. Throws `Cancelled`.
public func expectedDimension(
  from input: Representation, to output: Representation, checkpoint: Checkpoint = .none
) throws -> Int {
  let classes = try input.group.classes(checkpoint: checkpoint)
  let left = try output.exactCharacter(on: classes, checkpoint: checkpoint)
  let right = try input.exactCharacter(on: classes, checkpoint: checkpoint)
  return innerProduct(left, right, over: classes)
}

/// (1/|G|) Σ |class| χ conj(ψ), which is an integer for characters.
func innerProduct(
  _ chi: [Cyclotomic], _ psi: [Cyclotomic], over classes: ConjugacyClasses
) -> Int {
  let field = (chi + psi).reduce(1) { leastCommonMultiple($0, $1.conductor) }
  var sum = [Int](repeating: 0, count: field)
  var order = 0
  for (k, entry) in classes.classes.enumerated() {
    order += entry.size
    let (a, b) = (chi[k], psi[k])
    let (stepA, stepB) = (field / a.conductor, field / b.conductor)
    for x in a.terms {
      for y in b.terms {
        let exponent = x.exponent * stepA - y.exponent * stepB
        sum[exponent < 0 ? exponent + field : exponent] +=
          entry.size * x.coefficient * y.coefficient
      }
    }
  }
  let terms = sum.enumerated().filter { $0.element != 0 }
    .map { Cyclotomic.Term(exponent: $0.offset, coefficient: $0.element) }
  guard let total = Cyclotomic(order: field, terms: terms).integer, total % order == 0 else {
    preconditionFailure("an inner product of characters is an integer")
  }
  return total / order
}

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
  var whole = 0
  var order = 0
  var rest = Cyclotomic(0)
  for (k, entry) in classes.classes.enumerated() {
    order += entry.size
    if let a = chi[k].integer, let b = psi[k].integer {
      whole += entry.size * a * b
    } else {
      rest = rest + chi[k] * psi[k].conjugate * Cyclotomic(entry.size)
    }
  }
  guard let sum = (rest + Cyclotomic(whole)).integer, sum % order == 0 else {
    preconditionFailure("an inner product of characters is an integer")
  }
  return sum / order
}

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
  return try innerProduct(left, right, over: classes, checkpoint)
}

/// (1/|G|) Σ |class| χ conj(ψ), which is an integer for characters.
///
/// A rational number is its trace over φ(n), and Tr ζ_n^k = μ(m) φ(n)/φ(m) for m = n/gcd(k, n). All
/// sums keep within 2¹¹⁶: coefficients of a character within its degree, 2²⁶, which is the limit
/// here, and n, |G| and the number of terms within 2¹⁶.
func innerProduct(
  _ chi: [Cyclotomic], _ psi: [Cyclotomic], over classes: ConjugacyClasses,
  _ checkpoint: Checkpoint
) throws(Cancelled) -> Int {
  try checkpoint.report()
  let field = (chi + psi).reduce(1) { leastCommonMultiple($0, $1.conductor) }
  var sum = [Int128](repeating: 0, count: field)
  var order = 0
  for (k, entry) in classes.classes.enumerated() {
    if k % 64 == 63 { try checkpoint.report() }
    order += entry.size
    let (a, b) = (chi[k], psi[k])
    let (stepA, stepB) = (field / a.conductor, field / b.conductor)
    for x in a.terms {
      for y in b.terms {
        let exponent = x.exponent * stepA - y.exponent * stepB
        sum[exponent < 0 ? exponent + field : exponent] +=
          Int128(entry.size) * Int128(x.coefficient) * Int128(y.coefficient)
      }
    }
  }
  let degree = totientAndMobius(field).totient
  var trace: Int128 = 0
  for (k, coefficient) in sum.enumerated() where coefficient != 0 {
    let (totient, mobius) = totientAndMobius(field / greatestCommonDivisor(k, field))
    trace += coefficient * Int128(mobius * (degree / totient))
  }
  let (total, rest) = trace.quotientAndRemainder(dividingBy: Int128(degree * order))
  precondition(rest == 0, "an inner product of characters is an integer")
  return Int(total)
}

/// Euler's φ(n) and Möbius's μ(n).
private func totientAndMobius(_ n: Int) -> (totient: Int, mobius: Int) {
  var result = (totient: 1, mobius: 1)
  for (prime, power) in primePowers(of: n) {
    result.totient *= power / prime * (prime - 1)
    result.mobius *= power == prime ? -1 : 0
  }
  return result
}

/// Random elements of a permutation group, nearly uniform, for two products each.
///
/// A list of generators in which, again and again, one entry is multiplied by another; an
/// accumulator gathers what is drawn (“rattle”). Celler, Leedham-Green, Murray, Niemeyer, O'Brien,
/// Generating random elements of a finite group (1995); Holt, Eick, O'Brien, Handbook of
/// Computational Group Theory, §3.2.2.
struct ProductReplacement {
  private var slots: [[UInt16]]
  private var accumulator: [UInt16]

  /// There is at least one generator.
  init(
    _ generators: [[UInt16]], degree: Int, using random: inout some RandomNumberGenerator
  ) {
    let count = max(8, generators.count + 2)
    slots = (0..<count).map { generators[$0 % generators.count] }
    accumulator = .identity(degree)
    for _ in 0..<(24 + 2 * count) { step(using: &random) }
  }

  /// The next element.
  mutating func next(using random: inout some RandomNumberGenerator) -> [UInt16] {
    step(using: &random)
    return accumulator
  }

  private mutating func step(using random: inout some RandomNumberGenerator) {
    let bits = random.next()
    let i = Int(bits & 0xffff_ffff) % slots.count
    let j = (i + 1 + Int(bits >> 33) % (slots.count - 1)) % slots.count
    if bits & (1 << 32) == 0 {
      let factor = slots[j]
      slots[i].leftMultiply(by: factor)
    } else {
      slots[i] = .product(slots[i], slots[j])
    }
    accumulator.leftMultiply(by: slots[i])
  }
}

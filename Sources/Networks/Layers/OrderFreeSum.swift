// Sums whose value does not depend on the order of their terms, to the last bit.

/// A sum in double precision in which every term is first rounded to a multiple of 2⁻³⁰.
///
/// Sums of such multiples are exact while they stay below 2²³, so they commute and associate: a
/// permutation of the terms cannot change the result. Terms must be below 2²¹. NaN and infinity
/// stay what they are.
struct OrderFreeSum {
  private(set) var value = 0.0

  /// 1.5 · 2²²: between 2²² and 2²³ neighbouring numbers are 2⁻³⁰ apart, so that adding and
  /// subtracting it rounds.
  private static let rounder = 0x1.8p22

  @inline(__always)
  mutating func add(_ term: Double) { value += (term + Self.rounder) - Self.rounder }
}

/// y = W x + b for one row, W `[rows × columns]`, with order-free sums.
func orderFreeAffine(
  _ weights: [Float], _ x: [Float], _ biases: [Float], rows: Int, columns: Int
) -> [Float] {
  let (w, input) = (weights.span, x.span)
  return (0..<rows).map { i in
    var sum = OrderFreeSum()
    for j in 0..<columns { sum.add(Double(w[i * columns + j]) * Double(input[j])) }
    sum.add(Double(biases[i]))
    return Float(sum.value)
  }
}

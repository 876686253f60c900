// Small number theory on machine integers.

extension Int {
  /// The remainder in `0 ..< modulus`, for negative numbers too.
  @inlinable
  func modulo(_ modulus: Int) -> Int {
    let remainder = self % modulus
    return remainder < 0 ? remainder + modulus : remainder
  }

  /// The product, or nil beyond 64 bits.
  func times(_ other: Int) -> Int? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}

/// The greatest common divisor of two numbers ≥ 0.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}

/// The least common multiple of two numbers ≥ 1.
func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
  a / greatestCommonDivisor(a, b) * b
}

/// The prime factors of `n` ≥ 1 with their exponents, ascending.
///
/// O(√n).
func primeFactors(_ n: Int) -> [(prime: Int, exponent: Int)] {
  var result: [(prime: Int, exponent: Int)] = []
  var rest = n
  var divisor = 2
  while divisor * divisor <= rest {
    var exponent = 0
    while rest.isMultiple(of: divisor) {
      rest /= divisor
      exponent += 1
    }
    if exponent > 0 { result.append((divisor, exponent)) }
    divisor += 1
  }
  if rest > 1 { result.append((rest, 1)) }
  return result
}

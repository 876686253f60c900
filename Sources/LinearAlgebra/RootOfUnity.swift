#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// exp(2πi k/n) for n ≥ 1 and any integer k.
///
/// The angle is first brought into 0…45°, so that 0, ±1/2, ±1 come out without rounding and
/// conjugate or opposite roots agree to the last bit.
public func rootOfUnity(_ k: Int, of n: Int) -> (re: Double, im: Double) {
  precondition(n >= 1, "the order of a root of unity is at least 1")
  var j = k % n
  if j < 0 { j += n }
  if 2 * j > n {
    let mirrored = rootOfUnity(n - j, of: n)
    return (mirrored.re, -mirrored.im)
  }
  if 4 * j > n {
    // 90° … 180°: reflect in the vertical axis, angle 180° - x = 2π (n - 2j)/(2n).
    let mirrored = firstQuadrant(n - 2 * j, of: 2 * n)
    return (-mirrored.re, mirrored.im)
  }
  return firstQuadrant(j, of: n)
}

/// exp(2πi k/n) for 0 ≤ k/n ≤ 1/4.
private func firstQuadrant(_ k: Int, of n: Int) -> (re: Double, im: Double) {
  if k == 0 { return (1, 0) }
  if 4 * k == n { return (0, 1) }
  if 8 * k > n {
    let mirrored = firstQuadrant(n - 4 * k, of: 4 * n)
    return (mirrored.im, mirrored.re)
  }
  if 12 * k == n { return ((3.0).squareRoot() / 2, 0.5) }
  let angle = 2 * Double.pi * (Double(k) / Double(n))
  return (cos(angle), sin(angle))
}

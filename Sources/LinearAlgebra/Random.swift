// Seeded randomness: a generator that is one number, and the two distributions drawn from it.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A random generator whose whole state is one 64-bit number: copy it to repeat a sequence.
///
/// Steele, Lea & Flood, Fast Splittable Pseudorandom Number Generators (2014).
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  @usableFromInline var state: UInt64

  /// Every seed, 0 included, starts a good sequence.
  public init(seed: UInt64) { state = seed }

  /// A generator for one purpose: the sequences of two labels under one seed are unrelated.
  ///
  /// The label is hashed with FNV-1a, which is the same on every machine and in every process.
  public init(seed: UInt64, label: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var mixer = SplitMix64(seed: seed)
    state = mixer.next() ^ hash
    state = next()
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension RandomNumberGenerator {
  /// Uniform in [0, 1), a multiple of 2⁻⁵³.
  @inlinable
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Normally distributed with mean 0 and variance 1 (Box and Muller 1958), from two draws.
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// Uniform in 0 ..< bound, by multiplication; the bias is below bound · 2⁻⁶⁴.
  @inlinable
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "there is no index below \(bound)")
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

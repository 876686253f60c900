/// A sum of roots of unity with integer coefficients, exact: the numbers that characters are.
///
/// It is kept in the Zumbroich basis of the smallest field ℚ(ζ_n) that holds it (Breuer 1997,
/// "Integral bases for subfields of cyclotomic fields"), as GAP does. So equal numbers are stored
/// equally, and print as GAP prints them. Coefficients are machine integers and trap on overflow:
/// those of a character of degree d never leave ±d, as each root of unity has coefficients 0 and ±1.
public struct Cyclotomic: Hashable, Sendable {
  /// coefficient · ζ_n^exponent, where n is the conductor.
  public struct Term: Hashable, Sendable {
    /// 0 ..< conductor.
    public var exponent: Int
    /// Never zero.
    public var coefficient: Int

    /// coefficient · ζ_n^exponent.
    @inlinable public init(exponent: Int, coefficient: Int) {
      self.exponent = exponent
      self.coefficient = coefficient
    }
  }

  /// The smallest n with the number in ℚ(ζ_n); never 2 mod 4, and 1 for integers.
  public let conductor: Int
  /// In increasing order of exponent; empty for zero.
  public let terms: [Term]

  /// An integer.
  public init(_ value: Int) {
    conductor = 1
    terms = value == 0 ? [] : [Term(exponent: 0, coefficient: value)]
  }

  /// ζ_n^k with ζ_n = exp(2πi/n), n ≥ 1, k any integer: GAP's `E(n)^k`.
  public static func root(_ n: Int, power k: Int = 1) -> Cyclotomic {
    Cyclotomic(order: n, terms: [Term(exponent: k, coefficient: 1)])
  }

  /// Σ coefficient · ζ_n^exponent, with terms in any order, repeated, of any integer exponent.
  public init(order n: Int, terms: [Term]) {
    precondition(n >= 1, "the order of a root of unity is at least 1")
    var basis = ZumbroichForm(order: n, terms: terms)
    basis.convertToBasis()
    basis.reduceOrder()
    conductor = basis.order
    self.terms = basis.terms
  }

  /// The integer it is, if it is one.
  public var integer: Int? {
    if terms.isEmpty { return 0 }
    return conductor == 1 ? terms[0].coefficient : nil
  }

  /// Whether the complex conjugate is the same number.
  public var isReal: Bool { conductor == 1 || self == conjugate }

  /// The complex conjugate.
  public var conjugate: Cyclotomic { conductor == 1 ? self : galois(-1) }

  /// The image under ζ_n ↦ ζ_n^k, for k prime to the conductor.
  public func galois(_ k: Int) -> Cyclotomic {
    if conductor == 1 { return self }
    let step = ((k % conductor) + conductor) % conductor
    precondition(greatestCommonDivisor(step, conductor) == 1, "not a Galois automorphism")
    return Cyclotomic(
      order: conductor,
      terms: terms.map { Term(exponent: $0.exponent * step, coefficient: $0.coefficient) })
  }

  /// The value as a complex number; multiples of 30° enter without rounding.
  public var numeric: (re: Double, im: Double) {
    var re = 0.0
    var im = 0.0
    for term in terms {
      let root = rootOfUnity(term.exponent, of: conductor)
      re += Double(term.coefficient) * root.re
      im += Double(term.coefficient) * root.im
    }
    return (re, im)
  }

  /// The number divided by an integer, if every coefficient is a multiple of it.
  public func dividedExactly(by divisor: Int) -> Cyclotomic? {
    guard terms.allSatisfy({ $0.coefficient % divisor == 0 }) else { return nil }
    return Cyclotomic(
      order: conductor,
      terms: terms.map {
        Term(exponent: $0.exponent, coefficient: $0.coefficient / divisor)
      })
  }
}

extension Cyclotomic: ExpressibleByIntegerLiteral {
  /// An integer.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Cyclotomic {
  /// The sum.
  public static func + (a: Cyclotomic, b: Cyclotomic) -> Cyclotomic {
    if let x = a.integer, let y = b.integer { return Cyclotomic(x + y) }
    let order = leastCommonMultiple(a.conductor, b.conductor)
    return Cyclotomic(order: order, terms: a.terms(inOrder: order) + b.terms(inOrder: order))
  }

  /// The difference.
  public static func - (a: Cyclotomic, b: Cyclotomic) -> Cyclotomic { a + (-b) }

  /// The negative.
  public static prefix func - (a: Cyclotomic) -> Cyclotomic { a * Cyclotomic(-1) }

  /// The product; its cost is the product of the numbers of terms.
  public static func * (a: Cyclotomic, b: Cyclotomic) -> Cyclotomic {
    if let x = a.integer, let y = b.integer { return Cyclotomic(x * y) }
    let order = leastCommonMultiple(a.conductor, b.conductor)
    let right = b.terms(inOrder: order)
    var terms: [Term] = []
    terms.reserveCapacity(a.terms.count * right.count)
    for x in a.terms(inOrder: order) {
      for y in right {
        terms.append(
          Term(exponent: x.exponent + y.exponent, coefficient: x.coefficient * y.coefficient))
      }
    }
    return Cyclotomic(order: order, terms: terms)
  }

  /// The power with an exponent ≥ 0, by repeated squaring.
  public func raised(to exponent: Int) -> Cyclotomic {
    precondition(exponent >= 0, "the exponent is at least 0")
    if exponent == 0 { return 1 }
    let half = raised(to: exponent / 2)
    return exponent % 2 == 0 ? half * half : half * half * self
  }

  private func terms(inOrder order: Int) -> [Term] {
    let step = order / conductor
    if step == 1 { return terms }
    return terms.map { Term(exponent: $0.exponent * step, coefficient: $0.coefficient) }
  }
}

extension Cyclotomic: CustomStringConvertible {
  /// As GAP writes it: `-E(5)-E(5)^4`, `2*E(3)`, `1+E(4)`, `0`.
  public var description: String {
    if terms.isEmpty { return "0" }
    var text = ""
    for term in terms {
      let sign = term.coefficient < 0 ? "-" : (text.isEmpty ? "" : "+")
      let size = term.coefficient.magnitude
      if term.exponent == 0 {
        text += "\(sign)\(size)"
      } else {
        let power = term.exponent == 1 ? "" : "^\(term.exponent)"
        text += "\(sign)\(size == 1 ? "" : "\(size)*")E(\(conductor))\(power)"
      }
    }
    return text
  }
}

/// The greatest common divisor of two integers, not negative.
@inlinable public func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (abs(a), abs(b))
  while y != 0 { (x, y) = (y, x % y) }
  return x
}

/// The least common multiple of two positive integers.
@inlinable public func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
  a / greatestCommonDivisor(a, b) * b
}

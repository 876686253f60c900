import LinearAlgebra

/// A finite group of up to 40320 elements, which are the ranks `0 ..< order`; 0 is the identity.
///
/// `product(a, b)` acts with b first. A value with shared storage, cheap to copy. Small orders
/// keep their multiplication table, larger ones compute each product by an arithmetic law or
/// through a stabiliser chain.
public struct FiniteGroup: Sendable {
  /// No group has more elements.
  public static let largestOrder = 40320

  /// Up to this order the multiplication table is stored (2 MB).
  static let largestTabulated = 1024

  let storage: GroupStorage

  /// A generator: how words call it, and which element it is.
  public struct Generator: Hashable, Sendable {
    /// A letter and then letters or digits.
    public let name: String
    /// Its rank.
    public let element: Int

    /// A generator of the given name.
    public init(name: String, element: Int) {
      self.name = name
      self.element = element
    }
  }

  /// What was typed to get this group.
  public var expression: GroupExpression { storage.expression }
  /// The number of elements.
  public var order: Int { storage.order }
  /// In the order in which words number them.
  public var generators: [Generator] { storage.generators }

  /// Whether all elements commute.
  ///
  /// O(1).
  public var isAbelian: Bool { storage.isAbelian }

  /// A walk that multiplies by every generator reports once in so many steps.
  var stepsBetweenReports: Int { max(1, 1024 / max(1, generators.count)) }

  /// The rank of `a b`, which acts with b first.
  public func product(_ a: Int, _ b: Int) -> Int {
    storage.product(a, b)
  }

  /// The products of `a` with each of `columns`: part of a row of the Cayley table.
  public func products(of a: Int, columns: Range<Int>) -> [Int] {
    precondition(0 <= columns.lowerBound && columns.upperBound <= order, "columns are ranks")
    return columns.map { storage.product(a, $0) }
  }

  /// The rank of the inverse.
  ///
  /// O(1).
  public func inverse(_ a: Int) -> Int {
    Int(storage.inverses[a])
  }

  /// `a^n` for any n.
  ///
  /// O(log order).
  public func power(_ a: Int, _ n: Int) -> Int {
    var (result, square, rest) = (0, a, n.modulo(order))
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      rest >>= 1
    }
    return result
  }

  /// The least n > 0 with `a^n` the identity.
  ///
  /// O(log order) products for each prime of the order.
  public func elementOrder(_ a: Int) -> Int {
    var result = 1
    for (prime, exponent) in storage.primes {
      var rest = power(a, order / (0..<exponent).reduce(1) { product, _ in product * prime })
      while rest != 0 {
        rest = power(rest, prime)
        result *= prime
      }
    }
    return result
  }

  /// The conjugate `g a g^-1`.
  public func conjugate(_ a: Int, by g: Int) -> Int {
    product(product(g, a), inverse(g))
  }

  /// The commutator `a^-1 b^-1 a b`.
  public func commutator(_ a: Int, _ b: Int) -> Int {
    product(product(inverse(a), inverse(b)), product(a, b))
  }

  /// The product of powers of generators, from left to right.
  public func evaluate(_ word: [(generator: Int, exponent: Int)]) -> Int {
    word.reduce(0) { product($0, power(generators[$1.generator].element, $1.exponent)) }
  }

  /// Indices g1 … gk of generators with a = g1 g2 … gk; as short as it can be without inverses.
  ///
  /// O(1) a letter, from a stored breadth-first tree.
  public func generatorWord(of a: Int) -> [Int] {
    var word: [Int] = []
    var element = a
    while element != 0 {
      word.append(Int(storage.lastStep[element]))
      element = Int(storage.parent[element])
    }
    return word
  }

  /// The factors of the direct product, powers written out; `[self]` if it is not a product.
  public var factors: [FiniteGroup] {
    if case .product(let factors, _) = storage.law { return factors }
    return [self]
  }

  /// The rank of `a` in each of `factors`.
  public func components(of a: Int) -> [Int] {
    guard case .product(let factors, let weights) = storage.law else { return [a] }
    return zip(factors, weights).map { a / $1 % $0.order }
  }

  /// The element with the given rank in each of `factors`.
  public func element(components: [Int]) -> Int {
    guard case .product(_, let weights) = storage.law else { return components[0] }
    return zip(components, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

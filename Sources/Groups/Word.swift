/// A word in generators, as it was written.
indirect enum Word: Hashable, Sendable {
  case identity
  case generator(Int)
  /// Points counted from 0.
  case cycle([Int])
  case product([Word])
  case power(Word, Int)
  case commutator(Word, Word)

  /// The value of the word in any group that has these operations.
  func value<Element>(in algebra: WordAlgebra<Element>) -> Element {
    switch self {
    case .identity: return algebra.identity
    case .generator(let k): return algebra.generators[k]
    case .cycle(let points): return algebra.cycle(points)
    case .product(let words):
      return words.reduce(algebra.identity) { algebra.product($0, $1.value(in: algebra)) }
    case .power(let word, let exponent):
      return algebra.power(word.value(in: algebra), exponent)
    case .commutator(let left, let right):
      let (a, b) = (left.value(in: algebra), right.value(in: algebra))
      let inverses = algebra.product(algebra.power(a, -1), algebra.power(b, -1))
      return algebra.product(inverses, algebra.product(a, b))
    }
  }
}

/// Where a word can be evaluated.
struct WordAlgebra<Element> {
  let identity: Element
  let generators: [Element]
  let product: (Element, Element) -> Element
  let power: (Element, Int) -> Element
  let cycle: ([Int]) -> Element
}

/// The element that a word names in any group with named generators; `power` takes any exponent.
///
/// Words are as everywhere, without cycles. Throws a `ParseError`.
public func wordValue<Element>(
  _ text: String, names: [String], generators: [Element], identity: Element,
  product: @escaping (Element, Element) -> Element, power: @escaping (Element, Int) -> Element
) throws(ParseError) -> Element {
  var parser = WordParser(text, generators: names, points: nil)
  return try parser.parse().value(
    in: WordAlgebra(
      identity: identity, generators: generators, product: product, power: power,
      cycle: { _ in preconditionFailure("no word here reads cycles") }))
}

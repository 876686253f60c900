import BigInt
import LinearAlgebra

extension PermutationGroup {
  /// Its cycles, `(1 2 3)(4 5)`, or `e` for the identity.
  ///
  /// `element(parsing:)` reads it back.
  public func name(of element: Permutation) -> String {
    if element.isIdentity { return generators.contains { $0.name == "e" } ? "1" : "e" }
    return element.description
  }

  /// The element that a word names: generators, powers, commutators, and cycles of points from 1.
  ///
  /// Throws a `ParseError` also for a permutation that is not in the group.
  public func element(parsing word: String) throws(ParseError) -> Permutation {
    var parser = WordParser(word, generators: generators.map(\.name), points: degree)
    let permutation = try parser.parse().value(
      in: WordAlgebra(
        identity: identity, generators: generators.map(\.permutation), product: *,
        power: { $0.power($1) }, cycle: { [degree] in Permutation(cycle: $0, degree: degree) }))
    guard contains(permutation) else {
      throw ParseError(
        "\(permutation) is not an element of \(expression)", in: word, at: 0,
        hint: "every word in \(generators.map(\.name).joined(separator: " ")) is one")
    }
    return permutation
  }

  /// The product of powers of generators, from left to right.
  public func evaluate(_ word: [(generator: Int, exponent: Int)]) -> Permutation {
    word.reduce(identity) { $0 * generators[$1.generator].permutation.power($1.exponent) }
  }

  /// `U R^-1 F^2`, or `e` for the empty word.
  public func text(of word: [(generator: Int, exponent: Int)]) -> String {
    if word.isEmpty { return name(of: identity) }
    return word.map { letter in
      let name = generators[letter.generator].name
      return letter.exponent == 1 ? name : "\(name)^\(letter.exponent)"
    }.joined(separator: " ")
  }

  /// What writes elements as words in the generators; making it takes much longer than using it.
  ///
  /// Nil when the words or the table would be too long.
  public func factoriser(checkpoint: Checkpoint = .none) throws(Cancelled) -> Factoriser? {
    let stored = chain.radices.reduce(0, +).times(degree) ?? .max
    guard stored <= Factoriser.largestTable else { return nil }
    var random = SplitMix64(seed: 0x5eed, label: "words")
    guard
      let table = try FactorTable(
        generators: generators.map(\.permutation.imageList), degree: degree, base: chain.base,
        radices: chain.radices, using: &random, checkpoint: checkpoint)
    else { return nil }
    return Factoriser(group: self, table: table)
  }
}

extension PermutationGroup {
  /// The same word with each exponent as small as the order of its generator allows: x^3 is x^-1
  /// where x^4 = 1.
  fileprivate func shortestPowers(
    _ word: [(generator: Int, exponent: Int)]
  ) -> [(generator: Int, exponent: Int)] {
    let orders = generators.map { $0.permutation.exactOrder ?? .max }
    return word.compactMap { letter in
      let order = orders[letter.generator]
      let least = letter.exponent.modulo(order)
      if least == 0 { return nil }
      return (letter.generator, 2 * least > order ? least - order : least)
    }
  }
}

/// Writes elements of a permutation group as words in its generators.
public struct Factoriser: Sendable {
  /// The table may hold so many images.
  static let largestTable = 1 << 16

  let group: PermutationGroup
  let table: FactorTable

  /// Powers of generators whose product is the permutation, nil if it is not in the group.
  ///
  /// The word is multiplied out before it is returned. It is short, and seldom the shortest.
  public func word(for permutation: Permutation) -> [(generator: Int, exponent: Int)]? {
    guard permutation.largestMoved <= group.degree else { return nil }
    let element = permutation.resized(to: group.degree)
    guard let letters = table.word(for: element.imageList) else { return nil }
    var word: [(generator: Int, exponent: Int)] = []
    for letter in letters {
      let (generator, step) = (Int(abs(letter)) - 1, letter > 0 ? 1 : -1)
      if let last = word.last, last.generator == generator {
        word[word.count - 1].exponent += step
      } else {
        word.append((generator, step))
      }
    }
    word = group.shortestPowers(word)
    return group.evaluate(word) == element ? word : nil
  }
}

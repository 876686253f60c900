extension FiniteGroup {
  /// `r^2 f`, `(1 2 3)(4 5)`, or `e` for the identity, `1` where a generator is called e.
  ///
  /// `element(parsing:)` reads it back.
  public func name(of a: Int) -> String {
    if a == 0 { return generators.contains { $0.name == "e" } ? "1" : "e" }
    if isNamedByCycles, let permutation = permutation(of: a) { return permutation.description }
    let syllables = normalForm(of: a).map { generator, exponent in
      exponent == 1 ? generators[generator].name : "\(generators[generator].name)^\(exponent)"
    }
    return syllables.joined(separator: " ")
  }

  /// The element that a word names.
  ///
  /// Words use `*` or a blank, `^` with any 64-bit integer, parentheses, commutators
  /// `[a, b]` = a^-1 b^-1 a b, `1` or `e`, and cycles in groups that were given as permutations.
  public func element(parsing word: String) throws(ParseError) -> Int {
    var parser = WordParser(
      word, generators: generators.map(\.name), points: isNamedByCycles ? degree : nil)
    let parsed = try parser.parse()
    guard isNamedByCycles, let degree else { return value(of: parsed) }
    let permutation = parsed.value(
      in: WordAlgebra(
        identity: .identity(degree),
        generators: generators.map { self.permutation(of: $0.element) ?? .identity(degree) },
        product: *, power: { $0.power($1) },
        cycle: { Permutation(cycle: $0, degree: degree) }))
    guard let rank = rank(of: permutation) else {
      throw ParseError(
        "\(permutation) is not an element of \(expression)", in: word, at: 0,
        hint: "its generators are "
          + generators.map { "\($0.name) = \(name(of: $0.element))" }.joined(separator: ", "))
    }
    return rank
  }

  private func value(of word: Word) -> Int {
    word.value(
      in: WordAlgebra(
        identity: 0, generators: generators.map(\.element), product: product, power: power,
        cycle: { _ in preconditionFailure("only permutation groups read cycles") }))
  }

  /// The powers of generators whose product is `a`, each generator at most once where the
  /// family has such a form; a generator word in runs otherwise.
  func normalForm(of a: Int) -> [(generator: Int, exponent: Int)] {
    let exponents: [Int]
    switch storage.law {
    case .cyclic: exponents = [a]
    case .dihedral(let n, _): exponents = [a % n, a / n]
    case .dicyclic(let n): exponents = [a % (2 * n), a / (2 * n)]
    case .plane(let law):
      let g = law.element(a)
      exponents = [g.x, g.y, g.turn, g.mirror]
    case .permutations, .table: return runs(generatorWord(of: a).map { ($0, 1) })
    case .presented(let law): return runs(law.word(of: a))
    case .product:
      var first = 0
      var result: [(generator: Int, exponent: Int)] = []
      for (factor, component) in zip(factors, components(of: a)) {
        result += factor.normalForm(of: component).map { (first + $0.generator, $0.exponent) }
        first += factor.generators.count
      }
      return result
    }
    return exponents.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) }
  }

  /// Neighbouring powers of one generator as one.
  private func runs(
    _ word: [(generator: Int, exponent: Int)]
  ) -> [(generator: Int, exponent: Int)] {
    var result: [(generator: Int, exponent: Int)] = []
    for letter in word {
      if let last = result.last, last.generator == letter.generator {
        result[result.count - 1].exponent += letter.exponent
      } else {
        result.append(letter)
      }
    }
    return result
  }
}

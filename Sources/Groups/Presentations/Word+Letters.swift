// Words in generators alone, as lists of letters and as text.

extension Word {
  /// How many letters it has with its powers written out; `Int.max` stands for all that is more.
  var length: Int {
    switch self {
    case .identity, .cycle: return 0
    case .generator: return 1
    case .product(let words): return words.reduce(0) { saturatingSum($0, $1.length) }
    case .power(let word, let exponent):
      let length = word.length
      if length == 0 || exponent == 0 { return 0 }
      guard exponent != .min else { return .max }
      return length.times(abs(exponent)) ?? .max
    case .commutator(let left, let right):
      return saturatingSum(left.length, right.length).times(2) ?? .max
    }
  }

  /// Letters ±k: generator k, counted from 1, or its inverse.
  ///
  /// O(length).
  var letters: [Int] {
    switch self {
    case .identity, .cycle: return []
    case .generator(let k): return [k + 1]
    case .product(let words): return words.flatMap(\.letters)
    case .power(let word, let exponent):
      let letters = word.letters
      if letters.isEmpty { return [] }
      let factor = exponent < 0 ? letters.reversed().map(-) : letters
      return Array(repeating: factor, count: abs(exponent)).flatMap { $0 }
    case .commutator(let left, let right):
      let (a, b) = (left.letters, right.letters)
      return a.reversed().map(-) + b.reversed().map(-) + a + b
    }
  }

  /// `r^2 f`, `(r f)^-1`, `[a, b]`, `1`: reads back to the same value.
  func text(_ names: [String]) -> String {
    switch self {
    case .identity: return "1"
    case .generator(let k): return names[k]
    case .cycle(let points): return "(" + points.map { "\($0 + 1)" }.joined(separator: " ") + ")"
    case .product(let words): return words.map { $0.factorText(names) }.joined(separator: " ")
    case .power(let word, let exponent): return "\(word.factorText(names))^\(exponent)"
    case .commutator(let left, let right): return "[\(left.text(names)), \(right.text(names))]"
    }
  }

  /// The same word with the factors of inner products among those of the outer one.
  var flattened: Word {
    switch self {
    case .identity, .generator, .cycle: return self
    case .power(let word, let exponent): return .power(word.flattened, exponent)
    case .commutator(let left, let right): return .commutator(left.flattened, right.flattened)
    case .product(let words):
      return .product(
        words.flatMap { word -> [Word] in
          let factor = word.flattened
          if case .product(let inner) = factor { return inner }
          return [factor]
        })
    }
  }

  private func factorText(_ names: [String]) -> String {
    if case .product = self { return "(\(text(names)))" }
    return text(names)
  }
}

private func saturatingSum(_ a: Int, _ b: Int) -> Int {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? .max : sum
}

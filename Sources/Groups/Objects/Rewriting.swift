/// A power of a generator in a word.
public struct Syllable: Hashable, Sendable {
  /// The index of the generator.
  public let generator: Int
  /// Its exponent.
  public let exponent: Int

  /// A power of the generator with this index.
  public init(generator: Int, exponent: Int) {
    self.generator = generator
    self.exponent = exponent
  }
}

/// A word on its way to its normal form, and the rule that led to it.
public struct RewritingStep: Hashable, Sendable {
  /// The word.
  public let word: [Syllable]
  /// `f r = r^-1 f`, `r^4 = e`, `f^2 = e`, or nothing where neighbours were only put together.
  public let rule: String
}

extension FiniteGroup {
  /// The steps from a word to r^a f^b by the relations of a dihedral group, the word itself not
  /// counted; nil for other groups.
  ///
  /// Every f moves to the right by f r = r^-1 f. O(length²).
  public func rewriting(_ word: [Syllable]) -> [RewritingStep]? {
    guard case .dihedral(let n, _) = storage.law else { return nil }
    let (r, f) = (generators[0].name, generators[1].name)
    var word = word
    var steps: [RewritingStep] = []
    while true {
      if let next = Self.merged(word) {
        word = next
        steps.append(RewritingStep(word: word, rule: ""))
      } else if let k = word.firstIndex(where: { $0.exponent == 0 || $0.reduced(n) != $0 }) {
        let reduced = word[k].reduced(n)
        let rule = word[k].generator == 1 ? "\(f)^2 = e" : n == 1 ? "\(r) = e" : "\(r)^\(n) = e"
        word.replaceSubrange(k...k, with: reduced.exponent == 0 ? [] : [reduced])
        steps.append(RewritingStep(word: word, rule: rule))
      } else if let k = word.indices.dropLast().first(where: {
        word[$0].generator == 1 && word[$0 + 1].generator == 0
      }) {
        let turned = Syllable(generator: 0, exponent: -word[k + 1].exponent)
        word.replaceSubrange(k...(k + 1), with: [turned, word[k]])
        steps.append(RewritingStep(word: word, rule: "\(f) \(r) = \(r)^-1 \(f)"))
      } else {
        return steps
      }
    }
  }

  /// Neighbouring powers of one generator put together; nil where there are none.
  private static func merged(_ word: [Syllable]) -> [Syllable]? {
    var result: [Syllable] = []
    for syllable in word {
      if let last = result.last, last.generator == syllable.generator {
        result[result.count - 1] = Syllable(
          generator: last.generator, exponent: last.exponent + syllable.exponent)
      } else {
        result.append(syllable)
      }
    }
    return result.count == word.count ? nil : result
  }

  /// A word as it is written, `e` when it is empty.
  public func text(of word: [Syllable]) -> String {
    let parts = word.map {
      $0.exponent == 1
        ? generators[$0.generator].name : "\(generators[$0.generator].name)^\($0.exponent)"
    }
    return parts.isEmpty ? "e" : parts.joined(separator: " ")
  }
}

extension Syllable {
  /// With the exponent in `0 ..< n` for r, in `0 ..< 2` for f.
  fileprivate func reduced(_ n: Int) -> Syllable {
    Syllable(generator: generator, exponent: exponent.modulo(generator == 0 ? n : 2))
  }
}

/// A word that leads a coset around, and how much of the way is known.
public struct CosetScan: Hashable, Sendable {
  /// The place of the word among those of the film.
  public let word: Int
  /// The cosets before each letter and after the last one; nil where the way is not known. The first
  /// and the last are the same coset.
  public let cosets: [Int?]
  /// The letter that the step is about.
  public let letter: Int
  /// The first letter that the table does not lead along; nil where the way is known throughout.
  public let gap: Int?
}

extension CosetFilm {
  /// The word that the step with this number follows, in the table as it is after it; nil where the
  /// step follows none, as when a row is completed.
  ///
  /// Of coincidences it shows the table before them, in which front and back meet in two cosets.
  public func scan(at number: Int) -> CosetScan? {
    guard steps.indices.contains(number) else { return nil }
    switch steps[number] {
    case .deduction(let coset, let letter, let image, let reason):
      guard let word = word(of: reason) else { return nil }
      let before = frame(after: number)
      guard let way = start(of: word, coset, letter, image, before) else { return nil }
      return trace(word, from: way.start, at: way.letter, in: frame(after: number + 1))
    case .coincidence(let dead, let survivor, let reason):
      guard let word = word(of: reason) else { return nil }
      let before = frame(after: number)
      guard let way = meeting(of: word, dead, survivor, before) else { return nil }
      return trace(word, from: way.start, at: way.letter, in: before)
    case .definition: return scanOfDefinition(at: number)
    case .renumbering: return nil
    }
  }

  private func word(of reason: CosetStep.Reason) -> Int? {
    switch reason {
    case .relator(let k): k
    case .subgroup(let k): relatorCount + k
    case .coincidence: nil
    }
  }

  /// Definitions fill the gap that the next deduction, or coincidence, closes.
  private func scanOfDefinition(at number: Int) -> CosetScan? {
    guard case .definition(let coset, let letter, _) = steps[number] else { return nil }
    var next = number + 1
    while next < steps.count, case .definition = steps[next] { next += 1 }
    guard let later = scan(at: next), let start = later.cosets.first, let start else { return nil }
    let now = frame(after: number + 1)
    let letters = words[later.word]
    for (k, step) in letters.enumerated() where column(of: step) == column(of: letter) {
      if later.cosets[k] == coset { return trace(later.word, from: start, at: k, in: now) }
    }
    return nil
  }

  /// The coset that the word leads around so that only `coset` · `letter` = `image` is missing.
  private func start(
    of word: Int, _ coset: Int, _ letter: Int, _ image: Int, _ frame: CosetFrame
  ) -> (start: Int, letter: Int)? {
    let letters = words[word]
    for k in letters.indices where column(of: letters[k]) == column(of: letter) {
      guard let start = follow(letters[..<k].reversed().map(-), from: coset, frame),
        let end = follow(letters[(k + 1)...].map { $0 }, from: image, frame), start == end,
        word < relatorCount || start == 0
      else { continue }
      return (start, k)
    }
    return nil
  }

  /// The coset that the word leads to both cosets of a pair, from its front and from its end.
  private func meeting(
    of word: Int, _ dead: Int, _ survivor: Int, _ frame: CosetFrame
  ) -> (start: Int, letter: Int)? {
    let letters = words[word]
    for k in 0...letters.count {
      for (front, back) in [(dead, survivor), (survivor, dead)] {
        guard let start = follow(letters[..<k].reversed().map(-), from: front, frame),
          let end = follow(letters[k...].map { $0 }, from: back, frame), start == end,
          word < relatorCount || start == 0
        else { continue }
        return (start, min(k, letters.count - 1))
      }
    }
    return nil
  }

  private func follow(_ letters: [Int], from coset: Int, _ frame: CosetFrame) -> Int? {
    var place = coset
    for letter in letters {
      guard let next = frame.image(place, column(of: letter)) else { return nil }
      place = next
    }
    return place
  }

  /// The way from both ends, as far as the table goes.
  private func trace(
    _ word: Int, from start: Int, at letter: Int, in frame: CosetFrame
  ) -> CosetScan {
    let letters = words[word]
    var cosets = [Int?](repeating: nil, count: letters.count + 1)
    cosets[0] = start
    cosets[letters.count] = start
    var k = 0
    while k < letters.count - 1, let here = cosets[k],
      let next = frame.image(here, column(of: letters[k]))
    {
      k += 1
      cosets[k] = next
    }
    var j = letters.count - 1
    while j > k, let here = cosets[j + 1], let next = frame.image(here, column(of: -letters[j])) {
      cosets[j] = next
      j -= 1
    }
    let gap = letters.indices.first { place in
      guard let here = cosets[place], let next = cosets[place + 1] else { return true }
      return frame.image(here, column(of: letters[place])) != next
    }
    return CosetScan(word: word, cosets: cosets, letter: letter, gap: gap)
  }
}

import LinearAlgebra

/// Short words in the given generators for every coset representative of a stabiliser chain.
///
/// Minkwitz, An algorithm for solving the factorization problem in permutation groups, Journal of
/// Symbolic Computation 26 (1998): words in the order of their length are divided by what is known,
/// level by level, and the shortest word for each place is kept; products of neighbours improve it.
struct FactorTable: Sendable {
  /// Letter k + 1 is generator k, -(k + 1) its inverse; the last letter acts first.
  typealias Letters = [Int16]

  /// An element with a word for it.
  struct Entry: Sendable {
    var images: [UInt16]
    var inverse: [UInt16]
    var word: Letters
  }

  private let base: [Int]
  private let radices: [Int]
  private let degree: Int
  private let letters: [Entry]
  /// The elements nearest to the identity with their shortest words, and where each stands.
  private var ball: [Entry] = []
  private var places: [[UInt16]: Int] = [:]
  /// For each level and image of its base point an element that fixes the base points before.
  /// `[levels][degree]`
  private var table: [[Entry?]]
  private var missing: Int

  /// How much work is done: words that are tried, of growing length.
  private static let rounds = 12000
  private static let roundsBetweenImprovements = 1500

  /// Fills the table; nil when words longer than the limit would be needed.
  init?(
    generators: [[UInt16]], degree: Int, base: [Int], radices: [Int],
    using random: inout some RandomNumberGenerator, checkpoint: Checkpoint
  ) throws(Cancelled) {
    self.base = base
    self.radices = radices
    self.degree = degree
    letters = generators.enumerated().flatMap { k, images in
      let letter = Int16(k + 1)
      let forward = Entry(images: images, inverse: images.inverted, word: [letter])
      let backward = Entry(images: forward.inverse, inverse: images, word: [-letter])
      return forward.images == forward.inverse ? [forward] : [forward, backward]
    }
    table = base.map { _ in Array(repeating: nil, count: degree) }
    missing = radices.reduce(0) { $0 + $1 - 1 }
    let identity = [UInt16].identity(degree)
    for (i, point) in base.enumerated() {
      table[i][point] = Entry(images: identity, inverse: identity, word: [])
    }
    try fill(using: &random, checkpoint)
    if missing > 0 { return nil }
    try growBall(checkpoint)
  }

  private mutating func fill(
    using random: inout some RandomNumberGenerator, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    if letters.isEmpty { return }
    var limit = 16
    var queue = letters
    var next = 0
    var rounds = 0
    while rounds < Self.rounds || missing > 0 {
      try checkpoint.report()
      let word: Entry
      if next < queue.count {
        word = queue[next]
        next += 1
        if queue.count < Self.rounds {
          for letter in letters where letter.word[0] != -word.word[word.word.count - 1] {
            queue.append(product(word, letter))
          }
        }
      } else {
        // Longer words, at random.
        word = product(
          queue[random.index(below: queue.count)], queue[random.index(below: queue.count)])
      }
      divide(word, from: 0, limit: limit)
      rounds += 1
      guard rounds.isMultiple(of: Self.roundsBetweenImprovements) else { continue }
      for level in base.indices { try improve(level, limit: limit, checkpoint) }
      if missing > 0 {
        try fillOrbits(limit: limit, checkpoint)
        limit += limit / 2
        if limit > 1 << 16 { return }
      } else {
        limit = max(limit, 16) * 5 / 4
      }
    }
    for level in base.indices { try improve(level, limit: limit, checkpoint) }
  }

  private func product(_ a: Entry, _ b: Entry) -> Entry {
    Entry(
      images: .product(a.images, b.images), inverse: .product(b.inverse, a.inverse),
      word: joined(a.word, b.word))
  }

  private func joined(_ a: Letters, _ b: Letters) -> Letters {
    var word = a
    for letter in b {
      if word.last == -letter { word.removeLast() } else { word.append(letter) }
    }
    return word
  }

  private func inverted(_ a: Entry) -> Entry {
    Entry(images: a.inverse, inverse: a.images, word: a.word.reversed().map { -$0 })
  }

  /// Divides by the known elements, level by level, and keeps what is new or shorter.
  private mutating func divide(_ start: Entry, from level: Int, limit: Int) {
    var (images, word) = (start.images, start.word)
    for i in level..<base.count {
      let point = Int(images[base[i]])
      if point == base[i] { continue }
      if word.count > limit { return }
      let length = table[i][point]?.word.count
      guard let length, length <= word.count else {
        let known = table[i][point]
        keep(Entry(images: images, inverse: images.inverted, word: word), level: i)
        guard let known else { return }
        divide(&images, &word, by: known)
        continue
      }
      if let known = table[i][point] { divide(&images, &word, by: known) }
    }
  }

  /// The quotient known⁻¹ · element, and its word.
  private func divide(_ images: inout [UInt16], _ word: inout Letters, by known: Entry) {
    images.leftMultiply(by: known.inverse)
    let common = zip(known.word, word).prefix { $0 == $1 }.count
    word.replaceSubrange(..<common, with: known.word.dropFirst(common).reversed().map { -$0 })
  }

  /// Stores an element where it belongs, and its inverse where that is new or shorter.
  private mutating func keep(_ entry: Entry, level: Int) {
    for candidate in [entry, inverted(entry)] {
      let point = Int(candidate.images[base[level]])
      if let known = table[level][point] {
        if known.word.count > candidate.word.count { table[level][point] = candidate }
      } else {
        missing -= 1
        table[level][point] = candidate
      }
    }
  }

  /// Products of two entries of a level may be shorter than what is there.
  private mutating func improve(
    _ level: Int, limit: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let entries = table[level].compactMap { $0 }.filter { !$0.word.isEmpty }
      .sorted { $0.word.count < $1.word.count }
    for a in entries {
      try checkpoint.report()
      for b in entries where a.word.count + b.word.count <= limit {
        var images = b.images
        images.leftMultiply(by: a.images)
        divide(
          Entry(images: images, inverse: [], word: joined(a.word, b.word)), from: level,
          limit: limit)
      }
    }
  }

  /// Points not reached yet, by an element of a lower level after one of this level.
  private mutating func fillOrbits(limit: Int, _ checkpoint: Checkpoint) throws(Cancelled) {
    for level in base.indices.reversed() {
      let movers = table[level...].flatMap { $0.compactMap { $0 } }.filter { !$0.word.isEmpty }
      for entry in table[level].compactMap({ $0 }) {
        try checkpoint.report()
        for mover in movers {
          let point = Int(mover.images[Int(entry.images[base[level]])])
          guard table[level][point] == nil, mover.word.count + entry.word.count <= limit else {
            continue
          }
          missing -= 1
          let found = product(mover, entry)
          table[level][point] = found
          keep(inverted(found), level: level)
        }
      }
    }
  }

  /// A word for an element of the group; nil for other permutations.
  func word(for images: [UInt16]) -> Letters? {
    var rest = images
    var result: Letters = []
    for i in base.indices {
      guard let entry = table[i][Int(rest[base[i]])] else { return nil }
      result = joined(result, entry.word)
      rest.leftMultiply(by: entry.inverse)
    }
    guard rest.isIdentity else { return nil }
    return nearWord(for: images, shorterThan: result.count) ?? shortened(result)
  }
}

extension FactorTable {
  /// So many elements are in the ball.
  private static let ballSize = 6000

  /// Element by element, those with the shortest words first.
  private mutating func growBall(_ checkpoint: Checkpoint) throws(Cancelled) {
    let identity = [UInt16].identity(degree)
    ball = [Entry(images: identity, inverse: identity, word: [])]
    places[identity] = 0
    var next = 0
    while next < ball.count, ball.count < Self.ballSize {
      if next.isMultiple(of: 64) { try checkpoint.report() }
      for letter in letters {
        let found = product(letter, ball[next])
        guard places[found.images] == nil else { continue }
        places[found.images] = ball.count
        ball.append(found)
      }
      next += 1
    }
  }

  /// The shortest word of a product of two elements of the ball, if the element is one.
  private func nearWord(for images: [UInt16], shorterThan length: Int) -> Letters? {
    var best: Letters?
    for known in ball where known.word.count < best?.count ?? length {
      // images = known · rest
      var rest = images
      rest.leftMultiply(by: known.inverse)
      guard let place = places[rest] else { continue }
      let word = joined(known.word, ball[place].word)
      if word.count < best?.count ?? length { best = word }
    }
    return best
  }

  /// The word with every part that has a shorter one replaced, where the ball knows it.
  private func shortened(_ word: Letters) -> Letters {
    let longest = 2 * (ball.last?.word.count ?? 0) + 2
    let images = Dictionary(
      letters.map { ($0.word[0], $0.images) }, uniquingKeysWith: { a, _ in a })
    var word = word
    var start = 0
    while start < word.count {
      // From the right, since the last letter acts first: part = word[start...end].
      var part = [UInt16].identity(degree)
      var best: (end: Int, word: Letters, gain: Int)?
      for end in start..<min(word.count, start + longest) {
        guard let letter = images[word[end]] ?? images[-word[end]]?.inverted else { break }
        part = .product(part, letter)
        guard let place = places[part] else { continue }
        let gain = end - start + 1 - ball[place].word.count
        if gain > best?.gain ?? 0 { best = (end, ball[place].word, gain) }
      }
      if let best {
        word = joined(joined(Array(word[..<start]), best.word), Array(word[(best.end + 1)...]))
        start = max(0, start - longest)
      } else {
        start += 1
      }
    }
    return word
  }
}

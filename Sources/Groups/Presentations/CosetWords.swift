/// The relators and subgroup generators of an enumeration as columns of its table, laid out flat.
///
/// A generator and its inverse have a column each, but an involution has one, so that its square
/// needs no relator.
struct CosetWords: Sendable {
  /// The number of columns.
  private(set) var width = 0
  /// The column of generator k and of its inverse. `[generators]`
  private(set) var forward: [Int] = []
  private(set) var backward: [Int] = []
  /// For each column the letter that it stands for. `[columns]`
  private(set) var letter: [Int] = []
  /// For each column that of the inverse. `[columns]`
  private(set) var inverse: [Int32] = []

  /// All words, relators first, each written twice in a row so that it can be read from any place.
  private(set) var columns: [Int32] = []
  /// The inverses of `columns`, place by place.
  private(set) var inverses: [Int32] = []
  private(set) var words: [CosetWord] = []
  /// How many of `words` are relators; the others generate the subgroup.
  private(set) var relatorCount = 0
  /// The relators from this one on are long powers, at most 64.
  private(set) var firstPower = 0
  /// Where relators hold a column: for each the places to read from, `[columns]`.
  private(set) var occurrences: [[CosetWord]] = []
  /// The letters of all relators together that are no long powers.
  private(set) var relatorLength = 0

  init(_ presentation: Presentation, subgroup: [[Int]]) {
    let relators = presentation.relators
    makeColumns(presentation.generators.count, relators)
    var seen: Set<[Int32]> = []
    let short = relators.map { reduced($0) }.sorted { $0.count < $1.count }
    var powers: [[Int32]] = []
    for relator in short where !relator.isEmpty && seen.insert(relator).inserted {
      if isLongPower(relator), powers.count < 64 {
        powers.append(relator)
      } else {
        append(relator)
      }
    }
    firstPower = words.count
    relatorLength = words.reduce(0) { $0 + $1.length }
    for relator in powers { append(relator) }
    relatorCount = words.count
    for word in subgroup.map({ reduced($0, isCyclic: false) }) where !word.isEmpty {
      append(word)
    }
    findOccurrences()
  }

  /// The relators as letters.
  var relators: [[Int]] {
    words.prefix(relatorCount).map { word in
      columns[word.start..<(word.start + word.length)].map { letter[Int($0)] }
    }
  }

  private mutating func makeColumns(_ count: Int, _ relators: [[Int]]) {
    let squares = Set(
      relators.filter { $0.count == 2 && $0[0] == $0[1] }.map { abs($0[0]) })
    for k in 1...max(1, count) where k <= count {
      forward.append(width)
      letter.append(k)
      if squares.contains(k) {
        backward.append(width)
        inverse.append(Int32(width))
        width += 1
      } else {
        backward.append(width + 1)
        letter.append(-k)
        inverse += [Int32(width + 1), Int32(width)]
        width += 2
      }
    }
  }

  /// The word as columns, without what cancels now that involutions are their own inverses.
  private func reduced(_ word: [Int], isCyclic: Bool = true) -> [Int32] {
    var result: [Int32] = []
    for letter in word {
      let column = Int32(letter > 0 ? forward[letter - 1] : backward[-letter - 1])
      if let last = result.last, inverse[Int(last)] == column {
        result.removeLast()
      } else {
        result.append(column)
      }
    }
    var first = 0
    while isCyclic, result.count - first > 1,
      result[first] == inverse[Int(result[result.count - 1])]
    {
      first += 1
      result.removeLast()
    }
    return Array(result[first...])
  }

  private mutating func append(_ word: [Int32]) {
    words.append(
      CosetWord(
        start: columns.count, length: word.count, period: period(word), number: words.count))
    columns += word + word
    inverses += (word + word).map { inverse[Int($0)] }
  }

  private mutating func findOccurrences() {
    occurrences = Array(repeating: [], count: width)
    for word in words.prefix(relatorCount) {
      for start in word.start..<(word.start + word.period) {
        occurrences[Int(columns[start])].append(
          CosetWord(
            start: start, length: word.length, period: word.period, number: word.number))
      }
    }
  }

  /// Whether it pays to keep in mind where this relator holds: it then holds all along its cycle.
  private func isLongPower(_ word: [Int32]) -> Bool {
    word.count >= 64 && word.count / period(word) >= 4
  }

  /// The shortest word of which this one is a power (Knuth, Morris and Pratt's failure function).
  private func period(_ word: [Int32]) -> Int {
    var failure = [0]
    var matched = 0
    for i in word.indices.dropFirst() {
      while matched > 0, word[i] != word[matched] { matched = failure[matched - 1] }
      if word[i] == word[matched] { matched += 1 }
      failure.append(matched)
    }
    let candidate = word.count - (failure.last ?? 0)
    return word.count.isMultiple(of: candidate) ? candidate : word.count
  }
}

/// Where a word stands in `CosetWords.columns`.
struct CosetWord: Sendable {
  let start: Int
  let length: Int
  /// It is a power of its first so many letters.
  let period: Int
  /// Its place among all words.
  let number: Int
}

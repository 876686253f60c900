import LinearAlgebra

/// How far a word could be followed from a coset: from its front to letter i, from its end to j.
///
/// i = j + 1: it was followed through, and front and back are one coset. i = j: one entry is
/// missing, and known. Else there is a gap.
struct CosetTrace {
  var front: Int
  var i: Int
  var back: Int
  var j: Int
}

extension CosetWorkspace {
  /// What came of a scan.
  enum ScanResult {
    /// Nothing to do, or nothing left to do.
    case closed
    /// The table must grow first, and cannot.
    case full
  }

  /// Leads a coset around all relators, `isFilling` what is missing on the way.
  ///
  /// Ends early when the coset turns out to be another one.
  mutating func scanRelators(of coset: Int, isFilling: Bool) throws(Cancelled) -> ScanResult {
    var number = 0
    try spend(words.relatorLength + width)
    while isLive(coset) {
      guard
        let (found, trace) = firstOpen(coset, from: number, isFilling: isFilling)
      else { break }
      // After a coincidence the coset may need another look at this relator.
      number = found
      guard try close(trace, words.words[number], isFilling: isFilling) else { return .full }
    }
    return try scanPowers(of: coset, isFilling: isFilling)
  }

  /// The same for the long powers, but for those that are known to hold.
  private mutating func scanPowers(
    of coset: Int, isFilling: Bool
  ) throws(Cancelled) -> ScanResult {
    for number in words.firstPower..<words.relatorCount {
      let (word, bit) = (words.words[number], UInt64(1) << UInt64(number - words.firstPower))
      while isLive(coset), heldPowers[coset] & bit == 0 {
        if case .full = try scan(coset, word, isFilling: isFilling) { return .full }
        if try !holds(word, at: coset, bit), !isFilling { break }
      }
    }
    return .closed
  }

  /// Whether a power leads the coset back to itself; if so, that is noted all along its cycle.
  private mutating func holds(
    _ word: CosetWord, at coset: Int, _ bit: UInt64
  ) throws(Cancelled) -> Bool {
    var trace = CosetTrace(front: coset, i: 0, back: coset, j: word.length - 1)
    Self.follow(table.span, words, word, width, &trace)
    guard trace.i > trace.j, trace.front == trace.back else { return false }
    try spend(2 * word.length)
    var place = coset
    for i in 0..<word.length {
      if i % word.period == 0 { heldPowers[place] |= bit }
      place = image(place, Int(words.columns[word.start + i]))
    }
    return true
  }

  /// Leads a coset around one word, read from the place that `word` gives.
  mutating func scan(
    _ coset: Int, _ word: CosetWord, isFilling: Bool
  ) throws(Cancelled) -> ScanResult {
    var trace = CosetTrace(front: coset, i: 0, back: coset, j: word.length - 1)
    Self.follow(table.span, words, word, width, &trace)
    try spend(2 + trace.i + word.length - trace.j)
    if trace.i > trace.j, trace.front == trace.back { return .closed }
    if !isFilling, trace.i < trace.j { return .closed }
    return try close(trace, word, isFilling: isFilling) ? .closed : .full
  }

  /// Draws the conclusion of a trace, defining what is missing; false when the table is full.
  private mutating func close(
    _ start: CosetTrace, _ word: CosetWord, isFilling: Bool
  ) throws(Cancelled) -> Bool {
    var trace = start
    while trace.i < trace.j {
      let column = Int(words.columns[word.start + trace.i])
      guard define(trace.front, column) else { return false }
      try spend(4)
      Self.follow(table.span, words, word, width, &trace)
    }
    let reason: CosetStep.Reason =
      word.number < words.relatorCount
      ? .relator(word.number) : .subgroup(word.number - words.relatorCount)
    if trace.i == trace.j {
      let column = Int(words.columns[word.start + trace.i])
      deduce(trace.front, column, trace.back, reason)
    } else if trace.front != trace.back {
      try identify(trace.front, trace.back, reason)
    }
    return true
  }
}

// MARK: Kernels

extension CosetWorkspace {
  /// The first relator, from number `first` on, that gives this coset something to do.
  private func firstOpen(
    _ coset: Int, from first: Int, isFilling: Bool
  ) -> (number: Int, trace: CosetTrace)? {
    let table = table.span
    let columns = words.columns.span
    for number in first..<words.firstPower {
      let word = words.words[number]
      var trace = CosetTrace(front: coset, i: 0, back: coset, j: word.length - 1)
      while trace.i <= trace.j {
        let next = Int(table[trace.front * width + Int(columns[word.start + trace.i])])
        if next < 0 { break }
        trace.front = next
        trace.i += 1
      }
      if trace.i > trace.j {
        if trace.front == coset { continue }
        return (number, trace)
      }
      let inverses = words.inverses.span
      while trace.j >= trace.i {
        let next = Int(table[trace.back * width + Int(inverses[word.start + trace.j])])
        if next < 0 { break }
        trace.back = next
        trace.j -= 1
      }
      if isFilling || trace.i >= trace.j { return (number, trace) }
    }
    return nil
  }

  /// Follows the word from both ends as far as the table goes.
  private static func follow(
    _ table: Span<Int32>, _ words: borrowing CosetWords, _ word: CosetWord, _ width: Int,
    _ trace: inout CosetTrace
  ) {
    let (columns, inverses) = (words.columns.span, words.inverses.span)
    var (front, i, back, j) = (trace.front, trace.i, trace.back, trace.j)
    while i <= j {
      let next = Int(table[front * width + Int(columns[word.start + i])])
      if next < 0 { break }
      front = next
      i += 1
    }
    while j >= i {
      let next = Int(table[back * width + Int(inverses[word.start + j])])
      if next < 0 { break }
      back = next
      j -= 1
    }
    trace = CosetTrace(front: front, i: i, back: back, j: j)
  }
}

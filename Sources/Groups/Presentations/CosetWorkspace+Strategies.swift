import LinearAlgebra

extension CosetWorkspace {
  /// Where so little of the table can be won back (a sixteenth), going on is hopeless.
  private static let leastShare = 16

  /// Coset by coset: all relators, then the rest of the row. False at a limit.
  mutating func runHLT() throws(Cancelled) -> Bool {
    guard try fillSubgroup() else { return false }
    while cursor < count {
      if isLive(cursor), try !complete(cursor) {
        guard try makeRoom(lookingAhead: true) else { return false }
      } else {
        cursor += 1
      }
    }
    return true
  }

  /// Gap by gap: a definition, then all its consequences. False at a limit.
  mutating func runFelsch() throws(Cancelled) -> Bool {
    guard try fillSubgroup() else { return false }
    try drawConsequences()
    while cursor < count {
      try spend(width)
      guard isLive(cursor), let gap = firstGap(of: cursor) else {
        cursor += 1
        continue
      }
      if define(cursor, gap) {
        try drawConsequences()
      } else {
        guard try makeRoom(lookingAhead: false) else { return false }
      }
    }
    return true
  }

  /// The generators of the subgroup lead coset 0 back to itself.
  private mutating func fillSubgroup() throws(Cancelled) -> Bool {
    for word in words.words.dropFirst(words.relatorCount) {
      if case .full = try scan(0, word, isFilling: true) {
        try drawConsequences()
        guard try makeRoom(lookingAhead: !savesDeductions) else { return false }
        guard case .closed = try scan(0, word, isFilling: true) else { return false }
      }
    }
    return true
  }

  /// All relators and all columns of a coset; false when the table is full.
  private mutating func complete(_ coset: Int) throws(Cancelled) -> Bool {
    if case .full = try scanRelators(of: coset, isFilling: true) { return false }
    while isLive(coset), let gap = firstGap(of: coset) {
      guard define(coset, gap) else { return false }
    }
    return true
  }

  private func firstGap(of coset: Int) -> Int? {
    (0..<width).first { image(coset, $0) < 0 }
  }

  /// Follows every relator through every entry that is new.
  private mutating func drawConsequences() throws(Cancelled) {
    while let (coset, column) = nextDeduction() {
      try scanOccurrences(at: coset, column)
      let image = isLive(coset) ? image(coset, column) : -1
      if image >= 0 { try scanOccurrences(at: image, Int(words.inverse[column])) }
    }
  }

  private mutating func scanOccurrences(at coset: Int, _ column: Int) throws(Cancelled) {
    for word in words.occurrences[column] {
      if !isLive(coset) { return }
      _ = try scan(coset, word, isFilling: false)
    }
  }

  /// Wins back the rows of dead cosets, after a search for more of them if there are few.
  private mutating func makeRoom(lookingAhead: Bool) throws(Cancelled) -> Bool {
    guard mayDefine else { return false }
    if lookingAhead, (count - live) * Self.leastShare < count {
      for coset in cursor..<count where isLive(coset) {
        _ = try scanRelators(of: coset, isFilling: false)
      }
    }
    guard (count - live) * Self.leastShare >= count else { return false }
    try compact()
    return true
  }
}

import LinearAlgebra

/// The table of an enumeration at work: cosets in use, dead ones among them, and what is to do.
///
/// Entry (c, x) is the coset c x or -1, and (c x, x^-1) is then c: both are always set together.
struct CosetWorkspace {
  let words: CosetWords
  /// The number of columns.
  let width: Int
  /// `[rows][width]`
  private(set) var table: [Int32] = []
  /// Each coset's own number while it lives, else one that it was found to be. `[rows]`
  private(set) var merged: [Int32] = []
  /// Long powers that are known to hold at a coset: bit k for the k-th of them.
  ///
  /// `[rows]`, empty when there are none. Coincidences break no relator that holds.
  var heldPowers: [UInt64] = []
  /// Rows from here on are empty.
  private(set) var count = 1
  private(set) var live = 1
  private(set) var liveMaximum = 1
  private(set) var definedTotal = 1
  /// The coset whose turn it is; compaction keeps it in step.
  var cursor = 0
  private(set) var steps: [CosetStep]?

  /// Entries that were set and whose consequences are not drawn: coset times width plus column.
  private var deductions: [Int] = []
  let savesDeductions: Bool
  /// Dead cosets whose entries must move to their survivors.
  private var queue: [Int32] = []
  private let limit: Int
  private let definitionLimit: Int
  private let checkpoint: Checkpoint
  /// Look-ups since the last report.
  private var effort = 0

  /// A few milliseconds, even where every look-up misses the cache.
  private static let effortBetweenReports = 100_000

  init(
    _ words: CosetWords, limit: Int, definitionLimit: Int, savesDeductions: Bool,
    recording: Bool, checkpoint: Checkpoint
  ) {
    self.words = words
    width = words.width
    self.limit = limit
    self.definitionLimit = definitionLimit
    self.savesDeductions = savesDeductions
    self.checkpoint = checkpoint
    steps = recording ? [] : nil
    addRows()
  }

  func isLive(_ coset: Int) -> Bool { Int(merged[coset]) == coset }

  func image(_ coset: Int, _ column: Int) -> Int { Int(table[coset * width + column]) }

  /// Reports to the checkpoint when enough was done.
  mutating func spend(_ lookUps: Int) throws(Cancelled) {
    effort += lookUps
    if effort < Self.effortBetweenReports { return }
    effort = 0
    try checkpoint.report()
  }

  /// A new coset, called coset · column; false when a limit is in the way.
  mutating func define(_ coset: Int, _ column: Int) -> Bool {
    if count == merged.count {
      if count >= limit { return false }
      addRows()
    }
    if definedTotal >= definitionLimit { return false }
    let new = count
    count += 1
    live += 1
    definedTotal += 1
    if live > liveMaximum { liveMaximum = live }
    set(coset, column, new)
    steps?.append(.definition(coset: coset, letter: words.letter[column], new: new))
    return true
  }

  /// Coset · column is image, as a word shows.
  mutating func deduce(_ coset: Int, _ column: Int, _ image: Int, _ reason: CosetStep.Reason) {
    set(coset, column, image)
    steps?.append(
      .deduction(coset: coset, letter: words.letter[column], image: image, reason))
  }

  /// The next entry whose consequences are to be drawn.
  mutating func nextDeduction() -> (coset: Int, column: Int)? {
    guard let entry = deductions.popLast() else { return nil }
    return (entry / width, entry % width)
  }

  private mutating func set(_ coset: Int, _ column: Int, _ image: Int) {
    table[coset * width + column] = Int32(truncatingIfNeeded: image)
    table[image * width + Int(words.inverse[column])] = Int32(truncatingIfNeeded: coset)
    if savesDeductions { deductions.append(coset * width + column) }
  }

  /// Room for more cosets, in one piece of memory that is only touched where it is used.
  private mutating func addRows() {
    let rows = min(limit, max(256, min(2 * merged.count, merged.count + (1 << 14))))
    if merged.isEmpty {
      table.reserveCapacity(limit * width)
      merged.reserveCapacity(limit)
    }
    merged.append(contentsOf: Int32(merged.count)..<Int32(rows))
    table.append(contentsOf: repeatElement(-1, count: rows * width - table.count))
    if words.firstPower < words.relatorCount {
      heldPowers.append(contentsOf: repeatElement(0, count: rows - heldPowers.count))
    }
  }
}

// MARK: Coincidences

extension CosetWorkspace {
  /// Two cosets are one: so are their neighbours, and so on.
  mutating func identify(
    _ a: Int, _ b: Int, _ reason: CosetStep.Reason
  ) throws(Cancelled) {
    unite(a, b, reason)
    var next = 0
    while next < queue.count {
      try spend(4 * width)
      moveEntries(of: Int(queue[next]))
      next += 1
    }
    queue.removeAll(keepingCapacity: true)
  }

  private mutating func moveEntries(of dead: Int) {
    for column in 0..<width {
      let image = Int(table[dead * width + column])
      if image < 0 { continue }
      let back = Int(words.inverse[column])
      table[dead * width + column] = -1
      table[image * width + back] = -1
      let (source, target) = (survivor(of: dead), survivor(of: image))
      let known = Int(table[source * width + column])
      let knownBack = Int(table[target * width + back])
      if known >= 0 {
        unite(target, known, .coincidence)
      } else if knownBack >= 0 {
        unite(source, knownBack, .coincidence)
      } else {
        deduce(source, column, target, .coincidence)
      }
    }
  }

  private mutating func unite(_ a: Int, _ b: Int, _ reason: CosetStep.Reason) {
    let (x, y) = (survivor(of: a), survivor(of: b))
    if x == y { return }
    let (low, high) = x < y ? (x, y) : (y, x)
    merged[high] = Int32(low)
    live -= 1
    queue.append(Int32(high))
    steps?.append(.coincidence(dead: high, survivor: low, reason))
  }

  /// The living coset that this one is, with the way there made short.
  private mutating func survivor(of coset: Int) -> Int {
    var root = coset
    while Int(merged[root]) != root { root = Int(merged[root]) }
    var place = coset
    while Int(merged[place]) != root {
      let next = Int(merged[place])
      merged[place] = Int32(root)
      place = next
    }
    return root
  }
}

// MARK: Compaction

extension CosetWorkspace {
  /// Whether a new coset has no row, so that compaction would help.
  var isFull: Bool { count >= limit }

  /// Whether definitions are still allowed.
  var mayDefine: Bool { definedTotal < definitionLimit }

  /// Takes the rows of dead cosets out; the living keep their order.
  ///
  /// No deductions may be open.
  mutating func compact() throws(Cancelled) {
    if live == count { return }
    deductions.removeAll()
    if steps != nil {
      let survivors = (0..<count).filter(isLive)
      steps?.append(.renumbering(survivors: survivors))
    }
    var next: Int32 = 0
    var newCursor = -1
    for coset in 0..<count {
      if newCursor < 0, coset >= cursor { newCursor = Int(next) }
      if Int(merged[coset]) == coset {
        merged[coset] = next
        next += 1
      } else {
        merged[coset] = -1
      }
      if coset % 4096 == 0 { try spend(4096) }
    }
    cursor = newCursor < 0 ? Int(next) : newCursor
    try moveRows()
    for coset in 0..<count { merged[coset] = Int32(coset) }
    count = live
  }

  private mutating func moveRows() throws(Cancelled) {
    for coset in 0..<count where merged[coset] >= 0 {
      let new = Int(merged[coset])
      if !heldPowers.isEmpty { heldPowers[new] = heldPowers[coset] }
      for column in 0..<width {
        let image = Int(table[coset * width + column])
        table[new * width + column] = image < 0 ? -1 : merged[image]
      }
      try spend(2 * width)
    }
    for entry in (live * width)..<(count * width) { table[entry] = -1 }
    if !heldPowers.isEmpty { for coset in live..<count { heldPowers[coset] = 0 } }
  }
}

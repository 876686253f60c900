import LinearAlgebra

/// The cosets of a subgroup of a group given by generators and relations, counted by the method of
/// Todd and Coxeter.
///
/// It ends when the table of cosets is full and all relations hold in it, or at a limit: no
/// method can tell beforehand whether the index is finite. Holt, Eick, O'Brien, Handbook of
/// Computational Group Theory, ch. 5.
public struct CosetEnumeration: Sendable {
  /// Which coset is defined next.
  public enum Strategy: String, CaseIterable, Sendable {
    /// Haselgrove, Leech, Trotter: each coset in turn is led around all relators, and what is
    /// missing on the way is defined; where the table is full, it is searched for consequences.
    case hlt
    /// Felsch: the first gap of the table is filled, and all its consequences are drawn.
    case felsch
  }

  /// How it ended.
  public enum Status: String, Sendable {
    case complete
    case limit
  }

  /// So many cosets may be alive at once unless another limit is given.
  public static let defaultLimit = 4_000_000

  /// No table has more entries, cosets times columns: they fill 1 GiB.
  public static let mostEntries = 1 << 28

  /// Whether the index is known.
  public let status: Status
  /// The number of cosets, if the enumeration was completed.
  public let index: Int?
  /// The table, if the enumeration was completed.
  public let table: CosetTable?
  /// The most cosets that were alive at one time.
  public let liveMaximum: Int
  /// Cosets defined altogether, those that turned out to be others included.
  public let definedTotal: Int
  /// The relators that were scanned, in the order in which steps number them.
  ///
  /// Letters ±k; without squares of generators, which then have no inverse letters, and repetitions.
  public let relators: [[Int]]
  /// What was done, in order, if it was asked for.
  public let steps: [CosetStep]

  /// Enumerates the cosets of the subgroup that the words generate; the trivial one for no words.
  ///
  /// Words are letters ±k for generator k from 1, as `words(parsing:)` gives them. At most `limit`
  /// cosets are alive at once, but never more than `largestLimit(for:)`; at most `definitionLimit`
  /// are defined altogether. `recording` keeps every step, which is for small enumerations.
  public init(
    _ presentation: Presentation, over subgroup: [[Int]] = [], strategy: Strategy = .hlt,
    limit: Int = defaultLimit, definitionLimit: Int = .max, recording: Bool = false,
    checkpoint: Checkpoint = .none
  ) throws(Cancelled) {
    precondition(limit >= 1, "a table has at least one coset")
    var work = CosetWorkspace(
      CosetWords(presentation, subgroup: subgroup),
      limit: min(limit, Self.largestLimit(for: presentation)), definitionLimit: definitionLimit,
      savesDeductions: strategy == .felsch, recording: recording, checkpoint: checkpoint)
    let isComplete =
      switch strategy {
      case .hlt: try work.runHLT()
      case .felsch: try work.runFelsch()
      }
    if isComplete { try work.compact() }
    liveMaximum = work.liveMaximum
    definedTotal = work.definedTotal
    steps = work.steps ?? []
    relators = work.words.relators
    status = isComplete ? .complete : .limit
    index = isComplete ? work.count : nil
    table = isComplete ? try CosetTable(work, checkpoint) : nil
  }

  /// The largest limit whose table can be worked with.
  public static func largestLimit(for presentation: Presentation) -> Int {
    mostEntries / max(1, 2 * presentation.generators.count)
  }
}

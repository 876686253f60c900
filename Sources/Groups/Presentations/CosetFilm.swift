import LinearAlgebra

/// An enumeration of cosets that can be looked at step by step, forward and back.
///
/// Every frame is a function of its number alone: a table is kept every so many steps, and those
/// between are played on from it.
public struct CosetFilm: Sendable {
  /// What is enumerated.
  public let presentation: Presentation
  /// Words, as letters ±k, that generate the subgroup.
  public let subgroup: [[Int]]
  /// How.
  public let strategy: CosetEnumeration.Strategy
  /// How it ended.
  public let status: CosetEnumeration.Status
  /// The number of cosets, if it was completed.
  public let index: Int?
  /// What happened, in order.
  public let steps: [CosetStep]
  /// Relators and then words of the subgroup, as they are scanned, letters ±k.
  public let words: [[Int]]
  /// How many of `words` are relators.
  public let relatorCount: Int
  /// The letter of each column; an involution has one column for itself and its inverse.
  public let letters: [Int]
  /// For each column that of the inverse.
  let inverseColumn: [Int]
  private var kept: [CosetFrame] = []

  private static let spacing = 64

  /// Enumerates with every step recorded; at most `limit` cosets alive, and four times as many
  /// defined. O(steps · limit · letters) at worst, in steps that report.
  public init(
    _ presentation: Presentation, over subgroup: [[Int]], strategy: CosetEnumeration.Strategy,
    limit: Int, checkpoint: Checkpoint = .none
  ) throws(Cancelled) {
    let result = try CosetEnumeration(
      presentation, over: subgroup, strategy: strategy, limit: limit, definitionLimit: 4 * limit,
      recording: true, checkpoint: checkpoint)
    let layout = CosetWords(presentation, subgroup: subgroup)
    self.presentation = presentation
    self.subgroup = subgroup
    self.strategy = strategy
    (status, index, steps) = (result.status, result.index, result.steps)
    words = layout.words.map { word in
      layout.columns[word.start..<(word.start + word.length)].map { layout.letter[Int($0)] }
    }
    relatorCount = layout.relatorCount
    letters = layout.letter
    inverseColumn = layout.inverse.map { Int($0) }
    var frame = CosetFrame(width: letters.count)
    kept = [frame]
    for (number, step) in steps.enumerated() {
      try checkpoint.report()
      frame.play(step, letters, inverseColumn)
      if (number + 1).isMultiple(of: Self.spacing) { kept.append(frame) }
    }
  }

  /// The table after the first `number` steps, kept inside 0 … `steps.count`. O(64 · table)
  public func frame(after number: Int) -> CosetFrame {
    let number = min(max(0, number), steps.count)
    var frame = kept[number / Self.spacing]
    for step in steps[(number / Self.spacing * Self.spacing)..<number] {
      frame.play(step, letters, inverseColumn)
    }
    return frame
  }

  /// The column of a letter ±k.
  public func column(of letter: Int) -> Int {
    letters.firstIndex(of: letter) ?? letters.firstIndex(of: -letter) ?? 0
  }

  /// The name of a letter: `r`, or `r^-1` for an inverse.
  public func name(of letter: Int) -> String {
    let name = presentation.generators[abs(letter) - 1]
    return letter > 0 ? name : "\(name)^-1"
  }

  /// A word with its repetitions as powers, such as `r^4` or `a b a^-1`.
  public func text(of word: [Int]) -> String {
    var runs: [(letter: Int, count: Int)] = []
    for letter in word {
      if let last = runs.last, last.letter == letter {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((letter, 1))
      }
    }
    return runs.map { run in
      let exponent = run.letter > 0 ? run.count : -run.count
      let name = presentation.generators[abs(run.letter) - 1]
      return exponent == 1 ? name : "\(name)^\(exponent)"
    }.joined(separator: " ")
  }
}

/// The table of cosets at one moment; cosets count from 0, the subgroup itself.
public struct CosetFrame: Hashable, Sendable {
  /// The number of columns.
  public let width: Int
  /// `[rows × width]`, -1 where nothing is known.
  private var entries: [Int32]
  /// Whether the coset of each row is still one of its own. `[rows]`
  private var lives: [Bool] = [true]

  init(width: Int) {
    self.width = width
    entries = Array(repeating: -1, count: width)
  }

  /// The cosets alive, ascending.
  public var cosets: [Int] { lives.indices.filter { lives[$0] } }

  /// How many are alive.
  public var count: Int { lives.count { $0 } }

  /// Coset times the letter of a column; nil where that is not known.
  public func image(_ coset: Int, _ column: Int) -> Int? {
    guard lives.indices.contains(coset), lives[coset] else { return nil }
    let image = Int(entries[coset * width + column])
    return image < 0 ? nil : image
  }

  mutating func play(_ step: CosetStep, _ letters: [Int], _ inverse: [Int]) {
    func column(_ letter: Int) -> Int {
      letters.firstIndex(of: letter) ?? letters.firstIndex(of: -letter) ?? 0
    }
    switch step {
    case .definition(let coset, let letter, let new):
      while lives.count <= new {
        lives.append(false)
        entries += Array(repeating: -1, count: width)
      }
      lives[new] = true
      set(coset, column(letter), new, inverse)
    case .deduction(let coset, let letter, let image, _):
      set(coset, column(letter), image, inverse)
    case .coincidence(let dead, _, _):
      lives[dead] = false
      for place in entries.indices where place / width == dead || Int(entries[place]) == dead {
        entries[place] = -1
      }
    case .renumbering(let survivors): renumber(survivors)
    }
  }

  private mutating func set(_ coset: Int, _ column: Int, _ image: Int, _ inverse: [Int]) {
    entries[coset * width + column] = Int32(image)
    entries[image * width + inverse[column]] = Int32(coset)
  }

  private mutating func renumber(_ survivors: [Int]) {
    var number = [Int32](repeating: -1, count: lives.count)
    for (new, old) in survivors.enumerated() { number[old] = Int32(new) }
    entries = survivors.flatMap { old in
      (0..<width).map { column in
        let image = Int(entries[old * width + column])
        return image < 0 ? -1 : number[image]
      }
    }
    lives = Array(repeating: true, count: survivors.count)
  }
}

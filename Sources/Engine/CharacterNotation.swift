// Long values of a character table as letters, as in printed tables.

import LinearAlgebra
import Representations

/// A letter for each irrational value that takes more than four characters, in the order of the table;
/// `-A` is the negative of `A`.
public struct CharacterNotation: Sendable {
  private let letters: [Cyclotomic: String]
  /// Each letter and what it stands for, in the order of the letters.
  public let legend: [(letter: String, value: Cyclotomic)]
  /// The columns that the longest value takes in full, and with letters.
  public let longest: Int, shortest: Int

  /// O(classes²)
  init(_ irreps: [CharacterTable.Irrep], _ checkpoint: Checkpoint) throws(Cancelled) {
    var letters: [Cyclotomic: String] = [:]
    var legend: [(letter: String, value: Cyclotomic)] = []
    var widths: [Cyclotomic: Int] = [:]
    var (next, longest, shortest) = (0, 1, 1)
    for irrep in irreps {
      try checkpoint.report()
      for value in irrep.values where widths[value] == nil {
        let width = value.description.count
        widths[value] = width
        longest = max(longest, width)
        if value.integer == nil, width > 4, letters[value] == nil {
          let letter = Self.letter(next)
          letters[value] = letter
          letters[-value] = "-\(letter)"
          legend.append((letter, value))
          next += 1
        }
        shortest = max(shortest, letters[value]?.count ?? width)
      }
    }
    (self.letters, self.legend) = (letters, legend)
    (self.longest, self.shortest) = (longest, shortest)
  }

  /// The value, or its letter.
  public func text(of value: Cyclotomic) -> String { letters[value] ?? value.description }

  /// A … Z, A1 … Z1, A2 …
  private static func letter(_ k: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(65 + k % 26)))
    return k < 26 ? letter : "\(letter)\(k / 26)"
  }
}

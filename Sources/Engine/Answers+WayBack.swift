// How an element of a large group is undone: its inverse as a word in the generators.

import BigInt
import Groups
import LinearAlgebra

/// The inverse of an element, letter by letter.
public struct WayBackSnapshot: Sendable {
  /// The group.
  public let group: GroupExpression
  /// The rank of the element.
  public let rank: BigInt
  /// Generators and their inverses, the one that acts first at the start: after all of them the
  /// element is the identity. Nil where words on so many points would be too long.
  public let letters: [Syllable]?
  /// No element needs more letters than this; nil where that is not known.
  public let enough: Int?

  /// What is left after the first letter has acted, which made the element of rank `rank`.
  public func afterFirst(rank: BigInt) -> WayBackSnapshot {
    WayBackSnapshot(
      group: group, rank: rank, letters: letters.map { Array($0.dropFirst()) }, enough: enough)
  }
}

extension Answers {
  /// The shortest of the words for the inverse, of the inverted words for the element, and in the
  /// groups of Rubik's cube of what their solver finds.
  func wayBack(
    of rank: BigInt, in expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> WayBackSnapshot {
    guard
      case .largeGroup(let large) = try snapshot(.largeGroup(expression), checkpoint),
      let factoriser = large.factoriser, 0 <= rank, rank < large.group.order
    else { return WayBackSnapshot(group: expression, rank: rank, letters: nil, enough: nil) }
    let element = large.group.element(rank: rank)
    let inverse = factoriser.word(for: element.inverse).map { Self.letters(of: $0.reversed()) }
    let word = factoriser.word(for: element).map { word in
      Self.letters(of: word.map { ($0.generator, -$0.exponent) })
    }
    let solver = try cubeSolver(of: large.group, checkpoint)
    var words = [inverse, word]
    // Few letters are the fewest already.
    if (inverse?.count ?? .max) > Self.shortWord {
      words.append(try solver?.wayBack(from: element, checkpoint: checkpoint))
    }
    return WayBackSnapshot(
      group: expression, rank: rank,
      letters: words.compactMap { $0 }.min { $0.count < $1.count }, enough: solver?.enough)
  }

  /// Words up to so many letters need no search for shorter ones.
  private static let shortWord = 6

  private func cubeSolver(
    of group: PermutationGroup, _ checkpoint: Checkpoint
  ) throws -> CubeSolver? {
    if let known = cubeSolvers[group.expression] { return known }
    let solver = try CubeSolver(group, checkpoint: checkpoint)
    if let solver { cubeSolvers[group.expression] = solver }
    return solver
  }

  /// Powers, the one that acts first at the start, letter by letter.
  private static func letters(of powers: [(generator: Int, exponent: Int)]) -> [Syllable] {
    powers.flatMap { generator, exponent in
      Array(
        repeating: Syllable(generator: generator, exponent: exponent.signum()),
        count: abs(exponent))
    }
  }
}

import Foundation
import Groups

/// A row of `Data/large-groups.jsonl`: a group as GAP 4.12 sees it; nil = not computed.
struct LargeOracle: Decodable, Sendable, CustomStringConvertible {
  let name: String
  let order: String
  let degree: Int
  /// Image lists of points from 1; GAP's permutations act on the right.
  let generators: [[UInt32]]
  let abelian: Bool
  let nilpotent: Bool
  let solvable: Bool
  let simple: Bool
  let perfect: Bool
  let centreOrder: String
  let derivedOrder: String
  let exponent: String?
  let classSizes: [Int]?
  /// Pairs of an order and how many elements have it.
  let elementOrders: [[Int]]?

  var description: String { name }

  /// The group as we see it: every permutation inverted.
  var group: PermutationGroup {
    get throws {
      let permutations = try generators.map { list in
        try Permutation(images: list.map { $0 - 1 }).inverse
      }
      return try PermutationGroup(
        .permutations(degree: degree, permutations), degree: degree,
        generators: permutations.enumerated().map { ("g\($0.offset + 1)", $0.element) })
    }
  }

  static let all: [LargeOracle] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Data/large-groups.jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(LargeOracle.self, from: Data($0.utf8))
    }
  }()
}

/// Slow tests run where the environment says `SYMTUI_LONG_TESTS=1`.
let runsLongTests = ProcessInfo.processInfo.environment["SYMTUI_LONG_TESTS"] == "1"

/// The group of an expression, on the points of a stabiliser chain.
func permutationGroup(_ text: String) throws -> PermutationGroup {
  try PermutationGroup(GroupExpression(parsing: text))
}

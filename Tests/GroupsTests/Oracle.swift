import Foundation
import Groups

/// A row of `Data/groups.jsonl`: invariants of a group as GAP 4.12 computed them; nil = not computed.
struct OracleGroup: Decodable, Sendable, CustomStringConvertible {
  let name: String
  let id: [Int]?
  let order: Int
  let degree: Int
  /// Image lists of points from 1.
  ///
  /// GAP's permutations act on the right.
  let generators: [[UInt32]]
  let abelian: Bool?
  let nilpotent: Bool?
  let solvable: Bool?
  let simple: Bool?
  let perfect: Bool?
  let centreOrder: Int?
  let derivedOrder: Int?
  let exponent: Int?
  let classSizes: [Int]?
  let elementOrderHistogram: [[Int]]?
  let numSubgroups: Int?
  let numNormalSubgroups: Int?
  let numSubgroupClasses: Int?
  let automorphismGroupOrder: Int?
  /// Pairs of an order and how many subgroups have it.
  let subgroupOrderHistogram: [[Int]]?
  /// Pairs of an element order and a size, one for each class.
  let classOrderSize: [[Int]]?
  /// How many classes hold the inverses of their members.
  let numRealClasses: Int?
  let derivedSeriesOrders: [Int]?

  var description: String { name }
  var expression: GroupExpression { permutationGroup(generators, degree: degree) }

  static let all: [OracleGroup] = read("groups.jsonl")
  /// All perfect groups of up to 1920 elements but A5, A6 and 3.A6, and others that are not solvable.
  static let nonsolvable: [OracleGroup] = read("nonsolvable.jsonl")
}

/// A row of `Data/catalogue.jsonl`: the groups of order up to 63, from GAP's Small Groups library.
struct CatalogueGroup: Decodable, Sendable, CustomStringConvertible {
  let id: [Int]
  let structure: String
  let degree: Int
  let generators: [[UInt32]]
  /// In generators called a, b, c and so on.
  let relators: [String]

  var description: String { "small(\(id[0]),\(id[1]))" }
  var presentation: String {
    let names = "abcdefgh".prefix(generators.count).map(String.init)
    return "<\(names.joined(separator: ",")) | \(relators.joined(separator: ", "))>"
  }
  var expression: GroupExpression { permutationGroup(generators, degree: degree) }

  static let all: [CatalogueGroup] = read("catalogue.jsonl")
}

/// A row of `Data/quotients.jsonl`: what GAP calls the quotients of a group of order up to 63.
struct OracleQuotients: Decodable, Sendable, CustomStringConvertible {
  let id: [Int]
  /// Numbers in the Small Groups library, one for each normal subgroup, sorted.
  let quotients: [[Int]]

  var description: String { "small(\(id[0]),\(id[1]))" }

  static let all: [OracleQuotients] = read("quotients.jsonl")
}

/// A row of `Data/homomorphisms.jsonl`: GAP's count of the homomorphisms between two small groups.
struct OracleHomomorphisms: Decodable, Sendable, CustomStringConvertible {
  let source: [Int]
  let target: [Int]
  /// Up to conjugation in the target.
  let classes: Int
  let total: Int

  var description: String { "small(\(source)) → small(\(target))" }

  static let all: [OracleHomomorphisms] = read("homomorphisms.jsonl")
}

/// A row of `Data/presentations.jsonl`: an enumeration of cosets and the index that GAP 4.12 found.
struct OracleEnumeration: Decodable, Sendable, CustomStringConvertible {
  let name: String
  let generators: [String]
  let relators: String
  let subgroup: String
  /// Nil where the index is infinite or was not found.
  let expected: Int?

  var description: String { name }

  func presentation() throws -> Presentation {
    try Presentation(parsing: "<\(generators.joined(separator: ", ")) | \(relators)>")
  }

  static let all: [OracleEnumeration] = read("presentations.jsonl")
}

/// Inverted, because GAP's products act on the right.
private func permutationGroup(_ images: [[UInt32]], degree: Int) -> GroupExpression {
  let permutations = images.compactMap { list in
    try? Permutation(images: list.map { $0 - 1 }).inverse
  }
  let none = [Permutation.identity(degree)]
  return .permutations(degree: degree, permutations.isEmpty ? none : permutations)
}

private func read<Row: Decodable>(_ name: String) -> [Row] {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/\(name)")
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
  return text.split(separator: "\n").compactMap {
    try? decoder.decode(Row.self, from: Data($0.utf8))
  }
}

/// The bytes of a file in `Data`.
func oracleBytes(_ name: String) -> [UInt8]? {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/\(name)")
  return (try? Data(contentsOf: file)).map { [UInt8]($0) }
}

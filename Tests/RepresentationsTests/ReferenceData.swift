import Foundation
import Groups
import Support

/// The files beside the tests.
enum ReferenceData {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Data")

  /// Dimensions of bases as EMLP 1.0.3 gives them, each confirmed independently.
  struct BasisRow: Decodable, Sendable, CustomStringConvertible {
    let group: String
    let `in`: String
    let out: String
    let dimensionIn: Int
    let dimensionOut: Int
    let basisDimension: Int

    var description: String { "\(group): \(`in`) → \(out)" }
  }

  static func bases() throws -> [BasisRow] {
    let text = try String(
      contentsOf: folder.appending(path: "equivariant-bases.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(BasisRow.self, from: Data($0.utf8))
    }
  }

  /// A character table as GAP 4.12 prints it; permutations are image lists from 1.
  struct Table: Decodable, Sendable {
    let name: String
    let order: Int
    let degree: Int
    let generators: [[Int]]
    let classOrders: [Int]
    let classSizes: [Int]
    let classReps: [[Int]]
    let degrees: [Int]
    let indicators: [Int]
    let irrExact: [[String]]
    let powerMaps: [PowerMap]
    /// Classes, from 1.
    let inverseMap: [Int]
    /// For each row the classes in its kernel, from 1.
    let kernels: [[Int]]
    /// For each row the classes on which it is as large as at the identity, from 1.
    let centres: [[Int]]
  }

  /// A prime and the class of the powers of each class, from 1.
  struct PowerMap: Decodable, Sendable {
    let prime: Int
    let classes: [Int]

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      prime = try pair.decode(Int.self)
      classes = try pair.decode([Int].self)
    }
  }

  /// A row of the groups that the tests of `Groups` know, with what GAP says of its irreducibles.
  struct GroupRow: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let order: Int
    let degree: Int
    let generators: [[Int]]
    /// Sorted as pairs.
    let irrepDegrees: [Int]
    let frobeniusSchurIndicators: [Int]

    var description: String { name }

    func group() throws -> FiniteGroup { try permutationGroup(generators, degree: degree) }
  }

  /// A group of order up to 63 of GAP's Small Groups library.
  struct CatalogueRow: Decodable, Sendable, CustomStringConvertible {
    let id: [Int]
    let degree: Int
    let generators: [[Int]]

    var description: String { "small(\(id[0]),\(id[1]))" }

    func group() throws -> FiniteGroup { try permutationGroup(generators, degree: degree) }
  }

  static let groups: [GroupRow] = rows("groups.jsonl") + rows("nonsolvable.jsonl")
  static let catalogue: [CatalogueRow] = rows("catalogue.jsonl")

  private static func rows<Row: Decodable>(_ name: String) -> [Row] {
    let file = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "GroupsTests/Data/\(name)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? decoder.decode(Row.self, from: Data($0.utf8))
    }
  }

  /// GAP acts from the right; its group is ours with every permutation inverted, as a set the same.
  private static func permutationGroup(_ images: [[Int]], degree: Int) throws -> FiniteGroup {
    let cycles = images.map(cycles).joined(separator: ",")
    return try finiteGroup("perm(\(degree))[\(cycles.isEmpty ? "()" : cycles)]")
  }

  /// Images from 1 as cycles.
  static func cycles(_ images: [Int]) -> String {
    var seen = Set<Int>()
    var text = ""
    for start in images.indices.map({ $0 + 1 })
    where !seen.contains(start) && images[start - 1] != start {
      var cycle: [Int] = []
      var point = start
      while seen.insert(point).inserted {
        cycle.append(point)
        point = images[point - 1]
      }
      text += "(\(cycle.map(String.init).joined(separator: ",")))"
    }
    return text.isEmpty ? "()" : text
  }

  static let tableNames: [String] =
    (try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "charactertables").path))?
    .map { String($0.dropLast(5)) }.sorted() ?? []

  static func table(_ name: String) throws -> Table {
    let file = folder.appending(path: "charactertables/\(name).json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Table.self, from: Data(contentsOf: file))
  }
}

import Foundation

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

import Foundation
import Groups
import LinearAlgebra
import Testing

@testable import Representations

/// What `Data/large-groups.jsonl` beside the tests of groups says of characters.
private struct Row: Decodable, CustomStringConvertible, Sendable {
  let name: String
  let degree: Int
  let generators: [[UInt32]]
  let simple: Bool
  let normalSubgroups: Int?
  let irrepDegrees: [Int]?
  let indicators: [Int]?

  var description: String { name }

  static let all: [Row] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../GroupsTests/Data/large-groups.jsonl")
    let isLong = ProcessInfo.processInfo.environment["SYMTUI_LONG_TESTS"] == "1"
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }.filter { $0.irrepDegrees != nil && (isLong || $0.name != "M23") }
  }()
}

private func table(_ degree: Int, _ generators: [[UInt32]]) throws -> LargeCharacterTable {
  // GAP acts from the right; its group is ours with every permutation inverted.
  let permutations = try generators.map { try Permutation(images: $0.map { $0 - 1 }) }
  let group = try PermutationGroup(
    .permutations(degree: degree, permutations), degree: degree,
    generators: permutations.enumerated().map { ("g\($0.offset + 1)", $0.element) })
  return try LargeCharacterTable(#require(try group.classes()))
}

struct LargeCharacterTableTests {
  @Test(arguments: Row.all)
  fileprivate func `degrees, indicators and normal subgroups agree with GAP`(row: Row) throws {
    let table = try table(row.degree, row.generators)
    let pairs = table.irreps.map { [$0.degree, $0.frobeniusSchur] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    #expect(pairs.map { $0[0] } == row.irrepDegrees)
    #expect(pairs.map { $0[1] } == row.indicators)
    #expect(table.isSimple == row.simple)
    if let count = row.normalSubgroups { #expect(try table.normalSubgroupCount() == count) }
  }

  @Test func `there are fourteen groups to compare with`() {
    #expect(Row.all.count >= 13)
  }

  @Test func `the table of M12 agrees with GAP, exactly`() throws {
    let reference = try ReferenceData.table("M12")
    let table = try table(reference.degree, reference.generators.map { $0.map { UInt32($0) } })
    let columns = try reference.classReps.map { images in
      table.classes.index(of: try Permutation(images: images.map { UInt32($0 - 1) }))
    }
    #expect(Set(columns).count == table.classes.classes.count)
    for (k, column) in columns.enumerated() {
      #expect(table.classes.classes[column].size == reference.classSizes[k])
      #expect(table.classes.classes[column].elementOrder == reference.classOrders[k])
    }
    let ours = table.irreps.map { irrep in columns.map { irrep.values[$0].description } }
    #expect(Set(ours) == Set(reference.irrExact))
    #expect(Set(ours).count == reference.irrExact.count)
  }
}

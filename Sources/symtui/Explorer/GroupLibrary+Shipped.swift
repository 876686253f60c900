// The catalogue and the Cayley tables that the program ships, and those that the user has.

import Assets
import Engine
import Groups

extension GroupLibrary {
  /// No Cayley table in a file has more bytes.
  private static let largestTable = 1 << 25

  /// The shipped catalogue; tables come from the path as it is given, else from the shipped ones.
  static func shipped() -> GroupLibrary {
    let assets = Assets()
    return GroupLibrary(catalogue: assets.bytes("catalogue.jsonl")) { path in
      let shipped = "tables/" + path
      if let bytes = Assets.read(path, limit: largestTable) { return bytes }
      if !path.contains(".."), let bytes = assets.bytes(shipped) ?? assets.bytes(shipped + ".csv") {
        return bytes
      }
      throw GroupError.invalid(
        "table(\(path)): there is no such file of at most \(largestTable >> 20) MB; shipped are "
          + shippedTables.joined(separator: ", "))
    }
  }

  /// The Cayley tables below `assets/tables`.
  private static let shippedTables = [
    "quaternions.csv", "octonions.csv", "sedenions.csv", "moufang12.csv",
  ]
}

extension Answers {
  /// Answers that can read the shipped catalogue and Cayley tables.
  static func shipped() -> Answers { Answers(library: .shipped()) }
}

/// The groups of order up to 63, found by fingerprint.
///
/// Numbers as in the Small Groups library (H. U. Besche, B. Eick, E. A. O'Brien), names from GAP
/// with dihedral groups called by the number of their corners and abelian ones by their invariants.
enum Catalogue {
  static let largestOrder = 63

  /// One group of the catalogue.
  struct Entry: Hashable, Sendable {
    let order: Int
    let number: Int
    let structure: String

    /// As in `small(8,3)`.
    var name: String { "small(\(order),\(number))" }
  }

  /// By fingerprint.
  static let entries: [UInt64: Entry] = {
    var result: [UInt64: Entry] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 3).map(String.init)
      guard fields.count == 4, let order = Int(fields[0]), let number = Int(fields[1]),
        let hash = UInt64(fields[2], radix: 36)
      else { continue }
      result[hash] = Entry(order: order, number: number, structure: fields[3])
    }
    return result
  }()

  /// How many groups there are of each order.
  static let counts: [Int: Int] = entries.values.reduce(into: [:]) { $0[$1.order, default: 0] += 1 }
}

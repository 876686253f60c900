/// The files that groups are made from, as bytes: nothing here opens one itself.
public struct GroupLibrary: Sendable {
  /// The catalogue of the groups of order up to 63, a JSON object a line; nil when it is not there.
  public let catalogue: [UInt8]?
  /// The bytes of the file that `table(path)` names; throws a `GroupError` that says why not.
  public let readFile: @Sendable (_ path: String) throws -> [UInt8]

  /// A library of this catalogue and these files.
  public init(
    catalogue: [UInt8]?, readFile: @escaping @Sendable (_ path: String) throws -> [UInt8]
  ) {
    self.catalogue = catalogue
    self.readFile = readFile
  }

  /// A library without files: `small(n,i)` and `table(path)` are refused.
  public static let empty = GroupLibrary(catalogue: nil) { path in
    throw GroupError.invalid("table(\(path)): no files can be read here")
  }
}

extension GroupLibrary {
  /// The generators of `small(order, number)`, called a, b, c and so on.
  ///
  /// The catalogue holds GAP's permutations, which act on the right; their inverses obey the same
  /// relations in products that act on the left.
  func generators(order: Int, number: Int) throws(GroupError) -> PermutationGenerators {
    let name = "small(\(order),\(number))"
    guard let catalogue else {
      throw .invalid("\(name): the catalogue is not there (assets/catalogue.jsonl)")
    }
    guard let row = CatalogueRow(order: order, number: number, in: catalogue) else {
      throw .invalid("\(name): the catalogue (assets/catalogue.jsonl) cannot be read there")
    }
    var generators: [PermutationGenerators.Generator] = []
    for (letter, images) in zip("abcdefghijklmnopqrstuvwxyz", row.generators) {
      guard images.count == row.degree, !images.contains(0) else {
        throw .invalid("\(name): the catalogue (assets/catalogue.jsonl) is damaged there")
      }
      let permutation = try Permutation(images: images.map { $0 - 1 })
      generators.append((String(letter), permutation.inverse))
    }
    return PermutationGenerators(degree: row.degree, generators: generators)
  }
}

/// One line of the catalogue: `{"id":[8,3],…,"degree":4,"generators":[[1,4,3,2],…],…}`.
private struct CatalogueRow {
  var degree = 0
  /// Image lists of points from 1. `[generators][degree]`
  var generators: [[UInt32]] = []

  /// Finds the line by its start, and reads the two members that are needed.
  init?(order: Int, number: Int, in bytes: [UInt8]) {
    let start = Array("{\"id\":[\(order),\(number)],".utf8)
    guard
      let line = bytes.split(separator: UInt8(ascii: "\n")).first(where: { $0.starts(with: start) }
      ),
      let degree = Self.rest(of: line, after: "\"degree\":").flatMap({ Self.number(at: $0) }),
      let lists = Self.rest(of: line, after: "\"generators\":")
    else { return nil }
    self.degree = Int(degree)
    guard (1...StabiliserChain.largestDegree).contains(self.degree) else { return nil }
    var depth = 0
    var digits = lists
    while let byte = digits.first {
      switch byte {
      case UInt8(ascii: "["):
        depth += 1
        if depth == 2 { generators.append([]) }
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard depth == 2, let point = Self.number(at: digits) else { return nil }
        generators[generators.count - 1].append(point)
        digits = digits.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        continue
      case UInt8(ascii: ","): break
      default: return nil
      }
      digits = digits.dropFirst()
    }
    return nil
  }

  private static func rest(of line: ArraySlice<UInt8>, after key: String) -> ArraySlice<UInt8>? {
    let key = Array(key.utf8)
    for start in line.indices where line[start...].starts(with: key) {
      return line[(start + key.count)...]
    }
    return nil
  }

  private static func number(at bytes: ArraySlice<UInt8>) -> UInt32? {
    let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return UInt32(String(decoding: digits.prefix(10), as: UTF8.self))
  }
}

import LinearAlgebra

/// A finite set with a product, as a square of cells that was read from a file.
///
/// Row a, column b holds a b. Nothing is known of its laws but that every product is an element.
public struct CayleyTable: Hashable, Sendable {
  /// No table has more rows.
  public static let largestOrder = 2048

  /// The number of elements.
  public let order: Int
  /// What the elements are called: as in the file, or their numbers as the file counts them.
  public let names: [String]
  /// Whether the file called them by names rather than numbers.
  public let hasNames: Bool
  /// `[order][order]`, elements counted from 0.
  let cells: [UInt16]

  /// The product a b.
  public func product(_ a: Int, _ b: Int) -> Int { Int(cells[a * order + b]) }

  init(names: [String], hasNames: Bool, cells: [UInt16]) {
    order = names.count
    self.names = names
    self.hasNames = hasNames
    self.cells = cells
  }

  /// Reads comma-separated cells, one row a line, without a header.
  ///
  /// Cells are numbers that count from 0, or from 1 where no 0 occurs. Where half of the first row or
  /// more is no number, cells are names; the first row and the first column then list the elements,
  /// which makes the first of them the identity. Throws a `GroupError` that names the file and the
  /// cell that is wrong.
  public init(
    csv bytes: [UInt8], path: String, checkpoint: Checkpoint = .none
  ) throws {
    let rows = try CSVCells(bytes, path: path, checkpoint).rows
    let numbers = rows[0].count { Int($0) != nil }
    if 2 * numbers > rows[0].count {
      try self.init(numbers: rows, path, checkpoint)
    } else {
      try self.init(names: rows, path, checkpoint)
    }
  }

  private init(numbers rows: [[String]], _ path: String, _ checkpoint: Checkpoint) throws {
    let order = rows.count
    var values: [Int] = []
    values.reserveCapacity(order * order)
    for (i, row) in rows.enumerated() {
      try checkpoint.report()
      for (j, cell) in row.enumerated() {
        guard let value = Int(cell) else {
          throw CSVCells.wrong(
            path, i, j, "holds “\(cell)”, where a number up to \(order) should be")
        }
        values.append(value)
      }
    }
    let base = values.contains(0) ? 0 : 1
    if let k = values.firstIndex(where: { !(base..<(base + order)).contains($0) }) {
      throw CSVCells.wrong(
        path, k / order, k % order,
        "holds \(values[k]), so the product is not closed: the \(order) elements are "
          + "\(base) to \(order - 1 + base)")
    }
    self.init(
      names: (0..<order).map { String($0 + base) }, hasNames: false,
      cells: values.map { UInt16($0 - base) })
  }

  private init(names rows: [[String]], _ path: String, _ checkpoint: Checkpoint) throws {
    let names = rows[0]
    var numbers: [String: UInt16] = [:]
    for (j, name) in names.enumerated() {
      guard numbers.updateValue(UInt16(j), forKey: name) == nil else {
        throw CSVCells.wrong(
          path, 0, j, "holds “\(name)” again, where the first row lists the elements")
      }
    }
    var cells: [UInt16] = []
    for (i, row) in rows.enumerated() {
      try checkpoint.report()
      guard row[0] == names[i] else {
        throw CSVCells.wrong(
          path, i, 0,
          "holds “\(row[0])”, where the first column must list the elements as the first row "
            + "does, with “\(names[i])” here")
      }
      for (j, name) in row.enumerated() {
        guard let number = numbers[name] else {
          throw CSVCells.wrong(
            path, i, j,
            "holds “\(name)”, so the product is not closed: the first row lists other elements")
        }
        cells.append(number)
      }
    }
    self.init(names: names, hasNames: true, cells: cells)
  }
}

/// The cells of a file of comma-separated values, as many columns as rows.
private struct CSVCells {
  var rows: [[String]] = []

  static func wrong(_ path: String, _ row: Int, _ column: Int, _ what: String) -> GroupError {
    .invalid("table(\(path)): row \(row + 1), column \(column + 1) \(what)")
  }

  init(_ bytes: [UInt8], path: String, _ checkpoint: Checkpoint) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var rest = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    let limit = CayleyTable.largestOrder
    while !rest.isEmpty {
      try checkpoint.report()
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest.dropFirst(line.count + 1)
      let isBlank = line.allSatisfy { $0 <= UInt8(ascii: " ") }
      if isBlank && (rest.isEmpty || rest.allSatisfy { $0 <= UInt8(ascii: " ") }) { break }
      rows.append(Self.cells(line))
      if rows.count > limit || rows[0].count > limit {
        let what = rows.count > limit ? "rows" : "columns"
        throw GroupError.limit(
          "table(\(path)) has more than \(limit) \(what), and the limit is \(limit) elements")
      }
      let (count, first) = (rows[rows.count - 1].count, rows[0].count)
      guard count == first else {
        throw GroupError.invalid(
          "table(\(path)): row \(rows.count) has \(count) cells, and the first row \(first)")
      }
    }
    guard let first = rows.first else {
      throw GroupError.invalid("table(\(path)) is empty; a group has at least one element")
    }
    guard rows.count == first.count else {
      throw GroupError.invalid(
        "table(\(path)) has \(rows.count) rows and \(first.count) columns; a Cayley table is square"
      )
    }
    for (i, row) in rows.enumerated() {
      if let j = row.firstIndex(of: "") { throw Self.wrong(path, i, j, "is empty") }
    }
  }

  /// The cells of one line, blanks around them and quotes taken off.
  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    func close() {
      let blank = { (byte: UInt8) in byte <= UInt8(ascii: " ") }
      let start = cell.drop(while: blank)
      let end = start.lastIndex { !blank($0) }.map { start[...$0] } ?? []
      cells.append(String(decoding: end.prefix(256), as: UTF8.self))
      cell = []
    }
    for byte in line {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        close()
        if cells.count > CayleyTable.largestOrder { return cells }
      default: cell.append(byte)
      }
    }
    close()
    return cells
  }
}

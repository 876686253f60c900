// A window of the Cayley table of a group too large to number its elements: places are ranks.

import BigInt
import Engine
import Groups
import Terminal

struct LargeCayleyWindow {
  /// A window of more cells is refused.
  static let mostCells = 1 << 22

  let group: PermutationGroup
  let rows: ClosedRange<BigInt>
  let columns: ClosedRange<BigInt>
  let names: Bool
  private let rowElements: [Permutation]
  private let columnElements: [Permutation]

  /// Throws when the window has too many cells.
  init(
    _ group: PermutationGroup, rows: ClosedRange<BigInt>, columns: ClosedRange<BigInt>, names: Bool
  ) throws {
    let (height, width) = (
      rows.upperBound - rows.lowerBound + 1, columns.upperBound - columns.lowerBound + 1
    )
    guard height * width <= BigInt(Self.mostCells) else {
      throw CommandFailure(
        status: 69,
        message: "a window of \(height) rows and \(width) columns has more cells than the limit of "
          + "\(Self.mostCells); --rows and --columns choose a smaller one")
    }
    self.group = group
    self.rows = rows
    self.columns = columns
    self.names = names
    rowElements = group.elements(from: rows.lowerBound, count: Int(height))
    columnElements = group.elements(from: columns.lowerBound, count: Int(width))
  }

  private func cells(_ row: Permutation) -> [String] {
    if names { return columnElements.map { group.name(of: row * $0) } }
    return group.products(of: row, columns: columnElements).map { "\($0)" }
  }

  private func heads(_ range: ClosedRange<BigInt>, _ elements: [Permutation]) -> [String] {
    elements.enumerated().map { i, element in
      names ? group.name(of: element) : "\(range.lowerBound + BigInt(i))"
    }
  }

  /// Numbers only, no header; with names, quoted where needed.
  func printCSV() {
    for row in rowElements {
      print(cells(row).map(csvField).joined(separator: ","))
    }
  }

  /// One object, written row by row; ranks are decimal strings.
  func printJSON() {
    func ends(_ range: ClosedRange<BigInt>) -> JSON {
      .array([.decimal(range.lowerBound), .decimal(range.upperBound)])
    }
    let head = JSON.object([
      ("group", .string("\(group.expression)")), ("order", .decimal(group.order)),
      ("orderBy", .string("rank")), ("rows", ends(rows)), ("columns", ends(columns)),
      ("rowNames", .strings(rowElements.map(group.name(of:)))),
      ("columnNames", .strings(columnElements.map(group.name(of:)))),
    ]).text
    print(head.dropLast(), terminator: ",\"table\":[")
    for (i, row) in rowElements.enumerated() {
      print(
        JSON.strings(cells(row)).text, terminator: i == rowElements.count - 1 ? "" : ",")
    }
    print("]}")
  }

  /// Aligned, with a header row and column.
  var text: String {
    let lines = zip(heads(rows, rowElements), rowElements).map { (head: $0, cells: cells($1)) }
    let top = heads(columns, columnElements)
    let left = lines.map(\.head.count).max() ?? 1
    let width = (lines.flatMap(\.cells) + top).map(\.count).max() ?? 1
    func pad(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: width - text.count) + text
    }
    func line(_ head: String, _ cells: [String]) -> String {
      pad(head, left) + " │ " + cells.map { pad($0, width) }.joined(separator: " ")
    }
    let rule =
      String(repeating: "─", count: left + 1) + "┼"
      + String(repeating: "─", count: (width + 1) * top.count)
    let foot =
      "rows \(rows.lowerBound)..\(rows.upperBound), columns "
      + "\(columns.lowerBound)..\(columns.upperBound) of \(group.order); --rows and --columns choose"
    return ([line("", top), rule] + lines.map(line) + [foot]).joined(separator: "\n")
  }

  /// A tabular environment; names are in math mode.
  var latex: String {
    func cell(_ text: String) -> String { names ? "$\(latexWord(text))$" : text }
    let body = zip(heads(rows, rowElements), rowElements).map { head, row in
      "\(cell(head)) & " + cells(row).map(cell).joined(separator: " & ") + " \\\\"
    }
    return """
      \\begin{tabular}{c|\(String(repeating: "c", count: columnElements.count))}
      $\\cdot$ & \(heads(columns, columnElements).map(cell).joined(separator: " & ")) \\\\ \\hline
      \(body.joined(separator: "\n"))
      \\end{tabular}
      """
  }

  /// The table as the explorer colours it.
  func svg() throws -> String {
    let top = heads(columns, columnElements)
    let lines = zip(heads(rows, rowElements), rowElements).map { [$0] + cells($1) }
    let width = ((lines.joined() + top).map(\.count).max() ?? 1) + 2
    let size = Size(width: (top.count + 1) * width + 1, height: lines.count + 2)
    guard var canvas = Canvas(picture: size) else { throw CommandFailure.tooLarge(picture: size) }
    func put(_ text: String, _ colour: Int, _ x: Int, _ y: Int) {
      canvas.fill(Rect(x: x, y: y, width: width, height: 1), " ", .element(colour))
      canvas.put(text, x: x + (width - text.count) / 2, y: y, .element(colour))
    }
    for (j, text) in top.enumerated() {
      put(text, columnElements[j].colour, (j + 1) * width + 1, 0)
    }
    for (i, line) in lines.enumerated() {
      put(line[0], rowElements[i].colour, 0, i + 2)
      for (j, text) in line.dropFirst().enumerated() {
        put(text, (rowElements[i] * columnElements[j]).colour, (j + 1) * width + 1, i + 2)
      }
    }
    return Terminal.svg(canvas, theme: .light)
  }
}

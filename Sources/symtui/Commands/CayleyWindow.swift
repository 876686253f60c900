// A window of a Cayley table as text, CSV, JSON, LaTeX and SVG.

import Engine
import Groups
import Terminal

struct CayleyWindow {
  let structure: StructureSnapshot
  let rows: Range<Int>
  let columns: Range<Int>
  let names: Bool

  /// Places of the products of one row.
  private func row(_ place: Int) -> [Int] {
    let element = structure.elements[place]
    return columns.map {
      structure.positions[structure.group.product(element, structure.elements[$0])]
    }
  }

  private func label(_ place: Int) -> String {
    names ? structure.group.name(of: structure.elements[place]) : "\(place)"
  }

  /// Numbers only, no header; with names, quoted where needed.
  func printCSV() {
    for place in rows {
      print(row(place).map { names ? csvField(label($0)) : "\($0)" }.joined(separator: ","))
    }
  }

  /// One object, written row by row so that a large table needs little memory.
  func printJSON() {
    let head = JSON.object([
      ("group", .string("\(structure.group.expression)")),
      ("order", .decimal(structure.group.order)),
      ("orderBy", .string("\(structure.ordering)")),
      ("rows", .ints([rows.lowerBound, rows.upperBound - 1])),
      ("columns", .ints([columns.lowerBound, columns.upperBound - 1])),
      (
        "rowNames",
        .strings(rows.map { structure.group.name(of: structure.elements[$0]) })
      ),
      (
        "columnNames",
        .strings(columns.map { structure.group.name(of: structure.elements[$0]) })
      ),
    ]).text
    print(head.dropLast(), terminator: ",\"table\":[")
    for place in rows {
      let cells = names ? JSON.strings(row(place).map(label)) : JSON.ints(row(place))
      print(cells.text, terminator: place == rows.upperBound - 1 ? "" : ",")
    }
    print("]}")
  }

  /// Aligned, with a header row and column.
  var text: String {
    let all = rows.map { (head: label($0), cells: row($0).map(label)) }
    let heads = columns.map(label)
    let width = (all.flatMap { $0.cells + [$0.head] } + heads).map(\.count).max() ?? 1
    func pad(_ text: String) -> String { String(repeating: " ", count: width - text.count) + text }
    let top = pad("") + " │ " + heads.map(pad).joined(separator: " ")
    let rule =
      String(repeating: "─", count: width + 1) + "┼"
      + String(repeating: "─", count: (width + 1) * heads.count)
    let body = all.map { pad($0.head) + " │ " + $0.cells.map(pad).joined(separator: " ") }
    var lines = [top, rule] + body
    let order = structure.group.order
    if rows.count < order || columns.count < order {
      lines.append(
        "rows \(rows.lowerBound)..\(rows.upperBound - 1), columns "
          + "\(columns.lowerBound)..\(columns.upperBound - 1) of \(order); --rows and --columns choose"
      )
    }
    return lines.joined(separator: "\n")
  }

  /// A tabular environment; names are in math mode.
  var latex: String {
    func cell(_ place: Int) -> String { names ? "$\(latexWord(label(place)))$" : "\(place)" }
    let heads = columns.map(cell).joined(separator: " & ")
    let body = rows.map { place in
      "\(cell(place)) & " + row(place).map(cell).joined(separator: " & ") + " \\\\"
    }
    return """
      \\begin{tabular}{c|\(String(repeating: "c", count: columns.count))}
      $\\cdot$ & \(heads) \\\\ \\hline
      \(body.joined(separator: "\n"))
      \\end{tabular}
      """
  }

  /// The table as the explorer colours it.
  func svg() throws -> String {
    let widest = max(
      rows.map { label($0).count }.max() ?? 1, columns.map { label($0).count }.max() ?? 1)
    let width = widest + 2
    let size = Size(width: (columns.count + 1) * width + 1, height: rows.count + 2)
    guard var canvas = Canvas(picture: size) else { throw CommandFailure.tooLarge(picture: size) }
    func put(_ place: Int, _ x: Int, _ y: Int) {
      let text = label(place)
      let left = (width - text.count) / 2
      let style = structure.style(of: structure.elements[place])
      canvas.fill(
        Rect(x: x, y: y, width: width, height: 1), " ", style)
      canvas.put(text, x: x + left, y: y, style)
    }
    for (j, place) in columns.enumerated() { put(place, (j + 1) * width + 1, 0) }
    for (i, place) in rows.enumerated() {
      put(place, 0, i + 2)
      for (j, product) in row(place).enumerated() { put(product, (j + 1) * width + 1, i + 2) }
    }
    return Terminal.svg(canvas, theme: .light)
  }
}

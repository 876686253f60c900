// `symtui cayley` for tables that are no groups.

import Engine
import Groups

/// A window of the table of a loop as text, CSV and JSON.
struct LoopWindow {
  let loop: Loop
  let rows: Range<Int>
  let columns: Range<Int>
  let names: Bool

  private func label(_ element: Int) -> String { names ? loop.names[element] : "\(element)" }

  /// Numbers only, no header; with names, quoted where needed.
  var csv: String {
    rows.map { a in
      columns.map { csvField(label(loop.product(a, $0))) }.joined(separator: ",")
    }.joined(separator: "\n")
  }

  var json: JSON {
    .object([
      ("group", .string("\(loop.expression)")), ("order", .decimal(loop.order)),
      ("orderBy", .string("rank")),
      ("rows", .ints([rows.lowerBound, rows.upperBound - 1])),
      ("columns", .ints([columns.lowerBound, columns.upperBound - 1])),
      ("rowNames", .strings(rows.map { loop.names[$0] })),
      ("columnNames", .strings(columns.map { loop.names[$0] })),
      (
        "table",
        .array(
          rows.map { a in
            names
              ? .strings(columns.map { label(loop.product(a, $0)) })
              : .ints(columns.map { loop.product(a, $0) })
          })
      ),
    ])
  }

  /// A row a line: labels of the elements, and a header, separated by `separator`.
  private func lines(_ cell: (Int) -> String) -> [[String]] {
    [[""] + columns.map(cell)]
      + rows.map { a in [cell(a)] + columns.map { cell(loop.product(a, $0)) } }
  }

  var text: String { table(lines(label)) }

  var latex: String {
    let all = lines { "$\(latexWord(label($0)))$" }
    let body = all.map { $0.joined(separator: " & ") + " \\\\" }
    let head = body[0] + " \\hline"
    return """
      \\begin{tabular}{c|\(String(repeating: "c", count: columns.count))}
      \(([head] + body.dropFirst()).joined(separator: "\n"))
      \\end{tabular}
      """
  }
}

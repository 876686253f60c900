// `symtui cayley G`: a window of the Cayley table.

import ArgumentParser
import Engine
import Groups

struct CayleyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cayley", abstract: "A window of the Cayley table.",
    discussion: """
      The row acts last: the cell is row · column, and the column acts first.
      Example: symtui cayley 'S(4)' --format csv
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, csv, json, latex, svg }

  @Argument(help: "A group expression.") var group: String
  @Option(help: ArgumentHelp("Rows, counted from 0, both ends included.", valueName: "a..b"))
  var rows: String?
  @Option(help: ArgumentHelp("Columns, counted from 0, both ends included.", valueName: "c..d"))
  var columns: String?
  @Option(
    name: .customLong("order-by"),
    help: ArgumentHelp("rank, words, classes, or cosets:WORD,WORD.", valueName: "order"))
  var orderBy = "words"
  @Flag(help: "Element names instead of numbers.") var names = false
  @Option(help: "text, csv, json, latex or svg.") var format = Format.text
  @Flag(help: "The same as --format json.") var json = false

  func run() throws {
    let (expression, ordering) = try reporting {
      (try GroupExpression(parsing: group), try ElementOrdering(parsing: orderBy))
    }
    let answers = Answers.shipped()
    if case .table = expression,
      case .loop(let loop) = try reporting({ try answers.anyGroup(expression) })
    {
      return try printTable(of: loop)
    }
    let request = Request.structure(expression, ordering)
    guard case .structure(let value) = try ask(request, "elements", of: answers) else {
      throw mismatch(request)
    }
    let order = value.group.order
    let whole = json || format == .csv || format == .json
    let shown = whole ? order : min(order, 64)
    let window = CayleyWindow(
      structure: value, rows: try range(rows, "rows", order) ?? 0..<shown,
      columns: try range(columns, "columns", order) ?? 0..<shown, names: names)
    switch json ? .json : format {
    case .csv: window.printCSV()
    case .json: window.printJSON()
    case .text: print(window.text)
    case .latex: print(window.latex)
    case .svg: print(window.svg)
    }
  }

  /// The table of a loop, in the order of the file.
  private func printTable(of loop: Loop) throws {
    let whole = json || format == .csv || format == .json
    let shown = whole ? loop.order : min(loop.order, 64)
    let window = LoopWindow(
      loop: loop, rows: try range(rows, "rows", loop.order) ?? 0..<shown,
      columns: try range(columns, "columns", loop.order) ?? 0..<shown, names: names)
    switch json ? .json : format {
    case .csv: print(window.csv)
    case .json: print(window.json.text)
    case .text: print(window.text)
    case .latex: print(window.latex)
    case .svg:
      throw CommandFailure.value(
        "--format svg draws tables of groups; text, csv, json and latex work here")
    }
  }

  /// a..b, both ends included.
  private func range(_ text: String?, _ name: String, _ order: Int) throws -> Range<Int>? {
    guard let text else { return nil }
    let ends = text.split(separator: ".", omittingEmptySubsequences: true)
    guard text.contains(".."), ends.count == 2, let low = Int(ends[0]), let high = Int(ends[1]),
      low >= 0, low <= high
    else {
      throw CommandFailure.value("--\(name) is a..b with 0 ≤ a ≤ b, such as 0..9, not “\(text)”")
    }
    guard high < order else {
      throw CommandFailure.value("--\(name) \(text) goes beyond the last one, \(order - 1)")
    }
    return low..<(high + 1)
  }
}

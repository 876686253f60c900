// `symtui cayley G`: a window of the Cayley table.

import ArgumentParser
import BigInt
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
    help: ArgumentHelp(
      "rank, words, classes, or cosets:WORD,WORD; words by default, rank above 40320 elements.",
      valueName: "order"))
  var orderBy: String?
  @Flag(help: "Element names instead of numbers.") var names = false
  @Option(help: "text, csv, json, latex or svg.") var format = Format.text
  @Flag(help: "The same as --format json.") var json = false

  func run() throws {
    let (expression, ordering) = try reporting {
      (try GroupExpression(parsing: group), try orderBy.map { try ElementOrdering(parsing: $0) })
    }
    let answers = Answers.shipped()
    switch try anyGroup(expression, of: answers) {
    case .large(let group): return try runLarge(group, ordering)
    case .loop(let loop): return try printTable(of: loop)
    case .finite, .lie: break
    }
    let request = Request.structure(expression, ordering ?? .words)
    guard case .structure(let value) = try ask(request, "elements", of: answers) else {
      throw mismatch(request)
    }
    let order = value.group.order
    let whole = json || format == .csv || format == .json
    let shown = whole ? order : min(order, 64)
    let window = CayleyWindow(
      structure: value, rows: try range(rows, "rows", order) ?? 0..<shown,
      columns: try range(columns, "columns", order) ?? 0..<shown, names: names)
    let cells = window.rows.count * window.columns.count
    guard whole || cells <= LargeCayleyWindow.mostCells else {
      throw CommandFailure(
        status: 69,
        message:
          "a window of \(window.rows.count) rows and \(window.columns.count) columns has more "
          + "cells than the limit of \(LargeCayleyWindow.mostCells); --rows and --columns choose a "
          + "smaller one, and --format csv or json has no limit")
    }
    switch json ? .json : format {
    case .csv: window.printCSV()
    case .json: window.printJSON()
    case .text: print(window.text)
    case .latex: print(window.latex)
    case .svg: print(try window.svg())
    }
  }

  /// A window of a table that nobody could list: ranks are the only numbers there are.
  private func runLarge(_ group: PermutationGroup, _ ordering: ElementOrdering?) throws {
    if let ordering, ordering != .rank {
      throw CommandFailure(
        status: 69,
        message: "\(group.expression) has \(group.order) elements; above the limit of "
          + "\(FiniteGroup.largestOrder) they are ordered by rank only: --order-by rank")
    }
    let shown = 0...min(group.order - 1, 9)
    let window = try LargeCayleyWindow(
      group, rows: try range(rows, "rows", group.order) ?? shown,
      columns: try range(columns, "columns", group.order) ?? shown, names: names)
    switch json ? .json : format {
    case .csv: window.printCSV()
    case .json: window.printJSON()
    case .text: print(window.text)
    case .latex: print(window.latex)
    case .svg: print(try window.svg())
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

  private func range(_ text: String?, _ name: String, _ order: Int) throws -> Range<Int>? {
    guard let range = try range(text, name, BigInt(order)) else { return nil }
    return Int(range.lowerBound)..<Int(range.upperBound) + 1
  }

  /// a..b, both ends included.
  private func range(
    _ text: String?, _ name: String, _ order: BigInt
  ) throws -> ClosedRange<BigInt>? {
    guard let text else { return nil }
    let ends = text.split(separator: ".", omittingEmptySubsequences: true)
    guard text.contains(".."), ends.count == 2, text.utf8.count <= 20_000,
      let low = BigInt(String(ends[0])), let high = BigInt(String(ends[1])), low >= 0, low <= high
    else {
      throw CommandFailure.value(
        "--\(name) is a..b with 0 ≤ a ≤ b, such as 0..9, not “\(text.prefix(80))”")
    }
    guard high < order else {
      throw CommandFailure.value("--\(name) \(text) goes beyond the last one, \(order - 1)")
    }
    return low...high
  }
}

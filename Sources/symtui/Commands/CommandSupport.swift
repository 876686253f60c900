// What all commands share: parsing with a caret, exit statuses, progress, printing.

import ArgumentParser
import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A sentence for standard error and the exit status that goes with it.
struct CommandFailure: Error {
  /// 64 command line, 65 value, 69 limit, 70 fault of ours, 130 interrupted.
  var status: Int32
  var message: String

  /// A wrong value in the command line or a file.
  static func value(_ message: String) -> CommandFailure {
    CommandFailure(status: 65, message: message)
  }

  /// A picture of more cells than a canvas has.
  static func tooLarge(picture size: Size) -> CommandFailure {
    CommandFailure(
      status: 69,
      message:
        "the picture would be \(size.width) cells wide and \(size.height) high, and the limit "
        + "is \(Canvas.mostCells) cells; a smaller window works, or another format")
  }

  init(status: Int32, message: String) {
    self.status = status
    self.message = message
  }

  /// Sorts any error by its kind; an expression gets its caret.
  init(_ error: any Error) {
    switch EngineError(error) {
    case .parse(let parse):
      let hint = parse.hint.map { "\n\($0)" } ?? ""
      self.init(
        status: parse.isLimit ? 69 : 65, message: "\(parse.problem)\n\(parse.caret)\(hint)")
    case .invalid(let text): self.init(status: 65, message: text)
    case .limit(let text): self.init(status: 69, message: text)
    case .cancelled: self.init(status: 130, message: "interrupted")
    case .fault(let text): self.init(status: 70, message: "a fault of ours: \(text)")
    }
  }
}

/// Runs `body`, and turns whatever it throws into a `CommandFailure`.
func reporting<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let failure as CommandFailure {
    throw failure
  } catch {
    throw CommandFailure(error)
  }
}

/// Writes to standard error.
func complain(_ text: String) {
  let bytes = Array(text.utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

/// Progress of long work, on standard error when that is a terminal and nowhere otherwise.
struct CommandProgress: Sendable {
  private let isShown = isatty(2) == 1
  private let throttle = Throttle(perSecond: 5)

  /// A checkpoint that shows how far `what` has come.
  func checkpoint(_ what: String) -> Checkpoint {
    guard isShown else { return .none }
    return Checkpoint { fraction throws(Cancelled) in
      guard throttle.isDue() else { return }
      let share = fraction.map { " \(Int($0 * 100))%" } ?? ""
      complain("\r\u{1B}[K\(what)\(share) …")
    }
  }

  /// Clears the line.
  func finish() { if isShown { complain("\r\u{1B}[K") } }
}

/// Asks a question of the engine's answers, showing progress; throws a `CommandFailure`.
func ask(_ request: Request, _ what: String, of answers: Answers = .shipped()) throws -> Snapshot {
  let progress = CommandProgress()
  defer { progress.finish() }
  return try reporting { try answers.snapshot(request, progress.checkpoint(what)) }
}

/// The group that an expression names, whether its elements are numbered or not.
func anyGroup(_ expression: GroupExpression, of answers: Answers) throws -> AnyGroup {
  let progress = CommandProgress()
  defer { progress.finish() }
  return try reporting { try answers.anyGroup(expression, progress.checkpoint("group")) }
}

/// A fault: an answer of another kind than was asked for.
func mismatch(_ request: Request) -> CommandFailure {
  CommandFailure(
    status: 70, message: "a fault of ours: the answer to \(request) is of another kind")
}

/// Options of every command.
struct JSONOption: ParsableArguments {
  @Flag(help: "Print one JSON object.") var json = false
}

/// Left-aligned columns two blanks apart.
func table(_ rows: [[String]]) -> String {
  var widths: [Int] = []
  for row in rows {
    for (i, text) in row.enumerated() {
      if i == widths.count { widths.append(0) }
      widths[i] = max(widths[i], text.count)
    }
  }
  return rows.map { row in
    row.enumerated().map { i, text in
      i == row.count - 1 ? text : text + String(repeating: " ", count: widths[i] - text.count)
    }.joined(separator: "  ")
  }.joined(separator: "\n")
}

/// A field of a CSV file: in quotes where it has a comma or a quote, which is then doubled.
func csvField(_ text: String) -> String {
  text.contains { $0 == "," || $0 == "\"" }
    ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
}

/// r^12 f as r^{12} f, with a thin space between letters.
func latexWord(_ name: String) -> String {
  var out = ""
  var exponent = false
  for character in name {
    if exponent, !character.isNumber, character != "-" {
      out += "}"
      exponent = false
    }
    if character == "^" {
      out += "^{"
      exponent = true
    } else {
      out += character == " " ? "\\," : String(character)
    }
  }
  return exponent ? out + "}" : out
}

/// The rows of a matrix, aligned: integers bare, others with four digits.
func matrixLines(_ matrix: Matrix) -> String {
  alignedRows(
    (0..<matrix.rows).map { i in (0..<matrix.columns).map { numeral(matrix[i, $0]) } })
}

/// The same with complex entries: `-i`, `0.5000+0.8660i`.
func matrixLines(_ matrix: ComplexMatrix) -> String {
  alignedRows(
    (0..<matrix.rows).map { i in
      (0..<matrix.columns).map { j -> String in
        let (re, im) = (numeral(matrix.re[i, j]), numeral(matrix.im[i, j]))
        if im == "0" { return re }
        let unit = im == "1" ? "i" : im == "-1" ? "-i" : "\(im)i"
        if re == "0" { return unit }
        return unit.hasPrefix("-") ? re + unit : "\(re)+\(unit)"
      }
    })
}

/// An integer bare, anything else with four digits; rounding of an integer does not show.
private func numeral(_ value: Double) -> String {
  abs(value - value.rounded()) < 1e-12 ? fixed(value.rounded() + 0, 0) : fixed(value, 4)
}

/// Right-aligned cells in columns of one width.
func alignedRows(_ cells: [[String]]) -> String {
  let width = cells.joined().map(\.count).max() ?? 1
  return cells.map { row in
    row.map { String(repeating: " ", count: width - $0.count) + $0 }.joined(separator: " ")
  }.joined(separator: "\n")
}

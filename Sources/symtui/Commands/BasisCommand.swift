// `symtui basis G RIN ROUT`: the equivariant linear maps between two representations.

import ArgumentParser
import Engine
import Groups
import Representations

struct BasisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "basis", abstract: "The linear layers that a symmetry allows.",
    discussion: """
      Prints a basis of all W with rho_out(g) W = W rho_in(g).
      Example: symtui basis 'Z(4)' V V --classes
      """)

  @Argument(help: "A group expression.") var group: String
  @Argument(help: "The input representation.") var input: String
  @Argument(help: "The output representation.") var out: String
  @Flag(help: "Print the matrix of weight classes, however large.") var classes = false
  @OptionGroup var output: JSONOption

  /// Without --classes, the matrix of classes is printed up to so many entries.
  private static let shownEntries = 4096

  func run() throws {
    let (expression, domain, codomain) = try reporting {
      (
        try GroupExpression(parsing: group), try RepExpression(parsing: input),
        try RepExpression(parsing: out)
      )
    }
    let answers = Answers.shipped()
    let progress = CommandProgress()
    let (basis, seconds) = try reporting {
      let source = try answers.representation(domain, of: expression)
      let target = try answers.representation(codomain, of: expression)
      var basis: EquivariantBasis?
      let seconds = try timed {
        basis = try equivariantBasis(
          from: source, to: target, checkpoint: progress.checkpoint("basis"))
      }
      guard let basis else {
        throw CommandFailure(status: 70, message: "a fault of ours: no basis")
      }
      return (basis, seconds)
    }
    progress.finish()
    print(output.json ? json(basis, seconds).text : text(basis, seconds))
  }

  /// The rows of weight classes, where they are to be shown.
  private func rows(_ basis: EquivariantBasis) -> [[Int]]? {
    guard let all = basis.classes, classes || all.count <= Self.shownEntries else { return nil }
    return (0..<basis.dimensionOut).map { i in
      (0..<basis.dimensionIn).map { j in
        let place = i * basis.dimensionIn + j
        return Int(all[place]) * Int(basis.signs?[place] ?? 1)
      }
    }
  }

  private func json(_ basis: EquivariantBasis, _ seconds: Double) -> JSON {
    .object([
      ("group", .string(basis.group)), ("in", .string(basis.input)), ("out", .string(basis.output)),
      ("dimensionIn", .int(basis.dimensionIn)), ("dimensionOut", .int(basis.dimensionOut)),
      ("basisDimension", .int(basis.dimension)),
      ("expectedDimension", .optional(basis.expectedDimension, JSON.int)),
      ("method", .string(basis.method)), ("isExact", .bool(basis.isExact)),
      ("seconds", .number(seconds)), ("residual", .number(basis.residual)),
      ("classes", .optional(rows(basis)) { .array($0.map { JSON.ints($0) }) }),
    ])
  }

  private func text(_ basis: EquivariantBasis, _ seconds: Double) -> String {
    let dense = basis.dimensionIn * basis.dimensionOut
    var lines = [
      ["group", basis.group], ["in", "\(basis.input), dimension \(basis.dimensionIn)"],
      ["out", "\(basis.output), dimension \(basis.dimensionOut)"],
      ["free parameters", "\(basis.dimension) of \(dense)"],
    ]
    if let expected = basis.expectedDimension {
      lines.append([
        "by characters",
        "\(expected)\(expected == basis.dimension ? "" : ", which disagrees: a fault of ours")",
      ])
    }
    lines += [
      ["method", basis.method],
      ["residual", basis.residual == 0 ? "0, exactly" : "\(basis.residual)"],
      ["seconds", fixed(seconds, 4)],
    ]
    return table(lines) + (matrixText(basis).map { "\n\n" + $0 } ?? "")
  }

  /// Weight classes where there are some, else each basis matrix while they are few and small.
  private func matrixText(_ basis: EquivariantBasis) -> String? {
    if let rows = rows(basis) {
      let cells = rows.map { $0.map { $0 == 0 ? "·" : "\($0)" } }
      return Self.aligned(cells)
    }
    let entries = basis.dimensionIn * basis.dimensionOut
    guard basis.classes == nil, basis.dimension <= 16, entries <= 256 else { return nil }
    return (0..<basis.dimension).map { k in
      let matrix = basis.matrix(k)
      let cells = (0..<matrix.rows).map { i in
        (0..<matrix.columns).map { j in
          abs(matrix[i, j]) < 1e-12 ? "·" : fixed(matrix[i, j], 4)
        }
      }
      return "W\(k + 1)\n" + Self.aligned(cells)
    }.joined(separator: "\n\n")
  }

  private static func aligned(_ cells: [[String]]) -> String {
    let width = cells.joined().map(\.count).max() ?? 1
    return cells.map { row in
      row.map { String(repeating: " ", count: width - $0.count) + $0 }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}

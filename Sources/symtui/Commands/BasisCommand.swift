// `symtui basis G RIN ROUT`: the equivariant linear maps between two representations.

import ArgumentParser
import Engine
import Groups
import LinearAlgebra
import Representations

struct BasisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "basis", abstract: "The linear layers that a symmetry allows.",
    discussion: """
      Prints a basis of all W with rho_out(g) W = W rho_in(g).
      Example: symtui basis 'Z(4)' V V --classes

      .npz and .safetensors hold shape (matrices, rows, columns), basis with that shape or, beyond \
      \(BasisEntries.mostDense) numbers, index, row, column, value of its entries other than zero, \
      and classes where there are weight classes.
      Example: symtui basis 'O(1,3)' V^2 V^2 --export layer.py && python3 layer.py
      """)

  @Argument(help: "A group expression.") var group: String
  @Argument(help: "The input representation.") var input: String
  @Argument(help: "The output representation.") var out: String
  @Flag(help: "Print the matrix of weight classes, however large.") var classes = false
  @Option(
    help: ArgumentHelp(
      """
      Also write the basis to a file, replacing it if it is there: .npz (NumPy), .safetensors, .csv \
      (its entries other than zero, counted from 0), .svg (a picture), .py (a PyTorch layer).
      """, valueName: "FILE"))
  var export: String?
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
    let file = try export.map { try BasisExport($0) }
    let answers = Answers.shipped()
    let progress = CommandProgress()
    let solved = try reporting {
      defer { progress.finish() }
      let checkpoint = progress.checkpoint("basis")
      if try answers.isBeyondEnumeration(expression, checkpoint) {
        return try solveAny(expression, domain, codomain, answers, checkpoint)
      }
      if let solved = try solveComplex(expression, domain, codomain, answers, checkpoint) {
        return solved
      }
      let source = try answers.representation(domain, of: expression)
      let target = try answers.representation(codomain, of: expression)
      var solved = try solve(.finite(from: source, to: target)) {
        try equivariantBasis(from: source, to: target, checkpoint: checkpoint)
      }
      if solved.basis.dimension == 0 {
        solved.whyEmpty = try reasonForNoMaps(from: source, to: target, checkpoint: checkpoint)
      }
      return solved
    }
    if let file {
      try reporting {
        defer { progress.finish() }
        try file.write(solved.basis, between: solved.ends, answers, progress.checkpoint("export"))
      }
    }
    print(output.json ? json(solved).text : text(solved))
  }

  /// A basis, how long it took, and what else there is to say.
  private struct Solved {
    let basis: EquivariantBasis
    let ends: MapEnds
    let seconds: Double
    var isComplex: Bool { ends.isComplex }
    var whyEmpty: String?
  }

  private func solve(
    _ ends: MapEnds, _ body: () throws -> EquivariantBasis
  ) throws -> Solved {
    var basis: EquivariantBasis?
    let seconds = try timed { basis = try body() }
    guard let basis else { throw CommandFailure(status: 70, message: "a fault of ours: no basis") }
    return Solved(basis: basis, ends: ends, seconds: seconds)
  }

  /// Finite groups with `irrep(k)` that have no real matrices; nil for the others.
  private func solveComplex(
    _ group: GroupExpression, _ domain: RepExpression, _ codomain: RepExpression,
    _ answers: Answers, _ checkpoint: Checkpoint
  ) throws -> Solved? {
    guard domain.mayBeComplex || codomain.mayBeComplex else { return nil }
    let group = try answers.group(group, checkpoint)
    let source = try ComplexRepresentation(domain, of: group, checkpoint: checkpoint)
    let target = try ComplexRepresentation(codomain, of: group, checkpoint: checkpoint)
    if source.isReal, target.isReal { return nil }
    var solved = try solve(.complex(from: source, to: target)) {
      try equivariantBasis(from: source, to: target, checkpoint: checkpoint)
    }
    if solved.basis.dimension == 0 {
      solved.whyEmpty = "no irreducible representation is in both"
    }
    return solved
  }

  /// Lie groups, and groups too large to enumerate.
  private func solveAny(
    _ group: GroupExpression, _ domain: RepExpression, _ codomain: RepExpression,
    _ answers: Answers, _ checkpoint: Checkpoint
  ) throws -> Solved {
    let source = try answers.anyRepresentation(domain, of: group, checkpoint: checkpoint)
    let target = try answers.anyRepresentation(codomain, of: group, checkpoint: checkpoint)
    var solved = try solve(.any(from: source, to: target)) {
      try equivariantBasis(from: source, to: target, checkpoint: checkpoint)
    }
    if solved.basis.dimension == 0 {
      solved.whyEmpty = try reasonForNoMaps(from: source, to: target, checkpoint: checkpoint)
    }
    return solved
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

  private func json(_ solved: Solved) -> JSON {
    let basis = solved.basis
    var members: [(String, JSON)] = [
      ("group", .string(basis.group)), ("in", .string(basis.input)), ("out", .string(basis.output)),
      ("dimensionIn", .int(basis.dimensionIn)), ("dimensionOut", .int(basis.dimensionOut)),
      ("basisDimension", .int(basis.dimension)),
      ("expectedDimension", .optional(basis.expectedDimension, JSON.int)),
      ("method", .string(basis.method)), ("isExact", .bool(basis.isExact)),
      ("seconds", .number(solved.seconds)), ("residual", .number(basis.residual)),
      ("classes", .optional(rows(basis)) { .array($0.map { JSON.ints($0) }) }),
    ]
    let shown = min(basis.dimension, Self.shownEntries)
    let formulas = (0..<shown).compactMap(basis.formula)
    if !formulas.isEmpty { members.append(("formulas", .strings(formulas))) }
    if let sample = basis.residualSample {
      members.append(("residualSample", .string("\(sample)")))
    }
    if solved.isComplex { members.append(("isComplex", .bool(true))) }
    if let reason = solved.whyEmpty { members.append(("whyEmpty", .string(reason))) }
    if let export { members.append(("exported", .string(export))) }
    return .object(members)
  }

  private func text(_ solved: Solved) -> String {
    let basis = solved.basis
    let (dense, overflow) = basis.dimensionIn.multipliedReportingOverflow(by: basis.dimensionOut)
    var lines = [
      ["group", basis.group], ["in", "\(basis.input), dimension \(basis.dimensionIn)"],
      ["out", "\(basis.output), dimension \(basis.dimensionOut)"],
      [
        "free parameters",
        "\(basis.dimension) of \(overflow ? "more than 2^63" : "\(dense)")"
          + (solved.isComplex ? ", over the complex numbers" : ""),
      ],
    ]
    if let reason = solved.whyEmpty { lines.append(["why none", reason]) }
    if let expected = basis.expectedDimension {
      lines.append([
        "by characters",
        "\(expected)\(expected == basis.dimension ? "" : ", which disagrees: a fault of ours")",
      ])
    }
    lines += [
      ["method", basis.method],
      ["residual", basis.residualText],
      ["seconds", fixed(solved.seconds, 4)],
    ]
    if let export { lines.append(["written to", export]) }
    return table(lines) + (matrixText(basis).map { "\n\n" + $0 } ?? "")
  }

  /// Weight classes where there are some, else each basis matrix while they are few and small.
  private func matrixText(_ basis: EquivariantBasis) -> String? {
    guard basis.dimension > 0 else { return nil }
    if let rows = rows(basis) {
      let cells = rows.map { $0.map { $0 == 0 ? "·" : "\($0)" } }
      return alignedRows(cells)
    }
    guard basis.classes == nil else { return nil }
    let (entries, overflow) = basis.dimensionIn.multipliedReportingOverflow(by: basis.dimensionOut)
    let isSmall = basis.dimension <= 16 && !overflow && entries <= 256
    let count = isSmall ? basis.dimension : min(basis.dimension, 100)
    let headings = (0..<count).map { k in "W\(k + 1)" + (basis.formula(k).map { " = \($0)" } ?? "")
    }
    let hasFormulas = basis.formula(0) != nil
    let note = hasFormulas ? "indices of the output come first, then those of the input\n" : ""
    if isSmall {
      return note
        + headings.enumerated().map { k, heading in
          heading + "\n"
            + (basis.hasComplexMatrices
              ? matrixLines(basis.complexMatrix(k)) : alignedRows(Self.cells(basis.matrix(k))))
        }.joined(separator: "\n\n")
    }
    if !hasFormulas { return nil }
    let rest = basis.dimension - count
    return note + headings.joined(separator: "\n") + (rest > 0 ? "\nand \(rest) more" : "")
  }

  private static func cells(_ matrix: Matrix) -> [[String]] {
    let isIntegral = matrix.elements.allSatisfy { $0 == $0.rounded() }
    return (0..<matrix.rows).map { i in
      (0..<matrix.columns).map { j in
        abs(matrix[i, j]) < 1e-12 ? "·" : fixed(matrix[i, j], isIntegral ? 0 : 4)
      }
    }
  }
}

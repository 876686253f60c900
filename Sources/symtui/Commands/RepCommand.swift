// `symtui rep G R`: a representation, its character and its matrices.

import ArgumentParser
import Engine
import Groups
import LinearAlgebra
import Representations

struct RepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rep", abstract: "A representation: its matrices, character and parts.",
    discussion: "Example: symtui rep 'D(4)' 'V*V' --element 'r f'")

  @Argument(help: "A group expression.") var group: String
  @Argument(help: "A representation, such as V, perm, 'V*V' or '2*V+1'.") var rep: String
  @Option(help: "Print the matrix of this word.") var element: String?
  @OptionGroup var output: JSONOption

  func run() throws {
    let (expression, value) = try reporting {
      (try GroupExpression(parsing: group), try RepExpression(parsing: rep))
    }
    let answers = Answers()
    let request = Request.representation(expression, value)
    guard case .representation(let known) = try ask(request, "character", of: answers) else {
      throw mismatch(request)
    }
    let chosen = try reporting {
      try element.map { try known.representation.group.element(parsing: $0) }
    }
    let matrices = try Self.matrices(known.representation, chosen)
    print(
      output.json ? json(known, matrices, chosen).text : try text(known, matrices, chosen, answers))
  }

  private typealias Named = (name: String, matrix: Matrix)

  /// The generators' matrices, or the one that was asked for.
  private static func matrices(_ value: Representation, _ element: Int?) throws -> [Named] {
    guard value.dimension <= Answers.largestDense else {
      throw CommandFailure(
        status: 69,
        message: "matrices are printed up to dimension \(Answers.largestDense); "
          + "\(value.expression) has dimension \(value.dimension)")
    }
    if let element { return [(value.group.name(of: element), value.matrix(of: element))] }
    return value.group.generators.indices.map {
      (value.group.generators[$0].name, value.matrix(ofGenerator: $0))
    }
  }

  private func json(_ known: RepresentationSnapshot, _ matrices: [Named], _ element: Int?) -> JSON {
    let (value, facts) = (known.representation, known.facts)
    func matrix(_ m: Matrix) -> JSON {
      .array((0..<m.rows).map { i in .array((0..<m.columns).map { .number(m[i, $0]) }) })
    }
    let all = matrices.map {
      JSON.object([("name", .string($0.name)), ("matrix", matrix($0.matrix))])
    }
    var members: [(String, JSON)] = [
      ("group", .string("\(value.group.expression)")), ("rep", .string("\(value.expression)")),
      ("dimension", .int(value.dimension)), ("isTrivial", .bool(facts.isTrivial)),
      ("isFaithful", .bool(facts.isFaithful)), ("isIrreducible", .bool(facts.isIrreducible)),
      ("isUnitary", .bool(facts.isUnitary)), ("kernelOrder", .decimal(facts.kernelOrder)),
      ("character", .optional(known.character, JSON.strings)),
      (
        "decomposition",
        .optional(facts.decomposition) { parts in
          .array(
            parts.map {
              .object([("irrep", .int($0.irrep)), ("multiplicity", .int($0.multiplicity))])
            })
        }
      ),
      (element == nil ? "generators" : "elements", .array(all)),
      ("homomorphismResidual", .number(known.residual)),
    ]
    if !facts.limits.isEmpty { members.append(("limits", .strings(facts.limits))) }
    return .object(members)
  }

  private func text(
    _ known: RepresentationSnapshot, _ matrices: [Named], _ element: Int?, _ answers: Answers
  ) throws -> String {
    let (value, facts) = (known.representation, known.facts)
    let kind =
      facts.isTrivial
      ? "trivial" : facts.isFaithful ? "faithful" : "kernel of order \(facts.kernelOrder)"
    var rows = [
      ["representation", "\(value.expression) of \(value.group.expression)"],
      ["dimension", "\(value.dimension)"],
      [
        "properties",
        "\(kind), \(facts.isIrreducible ? "irreducible" : "reducible")"
          + (facts.isUnitary ? ", orthogonal" : ""),
      ],
    ]
    if let parts = facts.decomposition {
      let terms = parts.map {
        "\($0.multiplicity == 1 ? "" : "\($0.multiplicity)·")irrep(\($0.irrep))"
      }
      rows.append(["decomposition", terms.joined(separator: " + ")])
    }
    if let character = known.character {
      let classes = try reporting { try value.group.classes(checkpoint: .none) }
      for (k, member) in classes.classes.enumerated() {
        rows.append([
          k == 0 ? "character" : "",
          "\(value.group.name(of: member.representative)): \(character[k])",
        ])
      }
    }
    rows.append(["homomorphism residual", known.residual == 0 ? "0, exactly" : "\(known.residual)"])
    return table(rows) + "\n"
      + matrices.map { "\n\($0.name)\n" + Self.lines($0.matrix) }.joined(separator: "\n")
  }

  private static func lines(_ matrix: Matrix) -> String {
    let cells = (0..<matrix.rows).map { i in
      (0..<matrix.columns).map { j -> String in
        let value = matrix[i, j]
        return value == value.rounded() ? fixed(value, 0) : fixed(value, 4)
      }
    }
    let width = cells.flatMap { $0 }.map(\.count).max() ?? 1
    return cells.map { row in
      row.map { String(repeating: " ", count: width - $0.count) + $0 }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}

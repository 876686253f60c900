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
    let (expression, wanted) = try reporting {
      (try GroupExpression(parsing: group), try RepExpression(parsing: rep))
    }
    let request = Request.representation(expression, wanted)
    guard case .representation(let known) = try ask(request, "character") else {
      throw mismatch(request)
    }
    let value = known.representation
    let chosen = try reporting { try element.map { try value.group.element(parsing: $0) } }
    let fits = value.dimension <= Answers.largestDense
    if chosen != nil, !fits { throw CommandFailure(status: 69, message: Self.matrixLimit(value)) }
    let named = try chosen.map {
      (name: value.group.name(of: $0), matrix: try value.matrix(of: $0))
    }
    let generators =
      !fits
      ? nil
      : try value.group.generators.indices.map {
        (name: value.group.generators[$0].name, matrix: try value.matrix(ofGenerator: $0))
      }
    print(
      output.json
        ? json(known, generators, named).text
        : try text(known, named.map { [$0] } ?? generators))
  }

  private typealias Named = (name: String, matrix: Matrix)

  private static func matrixLimit(_ value: Representation) -> String {
    "matrices are printed up to dimension \(Answers.largestDense); "
      + "\(value.expression) has dimension \(value.dimension)"
  }

  private func json(_ known: RepresentationSnapshot, _ generators: [Named]?, _ element: Named?)
    -> JSON
  {
    let (value, facts) = (known.representation, known.facts)
    func object(_ named: Named) -> JSON {
      .object([("name", .string(named.name)), ("matrix", .matrix(named.matrix))])
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
      ("generators", .optional(generators) { .array($0.map(object)) }),
      ("homomorphismResidual", .number(known.residual)),
    ]
    if let element { members.append(("element", object(element))) }
    let limits = facts.limits + (generators == nil ? [Self.matrixLimit(value)] : [])
    if !limits.isEmpty { members.append(("limits", .strings(limits))) }
    return .object(members)
  }

  private func text(
    _ known: RepresentationSnapshot, _ matrices: [Named]?
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
    let proof = known.residual == 0 && known.isExact
    rows.append(["homomorphism residual", proof ? "0, exactly" : "\(known.residual)"])
    guard let matrices else { return table(rows + [["limit", Self.matrixLimit(value)]]) }
    return table(rows) + "\n"
      + matrices.map { "\n\($0.name)\n" + matrixLines($0.matrix) }.joined(separator: "\n")
  }
}

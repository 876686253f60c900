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
    let answers = Answers.shipped()
    if try reporting({ try answers.isBeyondEnumeration(expression) }) {
      return try printAny(wanted, of: expression, answers)
    }
    let known =
      try complex(wanted, of: expression, answers) ?? real(wanted, of: expression, answers)
    let chosen = try reporting { try element.map { try known.group.element(parsing: $0) } }
    let fits = known.dimension <= Answers.largestDense
    if chosen != nil, !fits { throw CommandFailure(status: 69, message: known.matrixLimit) }
    let named = try chosen.map { (name: known.group.name(of: $0), matrix: try known.matrix($0)) }
    let generators =
      !fits
      ? nil
      : try known.group.generators.map { (name: $0.name, matrix: try known.matrix($0.element)) }
    print(
      output.json
        ? json(known, generators, named).text
        : try text(known, named.map { [$0] } ?? generators))
  }

  private func printAny(
    _ wanted: RepExpression, of expression: GroupExpression, _ answers: Answers
  ) throws {
    let request = Request.anyRepresentation(expression, wanted)
    guard case .anyRepresentation(let known) = try ask(request, "representation", of: answers)
    else {
      throw mismatch(request)
    }
    let chosen = try reporting {
      try element.map { (name: $0, matrix: try known.representation.matrix(ofWord: $0)) }
    }
    let printer = AnyRepresentationPrinter(known: known, element: chosen)
    print(output.json ? printer.json.text : printer.text)
  }

  private func real(
    _ wanted: RepExpression, of expression: GroupExpression, _ answers: Answers
  ) throws -> ShownRepresentation {
    let request = Request.representation(expression, wanted)
    guard case .representation(let known) = try ask(request, "character", of: answers) else {
      throw mismatch(request)
    }
    let value = known.representation
    return ShownRepresentation(
      group: value.group, expression: wanted, dimension: value.dimension, isReal: true,
      facts: known.facts, character: known.character, residual: known.residual,
      isExact: known.isExact, matrix: { ComplexMatrix(try value.matrix(of: $0)) })
  }

  /// nil for a representation that has real matrices.
  private func complex(
    _ wanted: RepExpression, of expression: GroupExpression, _ answers: Answers
  ) throws -> ShownRepresentation? {
    guard wanted.mayBeComplex else { return nil }
    let progress = CommandProgress()
    defer { progress.finish() }
    return try reporting {
      let checkpoint = progress.checkpoint("character")
      let group = try answers.group(expression, checkpoint)
      let value = try ComplexRepresentation(wanted, of: group, checkpoint: checkpoint)
      if value.isReal { return nil }
      let facts = try value.facts(checkpoint: checkpoint)
      return ShownRepresentation(
        group: group, expression: wanted, dimension: value.dimension, isReal: false, facts: facts,
        character: facts.character.map(\.description),
        residual: try value.homomorphismResidual(checkpoint: checkpoint), isExact: false,
        isQuaternionic: facts.isIrreducible && facts.character.allSatisfy { $0 == $0.conjugate },
        matrix: value.matrix(of:))
    }
  }

  private typealias Named = (name: String, matrix: ComplexMatrix)

  private func json(_ known: ShownRepresentation, _ generators: [Named]?, _ element: Named?)
    -> JSON
  {
    let facts = known.facts
    func object(_ named: Named) -> JSON {
      .object([
        ("name", .string(named.name)),
        ("matrix", known.isReal ? .matrix(named.matrix.re) : .matrix(named.matrix)),
      ])
    }
    var members: [(String, JSON)] = [
      ("group", .string("\(known.group.expression)")), ("rep", .string("\(known.expression)")),
      ("dimension", .int(known.dimension)), ("isTrivial", .bool(facts.isTrivial)),
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
    let limits = facts.limits + (generators == nil ? [known.matrixLimit] : [])
    if !limits.isEmpty { members.append(("limits", .strings(limits))) }
    return .object(members)
  }

  private func text(
    _ known: ShownRepresentation, _ matrices: [Named]?
  ) throws -> String {
    let facts = known.facts
    let kind =
      facts.isTrivial
      ? "trivial" : facts.isFaithful ? "faithful" : "kernel of order \(facts.kernelOrder)"
    let kindOfMatrices = known.isQuaternionic ? "quaternionic" : "complex"
    let isometric =
      !facts.isUnitary ? "" : known.isReal ? ", orthogonal" : ", \(kindOfMatrices), unitary"
    var rows = [
      ["representation", "\(known.expression) of \(known.group.expression)"],
      ["dimension", "\(known.dimension)"],
      [
        "properties",
        "\(kind), \(facts.isIrreducible ? "irreducible" : "reducible")" + isometric,
      ],
    ]
    if let parts = facts.decomposition {
      let terms = parts.map {
        "\($0.multiplicity == 1 ? "" : "\($0.multiplicity)·")irrep(\($0.irrep))"
      }
      rows.append(["decomposition", terms.joined(separator: " + ")])
    }
    if let character = known.character {
      let classes = try reporting { try known.group.classes(checkpoint: .none) }
      for (k, member) in classes.classes.enumerated() {
        rows.append([
          k == 0 ? "character" : "",
          "\(known.group.name(of: member.representative)): \(character[k])",
        ])
      }
    }
    let proof = known.residual == 0 && known.isExact
    rows.append([
      "homomorphism residual", proof ? "0, exactly" : short(known.residual, significant: 2),
    ])
    guard let matrices else { return table(rows + [["limit", known.matrixLimit]]) }
    return table(rows) + "\n"
      + matrices.map {
        "\n\($0.name)\n" + (known.isReal ? matrixLines($0.matrix.re) : matrixLines($0.matrix))
      }.joined(separator: "\n")
  }
}

/// A real or complex representation, as the command prints it.
private struct ShownRepresentation {
  let group: FiniteGroup
  let expression: RepExpression
  let dimension: Int
  let isReal: Bool
  let facts: RepresentationFacts
  let character: [String]?
  let residual: Double
  let isExact: Bool
  /// Irreducible with real values, but without real matrices.
  var isQuaternionic = false
  let matrix: (Int) throws -> ComplexMatrix

  var matrixLimit: String {
    "matrices are printed up to dimension \(Answers.largestDense); "
      + "\(expression) has dimension \(dimension)"
  }
}

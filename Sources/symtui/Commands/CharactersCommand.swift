// `symtui characters G`: the character table, exactly.

import ArgumentParser
import Engine
import Groups
import LinearAlgebra
import Representations

struct CharactersCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, latex }

  static let configuration = CommandConfiguration(
    commandName: "characters", abstract: "The character table, exactly.",
    discussion: """
      E(n) is exp(2 pi i / n). Example: symtui characters 'D(5)'
      """)

  @Argument(help: "A group expression.") var group: String
  @Option(help: "text, json or latex.") var format = Format.text
  @Flag(help: "The same as --format json.") var json = false

  func run() throws {
    let expression = try reporting { try GroupExpression(parsing: group) }
    let progress = CommandProgress()
    let table = try reporting {
      defer { progress.finish() }
      switch try Answers.shipped().anyGroup(expression, progress.checkpoint("group")) {
      case .finite(let group):
        return PrintedCharacters(
          group, try group.characterTable(checkpoint: progress.checkpoint("characters")))
      case .lie:
        throw GroupError.invalid("\(expression) is infinite; character tables are of finite groups")
      case .loop:
        throw GroupError.invalid(
          "\(expression) breaks a law of groups, and characters are of groups; symtui group says which"
        )
      case .large(let group):
        guard let classes = try group.classes(checkpoint: progress.checkpoint("classes")) else {
          throw CommandFailure(
            status: 69,
            message: "\(expression) has order \(group.order); character tables are computed up to "
              + "\(LargeClasses.largestOrder) elements and \(LargeClasses.mostClasses) classes. "
              + "symtui group, cayley and element answer for it")
        }
        return PrintedCharacters(
          group,
          try LargeCharacterTable(classes, checkpoint: progress.checkpoint("characters")))
      }
    }
    switch json ? .json : format {
    case .json: print(object(table).text)
    case .text: print(text(table))
    case .latex: print(latex(table))
    }
  }

  private func object(_ table: PrintedCharacters) -> JSON {
    let classes = table.classes.map { member in
      JSON.object([
        ("representative", .string(member.name)),
        ("size", .int(member.size)), ("elementOrder", .int(member.elementOrder)),
      ])
    }
    let irreps = table.irreps.map { irrep in
      JSON.object([
        ("degree", .int(irrep.degree)), ("frobeniusSchur", .int(irrep.frobeniusSchur)),
        ("values", .strings(irrep.values.map(\.description))),
        (
          "numeric",
          .array(
            irrep.values.map { value in
              let (re, im) = value.numeric
              return .array([.number(re), .number(im)])
            })
        ),
      ])
    }
    return .object([
      ("order", .decimal(table.order)), ("classes", .array(classes)), ("irreps", .array(irreps)),
    ])
  }

  private func text(_ characters: PrintedCharacters) -> String {
    let classes = characters.classes
    let heads = [
      ["class", ""] + classes.map(\.name),
      ["size", ""] + classes.map { "\($0.size)" },
      ["order", ""] + classes.map { "\($0.elementOrder)" },
    ]
    let rows = characters.irreps.enumerated().map { k, irrep in
      let kind = irrep.frobeniusSchur == 0 ? "0" : irrep.frobeniusSchur > 0 ? "+" : "-"
      return ["irrep(\(k + 1))", kind] + irrep.values.map(\.description)
    }
    return table(heads + [[""]] + rows)
  }

  private func latex(_ characters: PrintedCharacters) -> String {
    let classes = characters.classes
    let heads = classes.map { "$\(latexWord($0.name))$" }
    let rows = characters.irreps.enumerated().map { k, irrep in
      "$\\chi_{\(k + 1)}$ & "
        + irrep.values.map { "$\(latexRoots($0.description))$" }
        .joined(separator: " & ") + " \\\\"
    }
    return """
      % $\\zeta_n = \\exp(2 \\pi i / n)$
      \\begin{tabular}{c|\(String(repeating: "c", count: classes.count))}
       & \(heads.joined(separator: " & ")) \\\\
       & \(classes.map { "\($0.size)" }.joined(separator: " & ")) \\\\ \\hline
      \(rows.joined(separator: "\n"))
      \\end{tabular}
      """
  }

  /// -E(5)-E(5)^4 as -\zeta_{5}-\zeta_{5}^{4}.
  private func latexRoots(_ text: String) -> String {
    var out = ""
    var digits = false
    for character in text.replacing("E(", with: "\\zeta_{").replacing(")", with: "}") {
      if digits, !character.isNumber {
        out += "}"
        digits = false
      }
      if character == "^" {
        out += "^{"
        digits = true
      } else if character == "*" {
        out += "\\,"
      } else {
        out.append(character)
      }
    }
    return digits ? out + "}" : out
  }
}

/// A character table with named classes, of a group of either kind.
private struct PrintedCharacters {
  let order: Int
  let classes: [(name: String, size: Int, elementOrder: Int)]
  let irreps: [CharacterTable.Irrep]

  init(_ group: FiniteGroup, _ table: CharacterTable) {
    order = group.order
    classes = table.classes.classes.map {
      (group.name(of: $0.representative), $0.size, $0.elementOrder)
    }
    irreps = table.irreps
  }

  init(_ group: PermutationGroup, _ table: LargeCharacterTable) {
    order = table.classes.order
    classes = table.classes.classes.map {
      (group.name(of: $0.representative), $0.size, $0.elementOrder)
    }
    irreps = table.irreps
  }
}

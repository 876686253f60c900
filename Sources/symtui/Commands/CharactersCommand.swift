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
    let (value, characters) = try reporting {
      let value = try Answers.shipped().group(expression)
      return (value, try value.characterTable(checkpoint: progress.checkpoint("characters")))
    }
    progress.finish()
    switch json ? .json : format {
    case .json: print(object(value, characters).text)
    case .text: print(text(value, characters))
    case .latex: print(latex(value, characters))
    }
  }

  private func object(_ group: FiniteGroup, _ table: CharacterTable) -> JSON {
    let classes = table.classes.classes.map { member in
      JSON.object([
        ("representative", .string(group.name(of: member.representative))),
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
      ("order", .decimal(group.order)), ("classes", .array(classes)), ("irreps", .array(irreps)),
    ])
  }

  private func text(_ group: FiniteGroup, _ characters: CharacterTable) -> String {
    let classes = characters.classes.classes
    let heads = [
      ["class", ""] + classes.map { group.name(of: $0.representative) },
      ["size", ""] + classes.map { "\($0.size)" },
      ["order", ""] + classes.map { "\($0.elementOrder)" },
    ]
    let rows = characters.irreps.enumerated().map { k, irrep in
      let kind = irrep.frobeniusSchur == 0 ? "0" : irrep.frobeniusSchur > 0 ? "+" : "-"
      return ["irrep(\(k + 1))", kind] + irrep.values.map(\.description)
    }
    return table(heads + [[""]] + rows)
  }

  private func latex(_ group: FiniteGroup, _ characters: CharacterTable) -> String {
    let classes = characters.classes.classes
    let heads = classes.map { "$\(latexWord(group.name(of: $0.representative)))$" }
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

// `symtui subgroups G`: all subgroups up to conjugacy, and which is maximal in which.

import ArgumentParser
import Engine
import Groups

struct SubgroupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subgroups", abstract: "All subgroups up to conjugacy.",
    discussion: "Example: symtui subgroups 'D(4)'")

  @Argument(help: "A group expression.") var group: String
  @OptionGroup var output: JSONOption

  func run() throws {
    let expression = try reporting { try GroupExpression(parsing: group) }
    let answers = Answers.shipped()
    let request = Request.lattice(expression)
    guard case .lattice(let lattice) = try ask(request, "subgroups", of: answers) else {
      throw mismatch(request)
    }
    let value = try reporting { try answers.group(expression) }
    print(output.json ? json(value, lattice).text : text(value, lattice))
  }

  private func json(_ group: FiniteGroup, _ lattice: SubgroupLattice) -> JSON {
    .object([
      ("order", .decimal(group.order)), ("count", .int(lattice.subgroupCount)),
      (
        "classes",
        .array(
          lattice.classes.map { member in
            .object([
              ("order", .decimal(member.order)), ("index", .decimal(group.order / member.order)),
              ("size", .int(member.size)), ("isNormal", .bool(member.isNormal)),
              ("structure", .optional(member.structure, JSON.string)),
              ("generators", .strings(member.generators.map(group.name))),
            ])
          })
      ),
      ("covers", .array(lattice.covers.map { .ints([$0.upper + 1, $0.lower + 1]) })),
    ])
  }

  private func text(_ group: FiniteGroup, _ lattice: SubgroupLattice) -> String {
    let heads = ["class", "order", "index", "conjugates", "structure", "generators"]
    let rows = lattice.classes.enumerated().map { k, member in
      [
        "\(k + 1)", "\(member.order)", "\(group.order / member.order)",
        member.isNormal ? "normal" : "\(member.size)", member.structure ?? "–",
        member.generators.map(group.name).joined(separator: ", "),
      ]
    }
    let covers = lattice.covers.map { "\($0.lower + 1) < \($0.upper + 1)" }
    return "\(lattice.subgroupCount) subgroups in \(lattice.classes.count) classes\n\n"
      + table([heads] + rows) + "\n\nmaximal: " + covers.joined(separator: ", ")
  }
}

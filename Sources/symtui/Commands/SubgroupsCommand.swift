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
    let quotients = try reporting {
      try lattice.classes.map { subgroups in
        try subgroups.isNormal ? value.quotientStructure(by: subgroups.generators) : nil
      }
    }
    print(output.json ? json(value, lattice, quotients).text : text(value, lattice, quotients))
  }

  /// `quotients` names what the group is modulo each normal subgroup, where that is known.
  private func json(
    _ group: FiniteGroup, _ lattice: SubgroupLattice, _ quotients: [String?]
  ) -> JSON {
    .object([
      ("order", .decimal(group.order)), ("count", .int(lattice.subgroupCount)),
      (
        "classes",
        .array(
          zip(lattice.classes, quotients).map { member, quotient in
            .object([
              ("order", .decimal(member.order)), ("index", .decimal(group.order / member.order)),
              ("size", .int(member.size)), ("isNormal", .bool(member.isNormal)),
              ("structure", .optional(member.structure, JSON.string)),
              ("quotient", .optional(quotient, JSON.string)),
              ("generators", .strings(member.generators.map(group.name))),
            ])
          })
      ),
      ("covers", .array(lattice.covers.map { .ints([$0.upper + 1, $0.lower + 1]) })),
    ])
  }

  private func text(
    _ group: FiniteGroup, _ lattice: SubgroupLattice, _ quotients: [String?]
  ) -> String {
    let heads = ["class", "order", "index", "conjugates", "structure", "quotient", "generators"]
    let rows = lattice.classes.enumerated().map { k, member in
      [
        "\(k + 1)", "\(member.order)", "\(group.order / member.order)",
        member.isNormal ? "normal" : "\(member.size)", member.structure ?? "–",
        member.isNormal ? quotients[k] ?? "–" : "",
        member.generators.map(group.name).joined(separator: ", "),
      ]
    }
    let covers = lattice.covers.map { "\($0.lower + 1) < \($0.upper + 1)" }
    let (count, classes) = (lattice.subgroupCount, lattice.classes.count)
    return
      "\(count) subgroup\(count == 1 ? "" : "s") in \(classes) class\(classes == 1 ? "" : "es")\n\n"
      + table([heads] + rows) + "\n\nmaximal: " + covers.joined(separator: ", ")
  }
}

// `symtui group G`: what is known of a group.

import ArgumentParser
import Engine
import Groups

struct GroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "group", abstract: "What is known of a group.",
    discussion: """
      Examples: symtui group 'D(4)'
      symtui group 'S(4)' --to 'S(3)' for the homomorphisms, with kernel and image.
      """)

  @Argument(help: "A group expression, such as 'D(4)' or 'Z(2) x Z(4)'.") var group: String
  @Option(name: .customLong("to"), help: "A second group: the homomorphisms to it.")
  var target: String?
  @OptionGroup var output: JSONOption

  func run() throws {
    let expression = try reporting { try GroupExpression(parsing: group) }
    let answers = Answers.shipped()
    if let target {
      let other = try reporting { try GroupExpression(parsing: target) }
      let request = Request.homomorphisms(expression, to: other)
      guard case .homomorphisms(let known) = try ask(request, "homomorphisms", of: answers) else {
        throw mismatch(request)
      }
      let report = HomomorphismReport(known: known)
      return print(output.json ? report.json.text : report.text)
    }
    if try printOther(expression, of: answers) { return }
    if case .large(let group) = try anyGroup(expression, of: answers) {
      let request = Request.largeFacts(expression)
      guard case .largeFacts(let known) = try ask(request, "facts", of: answers) else {
        throw mismatch(request)
      }
      let report = LargeGroupReport(group: group, known: known)
      return print(output.json ? report.json.text : report.text)
    }
    let request = Request.facts(expression)
    guard case .facts(let known) = try ask(request, "facts", of: answers) else {
      throw mismatch(request)
    }
    let value = try reporting { try answers.group(expression) }
    print(output.json ? json(value, known).text : text(value, known))
  }

  private func json(_ group: FiniteGroup, _ known: FactsSnapshot) -> JSON {
    let facts = known.facts
    var members: [(String, JSON)] = [
      ("name", .string("\(group.expression)")), ("order", .decimal(group.order)),
      ("isFinite", .bool(true)), ("isAbelian", .bool(facts.isAbelian)),
      ("isNilpotent", .bool(facts.isNilpotent)), ("isSolvable", .bool(facts.isSolvable)),
      ("isSimple", .bool(facts.isSimple)), ("isPerfect", .bool(facts.isPerfect)),
      ("exponent", .decimal(facts.exponent)), ("centerOrder", .decimal(facts.centerOrder)),
      ("derivedOrder", .decimal(facts.derivedOrder)), ("classCount", .int(facts.classCount)),
      ("classSizes", .ints(facts.classSizes)),
      ("elementOrders", .object(facts.elementOrders.map { ("\($0.order)", .int($0.count)) })),
      ("subgroupCount", .optional(facts.subgroupCount, JSON.decimal)),
      ("subgroupClassCount", .optional(facts.subgroupClassCount, JSON.int)),
      ("normalSubgroupCount", .optional(facts.normalSubgroupCount, JSON.int)),
      ("automorphismCount", .optional(facts.automorphismCount, JSON.decimal)),
      ("irrepDegrees", .optional(known.irreps) { .ints($0.map(\.degree)) }),
      ("frobeniusSchur", .optional(known.irreps) { .ints($0.map(\.frobeniusSchur)) }),
      ("presentation", .optional(facts.presentation, JSON.string)),
      ("generators", .strings(group.generators.map(\.name))),
      ("structure", .optional(facts.structure, JSON.string)),
      ("identified", .optional(facts.identified, JSON.string)),
    ]
    if !known.limits.isEmpty { members.append(("limits", .strings(known.limits))) }
    return .object(members)
  }

  private func text(_ group: FiniteGroup, _ known: FactsSnapshot) -> String {
    let facts = known.facts
    func number(_ value: Int?) -> String { value.map(String.init) ?? "not computed" }
    let properties = [
      (facts.isAbelian, "abelian"), (facts.isNilpotent, "nilpotent"),
      (facts.isSolvable, "solvable"), (facts.isSimple, "simple"), (facts.isPerfect, "perfect"),
    ].filter(\.0).map(\.1)
    var rows = [
      ["group", "\(group.expression)"], ["order", "\(group.order)"],
      ["generators", group.generators.map(\.name).joined(separator: " ")],
      ["properties", properties.isEmpty ? "not solvable" : properties.joined(separator: ", ")],
      ["exponent", "\(facts.exponent)"], ["center", "order \(facts.centerOrder)"],
      ["derived subgroup", "order \(facts.derivedOrder)"],
      ["classes", "\(facts.classCount), of sizes " + listed(facts.classSizes)],
      [
        "element orders",
        facts.elementOrders.map { "\($0.count) of order \($0.order)" }.joined(separator: ", "),
      ],
      [
        "subgroups",
        "\(number(facts.subgroupCount)), in classes: \(number(facts.subgroupClassCount)), "
          + "normal: \(number(facts.normalSubgroupCount))",
      ],
      ["automorphisms", number(facts.automorphismCount)],
    ]
    if let irreps = known.irreps {
      rows.append(["irreducible degrees", listed(irreps.map(\.degree))])
      rows.append(["Frobenius–Schur", listed(irreps.map(\.frobeniusSchur))])
    }
    if let structure = facts.structure { rows.append(["structure", structure]) }
    if let identified = facts.identified { rows.append(["catalogue", identified]) }
    if let presentation = facts.presentation { rows.append(["presentation", presentation]) }
    for limit in known.limits { rows.append(["limit", limit]) }
    return table(rows)
  }
}

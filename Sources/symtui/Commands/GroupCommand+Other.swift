// `symtui group` for Lie groups, and for tables that are no groups.

import Engine
import Groups

/// What `symtui group` prints of a Lie group.
struct LieReport {
  let group: LieGroup
  let facts: LieFacts

  var json: JSON {
    let unknown = [
      "exponent", "derivedOrder", "classCount", "classSizes", "elementOrders", "subgroupCount",
      "subgroupClassCount", "normalSubgroupCount", "automorphismCount", "irrepDegrees",
      "frobeniusSchur", "presentation", "identified",
    ]
    var members: [(String, JSON)] = [
      ("name", .string("\(group.expression)")),
      ("order", .optional(facts.order) { .string("\($0)") }),
      ("isFinite", .bool(facts.order != nil)), ("isAbelian", .optional(facts.isAbelian, JSON.bool)),
      ("isNilpotent", .optional(facts.isNilpotent, JSON.bool)),
      ("isSolvable", .optional(facts.isSolvable, JSON.bool)), ("isSimple", .bool(facts.isSimple)),
      ("isPerfect", .optional(facts.isPerfect, JSON.bool)),
      ("centerOrder", .optional(facts.centerOrder) { .string("\($0)") }),
    ]
    members += unknown.map { ($0, .null) }
    members += [
      ("generators", .strings(group.algebra.map(\.name) + group.discrete.map(\.name))),
      ("structure", .string(facts.algebraName)), ("lieDimension", .int(facts.dimension)),
      ("matrixSize", .int(group.size)), ("isComplex", .bool(group.isComplex)),
      ("rank", .int(facts.rank)), ("isCompact", .bool(facts.isCompact)),
      ("isConnected", .bool(facts.isConnected)),
      ("componentCount", .optional(facts.componentCount) { .string("\($0)") }),
    ]
    if !facts.limits.isEmpty { members.append(("limits", .strings(facts.limits))) }
    return .object(members)
  }

  var text: String {
    let order = facts.order.map { "\($0)" } ?? "infinite"
    let center = facts.centerOrder.map { "order \($0)" } ?? "infinite"
    let parts = facts.componentCount.map { "\($0)" } ?? "not computed"
    let kind = group.isComplex ? "complex" : "real"
    var rows: [[String]] = [["group", "\(group.expression)"], ["order", order]]
    rows.append(["dimension", "\(facts.dimension)"])
    rows.append(["algebra", facts.algebraName])
    rows.append(["rank", "\(facts.rank)"])
    rows.append(["matrices", "\(group.size) x \(group.size), \(kind)"])
    rows.append(["properties", properties.isEmpty ? "none" : properties.joined(separator: ", ")])
    rows.append(["connected parts", parts])
    rows.append(["center", center])
    rows.append(["derived algebra", "dimension \(facts.derivedDimension)"])
    rows.append(["generators", listed(group.algebra.map(\.name))])
    if !group.discrete.isEmpty {
      rows.append(["outside the connected part", listed(group.discrete.map(\.name))])
    }
    for limit in facts.limits { rows.append(["limit", limit]) }
    return table(rows)
  }

  private var properties: [String] {
    let all: [(Bool, String)] = [
      (facts.isAbelian == true, "abelian"), (facts.isNilpotent == true, "nilpotent"),
      (facts.isSolvable == true, "solvable"), (facts.isSimple, "simple (Lie algebra)"),
      (facts.isPerfect == true, "perfect"), (facts.isCompact, "compact"),
      (facts.isConnected, "connected"),
    ]
    return all.filter(\.0).map(\.1)
  }

  private func listed(_ names: [String]) -> String {
    if names.isEmpty { return "none" }
    return names.count > 24
      ? "\(names.prefix(3).joined(separator: " ")) … \(names.last ?? "")"
      : names.joined(separator: " ")
  }
}

/// What `symtui group` prints of a table that is no group.
struct LoopReport {
  let loop: Loop
  let facts: LoopFacts

  var json: JSON {
    func elements(_ list: [Int]) -> JSON { .strings(list.map { loop.names[$0] }) }
    func counts(_ list: [(order: Int, count: Int)]) -> JSON {
      .object(list.map { ("\($0.order)", .int($0.count)) })
    }
    var members: [(String, JSON)] = [
      ("name", .string("\(loop.expression)")), ("order", .decimal(loop.order)),
      ("isFinite", .bool(true)), ("isGroup", .bool(false)), ("kind", .string(facts.kind)),
      ("isAbelian", .bool(facts.commutant.count == loop.order)),
      ("identity", .optional(loop.identity) { .string(loop.names[$0]) }),
      (
        "laws",
        .array(
          loop.laws.map { law in
            .object([
              ("name", .string(law.name)), ("holds", .bool(law.failure == nil)),
              ("failure", .optional(law.failure, JSON.string)),
            ])
          })
      ),
      (
        "identities",
        .array(
          facts.identities.map { identity in
            .object([
              ("name", .string(identity.name)), ("equation", .string(identity.equation)),
              ("holds", .bool(identity.failure == nil)),
              ("failure", .optional(identity.failure, elements)),
            ])
          })
      ),
      ("commutingPairs", .int(facts.commutingPairs)),
      ("nonAssociativeTriples", .optional(facts.nonAssociativeTriples, JSON.int)),
      ("nucleus", .optional(facts.nucleus, elements)), ("commutant", elements(facts.commutant)),
      ("center", .optional(facts.center, elements)),
      ("isPowerAssociative", .optional(facts.isPowerAssociative, JSON.bool)),
      ("isDiassociative", .optional(facts.isDiassociative, JSON.bool)),
      ("elementOrders", .optional(facts.elementOrders, counts)),
      (
        "subgroupCount",
        .optional(facts.subloopOrders) { .decimal($0.reduce(0) { $0 + $1.count }) }
      ),
      ("subloopOrders", .optional(facts.subloopOrders, counts)),
    ]
    if !facts.limits.isEmpty { members.append(("limits", .strings(facts.limits))) }
    return .object(members)
  }

  var text: String {
    func elements(_ list: [Int]) -> String {
      list.count > 24
        ? "\(list.count) elements" : list.map { loop.names[$0] }.joined(separator: " ")
    }
    func counts(_ list: [(order: Int, count: Int)]) -> String {
      list.map { "\($0.count) of order \($0.order)" }.joined(separator: ", ")
    }
    func maybe(_ value: Bool?) -> String { value.map(yesNo) ?? "not computed" }
    var rows = [
      ["table", "\(loop.expression), which is no group"], ["kind", facts.kind],
      ["order", "\(loop.order)"], ["identity", loop.identity.map { loop.names[$0] } ?? "none"],
    ]
    rows += loop.laws.map { [$0.name, $0.failure.map { "fails: \($0)" } ?? "holds"] }
    rows += facts.identities.map { identity in
      let failure = identity.failure.map {
        "fails: \(zip("abc", $0).map { "\($0) = \(loop.names[$1])" }.joined(separator: ", "))"
      }
      return [identity.name, "\(failure ?? "holds"); \(identity.statement)"]
    }
    let total = loop.order * loop.order * loop.order
    rows.append([
      "(a b) c ≠ a (b c)",
      facts.nonAssociativeTriples.map { "\($0) of \(total) triples" } ?? "not counted",
    ])
    if let nucleus = facts.nucleus { rows.append(["nucleus", elements(nucleus)]) }
    rows.append(["commutant", elements(facts.commutant)])
    if let center = facts.center { rows.append(["center", elements(center)]) }
    rows.append(["powers associate", maybe(facts.isPowerAssociative)])
    rows.append(["pairs generate groups", maybe(facts.isDiassociative)])
    if let orders = facts.elementOrders { rows.append(["element orders", counts(orders)]) }
    if let subloops = facts.subloopOrders { rows.append(["subloops", counts(subloops)]) }
    for limit in facts.limits { rows.append(["limit", limit]) }
    return table(rows)
  }
}

extension GroupCommand {
  /// Prints what is known of a Lie group or of a table that is no group; false for other groups.
  func printOther(_ expression: GroupExpression, of answers: Answers) throws -> Bool {
    if expression.isLie {
      let request = Request.lie(expression)
      guard case .lie(let known) = try ask(request, "facts", of: answers) else {
        throw mismatch(request)
      }
      let report = LieReport(group: known.group, facts: known.facts)
      print(output.json ? report.json.text : report.text)
      return true
    }
    guard case .table = expression else { return false }
    let request = Request.loop(expression)
    guard case .loop(let known) = try ask(request, "laws", of: answers) else {
      throw mismatch(request)
    }
    guard let facts = known.facts else { return false }
    let report = LoopReport(loop: known.loop, facts: facts)
    print(output.json ? report.json.text : report.text)
    return true
  }
}

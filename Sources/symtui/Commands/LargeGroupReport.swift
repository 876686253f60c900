// What the commands print of groups too large to number their elements.

import ArgumentParser
import BigInt
import Engine
import Groups
import LinearAlgebra
import Representations

extension JSON {
  /// A decimal string, for numbers of any size.
  static func decimal(_ value: BigInt) -> JSON { .string("\(value)") }
}

/// The facts of a large group, for `symtui group`.
struct LargeGroupReport {
  let group: PermutationGroup
  let known: LargeFactsSnapshot

  var json: JSON {
    let facts = known.facts
    var members: [(String, JSON)] = [
      ("name", .string("\(group.expression)")), ("order", .decimal(group.order)),
      ("isFinite", .bool(true)), ("isAbelian", .bool(facts.isAbelian)),
      ("isNilpotent", .bool(facts.isNilpotent)), ("isSolvable", .bool(facts.isSolvable)),
      ("isSimple", .optional(facts.isSimple, JSON.bool)), ("isPerfect", .bool(facts.isPerfect)),
      ("exponent", .optional(facts.exponent, JSON.decimal)),
      ("centerOrder", .decimal(facts.centerOrder)), ("derivedOrder", .decimal(facts.derivedOrder)),
      ("classCount", .optional(facts.classCount, JSON.int)),
      ("classSizes", .optional(facts.classSizes) { .ints($0) }),
      (
        "elementOrders",
        .optional(facts.elementOrders) { .object($0.map { ("\($0.order)", .int($0.count)) }) }
      ),
      ("subgroupCount", .null), ("subgroupClassCount", .null),
      ("normalSubgroupCount", .optional(facts.normalSubgroupCount, JSON.int)),
      ("automorphismCount", .optional(facts.automorphismCount, JSON.decimal)),
      ("irrepDegrees", .optional(known.irreps) { .ints($0.map(\.degree)) }),
      ("frobeniusSchur", .optional(known.irreps) { .ints($0.map(\.frobeniusSchur)) }),
      ("presentation", .null), ("generators", .strings(group.generators.map(\.name))),
      ("structure", .optional(facts.structure, JSON.string)), ("identified", .null),
    ]
    members.append(("limits", .strings(limits)))
    return .object(members)
  }

  private var limits: [String] {
    var limits = known.facts.limits
    if known.characters == nil, known.classes == nil {
      limits.append("irreducible representations: they need the list of classes")
    }
    return limits
  }

  var text: String {
    let facts = known.facts
    let properties = [
      (facts.isAbelian, "abelian"), (facts.isNilpotent, "nilpotent"),
      (facts.isSolvable, "solvable"), (facts.isSimple == true, "simple"),
      (facts.isPerfect, "perfect"),
    ].filter(\.0).map(\.1)
    var rows = [
      ["group", "\(group.expression)"], ["order", "\(group.order)"],
      ["", "= \(group.orderFactorsText)"],
      ["generators", group.generators.map(\.name).joined(separator: " ")],
      ["points", points(facts.orbits)],
      ["properties", properties.isEmpty ? "not solvable" : properties.joined(separator: ", ")],
      ["center", "order \(facts.centerOrder)"],
      ["derived subgroup", "order \(facts.derivedOrder)"],
    ]
    if let exponent = facts.exponent { rows.append(["exponent", "\(exponent)"]) }
    if let count = facts.classCount {
      let sizes = facts.classSizes.map { ", of sizes " + listed($0) } ?? ""
      rows.append(["classes", "\(count)\(sizes)"])
    }
    if let orders = facts.elementOrders {
      let text = orders.map { "\($0.count) of order \($0.order)" }
      rows.append(["element orders", text.joined(separator: ", ")])
    }
    if let count = facts.normalSubgroupCount { rows.append(["normal subgroups", "\(count)"]) }
    if let count = facts.automorphismCount { rows.append(["automorphisms", "\(count)"]) }
    if let irreps = known.irreps {
      rows.append(["irreducible degrees", listed(irreps.map(\.degree))])
      let counts = [("real", 1), ("complex", 0), ("quaternionic", -1)].map { kind, sign in
        "\(irreps.count { $0.frobeniusSchur == sign }) \(kind)"
      }
      rows.append(["Frobenius–Schur", counts.joined(separator: ", ")])
    }
    if let structure = facts.structure { rows.append(["structure", structure]) }
    for limit in limits { rows.append(["limit", limit]) }
    return table(rows)
  }

  private func points(_ orbits: PointOrbits) -> String {
    if orbits.isTransitive {
      let kind = orbits.isPrimitive == true ? "primitively" : "in blocks"
      return "\(group.degree), moved as one orbit, \(kind)"
    }
    let lengths = listed(orbits.orbits.map(\.count))
    let fixed = orbits.fixedPoints == 0 ? "" : ", \(orbits.fixedPoints) not moved"
    return "\(group.degree), in orbits of \(lengths)\(fixed)"
  }
}

/// Numbers, where they are many with repetitions counted: 1 1 2 2 2 is "1 (2 times), 2 (3 times)".
func listed(_ values: [Int]) -> String {
  guard values.count > 12 else { return values.map(String.init).joined(separator: " ") }
  var runs: [(value: Int, count: Int)] = []
  for value in values {
    if runs.last?.value == value {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((value, 1))
    }
  }
  return runs.map { $0.count == 1 ? "\($0.value)" : "\($0.value) (\($0.count) times)" }
    .joined(separator: ", ")
}

/// What is known of one element of a large group, for `symtui element`.
struct LargeElementReport {
  let group: PermutationGroup
  let element: Permutation
  /// Its word in the generators; nil where none was found.
  let word: String?
  let classSize: BigInt?
  let limits: [String]

  init(_ group: PermutationGroup, _ element: Permutation, _ checkpoint: Checkpoint) throws {
    self.group = group
    self.element = element
    var limits: [String] = []
    let factoriser = try group.factoriser(checkpoint: checkpoint)
    let letters = factoriser?.word(for: element)
    word = letters.map(group.text(of:))
    if letters == nil { limits.append("word: on so many points words would be too long") }
    if let size = group.classSizeByCycles(of: element) {
      classSize = size
    } else if let classes = try group.classes(checkpoint: checkpoint) {
      classSize = BigInt(classes.classes[classes.index(of: element)].size)
    } else {
      classSize = nil
      limits.append(
        "class: found in groups of up to \(LargeClasses.largestOrder) elements, and in S(n) and A(n)"
      )
    }
    self.limits = limits
  }

  private var inverse: String { group.name(of: element.inverse) }

  var json: JSON {
    .object([
      ("group", .string("\(group.expression)")), ("element", .string(group.name(of: element))),
      ("order", .decimal(element.largeOrder)), ("inverse", .string(inverse)), ("class", .null),
      ("classSize", .optional(classSize, JSON.decimal)), ("classRepresentative", .null),
      ("cycles", .string(element.description)), ("word", .optional(word, JSON.string)),
      ("rank", .optional(group.rank(of: element), JSON.decimal)), ("images", .object([])),
      ("limits", .strings(limits)),
    ])
  }

  var text: String {
    var rows = [
      ["element", "\(group.name(of: element)) of \(group.expression)"],
      ["order", "\(element.largeOrder)"],
      ["inverse", inverse], ["cycles", element.description],
    ]
    if let rank = group.rank(of: element) { rows.append(["rank", "\(rank)"]) }
    if let classSize { rows.append(["class", "of \(classSize)"]) }
    if let word { rows.append(["word", word]) }
    for limit in limits { rows.append(["limit", limit]) }
    return table(rows)
  }
}

import Groups
import LinearAlgebra

extension RepBuilder {
  /// `irrep(k)`, where it has real matrices.
  func irreducible(_ k: Int) throws -> RepNode {
    let table = try group.characterTable(checkpoint: checkpoint)
    guard k <= table.irreps.count else {
      throw RepresentationError.unavailable(
        "\(group.expression) has \(table.irreps.count) irreducibles, so there is no irrep(\(k))")
    }
    let irrep = table.irreps[k - 1]
    if irrep.frobeniusSchur == 1 {
      return try RealIrreducible(group: group, table: table, row: k - 1, checkpoint: checkpoint)
        .node(among: leaves(table))
    }
    let conjugate = irrep.values.map(\.conjugate)
    let rows = try RealIrreducible.firstRows(of: table, checkpoint)
    let real = rows.firstIndex { [irrep.values, conjugate].contains(table.irreps[$0].values) }
    throw RepresentationError.unavailable(
      """
      irrep(\(k)) of \(group.expression) is \(irrep.frobeniusSchur == 0 ? "complex" : "quaternionic") \
      and matrices here are real; realirrep(\((real ?? 0) + 1)) contains it
      """)
  }

  /// `realirrep(k)`.
  func realIrreducible(_ k: Int) throws -> RepNode {
    let table = try group.characterTable(checkpoint: checkpoint)
    let rows = try RealIrreducible.firstRows(of: table, checkpoint)
    guard k <= rows.count else {
      throw RepresentationError.unavailable(
        """
        \(group.expression) has \(rows.count) real irreducibles, so there is no realirrep(\(k))
        """)
    }
    return try RealIrreducible(
      group: group, table: table, row: rows[k - 1], checkpoint: checkpoint
    ).node(among: leaves(table))
  }

  /// Where to look for irreducibles: closed forms first, then small representations by signed
  /// permutations, all also times the characters ±1.
  private func leaves(_ table: CharacterTable) throws -> [RepNode] {
    var signs: [RepNode] = []
    for irrep in table.irreps.dropFirst() where irrep.degree == 1 && irrep.frobeniusSchur == 1 {
      try checkpoint.report()
      let values = irrep.values.map { Int8($0.integer ?? 1) }
      signs.append(.linearCharacter(table.classes.classOf.map { values[$0] }))
    }
    func twisted(_ nodes: [RepNode]) -> [RepNode] {
      nodes + nodes.flatMap { node in signs.map { .tensor([($0, 1), (node, 1)]) } }
    }
    var hosts: [RepNode] = []
    let names: [RepExpression] = [.defining, .named(.perm), .power(.defining, 2)]
    for name in names {
      if let node = try existing(name) { hosts.append(node) }
    }
    for entry in table.classes.classes.dropFirst()
    where group.order / entry.elementOrder <= RealIrreducible.largestHost {
      let subgroup = try group.subgroup(
        generatedBy: [entry.representative], checkpoint: checkpoint)
      hosts.append(.cosets(try CosetAction(of: group, subgroup: subgroup, checkpoint)))
    }
    hosts.sort { $0.dimension < $1.dimension }
    return twisted(try closedForms()) + twisted(hosts)
  }

  private func closedForms() throws -> [RepNode] {
    var forms: [RepNode] = []
    if let defining = try existing(.defining) { forms.append(defining) }
    if let standard = try existing(.named(.standard)) { forms.append(standard) }
    guard case .named(let name, let arguments) = group.expression, let n = arguments.first else {
      return forms
    }
    switch name {
    case .dihedral:
      let coordinates = try DihedralCoordinates(
        of: group, period: n, law: .dihedral, checkpoint)
      for k in 1..<max(2, n) {
        try checkpoint.report()
        forms.append(.plane(coordinates.multiplied(by: k)))
      }
    case .dicyclic, .quaternion:
      let period = name == .dicyclic ? 2 * n : n / 2
      let coordinates = try DihedralCoordinates(
        of: group, period: period, law: .quaternion, checkpoint)
      for k in 1..<period {
        try checkpoint.report()
        let multiple = coordinates.multiplied(by: k)
        forms.append(k % 2 == 0 ? .plane(multiple) : .quaternions(multiple))
      }
    default: break
    }
    return forms
  }
}

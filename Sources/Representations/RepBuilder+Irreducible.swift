import Groups
import LinearAlgebra

extension RepBuilder {
  /// `irrep(k)`, where it has real matrices.
  func irreducible(_ k: Int) throws(RepresentationError) -> RepNode {
    let table = try characterTable()
    guard k <= table.irreps.count else {
      throw .unavailable(
        "\(group.expression) has \(table.irreps.count) irreducibles, so there is no irrep(\(k))")
    }
    let irrep = table.irreps[k - 1]
    if irrep.frobeniusSchur == 1 {
      return try RealIrreducible(group: group, table: table, row: k - 1).node(among: leaves(table))
    }
    let conjugate = irrep.values.map(\.conjugate)
    let rows = RealIrreducible.firstRows(of: table)
    let real = rows.firstIndex { [irrep.values, conjugate].contains(table.irreps[$0].values) }
    throw .unavailable(
      """
      irrep(\(k)) of \(group.expression) is \(irrep.frobeniusSchur == 0 ? "complex" : "quaternionic") \
      and matrices here are real; realirrep(\((real ?? 0) + 1)) contains it
      """)
  }

  /// `realirrep(k)`.
  func realIrreducible(_ k: Int) throws(RepresentationError) -> RepNode {
    let table = try characterTable()
    let rows = RealIrreducible.firstRows(of: table)
    guard k <= rows.count else {
      throw .unavailable(
        """
        \(group.expression) has \(rows.count) real irreducibles, so there is no realirrep(\(k))
        """)
    }
    return try RealIrreducible(group: group, table: table, row: rows[k - 1]).node(
      among: leaves(table))
  }

  private func characterTable() throws(RepresentationError) -> CharacterTable {
    do {
      return try group.characterTable()
    } catch let error as RepresentationError {
      throw error
    } catch {
      // Without a checkpoint nothing else is thrown.
      throw .unavailable("no character table: \(error)")
    }
  }

  /// Where to look for irreducibles: closed forms first, then small representations by signed
  /// permutations, all also times the characters ±1.
  private func leaves(_ table: CharacterTable) -> [RepNode] {
    let signs = table.irreps.filter { $0.degree == 1 && $0.frobeniusSchur == 1 }.dropFirst()
      .map { irrep in
        let values = irrep.values.map { Int8($0.integer ?? 1) }
        return RepNode.linearCharacter(table.classes.classOf.map { values[$0] })
      }
    func twisted(_ nodes: [RepNode]) -> [RepNode] {
      nodes + nodes.flatMap { node in signs.map { .tensor([($0, 1), (node, 1)]) } }
    }
    var hosts: [RepNode] = []
    let names: [RepExpression] = [.defining, .named(.perm), .power(.defining, 2)]
    for name in names {
      if let node = try? node(name) { hosts.append(node) }
    }
    for entry in table.classes.classes.dropFirst()
    where group.order / entry.elementOrder <= RealIrreducible.largestHost {
      let subgroup = group.subgroup(generatedBy: [entry.representative])
      hosts.append(.cosets(CosetAction(of: group, subgroup: subgroup)))
    }
    hosts.sort { $0.dimension < $1.dimension }
    return twisted(closedForms()) + twisted(hosts)
  }

  private func closedForms() -> [RepNode] {
    var forms: [RepNode] = []
    if let defining = try? node(.defining) { forms.append(defining) }
    if let standard = try? node(.named(.standard)) { forms.append(standard) }
    guard case .named(let name, let arguments) = group.expression, let n = arguments.first else {
      return forms
    }
    switch name {
    case .dihedral:
      let coordinates = DihedralCoordinates(of: group, period: n, law: .dihedral)
      for k in 1..<max(2, n) { forms.append(.plane(coordinates.multiplied(by: k))) }
    case .dicyclic, .quaternion:
      let period = name == .dicyclic ? 2 * n : n / 2
      let coordinates = DihedralCoordinates(of: group, period: period, law: .quaternion)
      for k in 1..<period {
        let multiple = coordinates.multiplied(by: k)
        forms.append(k % 2 == 0 ? .plane(multiple) : .quaternions(multiple))
      }
    default: break
    }
    return forms
  }
}

// `symtui element` for Lie groups, and for tables that are no groups.

import Engine
import Groups
import LinearAlgebra

extension ElementCommand {
  /// Prints an element of a Lie group or of a table that is no group; false for other groups.
  func printOther(_ expression: GroupExpression, of answers: Answers) throws -> Bool {
    if expression.isLie {
      guard case .lie(let group) = try reporting({ try answers.anyGroup(expression) }) else {
        return false
      }
      try print(group)
      return true
    }
    guard case .table = expression,
      case .loop(let loop) = try reporting({ try answers.anyGroup(expression) })
    else { return false }
    try print(loop)
    return true
  }

  private func print(_ group: LieGroup) throws {
    let element: ComplexMatrix
    do {
      element = try group.element(parsing: word)
    } catch LinearAlgebraError.notFinite {
      throw CommandFailure(
        status: 69,
        message: "“\(word)” has entries beyond the range of numbers; smaller powers work")
    } catch {
      throw CommandFailure(error)
    }
    let residual = group.residual(of: element)
    let value: JSON =
      group.isComplex ? .matrix(element) : .matrix(element.re)
    if output.json {
      Swift.print(
        JSON.object([
          ("group", .string("\(group.expression)")), ("element", .string(word)),
          ("isComplex", .bool(group.isComplex)), ("matrix", value),
          ("residual", .optional(residual, JSON.number)),
        ]).text)
      return
    }
    let kept =
      residual.map { "off by \(short($0, significant: 2))" } ?? "any invertible matrix will do"
    Swift.print(
      table([
        ["element", "\(word) of \(group.expression); A1 in a word is exp(A1)"],
        ["in the group", kept],
      ]) + "\n\n" + lines(element))
  }

  private func lines(_ matrix: ComplexMatrix) -> String {
    if matrix.isReal { return matrixLines(matrix.re) }
    let cells = (0..<matrix.rows).map { i in
      (0..<matrix.columns).map { j in
        let (re, im) = matrix[i, j]
        return "\(fixed(re, 4))\(im < 0 ? "-" : "+")\(fixed(im.magnitude, 4))i"
      }
    }
    return table(cells)
  }

  private func print(_ loop: Loop) throws {
    let factors = word.split(whereSeparator: { $0 == " " || $0 == "*" }).map(String.init)
    var elements: [Int] = []
    for factor in factors {
      guard let element = loop.element(named: factor) else {
        throw CommandFailure.value(
          "there is no element called “\(factor)”; they are called "
            + loop.names.prefix(16).joined(separator: " ") + (loop.order > 16 ? " …" : ""))
      }
      elements.append(element)
    }
    guard let first = elements.first else {
      throw CommandFailure.value("a word is expected: names of elements with blanks between them")
    }
    let value = elements.dropFirst().reduce(first) { loop.product($0, $1) }
    var orders: [String] = []
    var powers: [Int] = [value]
    while let last = powers.last, last != loop.identity, powers.count <= loop.order {
      powers.append(loop.product(last, value))
    }
    let isFinite = powers.last == loop.identity
    orders.append(isFinite ? "\(powers.count)" : "none: its powers never are the identity")
    let inverse = (0..<loop.order).first {
      loop.identity != nil && loop.product(value, $0) == loop.identity
        && loop.product($0, value) == loop.identity
    }
    let commuting = (0..<loop.order).count { loop.product(value, $0) == loop.product($0, value) }
    if output.json {
      Swift.print(
        JSON.object([
          ("group", .string("\(loop.expression)")), ("element", .string(loop.names[value])),
          ("order", isFinite ? .decimal(powers.count) : .null),
          ("inverse", .optional(inverse) { .string(loop.names[$0]) }),
          ("commutesWith", .int(commuting)), ("rank", .decimal(value)),
        ]).text)
      return
    }
    let bracketing = factors.count > 2 ? ", multiplied from the left" : ""
    Swift.print(
      table([
        ["element", "\(loop.names[value]) of \(loop.expression)\(bracketing)"],
        ["order", orders.joined()],
        ["inverse", inverse.map { loop.names[$0] } ?? "none"],
        ["commutes with", "\(commuting) of \(loop.order) elements"],
      ]))
  }
}

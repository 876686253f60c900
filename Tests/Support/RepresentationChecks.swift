import Groups
import LinearAlgebra
import Representations

/// A representation for a test, from its text.
public func representation(_ text: String, of group: FiniteGroup) throws -> Representation {
  try Representation(try RepExpression(parsing: text), of: group)
}

/// A finite group for a test, from its text.
public func finiteGroup(_ text: String) throws -> FiniteGroup {
  try FiniteGroup(try GroupExpression(parsing: text))
}

/// What is wrong with `matrices` as a representation of a group, or nil.
///
/// Every matrix is compared with the products by each generator, the identity with 1.
public func checkIsRepresentation(
  _ group: FiniteGroup, tolerance: Double = 1e-12, matrices: (Int) throws -> Matrix
) rethrows -> String? {
  let identity = try matrices(0)
  let defect = (identity - Matrix.identity(identity.rows)).maximumMagnitude
  if !(defect <= tolerance) { return "ρ(e) differs from 1 by \(defect)" }
  for generator in group.generators {
    let left = try matrices(generator.element)
    for b in 0..<group.order {
      let residual =
        try (left * matrices(b) - matrices(group.product(generator.element, b))).maximumMagnitude
      if !(residual <= tolerance) {
        return "ρ(\(generator.name))ρ(\(group.name(of: b))) is off by \(residual)"
      }
    }
  }
  return nil
}

/// What is wrong with a representation, or nil: the law, the kind, the trace and orthogonality.
public func checkIsRepresentation(
  _ representation: Representation, tolerance: Double = 1e-12
) throws -> String? {
  let group = representation.group
  if let problem = try checkIsRepresentation(
    group, tolerance: tolerance, matrices: representation.matrix(of:))
  {
    return problem
  }
  for element in 0..<group.order {
    let matrix = try representation.matrix(of: element)
    let name = group.name(of: element)
    let trace = abs(matrix.trace - representation.character(of: element))
    if !(trace <= tolerance) { return "the character of \(name) is not the trace" }
    let gram = matrix * matrix.transpose - Matrix.identity(matrix.rows)
    if !(gram.maximumMagnitude <= tolerance) { return "ρ(\(name)) is not orthogonal" }
    if let signed = representation.signedPermutation(of: element) {
      var expected = Matrix(rows: matrix.rows, columns: matrix.columns)
      for i in 0..<matrix.rows { expected[i, signed.sources[i]] = Double(signed.signs[i]) }
      if matrix != expected { return "ρ(\(name)) is not its signed permutation" }
      if representation.kind == .permutation && signed.signs.contains(-1) {
        return "a permutation representation has a sign"
      }
    } else if representation.kind != .dense {
      return "the kind is \(representation.kind), but ρ(\(name)) is no signed permutation"
    }
  }
  return nil
}

/// max ‖ρ_out(g) W - W ρ_in(g)‖ / ‖W‖ over all elements g of the group.
public func equivarianceResidual(
  of map: Matrix, from input: Representation, to output: Representation
) throws -> Double {
  var worst = 0.0
  for element in 0..<input.group.order {
    let difference = try output.matrix(of: element) * map - map * input.matrix(of: element)
    let residual = difference.frobeniusNorm / max(map.frobeniusNorm, .leastNormalMagnitude)
    if !(residual <= worst) { worst = residual }
  }
  return worst
}

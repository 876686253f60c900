// Whether a map commutes with a group, measured.

import Networks

/// The largest ‖f(g x) - g f(x)‖ / ‖f(x)‖ over all g and the given rows.
///
/// It returns the error, so that a test can also show a broken layer failing. NaN if an output is.
public func equivarianceError(
  from input: PermutationAction, to output: PermutationAction, rows: [[Float]],
  of map: ([Float]) -> [Float]
) -> Double {
  var worst = 0.0
  for row in rows {
    let value = map(row)
    for g in 0..<input.order {
      let (moved, expected) = (map(input.apply(g, to: row)), output.apply(g, to: value))
      let difference = zip(moved, expected).map { Double($0) - Double($1) }
      let error = norm(difference) / norm(value.map(Double.init))
      if error.isNaN { return .nan }
      worst = max(worst, error)
    }
  }
  return worst
}

/// How many of the entries of f(g x) and g f(x) differ in any bit, over all g and the given rows.
public func inexactEntries(
  from input: PermutationAction, to output: PermutationAction, rows: [[Float]],
  of map: ([Float]) -> [Float]
) -> Int {
  rows.reduce(0) { total, row in
    let value = map(row)
    return total
      + (0..<input.order).reduce(0) { count, g in
        let (moved, expected) = (map(input.apply(g, to: row)), output.apply(g, to: value))
        return count + zip(moved, expected).count { $0.bitPattern != $1.bitPattern }
      }
  }
}

private func norm(_ values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

// The permutation actions that the tasks use.

import Groups

extension PermutationAction {
  /// The natural action of a permutation group on its points.
  ///
  /// The entry at point p moves to the image of p.
  public static func points(of group: FiniteGroup) -> PermutationAction {
    let degree = group.degree ?? 0
    let lists = (0..<group.order).map { g in
      var source = [Int32](repeating: 0, count: degree)
      for point in 0..<degree { source[group.image(of: point, under: g)] = Int32(point) }
      return source
    }
    return PermutationAction(dimension: degree, sources: lists, generators: ranks(group))
  }

  /// The group acting on functions on itself: (g x)[a] = x[g⁻¹ a].
  public static func regular(of group: FiniteGroup) -> PermutationAction {
    let lists = (0..<group.order).map { g in
      (0..<group.order).map { Int32(group.product(group.inverse(g), $0)) }
    }
    return PermutationAction(dimension: group.order, sources: lists, generators: ranks(group))
  }

  /// Every element leaves every entry alone.
  public static func trivial(of group: FiniteGroup, dimension: Int) -> PermutationAction {
    let list = (0..<Int32(dimension)).map { $0 }
    return PermutationAction(
      dimension: dimension, sources: Array(repeating: list, count: group.order),
      generators: ranks(group))
  }

  /// Pictures of `side` × `side` pixels under quarter turns r and mirrors f.
  ///
  /// Row i goes down and column j to the right: (r x)[i][j] = x[side-1-j][i], clockwise, and
  /// (f x)[i][j] = x[i][side-1-j].
  public static func pixels(side: Int, of group: FiniteGroup) -> PermutationAction {
    let turn = pixelSource(side) { i, j in (side - 1 - j, i) }
    let mirror = pixelSource(side) { i, j in (i, side - 1 - j) }
    let lists = (0..<group.order).map { g in
      // (a b x)[i] = (b x)[source(a)[i]]: the word is read from the left.
      group.generatorWord(of: g).reduce((0..<Int32(side * side)).map { $0 }) { sources, letter in
        let next = group.generators[letter].name == "f" ? mirror : turn
        return sources.map { next[Int($0)] }
      }
    }
    return PermutationAction(dimension: side * side, sources: lists, generators: ranks(group))
  }

  private static func pixelSource(
    _ side: Int, _ place: (Int, Int) -> (row: Int, column: Int)
  ) -> [Int32] {
    (0..<side * side).map { pixel in
      let from = place(pixel / side, pixel % side)
      return Int32(from.row * side + from.column)
    }
  }

  private static func ranks(_ group: FiniteGroup) -> [Int] { group.generators.map(\.element) }
}

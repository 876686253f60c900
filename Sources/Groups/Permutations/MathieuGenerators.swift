/// Mathieu's groups as permutations of 11, 12, 22, 23 and 24 points.
///
/// Generators as in J. H. Conway et al., ATLAS of Finite Groups, in the numbering of GAP.
enum MathieuGenerators {
  /// For M(degree), which exists.
  static func permutations(degree: Int) -> [Permutation] {
    let texts: [String] =
      switch degree {
      case 11: m11
      case 12: m11 + ["(1 12)(2 11)(3 6)(4 8)(5 9)(7 10)"]
      case 22: m22
      case 23: m23
      default: m23 + ["(1 24)(2 23)(3 12)(4 16)(5 18)(6 10)(7 20)(8 14)(9 21)(11 17)(13 22)(15 19)"]
      }
    return texts.map { permutation($0, degree) }
  }

  private static let m11 = ["(1 2 3 4 5 6 7 8 9 10 11)", "(3 7 11 8)(4 10 5 6)"]

  private static let m22 = [
    "(1 2 3 4 5 6 7 8 9 10 11)(12 13 14 15 16 17 18 19 20 21 22)",
    "(1 4 5 9 3)(2 8 10 7 6)(12 15 16 20 14)(13 19 21 18 17)",
    "(1 21)(2 10 8 6)(3 13 4 17)(5 19 9 18)(11 22)(12 14 16 20)",
  ]

  private static let m23 = [
    "(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23)",
    "(3 17 10 7 9)(4 13 14 19 5)(8 18 11 12 23)(15 20 22 21 16)",
  ]

  private static func permutation(_ text: String, _ degree: Int) -> Permutation {
    var images = Permutation.identity(degree).images
    for cycle in text.split(separator: ")") {
      let points = cycle.dropFirst().split(separator: " ").compactMap { UInt32($0) }
      for (i, point) in points.enumerated() {
        images[Int(point) - 1] = points[(i + 1) % points.count] - 1
      }
    }
    return Permutation(unchecked: images)
  }
}

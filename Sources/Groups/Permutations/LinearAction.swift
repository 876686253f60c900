/// Matrices over a prime field, as they move the non-zero columns or the lines through the origin.
///
/// A column (v1, …, vn) has the number v1 p^(n-1) + … + vn; points are the non-zero columns in the
/// order of their numbers, or for lines those whose first entry that is not 0 is 1.
struct LinearAction {
  let size: Int
  let prime: Int
  let onLines: Bool

  /// g1 = 1 + E12 and g2, which shifts the coordinates round with a sign that makes its
  /// determinant 1, generate SL; a diagonal matrix with a primitive root makes it GL.
  ///
  /// R. Steinberg, Generators for simple groups, 1962, §3.
  func generators(general: Bool) -> PermutationGenerators {
    let points = points
    var place: [Int: Int] = [:]
    for (k, point) in points.enumerated() { place[number(point)] = k }
    var matrices: [[[Int]]] = []
    if size > 1 { matrices = [transvection, rotation] }
    if general, prime > 2 { matrices.append(diagonal) }
    return PermutationGenerators(
      degree: points.count,
      matrices.map { matrix in
        Permutation(
          unchecked: points.map { UInt32(place[number(normalised(matrix, times: $0))] ?? 0) })
      })
  }

  private var identity: [[Int]] {
    (0..<size).map { i in (0..<size).map { $0 == i ? 1 : 0 } }
  }

  private var transvection: [[Int]] {
    var result = identity
    result[0][1] = 1
    return result
  }

  /// e1 → e2 → … → en → ± e1.
  private var rotation: [[Int]] {
    var result = identity.map { $0.map { _ in 0 } }
    for j in 0..<(size - 1) { result[j + 1][j] = 1 }
    result[0][size - 1] = size.isMultiple(of: 2) ? prime - 1 : 1
    return result
  }

  private var diagonal: [[Int]] {
    var result = identity
    result[0][0] = primitiveRoot
    return result
  }

  private var primitiveRoot: Int {
    let divisors = primeFactors(prime - 1).map { (prime - 1) / $0.prime }
    return (1..<prime).first { root in divisors.allSatisfy { power(root, $0) != 1 } } ?? 1
  }

  private func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base % prime }
  }

  private var points: [[Int]] {
    let powers = (0..<size).reduce(into: [1]) { $0.append($0[$1] * prime) }
    let numbers =
      onLines ? powers.dropLast().flatMap { Array($0..<(2 * $0)) } : Array(1..<powers[size])
    return numbers.map { number in
      (0..<size).map { number / powers[size - 1 - $0] % prime }
    }
  }

  private func number(_ column: [Int]) -> Int { column.reduce(0) { $0 * prime + $1 } }

  private func normalised(_ matrix: [[Int]], times column: [Int]) -> [Int] {
    let image = matrix.map { row in
      zip(row, column).reduce(0) { ($0 + $1.0 * $1.1) % prime }
    }
    guard onLines, let first = image.first(where: { $0 != 0 }) else { return image }
    let inverse = power(first, prime - 2)
    return image.map { $0 * inverse % prime }
  }
}

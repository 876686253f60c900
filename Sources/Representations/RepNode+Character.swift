import Groups
import LinearAlgebra

extension RepNode {
  /// The trace of the matrix of an element, exact; it never builds a large matrix.
  func exactCharacter(
    of element: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Cyclotomic {
    switch self {
    case .trivial: return 1
    case .linearCharacter(let values): return Cyclotomic(Int(values[element]))
    case .points(let group): return Cyclotomic(Self.fixedPoints(group, element))
    case .standard(let group): return Cyclotomic(Self.fixedPoints(group, element) - 1)
    case .regular(let group): return Cyclotomic(element == 0 ? group.order : 0)
    case .cosets(let action): return Cyclotomic(Self.fixed(action.images(under: element)))
    case .pixels:
      return Cyclotomic(try signedPermutation(of: element, checkpoint).trace(checkpoint))
    case .plane(let coordinates):
      return coordinates.flips[element] == 1 ? 0 : coordinates.twiceCosine(of: element)
    case .quaternions(let coordinates):
      return coordinates.flips[element] == 1
        ? 0 : coordinates.twiceCosine(of: element) * 2
    case .subspace(let subspace): return subspace.character[subspace.classOf[element]]
    case .factor(let index, let part, let group):
      return try part.exactCharacter(of: group.components(of: element)[index], checkpoint)
    case .tensor(let parts):
      var product = Cyclotomic(1)
      for (part, power) in parts {
        product = product * (try part.exactCharacter(of: element, checkpoint)).raised(to: power)
      }
      return product
    case .sum(let parts):
      var sum = Cyclotomic(0)
      for (count, part) in parts {
        sum = sum + (try part.exactCharacter(of: element, checkpoint)) * Cyclotomic(count)
      }
      return sum
    }
  }

  /// The trace in floating point; integers come out exactly.
  func character(of element: Int) -> Double {
    switch self {
    case .plane(let coordinates):
      coordinates.flips[element] == 1 ? 0 : 2 * coordinates.cosine(of: element)
    case .quaternions(let coordinates):
      coordinates.flips[element] == 1 ? 0 : 4 * coordinates.cosine(of: element)
    case .factor(let index, let part, let group):
      part.character(of: group.components(of: element)[index])
    case .tensor(let parts):
      parts.reduce(1) { product, entry in
        let value = entry.part.character(of: element)
        return (0..<entry.power).reduce(product) { power, _ in power * value }
      }
    case .sum(let parts):
      parts.reduce(0) { $0 + Double($1.count) * $1.part.character(of: element) }
    default:
      Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
        try exactCharacter(of: element, checkpoint).numeric.re
      }
    }
  }

  /// ±1, the determinant of the matrix of an element.
  func determinant(of element: Int, _ checkpoint: Checkpoint) throws(Cancelled) -> Int8 {
    switch self {
    case .trivial, .quaternions: return 1
    case .linearCharacter(let values): return values[element]
    case .plane(let coordinates): return coordinates.flips[element] == 1 ? -1 : 1
    case .standard(let group): return try RepNode.points(group).determinant(of: element, checkpoint)
    case .subspace(let subspace): return subspace.matrix(of: element).determinant > 0 ? 1 : -1
    case .points, .regular, .cosets, .pixels:
      return try signedPermutation(of: element, checkpoint).determinant
    case .factor(let index, let part, let group):
      return try part.determinant(of: group.components(of: element)[index], checkpoint)
    case .tensor(let parts):
      // det(A ⊗ B) = det(A)^dim(B) det(B)^dim(A).
      let total = dimension
      var sign: Int8 = 1
      for (part, power) in parts where (total / part.dimension * power) % 2 == 1 {
        sign *= try part.determinant(of: element, checkpoint)
      }
      return sign
    case .sum(let parts):
      var sign: Int8 = 1
      for (count, part) in parts where count % 2 == 1 {
        sign *= try part.determinant(of: element, checkpoint)
      }
      return sign
    }
  }

  private static func fixedPoints(_ group: FiniteGroup, _ element: Int) -> Int {
    var count = 0
    for i in 0..<(group.degree ?? 0) where group.image(of: i, under: element) == i { count += 1 }
    return count
  }

  private static func fixed(_ images: [Int]) -> Int {
    var count = 0
    for (i, image) in images.enumerated() where i == image { count += 1 }
    return count
  }
}

extension DihedralCoordinates {
  /// 2 cos(2πk/period) = ζ^k + ζ^-k.
  fileprivate func twiceCosine(of element: Int) -> Cyclotomic {
    let k = Int(turns[element])
    return Cyclotomic(
      order: period,
      terms: [.init(exponent: k, coefficient: 1), .init(exponent: -k, coefficient: 1)])
  }

  fileprivate func cosine(of element: Int) -> Double {
    rootOfUnity(Int(turns[element]), of: period).re
  }
}

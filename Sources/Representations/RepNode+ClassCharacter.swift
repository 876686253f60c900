import Groups
import LinearAlgebra

extension RepNode {
  /// The character on each class, for a node over `group` itself, `[classes]`.
  ///
  /// Natural actions and cosets are counted through a point stabiliser H: in an orbit of size m,
  /// an element of class C fixes m |C ∩ H| / |C| points. O(order) an orbit, for all classes.
  func exactCharacter(
    on classes: ConjugacyClasses, of group: FiniteGroup, checkpoint: Checkpoint
  ) throws(Cancelled) -> [Cyclotomic] {
    switch self {
    case .points:
      return try Self.fixedPoints(on: classes, of: group, checkpoint).map { Cyclotomic($0) }
    case .standard:
      return try Self.fixedPoints(on: classes, of: group, checkpoint).map { Cyclotomic($0 - 1) }
    case .cosets(let action):
      let stabiliser = (0..<group.order).filter { action.cosetOf[$0] == 0 }
      return Self.fixedPoints(on: classes, orbit: action.count, stabiliser).map { Cyclotomic($0) }
    case .tensor(let parts):
      var product = [Cyclotomic](repeating: 1, count: classes.classes.count)
      for (part, power) in parts {
        let values = try part.exactCharacter(on: classes, of: group, checkpoint: checkpoint)
        for k in product.indices {
          if k.isMultiple(of: 64) { try checkpoint.report() }
          product[k] = product[k] * values[k].raised(to: power)
        }
      }
      return product
    case .sum(let parts):
      var sum = [Cyclotomic](repeating: 0, count: classes.classes.count)
      for (count, part) in parts {
        let values = try part.exactCharacter(on: classes, of: group, checkpoint: checkpoint)
        for k in sum.indices {
          if k.isMultiple(of: 64) { try checkpoint.report() }
          sum[k] = sum[k] + values[k] * Cyclotomic(count)
        }
      }
      return sum
    default:
      var values: [Cyclotomic] = []
      values.reserveCapacity(classes.classes.count)
      for entry in classes.classes {
        try checkpoint.report()
        values.append(try exactCharacter(of: entry.representative, checkpoint))
      }
      return values
    }
  }

  private static func fixedPoints(
    on classes: ConjugacyClasses, of group: FiniteGroup, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Int] {
    var total = [Int](repeating: 0, count: classes.classes.count)
    var isSeen = [Bool](repeating: false, count: group.degree ?? 0)
    for point in isSeen.indices where !isSeen[point] {
      try checkpoint.report()
      var orbit = [point]
      isSeen[point] = true
      var next = 0
      while next < orbit.count {
        for generator in group.generators {
          let image = group.image(of: orbit[next], under: generator.element)
          if isSeen[image] { continue }
          isSeen[image] = true
          orbit.append(image)
        }
        next += 1
      }
      if orbit.count == 1 {
        for k in total.indices { total[k] += 1 }
        continue
      }
      var stabiliser: [Int] = []
      for element in 0..<group.order {
        if element.isMultiple(of: 4096) { try checkpoint.report() }
        if group.image(of: point, under: element) == point { stabiliser.append(element) }
      }
      for (k, count) in fixedPoints(on: classes, orbit: orbit.count, stabiliser).enumerated() {
        total[k] += count
      }
    }
    return total
  }

  private static func fixedPoints(
    on classes: ConjugacyClasses, orbit: Int, _ stabiliser: [Int]
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: classes.classes.count)
    for element in stabiliser { counts[classes.classOf[element]] += 1 }
    return zip(classes.classes, counts).map { orbit * $1 / $0.size }
  }
}

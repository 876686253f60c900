/// How a group turns a solid: which rotation each element is, and which marks its points are.
public struct SolidAction: Sendable {
  /// What the points of the group's natural action are on the solid.
  public enum Marks: Hashable, Sendable {
    /// Corner, face, or pair of opposite corners k is point k.
    case corners, faces, diagonals
    /// Edge k belongs to frame `[edges]` k: three pairs of opposite edges at right angles.
    case frames
    /// The group acts as rotations, but its points have no meaning on the solid.
    case none
  }

  /// The solid.
  public let solid: Solid
  /// The number of the rotation that each element is, `[order]`.
  public let rotations: [Int]
  /// What the points of the group are.
  public let marks: Marks

  /// The rotation that an element is.
  public func rotation(of element: Int) -> Rotation { solid.rotations[rotations[element]] }
}

extension Solid {
  /// Parts of the solid as sets of corners or edges, one a point, and what they are.
  private var features: [(marks: SolidAction.Marks, parts: [[Int]])] {
    var all: [(SolidAction.Marks, [[Int]])] = [
      (.corners, corners.indices.map { [$0] }), (.faces, faces.map { $0.sorted() }),
    ]
    let diagonals = corners.indices.compactMap { i -> [Int]? in
      corners.firstIndex { ($0 * corners[i]).sum() < -1 + 1e-9 }.flatMap { i < $0 ? [i, $0] : nil }
    }
    if !diagonals.isEmpty { all.append((.diagonals, diagonals)) }
    return all
  }

  /// For each edge the frame it belongs to: the edges parallel or at right angles to it; nil unless
  /// these are sets of three directions.
  public var edgeFrames: [Int]? {
    let directions = edges.map { Rotation.unit(corners[$0.1] - corners[$0.0]) ?? [1, 0, 0] }
    var frames: [[Int]] = []
    for direction in directions {
      let members = edges.indices.filter {
        let cosine = abs((directions[$0] * direction).sum())
        return cosine < 1e-9 || cosine > 1 - 1e-9
      }
      guard members.count == 6 else { return nil }
      if !frames.contains(members) { frames.append(members) }
    }
    guard frames.count * 6 == edges.count else { return nil }
    return edges.indices.map { edge in frames.firstIndex { $0.contains(edge) } ?? 0 }
  }

  /// How each rotation moves the frames of edges, `[rotations]`.
  private var framePermutations: [Permutation]? {
    guard let frames = edgeFrames, let count = frames.max().map({ $0 + 1 }) else { return nil }
    return cornerPermutations.map { moved in
      let images = (0..<count).map { frame -> UInt32 in
        let edge = edges[frames.firstIndex(of: frame) ?? 0]
        let image = Set([moved[edge.0], moved[edge.1]])
        return UInt32(frames[edges.firstIndex { Set([$0.0, $0.1]) == image } ?? 0])
      }
      return Permutation(unchecked: images)
    }
  }

  /// How each rotation moves parts that are sets of corners.
  private func permutations(of parts: [[Int]]) -> [Permutation] {
    cornerPermutations.map { moved in
      Permutation(
        unchecked: parts.map { part in
          UInt32(parts.firstIndex(of: part.map { moved[$0] }.sorted()) ?? 0)
        })
    }
  }

  /// The group as rotations of this solid, different elements as different rotations; nil where
  /// it has no such copy there.
  ///
  /// The points of its natural action become corners, faces, diagonals or frames of edges where they
  /// move alike; otherwise images of generators are tried until products agree.
  public func action(of group: FiniteGroup) -> SolidAction? {
    guard rotations.count.isMultiple(of: group.order) else { return nil }
    var features = features.map { ($0.marks, permutations(of: $0.parts)) }
    if let frames = framePermutations { features.append((.frames, frames)) }
    for (marks, permutations) in features {
      guard permutations[0].degree == group.degree else { continue }
      // Rotations that move the parts alike could not be told apart.
      guard Set(permutations).count == permutations.count else { continue }
      let numbers = Dictionary(uniqueKeysWithValues: zip(permutations, permutations.indices))
      let images = (0..<group.order).map { group.permutation(of: $0).flatMap { numbers[$0] } }
      let known = images.compactMap { $0 }
      if known.count == group.order, Set(known).count == group.order {
        return SolidAction(solid: self, rotations: known, marks: marks)
      }
    }
    return embedding(of: group).map { SolidAction(solid: self, rotations: $0, marks: .none) }
  }

  /// An injective homomorphism to the rotations, by backtracking over images of few generators.
  private func embedding(of group: FiniteGroup) -> [Int]? {
    let numbers = Dictionary(uniqueKeysWithValues: zip(cornerPermutations, rotations.indices))
    let table = cornerPermutations.map { g in cornerPermutations.map { numbers[g * $0] ?? 0 } }
    let orders = cornerPermutations.map { $0.exactOrder ?? 0 }
    let generators = group.few(group.generators.map(\.element))
    func extend(_ images: [Int]) -> [Int]? {
      if images.count == generators.count {
        return group.extending(generators, to: images) { table[$0][$1] }
      }
      let order = group.elementOrder(generators[images.count])
      for candidate in orders.indices where orders[candidate] == order {
        if let found = extend(images + [candidate]) { return found }
      }
      return nil
    }
    return extend([])
  }
}

extension FiniteGroup {
  /// Members of `candidates`, each outside of what those before it generate, that generate the same.
  func few(_ candidates: [Int]) -> [Int] {
    var chosen: [Int] = []
    var reached: Set<Int> = [0]
    for generator in candidates where !reached.contains(generator) {
      chosen.append(generator)
      var queue = [0]
      reached = [0]
      while let element = queue.popLast() {
        for next in chosen.map({ product($0, element) }) where reached.insert(next).inserted {
          queue.append(next)
        }
      }
    }
    return chosen
  }

  /// The injective homomorphism with these images of generators, or nil where there is none.
  ///
  /// O(order · generators).
  fileprivate func extending(
    _ generators: [Int], to images: [Int], product multiply: (Int, Int) -> Int
  ) -> [Int]? {
    var result = [Int](repeating: -1, count: order)
    result[0] = 0
    var queue = [0]
    while let element = queue.popLast() {
      for (generator, image) in zip(generators, images) {
        let next = product(generator, element)
        let wanted = multiply(image, result[element])
        if result[next] == -1 {
          result[next] = wanted
          queue.append(next)
        } else if result[next] != wanted {
          return nil
        }
      }
    }
    return Set(result).count == order ? result : nil
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular solid: corners on the unit sphere, and everything that follows from where they are.
///
/// Edges join the nearest corners, faces lie in the planes that leave all corners on one side, and
/// the rotations are found by trying where one edge can go.
public struct Solid: Sendable {
  /// The solids that have corners enough to show all their rotations.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case tetrahedron, cube, octahedron, icosahedron
  }

  /// Which solid.
  public let kind: Kind
  /// Unit vectors, x right, y up, z towards the viewer.
  public let corners: [SIMD3<Double>]
  /// Pairs of corners.
  public let edges: [(Int, Int)]
  /// The corners of each face, around it; the faces as the group `Cube` numbers them.
  public let faces: [[Int]]
  /// All rotations that take the solid to itself, the identity first.
  public let rotations: [Rotation]
  /// How each rotation moves the corners, `[rotations]`.
  public let cornerPermutations: [Permutation]

  /// Finds edges, faces and rotations of a solid; O(corners⁴).
  public init(_ kind: Kind) {
    self.kind = kind
    corners = kind.corners
    edges = Self.edges(corners)
    faces = Self.faces(corners, edges)
    (rotations, cornerPermutations) = Self.rotations(corners, edges)
  }

  /// The four solids, each found once.
  public static let all: [Kind: Solid] = Dictionary(
    uniqueKeysWithValues: Kind.allCases.map { ($0, Solid($0)) })

  /// The solid of this kind.
  public static func of(_ kind: Kind) -> Solid { all[kind] ?? Solid(kind) }

  /// The middle of a face.
  public func middle(ofFace face: Int) -> SIMD3<Double> {
    faces[face].reduce(SIMD3<Double>()) { $0 + corners[$1] } / Double(faces[face].count)
  }

  /// The number of the rotation that moves the corners so, or nil.
  func index(of permutation: Permutation) -> Int? {
    cornerPermutations.firstIndex(of: permutation)
  }

  /// What a rotation does, in words.
  public func summary(ofRotation rotation: Int) -> String {
    let angle = rotations[rotation].axisAndAngle.angle
    if angle < 1e-9 { return "leaves everything in place" }
    let degrees = Int((angle * 180 / .pi).rounded())
    let moved = cornerPermutations[rotation]
    let keepsCorner = corners.indices.contains { moved[$0] == $0 }
    let keepsFace = faces.contains { Set($0.map { moved[$0] }) == Set($0) }
    let through =
      keepsCorner ? "a corner" : keepsFace ? "the middle of a face" : "the middle of an edge"
    return "turns by \(degrees)° about an axis through \(through)"
  }
}

// Finding what a solid consists of.
extension Solid {
  /// Lengths that differ by less are equal.
  private static let tolerance = 1e-9

  private static func edges(_ corners: [SIMD3<Double>]) -> [(Int, Int)] {
    let pairs = corners.indices.flatMap { i in corners.indices.filter { i < $0 }.map { (i, $0) } }
    func length(_ pair: (Int, Int)) -> Double { square(corners[pair.0] - corners[pair.1]) }
    let shortest = pairs.map(length).min() ?? 0
    return pairs.filter { length($0) < shortest + tolerance }
  }

  /// Through every corner with two of its neighbours a plane; those with all corners behind are faces.
  private static func faces(
    _ corners: [SIMD3<Double>], _ edges: [(Int, Int)]
  ) -> [[Int]] {
    var found: [[Int]] = []
    for corner in corners.indices {
      let near = edges.compactMap { $0.0 == corner ? $0.1 : $0.1 == corner ? $0.0 : nil }
      for j in near {
        for k in near where j != k {
          let normal = Rotation.cross(corners[j] - corners[corner], corners[k] - corners[corner])
          let heights = corners.map { (normal * ($0 - corners[corner])).sum() }
          guard heights.allSatisfy({ $0 < tolerance }) else { continue }
          let members = corners.indices.filter { heights[$0] > -tolerance }
          if !found.contains(where: { $0.sorted() == members }) {
            found.append(around(members, corners, normal))
          }
        }
      }
    }
    // Up first, then front, right, back, left, down: as the cube's group numbers them.
    return found.sorted { place($0, corners) < place($1, corners) }
  }

  private static func place(_ face: [Int], _ corners: [SIMD3<Double>]) -> (Int, Double) {
    let middle = face.reduce(SIMD3<Double>()) { $0 + corners[$1] } / Double(face.count)
    let turn = atan2(middle.x, middle.z)
    return (Int((-middle.y * 1000).rounded()), turn < -tolerance ? turn + 2 * .pi : turn)
  }

  /// The members in the order in which one walks around the face.
  private static func around(
    _ members: [Int], _ corners: [SIMD3<Double>], _ normal: SIMD3<Double>
  ) -> [Int] {
    let middle = members.reduce(SIMD3<Double>()) { $0 + corners[$1] } / Double(members.count)
    let axis = Rotation.unit(normal) ?? [0, 0, 1]
    let first = Rotation.unit(corners[members[0]] - middle) ?? [1, 0, 0]
    let second = Rotation.cross(axis, first)
    func angle(_ corner: Int) -> Double {
      let arm = corners[corner] - middle
      let turn = atan2((arm * second).sum(), (arm * first).sum())
      return turn < -tolerance ? turn + 2 * .pi : turn
    }
    return members.sorted { angle($0) < angle($1) }
  }

  private static func square(_ v: SIMD3<Double>) -> Double { (v * v).sum() }

  /// A rotation is known by where it takes one edge, with its direction: all are tried.
  private static func rotations(
    _ corners: [SIMD3<Double>], _ edges: [(Int, Int)]
  ) -> ([Rotation], [Permutation]) {
    func frame(_ i: Int, _ j: Int) -> Rotation {
      let first = corners[i]
      let across = corners[j] - first * (first * corners[j]).sum()
      let second = Rotation.unit(across) ?? [0, 1, 0]
      return Rotation(frame: [first, second, Rotation.cross(first, second)])
    }
    let home = frame(edges[0].0, edges[0].1).inverse
    var rotations: [Rotation] = []
    var permutations: [Permutation] = []
    for (i, j) in edges + edges.map({ ($0.1, $0.0) }) {
      let rotation = frame(i, j) * home
      let images = corners.map { corner in
        corners.firstIndex { square($0 - rotation(corner)) < tolerance }
      }
      let known = images.compactMap { $0.map(UInt32.init) }
      guard known.count == corners.count else { continue }
      rotations.append(rotation)
      permutations.append(Permutation(unchecked: known))
    }
    return (rotations, permutations)
  }
}

extension Solid.Kind {
  /// The corners, in the order in which they are numbered.
  fileprivate var corners: [SIMD3<Double>] {
    switch self {
    case .tetrahedron: [[0, 1, 0]] + ring(3, height: -1.0 / 3, from: 0)
    case .cube:
      [1.0, -1.0].flatMap { y in
        [(-1.0, 1.0), (1, 1), (1, -1), (-1, -1)].map { x, z in
          SIMD3(x, y, z) / 3.0.squareRoot()
        }
      }
    case .octahedron: [[0, 1, 0]] + ring(4, height: 0, from: 0) + [[0, -1, 0]]
    case .icosahedron:
      [[0, 1, 0]] + ring(5, height: 1 / 5.0.squareRoot(), from: 0)
        + ring(5, height: -1 / 5.0.squareRoot(), from: 0.5) + [[0, -1, 0]]
    }
  }

  /// Points of the unit sphere at one height, from the front to the right; `from` in steps.
  private func ring(_ count: Int, height: Double, from start: Double) -> [SIMD3<Double>] {
    let radius = (1 - height * height).squareRoot()
    return (0..<count).map { k in
      let turn = 2 * Double.pi * (Double(k) + start) / Double(count)
      return [radius * sin(turn), height, radius * cos(turn)]
    }
  }
}

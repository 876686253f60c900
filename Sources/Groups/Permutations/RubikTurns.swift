/// The turns of Rubik's cube as permutations of its stickers, found from where these sit.
///
/// Stickers count from 1, face by face in the order U L F R B D (up, left, front, right, back,
/// down), each face row by row as in the net
///
///         U
///       L F R B
///         D
///
/// without the middles of the 3 x 3 faces, which never move. A turn is clockwise, seen from outside.
struct RubikTurns {
  /// Pieces along an edge, 2 or 3.
  let size: Int

  /// A position or direction: x to the right, y up, z to the front.
  typealias Vector = SIMD3<Int>

  struct Sticker: Hashable {
    var position: Vector
    var normal: Vector
  }

  struct Face {
    let name: String
    let normal: Vector
    /// How positions go on to the right and downwards in the net.
    let right: Vector
    let down: Vector
  }

  static let faces = [
    Face(name: "U", normal: [0, 1, 0], right: [1, 0, 0], down: [0, 0, 1]),
    Face(name: "L", normal: [-1, 0, 0], right: [0, 0, 1], down: [0, -1, 0]),
    Face(name: "F", normal: [0, 0, 1], right: [1, 0, 0], down: [0, -1, 0]),
    Face(name: "R", normal: [1, 0, 0], right: [0, 0, -1], down: [0, -1, 0]),
    Face(name: "B", normal: [0, 0, -1], right: [-1, 0, 0], down: [0, -1, 0]),
    Face(name: "D", normal: [0, -1, 0], right: [1, 0, 0], down: [0, 0, -1]),
  ]

  /// U L F R B D for size 3; F R D for size 2, which hold the corner between U, B and L still.
  var generators: PermutationGenerators {
    let stickers = stickers
    let names = size == 2 ? ["F", "R", "D"] : Self.faces.map(\.name)
    let place = Dictionary(uniqueKeysWithValues: stickers.enumerated().map { ($1, $0) })
    let turns = names.compactMap { name in Self.faces.first { $0.name == name } }
    return PermutationGenerators(
      degree: stickers.count,
      generators: turns.map { face in
        let images = stickers.map { UInt32(place[Self.turned($0, face.normal)] ?? 0) }
        return (face.name, Permutation(unchecked: images))
      })
  }

  var stickers: [Sticker] {
    let steps = size == 2 ? [-1, 1] : [-1, 0, 1]
    return Self.faces.flatMap { face in
      steps.flatMap { row in
        steps.compactMap { column in
          if row == 0 && column == 0 { return nil }
          return Sticker(
            position: face.normal &+ face.right &* column &+ face.down &* row,
            normal: face.normal)
        }
      }
    }
  }

  /// Where a sticker is after the turn of the layer at `axis`.
  private static func turned(_ sticker: Sticker, _ axis: Vector) -> Sticker {
    guard (sticker.position &* axis).wrappedSum() == 1 else { return sticker }
    return Sticker(
      position: rotated(sticker.position, axis), normal: rotated(sticker.normal, axis))
  }

  /// A quarter turn, clockwise against the axis: v x axis, and what is along the axis stays.
  private static func rotated(_ v: Vector, _ axis: Vector) -> Vector {
    let cross: Vector = [
      v.y * axis.z - v.z * axis.y, v.z * axis.x - v.x * axis.z, v.x * axis.y - v.y * axis.x,
    ]
    return cross &+ axis &* (v &* axis).wrappedSum()
  }
}

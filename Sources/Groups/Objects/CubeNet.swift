/// The unfolded surface of Rubik's cube, on whose cells `Rubik(2)` and `Rubik(3)` move stickers.
///
///       U
///     L F R B
///       D
///
/// Points are those of the group, from 0: face by face in the order U L F R B D, each row by row as
/// it lies in the net, without the middles of the 3 x 3 faces.
public struct CubeNet: Hashable, Sendable {
  /// Pieces along an edge, 2 or 3.
  public let size: Int
  /// Every cell of the net, face by face and row by row. `[6 · size²]`
  public let cells: [Cell]
  /// For each point its face. `[points]`
  public let faces: [Int]
  /// For each face the closed belts of points that its turn moves along, clockwise: that on the
  /// face, and that around it. `[6][2]`
  private let belts: [[[Int]]]

  /// One square of the net.
  public struct Cell: Hashable, Sendable {
    /// The face, an index into `names`.
    public let face: Int
    /// Its row on the face, from 0.
    public let row: Int
    /// Its column on the face, from 0.
    public let column: Int
    /// The point of the group that it is; nil for a middle, which never moves.
    public let point: Int?
  }

  /// The letters of the faces: up, left, front, right, back, down.
  public static let names = RubikTurns.faces.map(\.name)

  /// Where each face lies in the cross: columns and rows of faces from the top left.
  public static let places = [(1, 0), (0, 1), (1, 1), (2, 1), (3, 1), (1, 2)].map {
    (column: $0.0, row: $0.1)
  }

  /// The net on which the group acts; nil for a group that is not one of the two cubes.
  public init?(_ expression: GroupExpression) {
    guard case .named(.rubik, let arguments) = expression, let size = arguments.first else {
      return nil
    }
    self.init(size: size)
  }

  init(size: Int) {
    self.size = size
    let stickers = RubikTurns(size: size).stickers
    var next = 0
    cells = (0..<6 * size * size).map { index in
      let (face, row, column) = (
        index / (size * size), index / size % size, index % size
      )
      let isMiddle = size == 3 && row == 1 && column == 1
      defer { next += isMiddle ? 0 : 1 }
      return Cell(face: face, row: row, column: column, point: isMiddle ? nil : next)
    }
    faces = cells.compactMap { $0.point == nil ? nil : $0.face }
    belts = RubikTurns.faces.map { face in
      let layer = stickers.indices.filter {
        (stickers[$0].position &* face.normal).wrappedSum() == 1
      }
      let sorted = layer.sorted { face.angle(of: stickers[$0]) < face.angle(of: stickers[$1]) }
      return [
        sorted.filter { stickers[$0].normal == face.normal },
        sorted.filter { stickers[$0].normal != face.normal },
      ]
    }
  }

  /// The face that a generator of this name turns.
  public func face(named name: String) -> Int? { Self.names.firstIndex(of: name) }

  /// The points that the turn of a face moves.
  public func layer(of face: Int) -> Set<Int> { Set(belts[face].joined()) }

  /// Where each point is when a face has come the part `share`, 0 … 1, of a clockwise quarter turn;
  /// on the way stickers go along their belts cell by cell. Below 0 it turns the other way.
  ///
  /// At 1 it is the generator that has the name of the face.
  public func turn(of face: Int, share: Double) -> Permutation {
    var images = Array(0..<UInt32(faces.count))
    for belt in belts[face] {
      let steps = Int((share * Double(belt.count) / 4).rounded())
      for (place, point) in belt.enumerated() {
        images[point] = UInt32(belt[(place + steps + belt.count) % belt.count])
      }
    }
    return Permutation(unchecked: images)
  }
}

extension RubikTurns.Face {
  /// The direction of a sticker seen from the middle of the face, clockwise, in 0 ..< 4.
  fileprivate func angle(of sticker: RubikTurns.Sticker) -> Double {
    let seen = sticker.position &+ sticker.normal
    let (x, y) = ((seen &* right).wrappedSum(), (seen &* down).wrappedSum())
    let part = Double(y) / Double(abs(x) + abs(y))
    if y >= 0 { return x >= 0 ? part : 2 - part }
    return x < 0 ? 2 - part : 4 + part
  }
}

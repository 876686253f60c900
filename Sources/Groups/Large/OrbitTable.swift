import LinearAlgebra

/// What a few generators make of one object: its images by number, and where each move takes them.
///
/// The object is a set or a list of places; image 0 is the object itself.
struct OrbitTable: Sendable {
  /// The number of images.
  let count: Int
  let moveCount: Int
  /// `[count · moveCount]`
  private(set) var moves: [UInt16]
  private let start: [Int]
  private let isOrdered: Bool
  private let numbers: [UInt64: UInt16]

  /// Walks through the orbit. `moves` lists for each move the image of each place, `[moves][places]`,
  /// at most 64 places; a list has at most 10 of them, and an orbit at most 65536 images.
  init(
    of start: [Int], ordered isOrdered: Bool, moves: [[Int]], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    (self.start, self.isOrdered, moveCount) = (start, isOrdered, moves.count)
    var images = [start]
    var numbers = [Self.key(start, isOrdered): UInt16(0)]
    var table: [UInt16] = []
    var next = 0
    while next < images.count {
      if next.isMultiple(of: 1024) { try checkpoint.report() }
      let image = images[next]
      for move in moves {
        let moved = image.map { move[$0] }
        let key = Self.key(moved, isOrdered)
        if let known = numbers[key] {
          table.append(known)
        } else {
          let number = UInt16(images.count)
          numbers[key] = number
          table.append(number)
          images.append(moved)
        }
      }
      next += 1
    }
    (count, self.moves, self.numbers) = (images.count, table, numbers)
  }

  private static func key(_ places: [Int], _ isOrdered: Bool) -> UInt64 {
    isOrdered
      ? places.reduce(0) { $0 << 6 | UInt64($1) } : places.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// The number of the image under a map of the places; nil where no moves lead there.
  func number(under map: (Int) -> Int) -> Int? {
    numbers[Self.key(start.map(map), isOrdered)].map(Int.init)
  }

  /// The image to which a move takes another.
  func image(_ number: Int, _ move: Int) -> Int { Int(moves[number * moveCount + move]) }
}

/// How many letters at least lead two objects home together.
struct PairDistances: Sendable {
  private let width: Int
  /// `[a.count · b.count]`
  private var distances: [UInt8]

  /// Level by level from home; `costs` says how many letters each move has, 1 or 2.
  init(
    _ a: OrbitTable, _ b: OrbitTable, costs: [Int], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    width = b.count
    distances = Array(repeating: .max, count: a.count * b.count)
    distances[0] = 0
    var last = 0
    var depth = 0
    while depth <= last {
      for i in 0..<a.count {
        if i.isMultiple(of: 64) { try checkpoint.report() }
        for j in 0..<width where distances[i * width + j] == depth {
          for (move, cost) in costs.enumerated() {
            let next = a.image(i, move) * width + b.image(j, move)
            if distances[next] > depth + cost {
              distances[next] = UInt8(depth + cost)
              last = max(last, depth + cost)
            }
          }
        }
      }
      depth += 1
    }
  }

  /// The distance of a pair of images.
  subscript(_ a: Int, _ b: Int) -> Int { Int(distances[a * width + b]) }
}

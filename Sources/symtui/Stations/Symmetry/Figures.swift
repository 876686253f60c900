// What stands on the cells of each object before the user changes it, and how cells are walked and changed.

import Assets
import Groups

extension SymmetricObject {
  /// The name in titles; a polygon is named by its corners.
  func title(cells: Int) -> String {
    if self == .word { return "ring of letters" }
    guard self == .polygon else { return rawValue }
    return switch cells {
    case 1: "point"
    case 2: "segment"
    case 3: "triangle"
    case 4: "square"
    case 5: "pentagon"
    case 6: "hexagon"
    case 7: "heptagon"
    case 8: "octagon"
    default: "regular \(cells)-gon"
    }
  }

  /// The figure that one meets first; `cells` is nil when no group acts.
  func figure(cells: Int?) -> [Int] {
    switch self {
    case .polygon: return [Int](repeating: 0, count: cells ?? 4)
    case .handAxe: return Self.halfWidths + Self.halfWidths
    case .cat: return GreyPicture.cat?.pixels ?? [Int](repeating: 0, count: 32 * 32)
    case .drawing: return Self.invader
    case .word: return Self.word(letters: cells ?? 5).utf8.map(Int.init)
    case .tetrahedron, .cube, .octahedron, .icosahedron:
      let corners = solid.map { Solid.of($0).corners.count } ?? 0
      return [Int](repeating: 0, count: corners)
    }
  }

  /// Half the breadth of the hand-axe in hundredths of its half length, from tip to base.
  static let halfWidths = [8, 17, 23, 31, 35, 42, 45, 51, 52, 56, 56, 58, 55, 53, 45, 30]

  /// What one blow takes off its edge.
  private static let chip = 14

  /// A creature with one mirror.
  private static let invader: [Int] =
    """
    ...##...
    ..####..
    .######.
    ##.##.##
    ########
    ..#..#..
    .#.##.#.
    #.#..#.#
    """.filter { $0 != "\n" }.map { $0 == "#" ? 4 : 0 }

  /// Words with a symmetry of a ring: read backwards, or begun elsewhere.
  private static func word(letters: Int) -> String {
    let words = [
      "I", "OO", "EVE", "OTTO", "LEVEL", "TARTAR", "RACECAR", "COUSCOUS", "ROTAVATOR", "TATTATTATT",
      "ABRACADABRA", "CHACHACHACHA",
    ]
    if words.indices.contains(letters - 1) { return words[letters - 1] }
    return String((0..<letters).map { $0.isMultiple(of: 2) ? "A" : "B" } as [Character])
  }

  /// Whether values are names of letters, not numbers.
  var hasLetters: Bool { self == .word }

  /// The cell beside another; on a ring and on a solid, the next one.
  func neighbour(of cell: Int, _ dx: Int, _ dy: Int, count: Int) -> Int {
    switch self {
    case .drawing:
      let (row, column) = (cell / 8 + dy, cell % 8 + dx)
      return min(7, max(0, row)) * 8 + min(7, max(0, column))
    case .handAxe:
      let levels = Self.outlineLevels
      let side = dx == 0 ? cell / levels : dx > 0 ? 0 : 1
      return side * levels + min(levels - 1, max(0, cell % levels + dy))
    case .cat: return cell
    default: return ((cell + dx + dy) % count + count) % count
    }
  }

  /// The value of a cell after Space.
  func painted(_ value: Int, cell: Int) -> Int {
    switch self {
    case .drawing: return value == 0 ? 4 : 0
    case .handAxe:
      let whole = Self.halfWidths[cell % Self.outlineLevels]
      return value == whole ? max(2, whole - Self.chip) : whole
    case .word: return changed(value, cell: cell, by: 1)
    default: return 1 - value
    }
  }

  /// The value of a cell after [ or ].
  func changed(_ value: Int, cell: Int, by step: Int) -> Int {
    switch self {
    case .drawing: return min(4, max(0, value + step))
    case .word: return 65 + ((value - 65 + step) % 26 + 26) % 26
    default: return painted(value, cell: cell)
    }
  }
}

extension GreyPicture {
  /// The cat that the program ships; nil when it is not there.
  static let cat: GreyPicture? = Assets().bytes("data/chelsea-32x32.pgm").flatMap {
    GreyPicture(pgm: $0)
  }
}

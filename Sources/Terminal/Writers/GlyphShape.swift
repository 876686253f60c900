// Glyphs that must join at the edges of their cells, as boxes: lines of frames, blocks, braille.

/// What a glyph looks like in a picture, where no font can be relied on.
enum GlyphShape {
  /// The boxes that make up `glyph` in a cell of 84 × 180; `nil` if it is left to the font.
  static func boxes(_ glyph: Character) -> [Rect]? {
    guard let scalar = glyph.unicodeScalars.first else { return nil }
    if (0x2800...0x28FF).contains(scalar.value) { return braille(scalar.value - 0x2800) }
    if let block = blocks[glyph] { return [block] }
    if let arms = arms[glyph] { return lines(arms, thickness: 10) }
    return heavyArms[glyph].map { lines($0, thickness: 24) }
  }

  /// Unicode numbers the dots 1 2 3 down on the left, 4 5 6 on the right, then 7 and 8 below.
  private static func braille(_ dots: UInt32) -> [Rect] {
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    return places.enumerated().filter { dots >> UInt32($0.offset) & 1 == 1 }.map {
      Rect(x: 10 + 42 * $0.element.0, y: 11 + 45 * $0.element.1, width: 22, height: 22)
    }
  }

  private static let blocks: [Character: Rect] = {
    var blocks: [Character: Rect] = [
      "▀": Rect(x: 0, y: 0, width: 84, height: 90), "█": Rect(x: 0, y: 0, width: 84, height: 180),
      "▐": Rect(x: 42, y: 0, width: 42, height: 180),
    ]
    for (k, glyph) in "▁▂▃▄▅▆▇".enumerated() {
      let height = 180 * (k + 1) / 8
      blocks[glyph] = Rect(x: 0, y: 180 - height, width: 84, height: height)
    }
    for (k, glyph) in "▏▎▍▌▋▊▉".enumerated() {
      blocks[glyph] = Rect(x: 0, y: 0, width: 84 * (k + 1) / 8, height: 180)
    }
    return blocks
  }()

  /// Where the lines of a glyph lead to.
  private struct Arms: OptionSet {
    let rawValue: Int
    static let left = Arms(rawValue: 1)
    static let up = Arms(rawValue: 2)
    static let right = Arms(rawValue: 4)
    static let down = Arms(rawValue: 8)
  }

  private static let arms: [Character: Arms] = [
    "─": [.left, .right], "│": [.up, .down], "┌": [.right, .down], "┐": [.left, .down],
    "└": [.up, .right], "┘": [.left, .up], "├": [.up, .right, .down], "┤": [.left, .up, .down],
    "┬": [.left, .right, .down], "┴": [.left, .up, .right], "┼": [.left, .up, .right, .down],
    "╭": [.right, .down], "╮": [.left, .down], "╰": [.up, .right], "╯": [.left, .up],
    "╴": .left, "╵": .up, "╶": .right, "╷": .down,
  ]

  private static let heavyArms = Dictionary(
    arms.map { (Glyphs.heavy($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })

  private static func lines(_ arms: Arms, thickness: Int) -> [Rect] {
    let (left, top) = (42 - thickness / 2, 90 - thickness / 2)
    let (right, bottom) = (left + thickness, top + thickness)
    let startX = arms.contains(.left) ? 0 : left
    let endX = arms.contains(.right) ? 84 : right
    let startY = arms.contains(.up) ? 0 : top
    let endY = arms.contains(.down) ? 180 : bottom
    var boxes: [Rect] = []
    if !arms.isDisjoint(with: [.left, .right]) {
      boxes.append(Rect(x: startX, y: top, width: endX - startX, height: thickness))
    }
    if !arms.isDisjoint(with: [.up, .down]) {
      boxes.append(Rect(x: left, y: startY, width: thickness, height: endY - startY))
    }
    return boxes
  }
}

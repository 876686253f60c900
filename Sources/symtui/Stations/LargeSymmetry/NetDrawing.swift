// The unfolded cube: six faces as a cross, each sticker with colour, letter and number.

import Groups
import Terminal

/// Which point lies where, also in the middle of a motion.
struct MovedPoints {
  /// The element that has brought them there, the letter that moves included.
  let element: Permutation
  /// The element before the letter that moves, and how far that has come; nil at rest.
  let motion: (from: Permutation, mover: Permutation, letter: Syllable, share: Double)?

  init(_ large: LargeGroup, _ motion: LargeSymmetryScreen.Motion?) {
    element = large.a
    self.motion = motion.map {
      (from: $0.from, mover: large.mover($0.letter), letter: $0.letter, share: $0.share)
    }
  }
}

/// The net of the cube with its stickers.
struct NetDrawing {
  private let net: CubeNet
  /// The sticker on each place.
  private let stickers: [Int]
  /// The places of the layer that turns now.
  private let lit: Set<Int>

  init(net: CubeNet, points: MovedPoints, letter: Syllable?, _ large: LargeGroup) {
    self.net = net
    var position = points.element
    var lit: Set<Int> = []
    if let motion = points.motion,
      let face = net.face(named: large.group.generators[motion.letter.generator].name)
    {
      let share = motion.share * Double(motion.letter.exponent)
      position = net.turn(of: face, share: share) * motion.from
      lit = net.layer(of: face)
    }
    stickers = position.inverse.images.map(Int.init)
    self.lit = lit
  }

  /// The colours of the faces U L F R B D: white, orange, green, red, blue and yellow as on the
  /// cube, in the tints of the palette that every kind of colour vision tells apart.
  private static let roles: [Role] = [
    .greys(0, 6), .element(0), .element(2), .element(5), .element(4), .element(3),
  ]

  /// The style of a sticker that belongs on a face.
  static func style(ofFace face: Int) -> Style { Style(roles[face]) }

  func draw(in rect: Rect, on canvas: inout Canvas) {
    let n = net.size
    // Three gaps of a column between four faces; rows of faces touch where there is little room.
    let width = (rect.width - 3) / (4 * n)
    let height = max(1, min(rect.height / (3 * n), (width + 1) / 2))
    let cell = Size(width: min(width, 2 * height + 1), height: height)
    let gap = rect.height >= 3 * n * height + 2 ? 1 : 0
    let whole = rect.centered(
      Size(width: 4 * n * cell.width + 3, height: 3 * n * height + 2 * gap))
    for square in net.cells {
      let place = CubeNet.places[square.face]
      draw(
        square,
        in: Rect(
          x: whole.x + place.column * (n * cell.width + 1) + square.column * cell.width,
          y: whole.y + place.row * (n * height + gap) + square.row * height,
          width: cell.width, height: cell.height),
        on: &canvas)
    }
  }

  /// One square, with a thin line on its left and below it.
  private func draw(_ square: CubeNet.Cell, in rect: Rect, on canvas: inout Canvas) {
    let sticker = square.point.map { stickers[$0] }
    let home = sticker.map { net.faces[$0] } ?? square.face
    let isLit = square.point.map(lit.contains) ?? false
    var style = Self.style(ofFace: home)
    style.bold = style.bold || isLit || sticker == nil
    canvas.fill(rect, " ", style)
    for y in rect.y..<rect.maxY { canvas[rect.x, y] = Cell("▏", style) }
    if rect.height > 1 {
      for x in rect.x + 1..<rect.maxX { canvas[x, rect.maxY - 1] = Cell("▁", style) }
    }
    let name = CubeNet.names[home]
    let number = rect.width < 5 ? "" : sticker.map { "\($0 + 1)" } ?? ""
    let text = isLit && rect.width >= 5 ? "[\(name)\(number)]" : name + number
    let shown = columns(of: text) > rect.width ? name + number : text
    canvas.put(
      [Span(shown, style)],
      x: rect.x + max(0, (rect.width - columns(of: shown) + 1) / 2),
      y: rect.y + (rect.height - 1) / 2, maxWidth: rect.width)
    if isLit, rect.width < 5 {
      canvas[rect.x, rect.y] = Cell("[", style)
      canvas[rect.maxX - 1, rect.y] = Cell("]", style)
    }
  }
}

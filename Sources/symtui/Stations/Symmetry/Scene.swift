// The figures of the plane in any position: polygon, hand-axe, ring of letters, pictures.

import Groups
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The position of an object: where `from` put it, moved on by the part `share` of `element`.
struct Position {
  var action: ObjectAction
  var from: Int
  var element: Int
  var share: Double

  var isMoving: Bool { share < 1 }

  /// As a map of the plane; the identity for what does not lie in a plane.
  var turning: Turning {
    guard let before = action.motion(of: from), let motion = action.motion(of: element) else {
      return .identity
    }
    return Turning(motion, share: share) * Turning(before, share: 1)
  }
}

/// A figure that is to be drawn.
struct Scene {
  var object: SymmetricObject
  var figure: [Int]
  /// Nil where the group does not act: nothing has moved.
  var position: Position?
  /// The place under the cursor.
  var cursor: Int?
  /// Letters stand in so many rows and columns; nil for a ring.
  var torusSide: Int?
  var chartStyle: ChartStyle
  var pictureStyle: PictureStyle

  private var turning: Turning { position?.turning ?? .identity }
  var isMoving: Bool { position?.isMoving ?? false }

  /// The cell that lies on a place.
  private func cell(at place: Int) -> Int {
    guard let position, !position.isMoving else { return place }
    return figure.indices.first { position.action.image(of: $0, under: position.element) == place }
      ?? place
  }

  /// Front and back have different colours, so that one sees a mirror at work.
  var lineRole: Role {
    if case .cat = object { return .text }
    return turning.determinant < 0 ? .series(0) : .accent
  }

  /// Corner `corner` of the regular polygon with as many corners as cells.
  private func corner(_ corner: Int, radius: Double = 1) -> ScenePoint {
    let n = figure.count
    let first = n == 4 ? -Double.pi / 4 : 0
    let angle = first + 2 * .pi * Double(corner) / Double(n)
    return (radius * sin(angle), radius * cos(angle))
  }

  // MARK: polygon

  /// The n-gon with numbered corners; `middle` says which element has acted.
  func drawPolygon(_ middle: Span?, in rect: Rect, on canvas: inout Canvas) {
    var sketch = Sketch(in: rect, style: chartStyle)
    let n = figure.count
    if isMoving {
      for k in 0..<n {
        sketch.line(
          from: corner(k, radius: 0.98), to: corner((k + 1) % n, radius: 0.98), role: .muted,
          dashed: true)
      }
    }
    drawAxis(&sketch)
    for k in 0..<n {
      sketch.line(
        from: turning(corner(k, radius: 0.98)), to: turning(corner((k + 1) % n, radius: 0.98)),
        role: lineRole)
    }
    sketch.draw(on: &canvas)
    if let middle { put(middle, at: sketch.cell((0, 0)), on: &canvas) }
    let under = cursor.map(cell(at:))
    for k in 0..<n where n <= 24 || figure[k] != 0 || k == under {
      let mark = figure[k] == 0 ? "○" : "●"
      let style: Style =
        k == under ? .cursor : figure[k] == 0 ? Style(.text, bold: true) : .element(0)
      put(
        Span("\(mark)\(k + 1)", style),
        at: sketch.cell(turning(corner(k, radius: n < 3 ? 0.98 : 0.8))),
        on: &canvas)
    }
  }

  /// The axis of the mirror that moves the figure, or has moved it.
  private func drawAxis(_ sketch: inout Sketch) {
    guard let position, let motion = position.action.motion(of: position.element),
      motion.isMirrored
    else { return }
    let axis = Turning.axis(of: motion)
    sketch.line(from: axis, to: (-axis.x, -axis.y), role: .muted, dashed: true)
  }

  private func put(_ span: Span, at point: Point, on canvas: inout Canvas) {
    canvas.put([span], x: point.x - columns(of: span.text) / 2, y: point.y)
  }

  // MARK: hand-axe

  /// The outline from tip to base and back, with the scars of flakes.
  func drawHandAxe(in rect: Rect, on canvas: inout Canvas) {
    var sketch = Sketch(in: rect, style: chartStyle)
    let levels = SymmetricObject.outlineLevels
    func edge(_ cell: Int) -> ScenePoint {
      let side = cell < levels ? 1.0 : -1
      let y = 0.92 - 1.84 * (Double(cell % levels) + 0.5) / Double(levels)
      return turning((side * Double(figure[cell]) / 100, y))
    }
    drawAxis(&sketch)
    let sides = [Array(0..<levels), Array(levels..<2 * levels)]
    let depths = [0.5, 0.35, 0.6, 0.4, 0.55, 0.3, 0.5, 0.45]
    for side in sides {
      for (k, cell) in side.enumerated() where k % 2 == 1 {
        let (outer, depth) = (edge(cell), depths[k / 2])
        let base = turning((0, 0.92 - 1.84 * (Double(k) + 1.4) / Double(levels)))
        let inner = (
          x: base.x + (outer.x - base.x) * depth, y: base.y + (outer.y - base.y) * depth
        )
        sketch.line(from: outer, to: inner, role: .muted)
      }
    }
    let loop = [turning((0, 0.97))] + sides[0].map(edge) + [turning((0, -0.95))]
    let back = sides[1].reversed().map(edge) + [turning((0, 0.97))]
    for (a, b) in zip(loop + back, (loop + back).dropFirst()) {
      sketch.line(from: a, to: b, role: lineRole)
    }
    sketch.draw(on: &canvas)
    if let cursor { put(Span("◆", .cursor), at: sketch.cell(edge(cell(at: cursor))), on: &canvas) }
  }

  // MARK: ring of letters

  /// The letters around a ring, place 1 first, or on a torus in rows; equal letters have one colour.
  func drawWord(in rect: Rect, on canvas: inout Canvas) {
    var sketch = Sketch(in: rect, style: chartStyle)
    let n = figure.count
    for k in 0..<n where torusSide == nil {
      sketch.line(from: spot(k), to: spot((k + 1) % n), role: .muted, dashed: true)
    }
    drawAxis(&sketch)
    sketch.draw(on: &canvas)
    let under = cursor.map(cell(at:))
    for k in 0..<n {
      let text = " \(letter(figure[k])) "
      put(
        Span(text, k == under ? .cursor : Style(.element(figure[k] - 65), bold: true)),
        at: sketch.cell(place(of: k)), on: &canvas)
    }
    if torusSide != nil { return }
    let now = String((0..<n).map { letter(figure[cell(at: $0)]) })
    put(Span(isMoving ? "" : now, Style(.accent, bold: true)), at: sketch.cell((0, 0)), on: &canvas)
  }

  /// Where place k is.
  private func spot(_ k: Int) -> ScenePoint {
    guard let torusSide, torusSide > 1 else { return corner(k, radius: 0.92) }
    let step = 1.7 / Double(torusSide - 1)
    return (step * Double(k % torusSide) - 0.85, 0.85 - step * Double(k / torusSide))
  }

  private func letter(_ value: Int) -> Character {
    Character(Unicode.Scalar(UInt8(clamping: value)))
  }

  /// Where letter k is on its way: along the ring as the plane turns, or straight to its new place.
  private func place(of k: Int) -> ScenePoint {
    guard let position else { return spot(k) }
    if case .plane = position.action.kind { return turning(spot(k)) }
    let start = position.action.image(of: k, under: position.from)
    let end = position.action.image(of: start, under: position.element)
    let (a, b) = (spot(start), spot(end))
    let share = position.share
    return (a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
  }

  // MARK: pictures

  /// The square of cells, twice as wide as high, in the middle of `rect`; a multiple of the pixels
  /// where there is room.
  private func square(in rect: Rect, side: Int) -> Rect {
    var height = min(rect.height, rect.width / 2)
    if height >= side / 2 { height = height / (side / 2) * (side / 2) }
    return rect.centered(Size(width: 2 * height, height: height))
  }

  /// The value of the picture at (x, y), both 0 … 1 from the top left; nil beside it.
  private func sampler(side: Int) -> (Double, Double) -> Int? {
    guard let back = turning.inverse else { return { _, _ in nil } }
    // A square that turns needs more room: it shrinks meanwhile.
    let shrink = isMoving && abs(turning.determinant) > 0.999 ? turningRoom : 1
    return { x, y in
      let source = back(((2 * x - 1) * shrink, (1 - 2 * y) * shrink))
      let column = Int(((source.x + 1) / 2 * Double(side)).rounded(.down))
      let row = Int(((1 - source.y) / 2 * Double(side)).rounded(.down))
      guard (0..<side).contains(column), (0..<side).contains(row) else { return nil }
      return figure[row * side + column]
    }
  }

  private var turningRoom: Double { abs(turning.right.x) + abs(turning.right.y) }

  func drawCat(in rect: Rect, on canvas: inout Canvas) {
    let place = square(in: rect, side: 32)
    let sample = sampler(side: 32)
    // From the darkest to the brightest pixels, but for a few.
    let sorted = figure.sorted()
    let (dark, bright) = (sorted[sorted.count / 50], sorted[sorted.count - 1 - sorted.count / 50])
    canvas.putPicture(in: place, style: pictureStyle, isMoving: isMoving) { x, y in
      sample(x, y).map { Double($0 - dark) / Double(max(1, bright - dark)) }
    }
  }

  /// Large pixels in five greys, with dots where they are empty.
  func drawDrawing(in rect: Rect, on canvas: inout Canvas) {
    let side = min(rect.width / 2, rect.height) / 8
    let place = rect.centered(
      side == 0
        ? Size(width: 2 * min(rect.width / 2, rect.height), height: rect.height)
        : Size(width: 16 * side, height: 8 * side))
    let sample = sampler(side: 8)
    let shades = Array(" ░▒▓█")
    for row in 0..<place.height {
      for column in 0..<place.width {
        let x = (Double(column) + 0.5) / Double(place.width)
        let y = (Double(row) + 0.5) / Double(place.height)
        guard let value = sample(x, y) else { continue }
        canvas[place.x + column, place.y + row] = Cell(shades[min(4, max(0, value))], .accent)
      }
    }
    guard !isMoving, side > 0 else { return }
    for pixel in 0..<64 {
      let corner = Rect(
        x: place.x + pixel % 8 * 2 * side, y: place.y + pixel / 8 * side, width: 2 * side,
        height: side)
      let middle = Point(x: corner.x + (corner.width - 1) / 2, y: corner.y + (side - 1) / 2)
      if figure[cell(at: pixel)] == 0 { canvas[middle.x, middle.y] = Cell("·", .muted) }
      guard pixel == cursor else { continue }
      canvas.put([Span("[", .cursor)], x: corner.x, y: middle.y)
      canvas.put([Span("]", .cursor)], x: corner.maxX - 1, y: middle.y)
    }
  }
}

// The points of any permutation group: on a ring, or in rows.

import Groups
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Points with their numbers, each on the place to which it has been moved.
struct PointsDrawing {
  private let points: MovedPoints
  private let large: LargeGroup
  /// A number with a blank, or a bracket while it moves, on both sides.
  private let chip: Int
  private let chartStyle: ChartStyle

  init(points: MovedPoints, _ large: LargeGroup, _ chartStyle: ChartStyle) {
    (self.points, self.large, self.chartStyle) = (points, large, chartStyle)
    chip = "\(large.group.degree)".count + 2
  }

  /// Says whether the points fit; nothing is drawn if they do not.
  func draw(in rect: Rect, on canvas: inout Canvas) -> Bool {
    let ring = ring(in: rect)
    guard let places = ring ?? rows(in: rect) else { return false }
    let element = points.element
    // Coarser lines would hide the points.
    if ring != nil, chartStyle == .braille { drawPaths(places, in: rect, on: &canvas) }
    for isMoving in [false, true] {
      for point in 0..<large.group.degree {
        var place = places[element[point]]
        var moves = false
        if let motion = points.motion {
          let before = motion.from[point]
          moves = motion.mover[before] != before
          place = Self.between(places[before], places[motion.mover[before]], motion.share)
        }
        // What moves lies above what rests.
        guard moves == isMoving else { continue }
        draw(point, at: place, moves: moves, on: &canvas)
      }
    }
    return true
  }

  /// From each place to where what lies there goes, or came from.
  private func drawPaths(_ places: [Point], in rect: Rect, on canvas: inout Canvas) {
    let map = points.motion?.mover ?? points.element
    var sketch = Sketch(in: rect, style: chartStyle)
    let radius = max(1, min(Double(rect.width - 1) / 2, Double(rect.height - 1)))
    func spot(_ place: Int) -> ScenePoint {
      let column = Double(places[place].x - rect.x) + Double(chip) / 2
      let row = Double(places[place].y - rect.y) + 0.5
      return (
        (column - Double(rect.width) / 2) / radius, 2 * (Double(rect.height) / 2 - row) / radius
      )
    }
    for place in places.indices where map[place] != place {
      sketch.line(from: spot(place), to: spot(map[place]), role: .muted, dashed: true)
    }
    sketch.draw(on: &canvas)
  }

  private func draw(_ point: Int, at place: Point, moves: Bool, on canvas: inout Canvas) {
    let number = "\(point + 1)"
    let pad = String(repeating: " ", count: chip - 2 - number.count)
    let isAway = points.element[point] != point
    var style = large.style(ofPoint: point)
    style.bold = style.bold || isAway
    canvas.put(
      [Span(moves ? "[\(pad)\(number)]" : " \(pad)\(number) ", style)],
      x: place.x, y: place.y)
  }

  private static func between(_ a: Point, _ b: Point, _ share: Double) -> Point {
    Point(
      x: a.x + Int((Double(b.x - a.x) * share).rounded()),
      y: a.y + Int((Double(b.y - a.y) * share).rounded()))
  }

  /// Place 1 at the top, then clockwise; nil where neighbours would touch.
  private func ring(in rect: Rect) -> [Point]? {
    let n = large.group.degree
    let rx = min(Double(rect.width - chip) / 2, 2.3 * Double(rect.height))
    let ry = Double(rect.height - 1) / 2
    guard n > 2, rx > 0, ry > 0 else { return nil }
    let places = (0..<n).map { k in
      let angle = 2 * Double.pi * Double(k) / Double(n)
      return Point(
        x: rect.x + Int((Double(rect.width - chip) / 2 + rx * sin(angle)).rounded()),
        y: rect.y + Int((ry - ry * cos(angle)).rounded()))
    }
    let touch = places.indices.contains { i in
      let (a, b) = (places[i], places[(i + 1) % n])
      return a.y == b.y && abs(a.x - b.x) < chip
    }
    return touch ? nil : places
  }

  /// Rows of equal length; nil where they do not fit.
  private func rows(in rect: Rect) -> [Point]? {
    let n = large.group.degree
    let columns = (rect.width + 1) / (chip + 1)
    guard columns > 0 else { return nil }
    var lines = (n + columns - 1) / columns
    guard lines <= rect.height else { return nil }
    // As square as the room allows.
    var perLine = columns
    while perLine > 1, (n + perLine - 2) / (perLine - 1) <= rect.height / 2,
      (perLine - 1) * (chip + 1) > 2 * ((n + perLine - 2) / (perLine - 1))
    {
      perLine -= 1
    }
    lines = (n + perLine - 1) / perLine
    let step = 2 * lines - 1 <= rect.height ? 2 : 1
    let whole = rect.centered(
      Size(width: perLine * (chip + 1) - 1, height: (lines - 1) * step + 1))
    return (0..<n).map {
      Point(x: whole.x + $0 % perLine * (chip + 1), y: whole.y + $0 / perLine * step)
    }
  }
}

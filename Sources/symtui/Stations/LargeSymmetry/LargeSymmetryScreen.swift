// Station 1 for a group too large to number its elements: its points, the net of a cube among them,
// before one's eyes; beside them the word, the element and the way back.

import BigInt
import Engine
import Groups
import LinearAlgebra
import Terminal

/// Points that generators move, and the letters that bring them home.
struct LargeSymmetryScreen: Hashable, Sendable {
  /// The points, as a picture or as cycles, and beside them the word.
  var panels = Panels(views: [View.allCases.count, 1])
  /// The letters since `a`, the first one first.
  var walk = Walk()
  /// What turns now; nil at rest.
  var motion: Motion?
  /// Whether the way back is played, letter by letter.
  var isPlaying = false
  /// The first line of the cycles.
  var origin = 0

  /// How the points are shown.
  enum View: Int, CaseIterable { case picture, cycles }

  static let object = 0
  static let beside = 1

  var view: View { View(rawValue: panels.views[Self.object]) ?? .picture }

  /// Letters that lead from one element to another.
  struct Walk: Hashable, Sendable {
    var letters: [Syllable] = []
    /// Ranks of the element on which the first letter acted, and of what the last one made.
    var start: BigInt = 0
    var end: BigInt = 0

    init(at rank: BigInt = 0) { (start, end) = (rank, rank) }
  }

  /// A letter on its way.
  struct Motion: Hashable, Sendable {
    var letter: Syllable
    /// The element before.
    var from: Permutation
    var frame = 0

    /// How far it has come, 0 … 1, gently at both ends.
    var share: Double {
      let t = Double(frame) / Double(SymmetryScreen.Motion.frames)
      return t * t * (3 - 2 * t)
    }
  }

  /// The letters that led to a; none where the selection has gone elsewhere.
  func letters(_ large: LargeGroup) -> [Syllable] {
    walk.end == large.selection.a ? walk.letters : []
  }

  // MARK: keys

  /// The only place where this screen changes, but for letters and time.
  mutating func reduce(_ action: Action, _ world: inout World) {
    guard !panels.reduce(action), var large = world.large else { return }
    let step: Int
    switch action {
    case .move(let dx, let dy): step = dx + dy
    case .page(let pages): step = 10 * pages
    case .adjust(let by): step = by
    case .toStart: step = -1 << 30
    case .toEnd: step = 1 << 30
    default: return
    }
    if panels.focus == Self.object {
      origin = max(0, min(origin + step, large.group.degree))
    } else {
      stop()
      large.move(dx: 0, dy: step == 1 << 30 ? large.group.order : BigInt(step))
      if step == -1 << 30 { large.selection.a = 0 }
      world.large = large
    }
  }

  /// Nothing moves any more.
  mutating func stop() { (isPlaying, motion) = (false, nil) }

  /// A new walk starts at a.
  mutating func start(_ world: World) {
    stop()
    walk = Walk(at: world.large?.selection.a ?? 0)
  }

  /// A generator, or its inverse, acts on a.
  mutating func act(_ letter: Syllable, _ world: inout World) {
    guard var large = world.large else { return }
    if walk.end != large.selection.a { walk = Walk(at: large.selection.a) }
    motion = Motion(letter: letter, from: large.a)
    let isNext = world.wayBack?.rank == large.selection.a && world.wayBack?.letters?.first == letter
    large.select(large.mover(letter) * large.a)
    walk.letters.append(letter)
    walk.end = large.selection.a
    world.large = large
    if isNext { world.wayBack = world.wayBack?.afterFirst(rank: large.selection.a) }
  }

  /// The next letter of the way back; says whether there was one.
  mutating func goBack(_ world: inout World) -> Bool {
    guard let large = world.large, let way = world.wayBack, way.rank == large.selection.a,
      let letter = way.letters?.first
    else {
      isPlaying = false
      return false
    }
    act(letter, &world)
    return true
  }

  /// Some frames on; at the end of a letter the next one, while the way back is played.
  mutating func tick(by frames: Int, _ world: inout World) {
    if var moving = motion {
      moving.frame += isPlaying ? 2 * frames : frames
      motion = moving.frame < SymmetryScreen.Motion.frames ? moving : nil
    } else if isPlaying {
      isPlaying = goBack(&world)
    }
  }

  /// A click gives the keys to a panel.
  mutating func click(_ point: Point, in rect: Rect) {
    _ = panels.focus(at: point, places(in: rect))
  }

  /// Each point and where a takes it, a line each.
  func csv(_ large: LargeGroup) -> String {
    let rows = large.a.images.enumerated().map { "\($0.offset + 1),\($0.element + 1)" }
    return "point,image\n" + rows.joined(separator: "\n") + "\n"
  }

  // MARK: drawing

  /// The points on the left, words and numbers on the right.
  func draw(_ large: LargeGroup, _ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    if let place = places[Self.object] { drawObject(large, world, in: place, on: &canvas) }
    guard let place = places[Self.beside] else { return }
    let inside = panels.frame(
      Self.beside, place, "word and way back",
      note: panels.focus == Self.beside ? "arrows: other elements" : nil, on: &canvas
    ).inset(by: 1, 0)
    canvas.put(sideLines(large, world, inside.size), in: inside)
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let side = rest.cutRight(min(64, max(28, rect.width * 42 / 100)))
    return panels.places([rest, side], in: rect)
  }

  private func drawObject(
    _ large: LargeGroup, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let title =
      view == .cycles
      ? "a as cycles"
      : large.net == nil ? "\(large.group.degree) points" : "the cube, unfolded"
    var inside = panels.frame(
      Self.object, rect, title, note: view == .cycles ? "v: the picture" : "v: cycles", on: &canvas
    ).inset(by: 1, 0)
    let words = captions(large, width: inside.width)
    let below = inside.cutBottom(words.count)
    canvas.put(words, in: below)
    let points = MovedPoints(large, motion)
    if view == .cycles {
      canvas.put(Self.cycleLines(points.element, large, inside.size, from: origin), in: inside)
    } else if let net = large.net {
      NetDrawing(net: net, points: points, letter: motion?.letter, large).draw(
        in: inside, on: &canvas)
    } else if !PointsDrawing(points: points, large, world.chartStyle).draw(
      in: inside, on: &canvas)
    {
      canvas.put(Self.cycleLines(points.element, large, inside.size, from: origin), in: inside)
    }
  }

  /// How much has moved, and what to do about it.
  private func captions(_ large: LargeGroup, width: Int) -> [[Span]] {
    let a = large.a
    let moved = a.images.indices.count { a[$0] != $0 }
    var lines: [[Span]]
    if moved == 0 {
      lines = [[Span(large.net == nil ? "every point is at home" : "solved", .good)]]
    } else {
      var line = [
        Span("\(moved)", Style(.accent, bold: true)),
        Span(" of \(a.degree) points out of place", .muted),
      ]
      if let net = large.net {
        let wrong = a.images.indices.count { net.faces[$0] != net.faces[a[$0]] }
        line = [
          Span("\(moved)", Style(.accent, bold: true)),
          Span(" of \(a.degree) \(width < 43 ? "" : "stickers ")moved, ", .muted),
          Span("\(wrong)", Style(.accent, bold: true)),
          Span(width < 43 ? " wrong" : " on a wrong face", .muted),
        ]
      }
      lines = [line]
    }
    let keys = [
      Span("a", .key), Span(large.net == nil ? " acts  " : " turns  ", .muted),
      Span("R", .key), Span(large.net == nil ? " random element" : " scrambles", .muted),
    ]
    // In one line where there is always room for both, so that the picture stays where it is.
    guard width >= 66 else { return lines + [keys] }
    let gap = max(1, width - columns(of: lines[0]) - columns(of: keys))
    return [lines[0] + [Span(String(repeating: " ", count: gap))] + keys]
  }

  /// Cycle by cycle from line `origin` on, as many lines as fit.
  static func cycleLines(
    _ a: Permutation, _ large: LargeGroup, _ size: Size, from origin: Int = 0
  ) -> [[Span]] {
    if a.isIdentity { return [[Span("no point moves", .muted)]] }
    // No more is written than is looked at: there may be thousands of points.
    let needed = origin + size.height + 1
    var lines: [[Span]] = []
    for cycle in a.cycles where cycle.count > 1 && lines.count < needed {
      let written = cycle.prefix(needed * size.width).map { "\($0 + 1)" }
      let end = written.count == cycle.count ? ")" : " …"
      lines += wrap("(" + written.joined(separator: " ") + end, width: size.width)
        .map { [Span($0)] }
    }
    var shown = Array(lines.dropFirst(min(origin, max(0, lines.count - size.height))))
    if shown.count > size.height, size.height > 0 {
      shown = Array(shown.prefix(size.height - 1)) + [[Span("… more: v, then arrows", .hint)]]
    }
    return shown
  }
}

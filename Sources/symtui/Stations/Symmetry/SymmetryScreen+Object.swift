// The panel with the object: which figure is drawn, in which position, and what is said below it.

import Engine
import Groups
import Terminal

extension SymmetryScreen {
  func drawObject(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let object = shown(world)
    let figure = figure(object, world)
    let isNarrow = rect.width < 40 || object == .cat
    let verb = world.objects == nil || isNarrow ? nil : object.paintVerb
    let own = verb.map { " · Space \($0)s" } ?? ""
    var inside = panels.frame(
      Self.object, rect,
      torusSide(world).map { "\($0) x \($0) torus of letters" }
        ?? object.title(cells: figure.count),
      note: "v: next object\(own)",
      on: &canvas)
    guard world.objects != nil else {
      return canvas.putMissing("how the group acts", .objects, world, in: inside)
    }
    let words = captions(object, movedFigure(world), world, width: inside.width - 2)
    let below = inside.cutBottom(min(words.count, inside.height / 3))
    canvas.put(words, in: below.inset(by: 1, 0))
    let scene = Scene(
      object: object, figure: figure, position: position(world),
      cursor: showsCursor && panels.focus == Self.object && motion == nil ? cursor : nil,
      torusSide: torusSide(world), chartStyle: world.chartStyle,
      pictureStyle: world.pictureStyle)
    // Blanks that look like the lines among them: a frame then changes no colours, and is short.
    canvas.fill(inside, " ", Style(scene.lineRole, bold: true))
    switch object {
    case .polygon: scene.drawPolygon(label(world), in: inside, on: &canvas)
    case .handAxe: scene.drawHandAxe(in: inside, on: &canvas)
    case .cat: scene.drawCat(in: inside, on: &canvas)
    case .drawing: scene.drawDrawing(in: inside, on: &canvas)
    case .word: scene.drawWord(in: inside, on: &canvas)
    case .tetrahedron, .cube, .octahedron, .icosahedron:
      scene.drawSolid(viewpoint: viewpoint, in: inside, on: &canvas)
    }
  }

  /// The element that has acted, for the middle of a figure.
  private func label(_ world: World) -> Span? {
    guard let group = world.group, action(world) != nil else { return nil }
    let name = group.name(of: world.selection.a)
    return columns(of: name) > 12 ? nil : Span(" \(name) ", world.style(of: world.selection.a))
  }

  /// Where the object is on its way.
  private func position(_ world: World) -> Position? {
    guard let action = action(world), let group = world.group else { return nil }
    let order = group.order
    if let motion, motion.from < order, motion.element < order {
      return Position(
        action: action, from: motion.from, element: motion.element, share: motion.share)
    }
    return Position(action: action, from: 0, element: world.selection.a, share: 1)
  }

  // MARK: what is said

  /// The symmetry of the figure, and what the keys do with it.
  private func captions(
    _ object: SymmetricObject, _ figure: [Int], _ world: World, width: Int
  ) -> [[Span]] {
    guard let group = world.group, let action = action(world) else {
      let refusal = ObjectRefusal(group: world.study.group, object: object)
      return wrap(refusal.description, width: width).map { [Span($0, .warning)] } + [
        [Span("Enter", .key), Span(" takes \(object.ownGroup) as the group")]
      ]
    }
    var lines: [[Span]] = []
    if let plane = planeSymmetry(object, figure, action) {
      let rest = wrap(plane.summary, width: max(8, width - 15))
      lines.append([
        Span("its group "), Span(plane.name, Style(.accent, bold: true)),
        Span(": \(rest.first ?? "")", .muted),
      ])
      lines += rest.dropFirst().map { [Span("   \($0)", .muted)] }
    } else if group.order <= Self.mostTried {
      let kept = action.keepers(of: figure).count
      lines.append([
        Span("\(kept)", Style(.accent, bold: true)),
        Span(" of \(group.order) leave it the same", .muted),
      ])
    }
    if case .solid(let solid) = action.kind, let what = Self.meaning(of: solid.marks) {
      lines += wrap(what, width: width).map { [Span($0, .muted)] }
    }
    if let wanted = wantedGroup(world) {
      let long = " takes \(wanted) as the group"
      let fits = columns(of: long) + 5 <= width
      lines.append([Span("Enter", .key), Span(fits ? long : " takes this group")])
    } else if width >= 32 {
      lines += wrap(object.invitation, width: width).map { [Span($0, .muted)] }
    }
    return lines
  }

  /// What the points are that the group permutes.
  private static func meaning(of marks: SolidAction.Marks) -> String? {
    switch marks {
    case .corners: "points of the group: its corners"
    case .faces: "points of the group: faces 1 to 6"
    case .diagonals: "points of the group: opposite corners"
    case .frames: "points of the group: colours of edges"
    case .none: nil
    }
  }

  /// Larger groups are not tried element by element for every drawing of the screen.
  private static let mostTried = 2000

  /// All motions of the plane that leave the figure the same, in the group or not.
  private func planeSymmetry(
    _ object: SymmetricObject, _ figure: [Int], _ action: ObjectAction
  ) -> PlaneSymmetry? {
    guard let motion = action.motion(of: 0) else { return nil }
    switch object {
    case .cat, .drawing:
      let side = object.side ?? 8
      return PlaneSymmetry(of: figure, parts: 4) { motion in
        let images = motion.pixelImages(side: side) ?? []
        return { images.indices.contains($0) ? images[$0] : $0 }
      }
    case .polygon, .word:
      return PlaneSymmetry(of: figure, parts: motion.parts) { motion in
        { motion.image(ofCorner: $0) }
      }
    default:
      // The outline of the hand-axe: its two sides change places, or nothing does.
      let levels = SymmetricObject.outlineLevels
      return PlaneSymmetry(of: figure, parts: 1) { motion in
        { motion.isMirrored ? ($0 + levels) % (2 * levels) : $0 }
      }
    }
  }

  /// The group that Enter takes: that of the object where the present one cannot act, else that of
  /// the figure where it is another.
  func wantedGroup(_ world: World) -> GroupExpression? {
    guard panels.focus == Self.object, world.objects != nil, let group = world.group else {
      return nil
    }
    let object = shown(world)
    guard let action = action(world) else { return object.ownGroup }
    let figure = movedFigure(world)
    if let plane = planeSymmetry(object, figure, action) {
      guard object != .handAxe, object != .cat else { return nil }
      let isOwn = plane.motions.count == group.order && Set(plane.motions) == motions(action)
      return isOwn ? nil : plane.group
    }
    guard group.order <= Self.mostTried else { return nil }
    let kept = action.keepers(of: figure)
    return kept.count == group.order
      ? nil : action.expression(ofSubgroup: kept, of: group)
  }

  /// The motions of the group, as symmetries of the polygon on which figures are tried.
  private func motions(_ action: ObjectAction) -> Set<PlaneMotion> {
    let parts = action.object.side == nil ? nil : 4
    return Set(
      (0..<action.order).compactMap { element in
        action.motion(of: element).map { motion in
          guard let parts else { return motion }
          return PlaneMotion(
            turn: motion.turn * parts / motion.parts, parts: parts, isMirrored: motion.isMirrored)
        }
      })
  }
}

extension SymmetricObject {
  /// What Space does; nil where it does nothing.
  var paintVerb: String? {
    switch self {
    case .handAxe: "strike"
    case .word: "respell"
    case .cat: nil
    default: "paint"
    }
  }

  /// What to try next.
  fileprivate var invitation: String {
    switch self {
    case .cat: "a acts: turn it, flip it"
    case .drawing: "arrows and Space draw, [ ] grey"
    case .handAxe: "arrows and Space strike off a flake"
    case .word: "arrows move, [ ] change a letter"
    case .polygon: "arrows and Space colour a corner"
    default: "arrows and Space colour, [ ] walk around"
    }
  }
}

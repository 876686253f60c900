// Solids in any position, edges in front strong, those behind dashed.

import Groups
import Terminal

extension Scene {
  /// The solid as `viewpoint` · 10° around sees it, from a little above.
  func drawSolid(viewpoint: Int, in rect: Rect, on canvas: inout Canvas) {
    guard let kind = object.solid else { return }
    let solid = Solid.of(kind)
    let camera =
      Rotation(about: [1, 0, 0], by: 0.42)
      * Rotation(about: [0, 1, 0], by: Double(viewpoint) * .pi / 18 - 0.02)
    let pose = camera * rotation
    let corners = solid.corners.map { pose($0) }
    let isFront = solid.faces.indices.map { pose(solid.middle(ofFace: $0)).z > 0.02 }
    var sketch = Sketch(in: rect, style: chartStyle)
    for (k, edge) in solid.edges.enumerated() {
      let faces = solid.faces.indices.filter {
        solid.faces[$0].contains(edge.0) && solid.faces[$0].contains(edge.1)
      }
      let isSeen = faces.contains { isFront[$0] }
      if isMoving, !isSeen { continue }
      let (a, b) = (corners[edge.0], corners[edge.1])
      sketch.line(
        from: (a.x * 0.86, a.y * 0.86), to: (b.x * 0.86, b.y * 0.86),
        role: role(ofEdge: k, solid, isSeen), dashed: !isSeen)
    }
    drawAxis(camera, &sketch)
    sketch.draw(on: &canvas)
    drawFaces(solid, pose, isFront, sketch, on: &canvas)
    let under = cursor.map { place in
      position.map { held in
        figure.indices.first { held.action.image(of: $0, under: held.element) == place } ?? place
      } ?? place
    }
    // Those behind first, so that those in front cover them.
    for k in corners.indices.sorted(by: { corners[$0].z < corners[$1].z }) {
      let isSeen = solid.faces.indices.contains { isFront[$0] && solid.faces[$0].contains(k) }
      if isMoving, !isSeen { continue }
      let mark = figure[k] == 0 ? "○" : "●"
      let style: Style =
        k == under
        ? .cursor
        : figure[k] != 0 ? .element(0) : isSeen ? Style(.text, bold: true) : .muted
      let text = mark + name(ofCorner: k)
      let cell = sketch.cell((corners[k].x * 0.95, corners[k].y * 0.95))
      canvas.put(text, x: cell.x - columns(of: text) / 2, y: cell.y, style)
    }
  }

  private var action: SolidAction? {
    if case .solid(let action) = position?.action.kind { action } else { nil }
  }

  /// The turn from the first position to the present one.
  private var rotation: Rotation {
    guard let position, let action else { return .identity }
    let (axis, angle) = action.rotation(of: position.element).axisAndAngle
    return Rotation(about: axis, by: angle * position.share) * action.rotation(of: position.from)
  }

  /// The axis about which it turns, while it turns.
  private func drawAxis(_ camera: Rotation, _ sketch: inout Sketch) {
    guard let position, let action, position.isMoving else { return }
    let axis = camera(action.rotation(of: position.element).axisAndAngle.axis)
    sketch.line(
      from: (axis.x * 1.1, axis.y * 1.1), to: (-axis.x * 1.1, -axis.y * 1.1), role: .muted,
      dashed: true)
  }

  /// Frames of edges have a colour each where the group permutes them.
  private func role(ofEdge edge: Int, _ solid: Solid, _ isSeen: Bool) -> Role {
    if action?.marks == .frames, let frames = solid.edgeFrames { return .series(frames[edge]) }
    return isSeen ? .accent : .muted
  }

  /// The point of the group that a corner is, else its number.
  private func name(ofCorner corner: Int) -> String {
    switch action?.marks {
    case .faces: return String(UnicodeScalar(UInt8(65 + corner % 26)))
    case .diagonals:
      return "\(min(corner, Self.opposite(corner, object) ?? corner) + 1)"
    default: return "\(corner + 1)"
    }
  }

  private static func opposite(_ corner: Int, _ object: SymmetricObject) -> Int? {
    guard let kind = object.solid else { return nil }
    let corners = Solid.of(kind).corners
    return corners.firstIndex { ($0 * corners[corner]).sum() < -1 + 1e-9 }
  }

  /// Faces carry numbers where they are the points of the group.
  private func drawFaces(
    _ solid: Solid, _ pose: Rotation, _ isFront: [Bool], _ sketch: Sketch,
    on canvas: inout Canvas
  ) {
    guard action?.marks == .faces else { return }
    for face in solid.faces.indices where isFront[face] {
      let middle = pose(solid.middle(ofFace: face))
      let cell = sketch.cell((middle.x * 0.86, middle.y * 0.86))
      canvas.put(" \(face + 1) ", x: cell.x - 1, y: cell.y, .element(face))
    }
  }
}

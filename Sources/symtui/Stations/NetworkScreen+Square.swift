// The commutative square: x, ρ_in(g)x, f(x), and both ways to the closing corner.

import Engine
import Groups
import Networks
import Terminal

extension NetworkScreen {
  func drawSquare(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let maps = "  f : \(world.study.input) → \(world.study.output)"
    let title = "f(ρ_in(g)x) = ρ_out(g)f(x)?"
    let inside = panels.frame(
      Self.picture, rect, columns(of: title + maps) + 8 <= rect.width ? title + maps : title,
      note: squareNote(rect.width, world), on: &canvas
    ).inset(by: 1, 0)
    guard let snapshot = world.square else {
      canvas.putMissing(
        "both ways round the square", .square, world, failure: whyMissing(world), in: inside)
      return
    }
    let layout = SquareLayout(
      inside, entries: max(snapshot.square.x.count, snapshot.square.image.count))
    drawCorners(snapshot, layout, on: &canvas)
    drawArrows(snapshot, world, layout, on: &canvas)
    canvas.put(
      verdict(snapshot.square, width: inside.width), x: inside.x, y: inside.maxY - 1,
      maxWidth: inside.width)
  }

  /// Why there is no square: there is no such group, no such representation, or a limit.
  func whyMissing(_ world: World) -> String? {
    let failures = world.failures
    let isUnlisted = world.large != nil || world.study.group.isLie
    let failure =
      isUnlisted
      ? failures[.anyRepresentation] ?? failures[.lie] ?? failures[.depth] ?? failures[.square]
      : failures[.structure] ?? failures[.representation] ?? failures[.depth]
    return failure.map {
      "\($0). Which activations commute, and the rotations of the plane, are there without it: v."
    }
  }

  private func squareNote(_ width: Int, _ world: World) -> String {
    // Without a list of elements nothing else says how g is changed.
    let isListed = world.large == nil && world.lie == nil
    let walk = world.lie == nil ? "PgUp PgDn g" : "PgUp PgDn t"
    return width < 50
      ? "v grid"
      : width < 60
        ? (isListed ? "[ ] change x · v grid" : "[ ] x · \(walk) · v grid")
        : "[ ] change x · \(walk) · v grid"
  }

  private func drawCorners(
    _ snapshot: SquareSnapshot, _ layout: SquareLayout, on canvas: inout Canvas
  ) {
    let square = snapshot.square
    func limit(_ vectors: [[Double]]) -> Double {
      vectors.joined().reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    }
    let inputs = limit([square.x, square.movedInput])
    let outputs = limit([square.image, square.movedImage, square.imageOfMoved])
    func block(
      _ title: String, _ values: [Double], _ limit: Double, against other: [Double]? = nil,
      cursor: Int? = nil, in rect: Rect
    ) {
      VectorBlock(
        title: [Span(title, Style(.title, bold: true))], values: values, other: other,
        cursor: cursor, limit: limit
      ).draw(in: rect, on: &canvas)
    }
    let hasKeys = panels.focus == Self.picture
    block(
      "x", square.x, inputs, cursor: hasKeys ? min(entry, square.x.count - 1) : nil,
      in: layout.topLeft)
    block("f(x)", square.image, outputs, in: layout.topRight)
    let names =
      layout.bottomLeft.width >= 13
      ? ["ρ_in(g)x", "f(ρ_in(g)x)", "ρ_out(g)f(x)"] : ["g x", "f(g x)", "g f(x)"]
    block(names[0], square.movedInput, inputs, in: layout.bottomLeft)
    block(
      names[1], square.imageOfMoved, outputs, against: square.movedImage,
      in: layout.bottomMiddle)
    block(
      names[2], square.movedImage, outputs, against: square.imageOfMoved,
      in: layout.bottomRight)
  }

  private func drawArrows(
    _ snapshot: SquareSnapshot, _ world: World, _ layout: SquareLayout, on canvas: inout Canvas
  ) {
    let (name, style) = world.name(of: snapshot.element, isA: true)
    let closes = Self.closes(snapshot.square)
    arrow(
      "f", from: layout.topLeft.maxX, to: layout.topRight.x - 1, y: layout.topArrow, on: &canvas)
    arrow(
      "f", from: layout.bottomLeft.maxX, to: layout.bottomMiddle.x - 1, y: layout.bottomArrow,
      on: &canvas)
    canvas.put(
      closes ? "=" : "≠", x: layout.bottomRight.x - 2, y: layout.bottomArrow,
      closes ? Style(.good, bold: true) : Style(.error, bold: true))
    let here = min(entry, snapshot.square.x.count - 1)
    canvas.put(
      [
        [Span("g ", .muted), Span(" \(name) ", style)],
        [Span("f ", .muted), Span(f(snapshot))],
        [Span("x(\(here + 1)) ", .muted), Span(fixed(snapshot.square.x[here], 2))],
      ], in: layout.caption)
    for (column, side) in [(layout.topLeft, "in"), (layout.topRight, "out")] {
      let x = column.x + 2
      for y in layout.gap.y..<layout.gap.maxY - 1 { canvas[x, y] = Cell("│", .accent) }
      canvas[x, layout.gap.maxY - 1] = Cell("▼", .accent)
      let label = ["ρ_\(side)(\(name))", "ρ_\(side)(g)", "g"].first {
        columns(of: $0) + 4 <= column.width
      }
      canvas.put(
        label ?? "", x: x + 2, y: layout.gap.y + (layout.gap.height - 1) / 2,
        style, maxWidth: column.width - 4)
    }
  }

  private func f(_ snapshot: SquareSnapshot) -> String {
    let depth = snapshot.stages.count
    return depth == 1 ? "one layer" : "\(depth) layers"
  }

  private func arrow(_ label: String, from: Int, to: Int, y: Int, on canvas: inout Canvas) {
    guard to - from >= 3 else { return }
    for x in from + 1..<to { canvas[x, y] = Cell("─", .accent) }
    canvas[to - 1, y] = Cell("▶", .accent)
    canvas.put(label, x: (from + to) / 2, y: y, Style(.accent, bold: true))
  }

  /// Residuals up to this are rounding.
  static let closing = 1e-9

  /// Whether both ways end at one vector, up to rounding of the longest on the way.
  private static func closes(_ square: CommutativeSquare) -> Bool {
    square.residual <= closing * square.growth
  }

  private func verdict(_ square: CommutativeSquare, width: Int) -> [Span] {
    let residual = square.residual
    let closes = Self.closes(square)
    let words =
      width < 56
      ? (closes ? "closes ✓" : "does not close ✗")
      : closes ? "the square closes ✓" : "it does not close ✗"
    let vanishes = square.image.allSatisfy { $0 == 0 }
    let formula =
      vanishes
      ? "f(x) = 0, ‖difference‖ = "
      : width >= 64
        ? "‖f(ρ_in(g)x) − ρ_out(g)f(x)‖ / ‖f(x)‖ = "
        : width >= 48 ? "‖difference‖ / ‖f(x)‖ = " : "residual "
    let value = residual.isFinite ? short(residual, significant: 3) : "overflow"
    let room = width - columns(of: formula) - columns(of: value) - 2
    let shown = columns(of: words) <= room ? words : closes ? "closes" : "open ✗"
    return [
      Span(formula, .muted),
      Span(value, closes ? Style(.good, bold: true) : Style(.error, bold: true)),
      Span("  \(shown)", closes ? .good : .error),
    ]
  }
}

/// Where the corners of the square are.
private struct SquareLayout {
  let topLeft: Rect
  let topRight: Rect
  let bottomLeft: Rect
  let bottomMiddle: Rect
  let bottomRight: Rect
  /// Between the upper and the lower corners.
  let gap: Rect
  /// Between the upper corners, above and below their arrow.
  let caption: Rect
  let topArrow: Int
  let bottomArrow: Int

  init(_ rect: Rect, entries: Int) {
    var rest = rect
    _ = rest.cutBottom(rect.height >= 14 ? 2 : 1)
    let between = rest.height >= 16 ? (rest.height >= 30 ? 4 : 2) : 2
    // No more than what an entry of four lines needs; what is left over parts the corners.
    let room = max(1, (rest.height - between) / 2)
    let upper = rest.cutTop(room)
    gap = rest.cutTop(between)
    let lower = rest.cutTop(room)
    let arrow = rect.width >= 96 ? 14 : rect.width >= 45 ? 6 : 4
    let width = max(1, (rect.width - arrow - 3) / 3)
    let middle = rect.x + width + arrow
    let right = rect.maxX - width
    func corner(_ x: Int, _ row: Rect) -> Rect {
      Rect(x: x, y: row.y, width: width, height: row.height)
    }
    topLeft = corner(rect.x, upper)
    topRight = corner(right, upper)
    bottomLeft = corner(rect.x, lower)
    bottomMiddle = corner(middle, lower)
    bottomRight = corner(right, lower)
    topArrow = upper.y + min(upper.height - 1, 1 + (upper.height - 1) / 2)
    bottomArrow = lower.y + min(lower.height - 1, 1 + (lower.height - 1) / 2)
    caption = Rect(
      x: topLeft.maxX + 2, y: max(upper.y, topArrow - 3), width: right - topLeft.maxX - 3,
      height: min(3, topArrow - upper.y))
  }
}

// Station 3, Representation: the matrices of two elements and of their product, and the character.

import Engine
import Groups
import Representations
import Terminal

/// ρ(a), ρ(b), ρ(a)ρ(b) against ρ(ab).
struct RepresentationScreen: Hashable, Sendable {
  /// Matrices (a product, or one large), and facts.
  var panels = Panels(views: [2, 2])

  private static let matrices = 0
  private static let facts = 1

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) { return [] }
    guard let structure = world.structure else { return [] }
    let showsEntry = panels.focus == Self.matrices && panels.views[Self.matrices] == 1
    switch action {
    case .damage:
      world.damagedEntry =
        world.damagedEntry == nil ? clamped(world.selection.entry, world) : nil
    case .move(let dx, let dy) where showsEntry: moveEntry(dx, dy, &world)
    case .move(let dx, let dy): move(structure, &world.selection, dx, dy)
    case .adjust(let step): move(structure, &world.selection, 0, step)
    case .page(let pages): move(structure, &world.selection, 0, 10 * pages)
    case .toStart: world.selection.a = 0
    case .toEnd: world.selection.a = structure.elements.last ?? 0
    case .confirm:
      world.selection.a = structure.group.product(world.selection.a, world.selection.b)
    default: break
    }
    return []
  }

  private func clamped(_ entry: MatrixEntry, _ world: World) -> MatrixEntry {
    let d = max(1, world.matrices?.left.dimension ?? 1)
    return MatrixEntry(row: min(entry.row, d - 1), column: min(entry.column, d - 1))
  }

  private func moveEntry(_ dx: Int, _ dy: Int, _ world: inout World) {
    let d = world.matrices?.left.dimension ?? 1
    world.selection.entry.row = Scroll.moved(world.selection.entry.row, by: dy, count: d)
    world.selection.entry.column = Scroll.moved(world.selection.entry.column, by: dx, count: d)
    if world.damagedEntry != nil { world.damagedEntry = world.selection.entry }
  }

  private func move(
    _ structure: StructureSnapshot, _ selection: inout Selection, _ dx: Int, _ dy: Int
  ) {
    let order = structure.group.order
    let row = Scroll.moved(structure.positions[selection.a], by: dy, count: order)
    let column = Scroll.moved(structure.positions[selection.b], by: dx, count: order)
    selection.a = structure.elements[row]
    selection.b = structure.elements[column]
  }

  // MARK: drawing

  /// Matrices above, character and facts below.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    if let place = places[Self.matrices] { drawMatrices(world, in: place, on: &canvas) }
    if let place = places[Self.facts] { drawFacts(world, in: place, on: &canvas) }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let below = rest.cutBottom(max(8, min(12, rect.height * 2 / 5)))
    return panels.places([rest, below], in: rect)
  }

  /// A click gives the keys to a panel.
  mutating func click(_ point: Point, in rect: Rect) {
    _ = panels.focus(at: point, places(in: rect))
  }

  private func drawMatrices(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let title = "\(world.study.input) of \(world.study.group)"
    guard let structure = world.structure, let matrices = world.matrices else {
      let inside = panels.frame(Self.matrices, rect, title, on: &canvas)
      let failure =
        world.failures[.matrices] ?? world.failures[.representation] ?? world.failures[.structure]
      canvas.putMissing(
        "the matrices", pending: world.pending[.representation], failure: failure?.description,
        in: inside)
      return
    }
    let exact = matrices.residual == 0
    let note = "max |ρ(a)ρ(b) − ρ(ab)| = \(short(matrices.residual))\(exact ? ", exactly" : "")"
    let inside = panels.frame(Self.matrices, rect, title, note: note, on: &canvas)
    if panels.views[Self.matrices] == 1 {
      drawLarge(matrices, structure, world, in: inside, on: &canvas)
    } else {
      drawProduct(matrices, structure, world, in: inside, on: &canvas)
    }
  }

  private func drawProduct(
    _ matrices: MatricesSnapshot, _ structure: StructureSnapshot, _ world: World, in rect: Rect,
    on canvas: inout Canvas
  ) {
    let group = structure.group
    let columns = rect.columns(3, gap: 3)
    let wrong = matrices.residual > 1e-9
    let shown: [(String, MatrixPicture, Int)] = [
      ("ρ(a), a = \(group.name(of: matrices.a))", matrices.left, matrices.a),
      ("ρ(b), b = \(group.name(of: matrices.b))", matrices.right, matrices.b),
      (
        "ρ(a)ρ(b) \(wrong ? "≠" : "=") ρ(\(group.name(of: matrices.ab)))", matrices.product,
        matrices.ab
      ),
    ]
    for (k, item) in shown.enumerated() {
      let column = columns[k]
      let style = Style.element(item.2)
      canvas.put(" \(item.0) ", x: column.x, y: column.y, style, maxWidth: column.width)
      var body = column
      _ = body.cutTop(min(2, body.height - 1))
      drawMatrix(
        item.1, damaged: k == 0 ? world.damagedEntry : nil, cursor: nil, in: body, on: &canvas)
      if k < 2, rect.height > 3 {
        canvas.put(["·", "="][k], x: column.maxX + 1, y: rect.y + 2, .muted)
      }
    }
  }

  private func drawLarge(
    _ matrices: MatricesSnapshot, _ structure: StructureSnapshot, _ world: World, in rect: Rect,
    on canvas: inout Canvas
  ) {
    var body = rect
    let head = body.cutTop(1)
    let name = structure.group.name(of: matrices.a)
    let entry = clamped(world.selection.entry, world)
    let value = matrices.left[entry.row, entry.column]
    canvas.put(
      [
        Span(" ρ(\(name)) ", .element(matrices.a)),
        Span("  trace \(short(trace(matrices.left)))", .text),
        Span("  entry (\(entry.row + 1), \(entry.column + 1)) = \(number(value))", .muted),
      ], x: head.x, y: head.y, maxWidth: head.width)
    drawMatrix(
      matrices.left, damaged: world.damagedEntry, cursor: entry, in: body, on: &canvas)
  }

  private func trace(_ picture: MatrixPicture) -> Double {
    (0..<picture.dimension).reduce(0) { $0 + picture[$1, $1] }
  }

  /// Numbers where they fit, else signs as colours.
  private func drawMatrix(
    _ picture: MatrixPicture, damaged: MatrixEntry?, cursor: MatrixEntry?, in rect: Rect,
    on canvas: inout Canvas
  ) {
    let d = picture.dimension
    guard d > 0 else { return }
    let isInteger: Bool
    if case .permutation = picture { isInteger = damaged == nil } else { isInteger = false }
    let wide = isInteger ? 3 : 7
    let cell =
      (wide + 1) * d + 4 <= rect.width
      ? wide
      : isInteger && 2 * d + 4 <= rect.width ? 2 : isInteger ? 1 : (5 * d + 4 <= rect.width ? 5 : 2)
    var grid = GridView(
      rowCount: d, columnCount: d, cellWidth: cell,
      cursor: cursor.map { GridView.Index(row: $0.row, column: $0.column) },
      header: { Span("\($0 + 1)", .muted) }, rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let value = picture[i, j]
        let text =
          cell >= 5 ? number(value) : cell >= 2 ? sign(value) : String(sign(value).last ?? "·")
        if let damaged, damaged.row == i, damaged.column == j {
          return Span(text, Style(.error, bold: true, reverse: true))
        }
        return Span(text, value == 0 ? .muted : .diverging(level(value, of: 1)))
      })
    grid.enlarge(toFill: rect, widest: 12)
    grid.turnToPage(in: rect)
    grid.draw(in: rect, on: &canvas)
  }

  private func drawFacts(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let inside = panels.frame(Self.facts, rect, "what it is", on: &canvas).inset(by: 1, 0)
    guard let value = world.representation, let structure = world.structure else {
      canvas.putMissing(
        "the character", pending: world.pending[.representation],
        failure: world.failures[.representation]?.description, in: inside)
      return
    }
    let facts = value.facts
    var rest = inside
    let words = rest.cutTop(3)
    canvas.put(
      [
        [
          Span("dimension ", .muted),
          Span("\(value.representation.dimension)", Style(.accent, bold: true)),
          Span(
            "   \(facts.isTrivial ? "trivial" : facts.isFaithful ? "faithful: different elements, different matrices" : "not faithful: kernel of order \(facts.kernelOrder)")"
          ),
        ],
        [
          Span(facts.isIrreducible ? "irreducible" : "reducible"),
          Span(facts.isUnitary ? ", orthogonal" : "", .text), Span(decomposition(facts), .muted),
        ],
        [
          Span("homomorphism residual ", .muted),
          Span(value.residual == 0 ? "0, exactly" : short(value.residual), .good),
        ],
      ], in: words)
    drawCharacter(value, structure, world, in: rest, on: &canvas)
  }

  private func decomposition(_ facts: RepresentationFacts) -> String {
    guard let parts = facts.decomposition, !parts.isEmpty else { return "" }
    let terms = parts.map {
      $0.multiplicity == 1 ? "irrep(\($0.irrep))" : "\($0.multiplicity)·irrep(\($0.irrep))"
    }
    return "   = " + terms.joined(separator: " ⊕ ")
  }

  /// χ by class: representative, size, value; the class of a is lit.
  private func drawCharacter(
    _ value: RepresentationSnapshot, _ structure: StructureSnapshot, _ world: World, in rect: Rect,
    on canvas: inout Canvas
  ) {
    guard rect.height >= 3 else { return }
    let classes = structure.classes.classes
    let own = structure.classes.classOf[world.selection.a]
    let texts = classes.indices.map { k -> [String] in
      let member = classes[k]
      return [
        structure.group.name(of: member.representative), "\(member.size)",
        value.character?[k] ?? short(value.representation.character(of: member.representative)),
      ]
    }
    var x = rect.x
    for (row, label) in ["class", "size", "χ"].enumerated() {
      canvas.put(label, x: x, y: rect.y + row, .muted)
    }
    x += 7
    let start = pageOrigin(of: own, visible: max(1, (rect.width - 7) / 9), count: classes.count)
    for k in start..<classes.count {
      let width = (texts[k].map { columns(of: $0) }.max() ?? 1) + 2
      guard x + width <= rect.maxX else {
        canvas.put("…", x: min(x, rect.maxX - 1), y: rect.y, .muted)
        return
      }
      for row in 0..<3 {
        let style: Style = k == own ? .linked : row == 2 ? Style(.text, bold: true) : .text
        canvas.put(texts[k][row], x: x + 1, y: rect.y + row, style)
      }
      x += width
    }
  }
}

/// An entry as it is read: integers bare, others with three digits.
func number(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e6 { return value == 0 ? "·" : fixed(value, 0) }
  return fixed(value, 3)
}

/// +, -, or a dot for zero; 1 where it is exactly 1.
func sign(_ value: Double) -> String {
  value == 0 ? "·" : value == 1 ? "1" : value == -1 ? "-1" : value > 0 ? "+" : "-"
}

/// A signed value as a step of the diverging scale, −4 … 4, where `largest` is the end of the scale.
func level(_ value: Double, of largest: Double) -> Int {
  guard largest > 0, value.isFinite else { return 0 }
  let step = Int((abs(value) / largest * 4).rounded(.up))
  return value == 0 ? 0 : value > 0 ? min(4, step) : -min(4, step)
}

/// As `level`, but small values fall to the middle: for weights, of which none is exactly zero.
func roundedLevel(_ value: Double, of largest: Double) -> Int {
  guard largest > 0, value.isFinite else { return 0 }
  return min(4, max(-4, Int((value / largest * 4.5).rounded(.toNearestOrAwayFromZero))))
}

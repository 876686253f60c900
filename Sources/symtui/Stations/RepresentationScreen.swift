// Station 3, Representation: the matrices of two elements and of their product, and the character.

import Engine
import Groups
import Representations
import Terminal

/// ρ(a), ρ(b), ρ(a)ρ(b) against ρ(ab).
struct RepresentationScreen: Hashable, Sendable {
  /// Matrices (a product, one large, or blocks), and facts (the character, or inner products).
  var panels = Panels(views: [3, 2])
  /// Which basis the blocks are shown in, from 0.
  var step = 1

  static let matrices = 0
  static let facts = 1

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) {
      world.acted.wantsBlocks = panels.views[Self.matrices] == 2
      return world.acted.blocks == nil ? world.blockRequests : []
    }
    if world.lie != nil || world.large != nil { return reduceActed(action, &world) }
    guard let structure = world.structure else { return [] }
    let showsSums = panels.focus == Self.facts && panels.views[Self.facts] == 1
    let showsEntry = panels.focus == Self.matrices && panels.views[Self.matrices] == 1
    switch action {
    case .adjust(let change) where panels.views[Self.matrices] == 2:
      step = Scroll.moved(step, by: change.signum(), count: world.acted.blocks?.steps.count ?? 1)
    case .move(_, let dy) where showsSums && dy != 0:
      let count = world.facts?.characters?.irreps.count ?? 1
      world.selection.irrep = Scroll.moved(world.selection.irrep, by: dy, count: count)
    case .damage where world.acted.complex != nil: break
    case .damage:
      world.damagedEntry =
        world.damagedEntry == nil
        ? MatrixDamage(element: world.selection.a, entry: clamped(world.selection.entry, world))
        : nil
    case .move(let dx, let dy) where showsEntry: moveEntry(dx, dy, &world)
    case .move(let dx, let dy): world.selection.move(in: structure, dx: dx, dy: dy)
    case .adjust(let step): world.selection.move(in: structure, dx: 0, dy: step)
    case .page(let pages): world.selection.move(in: structure, dx: 0, dy: 10 * pages)
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
  }

  // MARK: drawing

  /// Matrices above, character and facts below.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    let isUnlisted = world.lie != nil || world.large != nil
    if let place = places[Self.matrices] {
      if isUnlisted || world.acted.complex != nil && panels.views[Self.matrices] < 2 {
        drawActed(world, in: place, on: &canvas)
      } else if panels.views[Self.matrices] == 2 {
        drawBlocks(world, in: place, on: &canvas)
      } else {
        drawMatrices(world, in: place, on: &canvas)
      }
    }
    guard let place = places[Self.facts] else { return }
    if isUnlisted {
      drawActedFacts(world, in: place, on: &canvas)
    } else {
      drawFacts(world, in: place, on: &canvas)
    }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    // Blocks need the rows more than the character does.
    let least = panels.views[Self.matrices] == 2 && panels.focus == Self.matrices ? 5 : 8
    let below = rest.cutBottom(
      rect.height < 24 ? least : max(8, min(12, rect.height * 2 / 5)))
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
        "the matrices", .matrices, world, failure: failure?.description, in: inside)
      return
    }
    let proof = matrices.residual == 0 && matrices.isExact ? ", exactly" : ""
    let note = "max |ρ(a)ρ(b) − ρ(ab)| = \(short(matrices.residual))\(proof)"
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
    let wrong = matrices.residual > 1e-9
    let ab = group.name(of: matrices.ab)
    var shown: [(title: String, picture: MatrixPicture, element: Int)] = [
      ("ρ(a), a = \(group.name(of: matrices.a))", matrices.left, matrices.a),
      ("ρ(b), b = \(group.name(of: matrices.b))", matrices.right, matrices.b),
      ("ρ(a)ρ(b)", matrices.product, matrices.ab),
      ("ρ(ab), ab = \(ab)", matrices.image, matrices.ab),
    ]
    // Where four do not fit side by side, the product stands for both: what differs is marked.
    if Self.cellWidth(matrices.product, in: rect.width / 4 - 3) < Self.leastCell(matrices.product) {
      shown.removeLast()
      shown[2].title = "ρ(a)ρ(b) \(wrong ? "≠" : "=") ρ(\(ab))"
    }
    let places = rect.columns(shown.count, gap: 3)
    for (k, item) in shown.enumerated() {
      let column = places[k]
      let isShort = columns(of: item.title) + 2 > column.width
      let title = isShort ? String(item.title.prefix { $0 != "," }) : item.title
      canvas.put(
        " \(title) ", x: column.x, y: column.y, structure.style(of: item.element),
        maxWidth: column.width)
      var body = column
      _ = body.cutTop(min(2, body.height - 1))
      let marked = k == 2 && wrong ? matrices.image : nil
      drawMatrix(
        item.picture, damaged: damage(of: item.element, world, k), against: marked, cursor: nil,
        in: body, on: &canvas)
      if k + 1 < shown.count, rect.height > 3 {
        let sign = ["·", "=", wrong ? "≠" : "="][k]
        canvas.put(sign, x: column.maxX + 1, y: rect.y + 2, wrong && k == 2 ? .error : .muted)
      }
    }
  }

  /// The damaged entry of a matrix that is drawn; the product is computed, not damaged.
  private func damage(of element: Int, _ world: World, _ place: Int) -> MatrixEntry? {
    guard place != 2, let damage = world.damagedEntry, damage.element == element else { return nil }
    return damage.entry
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
        Span(" ρ(\(name)) ", structure.style(of: matrices.a)),
        Span("  trace \(short(trace(matrices.left)))", .text),
        Span("  entry (\(entry.row + 1), \(entry.column + 1)) = \(number(value))", .muted),
      ], x: head.x, y: head.y, maxWidth: head.width)
    drawMatrix(
      matrices.left, damaged: damage(of: matrices.a, world, 0), against: nil, cursor: entry,
      in: body, on: &canvas)
  }

  private func trace(_ picture: MatrixPicture) -> Double {
    (0..<picture.dimension).reduce(0) { $0 + picture[$1, $1] }
  }

  /// Columns that an entry must have to be read as a number.
  private static func leastCell(_ picture: MatrixPicture) -> Int {
    if case .permutation = picture { return 2 }
    return 6
  }

  /// As many columns for an entry as fit: three decimals, two, the sign alone.
  private static func cellWidth(_ picture: MatrixPicture, in room: Int) -> Int {
    let d = picture.dimension
    let widths: [Int]
    if case .permutation = picture { widths = [3, 2, 1] } else { widths = [8, 7, 6, 2, 1] }
    return widths.first { $0 * d + "\(d)".count + 1 <= room } ?? 1
  }

  /// Numbers where they fit, else signs as colours; entries that differ from `against` are marked.
  private func drawMatrix(
    _ picture: MatrixPicture, damaged: MatrixEntry?, against: MatrixPicture?, cursor: MatrixEntry?,
    in rect: Rect, on canvas: inout Canvas
  ) {
    let d = picture.dimension
    guard d > 0 else { return }
    let cell = Self.cellWidth(picture, in: rect.width)
    var grid = GridView(
      rowCount: d, columnCount: d, cellWidth: cell,
      cursor: cursor.map { GridView.Index(row: $0.row, column: $0.column) },
      header: { Span(columnLabel($0 + 1, cell), .muted) },
      rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        // Rounding errors are not entries.
        let value = abs(picture[i, j]) < 1e-12 ? 0 : picture[i, j]
        let text =
          cell >= 6
          ? number(value, decimals: cell >= 7 ? 3 : 2)
          : cell >= 2 ? sign(value) : String(sign(value).last ?? "·")
        let differs = against.map { abs($0[i, j] - value) > 1e-9 } ?? false
        if differs || (damaged?.row == i && damaged?.column == j) {
          return Span(text, Style(.error, bold: true, reverse: true))
        }
        return Span(text, value == 0 ? .muted : .diverging(level(value, of: 1)))
      })
    grid.countsFrom = 1
    grid.enlarge(toFill: rect, widest: 12)
    grid.turnToPage(in: rect)
    grid.draw(in: rect, on: &canvas)
  }

  private func drawFacts(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let showsSums = panels.views[Self.facts] == 1
    let inside = panels.frame(
      Self.facts, rect, showsSums ? "⟨χ,ψ⟩ = mean of χ(g) ψ(g)*" : "what it is",
      note: showsSums ? nil : "Tab v inner products", on: &canvas
    ).inset(by: 1, 0)
    guard let value = DescribedRepresentation(world), let structure = world.structure else {
      let kind: Request.Kind =
        world.awaited[.complexRepresentation] == nil ? .representation : .complexRepresentation
      canvas.putMissing("the character", kind, world, in: inside)
      return
    }
    if showsSums {
      return drawInnerProducts(value, structure, world, in: inside, on: &canvas)
    }
    var rest = inside
    let words = rest.cutTop(3)
    let isometric = value.isComplex ? ", unitary" : ", orthogonal"
    canvas.put(
      [
        [
          Span("dimension ", .muted),
          Span("\(value.dimension)", Style(.accent, bold: true)),
          Span(value.isComplex ? " over ℂ   " : "   ", .muted),
          Span(value.kernelWords(in: structure)),
        ],
        [
          Span(value.irreducibleWords), Span(value.facts.isUnitary ? isometric : "", .text),
          Span(value.decomposition, .muted),
        ],
        residualLine(value, world),
      ], in: words)
    drawCharacter(value, structure, world, in: rest, on: &canvas)
  }

  private func residualLine(_ value: DescribedRepresentation, _ world: World) -> [Span] {
    let head = Span("homomorphism residual ", .muted)
    if world.damagedEntry != nil, let matrices = world.matrices,
      let damaged = matrices.damagedResidual, let group = world.group
    {
      let (a, b) = (group.name(of: matrices.a), group.name(of: matrices.b))
      let which =
        matrices.residual > 1e-9
        ? "ρ(\(a))ρ(\(b)) ≠ ρ(\(group.name(of: matrices.ab)))"
        : "this product holds; other b break it"
      return [head, Span("\(short(damaged)) with the damaged entry: \(which)", .error)]
    }
    let proof = value.residual == 0 && value.isExact
    return [head, Span(proof ? "0, exactly" : short(value.residual), .good)]
      + (value.hasRoots ? [Span("   E(n) = exp(2πi/n)", .muted)] : [])
  }

  /// χ by class: representative, size, value; the class of a is lit.
  private func drawCharacter(
    _ value: DescribedRepresentation, _ structure: StructureSnapshot, _ world: World,
    in rect: Rect, on canvas: inout Canvas
  ) {
    guard rect.height >= 3 else { return }
    let classes = structure.classes.classes
    let own = structure.classes.classOf[world.selection.a]
    func texts(_ k: Int) -> [String] {
      let member = classes[k]
      return [
        structure.group.name(of: member.representative), "\(member.size)",
        value.character?[k] ?? value.facts.character[k].description,
      ]
    }
    var x = rect.x
    for (row, label) in ["class", "size", "χ"].enumerated() {
      canvas.put(label, x: x, y: rect.y + row, .muted)
    }
    x += 7
    let start = pageOrigin(of: own, visible: max(1, (rect.width - 7) / 9), count: classes.count)
    if start > 0 {
      canvas.put("… ", x: x, y: rect.y, .muted)
      x += 2
    }
    for k in start..<classes.count {
      let texts = texts(k)
      let width = (texts.map { columns(of: $0) }.max() ?? 1) + 2
      guard x + width <= rect.maxX else {
        canvas.put("…", x: min(x, rect.maxX - 1), y: rect.y, .muted)
        return
      }
      for row in 0..<3 {
        let style: Style = k == own ? .linked : row == 2 ? Style(.text, bold: true) : .text
        canvas.put(texts[row], x: x + 1, y: rect.y + row, style)
      }
      x += width
    }
  }
}

/// An entry as it is read: integers bare, others with so many decimals.
func number(_ value: Double, decimals: Int = 3) -> String {
  if value == value.rounded(), abs(value) < 1e6 { return value == 0 ? "·" : fixed(value, 0) }
  return fixed(value, decimals)
}

/// A number in at most `width` columns: its last digits where it is longer.
func lastDigits(_ number: Int, _ width: Int) -> String { String("\(number)".suffix(max(1, width))) }

/// The number of a column of a matrix: its last digits where all would touch those of the next.
func columnLabel(_ number: Int, _ width: Int) -> String {
  lastDigits(number, "\(number)".count < width ? width : width - 1)
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

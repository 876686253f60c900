// Station 4, Weights: the pattern that symmetry forces on W, and how few parameters it leaves.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

/// W with ρ_out(g) W = W ρ_in(g): tied weights in colours and numbers, or signed heat maps.
struct WeightsScreen: Hashable, Sendable {
  /// The pattern (tied weights, one basis matrix, a random member), and the facts.
  var panels = Panels(views: [3, 1])

  private static let pattern = 0
  private static let facts = 1

  private enum View: Int { case classes, basis, sample }

  /// What is drawn: without classes, the basis takes their place.
  private func view(_ basis: EquivariantBasis) -> View {
    let wanted = View(rawValue: panels.views[Self.pattern]) ?? .classes
    return wanted == .classes && basis.classes == nil ? .basis : wanted
  }

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) { return [] }
    guard let basis = world.weights?.basis else { return [] }
    switch action {
    case .move(let dx, let dy):
      world.selection.entry.row += dy
      world.selection.entry.column += dx
    case .page(let pages): world.selection.entry.row += 10 * pages
    case .toStart: world.selection.entry = MatrixEntry(row: 0, column: 0)
    case .toEnd:
      world.selection.entry = MatrixEntry(
        row: basis.dimensionOut - 1, column: basis.dimensionIn - 1)
    case .adjust(let step):
      world.selection.basisIndex += step
      if view(basis) == .classes { goToClass(world.selection.basisIndex, basis, &world) }
    case .confirm: carryEntry(by: world.selection.a, &world)
    default: break
    }
    world.clampEntry()
    if let number = classNumber(world), number > 0 { world.selection.basisIndex = number - 1 }
    return []
  }

  /// The entry (i, j) moves to where the element sends it; it stays within its class.
  func carryEntry(by element: Int, _ world: inout World) {
    guard let image = Self.image(of: world.selection.entry, by: element, world) else { return }
    world.selection.entry = image
  }

  /// Where an element sends an entry of W, for permutation representations.
  private static func image(
    of entry: MatrixEntry, by element: Int, _ world: World
  ) -> MatrixEntry? {
    guard let weights = world.weights, let maps = weights.entryMaps else { return nil }
    return maps.image(of: entry, by: element)
  }

  private func goToClass(_ k: Int, _ basis: EquivariantBasis, _ world: inout World) {
    guard let classes = basis.classes, k >= 0, k < basis.dimension else { return }
    if let place = classes.firstIndex(of: Int32(k + 1)) {
      world.selection.entry = MatrixEntry(
        row: place / basis.dimensionIn, column: place % basis.dimensionIn)
    }
  }

  /// The class of the entry under the cursor, from 1; 0 where it is forced to zero.
  private func classNumber(_ world: World) -> Int? {
    guard let basis = world.weights?.basis, let classes = basis.classes else { return nil }
    let entry = world.selection.entry
    let place = entry.row * basis.dimensionIn + entry.column
    return classes.indices.contains(place) ? Int(classes[place]) : nil
  }

  // MARK: drawing

  /// The pattern on the left, facts on the right.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    if let place = places[Self.pattern] { drawPattern(world, in: place, on: &canvas) }
    if let place = places[Self.facts] { drawFacts(world, in: place, on: &canvas) }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let side = rest.cutRight(min(46, max(29, rect.width * 36 / 100)))
    return panels.places([rest, side], in: rect)
  }

  /// A click gives the keys to a panel, and moves the cursor to the entry under it.
  mutating func click(_ point: Point, in rect: Rect, _ world: inout World) {
    guard let hit = panels.focus(at: point, places(in: rect)), hit.panel == Self.pattern,
      let weights = world.weights, view(weights.basis) == .classes,
      let index = classesGrid(weights, world, in: hit.inside)?.index(at: point, in: hit.inside)
    else { return }
    world.selection.entry = MatrixEntry(row: index.row, column: index.column)
    if let number = classNumber(world), number > 0 { world.selection.basisIndex = number - 1 }
  }

  private func drawPattern(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let study = world.study
    let title = "W : \(study.input) → \(study.output)"
    guard let weights = world.weights else {
      let inside = panels.frame(Self.pattern, rect, title, on: &canvas)
      canvas.putMissing(
        "the equivariant maps", .weights, world, in: inside)
      return
    }
    let basis = weights.basis
    let view = view(basis)
    let note: String
    switch view {
    case .classes: note = "same colour and number: one weight"
    case .basis:
      note =
        "basis matrix \(min(basis.dimension, world.selection.basisIndex + 1)) of \(basis.dimension), [ ] changes it"
    case .sample: note = "a random equivariant W"
    }
    let inside = panels.frame(
      Self.pattern, rect, "\(title) · \(basis.dimensionOut) × \(basis.dimensionIn)", note: note,
      on: &canvas)
    if basis.dimension == 0, view != .classes {
      let words = "Only W = 0 is equivariant: the two representations share no irreducible part."
      canvas.put(
        wrap(words, width: inside.width - 2).map { [Span($0, .warning)] }, in: inside.inset(by: 1))
      return
    }
    switch view {
    case .classes: classesGrid(weights, world, in: inside)?.draw(in: inside, on: &canvas)
    case .basis:
      drawBasis(basis, world, in: inside, on: &canvas)
    case .sample:
      if let sample = weights.sample {
        drawSigned(sample, world, in: inside, on: &canvas)
      } else {
        canvas.put("too large to draw a random member", x: inside.x, y: inside.y, .warning)
      }
    }
  }

  /// The tied weights as they fill `rect`, on the page with the cursor.
  private func classesGrid(
    _ weights: WeightsSnapshot, _ world: World, in rect: Rect
  ) -> GridView? {
    let basis = weights.basis
    guard let classes = basis.classes else { return nil }
    let signs = basis.signs
    let columns = basis.dimensionIn
    let own = classNumber(world) ?? 0
    let entry = world.selection.entry
    let image = Self.image(of: entry, by: world.selection.a, world)
    let digits = "\(basis.dimension)".count + (signs == nil ? 0 : 1)
    let fits = { (width: Int) in (width * columns) + 5 <= rect.width }
    let width = fits(digits + 2) ? digits + 2 : fits(digits + 1) ? digits + 1 : fits(2) ? 2 : 1
    var grid = GridView(
      rowCount: basis.dimensionOut, columnCount: columns, cellWidth: width,
      cursor: GridView.Index(row: entry.row, column: entry.column),
      header: { Span(lastDigits($0 + 1, width), .muted) }, rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let place = i * columns + j
        let number = Int(classes[place])
        guard number > 0 else { return Span("·", .muted) }
        let sign = signs.map { $0[place] < 0 ? "-" : "" } ?? ""
        let text = digits <= width ? "\(sign)\(number)" : number == own ? "•" : ""
        if let image, image.row == i, image.column == j {
          return Span(text, Style(.element(number - 1), bold: true, reverse: true))
        }
        var style = Style.element(number - 1)
        if number == own { style.bold = true; style.underline = true }
        return Span(text, style)
      })
    grid.countsFrom = 1
    grid.enlarge(toFill: rect, widest: 14)
    grid.turnToPage(in: rect)
    return grid
  }

  /// Of an exact basis only the cells in sight are looked at; others are small enough to be built.
  private func drawBasis(
    _ basis: EquivariantBasis, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let k = world.selection.basisIndex
    guard let classes = basis.classes else {
      return drawSigned(basis.matrix(k), world, in: rect, on: &canvas)
    }
    let (columns, signs) = (basis.dimensionIn, basis.signs)
    drawSigned(rows: basis.dimensionOut, columns: columns, largest: 1, world, in: rect, on: &canvas)
    {
      let place = $0 * columns + $1
      return Int(classes[place]) == k + 1 ? Double(signs?[place] ?? 1) : 0
    }
  }

  private func drawSigned(_ matrix: Matrix, _ world: World, in rect: Rect, on canvas: inout Canvas)
  {
    drawSigned(
      rows: matrix.rows, columns: matrix.columns, largest: matrix.maximumMagnitude, world, in: rect,
      on: &canvas
    ) { matrix[$0, $1] }
  }

  private func drawSigned(
    rows: Int, columns: Int, largest: Double, _ world: World, in rect: Rect,
    on canvas: inout Canvas, value: @escaping @Sendable (Int, Int) -> Double
  ) {
    let entry = world.selection.entry
    let width = columns * 7 + 4 <= rect.width ? 7 : columns * 2 + 4 <= rect.width ? 2 : 1
    var body = rect
    let key = body.cutBottom(rect.height > 6 ? 1 : 0)
    var grid = GridView(
      rowCount: rows, columnCount: columns, cellWidth: width,
      cursor: GridView.Index(row: entry.row, column: entry.column),
      header: { Span(lastDigits($0 + 1, width), .muted) }, rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let value = value(i, j)
        let text = width >= 7 ? number(value) : value == 0 ? "·" : value > 0 ? "+" : "-"
        return Span(text, value == 0 ? .muted : .diverging(level(value, of: largest)))
      })
    grid.countsFrom = 1
    grid.enlarge(toFill: body, widest: 9)
    grid.turnToPage(in: body)
    grid.draw(in: body, on: &canvas)
    drawKey(largest, entry: value(entry.row, entry.column), in: key, on: &canvas)
  }

  private func drawKey(_ largest: Double, entry: Double, in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    var x = rect.x + canvas.put("\(short(-largest)) ", x: rect.x, y: rect.y, .muted)
    for step in -4...4 {
      canvas.put(step < 0 ? "- " : step > 0 ? "+ " : "· ", x: x, y: rect.y, .diverging(step))
      x += 2
    }
    canvas.put(
      " \(short(largest))   here \(number(entry))", x: x, y: rect.y, .muted,
      maxWidth: max(0, rect.maxX - x))
  }

  private func drawFacts(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let inside = panels.frame(Self.facts, rect, "ρ_out(g) W = W ρ_in(g)", on: &canvas).inset(
      by: 1, 0)
    guard let weights = world.weights else { return }
    var lines = countLines(weights)
    lines.append([])
    lines += cursorLines(weights, world, width: inside.width)
    lines.append([])
    lines += generatorLines(weights, world)
    lines.append([])
    lines += proofLines(weights, width: inside.width)
    canvas.put(lines, in: inside)
  }

  private func countLines(_ weights: WeightsSnapshot) -> [[Span]] {
    let basis = weights.basis
    let dense = basis.dimensionIn * basis.dimensionOut
    let ratio = Double(dense) / Double(max(1, basis.dimension))
    return [
      fact("dense", "\(dense) weights"),
      [
        Span("equivariant   ", .muted), Span("\(basis.dimension)", Style(.accent, bold: true)),
        Span(basis.dimension > 0 ? "  ÷ \(short(ratio, significant: 3))" : ""),
      ],
    ]
  }

  private func cursorLines(_ weights: WeightsSnapshot, _ world: World, width: Int) -> [[Span]] {
    let entry = world.selection.entry
    let place = "W(\(entry.row + 1), \(entry.column + 1))"
    guard let number = classNumber(world) else {
      return [fact("cursor", place)]
    }
    guard number > 0 else { return [fact("cursor", "\(place) = 0, forced")] }
    let size = weights.classSizes.indices.contains(number - 1) ? weights.classSizes[number - 1] : 0
    var lines = [
      [Span("\(place) is weight ", .muted), Span(" \(number) ", .element(number - 1))],
      [Span(size == 1 ? "alone in its class" : "tied with \(size - 1) other entries", .text)],
    ]
    if let group = world.group, let image = Self.image(of: entry, by: world.selection.a, world) {
      let name = group.name(of: world.selection.a)
      lines.append([
        Span("\(name)", .element(world.selection.a)),
        Span(" sends it to (\(image.row + 1), \(image.column + 1))"),
      ])
    }
    return lines
  }

  /// How the count falls as generators are imposed one by one.
  private func generatorLines(_ weights: WeightsSnapshot, _ world: World) -> [[Span]] {
    guard let group = world.group else { return [] }
    var lines: [[Span]] = [[Span("imposing the generators", .muted)]]
    for (k, count) in weights.countsByGenerator.enumerated() {
      let name = k == 0 ? "none" : "+ \(group.generators[k - 1].name)"
      lines.append(fact("  \(name)", "\(count)"))
    }
    return lines
  }

  private func proofLines(_ weights: WeightsSnapshot, width: Int) -> [[Span]] {
    let basis = weights.basis
    var lines: [[Span]] = []
    if let expected = basis.expectedDimension {
      let agrees = expected == basis.dimension
      lines.append([
        Span("by characters ", .muted),
        Span("\(expected) \(agrees ? "✓" : "✗")", agrees ? .good : .error),
      ])
    }
    lines.append(fact("residual", basis.residual == 0 ? "0, exactly" : short(basis.residual)))
    lines += wrap(basis.method, width: max(10, width)).map { [Span($0, .muted)] }
    return lines
  }
}

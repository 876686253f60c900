// Station 2 for a Lie group: generators, the elements that they run through, brackets and facts.

import Engine
import Groups
import LinearAlgebra
import Terminal

/// A Lie group by its generators: the matrix A, exp(tA) beside it, and how generators bracket.
struct LieGroupScreen: Hashable, Sendable {
  /// Matrices (both, A alone, exp(tA) alone), and what is known (facts, brackets).
  var panels = Panels(views: [3, 2])
  /// Which generator, and which other one for the bracket.
  var generator = 0
  var other = 1
  /// t in hundredths.
  var hundredths = 100
  /// First line of the facts.
  var origin = 0

  private static let matrices = 0
  private static let known = 1

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) { return [] }
    guard let lie = world.lie else { return [] }
    let count = lie.group.dimension + lie.group.discrete.count
    let isBrackets = panels.focus == Self.known && panels.views[Self.known] == 1
    switch action {
    case .move(let dx, let dy) where isBrackets:
      generator = Scroll.moved(generator, by: dy, count: max(1, lie.group.dimension))
      other = Scroll.moved(other, by: dx, count: max(1, lie.group.dimension))
    case .move(_, let dy) where panels.focus == Self.known: scroll(by: dy, lie)
    case .page(let pages) where panels.focus == Self.known: scroll(by: 10 * pages, lie)
    case .move(let dx, let dy): generator = Scroll.moved(generator, by: dx + dy, count: count)
    case .page(let pages): generator = Scroll.moved(generator, by: 10 * pages, count: count)
    case .toStart: generator = 0
    case .toEnd: generator = max(0, count - 1)
    case .adjust(let step): hundredths = min(10_000, max(-10_000, hundredths + 10 * step))
    default: break
    }
    return requests(lie.group)
  }

  /// Never past the last line, so that every key back is seen.
  private mutating func scroll(by step: Int, _ lie: LieSnapshot) {
    origin = Scroll.moved(origin, by: step, count: max(1, factLines(lie, width: 24).count - 4))
  }

  /// The element on the path of the generator; discrete generators have no path.
  func requests(_ group: LieGroup) -> [Request] {
    guard generator < group.dimension else { return [] }
    return [.flow(group.expression, generator: generator, hundredths: hundredths)]
  }

  /// A click gives the keys to a panel.
  mutating func click(_ point: Point, in rect: Rect) {
    _ = panels.focus(at: point, places(in: rect))
  }

  // MARK: drawing

  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let lie = world.lie else { return }
    let places = places(in: rect)
    if let place = places[Self.matrices] { drawMatrices(lie, world, in: place, on: &canvas) }
    if let place = places[Self.known] {
      if panels.views[Self.known] == 1 {
        drawBrackets(lie.group, in: place, on: &canvas)
      } else {
        drawFacts(lie, in: place, on: &canvas)
      }
    }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let side = rest.cutRight(max(30, rect.width * 42 / 100))
    return panels.places([rest, side], in: rect)
  }

  /// A, and beside it or below it exp(tA).
  private func drawMatrices(
    _ lie: LieSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let group = lie.group
    let names = group.algebra.map(\.name) + group.discrete.map(\.name)
    guard !names.isEmpty else {
      let inside = panels.frame(Self.matrices, rect, "generators", on: &canvas)
      canvas.put("this group is the identity alone", x: inside.x, y: inside.y, .muted)
      return
    }
    let own = min(generator, names.count - 1)
    let inside = panels.frame(
      Self.matrices, rect, "generator \(names[own]) · \(own + 1) of \(names.count)",
      note: own < group.dimension ? "[ ] change t" : "an element", on: &canvas
    ).inset(by: 1, 0)
    guard own < group.dimension else {
      return drawMatrix(
        group.discrete[own - group.dimension].matrix.dense,
        "\(names[own]), outside the part that is connected with 1", in: inside, on: &canvas)
    }
    var rest = inside
    let matrix = group.algebra[own].matrix
    canvas.put(
      [Span(names[own], Style(.accent, bold: true)), Span(" \(Self.meaning(matrix))")],
      x: rest.x, y: rest.y, maxWidth: rest.width)
    _ = rest.cutTop(rest.height > 16 ? 2 : 1)
    // Side by side where the entries fit, three columns each for A and six or more for exp(tA); one
    // above the other where that shows every row; else exp(tA) alone, and v turns to A.
    let isWide = (group.isComplex ? 14 : 9) * group.size + 6 <= rest.width
    let isHigh = 2 * (group.size + 3) + 1 <= rest.height
    let asked = panels.views[Self.matrices]
    let view = asked == 0 && !isWide && !isHigh ? 2 : asked
    if view != 2 {
      let place =
        view == 1
        ? rest : isWide ? rest.cutLeft(rest.width * 2 / 5) : rest.cutTop(rest.height / 2)
      drawMatrix(matrix.dense, names[own], in: place, on: &canvas)
    }
    if view != 1 { drawFlow(names[own], world, in: rest, on: &canvas) }
  }

  /// What a generator does, in words.
  private static func meaning(_ matrix: GaussianMatrix) -> String {
    let entries = matrix.entries
    func isOpposite(_ sign: Int) -> Bool {
      entries.count == 2 && entries[0].im == 0 && entries[1].im == 0
        && (entries[0].row, entries[0].column) == (entries[1].column, entries[1].row)
        && entries[0].re == sign * entries[1].re && entries[0].row != entries[0].column
    }
    if isOpposite(-1) {
      return "turns the plane of axes \(entries[0].row + 1) and \(entries[0].column + 1)"
    }
    if isOpposite(1) {
      return "boosts axis \(entries[0].row + 1) along axis \(entries[0].column + 1)"
    }
    let axes = Set(entries.flatMap { [$0.row + 1, $0.column + 1] }).sorted()
    if entries.allSatisfy({ $0.row == $0.column }) {
      let names = axes.map(String.init).joined(separator: " ")
      let what = matrix.isReal ? "stretches" : "turns the phase of"
      return axes.count == 1 ? "\(what) axis \(names)" : "\(what) axes \(names)"
    }
    if axes.count == 2, !matrix.isReal { return "mixes axes \(axes[0]) and \(axes[1])" }
    if entries.count == 1 {
      return "shears axis \(entries[0].row + 1) by axis \(entries[0].column + 1)"
    }
    return "moves axes together"
  }

  private func drawFlow(
    _ name: String, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let t = fixed(Double(hundredths) / 100, 2)
    guard let flow = world.flow, flow.generator == generator, flow.hundredths == hundredths else {
      return canvas.putMissing("exp(t \(name))", .flow, world, in: rect)
    }
    var rest = rect
    if let residual = flow.residual, rest.height > 4 {
      let foot = rest.cutBottom(1)
      canvas.put(
        "in the group to \(short(residual, significant: 2))", x: foot.x, y: foot.y, .muted,
        maxWidth: foot.width)
    }
    drawMatrix(flow.element, "exp(t \(name)), t = \(t)", in: rest, on: &canvas)
  }

  /// A heading, and the entries, coloured by sign and size.
  private func drawMatrix(
    _ matrix: ComplexMatrix, _ title: String, in rect: Rect, on canvas: inout Canvas
  ) {
    var rest = rect
    canvas.put(title, x: rect.x, y: rect.y, .title, maxWidth: rect.width)
    _ = rest.cutTop(1)
    let digits =
      matrix.re.elements.allSatisfy { $0 == $0.rounded() }
        && matrix.im.elements.allSatisfy { $0 == $0.rounded() } ? 0 : 2
    let largest = max(1e-12, matrix.maximumMagnitude)
    let texts = (0..<matrix.rows).map { i in
      (0..<matrix.columns).map { Self.text(matrix[i, $0], digits) }
    }
    let width = min(14, (texts.joined().map(\.count).max() ?? 1) + 1)
    var grid = GridView(
      rowCount: matrix.rows, columnCount: matrix.columns, cellWidth: width,
      header: { Span("\($0 + 1)", .muted) }, rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let value = matrix[i, j]
        let size = (value.re * value.re + value.im * value.im).squareRoot() / largest
        if size < 1e-9 { return Span("·", .muted) }
        let sign = value.re < -1e-12 || (value.re.magnitude < 1e-12 && value.im < 0) ? -1.0 : 1.0
        let shade = max(1, Int((4 * size).rounded()))
        return Span(texts[i][j], Style(.diverging(Int(sign) * shade)))
      })
    grid.countsFrom = 1
    grid.enlarge(toFill: rest, widest: max(width, 8))
    grid.draw(in: rest, on: &canvas)
  }

  /// 0.50, 2i, 1-0.50i.
  private static func text(_ value: (re: Double, im: Double), _ digits: Int) -> String {
    func number(_ x: Double) -> String {
      x.magnitude >= 1e5 ? short(x, significant: 3) : fixed(x, digits)
    }
    if value.im.magnitude < 5e-4 { return number(value.re) }
    let imaginary =
      digits == 0 && value.im.magnitude == 1 ? (value.im < 0 ? "-" : "") : number(value.im)
    if value.re.magnitude < 5e-4 { return imaginary + "i" }
    return number(value.re) + (value.im < 0 ? "" : "+") + imaginary + "i"
  }

  /// The brackets of the generators as a table.
  private func drawBrackets(_ group: LieGroup, in rect: Rect, on canvas: inout Canvas) {
    let inside = panels.frame(Self.known, rect, "brackets [A, B] = A B - B A", on: &canvas)
    let count = group.dimension
    guard count > 0 else {
      canvas.put("there are no generators", x: inside.x, y: inside.y, .muted)
      return
    }
    let (row, column) = (min(generator, count - 1), min(other, count - 1))
    var rest = inside
    let foot = rest.cutBottom(min(2, max(0, rest.height - 6)))
    let text: @Sendable (Int, Int) -> String = { i, j in Self.sum(group.bracket(i, j), group) }
    let shown = min(count, 24)
    let widest = (0..<shown).flatMap { i in (0..<shown).map { text(i, $0).count } }.max() ?? 1
    var grid = GridView(
      rowCount: count, columnCount: count, cellWidth: min(12, widest + 1),
      cursor: GridView.Index(row: row, column: column),
      header: { Span(group.algebra[$0].name, .element($0)) },
      rowHeader: { Span(group.algebra[$0].name, .element($0)) },
      cell: { i, j in
        let parts = group.bracket(i, j)
        guard let first = parts.first else { return Span("0", .muted) }
        let style: Style = parts.count == 1 ? .element(first.generator) : .text
        return Span(text(i, j), style)
      })
    grid.enlarge(toFill: rest)
    grid.turnToPage(in: rest)
    grid.draw(in: rest, on: &canvas)
    let names = (group.algebra[row].name, group.algebra[column].name)
    canvas.put(
      [
        [],
        [
          Span("[\(names.0), \(names.1)] = ", .muted),
          Span(text(row, column), Style(.accent, bold: true)),
        ],
      ], in: foot)
  }

  /// `A1-2A3`.
  private static func sum(
    _ terms: [(generator: Int, coefficient: Int)], _ group: LieGroup
  ) -> String {
    var text = ""
    for (k, c) in terms {
      let sign = c < 0 ? "-" : text.isEmpty ? "" : "+"
      text += sign + (c.magnitude == 1 ? "" : "\(c.magnitude)") + group.algebra[k].name
    }
    return text.isEmpty ? "0" : text
  }

  private func drawFacts(_ lie: LieSnapshot, in rect: Rect, on canvas: inout Canvas) {
    let inside = panels.frame(
      Self.known, rect, "\(lie.group.expression)", note: "v brackets", on: &canvas
    ).inset(by: 1, 0)
    let lines = factLines(lie, width: inside.width)
    let start = min(origin, max(0, lines.count - inside.height))
    canvas.put(Array(lines.dropFirst(start)), in: inside)
  }

  private func factLines(_ lie: LieSnapshot, width: Int) -> [[Span]] {
    let (group, facts) = (lie.group, lie.facts)
    func maybe(_ value: Bool?) -> String { value.map(yesNo) ?? "not computed" }
    let parts = facts.componentCount.map { "\($0)" } ?? "many"
    var lines = [
      fact("dimension", "\(facts.dimension)", Style(.accent, bold: true)),
      fact("matrices", "\(group.size) x \(group.size), \(group.isComplex ? "complex" : "real")"),
      fact("algebra", facts.algebraName), fact("rank", "\(facts.rank)"),
      fact("compact", yesNo(facts.isCompact)),
      fact("connected", facts.isConnected ? "yes" : "no, \(parts) parts"),
      fact("abelian", maybe(facts.isAbelian)), fact("solvable", maybe(facts.isSolvable)),
      fact("simple", facts.isSimple ? "yes, its algebra" : "no"),
      fact("perfect", maybe(facts.isPerfect)),
      fact("center", facts.centerOrder.map { "order \($0)" } ?? "infinite"),
    ]
    if !group.discrete.isEmpty {
      lines.append(fact("discrete", group.discrete.map(\.name).joined(separator: " ")))
    }
    let story =
      "Near 1 elements are exp(t1 A1 + t2 A2 + …); brackets say how their order matters."
    lines += [[]] + wrap(story, width: max(10, width)).map { [Span($0, .muted)] }
    for limit in facts.limits {
      lines += wrap(limit, width: max(10, width)).map { [Span($0, .warning)] }
    }
    return lines
  }
}

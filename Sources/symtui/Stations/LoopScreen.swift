// Station 2 for a Cayley table that breaks a law: the table, the triple that fails, and the laws.

import Engine
import Groups
import Terminal

/// A table that is no group, with (ab)c against a(bc).
struct LoopScreen: Hashable, Sendable {
  /// The table (names, numbers), and what is known (laws, facts).
  var panels = Panels(views: [2, 2])
  /// The factors a, b and c; nil for the triple that shows the failure.
  var triple: [Int]?
  /// First line of the laws.
  var origin = 0

  private static let table = 0
  private static let known = 1

  /// The factors that are shown.
  private func factors(_ loop: Loop) -> [Int] {
    if let triple, triple.allSatisfy({ $0 < loop.order }) { return triple }
    let last = loop.laws.last?.witness ?? []
    return last.count == 3 ? last : [0, 0, 0]
  }

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) { return [] }
    guard let known = world.loop else { return [] }
    if panels.focus == Self.known {
      let count = max(1, lines(known, width: 24).count - 4)
      switch action {
      case .move(_, let dy): origin = Scroll.moved(origin, by: dy, count: count)
      case .page(let pages): origin = Scroll.moved(origin, by: 10 * pages, count: count)
      case .toStart: origin = 0
      case .toEnd: origin = count - 1
      default: break
      }
      return []
    }
    var next = factors(known.loop)
    let count = known.loop.order
    switch action {
    case .move(let dx, let dy):
      next[0] = Scroll.moved(next[0], by: dy, count: count)
      next[1] = Scroll.moved(next[1], by: dx, count: count)
    case .page(let pages): next[0] = Scroll.moved(next[0], by: 10 * pages, count: count)
    case .adjust(let step): next[2] = Scroll.moved(next[2], by: step, count: count)
    case .toStart: (next[0], next[1]) = (0, 0)
    case .toEnd: (next[0], next[1]) = (count - 1, count - 1)
    case .confirm, .cancel:
      triple = nil
      return []
    default: return []
    }
    triple = next
    return []
  }

  /// A click gives the keys to a panel, and moves the cursor to the product under it.
  mutating func click(_ point: Point, in rect: Rect, _ world: World) {
    guard let hit = panels.focus(at: point, places(in: rect)), hit.panel == Self.table,
      let known = world.loop
    else { return }
    var inside = hit.inside
    _ = inside.cutBottom(Self.footHeight)
    guard let index = grid(known.loop, in: inside).index(at: point, in: inside) else { return }
    var next = factors(known.loop)
    (next[0], next[1]) = (index.row, index.column)
    triple = next
  }

  // MARK: drawing

  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let known = world.loop else { return }
    let places = places(in: rect)
    if let place = places[Self.table] { drawTable(known.loop, in: place, on: &canvas) }
    if let place = places[Self.known] { drawKnown(known, in: place, on: &canvas) }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let side = rest.cutRight(max(30, rect.width * 40 / 100))
    return panels.places([rest, side], in: rect)
  }

  private static let footHeight = 3

  private func drawTable(_ loop: Loop, in rect: Rect, on canvas: inout Canvas) {
    var inside = panels.frame(
      Self.table, rect, "Cayley table · \(loop.order) × \(loop.order)", note: "[ ] change c",
      on: &canvas)
    let foot = inside.cutBottom(Self.footHeight)
    grid(loop, in: inside).draw(in: inside, on: &canvas)
    canvas.put(comparison(loop), in: foot.inset(by: 1, 0))
  }

  private func grid(_ loop: Loop, in rect: Rect) -> GridView {
    let factors = factors(loop)
    let (a, b, c) = (factors[0], factors[1], factors[2])
    let lit: Set<[Int]> = [
      [a, b], [loop.product(a, b), c], [b, c], [a, loop.product(b, c)],
    ]
    let hasNames = panels.views[Self.table] == 0
    let label: @Sendable (Int) -> String = { hasNames ? loop.names[$0] : "\($0)" }
    let width = (0..<min(loop.order, 400)).map { columns(of: label($0)) }.max() ?? 1
    var grid = GridView(
      rowCount: loop.order, columnCount: loop.order, cellWidth: min(12, width + 1),
      cursor: GridView.Index(row: a, column: b),
      header: { Span(label($0), .element($0)) }, rowHeader: { Span(label($0), .element($0)) },
      cell: { i, j in
        let product = loop.product(i, j)
        let isLit = lit.contains([i, j])
        return Span(
          label(product), Style(.element(product), bold: isLit, underline: isLit, reverse: isLit))
      })
    grid.corner = Span("a·b", .muted)
    grid.enlarge(toFill: rect, widest: 8)
    grid.turnToPage(in: rect)
    return grid
  }

  /// (ab)c and a(bc), step by step.
  private func comparison(_ loop: Loop) -> [[Span]] {
    let factors = factors(loop)
    let (a, b, c) = (factors[0], factors[1], factors[2])
    let (ab, bc) = (loop.product(a, b), loop.product(b, c))
    let (left, right) = (loop.product(ab, c), loop.product(a, bc))
    func element(_ x: Int) -> Span { Span(" \(loop.names[x]) ", .element(x)) }
    func word(_ text: String) -> Span { Span(text, .muted) }
    return [
      [
        word("("), element(a), word("·"), element(b), word(") ·"), element(c), word(" ="),
        element(ab), word("·"), element(c), word(" ="), element(left),
      ],
      [
        element(a), word("· ("), element(b), word("·"), element(c), word(") ="), element(a),
        word("·"), element(bc), word(" ="), element(right),
      ],
      [
        left == right
          ? Span("the same: here parentheses do not matter", .good)
          : Span("different: parentheses matter here", .error)
      ],
    ]
  }

  private func drawKnown(_ known: LoopSnapshot, in rect: Rect, on canvas: inout Canvas) {
    let isLaws = panels.views[Self.known] == 0
    let title = isLaws ? "laws of a group" : "\(known.loop.expression)"
    let inside = panels.frame(
      Self.known, rect, title, note: isLaws ? "v facts" : "v laws", on: &canvas
    ).inset(by: 1, 0)
    let lines = lines(known, width: inside.width)
    let start = min(origin, max(0, lines.count - inside.height))
    canvas.put(Array(lines.dropFirst(start)), in: inside)
  }

  private func lines(_ known: LoopSnapshot, width: Int) -> [[Span]] {
    panels.views[Self.known] == 0 ? lawLines(known, width: width) : factLines(known, width: width)
  }

  private func lawLines(_ known: LoopSnapshot, width: Int) -> [[Span]] {
    let room = max(10, width - 2)
    return known.loop.laws.flatMap { law -> [[Span]] in
      let mark = law.failure == nil ? Span("✓ \(law.name)", .good) : Span("✗ \(law.name)", .error)
      let text = law.failure ?? law.statement
      return [[mark]]
        + wrap(text, width: room).map { [Span("  \($0)", law.failure == nil ? .muted : .text)] }
    }
  }

  private func factLines(_ known: LoopSnapshot, width: Int) -> [[Span]] {
    guard let facts = known.facts else { return [] }
    let loop = known.loop
    let room = max(10, width - 2)
    func list(_ elements: [Int]) -> String {
      elements.count > 12
        ? "\(elements.count) elements" : elements.map { loop.names[$0] }.joined(separator: " ")
    }
    func counted(_ orders: [(order: Int, count: Int)]) -> String {
      orders.map { "\($0.order):\($0.count)" }.joined(separator: "  ")
    }
    let total = loop.order * loop.order * loop.order
    var lines = [
      fact("kind", facts.kind, Style(.accent, bold: true)), fact("elements", "\(loop.order)"),
      fact("identity", loop.identity.map { loop.names[$0] } ?? "none"),
    ]
    if let count = facts.nonAssociativeTriples {
      lines.append(fact("(ab)c ≠ a(bc)", "\(count) of \(total)", indent: 15))
    }
    lines += facts.identities.map { identity in
      let holds = identity.failure == nil
      return [Span(holds ? "✓ " : "✗ ", holds ? .good : .error), Span(identity.name)]
        + (columns(of: identity.name + identity.statement) + 6 <= width
          ? [Span("  \(identity.statement)", .muted)] : [])
    }
    if let nucleus = facts.nucleus { lines.append(fact("nucleus", list(nucleus))) }
    lines.append(fact("commutant", list(facts.commutant)))
    if let center = facts.center { lines.append(fact("center", list(center))) }
    if let orders = facts.elementOrders { lines.append(fact("orders", counted(orders))) }
    if let subloops = facts.subloopOrders {
      let total = subloops.reduce(0) { $0 + $1.count }
      lines.append(fact("subloops", "\(total)"))
      lines += wrap("of order: \(counted(subloops))", width: room).map { [Span("  \($0)", .muted)] }
    }
    for limit in facts.limits { lines += wrap(limit, width: room).map { [Span($0, .warning)] } }
    return lines
  }
}

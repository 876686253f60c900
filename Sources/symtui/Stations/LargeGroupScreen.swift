// Station 2 for a group whose table no memory could hold: a window of it, the product, the facts.

import BigInt
import Engine
import Groups
import Terminal

/// A window of the Cayley table on the left, the selected product below it, facts on the right.
///
/// Rows and columns are ranks. What is drawn is computed for the window alone, so that the table of
/// Rubik's cube scrolls like a small one.
struct LargeGroupScreen: Hashable, Sendable {
  var panels = Panels(views: [Labels.allCases.count, 1, Known.allCases.count])
  /// First line of the product, and of the facts.
  var origins = [0, 0, 0]

  /// How cells are labelled.
  enum Labels: Int, CaseIterable { case compact, ranks, cycles }

  /// What the panel on the right shows.
  enum Known: Int, CaseIterable { case facts, classes, characters }

  static let table = 0
  static let product = 1
  static let facts = 2

  var known: Known { Known(rawValue: panels.views[Self.facts]) ?? .facts }
  private var labels: Labels { Labels(rawValue: panels.views[Self.table]) ?? .compact }

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) {
    guard !panels.reduce(action), var large = world.large else { return }
    if panels.focus == Self.facts, known != .facts, reduceKnown(action, &large, &world) {
      world.large = large
      return
    }
    if panels.focus != Self.table, scroll(action) { return }
    let last = large.group.order - 1
    switch action {
    case .move(let dx, let dy): large.move(dx: BigInt(dx), dy: BigInt(dy))
    case .page(let pages): large.move(dx: 0, dy: BigInt(10 * pages))
    // [ and ] jump by a thousand rows, { and } by a hundredth of the table.
    case .adjust(let step) where abs(step) == 1: large.move(dx: 0, dy: BigInt(1000 * step))
    case .adjust(let step): large.move(dx: 0, dy: last / 100 * BigInt(step.signum()))
    case .toStart: large.selection = LargeSelection(a: 0, b: 0)
    case .toEnd: large.selection = LargeSelection(a: last, b: last)
    // Follow the product: it becomes the next a.
    case .confirm: large.select(large.a * large.b)
    default: return
    }
    world.large = large
  }

  private mutating func scroll(_ action: Action) -> Bool {
    let step: Int
    switch action {
    case .move(_, let dy) where dy != 0: step = dy
    case .page(let pages): step = 10 * pages
    case .toStart: step = -1000
    case .toEnd: step = 1000
    default: return false
    }
    origins[panels.focus] = min(max(0, origins[panels.focus] + step), 200)
    return true
  }

  /// A click gives the keys to a panel, and selects the cell under it.
  mutating func click(_ point: Point, in rect: Rect, _ world: inout World) {
    guard let hit = panels.focus(at: point, places(in: rect)), let large = world.large else {
      return
    }
    if hit.panel == Self.facts {
      return clickKnown(point, in: hit.inside.inset(by: 1, 0), large, &world)
    }
    guard hit.panel == Self.table else { return }
    let window = LargeWindow(large, labels, in: hit.inside)
    guard let index = window.grid.index(at: point, in: hit.inside) else { return }
    world.large?.selection = LargeSelection(
      a: window.row + BigInt(index.row), b: window.column + BigInt(index.column))
  }

  // MARK: drawing

  func draw(_ large: LargeGroup, _ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    if let place = places[Self.table] {
      let inside = panels.frame(
        Self.table, place, "Cayley table · \(magnitude(ofDigits: large.orderText)) rows",
        note: "\(labels.note)", on: &canvas)
      LargeWindow(large, labels, in: inside).grid.draw(in: inside, on: &canvas)
    }
    if let place = places[Self.product] {
      let inside = panels.frame(Self.product, place, "The product", on: &canvas).inset(by: 1, 0)
      draw(productLines(large, width: inside.width), Self.product, in: inside, on: &canvas)
    }
    if let place = places[Self.facts] {
      let title = known == .facts ? "\(world.study.group)" : "\(known) of \(world.study.group)"
      let inside = panels.frame(Self.facts, place, title, note: knownNote, on: &canvas)
        .inset(by: 1, 0)
      if known != .facts { return drawKnown(large, world, in: inside, on: &canvas) }
      draw(factLines(large, world, width: inside.width), Self.facts, in: inside, on: &canvas)
    }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let isWide = known != .facts && panels.focus == Self.facts
    let right = rest.cutRight(
      isWide ? rect.width * 62 / 100 : min(48, max(27, rect.width * 36 / 100)))
    let below = rest.cutBottom(max(8, rect.height * 45 / 100))
    return panels.places([rest, below, right], in: rect)
  }

  /// Lines from where the panel was scrolled to; a last line says that there are more.
  private func draw(_ lines: [[Span]], _ panel: Int, in rect: Rect, on canvas: inout Canvas) {
    let origin = min(origins[panel], max(0, lines.count - rect.height))
    var shown = Array(lines.dropFirst(origin).prefix(rect.height))
    if origin + rect.height < lines.count, !shown.isEmpty {
      let hints = ["… more: Tab here, then arrows, or z", "… more: Tab, arrows"]
      let hint = hints.first { columns(of: $0) <= rect.width } ?? "…"
      shown[shown.count - 1] = [Span(hint, .hint)]
    }
    canvas.put(shown, in: rect)
  }

  private func productLines(_ large: LargeGroup, width: Int) -> [[Span]] {
    let group = large.group
    let (a, b) = (large.a, large.b)
    let product = a * b
    func described(_ label: String, _ element: Permutation, _ rank: BigInt) -> [Span] {
      let order = element.exactOrder.map { "  order \($0)" } ?? ""
      let text = shortened(rank, to: max(5, width - 8 - order.count))
      return [
        Span(label, .muted), Span(" \(text) ", .element(element.colour)), Span(order, .muted),
      ]
    }
    func text(_ label: String, _ text: String) -> [[Span]] {
      [[Span(label, .muted)]] + wrap(text, width: max(10, width)).map { [Span($0)] }
    }
    let word = large.factoriser?.word(for: product)
    let letters = word.map { $0.reduce(0) { $0 + abs($1.exponent) } }
    return [
      described("a    ", a, large.selection.a), described("b    ", b, large.selection.b),
      described("a b  ", product, group.rank(of: product) ?? 0),
    ] + text("a b as cycles", product.description)
      + (word.map { text("a b as a word of \(letters ?? 0) letters", group.text(of: $0)) }
        ?? [[Span("no word: on so many points it would be too long", .muted)]])
  }

  private func factLines(_ large: LargeGroup, _ world: World, width: Int) -> [[Span]] {
    let group = large.group
    let room = max(5, width - 14)
    var lines = [[Span("order", .muted)]]
    lines += Self.broken(shortenedDigits(large.orderText, to: 2 * width), width).map {
      [Span($0, Style(.accent, bold: true))]
    }
    let factors = wrap("= \(large.orderFactorsText)", width: width)
    lines += factors.prefix(2).map { [Span($0, .muted)] }
    if factors.count > 2 { lines.append([Span("  and larger primes", .muted)]) }
    let names = group.generators.map(\.name).joined(separator: " ")
    if names.count <= room {
      lines.append(fact("generators", names))
    } else {
      lines.append([Span("generators", .muted)])
      lines += wrap(names, width: width).prefix(2).map { [Span($0)] }
    }
    lines.append(fact("points", "\(group.degree)"))
    guard let known = large.facts else {
      if let why = world.failures[.largeFacts] {
        lines += wrap(why.description, width: width).map { [Span($0, .warning)] }
      } else if world.awaited[.largeFacts] != nil {
        lines.append([Span("computing the rest …", .muted)])
      }
      return lines
    }
    let facts = known.facts
    lines += [
      fact("orbits", orbitText(facts.orbits)),
      fact("abelian", yesNo(facts.isAbelian)), fact("nilpotent", yesNo(facts.isNilpotent)),
      fact("solvable", yesNo(facts.isSolvable)),
      fact("simple", facts.isSimple.map(yesNo) ?? "not known"),
      fact("perfect", yesNo(facts.isPerfect)),
      fact("center", shortened(facts.centerOrder, to: room)),
      fact("derived", shortened(facts.derivedOrder, to: room)),
    ]
    if let exponent = facts.exponent {
      lines.append(fact("exponent", shortened(exponent, to: room)))
    }
    if let count = facts.classCount { lines.append(fact("classes", "\(count)")) }
    if let count = facts.normalSubgroupCount { lines.append(fact("normal", "\(count)")) }
    if let irreps = known.irreps {
      lines.append([Span("irreps", .muted)])
      lines += wrap(listed(irreps.map(\.degree)), width: width).map { [Span($0)] }
    }
    if let structure = facts.structure, structure.count <= room {
      lines.append(fact("structure", structure))
    }
    for limit in facts.limits { lines += wrap(limit, width: width).map { [Span($0, .hint)] } }
    return lines
  }

  private func orbitText(_ orbits: PointOrbits) -> String {
    if orbits.orbits.count > 4 { return "\(orbits.orbits.count) orbits" }
    let lengths = orbits.orbits.map { "\($0.count)" }.joined(separator: " + ")
    return orbits.isPrimitive == true ? "\(lengths), no blocks" : lengths
  }

  /// A long number in lines.
  private static func broken(_ digits: String, _ width: Int) -> [String] {
    let all = Array(digits)
    return stride(from: 0, to: all.count, by: max(1, width)).map {
      String(all[$0..<min(all.count, $0 + max(1, width))])
    }
  }
}

extension LargeGroupScreen.Labels {
  /// What stands in the cells.
  var note: String {
    switch self {
    case .compact: "last digits of ranks · v more"
    case .ranks: "ranks"
    case .cycles: "cycles"
    }
  }
}

extension PermutationGroup {
  /// `2^27 · 3^14 · 5^3 · 7^2 · 11`.
  var orderFactorsText: String {
    orderFactors.map { $0.exponent == 1 ? "\($0.prime)" : "\($0.prime)^\($0.exponent)" }
      .joined(separator: " · ")
  }
}

/// The part of the table that fits, and the ranks of its first row and column.
private struct LargeWindow {
  let row: BigInt
  let column: BigInt
  let grid: GridView

  init(_ large: LargeGroup, _ labels: LargeGroupScreen.Labels, in rect: Rect) {
    let group = large.group
    let label = LargeLabel(large, labels)
    let (selection, order) = (large.selection, group.order)
    let visible = Size(
      width: max(
        1, (rect.width - min(max(label.width, 3), rect.width / 3) - 1) / (label.width + 1)),
      height: max(1, rect.height - 2))
    func origin(_ cursor: BigInt, _ count: Int) -> BigInt {
      guard order > BigInt(count) else { return 0 }
      let step = BigInt(max(1, count - count / 4))
      return min(cursor / step * step, order - BigInt(count))
    }
    let (row, column) = (origin(selection.a, visible.height), origin(selection.b, visible.width))
    let rows = group.elements(from: row, count: visible.height)
    let columns = group.elements(from: column, count: visible.width)
    // As products with the identity, headings are labelled like cells.
    let rowHeads = rows.map { label.row($0, [group.identity])[0] }
    let columnHeads = label.row(group.identity, columns)
    let cells = rows.map { label.row($0, columns) }
    var grid = GridView(
      rowCount: rows.count, columnCount: columns.count, cellWidth: label.width,
      cursor: GridView.Index(row: Int(selection.a - row), column: Int(selection.b - column)),
      header: { columnHeads[$0] }, rowHeader: { rowHeads[$0] }, cell: { cells[$0][$1] })
    grid.gap = 1
    grid.corner = Span("a∘b", .muted)
    (self.row, self.column, self.grid) = (row, column, grid)
  }
}

/// What stands for an element in a cell.
private struct LargeLabel {
  let width: Int
  private let group: PermutationGroup
  private let labels: LargeGroupScreen.Labels
  /// How many last digits of a rank are shown, where it is not shown whole.
  private let lastDigits: Int?

  init(_ large: LargeGroup, _ labels: LargeGroupScreen.Labels) {
    group = large.group
    self.labels = labels
    let digits = large.rankDigits
    switch labels {
    case .compact:
      width = min(digits, 4)
      lastDigits = width
    case .ranks:
      width = min(digits, 20)
      lastDigits = digits > 20 ? 15 : nil
    case .cycles:
      width = 16
      lastDigits = nil
    }
  }

  /// The products of `a` with the columns.
  func row(_ a: Permutation, _ columns: [Permutation]) -> [Span] {
    let texts: [String]
    if labels == .cycles {
      texts = columns.map { cut(group.name(of: a * $0)) }
    } else if let lastDigits {
      let modulus = (0..<lastDigits).reduce(1) { power, _ in power * 10 }
      texts = group.products(of: a, columns: columns, modulo: modulus).map { rank in
        let text = "\(rank)"
        let padded = String(repeating: "0", count: lastDigits - text.count) + text
        return lastDigits < width ? "…" + padded : padded
      }
    } else {
      texts = group.products(of: a, columns: columns).map { "\($0)" }
    }
    return zip(texts, columns).map { Span($0, .element((a * $1).colour)) }
  }

  /// The first cycles that fit whole, and an ellipsis for the rest.
  private func cut(_ cycles: String) -> String {
    guard cycles.count > width else { return cycles }
    var text = ""
    for part in cycles.split(separator: ")") {
      if text.count + part.count + 2 > width { break }
      text += part + ")"
    }
    return text.isEmpty ? cycles.prefix(width - 1) + "…" : text + "…"
  }
}

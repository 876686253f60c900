// The homomorphisms to a second group: kernel, image, and where the generators go.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// The group H of the homomorphisms G → H: the one that was chosen, else G itself.
  func homomorphismTarget(_ world: World) -> GroupExpression { target ?? world.study.group }

  /// The homomorphisms between the groups that are looked at now.
  private func homomorphisms(_ world: World) -> HomomorphismsSnapshot? {
    guard let known = world.homomorphisms, known.source.expression == world.study.group,
      known.target.expression == homomorphismTarget(world)
    else { return nil }
    return known
  }

  /// The one under the cursor.
  func selectedHomomorphism(_ world: World) -> HomomorphismsSnapshot.Member? {
    guard let classes = homomorphisms(world)?.classes, !classes.isEmpty else { return nil }
    return classes[min(world.selection.homomorphism, classes.count - 1)]
  }

  /// What keys do: the cursor goes from class to class, Enter turns the table to the cosets of the
  /// kernel, to the quotient, and back.
  mutating func reduceHomomorphisms(_ action: Action, _ world: inout World) -> [Request]? {
    let count = homomorphisms(world)?.classes.count ?? 0
    let cursor = world.selection.homomorphism
    switch action {
    case .move(let dx, let dy):
      world.selection.homomorphism = Scroll.moved(cursor, by: dx + dy, count: count)
    case .page(let pages):
      world.selection.homomorphism = Scroll.moved(cursor, by: 10 * pages, count: count)
    case .toStart: world.selection.homomorphism = 0
    case .toEnd: world.selection.homomorphism = max(0, count - 1)
    case .confirm:
      guard let member = selectedHomomorphism(world) else { return [] }
      return orderByCosets(of: member.kernelGenerators, isNormal: true, &world)
    default: return nil
    }
    return []
  }

  func clickHomomorphisms(_ point: Point, in rect: Rect, _ world: inout World) {
    guard let known = homomorphisms(world) else { return }
    let parts = HomomorphismParts(known, in: rect)
    let list = list(known, world, in: parts.list) { _ in [] }
    if let row = list.index(at: point, in: parts.list) { world.selection.homomorphism = row }
  }

  // MARK: drawing

  func drawHomomorphisms(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let known = homomorphisms(world) else {
      return canvas.putMissing("homomorphisms", .homomorphisms, world, in: rect)
    }
    let parts = HomomorphismParts(known, in: rect)
    canvas.put(parts.summary, in: parts.top)
    let shown = HomomorphismColumns(known, width: parts.list.width - 1)
    canvas.put(shown.heading, x: parts.head.x, y: parts.head.y, .muted, maxWidth: parts.head.width)
    list(known, world, in: parts.list) { shown.row($0) }.draw(in: parts.list, on: &canvas)
    guard let member = selectedHomomorphism(world) else { return }
    let sends =
      shown.isWhole ? [] : [Self.sends(member, known, width: parts.foot.width)]
    canvas.put(sends + detail(member, known, world, width: parts.foot.width), in: parts.foot)
    var rest = parts.fibres
    _ = rest.cutTop(drawFibres(of: member, known, world, in: rest, on: &canvas) + 1)
    let meaning = wrap(Self.meaning, width: max(8, rest.width))
    if meaning.count <= rest.height { canvas.put(meaning.map { [Span($0, .muted)] }, in: rest) }
  }

  /// What the words mean, where there is room for it.
  private static let meaning =
    "A homomorphism respects products: the image of a b is the image of a times that of b. What goes "
    + "to e is the kernel. All that goes to another element is a coset of it, equally large; so the "
    + "image is as large as the group divided by the kernel."

  /// Each element that is reached with all that goes to it, the kernel first; the rows that it took.
  private func drawFibres(
    of member: HomomorphismsSnapshot.Member, _ known: HomomorphismsSnapshot, _ world: World,
    in rect: Rect, on canvas: inout Canvas
  ) -> Int {
    guard rect.height >= 3 else { return 0 }
    canvas.put(
      "what goes to each element of the image:", x: rect.x, y: rect.y, .muted, maxWidth: rect.width)
    let map = member.representative
    var fibres: [Int: [Int]] = [:]
    for element in 0..<known.source.order { fibres[map(element), default: []].append(element) }
    let images = fibres.keys.sorted()
    let isWhole = images.count <= rect.height - 1
    let shown = images.prefix(isWhole ? images.count : rect.height - 2)
    let widest = shown.map { columns(of: known.target.name(of: $0)) }.max() ?? 1
    for (row, image) in shown.enumerated() {
      let name = known.target.name(of: image).padded(to: widest)
      var line = [Span(name, Style(.text, bold: true)), Span(" ← ", .muted)]
      for element in fibres[image] ?? [] {
        let text = " \(known.source.name(of: element)) "
        guard columns(of: line) + columns(of: text) + 2 <= rect.width else {
          line.append(Span(" …", .muted))
          break
        }
        line.append(Span(text, world.style(of: element)))
      }
      canvas.put(line, x: rect.x, y: rect.y + 1 + row, maxWidth: rect.width)
    }
    if isWhole { return 1 + shown.count }
    let more = "and \(images.count - shown.count) more"
    canvas.put(more, x: rect.x, y: rect.maxY - 1, .muted, maxWidth: rect.width)
    return rect.height
  }

  private func list(
    _ known: HomomorphismsSnapshot, _ world: World, in rect: Rect,
    row: @escaping @Sendable (Int) -> [Span]
  ) -> ListView {
    let count = known.classes.count
    let cursor = min(world.selection.homomorphism, count - 1)
    return ListView(
      count: count, cursor: cursor,
      origin: pageOrigin(of: cursor, visible: rect.height, count: count), row: row)
  }

  /// Where the generators go, as many as fit, for a list that has no room for all.
  private static func sends(
    _ member: HomomorphismsSnapshot.Member, _ known: HomomorphismsSnapshot, width: Int
  ) -> [Span] {
    let images = known.source.generators.map {
      "\($0.name) to \(known.target.name(of: member.representative($0.element)))"
    }
    return [Span(listed(images, width: width), Style(.text, bold: true))]
  }

  /// As many of these as fit whole, then `…`.
  private static func listed(_ items: [String], width: Int) -> String {
    for count in stride(from: items.count, through: 1, by: -1) {
      let more = count < items.count ? ", …" : ""
      let text = items.prefix(count).joined(separator: ", ") + more
      if columns(of: text) <= width { return text }
    }
    return items.isEmpty ? "" : "…"
  }

  /// The homomorphism under the cursor in words, and what Enter does next.
  private func detail(
    _ member: HomomorphismsSnapshot.Member, _ known: HomomorphismsSnapshot, _ world: World,
    width: Int
  ) -> [[Span]] {
    let (source, target) = (known.source, known.target)
    let order = "order \(member.kernelOrder)"
    let generators =
      member.kernelGenerators.isEmpty
      ? "e"
      : Self.listed(
        member.kernelGenerators.map(source.name), width: width - 10 - columns(of: order))
    let reached =
      member.isSurjective
      ? "all of \(target.expression)" : "\(member.imageOrder) of \(target.order) elements"
    let kind =
      member.isInjective && member.isSurjective
      ? "an isomorphism: only names change"
      : member.isInjective
        ? "one to one: a copy of \(source.expression)"
        : member.isSurjective ? "onto" : "neither one to one nor onto"
    let conjugates =
      member.size == 1
      ? "no other is conjugate to it" : "one of \(member.size) conjugates in \(target.expression)"
    let next = nextTurn(of: member.kernelGenerators, isNormal: true, world)
    return [
      [
        Span("kernel ", .muted), Span("⟨\(generators)⟩", Style(.text, bold: true)),
        Span(" \(order)"),
      ],
      [
        Span("reaches ", .muted),
        Span("\(source.order) / \(member.kernelOrder) = \(member.imageOrder)", .accent),
        Span(": \(reached)"),
      ],
      [Span(shortName(kind, to: width), member.isInjective || member.isSurjective ? .good : .text)],
      [Span(shortName(conjugates, to: width), .muted)],
      [Span(next, .hint)],
    ]
  }
}

/// Where the parts of the panel are: a summary, the heading of the list, the list, below it what the
/// cursor is on, and what goes where.
private struct HomomorphismParts {
  let summary: [[Span]]
  let top: Rect
  let head: Rect
  let list: Rect
  let foot: Rect
  let fibres: Rect

  init(_ known: HomomorphismsSnapshot, in rect: Rect) {
    let (count, classes) = (known.count, known.classes.count)
    let same = known.isIsomorphic ? "isomorphic" : "not isomorphic"
    let counted = "\(count) homomorphism\(count == 1 ? "" : "s"), \(classes) up to conjugacy"
    let lines = wrap(counted, width: max(8, rect.width))
    summary =
      lines.map { [Span($0, .accent)] } + [
        [
          Span("the two groups are ", .muted),
          Span(same, Style(known.isIsomorphic ? .good : .text, bold: true)),
        ]
      ]
    var rest = rect
    top = rest.cutTop(summary.count)
    head = rest.cutTop(1)
    guard rest.height >= 14 else {
      foot = rest.cutBottom(rest.height >= 9 ? 6 : 0)
      (list, fibres) = (rest, rest.cutBottom(0))
      return
    }
    list = rest.cutTop(min(classes, max(5, rest.height * 2 / 5)))
    _ = rest.cutTop(1)
    foot = rest.cutTop(6)
    fibres = rest
  }
}

/// The columns of the list that a width has room for.
private struct HomomorphismColumns: Sendable {
  let known: HomomorphismsSnapshot
  /// The columns of the images of generators, as many as have room.
  let widths: [Int]

  private static let fixed = 22

  init(_ known: HomomorphismsSnapshot, width: Int) {
    self.known = known
    var rest = width - Self.fixed
    var widths: [Int] = []
    for generator in known.source.generators {
      let names = known.classes.prefix(200).map {
        columns(of: known.target.name(of: $0.representative(generator.element)))
      }
      let wanted = max(columns(of: generator.name) + 3, names.max() ?? 1) + 2
      guard wanted - 2 <= rest else { break }
      widths.append(wanted)
      rest -= wanted
    }
    self.widths = widths
  }

  /// Whether all generators have a column.
  var isWhole: Bool { widths.count == known.source.generators.count }

  var heading: String {
    "image kernel  is       "
      + zip(known.source.generators, widths).map { "\($0.name) to".padded(to: $1) }.joined()
      + (isWhole ? "" : "…")
  }

  func row(_ k: Int) -> [Span] {
    let member = known.classes[k]
    let kind =
      member.isInjective && member.isSurjective
      ? "1:1 onto" : member.isInjective ? "1:1" : member.isSurjective ? "onto" : ""
    let images = zip(known.source.generators, widths).map { generator, width in
      known.target.name(of: member.representative(generator.element)).padded(to: width)
    }
    return [
      Span("\(member.imageOrder)".leading(5), Style(.text, bold: true)),
      Span("\(member.kernelOrder)".leading(7)), Span("  "), Span(kind.padded(to: 9), .good),
      Span(images.joined()), Span(isWhole ? "" : "…", .muted),
    ]
  }
}

// Every element beside what it leaves the same: scores as bars, and counts of colourings.

import Engine
import Groups
import Terminal

extension SymmetryScreen {
  /// Where the list of elements stands below its head.
  static func listPlace(_ view: SideView, _ inside: Rect) -> Rect {
    var rest = inside
    _ = rest.cutTop(2)
    if view == .colourings { _ = rest.cutBottom(totalRows) }
    return rest
  }

  private static let totalRows = 5

  /// The elements in the order of the study, a under the cursor, each with bar or count.
  func elementsList(
    _ view: SideView, _ structure: StructureSnapshot, _ world: World, width: Int
  ) -> ListView {
    let group = structure.group
    let elements = structure.elements
    let nameWidth = Self.nameWidth(structure, width: width)
    let object = shown(world)
    let action = action(world)
    let figure = figure(object, world)
    let colourings = world.objects?.colourings[object]
    let showsBars = view == .scores
    return ListView(
      count: group.order, cursor: structure.positions[world.selection.a],
      row: { place in
        let g = elements[place]
        let name = group.name(of: g)
        let isLong = columns(of: name) > nameWidth
        let label = isLong ? "\(name.prefix(nameWidth - 1))…" : name
        let head = [
          Span(" \(label) ".padded(to: nameWidth + 2), structure.style(of: g)), Span(" "),
        ]
        guard let action else { return head }
        if showsBars {
          let score = action.score(figure, under: g, asLetters: object.hasLetters)
          return head + Self.bar(score, width: max(1, width - nameWidth - 10))
        }
        guard let colourings else { return head }
        let cycles = colourings.cycleCounts[g]
        return head + [
          Span("\(cycles)".padded(to: 7), .muted),
          Span(Self.short(colourings.fixed(by: g), cycles)),
        ]
      })
  }

  /// As wide as the longest name among the first, but leaving room for what stands beside it.
  private static func nameWidth(_ structure: StructureSnapshot, width: Int) -> Int {
    let names = structure.elements.prefix(200).map { columns(of: structure.group.name(of: $0)) }
    return min(names.max() ?? 1, max(4, min(16, width - 14)))
  }

  private static func bar(_ score: Double, width: Int) -> [Span] {
    // Lower than a row, so that full bars do not melt into a block.
    let text = String(
      repeating: "▆", count: Int((min(1, max(0, score)) * Double(width)).rounded()))
    let number = score == 1 ? "1   ✓" : fixed(score, 2)
    return [
      Span(text.padded(to: width + 1), score == 1 ? .good : .accent),
      Span(number, score == 1 ? .good : .text),
    ]
  }

  /// A count that is a power of two, as such where it is long.
  private static func short(_ decimal: String, _ exponent: Int) -> String {
    decimal.count > 9 ? "2^\(exponent)" : decimal
  }

  func drawScores(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard action(world) != nil else { return drawRefusal(world, in: rect, on: &canvas) }
    canvas.put(
      [
        [Span("s = 1 − |gx − x| / |x|")],
        [Span("1: exactly the same", .muted)],
      ], in: rect)
    let place = Self.listPlace(.scores, rect)
    elementsList(.scores, structure, world, width: place.width).draw(in: place, on: &canvas)
  }

  /// Burnside's count: how many colourings there are when turned ones count as one.
  func drawColourings(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let object = shown(world)
    guard let action = action(world) else { return drawRefusal(world, in: rect, on: &canvas) }
    guard let colourings = world.objects?.colourings[object] else {
      let words = "The cat is not coloured. v shows an object whose corners are."
      return canvas.put(wrap(words, width: rect.width).map { [Span($0, .muted)] }, in: rect)
    }
    let total = Self.short(colourings.total, action.cellCount)
    canvas.put(
      [
        [Span("in two colours: "), Span(total, Style(.accent, bold: true))],
        [
          Span(
            "g".padded(to: Self.nameWidth(structure, width: rect.width) + 3) + "cycles keeps",
            .muted)
        ],
      ], in: rect)
    let place = Self.listPlace(.colourings, rect)
    elementsList(.colourings, structure, world, width: place.width).draw(in: place, on: &canvas)
    let totals = Rect(
      x: rect.x, y: place.maxY, width: rect.width, height: rect.maxY - place.maxY)
    canvas.put(
      totalLines(colourings, action, structure.group, world, width: rect.width), in: totals)
  }

  private func totalLines(
    _ colourings: Colourings, _ action: ObjectAction, _ group: FiniteGroup, _ world: World,
    width: Int
  ) -> [[Span]] {
    let count = Self.rounded(colourings.orbitCount)
    let sum = Self.rounded(colourings.fixedSum)
    var lines: [[Span]] = [
      [
        Span("mean \(sum)/\(group.order) = ", .muted), Span(count, Style(.accent, bold: true)),
        Span(width < 40 ? " kinds" : " kinds up to symmetry"),
      ]
    ]
    let figure = figure(shown(world), world)
    if let representatives = colourings.representatives, !action.object.hasLetters {
      let dots = representatives.map { $0.map { $0 == 0 ? "○" : "●" }.joined() }
      let rows = wrap(dots.joined(separator: " "), width: width)
      if rows.count <= 2 { lines += rows.map { [Span($0)] } }
    }
    if group.order <= 2000 {
      let kept = action.keepers(of: figure).count
      let orbit = group.order / kept
      lines.append([
        Span("\(kept)"), Span(" keep this one, ", .muted),
        Span("\(orbit)"), Span(" alike", .muted),
      ])
      lines.append([Span("\(kept) × \(orbit) = \(group.order), the order", .muted)])
    }
    return lines
  }

  /// A long decimal by its first digits and a power of ten.
  private static func rounded(_ decimal: String) -> String {
    guard decimal.count > 9, let second = decimal.dropFirst().first else { return decimal }
    return "\(decimal.prefix(1)).\(second)e\(decimal.count - 1)"
  }

  private func drawRefusal(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let refusal = ObjectRefusal(group: world.study.group, object: shown(world))
    canvas.put(
      wrap(refusal.description, width: rect.width).map { [Span($0, .warning)] }, in: rect)
  }
}

extension SymmetryScreen {
  /// Element and score, a line each, up to 2000 elements; nil where the group does not act.
  func csv(_ world: World) -> String? {
    guard let action = action(world), let structure = world.structure,
      structure.group.order <= 2000
    else { return nil }
    let object = shown(world)
    let figure = figure(object, world)
    let rows = structure.elements.map { g in
      let score = action.score(figure, under: g, asLetters: object.hasLetters)
      return "\(structure.group.name(of: g)),\(JSON.number(score).text)"
    }
    return "element,score\n" + rows.joined(separator: "\n") + "\n"
  }
}

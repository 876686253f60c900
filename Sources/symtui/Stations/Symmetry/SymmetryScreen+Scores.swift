// Every element beside what it leaves the same: scores as bars, and counts of colourings.

import Engine
import Groups
import Terminal

extension SymmetryScreen {
  /// Where the list of elements stands below its head.
  func listPlace(_ inside: Rect) -> Rect {
    var rest = inside
    _ = rest.cutTop(2)
    if sideView == .colourings { _ = rest.cutBottom(Self.totalRows) }
    return rest
  }

  private static let totalRows = 5

  /// The elements in the order of the study, a under the cursor, each with bar or count.
  func elementsList(_ structure: StructureSnapshot, _ world: World, width: Int) -> ListView {
    let group = structure.group
    let elements = structure.elements
    let nameWidth = min(16, elements.prefix(200).map { columns(of: group.name(of: $0)) }.max() ?? 1)
    let object = shown(world)
    let action = action(world)
    let figure = figure(object, world)
    let colourings = world.objects?.colourings[object]
    let showsBars = sideView == .scores
    return ListView(
      count: group.order, cursor: structure.positions[world.selection.a],
      row: { place in
        let g = elements[place]
        let name = group.name(of: g)
        let head = [
          Span(" \(name) ".padded(to: nameWidth + 2), .element(g)), Span(" "),
        ]
        guard let action else { return head }
        if showsBars {
          let score = action.score(figure, under: g, asLetters: object.hasLetters)
          return head + Self.bar(score, width: max(1, width - nameWidth - 11))
        }
        guard let colourings else { return head }
        let cycles = colourings.cycleCounts[g]
        return head + [
          Span("\(cycles)".padded(to: 8), .muted), Span(Self.short(colourings.fixed(by: g), cycles)),
        ]
      })
  }

  private static func bar(_ score: Double, width: Int) -> [Span] {
    let eighths = Int((min(1, max(0, score)) * Double(8 * width)).rounded())
    var text = String(repeating: "█", count: eighths / 8)
    if eighths % 8 > 0 { text.append(Array("▏▎▍▌▋▊▉")[eighths % 8 - 1]) }
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
        [Span("1: g leaves the figure the same", .muted)],
      ], in: rect)
    let place = listPlace(rect)
    elementsList(structure, world, width: place.width).draw(in: place, on: &canvas)
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
        [Span("two colours: "), Span(total, Style(.accent, bold: true)), Span(" colourings")],
        [Span("g".padded(to: head(structure)) + "cycles  keeps 2^cycles", .muted)],
      ], in: rect)
    let place = listPlace(rect)
    elementsList(structure, world, width: place.width).draw(in: place, on: &canvas)
    let totals = Rect(
      x: rect.x, y: place.maxY, width: rect.width, height: rect.maxY - place.maxY)
    canvas.put(
      totalLines(colourings, action, structure.group, world, width: rect.width), in: totals)
  }

  private func head(_ structure: StructureSnapshot) -> Int {
    let names = structure.elements.prefix(200).map { columns(of: structure.group.name(of: $0)) }
    return min(16, names.max() ?? 1) + 3
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
        Span(" up to symmetry"),
      ]
    ]
    let figure = figure(shown(world), world)
    if let representatives = colourings.representatives, !action.object.hasLetters {
      let dots = representatives.map { $0.map { $0 == 0 ? "○" : "●" }.joined() }
      lines += wrap(dots.joined(separator: " "), width: width).prefix(2).map { [Span($0)] }
    }
    if group.order <= 2000 {
      let kept = action.keepers(of: figure).count
      let orbit = group.order / kept
      lines.append([
        Span("this one: ", .muted), Span("\(kept)"), Span(" keep it, ", .muted), Span("\(orbit)"),
        Span(" in its orbit", .muted),
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

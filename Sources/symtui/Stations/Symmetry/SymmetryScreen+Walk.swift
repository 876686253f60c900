// The word that has acted, its way to the shortest word, and the elements reached so far.

import Engine
import Groups
import Terminal

extension SymmetryScreen {
  /// Longer words are shown by their last letters, and rewritten from the latest one on.
  private static let longestRewritten = 9

  /// What has acted, what that amounts to, and where one has been.
  func walkLines(_ structure: StructureSnapshot, _ world: World, width: Int) -> [[Span]] {
    let group = structure.group
    let a = world.selection.a
    let letters = currentLetters(group, a)
    var lines: [[Span]] = []
    if letters.isEmpty {
      lines += generatorLines(group, world, width: width)
    } else {
      lines += wordLines(letters, group, width: width)
    }
    lines += [[], elementLine(structure, a, width: width)]
    if let summary = action(world)?.summary(of: a) {
      lines += wrap(summary, width: width).map { [Span($0)] }
    }
    if let reached = returnLine(letters, a) { lines.append(reached) }
    lines.append([])
    return lines + visitedLines(structure, a, width: width)
  }

  /// The walk, while it leads to a; the selection may have gone elsewhere.
  private func currentLetters(_ group: FiniteGroup, _ a: Int) -> [Syllable] {
    guard walk.group == group.expression else { return [] }
    let written = walk.letters.reversed().map { ($0.generator, $0.exponent) }
    return group.evaluate(written) == a ? walk.letters : []
  }

  /// What to press, and what each generator does.
  private func generatorLines(_ group: FiniteGroup, _ world: World, width: Int) -> [[Span]] {
    var lines: [[Span]] = [
      [Span("a", .key), Span(" acts, then letters do:", .muted)]
    ]
    let action = action(world)
    for (letter, name, element) in AppState.letters(of: group).prefix(6) {
      let own = group.name(of: element)
      let what =
        action?.summary(of: element) ?? (own == name ? "order \(group.elementOrder(element))" : own)
      let head = name == "\(letter)" ? "" : "\(name): "
      for (row, line) in wrap("\(head)\(what)", width: max(8, width - 3)).enumerated() {
        lines.append([Span(row == 0 ? " \(letter) " : "   ", .key), Span(line)])
      }
    }
    if group.generators.contains(where: { group.elementOrder($0.element) > 2 }) {
      lines.append([Span(" - ", .key), Span("first: the inverse", .muted)])
    }
    return lines
  }

  /// The word, read from the right, and the steps that shorten it.
  private func wordLines(_ letters: [Syllable], _ group: FiniteGroup, width: Int) -> [[Span]] {
    let written = Array(letters.reversed())
    let word = group.text(of: written)
    let title = letters.count == 1 ? "1 letter" : "\(letters.count) letters, last one first"
    var lines: [[Span]] = [[Span(title, .muted)]]
    let cut = columns(of: word) > width ? String(word.prefix(width - 2)) + " …" : word
    lines.append([Span(cut, Style(.accent, bold: true))])
    let isLong = letters.count > Self.longestRewritten
    let start = isLong ? latest(letters, group) : written
    guard let steps = group.rewriting(start) else {
      return lines + shortestLines(letters, group, width: width)
    }
    if isLong { lines.append(step(group.text(of: start), "so far", width)) }
    if let last = steps.last, steps.count > 1 || last.rule != "" {
      let shown = steps.count > 6 ? Array(steps.prefix(2)) + steps.suffix(3) : steps
      for (k, rewriting) in shown.enumerated() {
        if steps.count > 6, k == 2 { lines.append([Span("  …", .muted)]) }
        let isLast = k == shown.count - 1
        lines.append(step(group.text(of: rewriting.word), rewriting.rule, width, isLast))
      }
    } else if let only = steps.last {
      lines.append(step(group.text(of: only.word), "", width, true))
    }
    return lines
  }

  /// The latest letter before the normal form of all others.
  private func latest(_ letters: [Syllable], _ group: FiniteGroup) -> [Syllable] {
    guard let last = letters.last else { return [] }
    let before = letters.dropLast().reversed().map { ($0.generator, $0.exponent) }
    let n = group.order / 2
    let rest = group.evaluate(before)
    return [
      last, Syllable(generator: 0, exponent: rest % n), Syllable(generator: 1, exponent: rest / n),
    ]
    .filter { $0.exponent != 0 }
  }

  private func step(_ word: String, _ rule: String, _ width: Int, _ isLast: Bool = false) -> [Span]
  {
    let room = width - columns(of: rule) - 3
    let text = columns(of: word) > room ? String(word.prefix(max(1, room - 2))) + " …" : word
    let gap = String(
      repeating: " ", count: max(1, width - 2 - columns(of: text) - columns(of: rule)))
    return [
      Span("= ", .muted), Span(text, isLast ? Style(.text, bold: true) : .text),
      Span(gap + rule, .muted),
    ]
  }

  /// Without a rule to rewrite by, the shortest word from the walk through all elements.
  private func shortestLines(
    _ letters: [Syllable], _ group: FiniteGroup, width: Int
  ) -> [[Span]] {
    let element = group.evaluate(letters.reversed().map { ($0.generator, $0.exponent) })
    let shortest = group.generatorWord(of: element).map { Syllable(generator: $0, exponent: 1) }
    let text = group.text(of: shortest)
    let head = "shortest without inverses: \(shortest.count)"
    return [[Span(head, .muted)], step(text, "", width, true)]
  }

  private func elementLine(_ structure: StructureSnapshot, _ a: Int, width: Int) -> [Span] {
    let group = structure.group
    let name = group.name(of: a)
    let order = group.elementOrder(a)
    let room = max(4, width - 17)
    let short = columns(of: name) > room ? String(name.prefix(room - 1)) + "…" : name
    return [
      Span("a = ", .muted), Span(" \(short) ", structure.style(of: a)), Span("  order ", .muted),
      Span("\(order)"),
    ]
  }

  private func returnLine(_ letters: [Syllable], _ a: Int) -> [Span]? {
    guard a == 0, !letters.isEmpty else { return nil }
    return [Span("back to the start", .good)]
  }

  /// The elements reached, in the order of the first visit.
  private func visitedLines(_ structure: StructureSnapshot, _ a: Int, width: Int) -> [[Span]] {
    let group = structure.group
    var visited = walk.group == group.expression ? walk.visited : [0]
    // The selection may have come from another station.
    if !visited.contains(a) { visited.append(a) }
    let isAll = visited.count == group.order
    var lines: [[Span]] = [
      [
        Span("reached ", .muted), Span("\(visited.count)", Style(.text, bold: true)),
        Span(" of \(group.order)", .muted),
        Span(isAll && group.order > 1 ? "  all of them" : "", .good),
      ]
    ]
    var line: [Span] = []
    for element in visited.suffix(200) {
      let chip = Span(" \(group.name(of: element)) ", structure.style(of: element))
      if columns(of: line) + columns(of: chip.text) + 1 > width, !line.isEmpty {
        lines.append(line)
        line = []
      }
      line += [chip, " "]
    }
    return lines + [line]
  }
}

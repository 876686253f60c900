// What stands beside the points: the word, the element it makes, and how that is undone.

import Engine
import Groups
import Terminal

extension LargeSymmetryScreen {
  /// What has acted, what that amounts to, and the way back.
  func sideLines(_ large: LargeGroup, _ world: World, _ size: Size) -> [[Span]] {
    let width = size.width
    let letters = letters(large)
    var lines: [[Span]] =
      letters.isEmpty
      ? generatorLines(large, width: width) : wordLines(letters, large, width: width)
    // Where there is little room, the way back comes before what the letters do.
    if letters.isEmpty, size.height < 18, !large.a.isIdentity { lines = Array(lines.prefix(1)) }
    lines.append([])
    lines += elementLines(large, width: width)
    lines.append([])
    let room = size.height - lines.count
    lines += wayLines(large, world, Size(width: width, height: max(3, room)))
    let left = size.height - lines.count - 2
    guard left >= 2, view == .picture, !large.a.isIdentity else { return lines }
    return lines + [[], [Span("a as cycles of \(large.pointName)", .muted)]]
      + Self.cycleLines(large.a, large, Size(width: width, height: left))
  }

  /// What to press, and what each generator does.
  private func generatorLines(_ large: LargeGroup, width: Int) -> [[Span]] {
    var lines: [[Span]] = [[Span("a", .key), Span(" acts, then letters do:", .muted)]]
    let letters = AppState.letters(of: large.group)
    if large.net != nil {
      var line: [Span] = []
      for (letter, name, _) in letters {
        let what = [Span(" \(letter) ", .key), Span(CubeNet.words[name] ?? name)]
        if columns(of: line) + columns(of: what) > width, !line.isEmpty {
          lines.append(line)
          line = []
        }
        line += what
      }
      lines.append(line)
      lines += wrap("a quarter turn of that face, clockwise as one looks at it", width: width)
        .map { [Span($0, .muted)] }
    } else {
      for (letter, name, element) in letters.prefix(5) {
        let head = name == "\(letter)" ? "" : "\(name): "
        lines.append([
          Span(" \(letter) ", .key),
          Span(shortName(head + "\(element)", to: max(8, width - 3))),
        ])
      }
    }
    lines.append([Span(" - ", .key), Span("first: the inverse", .muted)])
    return lines
  }

  /// The word, read from the right.
  private func wordLines(_ letters: [Syllable], _ large: LargeGroup, width: Int) -> [[Span]] {
    let title = letters.count == 1 ? "1 letter" : "\(letters.count) letters, last one first"
    let word = large.group.text(of: letters.reversed().map { ($0.generator, $0.exponent) })
    var rows = wrap(word, width: max(8, width))
    if rows.count > 3 { rows = Array(rows.prefix(2)) + ["…"] }
    var lines: [[Span]] = [[Span(title, .muted)]]
    lines += rows.map { [Span($0, Style(.accent, bold: true))] }
    if walk.start != 0 {
      lines.append([Span("after the element \(shortened(walk.start, to: width - 18))", .muted)])
    }
    return lines
  }

  /// The element: its rank, order and cycles.
  private func elementLines(_ large: LargeGroup, width: Int) -> [[Span]] {
    let a = large.a
    let rank = shortened(large.selection.a, to: max(5, width - 6))
    let order = a.exactOrder.map { "\($0)" } ?? "beyond 2^63"
    var lines = [
      [Span("a = ", .muted), Span(" \(a.isIdentity ? "e" : rank) ", .element(a.colour))]
    ]
    let count = large.orderText
    if count.count + 14 <= width {
      lines.append([Span("one of \(count)", .muted)])
    }
    if !a.isIdentity {
      let fits = 2 * order.count + 16 <= width
      lines.append([
        Span("order ", .muted), Span(order),
        Span(fits ? ": a^\(order) = e" : "", .muted),
      ])
      let counts = Dictionary(a.cycleType.filter { $0 > 1 }.map { ($0, 1) }, uniquingKeysWith: +)
      let cycles = counts.sorted { $0.key > $1.key }.map {
        $0.value == 1 ? "\($0.key)" : "\($0.key)^\($0.value)"
      }
      lines.append([
        Span("cycle lengths ", .muted),
        Span(shortName(cycles.joined(separator: " "), to: max(8, width - 14))),
      ])
    }
    return lines
  }

  /// The letters that undo a, in the order in which they act.
  private func wayLines(_ large: LargeGroup, _ world: World, _ size: Size) -> [[Span]] {
    if large.a.isIdentity {
      let walked = !letters(large).isEmpty
      let text = large.net == nil ? "back at the start" : "solved: back at the start"
      return walked
        ? [[Span(text, .good)]] : [[Span("Nothing has moved yet.", .muted)]]
    }
    guard large.factoriser != nil else {
      return wrap(
        "no way back in letters: on so many points it would be too long", width: size.width
      )
      .map { [Span($0, .muted)] }
    }
    guard let way = world.wayBack, way.rank == large.selection.a else {
      let failure = world.failures[.wayBack].map { "no way back: \($0)" }
      return wrap(failure ?? "looking for the way back …", width: size.width)
        .map { [Span($0, failure == nil ? .muted : .warning)] }
    }
    guard let letters = way.letters else { return [[Span("no word was found", .warning)]] }
    var lines: [[Span]] = [
      [
        Span("way back", .muted), Span(size.width < 27 ? "" : " a^-1", .accent), Span(": ", .muted),
        Span("\(letters.count)", Style(.accent, bold: true)),
        Span(letters.count == 1 ? " letter" : " letters", .muted),
      ]
    ]
    let names = letters.map { large.group.text(of: [($0.generator, $0.exponent)]) }
    let enough = way.enough.map { "no position needs over \($0)" }
    let extra = size.height >= 8 && size.width >= 28 ? enough : nil
    lines += Self.flow(
      names,
      in: Size(width: size.width, height: max(1, size.height - (extra == nil ? 3 : 4))))
    lines.append([Span("to be read left to right", .muted)])
    if let extra { lines.append([Span(extra, .muted)]) }
    lines.append([
      Span("Space", .key), Span(isPlaying ? " stops  " : " plays it  ", .muted), Span(".", .key),
      Span(size.width < 28 ? " one" : " one letter", .muted),
    ])
    return lines
  }

  /// Letters in lines, the first one marked as the next to act.
  private static func flow(_ names: [String], in size: Size) -> [[Span]] {
    var lines: [[Span]] = [[]]
    for (k, name) in names.enumerated() {
      if columns(of: lines[lines.count - 1]) + columns(of: name) + 2 > size.width {
        if lines.count == size.height {
          lines[lines.count - 1].append(Span("…", .muted))
          break
        }
        lines.append([])
      }
      let span = k == 0 ? Span(name, .linked) : Span(name)
      lines[lines.count - 1] += [span, Span(" ")]
    }
    return lines
  }
}

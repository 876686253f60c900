// The enumeration of cosets as a film: the table as it grows, the word that is followed, and in words
// what has just happened.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// The pace at which the film plays.
  static let secondsPerStep = 0.4

  /// What keys do: steps forward and back, one by one or ten by ten.
  mutating func reduceFilm(_ action: Action, _ film: CosetFilm) {
    switch action {
    case .stepOnce:
      isPlaying = false
      stepFilm(by: 1, film)
    case .adjust(let step): stepFilm(by: step, film)
    case .move(let dx, let dy): stepFilm(by: dx + dy, film)
    case .page(let pages): stepFilm(by: 10 * pages, film)
    case .toStart: stepFilm(by: -film.steps.count, film)
    case .toEnd: stepFilm(by: film.steps.count, film)
    case .runOrPause:
      isPlaying.toggle()
      if isPlaying, filmStep >= film.steps.count { filmStep = 0 }
    default: break
    }
  }

  /// So many steps forward or back, kept inside the film.
  mutating func stepFilm(by step: Int, _ film: CosetFilm) {
    filmStep = min(max(0, filmStep + step), film.steps.count)
  }

  /// The next step of a film that plays; at its end it rests.
  mutating func playFilm(_ film: CosetFilm) {
    stepFilm(by: 1, film)
    if filmStep == film.steps.count { isPlaying = false }
  }

  /// A new film begins at its start, at rest.
  mutating func startFilm() {
    filmStep = 0
    isPlaying = false
  }

  mutating func nextStrategy() { strategy = strategy == .hlt ? .felsch : .hlt }

  // MARK: drawing

  func drawFilm(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let film = world.film else {
      let inside = panels.frame(Self.table, rect, "Coset enumeration", on: &canvas)
      return canvas.putMissing("the enumeration", .film, world, in: inside)
    }
    let step = min(filmStep, film.steps.count)
    let inside = panels.frame(
      Self.table, rect,
      "\(rect.width < 44 ? "Cosets" : "Coset enumeration") · step \(step) of \(film.steps.count)",
      note: isPlaying
        ? "Space stops"
        : rect.width < 48 ? "Space plays · [ ] step" : "Space plays · [ ] { } step · s strategy",
      on: &canvas
    ).inset(by: 1, 0)
    let frame = film.frame(after: step)
    var rest = inside
    let head = heading(film, width: inside.width)
    canvas.put(head, in: rest.cutTop(head.count))
    let words = FilmWords(film, step, frame)
    if inside.width >= 84 {
      // Side by side: the table, and what happened so far.
      _ = rest.cutTop(1)
      let side = rest.cutRight(rest.width / 2)
      drawFrame(frame, film, step, in: rest, on: &canvas)
      return drawStory(words, film, step, in: side.inset(by: 1, 0), on: &canvas)
    }
    let told = wrap(words.told, width: max(8, inside.width))
    let height = min(told.count + 1, max(0, rest.height - 7))
    let foot = rest.cutBottom(height)
    canvas.put(
      told.prefix(max(0, height - 1)).map { [Span($0, words.style)] },
      in: Rect(x: foot.x, y: foot.y + 1, width: foot.width, height: max(0, height - 1)))
    let strip = rest.cutBottom(words.scan == nil || rest.height < 8 ? 0 : 3)
    drawScan(words, film, in: strip, on: &canvas)
    drawFrame(frame, film, step, in: rest, on: &canvas)
  }

  /// The word that is followed, the step in words, and the steps before it, the latest first.
  private func drawStory(
    _ words: FilmWords, _ film: CosetFilm, _ step: Int, in rect: Rect, on canvas: inout Canvas
  ) {
    var rest = rect
    if words.scan != nil {
      drawScan(words, film, in: rest.cutTop(3), on: &canvas)
      _ = rest.cutTop(1)
    }
    var lines = wrap(words.told, width: max(8, rect.width)).map { [Span($0, words.style)] }
    var earlier = step - 1
    if earlier > 0 { lines += [[], [Span("before that", .muted)]] }
    while earlier > 0, lines.count < rest.height {
      let number = "\(earlier)".leading("\(step)".count)
      lines.append([
        Span("\(number)  ", .muted), Span(FilmWords.short(film.steps[earlier - 1], film)),
      ])
      earlier -= 1
    }
    canvas.put(lines, in: rest)
  }

  /// The presentation, and the subgroup over which the film was made, in its letters.
  private func heading(
    _ film: CosetFilm, width: Int
  ) -> [[Span]] {
    let subgroup =
      film.subgroup.isEmpty
      ? (width < 36 ? "over H = 1" : "over the trivial subgroup")
      : "over H = ⟨\(film.subgroup.map(film.text).joined(separator: ", "))⟩"
    let text = wrap("\(film.presentation)", width: max(8, width)).prefix(2)
    return text.map { [Span($0, .accent)] }
      + [
        [
          Span(shortName(subgroup, to: max(8, width - 9))),
          Span(" · \(film.strategy == .hlt ? "HLT" : "Felsch")", .muted),
        ]
      ]
  }

  /// The table: a row a coset, a column a letter; the entry that the step set is lit.
  private func drawFrame(
    _ frame: CosetFrame, _ film: CosetFilm, _ step: Int, in rect: Rect,
    on canvas: inout Canvas
  ) {
    let cosets = frame.cosets
    let widest = film.letters.map { columns(of: film.name(of: $0)) }.max() ?? 1
    var cursor: GridView.Index?
    if step > 0 {
      switch film.steps[step - 1] {
      case .definition(let coset, let letter, _), .deduction(let coset, let letter, _, _):
        cursor = cosets.firstIndex(of: coset).map {
          GridView.Index(row: $0, column: film.column(of: letter))
        }
      case .coincidence(_, let survivor, _):
        cursor = cosets.firstIndex(of: survivor).map { GridView.Index(row: $0, column: 0) }
      case .renumbering: break
      }
    }
    var grid = GridView(
      rowCount: cosets.count, columnCount: film.letters.count,
      cellWidth: max(5, widest + 2, min(12, (rect.width - 8) / max(1, film.letters.count))),
      cursor: cursor,
      header: { Span(film.name(of: film.letters[$0]), Style(.accent, bold: true)) },
      rowHeader: { Span("\(cosets[$0] + 1)", .muted) },
      cell: { row, column in
        guard let image = frame.image(cosets[row], column) else { return Span("·", .muted) }
        return Span("\(image + 1)")
      })
    grid.corner = Span("coset", .muted)
    grid.countsFrom = 1
    grid.turnToPage(in: rect)
    grid.draw(in: rect, on: &canvas)
  }

  /// The word that is followed: cosets, and letters between them; the letter at issue is lit.
  private func drawScan(
    _ words: FilmWords, _ film: CosetFilm, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let scan = words.scan, rect.height >= 3 else { return }
    let letters = film.words[scan.word]
    let kind =
      scan.word < film.relatorCount
      ? "relator \(scan.word + 1): " : "subgroup word \(scan.word - film.relatorCount + 1): "
    let title = shortened(
      kind + film.text(of: letters) + (scan.word < film.relatorCount ? " = 1" : " in H"),
      to: rect.width)
    canvas.put(title, x: rect.x, y: rect.y, .muted, maxWidth: rect.width)
    var spans: [Span] = []
    var places: [Int] = []
    for (k, coset) in scan.cosets.enumerated() {
      places.append(columns(of: spans))
      let isEnd = coset == nil
      spans.append(
        Span(coset.map { "\($0 + 1)" } ?? "?", isEnd ? .warning : Style(.text, bold: true)))
      guard k < letters.count else { break }
      // The letter at issue, and the gap that is left.
      let name = film.name(of: letters[k])
      spans.append(
        k == scan.letter
          ? Span(" \(name) ", .cursor)
          : k == scan.gap
            ? Span(" \(name)? ", Style(.warning, reverse: true)) : Span(" \(name) ", .muted))
    }
    // Long words scroll, so that the letter at issue is in sight.
    let whole = columns(of: spans)
    let first =
      whole <= rect.width
      ? 0 : max(0, min(places[scan.letter] - rect.width / 2, whole - rect.width))
    var x = -first
    for span in spans {
      for character in span.text {
        if x >= 0, x < rect.width { canvas[rect.x + x, rect.y + 1] = Cell(character, span.style) }
        x += 1
      }
    }
    if first > 0 { canvas[rect.x, rect.y + 1] = Cell("…", .muted) }
    if whole - first > rect.width { canvas[rect.maxX - 1, rect.y + 1] = Cell("…", .muted) }
  }
}

/// A step in words.
struct FilmWords {
  /// The word that the step follows.
  let scan: CosetScan?
  let told: String
  let style: Style

  init(_ film: CosetFilm, _ step: Int, _ frame: CosetFrame) {
    guard step > 0 else {
      scan = nil
      style = .text
      told =
        "Coset 1 is the subgroup itself. A row is a coset, a column a letter; the entry is the coset "
        + "that multiplying by the letter leads to. Every relator leads every coset back to itself."
      return
    }
    let scan = film.scan(at: step - 1)
    self.scan = scan
    let last = step == film.steps.count ? Self.ending(film) : ""
    switch film.steps[step - 1] {
    case .definition(let coset, let letter, let new):
      style = .text
      let why =
        scan == nil
        ? film.strategy == .hlt ? "to complete its row" : "the first gap of the table"
        : "a gap on the way around"
      told = "New: coset \(new + 1) is \(Self.product(coset, letter, film)), \(why)." + last
    case .deduction(let coset, let letter, let image, let reason):
      style = .good
      let why =
        reason == .coincidence
        ? "it was an entry of a coset that is gone"
        : "one entry was missing, and both ends are known"
      told = "Deduced: \(Self.product(coset, letter, film)) = \(image + 1); \(why)." + last
    case .coincidence(let dead, let survivor, let reason):
      style = .warning
      let why =
        reason == .coincidence
        ? "their neighbours were found to be one"
        : "the word ends in both, read from its front and from its end"
      told =
        "Coincidence: cosets \(dead + 1) and \(survivor + 1) are one; \(why). "
        + "Row \(dead + 1) goes." + last
    case .renumbering(let survivors):
      style = .accent
      told = "The \(survivors.count) cosets that are left are numbered anew." + last
    }
  }

  /// A step in a few words.
  static func short(_ step: CosetStep, _ film: CosetFilm) -> String {
    switch step {
    case .definition(let coset, let letter, let new):
      "new \(new + 1) = \(product(coset, letter, film))"
    case .deduction(let coset, let letter, let image, _):
      "deduced \(product(coset, letter, film)) = \(image + 1)"
    case .coincidence(let dead, let survivor, _): "coincidence \(dead + 1) = \(survivor + 1)"
    case .renumbering: "numbered anew"
    }
  }

  private static func product(_ coset: Int, _ letter: Int, _ film: CosetFilm) -> String {
    "\(coset + 1)·\(film.name(of: letter))"
  }

  private static func ending(_ film: CosetFilm) -> String {
    if let index = film.index {
      return " Complete: no gap is left and every relator holds, so there are \(index) cosets."
    }
    return " Stopped at the limit: recorded with at most \(Answers.mostFilmedCosets) cosets; "
      + "“symtui cosets” counts further."
  }
}

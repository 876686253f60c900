// The cells as a picture.

/// `canvas` as a standalone SVG: a monospace grid of 8.4 × 18 units a cell, at font size 14.
public func svg(_ canvas: Canvas, theme: Theme) -> String {
  SVGWriter(canvas: canvas, theme: theme).document()
}

private struct SVGWriter {
  let canvas: Canvas
  let theme: Theme

  /// Colours of a cell, as `#rrggbb`.
  private struct Paint: Hashable {
    var foreground: String
    var background: String
    var bold: Bool
    var underline: Bool
  }

  private var paper: String { theme.palette.map { Cube.hex($0.background) } ?? "#ffffff" }

  func document() -> String {
    let (width, height) = (canvas.size.width, canvas.size.height)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(units(width))" height="\(height * 18)" \
      viewBox="0 0 \(units(width)) \(height * 18)" font-size="14" xml:space="preserve" \
      font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">
      <rect width="100%" height="100%" fill="\(paper)"/>

      """
    for y in 0..<height {
      for (range, paint) in runs(y) where paint.background != paper {
        text += "<rect x=\"\(units(range.lowerBound))\" y=\"\(y * 18)\""
        text += " width=\"\(units(range.count))\" height=\"18\" fill=\"\(paint.background)\"/>\n"
      }
    }
    for y in 0..<height {
      for (range, paint) in runs(y) { text += words(range, paint, row: y) }
    }
    return text + "</svg>\n"
  }

  /// One path for all that is drawn, and the words between, each with its place, so that columns
  /// hold in any font and in renderers that know neither `textLength` nor lists of places.
  private func words(_ range: Range<Int>, _ paint: Paint, row: Int) -> String {
    var shapes = ""
    var words: [Word] = []
    for x in range {
      let character = theme.shown(canvas[x, row].character, glyphs: canvas.glyphs)
      if let boxes = GlyphShape.boxes(character) {
        for box in boxes { shapes += path(box, column: x, row: row) }
      } else if let last = words.last, last.goes(on: character, at: x) {
        words[words.count - 1].characters.append(character)
      } else {
        words.append(Word(start: x, characters: [character]))
      }
    }
    if !shapes.isEmpty { shapes = "<path fill=\"\(paint.foreground)\" d=\"\(shapes)\"/>\n" }
    return shapes + words.map { element($0, paint, row: row) }.joined()
  }

  /// Characters that stand in one text element: neighbours in ASCII, or one that is not.
  private struct Word {
    let start: Int
    var characters: [Character]

    func goes(on next: Character, at column: Int) -> Bool {
      start + characters.count == column && next.isASCII && characters.allSatisfy(\.isASCII)
    }
  }

  /// A text element, unless it would show nothing.
  private func element(_ word: Word, _ paint: Paint, row: Int) -> String {
    if !paint.underline, word.characters.allSatisfy({ $0 == " " }) { return "" }
    var text = "<text y=\"\(row * 18 + 14)\" x=\"\(units(word.start))\""
    if word.characters.count > 1 {
      text += " textLength=\"\(units(word.characters.count))\" lengthAdjust=\"spacingAndGlyphs\""
    }
    text += " fill=\"\(paint.foreground)\""
    if paint.bold { text += " font-weight=\"bold\"" }
    if paint.underline { text += " text-decoration=\"underline\"" }
    return text + ">" + escaped(word.characters) + "</text>\n"
  }

  private func path(_ box: Rect, column: Int, row: Int) -> String {
    let (x, y) = (tenths(column * 84 + box.x), tenths(row * 180 + box.y))
    let (width, height) = (tenths(box.width), tenths(box.height))
    return "M\(x) \(y)h\(width)v\(height)h-\(width)z"
  }

  /// The row cut where the paint changes.
  private func runs(_ y: Int) -> [(Range<Int>, Paint)] {
    var runs: [(Range<Int>, Paint)] = []
    for x in 0..<canvas.size.width {
      let paint = paint(canvas[x, y].style)
      if let last = runs.last, last.1 == paint {
        runs[runs.count - 1].0 = last.0.lowerBound..<(x + 1)
      } else {
        runs.append((x..<(x + 1), paint))
      }
    }
    return runs
  }

  private func paint(_ style: Style) -> Paint {
    let look = theme.look(style, depth: .twoFiftySix)
    let ink = look.foreground.map(Cube.hex) ?? "#000000"
    let ground = look.background.map(Cube.hex) ?? paper
    return Paint(
      foreground: look.reverse ? ground : ink, background: look.reverse ? ink : ground,
      bold: look.bold, underline: look.underline)
  }

  /// `columns` cells in units: a cell is 8.4 wide.
  private func units(_ columns: Int) -> String { tenths(columns * 84) }

  private func tenths(_ count: Int) -> String {
    "\(count / 10)" + (count % 10 == 0 ? "" : ".\(count % 10)")
  }

  private func escaped(_ characters: [Character]) -> String {
    characters.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}

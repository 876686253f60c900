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

  /// One text element, with the place of every cell so that columns hold in any font.
  private func words(_ range: Range<Int>, _ paint: Paint, row: Int) -> String {
    let characters = range.map { theme.shown(canvas[$0, row].character, glyphs: canvas.glyphs) }
    if !paint.underline, characters.allSatisfy({ $0 == " " }) { return "" }
    var text = "<text y=\"\(row * 18 + 14)\" x=\"\(units(range.lowerBound))\""
    text += " textLength=\"\(units(range.count))\" lengthAdjust=\"spacingAndGlyphs\""
    text += " fill=\"\(paint.foreground)\""
    if paint.bold { text += " font-weight=\"bold\"" }
    if paint.underline { text += " text-decoration=\"underline\"" }
    return text + ">" + escaped(characters) + "</text>\n"
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

  /// `columns` cells in units, exact to a tenth: a cell is 8.4 wide.
  private func units(_ columns: Int) -> String {
    "\(columns * 84 / 10)" + (columns * 84 % 10 == 0 ? "" : ".\(columns * 84 % 10)")
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

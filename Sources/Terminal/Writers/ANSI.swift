// The cells as text with the terminal's escape sequences.

/// The rows of `canvas` as lines with SGR sequences (ECMA-48 §8.3.117), reset at the end of each.
public func ansi(_ canvas: Canvas, theme: Theme, depth: ColorDepth) -> String {
  var text = ""
  for y in 0..<canvas.size.height {
    var current = Look()
    for x in 0..<canvas.size.width {
      let cell = canvas[x, y]
      let look = theme.look(cell.style, depth: depth)
      if look != current {
        text += selectGraphics(look)
        current = look
      }
      text.append(theme.shown(cell.character, glyphs: canvas.glyphs))
    }
    text += current == Look() ? "\n" : "\u{1B}[0m\n"
  }
  return text
}

/// The sequence that selects `look`, whatever was selected before.
private func selectGraphics(_ look: Look) -> String {
  var codes = ["0"]
  if look.bold { codes.append("1") }
  if look.underline { codes.append("4") }
  if look.reverse { codes.append("7") }
  if let color = look.foreground { codes.append(code(color, base: 30)) }
  if let color = look.background { codes.append(code(color, base: 40)) }
  return "\u{1B}[" + codes.joined(separator: ";") + "m"
}

private func code(_ color: Int, base: Int) -> String {
  color < 8 ? "\(base + color)" : color < 16 ? "\(base + 52 + color)" : "\(base + 8);5;\(color)"
}

// Measuring and breaking text.

/// The columns `text` takes in a canvas: one a character, since a canvas replaces whatever is wider.
public func columns(of text: String) -> Int { text.count }

/// The columns `spans` take in a canvas.
public func columns(of spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.text.count } }

/// `text` in lines of at most `width` columns, broken between words.
///
/// A line break in the text stays one. A word longer than a line is cut. Blanks at the start of a
/// paragraph indent all of its lines.
public func wrap(_ text: String, width: Int) -> [String] {
  guard width > 0 else { return [] }
  return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    .flatMap { wrapParagraph($0, width: width) }
}

private func wrapParagraph(_ paragraph: Substring, width: Int) -> [String] {
  let blanks = paragraph.prefix { $0 == " " }
  let indent = blanks.count < width ? String(blanks) : ""
  let room = width - indent.count
  var lines: [String] = []
  var line = ""
  var length = 0
  for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
    if length > 0, length + 1 + word.count <= room {
      line += " " + word
      length += 1 + word.count
      continue
    }
    if length > 0 { lines.append(indent + line) }
    var rest = word
    while rest.count > room {
      lines.append(indent + rest.prefix(room))
      rest = rest.dropFirst(room)
    }
    line = String(rest)
    length = rest.count
  }
  if length > 0 || lines.isEmpty { lines.append(indent + line) }
  return lines
}

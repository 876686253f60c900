// A matrix of complex numbers as a table: numbers where they fit, else signs as colours.

import LinearAlgebra
import Terminal

/// A complex matrix, entry by entry. Entries that differ from another matrix can be marked, and
/// blocks on the diagonal set apart.
struct MatrixView {
  let matrix: ComplexMatrix
  /// Entries unlike these are errors.
  var against: ComplexMatrix?
  /// A square on the diagonal: its first row, its size, and the number of its colour.
  var blocks: [(start: Int, size: Int, colour: Int)] = []

  func draw(in rect: Rect, on canvas: inout Canvas) {
    let d = matrix.rows
    guard d > 0, rect.width > 3, rect.height > 1 else { return }
    let style = Writing(in: rect.width, of: matrix)
    let largest = max(1e-12, matrix.maximumMagnitude)
    let starts = blocks.dropFirst().map(\.start)
    var owner = [Int?](repeating: nil, count: d)
    for (k, block) in blocks.enumerated() {
      for row in block.start..<min(d, block.start + block.size) { owner[row] = k }
    }
    let colours = blocks.map(\.colour)
    let owners = owner
    let (matrix, against) = (matrix, against)
    let header: @Sendable (Int) -> Span = { k in
      let text = lastDigits(k + 1, style.width)
      return Span(text, owners[k].map { .element(colours[$0]) } ?? .muted)
    }
    var grid = GridView(
      rowCount: d, columnCount: d, cellWidth: style.width, header: header,
      rowHeader: { Span("\($0 + 1)", owners[$0].map { .element(colours[$0]) } ?? .muted) },
      cell: { i, j in
        let value = matrix[i, j]
        let size = (value.re * value.re + value.im * value.im).squareRoot()
        if let against {
          let other = against[i, j]
          let scale = max(1, largest)
          if max(abs(other.re - value.re), abs(other.im - value.im)) > 1e-9 * scale {
            return Span(style.text(value), Style(.error, bold: true, reverse: true))
          }
        }
        let isInside = owners[i] != nil && owners[i] == owners[j]
        if size < 1e-10 { return Span(isInside ? "0" : "·", isInside ? .text : .muted) }
        return Span(
          style.text(value), .diverging(level(leading(value) < 0 ? -size : size, of: largest)))
      })
    grid.countsFrom = 1
    // Blank lines between blocks where nothing else would have to go.
    let spare = min(
      rect.width - d * style.width - "\(d)".count - 1, rect.height - d - 2)
    if starts.count <= spare { grid.breaks = starts }
    grid.enlarge(toFill: rect, widest: max(style.width, 10))
    grid.draw(in: rect, on: &canvas)
  }

  /// The columns that a matrix takes with so many digits; where that is beyond `room`, more than that.
  static func naturalWidth(_ matrix: ComplexMatrix, _ digits: Int, atMost room: Int) -> Int {
    let d = matrix.rows
    let head = "\(d)".count + 1
    var widest = 1
    for i in 0..<d {
      for j in 0..<d { widest = max(widest, entryText(matrix[i, j], digits).count) }
      if (widest + 1) * d + head > room { return room + 1 }
    }
    return (widest + 1) * d + head
  }

  /// How entries are written.
  struct Writing: Sendable {
    /// Columns of a cell.
    let width: Int
    /// Digits after the point; nil where only a sign fits.
    let digits: Int?

    /// As many digits as fit.
    init(in room: Int, of matrix: ComplexMatrix) {
      let d = matrix.rows
      let free = room - "\(d)".count - 1
      for digits in [2, 1] {
        let natural = MatrixView.naturalWidth(matrix, digits, atMost: room)
        if natural <= room {
          (width, self.digits) = ((natural - "\(d)".count - 1) / d, digits)
          return
        }
      }
      (width, digits) = (2 * d <= free ? 2 : 1, nil)
    }

    func text(_ value: (re: Double, im: Double)) -> String {
      if let digits { return entryText(value, digits) }
      // + and - for what is mostly real, i and j for what is mostly i or -i.
      if abs(value.im) > abs(value.re) { return value.im > 0 ? "i" : "j" }
      return abs(value.re - 1) < 1e-9 ? "1" : value.re > 0 ? "+" : "-"
    }
  }
}

/// The larger of the parts.
private func leading(_ value: (re: Double, im: Double)) -> Double {
  abs(value.im) > abs(value.re) + 1e-12 ? value.im : value.re
}

/// 1, -0.50, i, ω², 0.31+0.95i: an entry as it is read. ω is exp(2πi/3).
func entryText(_ value: (re: Double, im: Double), _ digits: Int = 2) -> String {
  let least = digits == 1 ? 5e-2 : 5e-3
  func number(_ x: Double) -> String {
    x.magnitude >= 1e5
      ? short(x, significant: 3) : abs(x - x.rounded()) < 1e-9 ? fixed(x, 0) : fixed(x, digits)
  }
  if value.im.magnitude < 1e-9 {
    return value.re.magnitude < 1e-9 ? "·" : number(value.re)
  }
  if let name = rootName(value) { return name }
  let isUnit = abs(value.im.magnitude - 1) < 1e-9
  let imaginary = (isUnit ? (value.im < 0 ? "-" : "") : number(value.im)) + "i"
  if value.re.magnitude < least { return imaginary }
  if value.im.magnitude < least { return number(value.re) }
  return number(value.re) + (value.im < 0 ? "" : "+") + imaginary
}

/// ω, ω² and their negatives.
private func rootName(_ value: (re: Double, im: Double)) -> String? {
  guard abs(value.re.magnitude - 0.5) < 1e-9,
    abs(value.im.magnitude - 0.75.squareRoot()) < 1e-9
  else { return nil }
  let isSquare = (value.im < 0) == (value.re < 0)
  return (value.re < 0 ? "" : "-") + (isSquare ? "ω²" : "ω")
}

extension ComplexMatrix {
  /// Whether an entry is written with ω.
  var isWrittenWithOmega: Bool {
    zip(re.elements, im.elements).contains { rootName((re: $0, im: $1)) != nil }
  }
}

// A basis as a picture: weight classes in colours and numbers, or its matrices side by side.

import Engine
import Representations
import Terminal

/// The pattern of W, or of each basis matrix where there are no weight classes, as station 4 colours it.
struct BasisPicture {
  /// So many entries are drawn at most, each in a cell of its own.
  static let mostEntries = 1 << 14
  /// Matrices stand side by side up to so many columns of the screen.
  private static let widest = 120

  private let headings: [String]
  private var blocks: [Block] = []

  /// A matrix with numbers along its edges.
  private struct Block {
    let title: String
    let rows: Int
    let columns: Int
    let cell: (Int, Int) -> Span
    let width: Int

    var edge: Int { "\(rows)".count }
    var size: Size {
      Size(width: max(columns(of: title), edge + 2 + width * columns), height: rows + 3)
    }

    private func columns(of text: String) -> Int { Terminal.columns(of: text) }

    init(_ title: String, rows: Int, columns: Int, cell: @escaping (Int, Int) -> Span) {
      self.title = title
      self.rows = rows
      self.columns = columns
      self.cell = cell
      var width = "\(columns)".count
      for i in 0..<rows { for j in 0..<columns { width = max(width, cell(i, j).text.count) } }
      self.width = width + 2
    }

    func draw(x: Int, y: Int, on canvas: inout Canvas) {
      canvas.put(title, x: x, y: y, .title)
      for j in 0..<columns { put(Span("\(j + 1)", .muted), x, y, 0, j + 1, on: &canvas) }
      for i in 0..<rows {
        let number = "\(i + 1)"
        canvas.put(number, x: x + edge - number.count, y: y + i + 2, .muted)
        for j in 0..<columns { put(cell(i, j), x, y, i + 1, j + 1, on: &canvas) }
      }
    }

    private func put(_ span: Span, _ x: Int, _ y: Int, _ i: Int, _ j: Int, on canvas: inout Canvas)
    {
      let left = x + edge + 1 + (j - 1) * width
      canvas.fill(Rect(x: left, y: y + 1 + i, width: width, height: 1), " ", span.style)
      canvas.put(span.text, x: left + (width - span.text.count) / 2, y: y + 1 + i, span.style)
    }
  }

  /// Throws `EngineError.limit` beyond `mostEntries`.
  init(_ basis: EquivariantBasis, isComplex: Bool) throws {
    let (rows, columns) = (basis.dimensionOut, basis.dimensionIn)
    let matrices = basis.classes == nil ? max(1, basis.dimension) : 1
    let (square, overflow) = rows.multipliedReportingOverflow(by: columns)
    let (entries, overflows) = square.multipliedReportingOverflow(by: matrices)
    guard !overflow, !overflows, entries <= Self.mostEntries else {
      let many = overflow || overflows ? "more than 2^63" : "\(entries)"
      throw EngineError.limit(
        "a picture would have \(many) entries, and the limit is \(Self.mostEntries); "
          + ".npz, .safetensors and .csv hold more")
    }
    let parameters = basis.dimension == 1 ? "1 parameter" : "\(basis.dimension) parameters"
    let key: String
    if basis.dimension == 0 {
      key = "only W = 0 commutes with the group"
    } else if basis.classes != nil {
      let minus = basis.signs == nil ? "" : "; a minus sign: its negative"
      key = "same colour and number: one weight\(minus); · is 0"
    } else {
      key = "W is a sum of these, each times a number; · is 0"
    }
    headings = [
      "W : \(basis.input) → \(basis.output) of \(basis.group)",
      "\(parameters) instead of \(square)\(isComplex ? ", complex numbers" : "")", key,
    ]
    if let classes = basis.classes {
      let signs = basis.signs
      blocks = [
        Block("W", rows: rows, columns: columns) { i, j in
          let place = i * columns + j
          let number = Int(classes[place])
          if number == 0 { return Span("·", .muted) }
          let sign = (signs?[place] ?? 1) < 0 ? "-" : ""
          return Span("\(sign)\(number)", .element(number - 1))
        }
      ]
      return
    }
    blocks = (0..<basis.dimension).map { k in
      let matrix = basis.complexMatrix(k)
      let largest = matrix.maximumMagnitude
      let formula = basis.formula(k).map { " = \($0)" } ?? ""
      return Block("W\(k + 1)\(formula)", rows: rows, columns: columns) { i, j in
        let (re, im) = matrix[i, j]
        let size = (re * re + im * im).squareRoot()
        if size <= 1e-12 * largest { return Span("·", .muted) }
        let step = level(im == 0 ? re : size, of: largest)
        return Span(im == 0 ? number(re) : Self.complex(re, im), .diverging(step))
      }
    }
  }

  /// `0.354-0.354i`.
  private static func complex(_ re: Double, _ im: Double) -> String {
    if abs(im) < 5e-4 { return number(re) }
    let sign = im < 0 ? "-" : abs(re) < 5e-4 ? "" : "+"
    return (abs(re) < 5e-4 ? "" : number(re)) + sign + number(abs(im)) + "i"
  }

  /// The picture as a document of its own. Throws where it has more cells than any canvas.
  func svg() throws -> String {
    var places: [(block: Block, x: Int, y: Int)] = []
    var (x, y, height, width) = (1, headings.count + 1, 0, headings.map(columns(of:)).max() ?? 0)
    for block in blocks {
      if x > 1, x + block.size.width > Self.widest { (x, y, height) = (1, y + height, 0) }
      places.append((block, x, y))
      x += block.size.width + 3
      height = max(height, block.size.height)
      width = max(width, x - 3)
    }
    let size = Size(width: width + 2, height: y + height)
    guard var canvas = Canvas(picture: size) else { throw CommandFailure.tooLarge(picture: size) }
    for (line, heading) in headings.enumerated() {
      canvas.put(heading, x: 1, y: line, line == 0 ? .title : .muted)
    }
    for (block, x, y) in places { block.draw(x: x, y: y, on: &canvas) }
    return Terminal.svg(canvas, theme: .light)
  }
}

// The left panel of station 4: tied weights, a basis matrix with its formula, a random member.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

/// Entries of W by the weight that they are.
struct ClassPattern: Sendable {
  let rows: Int
  let columns: Int
  /// From 1; 0 where forced to zero, `[rows × columns]`.
  let classes: [Int32]
  let signs: [Int8]?
  /// The number of weights.
  let count: Int
}

extension WeightsScreen {
  /// The tied weights as they fill `rect`, on the page with the cursor.
  func classesGrid(_ basis: EquivariantBasis, _ world: World, in rect: Rect) -> GridView? {
    guard let classes = basis.classes else { return nil }
    let pattern = ClassPattern(
      rows: basis.dimensionOut, columns: basis.dimensionIn, classes: classes, signs: basis.signs,
      count: basis.dimension)
    return grid(
      pattern, world, image: Self.image(of: world.selection.entry, by: world.selection.a, world),
      in: rect)
  }

  /// A pattern on the page with the cursor; `image` is where the element sends the entry.
  func grid(
    _ pattern: ClassPattern, _ world: World, image: MatrixEntry?, in rect: Rect
  ) -> GridView {
    let (columns, classes, signs) = (pattern.columns, pattern.classes, pattern.signs)
    let entry = world.selection.entry
    let place = entry.row * columns + entry.column
    let own = classes.indices.contains(place) ? Int(classes[place]) : 0
    let digits = "\(pattern.count)".count + (signs == nil ? 0 : 1)
    let fits = { (width: Int) in (width * columns) + 5 <= rect.width }
    let width = fits(digits + 2) ? digits + 2 : fits(digits + 1) ? digits + 1 : fits(2) ? 2 : 1
    var grid = GridView(
      rowCount: pattern.rows, columnCount: columns, cellWidth: width,
      cursor: GridView.Index(row: entry.row, column: entry.column),
      header: { Span(columnLabel($0 + 1, width), .muted) },
      rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let place = i * columns + j
        let number = Int(classes[place])
        guard number > 0 else { return Span("·", .muted) }
        let sign = signs.map { $0[place] < 0 ? "-" : "" } ?? ""
        let text = digits <= width ? "\(sign)\(number)" : number == own ? "•" : ""
        if let image, image.row == i, image.column == j {
          return Span(text, Style(.element(number - 1), bold: true, reverse: true))
        }
        var style = Style.element(number - 1)
        if number == own { style.bold = true; style.underline = true }
        return Span(text, style)
      })
    grid.countsFrom = 1
    grid.enlarge(toFill: rect, widest: 14)
    grid.turnToPage(in: rect)
    return grid
  }

  /// Of an exact basis only the cells in sight are looked at; others are small enough to be built.
  func drawBasis(
    _ basis: EquivariantBasis, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let k = min(max(0, world.selection.basisIndex), basis.dimension - 1)
    var body = rect
    if let formula = basis.formula(k), rect.height > 6 {
      let line = body.cutTop(1)
      canvas.put(
        [Span("W = ", .muted), Span(formula, Style(.accent, bold: true))], x: line.x + 1, y: line.y,
        maxWidth: line.width - 1)
    }
    guard let classes = basis.classes else {
      guard basis.dimensionIn * basis.dimensionOut <= 1 << 22 else {
        canvas.put("too large to draw", x: body.x, y: body.y, .warning)
        return
      }
      return drawSigned(basis.matrix(k), world, in: body, on: &canvas)
    }
    let (columns, signs) = (basis.dimensionIn, basis.signs)
    drawSigned(rows: basis.dimensionOut, columns: columns, largest: 1, world, in: body, on: &canvas)
    {
      let place = $0 * columns + $1
      return Int(classes[place]) == k + 1 ? Double(signs?[place] ?? 1) : 0
    }
  }

  func drawSample(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    if let sample = world.equivariantSample {
      drawSigned(sample, world, in: rect, on: &canvas)
    } else {
      canvas.put("too large to draw a random member", x: rect.x, y: rect.y, .warning)
    }
  }

  func drawSigned(
    _ matrix: Matrix, hasKey: Bool = true, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    // Entries of W are about 1; what rounding leaves of a zero is drawn as one.
    let rounding = 1e-12
    drawSigned(
      rows: matrix.rows, columns: matrix.columns, largest: matrix.maximumMagnitude, hasKey: hasKey,
      world, in: rect, on: &canvas
    ) { abs(matrix[$0, $1]) < rounding ? 0 : matrix[$0, $1] }
  }

  func drawSigned(
    rows: Int, columns: Int, largest: Double, hasKey: Bool = true, _ world: World, in rect: Rect,
    on canvas: inout Canvas, value: @escaping @Sendable (Int, Int) -> Double
  ) {
    let entry = world.selection.entry
    let width = columns * 7 + 4 <= rect.width ? 7 : columns * 2 + 4 <= rect.width ? 2 : 1
    var body = rect
    let key = body.cutBottom(hasKey && rect.height > 6 ? 1 : 0)
    var grid = GridView(
      rowCount: rows, columnCount: columns, cellWidth: width,
      cursor: GridView.Index(row: entry.row, column: entry.column),
      header: { Span(columnLabel($0 + 1, width), .muted) },
      rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let value = value(i, j)
        let text = width >= 7 ? number(value) : value == 0 ? "·" : value > 0 ? "+" : "-"
        return Span(text, value == 0 ? .muted : .diverging(level(value, of: largest)))
      })
    grid.countsFrom = 1
    grid.enlarge(toFill: body, widest: 9)
    grid.turnToPage(in: body)
    grid.draw(in: body, on: &canvas)
    let isInside = entry.row < rows && entry.column < columns
    drawKey(largest, entry: isInside ? value(entry.row, entry.column) : 0, in: key, on: &canvas)
  }

  private func drawKey(_ largest: Double, entry: Double, in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    var x = rect.x + canvas.put("\(short(-largest)) ", x: rect.x, y: rect.y, .muted)
    for step in -4...4 {
      canvas.put(step < 0 ? "- " : step > 0 ? "+ " : "· ", x: x, y: rect.y, .diverging(step))
      x += 2
    }
    canvas.put(
      " \(short(largest))   here \(number(entry))", x: x, y: rect.y, .muted,
      maxWidth: max(0, rect.maxX - x))
  }
}

// Axes and curves of a chart, once it is known where they go.

struct ChartDrawing {
  let chart: LineChart
  let curves: ChartCurves
  /// The cells inside the axes.
  let plot: Rect
  let x: Axis
  let y: Axis
  /// Braille and blocks become ASCII on a canvas that has no others.
  let style: ChartStyle

  private var grid: DotGrid { DotGrid(style: style, width: plot.width, height: plot.height) }

  func drawAxes(labelWidth: Int, on canvas: inout Canvas) {
    let axisX = plot.x - 1
    let axisY = plot.maxY
    for row in plot.y..<axisY { canvas[axisX, row] = Cell("│", .border) }
    for column in plot.x..<plot.maxX { canvas[column, axisY] = Cell("─", .border) }
    canvas[axisX, axisY] = Cell("└", .border)
    // Where ticks share a row, the ends win.
    var rows: Set<Int> = []
    for tick in y.ticks.prefix(1) + y.ticks.dropFirst().reversed() {
      let row = plot.y + grid.row(y.position(tick.value))
      guard rows.insert(row).inserted else { continue }
      let label = tick.label.prefix(labelWidth)
      canvas.put(String(label), x: axisX - label.count, y: row, .muted)
      canvas[axisX, row] = Cell("┤", .border)
    }
    var taken = 0..<0
    if let cursor = cursorColumn, let value = chart.cursorX {
      let label = Numerals.short(value)
      let start = labelStart(label, under: cursor)
      canvas.put(label, x: start, y: axisY + 1, .cursor)
      taken = (start - 1)..<(start + label.count + 1)
    }
    var free = plot.x - labelWidth - 1
    for tick in x.ticks {
      let column = plot.x + grid.column(x.position(tick.value))
      canvas[column, axisY] = Cell("┬", .border)
      let start = labelStart(tick.label, under: column)
      let end = start + tick.label.count
      guard start >= free, !taken.overlaps(start..<end) else { continue }
      canvas.put(tick.label, x: start, y: axisY + 1, .muted)
      free = end + 1
    }
    if let cursor = cursorColumn { canvas[cursor, axisY] = Cell("┴", .accent) }
  }

  /// Where a label centred under `column` begins, moved inwards at the ends of the axis.
  private func labelStart(_ label: String, under column: Int) -> Int {
    max(plot.x - 1, min(column - label.count / 2, plot.maxX - label.count))
  }

  private var cursorColumn: Int? {
    guard let value = chart.cursorX, Axis.shows(value, log: x.isLog), value >= x.low,
      value <= x.high
    else { return nil }
    return plot.x + grid.column(x.position(value))
  }

  func drawCurves(on canvas: inout Canvas) {
    if let cursor = cursorColumn {
      for row in plot.y..<plot.maxY { canvas[cursor, row] = Cell("│", .accent) }
    }
    var raster = Raster(grid)
    for (k, series) in chart.series.enumerated() {
      if let raw = curves.raw[k] { trace(raw, of: series, faint: true, into: &raster) }
    }
    for (k, series) in chart.series.enumerated() {
      trace(curves.strong[k], of: series, faint: false, into: &raster)
    }
    raster.draw(at: Point(x: plot.x, y: plot.y), on: &canvas)
    for k in chart.series.indices { drawMarkers(k, on: &canvas) }
    drawBelow(on: &canvas)
  }

  private func trace(
    _ points: ChartCurves.Points, of series: LineChart.Series, faint: Bool,
    into raster: inout Raster
  ) {
    let role = faint ? faintRole(series.role) : series.role
    var last: Point?
    for point in points {
      guard let dot = dot(point) else {
        last = nil
        continue
      }
      raster.line(from: last ?? dot, to: dot, role: role, faint: faint, marker: series.marker)
      last = dot
    }
  }

  private func faintRole(_ role: Role) -> Role {
    if case .series(let k) = role { .faint(k) } else { .muted }
  }

  /// The dot of a point that both axes can show.
  private func dot(_ point: (x: Double, y: Double)) -> Point? {
    guard Axis.shows(point.x, log: x.isLog), Axis.shows(point.y, log: y.isLog) else { return nil }
    return grid.dot(x: x.position(point.x), y: y.position(point.y))
  }

  /// The curve's glyph at each point if there are few, else every dozen columns, staggered.
  private func drawMarkers(_ k: Int, on canvas: inout Canvas) {
    let cells = curves.strong[k].compactMap { dot($0) }.map { grid.cell(of: $0) }
    let series = chart.series[k]
    func mark(_ cell: Point) {
      // Cut out of a thick line, on top of a thin one.
      let look = Style(series.role, bold: true, reverse: style == .halfBlock)
      canvas[plot.x + cell.x, plot.y + cell.y] = Cell(series.marker, look)
    }
    if cells.count * 4 <= plot.width {
      cells.forEach(mark)
      return
    }
    var path = Raster(grid)
    trace(curves.strong[k], of: series, faint: false, into: &path)
    let pitch = max(8, min(16, plot.width / 4))
    let offset = pitch / 2 + k * max(1, pitch / max(1, chart.series.count))
    for column in stride(from: offset % pitch, to: plot.width, by: pitch) {
      if let row = path.row(inColumn: column) { mark(Point(x: column, y: row)) }
    }
  }

  /// Marks at the low ends for what a logarithmic axis cannot show.
  private func drawBelow(on canvas: inout Canvas) {
    for point in chart.series.flatMap(\.points) {
      guard Axis.shows(point.x, log: false), Axis.shows(point.y, log: false) else { continue }
      let (inX, inY) = (Axis.shows(point.x, log: x.isLog), Axis.shows(point.y, log: y.isLog))
      if inX, inY { continue }
      let dot = grid.dot(x: inX ? x.position(point.x) : 0, y: inY ? y.position(point.y) : 0)
      let cell = grid.cell(of: dot)
      canvas[plot.x + cell.x, plot.y + cell.y] = Cell(inY ? "◂" : "▾", .warning)
    }
  }
}

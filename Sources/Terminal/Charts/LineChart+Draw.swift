// Laying out and drawing a chart.

extension LineChart {
  /// Draws the chart into `rect`.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !rect.isEmpty else { return }
    let curves = ChartCurves(self)
    let hasAxes = rect.width >= 16 && rect.height >= 5
    var plot = rect
    var belowLabel: Rect?
    if hasAxes {
      let isTall = rect.height >= 12
      let legend = ChartLegend(self, curves, namesX: !isTall)
      let rows = legend.rows(width: rect.width, limit: max(1, min(4, rect.height / 4)))
      for row in rows {
        let line = plot.cutTop(1)
        canvas.put(row, x: line.x, y: line.y, maxWidth: line.width)
      }
      if isTall, !xLabel.isEmpty { belowLabel = plot.cutBottom(1) }
    }
    guard let range = curves.range else {
      canvas.put(
        "no data yet", x: plot.x, y: plot.y + plot.height / 2, .muted, maxWidth: plot.width)
      return
    }
    let y = yAxis(range.y, height: hasAxes ? plot.height - 2 : plot.height)
    let labelWidth = hasAxes ? min(y.ticks.map(\.label.count).max() ?? 0, rect.width / 3) : 0
    if hasAxes {
      _ = plot.cutLeft(labelWidth + 1)
      _ = plot.cutBottom(2)
    }
    let x = xAxis(range.x, width: plot.width)
    let drawing = ChartDrawing(
      chart: self, curves: curves, plot: plot, x: x, y: y,
      style: canvas.glyphs == .ascii ? .ascii : style)
    if hasAxes { drawing.drawAxes(labelWidth: labelWidth, on: &canvas) }
    drawing.drawCurves(on: &canvas)
    if let belowLabel {
      let start = plot.x + max(0, (plot.width - columns(of: xLabel)) / 2)
      canvas.put(xLabel, x: start, y: belowLabel.y, .muted, maxWidth: rect.maxX - start)
    }
  }

  /// The vertical axis: evenly spaced if that can be, else with at most eight ticks, at least two
  /// rows apart.
  private func yAxis(_ range: ClosedRange<Double>, height: Int) -> Axis {
    let even = Axis(from: range.lowerBound, to: range.upperBound, log: yLog, rows: height)
    if let even { return even }
    var count = min(8, max(2, height / 2))
    while true {
      let axis = Axis(
        from: range.lowerBound, to: range.upperBound, log: yLog, count: count, snapped: true)
      let gap = zip(axis.ticks, axis.ticks.dropFirst()).map {
        (axis.position($1.value) - axis.position($0.value)) * Double(height - 1)
      }
      if count <= 2 || gap.allSatisfy({ $0 >= 1.5 }) { return axis }
      count -= 1
    }
  }

  /// The horizontal axis with as many ticks as have room for their labels.
  private func xAxis(_ range: ClosedRange<Double>, width: Int) -> Axis {
    var count = max(2, width / 8)
    while true {
      let axis = Axis(
        from: range.lowerBound, to: range.upperBound, log: xLog, count: count, snapped: false)
      let widest = axis.ticks.map(\.label.count).max() ?? 0
      if count <= 2 || axis.ticks.count * (widest + 2) <= width { return axis }
      count -= 1
    }
  }
}

/// What a chart draws, with its extent.
struct ChartCurves {
  typealias Points = [(x: Double, y: Double)]

  /// The strong curves: smoothed where the chart smooths.
  let strong: [Points]
  /// The raw curves where they differ from the strong ones.
  let raw: [Points?]
  /// The extent of all points that the axes can show; `nil` without any.
  let range: (x: ClosedRange<Double>, y: ClosedRange<Double>)?
  /// Points with x or y ≤ 0 on a logarithmic axis.
  let belowX: Int
  let belowY: Int
  /// Points that are not finite.
  let notFinite: Int

  init(_ chart: LineChart) {
    let factor = chart.factor
    raw = chart.series.map { factor > 0 && $0.smoothed ? $0.points : nil }
    strong = chart.series.map {
      factor > 0 && $0.smoothed ? LineChart.smooth($0.points, factor: factor) : $0.points
    }
    var (lowX, highX) = (Double.infinity, -Double.infinity)
    var (lowY, highY) = (Double.infinity, -Double.infinity)
    var (belowX, belowY, notFinite) = (0, 0, 0)
    for points in chart.series.map(\.points) {
      for point in points {
        guard Axis.shows(point.x, log: false), Axis.shows(point.y, log: false) else {
          notFinite += 1
          continue
        }
        let (inX, inY) = (
          Axis.shows(point.x, log: chart.xLog), Axis.shows(point.y, log: chart.yLog)
        )
        if !inX { belowX += 1 }
        if !inY { belowY += 1 }
        if inX { (lowX, highX) = (min(lowX, point.x), max(highX, point.x)) }
        if inY { (lowY, highY) = (min(lowY, point.y), max(highY, point.y)) }
      }
    }
    (self.belowX, self.belowY, self.notFinite) = (belowX, belowY, notFinite)
    guard belowX + belowY > 0 || lowX <= highX else {
      range = nil
      return
    }
    // Nothing positive on a logarithmic axis: any range will do, everything is marked at its end.
    range = (lowX <= highX ? lowX...highX : 1...10, lowY <= highY ? lowY...highY : 1...10)
  }
}

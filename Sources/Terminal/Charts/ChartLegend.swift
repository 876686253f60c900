// The lines above a chart: what is measured, which curve is which, what was left out.

struct ChartLegend {
  private let chart: LineChart
  private let curves: ChartCurves
  private let yName: String

  init(_ chart: LineChart, _ curves: ChartCurves, yName: String) {
    self.chart = chart
    self.curves = curves
    self.yName = yName
  }

  /// At most `limit` rows of at most `width` columns; names are shortened as far as they must.
  func rows(width: Int, limit: Int) -> [[Span]] {
    for nameWidth in [width, 12, 8, 5] {
      let rows = flow(entries(nameWidth: nameWidth), width: width)
      if rows.count <= limit { return rows }
    }
    return Array(flow(entries(nameWidth: 3), width: width).prefix(limit))
  }

  private func entries(nameWidth: Int) -> [[Span]] {
    var entries: [[Span]] = []
    if !yName.isEmpty { entries.append([Span(yName, .muted)]) }
    if let note = notes, !note.isEmpty { entries += note }
    for (k, series) in chart.series.enumerated() {
      var entry = [
        Span(String(series.marker), Style(series.role, bold: true)),
        Span(" " + shortened(series.name, to: nameWidth)),
      ]
      if let x = chart.cursorX, let value = LineChart.value(of: curves.strong[k], at: x) {
        entry.append(Span(" " + Numerals.short(value), .accent))
      }
      entries.append(entry)
    }
    if chart.factor > 0 {
      entries.append([Span("smoothed \(Numerals.short(chart.factor)), raw faint", .muted)])
    }
    return entries
  }

  private var notes: [[Span]]? {
    var notes: [[Span]] = []
    if curves.belowY > 0 { notes.append([Span("▾ \(curves.belowY) ≤ 0", .warning)]) }
    if curves.belowX > 0 { notes.append([Span("◂ \(curves.belowX) ≤ 0", .warning)]) }
    if curves.notFinite > 0 { notes.append([Span("\(curves.notFinite) not finite", .warning)]) }
    return notes
  }

  private func shortened(_ name: String, to width: Int) -> String {
    name.count <= width ? name : name.prefix(max(0, width - 1)) + "…"
  }

  /// Entries side by side, two blanks apart, broken into rows.
  private func flow(_ entries: [[Span]], width: Int) -> [[Span]] {
    var rows: [[Span]] = []
    var row: [Span] = []
    var used = 0
    for entry in entries {
      let needed = columns(of: entry)
      if !row.isEmpty, used + 2 + needed > width {
        rows.append(row)
        (row, used) = ([], 0)
      }
      if !row.isEmpty {
        row.append("  ")
        used += 2
      }
      row += entry
      used += needed
    }
    if !row.isEmpty { rows.append(row) }
    return rows
  }
}

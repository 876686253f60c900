// The lines above a chart: what is measured, which curve is which, what was left out.

struct ChartLegend {
  private let chart: LineChart
  private let curves: ChartCurves
  private let namesX: Bool

  /// The legend; with `namesX` it also names the horizontal axis, for want of a row below.
  init(_ chart: LineChart, _ curves: ChartCurves, namesX: Bool) {
    self.chart = chart
    self.curves = curves
    self.namesX = namesX
  }

  /// At most `limit` rows of at most `width` columns; words are shortened as far as they must.
  func rows(width: Int, limit: Int) -> [[Span]] {
    let attempts = [(true, width), (false, width), (false, 12), (false, 8), (false, 5), (false, 3)]
    var rows: [[Span]] = []
    for (isWordy, nameWidth) in attempts {
      rows = flow(entries(isWordy: isWordy, nameWidth: nameWidth), width: width)
      if rows.count <= (isWordy ? 1 : limit) { break }
    }
    return Array(rows.prefix(limit))
  }

  private func entries(isWordy: Bool, nameWidth: Int) -> [[Span]] {
    var entries: [[Span]] = []
    if !chart.yLabel.isEmpty {
      let both = namesX && isWordy && !chart.xLabel.isEmpty
      entries.append([Span(both ? "\(chart.yLabel) over \(chart.xLabel)" : chart.yLabel, .muted)])
    }
    if chart.factor > 0 {
      let words = "smoothed \(Numerals.short(chart.factor))" + (isWordy ? ", raw faint" : "")
      entries.append([Span(words, .muted)])
    }
    entries += notes
    for (k, series) in chart.series.enumerated() where chart.namesCurves {
      var entry = [
        Span(String(series.marker), Style(series.role, bold: true)),
        Span(" " + shortened(series.name, to: nameWidth)),
      ]
      if let x = chart.cursorX, let value = LineChart.value(of: curves.strong[k], at: x) {
        entry.append(Span(" " + Numerals.short(value), .accent))
      }
      entries.append(entry)
    }
    return entries
  }

  private var notes: [[Span]] {
    var notes: [[Span]] = []
    if curves.belowY > 0 {
      notes.append([
        Span("▾ \(curves.belowY) value\(curves.belowY == 1 ? "" : "s") ≤ 0", .warning)
      ])
    }
    if curves.belowX > 0 {
      let name = chart.xLabel.isEmpty ? "x" : chart.xLabel
      notes.append([Span("◂ \(curves.belowX) at \(name) ≤ 0", .warning)])
    }
    if curves.notFinite > 0 { notes.append([Span("\(curves.notFinite) not finite", .warning)]) }
    return notes
  }

  /// `name` in `width` columns: cut at its end, or in its middle where ends tell names apart.
  private func shortened(_ name: String, to width: Int) -> String {
    guard name.count > width else { return name }
    let kept = name.prefix(max(0, width - 1))
    let isUnique = chart.series.filter { $0.name.hasPrefix(kept) }.count == 1
    if isUnique || width < 3 { return kept + "…" }
    return name.prefix(width / 2) + "…" + name.suffix(width - width / 2 - 1)
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

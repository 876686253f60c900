// Curves over axes.

/// Curves with round ticks, a legend by marker and name, and honest logarithmic axes.
///
/// Values that are not finite leave a gap and are counted. On a logarithmic axis values ≤ 0 are
/// marked at its low end and counted. With smoothing the raw curve stays visible, faint, and the
/// factor is shown. Legible from 30 × 8 on; below 16 × 5 only the curves are drawn.
public struct LineChart: Sendable {
  /// One curve.
  public struct Series: Sendable {
    /// Its name in the legend.
    public var name: String
    /// Its glyph in the legend and on the curve.
    public var marker: Character
    /// Its colour.
    public var role: Role
    /// Its points, in the order in which they are joined.
    public var points: [(x: Double, y: Double)]
    /// Whether the chart's smoothing applies to it.
    public var smoothed: Bool

    /// A curve.
    public init(
      name: String, marker: Character, role: Role, points: [(x: Double, y: Double)],
      smoothed: Bool = true
    ) {
      self.name = name
      self.marker = marker
      self.role = role
      self.points = points
      self.smoothed = smoothed
    }

    /// Curve number `k`, with the marker and the colour that belong to `k`.
    public init(
      _ k: Int, name: String, points: [(x: Double, y: Double)], smoothed: Bool = true
    ) {
      let marker = LineChart.markers[floorDivision(k, by: LineChart.markers.count).remainder]
      self.init(
        name: name, marker: marker, role: .series(k), points: points, smoothed: smoothed)
    }
  }

  /// The glyphs that tell curves apart; their ASCII twins differ too.
  public static let markers: [Character] = ["●", "○", "■", "□", "▲", "△", "◆", "◇"]

  /// The curves, the last one on top.
  public var series: [Series]
  /// What the horizontal axis counts.
  public var xLabel: String
  /// What the vertical axis measures.
  public var yLabel: String
  /// Whether the horizontal axis is logarithmic.
  public var xLog: Bool
  /// Whether the vertical axis is logarithmic.
  public var yLog: Bool
  /// How curves are drawn; an ASCII canvas draws them in ASCII.
  public var style: ChartStyle
  /// The weight of the past, 0 (raw) ..< 1.
  public var smoothing: Double
  /// Where to read off the curves.
  public var cursorX: Double?
  /// Whether the legend names the curves; not needed where a table beside the chart has their markers.
  public var namesCurves = true

  /// A chart.
  public init(
    series: [Series], xLabel: String = "", yLabel: String = "", xLog: Bool = false,
    yLog: Bool = false, style: ChartStyle = .braille, smoothing: Double = 0,
    cursorX: Double? = nil
  ) {
    self.series = series
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.xLog = xLog
    self.yLog = yLog
    self.style = style
    self.smoothing = smoothing
    self.cursorX = cursorX
  }

  /// The exponential moving average of `points` with weight `factor` on the past, corrected for its
  /// start as in TensorBoard; values that are not finite stay and do not count.
  static func smooth(_ points: [(x: Double, y: Double)], factor: Double) -> [(
    x: Double, y: Double
  )] {
    let factor = min(max(0, factor), 0.999_999)
    var (average, weight) = (0.0, 0.0)
    return points.map { point in
      guard point.y.isFinite else { return point }
      average = factor * average + (1 - factor) * point.y
      weight = factor * weight + (1 - factor)
      return (point.x, average / weight)
    }
  }

  /// The chart's smoothing as it applies: 0 when there is none.
  var factor: Double { smoothing.isFinite && smoothing > 0 ? min(smoothing, 0.999_999) : 0 }

  /// The value of a curve at the point nearest to `x`; `nil` before its first and after its last.
  static func value(of points: [(x: Double, y: Double)], at x: Double) -> Double? {
    let known = points.filter { $0.x.isFinite && $0.y.isFinite }
    guard known.contains(where: { $0.x <= x }), known.contains(where: { $0.x >= x }) else {
      return nil
    }
    return known.min { abs($0.x - x) < abs($1.x - x) }?.y
  }
}

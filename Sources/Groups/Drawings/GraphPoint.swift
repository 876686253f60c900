/// A place in a picture: (0, 0) at the upper left, (1, 1) at the lower right.
public struct GraphPoint: Hashable, Sendable {
  /// From the left.
  public var x: Double
  /// From the top.
  public var y: Double

  /// A place.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y) }
  static func * (s: Double, a: Self) -> Self { Self(x: s * a.x, y: s * a.y) }

  var length: Double { (x * x + y * y).squareRoot() }

  /// Turned about the origin, from the x axis towards the y axis.
  func turned(cosine: Double, sine: Double) -> Self {
    Self(x: cosine * x - sine * y, y: sine * x + cosine * y)
  }
}

extension [GraphPoint] {
  /// Moved and stretched so that both coordinates fill 0 … 1; a coordinate without extent is 1/2.
  func fillingTheSquare() -> [GraphPoint] {
    let (x, y) = (range(\.x), range(\.y))
    func place(_ value: Double, in range: (low: Double, high: Double)) -> Double {
      let extent = range.high - range.low
      return extent < 1e-9 ? 0.5 : (value - range.low) / extent
    }
    return map { GraphPoint(x: place($0.x, in: x), y: place($0.y, in: y)) }
  }

  /// Moved and stretched so that the first point is in the middle of the square, and all are inside.
  func centredOnTheFirst() -> [GraphPoint] {
    guard let centre = first else { return [] }
    let (dx, dy) = (
      map { abs($0.x - centre.x) }.max() ?? 0, map { abs($0.y - centre.y) }.max() ?? 0
    )
    return map {
      GraphPoint(
        x: 0.5 + (dx < 1e-9 ? 0 : ($0.x - centre.x) / dx / 2),
        y: 0.5 + (dy < 1e-9 ? 0 : ($0.y - centre.y) / dy / 2))
    }
  }

  private func range(_ coordinate: KeyPath<GraphPoint, Double>) -> (low: Double, high: Double) {
    let values = map { $0[keyPath: coordinate] }
    return (values.min() ?? 0, values.max() ?? 0)
  }
}

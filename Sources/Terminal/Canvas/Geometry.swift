// Positions and rectangles, counted in cells from the top left corner.

/// A width and a height in cells.
public struct Size: Hashable, Sendable {
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// A size; nothing is checked.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A cell's place: column `x`, row `y`, both from 0.
public struct Point: Hashable, Sendable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int

  /// A place.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of cells; one without width or height is empty.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var x: Int
  /// The topmost row.
  public var y: Int
  /// Columns, never negative.
  public private(set) var width: Int
  /// Rows, never negative.
  public private(set) var height: Int

  /// A rectangle; negative extents count as none.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The rectangle at the origin that covers `size`.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  /// The first column to the right of the rectangle.
  public var maxX: Int { x + width }
  /// The first row below the rectangle.
  public var maxY: Int { y + height }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// Its extent.
  public var size: Size { Size(width: width, height: height) }

  /// Whether the cell at `point` lies inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The rectangle without `dx` columns at both sides and `dy` rows above and below.
  public func inset(by dx: Int, _ dy: Int) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// The rectangle without `margin` cells on all four sides.
  public func inset(by margin: Int) -> Rect { inset(by: margin, margin) }

  /// What this rectangle and `other` share.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle of at most `size` in the middle of this one.
  public func centered(_ size: Size) -> Rect {
    let w = min(width, size.width)
    let h = min(height, size.height)
    return Rect(x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h)
  }

  /// Row `index` of the rectangle, counted from its top.
  public func row(_ index: Int) -> Rect {
    Rect(x: x, y: y + index, width: width, height: index >= 0 && index < height ? 1 : 0)
  }

  /// Cuts at most `rows` rows off the top and returns them.
  public mutating func cutTop(_ rows: Int) -> Rect {
    let n = max(0, min(rows, height))
    defer {
      y += n
      height -= n
    }
    return Rect(x: x, y: y, width: width, height: n)
  }

  /// Cuts at most `rows` rows off the bottom and returns them.
  public mutating func cutBottom(_ rows: Int) -> Rect {
    let n = max(0, min(rows, height))
    height -= n
    return Rect(x: x, y: y + height, width: width, height: n)
  }

  /// Cuts at most `columns` columns off the left and returns them.
  public mutating func cutLeft(_ columns: Int) -> Rect {
    let n = max(0, min(columns, width))
    defer {
      x += n
      width -= n
    }
    return Rect(x: x, y: y, width: n, height: height)
  }

  /// Cuts at most `columns` columns off the right and returns them.
  public mutating func cutRight(_ columns: Int) -> Rect {
    let n = max(0, min(columns, width))
    width -= n
    return Rect(x: x + width, y: y, width: n, height: height)
  }

  /// `count` columns side by side, `gap` cells apart; the first ones are the wider.
  public func columns(_ count: Int, gap: Int = 0) -> [Rect] {
    shares(of: width, among: count, gap: gap).map {
      Rect(x: x + $0.lowerBound, y: y, width: $0.count, height: height)
    }
  }

  /// `count` rows one above the other, `gap` cells apart; the first ones are the higher.
  public func rows(_ count: Int, gap: Int = 0) -> [Rect] {
    shares(of: height, among: count, gap: gap).map {
      Rect(x: x, y: y + $0.lowerBound, width: width, height: $0.count)
    }
  }
}

/// `length` cut into `count` nearly equal ranges that lie `gap` apart.
private func shares(of length: Int, among count: Int, gap: Int) -> [Range<Int>] {
  guard count > 0 else { return [] }
  let free = max(0, length - gap * (count - 1))
  var start = 0
  return (0..<count).map { i in
    let share = free / count + (i < free % count ? 1 : 0)
    defer { start += share + gap }
    return start..<(start + share)
  }
}

extension HasseDiagram {
  /// The column in which each node has its middle, `[levels][nodes]`, from 0 on.
  ///
  /// Nodes need `widths` columns, `[levels][nodes]`, and do not overlap when each begins (width - 1) / 2
  /// columns before its middle; where there is room they stand between the nodes that they are joined
  /// to. At least `room` columns are used. O(lines)
  public func columns(widths: [[Int]], room: Int) -> [[Int]] {
    let needed = widths.map { Double($0.reduce(0, +)) }
    let width = max(Double(room), needed.max() ?? 0)
    var middles = zip(widths, needed).map { widths, needed -> [Double] in
      // What is free goes around the nodes in equal parts.
      let free = (width - needed) / Double(max(1, widths.count))
      var x = 0.0
      return widths.map { own in
        defer { x += Double(own) + free }
        return x + (Double(own) + free) / 2
      }
    }
    var neighbours = levels.map { $0.map { _ in [Place]() } }
    for line in lines {
      for (low, high) in zip(line, line.dropFirst()) {
        neighbours[low.level][low.index].append(high)
        neighbours[high.level][high.index].append(low)
      }
    }
    for round in 0..<12 {
      let sequence = round.isMultiple(of: 2) ? Array(levels.indices) : levels.indices.reversed()
      for level in sequence {
        let wishes = levels[level].indices.map { index -> Double in
          let around = neighbours[level][index]
          guard !around.isEmpty else { return middles[level][index] }
          let sum = around.reduce(0.0) { $0 + middles[$1.level][$1.index] }
          // Half of the way, so that levels do not collapse onto one line.
          return (middles[level][index] + sum / Double(around.count)) / 2
        }
        middles[level] = apart(wishes, widths[level], width)
      }
    }
    return zip(middles, widths).map { whole($0, $1) }
  }

  /// The middles in whole columns, none before the end of the node to its left.
  private func whole(_ middles: [Double], _ widths: [Int]) -> [Int] {
    var free = 0
    return zip(middles, widths).map { middle, width in
      let start = max(free, Int((middle - Double(width) / 2).rounded()))
      free = start + width
      return start + (width - 1) / 2
    }
  }

  /// The wishes in their order, moved as little as keeps them apart and inside.
  private func apart(_ wishes: [Double], _ widths: [Int], _ width: Double) -> [Double] {
    var places = wishes
    var edge = 0.0
    for k in places.indices {
      places[k] = max(places[k], edge + Double(widths[k]) / 2)
      edge = places[k] + Double(widths[k]) / 2
    }
    edge = width
    for k in places.indices.reversed() {
      places[k] = min(places[k], edge - Double(widths[k]) / 2)
      edge = places[k] - Double(widths[k]) / 2
    }
    return places
  }
}

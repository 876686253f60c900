// Vertical axes: labels stand on rows, so ticks are chosen to fall on them.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Axis {
  /// The axis for values from `least` to `most` whose ticks stand equally many whole rows apart,
  /// each at its value; the middle of the lowest of `rows` rows shows `low`, of the highest `high`.
  ///
  /// `nil` if there is none: in fewer than three rows, and on logarithmic axes of few decades, whose
  /// ticks 1, 2, 5 are never even.
  init?(from least: Double, to most: Double, log isLog: Bool, rows: Int) {
    guard rows >= 3 else { return nil }
    let ends = Self.opened(least, most, log: isLog)
    let (low, high) = isLog ? (log10(ends.low), log10(ends.high)) : ends
    let steps =
      isLog ? [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 50, 100] : Self.steps(over: high - low)
    guard let scale = RowScale.best(from: low, to: high, rows: rows, steps: steps) else {
      return nil
    }
    let indices = Self.multiples(of: scale.step, from: scale.low, to: scale.high)
    if isLog {
      guard indices.count >= (rows > 7 ? 3 : 2), scale.low > -300, scale.high < 300 else {
        return nil
      }
      let ticks = Self.decadeTicks(indices.map { Int($0 * scale.step) })
      self.init(isLog: true, low: pow(10, scale.low), high: pow(10, scale.high), ticks: ticks)
    } else {
      let ticks = Self.labelled(indices.map { $0 * scale.step }, step: scale.step)
      self.init(isLog: false, low: scale.low, high: scale.high, ticks: ticks)
    }
  }

  /// Round steps, from too fine for `span` to too coarse.
  private static func steps(over span: Double) -> [Double] {
    let power = pow(10, log10(span).rounded(.down))
    return [0.01, 0.1, 1, 10].flatMap { scale in [1, 2, 2.5, 5].map { $0 * scale * power } }
  }
}

/// A range in which multiples of `step` stand on rows.
private struct RowScale {
  let low: Double
  let high: Double
  let step: Double

  /// The scale that loses least: room, ticks, and labels at the ends.
  static func best(from least: Double, to most: Double, rows: Int, steps: [Double]) -> RowScale? {
    // At most nine ticks, two rows apart where there is room.
    let finest = max(rows > 3 ? 2 : 1, (rows + 6) / 8)
    var best: (scale: RowScale, loss: Double)?
    for pitch in finest...max(finest, rows - 1) {
      for step in steps {
        let row = step / Double(pitch)
        for unit in [step, row] {
          let scale = RowScale(
            from: least, to: most, gaps: rows - 1, row: row, step: step, unit: unit)
          guard let loss = scale?.loss(least, most), loss < best?.loss ?? .infinity else {
            continue
          }
          best = scale.map { ($0, loss) }
        }
      }
    }
    return best?.scale
  }

  /// Begins on the multiple of `unit` at or below `least`, so never below 0 without need; for values
  /// that are not positive it ends on the one at or above `most`.
  private init?(
    from least: Double, to most: Double, gaps: Int, row: Double, step: Double, unit: Double
  ) {
    if most <= 0 {
      high = (most / unit - 1e-9).rounded(.up) * unit
      low = high - Double(gaps) * row
    } else {
      low = (least / unit + 1e-9).rounded(.down) * unit
      high = low + Double(gaps) * row
    }
    guard row > 0, low <= least + 1e-6 * row, high >= most - 1e-6 * row else { return nil }
    self.step = step
  }

  /// What is lost: room, ticks, a label at the end where the range begins, the part beyond the last
  /// label, and the digit more that 2.5 and its like need.
  private func loss(_ least: Double, _ most: Double) -> Double {
    let first = (low / step - 1e-6).rounded(.up)
    let last = (high / step + 1e-6).rounded(.down)
    let count = last - first + 1
    let below = max(0, first * step - low)
    let above = max(0, high - last * step)
    let (begin, end) = most <= 0 ? (above, below) : (below, above)
    var loss = (high - low) / (most - least) - 1 + end / (high - low)
    if count < 3 { loss += count < 2 ? 10 : 0.3 }
    if count < 5 { loss += 0.06 * (5 - count) }
    if begin > 1e-6 * step { loss += 0.2 }
    if abs(step / pow(10, log10(step).rounded(.down)) - 2.5) < 1e-6 { loss += 0.1 }
    return loss
  }
}

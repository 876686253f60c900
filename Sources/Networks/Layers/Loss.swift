// What training makes small: mean squared error for regression, cross-entropy for classes.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far outputs `[count × width]` are from targets of the same shape.
public enum Loss: String, Sendable, Hashable, CaseIterable {
  /// The mean of (y - t)² over all entries.
  case mse
  /// The mean over the rows of -Σ t log softmax(y), where t is 1 at the class and 0 elsewhere.
  case crossEntropy

  /// The loss, summed in double precision.
  public func value(_ outputs: [Float], _ targets: [Float], count: Int, width: Int) -> Double {
    guard count > 0 else { return 0 }
    switch self {
    case .mse:
      let (y, t) = (outputs.span, targets.span)
      var sum = 0.0
      for i in 0..<count * width {
        let difference = Double(y[i]) - Double(t[i])
        sum += difference * difference
      }
      return sum / Double(count * width)
    case .crossEntropy:
      var sum = 0.0
      for row in 0..<count {
        sum += Self.surprise(outputs.span, targets.span, at: row * width, width: width)
      }
      return sum / Double(count)
    }
  }

  /// Writes ∂L/∂y into `gradient`.
  func gradient(
    _ outputs: [Float], _ targets: [Float], count: Int, width: Int, into gradient: inout [Float]
  ) {
    let (y, t) = (outputs.span, targets.span)
    var to = gradient.mutableSpan
    switch self {
    case .mse:
      let scale = 2 / Float(count * width)
      for i in 0..<count * width { to[i] = scale * (y[i] - t[i]) }
    case .crossEntropy:
      for row in 0..<count {
        Self.softmaxGradient(y, t, at: row * width, width: width, scale: 1 / Float(count), &to)
      }
    }
  }

  /// -Σ t log softmax(y) of one row.
  private static func surprise(
    _ y: Span<Float>, _ t: Span<Float>, at start: Int, width: Int
  ) -> Double {
    let largest = Double(maximum(y, at: start, width: width))
    var (exponentials, chosen, weight) = (0.0, 0.0, 0.0)
    for i in start..<start + width {
      exponentials += exp(Double(y[i]) - largest)
      chosen += Double(t[i]) * (Double(y[i]) - largest)
      weight += Double(t[i])
    }
    return weight * log(exponentials) - chosen
  }

  /// (softmax(y) - t) · scale of one row.
  ///
  /// What is below 1e-20 becomes 0: it changes nothing, but products of subnormal numbers would
  /// slow a long run down.
  private static func softmaxGradient(
    _ y: Span<Float>, _ t: Span<Float>, at start: Int, width: Int, scale: Float,
    _ gradient: inout MutableSpan<Float>
  ) {
    let largest = maximum(y, at: start, width: width)
    var sum: Float = 0
    for i in start..<start + width {
      let exponential = expf(y[i] - largest)
      gradient[i] = exponential
      sum += exponential
    }
    for i in start..<start + width {
      let difference = gradient[i] / sum - t[i]
      gradient[i] = difference.magnitude < 1e-20 ? 0 : scale * difference
    }
  }

  /// The largest entry of a row; NaN if one is.
  private static func maximum(_ y: Span<Float>, at start: Int, width: Int) -> Float {
    var largest = y[start]
    for i in start + 1..<start + width {
      if !(y[i] <= largest) { largest = y[i] }
    }
    return largest
  }
}

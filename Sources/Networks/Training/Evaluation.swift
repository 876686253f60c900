// How good a model is, and how symmetric.

/// Measures over the orbit of the test set: every test input moved by every group element.
public struct Evaluation: Sendable, Hashable {
  /// The loss, over the orbit.
  public var testLoss: Double
  /// Mean squared error over the variance of the targets; nil for classes.
  public var testNmse: Double?
  /// The mean over g ≠ e of ‖f(gX) - g f(X)‖ / ‖f(X)‖; on logits for classes.
  public var equivarianceError: Double
  /// The share of right answers over the orbit; nil for regression.
  public var accuracy: Double?
  /// The share of right answers on the inputs as they are.
  public var uprightAccuracy: Double?
  /// The share of (x, g), g ≠ e, whose answer differs from that for x.
  public var flipRate: Double?

  /// What every task has, and what only some have.
  public init(
    testLoss: Double, testNmse: Double? = nil, equivarianceError: Double, accuracy: Double? = nil,
    uprightAccuracy: Double? = nil, flipRate: Double? = nil
  ) {
    self.testLoss = testLoss
    self.testNmse = testNmse
    self.equivarianceError = equivarianceError
    self.accuracy = accuracy
    self.uprightAccuracy = uprightAccuracy
    self.flipRate = flipRate
  }
}

extension Trainer {
  /// Measures on the whole test set and its orbit; deterministic.
  public func evaluate() -> Evaluation { evaluate(first: task.test.count) }

  /// The same on a fixed part of the test set, for live curves: about 512 inputs.
  public func probe() -> Evaluation {
    evaluate(first: max(1, min(task.test.count, 512 / task.inputAction.order)))
  }

  private func evaluate(first count: Int) -> Evaluation {
    let order = task.inputAction.order
    let inputs = Array(task.test.inputs.prefix(count * task.inputAction.dimension))
    let targets = Array(task.test.targets.prefix(count * task.outputAction.dimension))
    let outputs = orbitOutputs(inputs, count: count)
    let loss =
      (0..<order).reduce(0.0) { sum, g in
        sum
          + task.loss.value(
            outputs[g], task.outputAction.apply(g, to: targets), count: count,
            width: network.outputSize)
      } / Double(order)
    var result = Evaluation(
      testLoss: loss, equivarianceError: equivarianceError(outputs))
    switch task.loss {
    case .mse: result.testNmse = loss / variance(targets)
    case .crossEntropy: countAnswers(outputs, inputs, targets, count: count, into: &result)
    }
    return result
  }

  /// f(gX) for each g, `[order][count × output]`.
  private func orbitOutputs(_ inputs: [Float], count: Int) -> [[Float]] {
    let raw = (0..<task.inputAction.order).map { g in
      network(task.inputAction.apply(g, to: inputs), count: count)
    }
    return kind == .averaged ? averaged(raw) : raw
  }

  /// f̄(gX) = mean over h of h⁻¹ f(h g X), from f on the whole orbit.
  private func averaged(_ raw: [[Float]]) -> [[Float]] {
    let weight = 1 / Float(raw.count)
    return raw.indices.map { g in
      var sum = [Float](repeating: 0, count: raw[g].count)
      for h in raw.indices {
        let values = raw[task.group.product(h, g)]
        for start in stride(from: 0, to: values.count, by: network.outputSize) {
          task.outputAction.addInverse(h, of: values, at: start, to: &sum, at: start)
        }
      }
      return sum.map { weight * $0 }
    }
  }

  private func equivarianceError(_ outputs: [[Float]]) -> Double {
    guard outputs.count > 1 else { return 0 }
    let sum = (1..<outputs.count).reduce(0.0) { sum, g in
      sum + relativeDifference(outputs[g], task.outputAction.apply(g, to: outputs[0]), outputs[0])
    }
    return sum / Double(outputs.count - 1)
  }

  private func countAnswers(
    _ outputs: [[Float]], _ inputs: [Float], _ targets: [Float], count: Int,
    into result: inout Evaluation
  ) {
    let width = network.outputSize
    let right = (0..<count).map { answer(targets, row: $0, width: width).label }
    let answers = outputs.indices.map { g in
      labels(outputs[g], inputs: inputs, movedBy: g, count: count)
    }
    let correct = answers.map { labels in zip(labels, right).count { $0 == $1 && $0 >= 0 } }
    let flips = answers.dropFirst().reduce(0) { sum, labels in
      sum + zip(labels, answers[0]).count { $0 != $1 || $0 < 0 }
    }
    let moved = Double(count * (outputs.count - 1))
    result.accuracy = Double(correct.reduce(0, +)) / Double(count * outputs.count)
    result.uprightAccuracy = Double(correct[0]) / Double(count)
    result.flipRate = moved > 0 ? Double(flips) / moved : 0
  }

  /// The class of each row, from 0; -1 where an output is not a number.
  ///
  /// The outputs of an invariant model for x and g x differ by rounding, since the terms of their
  /// sums come in another order. Where the two best classes are within a thousandth, the answer is
  /// therefore taken from `predict`, whose sums do not depend on the order: an invariant model
  /// flips exactly never.
  private func labels(
    _ outputs: [Float], inputs: [Float], movedBy g: Int, count: Int
  ) -> [Int] {
    let width = network.outputSize
    let n = network.inputSize
    return (0..<count).map { row in
      let fast = answer(outputs, row: row, width: width)
      guard fast.label >= 0, fast.isClose else { return fast.label }
      let input = task.inputAction.apply(g, to: Array(inputs[row * n..<(row + 1) * n]))
      return answer(predict(input, count: 1), row: 0, width: width).label
    }
  }
}

/// The first of the largest entries of a row, and whether the next is within a thousandth of it,
/// relative to the largest magnitude; the label is -1 if an entry is not finite.
private func answer(_ rows: [Float], row: Int, width: Int) -> (label: Int, isClose: Bool) {
  let values = rows.span
  var (label, best, second, scale) = (-1, -Float.infinity, -Float.infinity, Float(0))
  for i in 0..<width {
    let value = values[row * width + i]
    guard value.isFinite else { return (-1, false) }
    scale = max(scale, value.magnitude)
    if value > best {
      (second, best, label) = (best, value, i)
    } else {
      second = max(second, value)
    }
  }
  return (label, best - second <= 1e-3 * scale)
}

/// ‖a - b‖ / ‖c‖ in double precision; 0 / 0 is 0.
private func relativeDifference(_ a: [Float], _ b: [Float], _ c: [Float]) -> Double {
  var (difference, norm) = (0.0, 0.0)
  for i in a.indices {
    let d = Double(a[i]) - Double(b[i])
    difference += d * d
    norm += Double(c[i]) * Double(c[i])
  }
  return difference == 0 ? 0 : (difference / norm).squareRoot()
}

/// The mean squared deviation of all entries from their mean.
private func variance(_ values: [Float]) -> Double {
  let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
  return values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    / Double(values.count)
}

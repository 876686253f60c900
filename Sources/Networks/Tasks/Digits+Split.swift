// Which digits are learnt from and which are kept for the test.

import LinearAlgebra

extension Digits {
  /// The number of pictures kept for the test.
  static let testCount = 597

  /// A random permutation of the seed: the first `trainCount` to learn from, the last 597 to test.
  func split(trainCount: Int, seed: UInt64) throws(DataError) -> (training: Samples, test: Samples)
  {
    let available = count - Self.testCount
    guard trainCount <= available else {
      throw DataError(
        "n-train is \(trainCount), but there are only \(max(0, available)) digits to learn from")
    }
    var random = SplitMix64(seed: seed, label: "digits")
    let order = Array(0..<count).shuffled(using: &random)
    return (samples(order.prefix(trainCount)), samples(order.suffix(Self.testCount)))
  }

  private func samples(_ chosen: ArraySlice<Int>) -> Samples {
    let size = Self.side * Self.side
    return Samples(
      count: chosen.count,
      inputs: chosen.flatMap { images[$0 * size..<($0 + 1) * size] },
      targets: chosen.flatMap { picture in
        (0..<10).map { Int(labels[picture]) == $0 ? 1 : 0 }
      })
  }
}

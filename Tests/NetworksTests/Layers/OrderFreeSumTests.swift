import LinearAlgebra
import Testing

@testable import Networks

@Test(arguments: 1...20 as ClosedRange<UInt64>)
func `an order-free sum has the same bits in every order`(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  // Magnitudes from 1e-9 to 1e3: ordinary sums of these do depend on the order.
  let terms = (0..<500).map { i in random.normal() * [1e-9, 1e-4, 1, 1e3][i % 4] }
  func sum(_ terms: [Double]) -> Double {
    var result = OrderFreeSum()
    for term in terms { result.add(term) }
    return result.value
  }
  let expected = sum(terms)
  var plain = Set([terms.reduce(0, +)])
  for _ in 0..<50 {
    let shuffled = terms.shuffled(using: &random)
    #expect(sum(shuffled).bitPattern == expected.bitPattern)
    plain.insert(shuffled.reduce(0, +))
  }
  #expect(plain.count > 1, "the terms are too tame to show anything")
  #expect(abs(expected - terms.reduce(0, +)) < 500 * 0x1p-31)
}

@Test func `an order-free sum keeps what is not a number`() {
  var sum = OrderFreeSum()
  sum.add(1)
  sum.add(.nan)
  #expect(sum.value.isNaN)
}

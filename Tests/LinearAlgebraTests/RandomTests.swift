import LinearAlgebra
import Testing

@Test func `the generator is SplitMix64 as published`() {
  // The first values for seed 1234567 of the reference code by Vigna (prng.di.unimi.it).
  var random = SplitMix64(seed: 1_234_567)
  let expected: [UInt64] = [
    6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
  ]
  #expect(expected.map { _ in random.next() } == expected)
}

@Test func `normal numbers have the moments of the normal distribution`() {
  var random = SplitMix64(seed: 42)
  let sample = (0..<200_000).map { _ in random.normal() }
  func moment(_ power: Int) -> Double {
    sample.reduce(0) { sum, x in sum + (0..<power).reduce(1.0) { product, _ in product * x } }
      / Double(sample.count)
  }
  // Five standard errors of each mean.
  #expect(abs(moment(1)) < 0.012)
  #expect(abs(moment(2) - 1) < 0.016)
  #expect(abs(moment(3)) < 0.044)
  #expect(abs(moment(4) - 3) < 0.11)
}

@Test func `uniform numbers and indices stay in their range and fill it`() {
  var random = SplitMix64(seed: 7)
  let sample = (0..<100_000).map { _ in random.uniform() }
  #expect(sample.allSatisfy { $0 >= 0 && $0 < 1 })
  #expect(abs(sample.reduce(0, +) / 100_000 - 0.5) < 0.005)
  var counts = [Int](repeating: 0, count: 7)
  for _ in 0..<70_000 { counts[random.index(below: 7)] += 1 }
  #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
}

@Test func `labels under one seed give unrelated sequences, the same label the same`() {
  func first(_ label: String) -> UInt64 {
    var random = SplitMix64(seed: 1, label: label)
    return random.next()
  }
  #expect(first("mlp") == first("mlp"))
  #expect(Set(["mlp", "augmented", "averaged", "equivariant", ""].map(first)).count == 5)
}

import Networks
import Testing

@Test func `the losses of simple outputs are known`() {
  #expect(Loss.mse.value([1, 2, 3, 4], [1, 0, 3, 1], count: 2, width: 2) == 13.0 / 4)
  // Equal logits: log of the number of classes.
  let uniform = Loss.crossEntropy.value([5, 5, 5, 5], [0, 1, 0, 0], count: 1, width: 4)
  #expect(abs(uniform - 1.386_294_361_119_890_6) < 1e-12)
}

@Test func `cross-entropy neither overflows nor hides a NaN`() {
  #expect(Loss.crossEntropy.value([1000, 0], [1, 0], count: 1, width: 2) == 0)
  #expect(Loss.crossEntropy.value([1000, 0], [0, 1], count: 1, width: 2) == 1000)
  #expect(Loss.crossEntropy.value([.nan, 0], [0, 1], count: 1, width: 2).isNaN)
  #expect(Loss.crossEntropy.value([0, .nan], [1, 0], count: 1, width: 2).isNaN)
  #expect(!Loss.crossEntropy.value([.infinity, 0], [0, 1], count: 1, width: 2).isFinite)
}

import LinearAlgebra
import Testing

@Test(arguments: [false, true], [false, true])
func `gemm is the product by definition in each transposition`(ta: Bool, tb: Bool) {
  let (m, n, k) = (7, 5, 11)
  var random = SplitMix64(seed: 1)
  let a = (0..<m * k).map { _ in Float(random.normal()) }
  let b = (0..<k * n).map { _ in Float(random.normal()) }
  let start = (0..<m * n).map { _ in Float(random.normal()) }
  var c = start
  gemm(transposeA: ta, transposeB: tb, m: m, n: n, k: k, alpha: 2, a: a, b: b, beta: 0.5, c: &c)
  for i in 0..<m {
    for j in 0..<n {
      var sum = 0.5 * Double(start[i * n + j])
      for l in 0..<k {
        sum +=
          2 * Double(ta ? a[l * m + i] : a[i * k + l]) * Double(tb ? b[j * k + l] : b[l * n + j])
      }
      #expect(abs(sum - Double(c[i * n + j])) < 1e-4)
    }
  }
}

@Test func `with beta 0 the old content of the result does not matter`() {
  var c: [Float] = [.nan]
  gemm(
    transposeA: false, transposeB: false, m: 1, n: 1, k: 2, alpha: 1, a: [1, 2], b: [3, 4], beta: 0,
    c: &c)
  #expect(c == [11])
}

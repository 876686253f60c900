// The door to BLAS: one thread, 32-bit sizes.

#if canImport(Accelerate)
  import Accelerate
#else
  import COpenBLAS
#endif

enum BLAS {
  /// Called before every BLAS or LAPACK call.
  ///
  /// OpenBLAS is told once to use one thread: the program splits its own work, and a sum must not
  /// depend on the number of cores.
  @inline(__always)
  static func start() { _ = singleThreaded }

  #if canImport(Accelerate)
    private static let singleThreaded: Void = ()
  #else
    private static let singleThreaded: Void = openblas_set_num_threads(1)
  #endif

  /// A size as BLAS takes it.
  @inline(__always)
  static func int(_ n: Int) -> Int32 { Int32(n) }
}

/// Single-precision product C = α op(A) op(B) + β C, row-major, on one thread.
///
/// op(A) is `[m × k]`, op(B) `[k × n]`, C `[m × n]`; an array may be longer than it needs to be.
/// With β = 0 the old C is not read. O(m n k).
public func gemm(
  transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int, alpha: Float, a: [Float], b: [Float],
  beta: Float, c: inout [Float]
) {
  precondition(m >= 0 && n >= 0 && k >= 0, "sizes are not negative")
  precondition(a.count >= m * k && b.count >= k * n && c.count >= m * n, "an array is too short")
  guard m > 0, n > 0 else { return }
  BLAS.start()
  cblas_sgemm(
    CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
    BLAS.int(m), BLAS.int(n), BLAS.int(k), alpha, a, BLAS.int(max(1, transposeA ? m : k)), b,
    BLAS.int(max(1, transposeB ? k : n)), beta, &c, BLAS.int(n))
}
